"""Where the dot is when it has left the frame: an arrow at the edge, with its weight."""

from __future__ import annotations

import math

from manim import VGroup

from grokdl import numerals, theme
from grokdl.mobjects.paths import NOTHING, Path, arrow_head
from grokdl.mobjects.text import Number
from grokdl.stage import Box, Point, View

INSET = 0.12


class EdgeMark(VGroup):
    """A small arrow at the edge of the view, drawn only while the dot is beyond it."""

    def __init__(self) -> None:
        super().__init__()
        self.head = Path(fill=theme.current().ink, z_index=4)
        self.label = Number("", role="weight", size=theme.SMALL, z_index=5)
        self.add(self.head, self.label)

    def show(self, view: View, weight: float, error: float) -> None:
        """Draw the arrow if a point is outside the view."""
        seen = view.shows(weight, error)
        self.label.show(not seen)
        if seen:
            self.head.draw(NOTHING)
            return
        zone = view.zone
        inner = Box(zone.left + INSET, zone.bottom, zone.right - INSET, zone.top - INSET)
        side = math.copysign(1, weight - (view.low + view.high) / 2)
        at = Point(inner.right if side > 0 else inner.left, inner.top)
        self.head.draw(arrow_head(Point(at.x, at.y + INSET), math.pi / 2 - side * 0.7, 0.3))
        self.label.set_text(f"{numerals.plain(weight)}")
        self.label.place(at.x + INSET * side, at.y - 0.55, 1 if side > 0 else 0)
