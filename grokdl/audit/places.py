"""Checks of places: what is outside the safe area, its zone or its view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..stage import Box, Stage, View
from .check import Check
from .finding import Fault
from .shapes import Shape
from .theory import Theory
from .walk import Frame

SLACK = 0.02  # units: half a line whose middle lies on the edge


class Places(Check):
    """Holds every drawing to the safe area, and title, picture and caption to their zones."""

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each shape; what flies from one zone to another is in neither."""
        stage = Stage(frame.scene.camera.frame_width, frame.scene.camera.frame_height)
        for shape in frame.shapes:
            if not shape.finite:
                yield Fault("no place", str(shape), said="one of its points is no number")
        for shape in (shape for shape in frame.seen if shape not in frame.passing):
            name, zone = zone_of(shape, frame, stage)
            beyond = farthest_beyond(shape, zone.grown(SLACK))
            if beyond > 0:
                said = f"{beyond + SLACK:.2f} units beyond {name}"
                yield Fault("outside", str(shape), name, round(beyond, 4), said, shape.box)


class Marks(Check):
    """A dot that has left its view is followed, or marked at the edge."""

    every = True

    def __init__(self) -> None:
        super().__init__()
        self._views: dict[int, View] = {}

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each run's dot."""
        for number, run in enumerate(getattr(frame.scene, "runs", ())):
            plot, theory = run.plot, Theory(run)
            view = run.view
            followed = self._views.get(number, view) != view
            self._views[number] = view
            there = plot.dot in frame.scene.mobjects
            if not there or followed or theory.holds_the_dot:
                continue
            self.examined["marks at the edge"] += 1
            name, points = f"the dot of run {number + 1}", plot.edge_mark.head.points
            if plot.edge_mark not in frame.scene.mobjects or not len(points):
                yield Fault("outside", name, said="no mark at the edge")
            elif (points[:, 0].mean() > view.zone.centre.x) != theory.is_right:
                yield Fault("outside", name, "its mark", said="the mark is at the other edge")


def zone_of(shape: Shape, frame: Frame, stage: Stage) -> tuple[str, Box]:
    """Return the zone that a shape belongs to, and its name."""
    root: Any = frame.names.root(shape.owner)
    if root is getattr(frame.scene, "caption", None):
        return "the caption line", stage.caption
    if root is getattr(frame.scene, "header", None):
        return "the title line", stage.title
    given = getattr(frame.scene, "zones", {}).get(root)
    if given is not None:
        return "its zone", given
    if hasattr(frame.scene, "caption"):
        return "the middle", stage.middle
    return "the safe area", stage.safe


def farthest_beyond(shape: Shape, zone: Box) -> float:
    """Return by how much a shape sticks out of a zone, in units; 0 if it doesn't."""
    if zone.holds(shape.box):
        return 0.0
    box = shape.extent(zone)
    return max(
        0.0,
        zone.left - box.left,
        zone.bottom - box.bottom,
        box.right - zone.right,
        box.top - zone.top,
    )
