"""Two strips: a square grows on two sides; its slope counts both, weight_delta one of them."""

from __future__ import annotations

from typing import final

from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import NOTHING, Drawing, Path, polygon
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

STRIP = 0.2  # of the square's side: so wide a strip gets
MOST = 1.2  # units: the square's side
ASIDE = 0.35  # from the strips to their words
ROW = 0.5  # from one row of words to the next
LEAST = 1.0  # units: lower or narrower than this there is no room for it
NARROW = 3.9


@final
class TwoStrips(Drawing):
    """The square of delta, a strip on top and one beside it, and whose strips these are."""

    def __init__(self, style: Style, box: Box) -> None:
        super().__init__()
        colours, words = style.theme, style.words
        self.side = min(MOST, box.height / (1 + STRIP))
        self.corner = Point(box.left, box.bottom + (box.height - self.side * (1 + STRIP)) / 2)
        self.square = Path(stroke=colours.error, width=3, z_index=2)
        self.square.draw(self._area(0, 0, 1, 1))
        self.top = Path(fill=colours.weight, z_index=1)
        self.beside = Path(fill=colours.slope, z_index=1)
        self.name = Label(style, words("delta squared"), role="error", size=theme.SMALL, anchor=0.5)
        self.name.centre_at(self._at(0.5, 0.5))
        self.words = [
            Label(style, words(key), role=role, size=theme.SMALL)
            for key, role in (("one strip", "weight"), ("both strips", "slope"))
        ]
        x, middle = self._at(1 + STRIP, 0).x + ASIDE, self._at(0, 0.5).y
        for label, up in zip(self.words, (0.5, -0.5), strict=True):
            label.fit(box.right - x).place(x, middle + up * ROW - 0.09)
        self.add(self.top, self.beside, self.square, self.name, *self.words)
        self.show(0)

    @staticmethod
    def fits(box: Box) -> bool:
        """Tell whether a box has room for it."""
        return box.height >= LEAST and box.width >= NARROW

    def show(self, share: float) -> None:
        """Let the strips grow to a share of their width; their words come with the whole."""
        if self.already_shows(share):
            return
        grown = STRIP * share
        self.top.draw(self._area(0, 1, 1, grown) if share else NOTHING)
        self.beside.draw(self._area(1, 0, grown, 1) if share else NOTHING)
        for label in self.words:
            label.show(share == 1)

    def _at(self, along: float, up: float) -> Point:
        return Point(self.corner.x + along * self.side, self.corner.y + up * self.side)

    def _area(self, along: float, up: float, width: float, height: float) -> FloatArray:
        ends = (
            (along, up),
            (along + width, up),
            (along + width, up + height),
            (along, up + height),
        )
        return polygon(*(self._at(*end) for end in ends))
