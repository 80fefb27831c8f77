"""Layout of the frame: zones by its shape, views of the bowl, free places for labels."""

from grokdl.stage.geometry import Box, Point, along, box_at, clipped, met, moved_into, shared_area
from grokdl.stage.placement import free_place, spread
from grokdl.stage.view import View, between, ticks, ticks_of_steps
from grokdl.stage.zones import UNIT, Stage

__all__ = [
    "UNIT",
    "Box",
    "Point",
    "Stage",
    "View",
    "along",
    "between",
    "box_at",
    "clipped",
    "free_place",
    "met",
    "moved_into",
    "shared_area",
    "spread",
    "ticks",
    "ticks_of_steps",
]
