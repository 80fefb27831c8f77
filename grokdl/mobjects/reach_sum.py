"""Reach sum: alpha × input² worked out in numbers: how long a step is, in gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import final

from manim import VGroup

from grokdl import numerals
from grokdl.learning.parameters import Parameters
from grokdl.learning.regimes import regime
from grokdl.mobjects.text import Label, Number
from grokdl.stage import UNIT, theme
from grokdl.stage.style import Style

GAP, CLOSE = 0.26, 0.02  # ems between parts, and before an exponent
LINE = 1.25  # ems from the product's line to that of the result
ONE_LINE = (theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
TWO_LINES = (theme.TICK, theme.NARROW, theme.LEAST)


@final
class ReachSum:
    """A `product` in numbers, and its `result` behind it or under it, each a drawing."""

    def __init__(self, style: Style, run: Parameters, role: str, compared: bool = False) -> None:
        """Take the run whose steps it is about, and the colour of what comes out.

        A result that is `compared` stands beside 2, which it must be below for a run to come home.
        """
        of = {"alpha": run.alpha}
        alpha = Number(style, numerals.short(run.alpha), role="alpha").showing("alpha", of=of)
        input = Number(style, numerals.exact(run.input), role="input").showing("input", of=of)
        reach = Number(style, numerals.plain(regime(run).reach), role=role, weight="semibold")
        times, equals = (Label(style, sign, role="muted") for sign in "×=")
        square = Label(style, "²", role="input")
        self.product = VGroup(alpha, times, input, square)
        self.result = VGroup(equals, reach.showing("reach", of=of))
        if compared:
            than = "<" if regime(run).reach < 2 else ">" if regime(run).reach > 2 else "="
            two = Number(style, numerals.plain(2), role="muted").showing("two_gaps", of=of)
            self.result.add(Label(style, than, role="muted"), two)

    @property
    def parts(self) -> tuple[VGroup, VGroup]:
        """Both drawings."""
        return self.product, self.result

    def fits(self, width: float, size: float, lines: int) -> bool:
        """Tell whether it has room in so many lines of a width; in none it is the result alone."""
        parts = [*self.product, *self.result] if lines == 1 else [*self.product]
        return lines == 0 or self._set(parts, size) <= width

    def place(self, x: float, y: float, size: float, lines: int) -> None:
        """Put its middle at x, and its last baseline at y."""
        if lines == 0:
            self.product.remove(*self.product)
            lines = 1
        rows = [[*self.product, *self.result]] if lines == 1 else [self.product, self.result]
        for k, row in enumerate(reversed(rows)):
            pen = x - self._set(row, size) / 2
            for label, gap in zip(row, _gaps(row), strict=True):
                label.place(pen + gap * size * UNIT, y + k * LINE * size * UNIT, 0)
                pen = label.at.x + label.text_width

    @staticmethod
    def _set(parts: Sequence[Label], size: float) -> float:
        """Set some parts in a size, and return how wide they are beside each other."""
        widths = [label.resize(size).text_width for label in parts]
        return sum(widths) + sum(_gaps(parts)) * size * UNIT


def fitting(sums: Sequence[ReachSum], width: float, most_lines: int) -> tuple[float, int]:
    """Return the size and the number of lines, 1, 2 or 0, in which each has room in a width."""
    return next(
        (size, lines)
        for size, lines in _settings(most_lines)
        if all(sum.fits(width, size, lines) for sum in sums)
    )


def _settings(most_lines: int) -> Iterator[tuple[float, int]]:
    yield from ((size, 1) for size in ONE_LINE)
    yield from ((size, 2) for size in TWO_LINES if most_lines == 2)
    yield theme.SMALL, 0


def _gaps(parts: Sequence[Label]) -> list[float]:
    """Before each part, in ems."""
    gaps = [CLOSE if label.text == "²" else GAP for label in parts]
    return [0.0, *gaps[1:]] if gaps else []
