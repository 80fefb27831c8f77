"""Shared squares: two changes that cure one miss, each as a square, and what these add up to.

Over them is the miss as a bar, filled by what each change moves the prediction.
"""

from __future__ import annotations

import math
from typing import Any, final

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.learning.shared_miss import cure, squares_of
from grokdl.mobjects.paths import Drawing, Path, polygon
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

BAR, WIDEST = 0.42, 0.7  # the bar's height, and its share of the box's width
OVER, UNDER = 0.5, 0.55  # over the bar and under the squares, for words
BETWEEN = 0.75  # from the bar to the highest square: for its number
SIGN, SUM = 0.55, 1.7  # units across: a sign between the squares, and the room of their sum
NUMBER, CLOSE = 0.14, 0.03  # from a square up to its number, from that to its exponent
PALE = 0.4  # how much of its colour the first weight's part has
NONE = 1e-9  # of the smallest cure: a change that is smaller is rounding


@final
class SharedSquares(Drawing):
    """Squares of two changes, a plus between them, their sum, and the bar of the miss.

    A change's side is to the scale of the longest one that is shown, by the larger input alone.
    """

    def __init__(self, style: Style, box: Box, inputs: tuple[float, float], miss: float) -> None:
        super().__init__()
        colours, words = style.theme, style.words
        self.box, self.inputs, self.miss = box, inputs, miss
        self.least = cure(inputs, miss)
        self.parts = [Path(fill=colours.weight, z_index=1) for _ in inputs]
        self.squares = [Path(fill=colours.weight, z_index=1) for _ in inputs]
        for path in (self.parts[0], self.squares[0]):
            path.set_fill(opacity=PALE)
        self.bar = Path(stroke=colours.goal, width=3, z_index=2)
        self.name = Label(
            style, words.named("delta", numerals.plain(miss)), role="goal", anchor=0.5
        )
        self.name.showing("delta")
        look: dict[str, Any] = {"size": theme.BODY, "anchor": 0.5}
        self.names = [
            Label(style, words.named("input", numerals.plain(input)), role="input", **look).showing(
                name
            )
            for name, input in zip(("first_input", "second_input"), inputs, strict=True)
        ]
        self.sides = [Number(style, "", role="weight", font=MONO, **look) for _ in inputs]
        self.exponents = [Label(style, "²", role="weight", **look) for _ in inputs]
        self.signs = [
            Label(style, sign, role="muted", size=theme.TITLE, anchor=0.5) for sign in "+="
        ]
        self.sum = Number(style, "", size=theme.TITLE, font=MONO)
        self.add(*self.parts, *self.squares, self.bar, self.name, *self.names)
        self.add(*self.sides, *self.exponents, *self.signs, self.sum)
        self._place()

    @property
    def alike(self) -> float:
        """How far along the line of cures both changes are the same."""
        first, second = self.inputs
        return self.miss * (second - first) / (first + second)

    @property
    def alone(self) -> float:
        """How far along the weight with the larger input cures the miss alone."""
        first, second = self.inputs
        return -self.miss * first / second if second >= first else self.miss * second / first

    def show(self, along: float) -> None:
        """Show the cure that lies so far along, the smallest one being at 0."""
        if self.already_shows(along):
            return
        changes = self.changes(along)
        left = self.bar_left
        for k, (change, input) in enumerate(zip(changes, self.inputs, strict=True)):
            right = left + change * input / self.miss * self.bar_width
            self.parts[k].draw(_rectangle(left, self.bar_bottom, right, self.bar_bottom + BAR))
            left = right
            half, x = change * self.unit / 2, self.middles[k]
            self.squares[k].draw(_rectangle(x - half, self.base, x + half, self.base + 2 * half))
            text = numerals.plain(self.written(change))
            self.sides[k].fill(text, self.side + SIGN).showing(
                f"change_{k + 1}", of={"along": along}
            )
            side = self.sides[k].place(x, self.base + 2 * half + NUMBER)
            self.exponents[k].place(x + side.text_width / 2 + CLOSE, side.at.y, 0)
        total = math.fsum(change**2 for change in changes)
        self.sum.fill(numerals.plain(total), SUM).showing("squared_changes", of={"along": along})
        self.sum.place(self.sum_left, self.base + NUMBER)

    def written(self, change: float) -> float:
        """Return a change as it is written: what is only rounding is 0."""
        return change if abs(change) > NONE * math.hypot(*self.least) else 0.0

    def changes(self, along: float) -> tuple[float, float]:
        """Return the cure that lies so far along the line."""
        (first, second), squares = self.inputs, squares_of(self.inputs)
        one, other = self.least
        return one + along * second / squares, other - along * first / squares

    def _place(self) -> None:
        """Set what does not change: the bar, its name, the names under the squares, the signs."""
        box, centre = self.box, self.box.centre
        self.bar_width = WIDEST * box.width
        self.bar_left, self.bar_bottom = centre.x - self.bar_width / 2, box.top - OVER - BAR
        self.base = box.bottom + UNDER
        high, wide = self.bar_bottom - BETWEEN - self.base, box.width - 2 * SIGN - SUM
        self.side = min(high, wide / 2)
        self.unit = self.side * max(self.inputs) / self.miss
        left = centre.x - (2 * self.side + 2 * SIGN + SUM) / 2
        self.middles = left + self.side / 2, left + 1.5 * self.side + SIGN
        self.sum_left = left + 2 * self.side + 2 * SIGN
        top = self.bar_bottom + BAR
        self.bar.draw(
            _rectangle(self.bar_left, self.bar_bottom, self.bar_left + self.bar_width, top)
        )
        self.name.place(centre.x, top + 0.16)
        for name, x in zip(self.names, self.middles, strict=True):
            name.fit(self.side + SIGN - 0.1).place(x, self.base - 0.4)
        for sign, x in zip(
            self.signs, (left + self.side, left + 2 * self.side + SIGN), strict=True
        ):
            sign.place(x + SIGN / 2, self.base + NUMBER)


def _rectangle(left: float, bottom: float, right: float, top: float) -> FloatArray:
    return polygon(Point(left, bottom), Point(right, bottom), Point(right, top), Point(left, top))
