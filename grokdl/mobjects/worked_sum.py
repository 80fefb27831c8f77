"""Worked sum: numbers with signs between them, each under the name of what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from grokdl.mobjects.paths import Drawing
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import UNIT, Box, theme
from grokdl.stage.style import Style

GAP = 0.14  # between a term and a sign
ROW = 1.55  # ems from the numbers up to the names
LINE = 3.1  # ems from one line to the next, where the sum takes two
SIZES = (0.042, theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)


@dataclass(frozen=True)
class Term:
    """A number of a sum: its name or "", the role of its colour, its longest text, its quantity."""

    name: str
    role: str
    longest: str
    quantity: str = ""


@final
class WorkedSum(Drawing):
    """Terms in columns, `signs` between them; the last sign begins a new line in a narrow box.

    It stands in the middle of its box. Texts that are longer than promised are set smaller.
    """

    def __init__(self, style: Style, box: Box, terms: Sequence[Term], signs: Sequence[str]) -> None:
        super().__init__()
        self.style, self.box, self.terms, self.signs = style, box, tuple(terms), tuple(signs)
        last = len(terms) - 1
        ways = [(size, cut) for cut in (len(terms), last) for size in SIZES]
        self.size, cut = next((way for way in ways if self._fits(*way)), ways[-1])
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
        self._place([list(range(cut)), list(range(cut, len(terms)))])
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

    def _fits(self, size: float, cut: int) -> bool:
        lines = 1 if cut == len(self.terms) else 2
        high = ((lines - 1) * LINE + 2 * (ROW + 0.15)) * size * UNIT
        return self._width(size, cut) <= self.box.width and high <= self.box.height

    def _width(self, size: float, cut: int) -> float:
        lines = self._columns(size)[:cut], self._columns(size)[cut:]
        sign = size * UNIT * 0.62 + 2 * GAP
        return max(sum(line) + sign * len(line) for line in lines)

    def _columns(self, size: float) -> list[float]:
        """How wide each term is, with its name."""
        widths = []
        for term in self.terms:
            number = Number(self.style, term.longest, size=size, font=MONO).text_width
            name = Label(self.style, term.name, size=max(theme.LEAST, 0.8 * size)).text_width
            widths.append(max(number, name))
        return widths

    def _place(self, lines: list[list[int]]) -> None:
        em = self.size * UNIT
        self.widths = self._columns(self.size)
        lines = [line for line in lines if line]
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
