"""Product arrows: the pure error, and the pure error times the input, as arrows to one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import final

from manim import Animation, UpdateFromAlphaFunc

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.paths import NOTHING, Drawing, Path, arrow_head, circle, dashes, joined, line
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import UNIT, Box, Point, theme
from grokdl.stage.style import Style

SIZES = (theme.CAPTION, theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
THICK = 6
HEAD = 0.3
STUB = 0.07  # the dot that is left of an arrow without length
DASHED = 0.35  # of the way from row to row: half of the line at 0
EDGE = 0.3  # from the box to the farthest tip
PITCH = 1.0  # at most, from row to row
APART = 0.7  # ems, at least, between a word and its number
DOWN = 0.16  # of the way from row to row: an arrow is so much nearer to its words
LONGEST = "−0.0000"
ROLES = ("error", "input", "weight")  # of the rows of words


@final
class ProductArrows(Drawing):
    """The arrow of a pure error; under it the input, and the arrow of their product.

    The scale holds the products with all of `inputs`. Whatever the input, the goal is such that
    the pure error stays what it is at first.
    """

    def __init__(self, style: Style, box: Box, given: Parameters, inputs: Sequence[float]) -> None:
        super().__init__()
        self.colours = colours = style.theme
        self.box, self.given = box, given
        self.delta = neuron.delta_of(
            neuron.predict(given.input, given.weight), given.goal_prediction
        )
        self.texts = self._texts(given.input)
        places = [0.0, self.delta, *(self.delta * input for input in (*inputs, given.input))]
        self.low, self.high = min(places), max(places)
        self.zero = Path(stroke=colours.axis, width=theme.FINE)
        self.shafts = [Path(stroke=colours.role(r), width=THICK, z_index=1) for r in ROLES[::2]]
        self.heads = [Path(fill=colours.role(role), z_index=1.1) for role in ROLES[::2]]
        rows = (
            ("", "pure error", "delta"),
            (f"{numerals.TIMES} ", "input", "input"),
            ("= ", "weight_delta", "weight_delta"),
        )
        self.words = [
            Label(style, f"{sign}{style.words(word)}", role=role)
            for (sign, word, _), role in zip(rows, ROLES, strict=True)
        ]
        self.numbers = {
            quantity: Number(style, LONGEST, role=role, font=MONO)
            for (*_, quantity), role in zip(rows, ROLES, strict=True)
        }
        self.add(self.zero, *self.shafts, *self.heads, *self.words, *self.numbers.values())
        self._place()
        self.show(given.input, 0, 0)

    def show(
        self,
        input: float,
        one: float = 1.0,
        other: float = 1.0,
        moving: bool = False,
        at_rest: bool = False,
    ) -> None:
        """Show an input; the arrows are drawn as far as a share of their lengths.

        Numbers that are `moving` keep their decimals. All is grey `at_rest`.
        """
        if self.already_shows(input, one, other, moving, at_rest):
            return
        self._colour(at_rest)
        self.of = self.changes(input)
        for quantity, text in (self._moving(input) if moving else self._texts(input)).items():
            self.numbers[quantity].set_text(text).showing(quantity, of=self.of)
        self._draw_arrow(0, one * self.delta, shown=one > 0)
        self._draw_arrow(1, other * self.delta * input, shown=other > 0)
        for k, quantity in enumerate(self.numbers):
            seen = one == 1 if k == 0 else other > 0
            self.words[k].show(seen)
            self.numbers[quantity].show(seen)

    def change(self, start: float, end: float) -> Animation:
        """Return the input's way from one number to another as an animation."""

        def changed(_: object, share: float) -> None:
            now = end if share == 1 else start + share * (end - start)
            self.show(now, moving=share not in (0, 1))

        return UpdateFromAlphaFunc(self, changed)

    def wait(self, input: float) -> Animation:
        """Return a rest as an animation: meanwhile the weight is another one."""

        def waits(_: object, share: float) -> None:
            self.show(input, at_rest=share not in (0, 1))

        return UpdateFromAlphaFunc(self, waits)

    def changes(self, input: float) -> dict[str, float]:
        """Return what the parameters are with another input and the same pure error."""
        weight = self.given.weight
        goal = neuron.predict(input, weight) - self.delta
        goal = self.given.goal_prediction if input == self.given.input else goal
        return {"weight": weight, "input": input, "goal_prediction": goal}

    def x(self, value: float) -> float:
        """Where a value lies."""
        span = self.high - self.low or 1.0
        room = self.box.width - 2 * EDGE
        return self.box.left + EDGE + room * (value - self.low) / span

    def _texts(self, input: float) -> dict[str, str]:
        names = ("delta", "input", "weight_delta")
        return dict(zip(names, numerals.product(self.delta, input), strict=True))

    def _moving(self, input: float) -> dict[str, str]:
        product = self.delta * input
        numbers = {"input": numerals.in_column(input), "weight_delta": numerals.in_column(product)}
        return {**self._texts(self.given.input), **numbers}

    def _colour(self, at_rest: bool) -> None:
        """Give each row its role's colour, or that of what is at rest."""
        for (word, number), role in zip(self.rows_of_words, ROLES, strict=True):
            for label in (word, number):
                label.set_fill(self.colours.role("muted" if at_rest else role))
        for shaft, head, role in zip(self.shafts, self.heads, ROLES[::2], strict=True):
            colour = self.colours.axis if at_rest else self.colours.role(role)
            shaft.set_stroke(colour)
            head.set_fill(colour)

    def _draw_arrow(self, k: int, value: float, shown: bool) -> None:
        y, start, end = self.rows[k], self.x(0), self.x(value)
        long, way = abs(end - start), 1 if end > start else -1
        head = min(HEAD, 0.6 * self.pitch, long)
        if not shown or long < STUB:
            self.shafts[k].draw(NOTHING)
            self.heads[k].draw(circle(Point(start, y), STUB) if shown else NOTHING)
            return
        stop = Point(end - way * head * 0.6, y)
        self.shafts[k].draw(line(Point(start, y), stop) if long > head else NOTHING)
        self.heads[k].draw(arrow_head(Point(end, y), 0 if way > 0 else math.pi, head))

    @property
    def rows_of_words(self) -> list[tuple[Label, Number]]:
        """Each row's name and number."""
        return list(zip(self.words, self.numbers.values(), strict=True))

    def _place(self) -> None:
        """Rows from the top: words, arrow, the input, words, arrow; all in one size."""
        pairs = self.rows_of_words
        for size in SIZES:
            for label in (*self.words, *self.numbers.values()):
                label.resize(size)
            em = size * UNIT
            wide = max(w.text_width + n.text_width for w, n in pairs) + APART * em
            if wide <= self.box.width and 5 * 1.5 * em <= self.box.height:
                break
        pitch = self.pitch = min(PITCH, self.box.height / 5)
        top = self.box.centre.y + 2.5 * pitch
        middles = [top - (k + 0.5) * pitch for k in range(5)]
        left = self.box.centre.x - max(wide, min(self.box.width, 6.0)) / 2
        right = 2 * self.box.centre.x - left
        for (word, number), y in zip(pairs, (middles[0], middles[2], middles[3]), strict=True):
            word.place(left, y - 0.36 * em, 0)
            number.place(right, y - 0.36 * em, 1)
        self.rows = [middles[k] + DOWN * pitch for k in (1, 4)]
        high = DASHED * pitch
        upper, ends = ([Point(self.x(0), y + high), Point(self.x(0), y - high)] for y in self.rows)
        self.zero.draw(joined([dashes(ends[0], ends[1]), dashes(upper[0], upper[1])]))
