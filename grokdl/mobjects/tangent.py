"""The tangent: which way the bowl leans at the dot, and how steeply."""

from __future__ import annotations

import math
from collections.abc import Sequence

from manim import VGroup

from grokdl import numerals, theme
from grokdl.mobjects.paths import NOTHING, Path, dashes
from grokdl.mobjects.text import Label, Number
from grokdl.stage import Box, Point, View, box_at, clipped, free_place

HALF = 1.15


class Tangent(VGroup):
    """A dashed line that touches the bowl at the dot, with its slope beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.line = Path(stroke=theme.current().slope, width=3.6, z_index=3)
        self.word = Label("slope", role="slope", size=theme.SMALL)
        self.number = Number("0", role="slope", size=theme.SMALL)
        self.add(self.line, self.word, self.number)
        self._choice = 0

    def show(
        self, view: View, weight: float, error: float, slope: float, obstacles: Sequence[Box]
    ) -> None:
        """Draw the tangent at a point of the bowl; the label looks for a place off `obstacles`."""
        if not view.shows(weight, error):
            self.hide()
            return
        at, angle = view.point(weight, error), screen_angle(view, slope)
        along = Point(math.cos(angle) * HALF, math.sin(angle) * HALF)
        low, high = Point(at.x - along.x, at.y - along.y), Point(at.x + along.x, at.y + along.y)
        within = view.zone._replace(bottom=view.zone.bottom - 0.3)
        ends = clipped(low, high, within) or (at, at)
        self.line.draw(dashes(*ends))
        self._show_label(slope, sorted(ends, key=lambda end: -end.y), view.zone, obstacles)

    def _show_label(
        self, slope: float, ends: Sequence[Point], zone: Box, obstacles: Sequence[Box]
    ) -> None:
        self.number.set_text(numerals.plain(slope, 2))
        gap = 0.12
        width = self.word.text_width + gap + self.number.text_width
        size = (width, 0.3)
        spots = [
            Point(end.x + side * (width / 2 + 0.14), end.y + lift)
            for end in ends
            for side in (1, -1)
            for lift in (0.0, 0.2, -0.2, 0.4, -0.4, 0.6, -0.6)
        ]
        spots = spots[self._choice :] + spots[: self._choice]
        middle = free_place(size, spots, zone._replace(bottom=zone.bottom + 0.08), obstacles)
        if middle in spots:  # stay on this side for as long as it is free
            self._choice = (self._choice + spots.index(middle)) % len(spots)
        left = box_at(middle, size).left
        self.word.show(True).place(left, middle.y - 0.09)
        self.number.show(True).place(left + self.word.text_width + gap, middle.y - 0.09)

    def hide(self) -> None:
        """Draw nothing."""
        self.line.draw(NOTHING)
        self.word.show(False)
        self.number.show(False)


def screen_angle(view: View, slope: float) -> float:
    """Return the angle (radians) at which a slope of the bowl is seen in a view."""
    across = view.zone.width / (view.high - view.low)
    upward = slope * view.zone.height / view.top
    return math.atan2(upward, across)
