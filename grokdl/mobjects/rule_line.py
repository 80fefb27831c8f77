"""The rule by which a weight learns, in words, each in its quantity's colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grokdl.mobjects.paths import Drawing
from grokdl.mobjects.text import INTER, Label, space
from grokdl.stage import UNIT, theme
from grokdl.stage.style import Style

RULE = (
    ("next_weight", "="),
    ("weight", "−"),
    ("alpha", "×"),
    ("input", "×"),
    ("(input", "×"),
    ("weight", "−"),
    ("goal_prediction)", ""),
)
"""Each quantity, with a parenthesis where there is one, and the sign behind it."""
SIZES = (0.046, theme.CAPTION, 0.041)  # the first in which it takes one line
FOLDED = (0.041, theme.BODY, theme.SMALL, theme.TICK)  # or else the first in which it takes two
LINE = 1.5  # ems from a baseline to the next one


class RuleLine(Drawing):
    """The rule, in the middle above a baseline, in as many lines as it takes in its width.

    Its `words` are its parts in the order in which they are read.
    """

    def __init__(self, style: Style, width: float, y: float) -> None:
        super().__init__()
        self.style = style
        for most, size in (*((1, size) for size in SIZES), *((2, size) for size in FOLDED)):
            self.em = size * UNIT
            lines = list(self._lines(self._terms(size), width))
            if len(lines) <= most and all(self._width(terms) <= width for terms in lines):
                break
        for k, terms in enumerate(reversed(lines)):
            self._set(terms, y + k * LINE * self.em)
        self.height_taken = (len(lines) - 1) * LINE * self.em + self.em
        self.words = [label for terms in lines for term in terms for label in term]
        self.add(*self.words)

    def _terms(self, size: float) -> list[list[Label]]:
        """The labels of each quantity and its sign."""
        return [[*self._quantity(name, size), *self._signs(sign, size)] for name, sign in RULE]

    def _quantity(self, text: str, size: float) -> Iterator[Label]:
        name = text.strip("()")
        said = self.style.words(name.replace("next_weight", "next weight"))
        if text.startswith("("):
            yield Label(self.style, "(", role="muted", size=size)
        yield Label(self.style, said, role=name, size=size, weight="medium")
        if text.endswith(")"):
            yield Label(self.style, ")", role="muted", size=size)

    def _signs(self, sign: str, size: float) -> list[Label]:
        return [Label(self.style, sign, role="muted", size=size)] if sign else []

    def _lines(self, terms: list[list[Label]], width: float) -> Iterator[list[list[Label]]]:
        """Yield the terms of each line; what is in parentheses stays together."""
        whole = self._width(terms)
        if whole <= width:
            yield terms
            return
        yield terms[:4]
        yield terms[4:]

    def _width(self, terms: Sequence[Sequence[Label]]) -> float:
        return sum(
            label.text_width + gap
            for term in terms
            for label, gap in zip(term, self._gaps(term), strict=True)
        )

    def _gaps(self, term: Sequence[Label]) -> list[float]:
        """What is free behind each label: none inside of a parenthesis, two spaces at a sign."""
        wide = 1.3 * space(INTER, "regular") * self.em
        texts = [label.text for label in term]
        return [
            0.0 if text == "(" or following == ")" else wide
            for text, following in zip(texts, [*texts[1:], ""], strict=True)
        ]

    def _set(self, terms: Sequence[Sequence[Label]], y: float) -> None:
        x = -self._width(terms) / 2
        for term in terms:
            for label, gap in zip(term, self._gaps(term), strict=True):
                label.place(x, y)
                x += label.text_width + gap
