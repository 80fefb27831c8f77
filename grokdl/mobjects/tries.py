"""A neuron with one knob, and under it a table with a row for each weight that is tried.

Beside each row a bar is as long as its error, where there is room.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import final

from manim import Animation

from grokdl.learning.history import FloatArray
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.error_bowl import error_at
from grokdl.mobjects.knob import Knob
from grokdl.mobjects.paths import NOTHING, Drawing, Path, joined, polygon
from grokdl.mobjects.table import RAISE, ROW, Column, Table, TableState
from grokdl.stage import Box, Point
from grokdl.stage.style import Style

HEADS = ("weight", "prediction", "error")
WIDE = 7.0  # units: the table, at most
BARS, LEAST = 3.2, 1.6  # units: the bars beside it, at most and at least
BESIDE = 0.3  # from the table to them
HIGH = 0.5  # of a row


@final
class Tries:
    """A `knob` at the first of some weights, the others tries of it, and the `table` of them all.

    `bars` has the bars of their errors, or nothing where they have no room; `parts` are all of
    these drawings. Raises GrokdlError if its box has no room for them.
    """

    def __init__(
        self, style: Style, box: Box, parameters: Parameters, weights: Sequence[float]
    ) -> None:
        self.weights = tuple(weights)
        upper = box._replace(bottom=box.centre.y)
        room = box.width - WIDE - BESIDE
        half = min(box.width, WIDE + (BESIDE + min(BARS, room) if room >= LEAST else 0.0)) / 2
        left = box.centre.x - half
        lower = Box(left, box.bottom, min(left + WIDE, box.right), upper.bottom)
        self.knob = Knob(style, upper, parameters, weights)
        self.rows = tuple(map(self.knob.row, weights))
        columns = zip(HEADS, zip(*self.rows, strict=True), strict=True)
        named = [Column(style.words(head), texts, head, head) for head, texts in columns]
        self.table = Table(style, lower, named, most_rows=len(weights))
        errors = [error_at(parameters, weight) for weight in weights]
        place = lower._replace(left=lower.right + BESIDE, right=box.centre.x + half)
        fits = room >= LEAST and self.table.most_rows == len(weights) and max(errors) < math.inf
        self.bars = [ErrorBars(style, place, self.table, errors)] if fits else []
        self.parts = [self.knob, self.table, *self.bars]
        self.note(0)

    def light(self, *parts: str) -> None:
        """Turn the knob to the first weight, and let light fall on some parts of the neuron."""
        self.knob.show(self.weights[0], *parts)

    def note(self, last: int, lit: int | None = None, out: int | None = None) -> None:
        """Show the rows up to a weight, counted from 0; the newest is lit, or another one.

        One that is `out` is grey.
        """
        of = tuple(map(self.knob.of, self.weights))
        self.table.show(TableState(self.rows[: last + 1], lit, of, out))
        for bars in self.bars:
            bars.show(last + 1)

    def keep(self, index: int) -> None:
        """Light the row of the weight that is kept; if it is a try, the first row is out.

        Only the tries are compared with each other.
        """
        self.note(len(self.rows) - 1, index, 0 if index else None)

    def turn(self, start: int, end: int) -> Animation:
        """Return the knob's turn from one of the weights to another one."""
        return self.knob.turn(self.weights[start], self.weights[end])


@final
class ErrorBars(Drawing):
    """A bar beside each row of a table, as long as its error: the largest fills the box."""

    def __init__(self, style: Style, box: Box, table: Table, errors: Sequence[float]) -> None:
        super().__init__()
        self.box, self.table, self.errors = box, table, tuple(errors)
        self.bars = Path(fill=style.theme.error, z_index=4.5)
        self.add(self.bars)

    def show(self, count: int) -> None:
        """Draw the bars of the first rows."""
        if self.already_shows(count):
            return
        bars = [self._bar(k) for k in range(count) if self.errors[k] > 0]
        self.bars.draw(joined(bars) if bars else NOTHING)

    def _bar(self, row: int) -> FloatArray:
        em = self.table.em
        middle, half = self.table.baseline(row) + RAISE * em, HIGH * ROW * em / 2
        right = self.box.left + self.errors[row] / max(self.errors) * self.box.width
        corners = (self.box.left, -half), (right, -half), (right, half), (self.box.left, half)
        return polygon(*(Point(x, middle + y) for x, y in corners))
