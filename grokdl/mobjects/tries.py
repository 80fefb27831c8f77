"""A neuron with one knob, and under it a table with a row for each weight that is tried."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from manim import Animation

from grokdl.learning.parameters import Parameters
from grokdl.mobjects.knob import Knob
from grokdl.mobjects.table import Column, Table, TableState
from grokdl.stage import Box
from grokdl.stage.style import Style

HEADS = ("weight", "prediction", "error")
HALF = 3.5  # units: of the table's width


@final
class Tries:
    """A `knob` at the first of some weights, the others tries of it, and the `table` of them all.

    Raises GrokdlError if its box has no room for them.
    """

    def __init__(
        self, style: Style, box: Box, parameters: Parameters, weights: Sequence[float]
    ) -> None:
        self.weights = tuple(weights)
        upper = box._replace(bottom=box.centre.y)
        lower = Box(max(box.left, -HALF), box.bottom, min(box.right, HALF), upper.bottom)
        self.knob = Knob(style, upper, parameters, weights)
        self.rows = tuple(map(self.knob.row, weights))
        columns = zip(HEADS, zip(*self.rows, strict=True), strict=True)
        named = [Column(style.words(head), texts, head, head) for head, texts in columns]
        self.table = Table(style, lower, named, most_rows=len(weights))
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

    def keep(self, index: int) -> None:
        """Light the row of the weight that is kept; if it is a try, the first row is out.

        Only the tries are compared with each other.
        """
        self.note(len(self.rows) - 1, index, 0 if index else None)

    def turn(self, start: int, end: int) -> Animation:
        """Return the knob's turn from one of the weights to another one."""
        return self.knob.turn(self.weights[start], self.weights[end])
