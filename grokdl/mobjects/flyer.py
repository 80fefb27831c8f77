"""Flyer: a dot that flies from one place to another, on an arc."""

from __future__ import annotations

from typing import final

from grokdl.mobjects.paths import Path, circle
from grokdl.stage import Point
from grokdl.stage.style import Style

RADIUS = 0.13


@final
class Flyer(Path):
    """A dot in the ink of the lesson's dots; `show` has it on its way from one place to another."""

    def __init__(self, style: Style) -> None:
        colours = style.theme
        super().__init__(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=6)

    def show(self, start: Point, end: Point, share: float) -> None:
        """Draw it a share of the way: first along, then down, as a thrown ball falls."""
        over = Point(end.x, start.y)
        rest = 1 - share
        x, y = (
            rest * rest * a + 2 * rest * share * b + share * share * c
            for a, b, c in zip(start, over, end, strict=True)
        )
        self.draw(circle(Point(x, y), RADIUS))
