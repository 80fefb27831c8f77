"""Worked sum: numbers with signs between them, each under the name of what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import final

from grokdl.mobjects.paths import Drawing
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import UNIT, Box, theme
from grokdl.stage.style import Style

GAP = 0.14  # between a term and a sign
ROW = 1.55  # ems from the numbers up to the names
LINE = 3.1  # ems from one line to the next, where the sum takes two
SIZES = (0.042, theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)

Fold = tuple[int, ...]
"""How many terms lie before each new line of a sum."""


@dataclass(frozen=True)
class Term:
    """A number of a sum: its name or "", the role of its colour, its longest text, its quantity."""

    name: str
    role: str
    longest: str
    quantity: str = ""


@final
class WorkedSum(Drawing):
    """Terms in columns, `signs` between them; in a narrow box the last sign begins a new line.

    With `folds` the sum takes those lines with which it is largest: each fold holds how many terms
    lie before each new line. It stands in the middle of its box. Texts that are longer than
    promised are set smaller.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        terms: Sequence[Term],
        signs: Sequence[str],
        folds: Sequence[Fold] = (),
    ) -> None:
        super().__init__()
        self.style, self.box, self.terms, self.signs = style, box, tuple(terms), tuple(signs)
        ways = [(size, fold) for fold in folds or ((), (len(terms) - 1,)) for size in SIZES]
        if folds:
            ways.sort(key=lambda way: -way[0])
        self.size, fold = next((way for way in ways if self._fits(*way)), ways[-1])
        self.names = [
            Label(style, t.name, role=t.role, size=max(theme.LEAST, 0.8 * self.size), anchor=0.5)
            for t in terms
        ]
        self.numbers = [
            Number(style, t.longest, role=t.role, size=self.size, font=MONO, anchor=0.5)
            for t in terms
        ]
        self.marks = [
            Label(style, sign, role="muted", size=self.size, anchor=0.5) for sign in signs
        ]
        self._place(self._lines(fold))
        self.add(*self.names, *self.numbers, *self.marks)

    def show(self, *texts: str, of: object = None) -> None:
        """Show the numbers of the terms; `of` is what they are of, as for a label."""
        if self.already_shows(*texts):
            return
        for number, text, width, term in zip(
            self.numbers, texts, self.widths, self.terms, strict=True
        ):
            number.fill(text, width)
            if term.quantity:
                number.showing(term.quantity, of=of)

    def _lines(self, fold: Fold) -> list[range]:
        """The numbers of the terms, line by line."""
        return [range(*ends) for ends in pairwise((0, *fold, len(self.terms)))]

    def _fits(self, size: float, fold: Fold) -> bool:
        high = (len(fold) * LINE + 2 * (ROW + 0.15)) * size * UNIT
        return self._width(size, fold) <= self.box.width and high <= self.box.height

    def _width(self, size: float, fold: Fold) -> float:
        columns, sign = self._columns(size), size * UNIT * 0.62 + 2 * GAP
        return max(sum(columns[k] + sign for k in line) for line in self._lines(fold))

    def _columns(self, size: float) -> list[float]:
        """How wide each term is, with its name."""
        widths = []
        for term in self.terms:
            number = Number(self.style, term.longest, size=size, font=MONO).text_width
            name = Label(self.style, term.name, size=max(theme.LEAST, 0.8 * size)).text_width
            widths.append(max(number, name))
        return widths

    def _place(self, lines: list[range]) -> None:
        em = self.size * UNIT
        self.widths = self._columns(self.size)
        y = self.box.centre.y + (len(lines) - 1) * LINE * em / 2 - 0.5 * em
        for row, terms in enumerate(lines):
            long = sum(self.widths[k] + (self._sign(em) if k else 0.0) for k in terms)
            x = self.box.centre.x - long / 2
            for k in terms:
                if k:
                    self.marks[k - 1].place(x + self._sign(em) / 2, y - row * LINE * em)
                    x += self._sign(em)
                self.numbers[k].place(x + self.widths[k] / 2, y - row * LINE * em)
                self.names[k].place(x + self.widths[k] / 2, y + (ROW - row * LINE) * em)
                x += self.widths[k]

    def _sign(self, em: float) -> float:
        return 0.62 * em + 2 * GAP
