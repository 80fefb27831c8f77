"""Slope sum: 1 − alpha × input², the slope of the line of next weights, worked out on screen."""

from __future__ import annotations

import math

from grokdl import numerals
from grokdl.learning.parameters import LARGEST_ALPHA, Parameters
from grokdl.mobjects.worked_sum import Term, WorkedSum
from grokdl.stage import Box
from grokdl.stage.style import Style

FINE = 0.01  # of the slope: as alpha turns, the slope has two decimals


class SlopeSum:
    """The sum of the slope, `drawn`, for the alpha that it is told. Source: 4.25."""

    def __init__(self, style: Style, box: Box, given: Parameters) -> None:
        self.given, self.scale = given, given.input**2
        alphas = [self._alpha(given.alpha, rolling) for rolling in (True, False)]
        if self.scale:
            alphas += [self._rolled(3 / self.scale), numerals.plain(-0.00123)]
        slopes = [self._slope(given.alpha, rolling=False), f"{numerals.MINUS}0.00"]
        words = style.words
        terms = [
            Term("", "ink", "1"),
            Term(words("alpha"), "alpha", max(alphas, key=len)),
            Term(words("input squared"), "input", self._scale),
            Term(words("slope of the line"), "ink", max(slopes, key=len)),
        ]
        self.drawn = WorkedSum(style, box, terms, (numerals.MINUS, numerals.TIMES, "="))
        self.tell(given.alpha)

    def tell(self, alpha: float, rolling: bool = False) -> None:
        """Show what the slope with an alpha is worked out from; `rolling` numbers keep a width."""
        texts = self._alpha(alpha, rolling), self._scale, self._slope(alpha, rolling)
        self.drawn.show("1", *texts)

    def _alpha(self, alpha: float, rolling: bool) -> str:
        return self._rolled(alpha) if rolling else numerals.short(alpha)

    def _rolled(self, alpha: float) -> str:
        if not self.scale:
            return numerals.short(alpha)
        decimals = math.ceil(-math.log10(FINE / self.scale)) + 1
        if not 0 <= decimals <= 5:
            return numerals.plain(alpha)
        return f"{alpha:.{decimals}f}".replace("-", numerals.MINUS)

    @property
    def _scale(self) -> str:
        return numerals.plain(self.scale, 5)

    def _slope(self, alpha: float, rolling: bool) -> str:
        slope = 1 - alpha * self.scale
        slope = 0.0 if abs(slope) < 1e-12 else slope
        if rolling and abs(slope) < 100 and self.scale * LARGEST_ALPHA > 1:
            return f"{slope:.2f}".replace("-", numerals.MINUS)
        return numerals.plain(slope, numerals.apart(slope, 1, most=12))
