"""Slope sum: 1 − alpha × input², the slope of the line of next weights, worked out on screen."""

from __future__ import annotations

from decimal import Decimal

from grokdl import numerals
from grokdl.learning.parameters import LARGEST_ALPHA, Parameters
from grokdl.mobjects.worked_sum import Term, WorkedSum
from grokdl.stage import Box
from grokdl.stage.style import Style

FARTHEST = 3.0  # alpha × input²: the room for alpha's digits is that of such an alpha
RESTS = (1.0, 1.7, 2.0, 2.1)  # alpha × input², where alpha stands still for a while
SHORTEST = 9.9  # an alpha that is larger has one decimal too, while it turns
SIGNS = (numerals.MINUS, numerals.TIMES, "=", numerals.MINUS, "=")
FOLDS = (), (3,), (3, 5)  # how many terms lie before each new line, if the sum takes several


class SlopeSum:
    """The sum of the slope, `drawn`, for the alpha that it is told. Source: 4.25.

    It goes by way of the product alpha × input², the length of a step in gaps: of one gap the step
    leaves the rest.
    """

    def __init__(self, style: Style, box: Box, given: Parameters) -> None:
        self.given, self.scale = given, given.input**2
        turned = [min(rest / self.scale, LARGEST_ALPHA) for rest in RESTS if self.scale]
        texts = [self._texts(alpha) for alpha in (given.alpha, *turned)]
        texts += [self._texts(-alpha, rolling=True) for alpha in turned]
        columns = [max(column, key=len) for column in zip(*texts, strict=True)]
        one, alpha, scale, _, product, slope = columns
        words = style.words
        terms = [
            Term("", "ink", one),
            Term(words("alpha"), "alpha", alpha),
            Term(words("input squared"), "input", scale),
            Term(words("gap"), "goal", one),
            Term(words("gaps"), "weight", product),
            Term(words("slope of the line"), "ink", slope),
        ]
        self.drawn = WorkedSum(style, box, terms, SIGNS, FOLDS)
        self.tell(given.alpha)

    def tell(self, alpha: float, rolling: bool = False) -> None:
        """Show what the slope with an alpha is worked out from.

        One that is `rolling` has two digits, and the sum is that of the alpha that it shows.
        """
        self.drawn.show(*self._texts(alpha, rolling))

    def _texts(self, alpha: float, rolling: bool = False) -> tuple[str, ...]:
        text = self._rolled(alpha) if rolling else numerals.short(alpha)
        product = _said(text) * self.scale if rolling else alpha * self.scale
        in_motion = rolling and abs(product) < 100
        shown = f"{product:.2f}".replace("-", numerals.MINUS) if in_motion else _plain(product)
        return "1", text, numerals.plain(self.scale, 5), "1", shown, _one_less(shown, product)

    def _rolled(self, alpha: float) -> str:
        if not self.scale:
            return numerals.short(alpha)
        size = min(FARTHEST / self.scale, SHORTEST)
        return numerals.in_column(alpha, size, size)


def _plain(product: float) -> str:
    return numerals.plain(0.0 if abs(product) < 1e-12 else product)


def _said(text: str) -> float:
    return float(text.replace(numerals.MINUS, "-"))


def _one_less(text: str, product: float) -> str:
    """Return 1 less a product, so that the sum comes out in the digits that the product has."""
    if "e" in text:
        return numerals.plain(1 - product, numerals.apart(product, 0, most=12))
    return str(1 - Decimal(text.replace(numerals.MINUS, "-"))).replace("-", numerals.MINUS)
