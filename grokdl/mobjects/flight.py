"""Flight: a number on its way from one place to another, on a plate that covers what is there."""

from __future__ import annotations

from typing import final

from grokdl.mobjects.paths import NOTHING, Drawing, Path, rounded
from grokdl.mobjects.text import MONO, Number
from grokdl.stage import Point
from grokdl.stage.style import Style

MARGIN = 0.1  # units: from the number to the edge of its plate


@final
class Flight(Drawing):
    """A number in flight; before it starts, and when it has landed, nothing is to be seen."""

    def __init__(self, style: Style, role: str, size: float) -> None:
        super().__init__()
        colours = style.theme
        self.plate = Path(stroke=colours.highlight_edge, width=2.4, fill=colours.ground, z_index=6)
        self.number = Number(style, "", role=role, size=size, font=MONO, z_index=7)
        self.add(self.plate, self.number.show(False))

    def show(self, text: str, start: Point, end: Point, share: float) -> None:
        """Draw it a share of the way from one foot to another."""
        flies = 0 < share < 1
        for part in (self.number, self.plate):
            part.in_flight = flies
        self.number.set_text(text).show(flies).place(*between(start, end, share), 0.5)
        box = self.number.box.grown(MARGIN)
        self.plate.draw(rounded(box, 0.08) if flies else NOTHING)


def foot(number: Number) -> Point:
    """Return the middle of a number's baseline."""
    return Point(number.box.centre.x, number.at.y)


def between(start: Point, end: Point, share: float) -> Point:
    """Return the point that has a share of the way between two others behind it."""
    return Point(*(a + share * (b - a) for a, b in zip(start, end, strict=True)))
