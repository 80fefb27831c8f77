"""Product arrows: the pure error, that times the input, and minus that, to one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import final

from manim import Animation

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.history import FloatArray
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.paths import NOTHING, Drawing, Path, arrow_head, circle, dashes, joined, line
from grokdl.mobjects.redraw import Redraw
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
ROLES = ("error", "input", "weight", "weight")  # of the rows of words
ARROWS = ("error", "weight", "weight")  # the roles of the arrows
ROWS, WORDS, DRAWN = 7, (0, 2, 3, 5), (1, 4, 6)  # how many, and which hold words, and arrows


@final
class ProductArrows(Drawing):
    """The arrow of a pure error; under it the input, the arrow of their product, and that turned.

    Turned round by a minus it is what is added to the weight. The scale holds the products with all
    of `inputs`. Whatever the input, the goal is such that the pure error stays what it is at first.
    """

    def __init__(self, style: Style, box: Box, given: Parameters, inputs: Sequence[float]) -> None:
        super().__init__()
        self.colours = colours = style.theme
        self.box, self.given = box, given
        self.delta = neuron.delta_of(
            neuron.predict(given.input, given.weight), given.goal_prediction
        )
        self.texts = self._texts(given.input)
        products = [self.delta * input for input in (*inputs, given.input)]
        places = [0.0, self.delta, *products, *(-product for product in products)]
        self.low, self.high = min(places), max(places)
        self.zero = Path(stroke=colours.axis, width=theme.FINE)
        self.shafts = [Path(stroke=colours.role(r), width=THICK, z_index=1) for r in ARROWS]
        self.heads = [Path(fill=colours.role(role), z_index=1.1) for role in ARROWS]
        rows = (
            ("", "delta", "delta"),
            (f"{numerals.TIMES} ", "input", "input"),
            ("= ", "weight_delta", "weight_delta"),
            (f"{numerals.MINUS} ", "weight_delta", "turned"),
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
        turned: float = 1.0,
        moving: bool = False,
        at_rest: bool = False,
    ) -> None:
        """Show an input; the arrows are drawn as far as a share of their lengths.

        The last one is `turned` by a share, from where the product's is to the other side. While
        they are `moving` from one input to another they have no numbers. All is grey `at_rest`.
        """
        if self.already_shows(input, one, other, turned, moving, at_rest):
            return
        self._colour(at_rest)
        self.shares = one, other, turned
        self.of = self.changes(input)
        for quantity, text in self._texts(self.given.input if moving else input).items():
            self.numbers[quantity].set_text(text).showing(quantity, of=self.of)
        self._draw_arrow(0, one * self.delta, shown=one > 0)
        product = self.delta * input
        self._draw_arrow(1, other * product, shown=other > 0)
        self._draw_arrow(2, (1 - 2 * turned) * other * product, shown=turned > 0)
        for k, seen in enumerate((one == 1, one == 1, other > 0, turned > 0)):
            self.words[k].show(seen)
            list(self.numbers.values())[k].show(seen and not (moving and k))
        dashed = zip(self.rows, (True, other > 0, turned > 0), strict=True)
        self.zero.draw(joined([self._zero_at(y) for y, seen in dashed if seen]))

    def change(self, start: float, end: float) -> Animation:
        """Return how another input takes one's place, and the product goes, as an animation."""
        _, other, turned = self.shares

        def changed(_: object, share: float) -> None:
            if share == 1:
                self.show(end, 1, 0, 0)
            else:
                self.show(start, 1, (1 - share) * other, turned, moving=share > 0)

        return Redraw(self, changed)

    def multiply(self, input: float) -> Animation:
        """Return how the product comes, and is turned round, as an animation."""

        def multiplied(_: object, share: float) -> None:
            self.show(input, 1, min(1.0, 2 * share), max(0.0, 2 * share - 1))

        return Redraw(self, multiplied)

    def wait(self, input: float, *, ends: bool = False) -> Animation:
        """Return a rest as an animation: meanwhile the weight is another one.

        If it `ends` so, there is no arrow that is true after it.
        """

        shares = self.shares

        def waits(_: object, share: float) -> None:
            self.show(input, *shares, at_rest=share not in ((0,) if ends else (0, 1)))

        return Redraw(self, waits)

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

    @property
    def unit(self) -> float:
        """How long the arrow of the pure error is."""
        return abs(self.x(self.delta) - self.x(0))

    def _texts(self, input: float) -> dict[str, str]:
        names = ("delta", "input", "weight_delta")
        texts = dict(zip(names, numerals.product(self.delta, input), strict=True))
        return {**texts, "turned": _turned(texts["weight_delta"])}

    def _colour(self, at_rest: bool) -> None:
        """Give each row its role's colour, or that of what is at rest."""
        for (word, number), role in zip(self.rows_of_words, ROLES, strict=True):
            for label in (word, number):
                label.set_fill(self.colours.role("muted" if at_rest else role))
        for shaft, head, role in zip(self.shafts, self.heads, ARROWS, strict=True):
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
        """Rows from the top, all in one size: words, arrow, the input, and twice words, arrow."""
        pairs = self.rows_of_words
        for size in SIZES:
            for label in (*self.words, *self.numbers.values()):
                label.resize(size)
            em = size * UNIT
            wide = max(w.text_width + n.text_width for w, n in pairs) + APART * em
            if wide <= self.box.width and ROWS * 1.5 * em <= self.box.height:
                break
        pitch = self.pitch = min(PITCH, self.box.height / ROWS)
        top = self.box.centre.y + ROWS / 2 * pitch
        middles = [top - (k + 0.5) * pitch for k in range(ROWS)]
        left = self.box.centre.x - max(wide, min(self.box.width, 6.0)) / 2
        right = 2 * self.box.centre.x - left
        for (word, number), y in zip(pairs, (middles[k] for k in WORDS), strict=True):
            word.place(left, y - 0.36 * em, 0)
            number.place(right, y - 0.36 * em, 1)
        self.rows = [middles[k] + DOWN * pitch for k in DRAWN]

    def _zero_at(self, y: float) -> FloatArray:
        """The dashed line at 0 of an arrow's row."""
        x, high = self.x(0), DASHED * self.pitch
        return dashes(Point(x, y + high), Point(x, y - high))


def _turned(number: str) -> str:
    """Return a number with the other sign, and a plus if it is above 0."""
    digits = number.removeprefix(numerals.MINUS)
    return digits if number == "0" else f"{numerals.MINUS if digits == number else '+'}{digits}"
