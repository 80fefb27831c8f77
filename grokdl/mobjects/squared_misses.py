"""Squared misses: a pane for each miss, in it the miss beside its square."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from grokdl import numerals
from grokdl.mobjects.small_multiples import SmallMultiples, SmallMultiplesState
from grokdl.mobjects.unit_square import UnitSquare
from grokdl.stage import Box
from grokdl.stage.style import Style

SHAPE = 0.65  # a square, over its words
LEAST = 0.07  # units: the side of a square that is seen


@final
class SquaredMisses:
    """The `panes` with the misses as heads, and in each of them its square, one of `squares`.

    They have one scale, if even the least of them is seen at it.
    """

    def __init__(self, style: Style, box: Box, misses: Sequence[float]) -> None:
        heads = [style.words.named("miss", numerals.plain(miss)) for miss in misses]
        self.panes = SmallMultiples(style, box, heads, shape=SHAPE)
        inner = self.panes.inner
        pairs = list(zip(inner, misses, strict=True))
        size = min(UnitSquare(style, *own).size for own in pairs)
        self.squares = [UnitSquare(style, *own, most=size) for own in pairs]
        unit, sizes = min(one.unit for one in self.squares), [abs(miss) for miss in misses if miss]
        if unit * min(sizes, default=1.0) >= LEAST:
            for one in self.squares:
                one.set_unit(unit)
        for lines, square in zip(self.panes.lines, self.squares, strict=True):
            lines[0].showing("delta", of=square.of)

    def open(self, count: int) -> None:
        """Show so many panes, from the first on."""
        self.panes.show(SmallMultiplesState(shown=count))
