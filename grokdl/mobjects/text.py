"""Texts and numbers, each as one VMobject, filled from outlines that are made once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Self

import numpy as np

from grokdl.learning.history import FloatArray
from grokdl.mobjects.outlines import glyphs
from grokdl.mobjects.paths import NOTHING, Path
from grokdl.stage import UNIT, Box, Point, theme
from grokdl.stage.style import Style

INTER = "Inter"
MONO = "JetBrains Mono"
CAP_HEIGHT = {INTER: 0.727, MONO: 0.73}  # of the em: how high an H stands
HANG = 0.16  # of the em: a comma below the baseline, and a hair
_DIGITS = "0123456789"


class Word(NamedTuple):
    """A word for an em of 1: its outline from the pen's place on the baseline, and its advance."""

    points: FloatArray
    advance: float


@cache
def word(text: str, font: str, weight: str) -> Word:
    """Return one word; Pango shapes it (kerning and all), once."""
    bearing, em = _ruler(font, weight)
    drawn = glyphs(f"H{text}H", font, weight)  # the two H are the ruler: pen, baseline, end
    first, last = drawn[0], drawn[-1]
    pen = first[:, 0].max() + bearing
    points = np.concatenate(drawn[1:-1]) - np.array([pen, first[:, 1].min(), 0])
    points /= em
    points.flags.writeable = False
    return Word(points, float(last[:, 0].min() - bearing - pen) / em)


@cache
def space(font: str, weight: str) -> float:
    """Return the advance of a space, for an em of 1."""
    bearing, em = _ruler(font, weight)
    first, last = glyphs("H H", font, weight)
    return float(last[:, 0].min() - first[:, 0].max() - 2 * bearing) / em


@cache
def _ruler(font: str, weight: str) -> tuple[float, float]:
    """How much room an H keeps beside it, and how large the em comes out."""
    first, last = glyphs("HH", font, weight)
    em = float(np.ptp(first[:, 1])) / CAP_HEIGHT[font]
    return float(last[:, 0].min() - first[:, 0].max()) / 2, em


@cache
def outline(text: str, font: str, weight: str) -> Word:
    """Return a line of text for an em of 1: its left edge at x = 0, its baseline at y = 0."""
    words = [word(part, font, weight) if part else None for part in text.split(" ")]
    return _set(words, space(font, weight) if " " in text else 0.0)


@lru_cache(maxsize=512)
def figures(text: str, font: str, weight: str) -> Word:
    """Return a number for an em of 1, from single characters: every digit takes the same room."""
    return _set([_figure(character, font, weight) for character in text], 0.0)


@cache
def _figure(character: str, font: str, weight: str) -> Word:
    if character == " ":
        return Word(NOTHING, space(font, weight))
    points, advance = word(character, font, weight)
    if character not in _DIGITS:
        return Word(points, advance)
    digit = max(word(d, font, weight).advance for d in _DIGITS)
    return Word(points + np.array([(digit - advance) / 2, 0, 0]), digit)


def _set(words: Sequence[Word | None], gap: float) -> Word:
    pen, pens, parts = 0.0, [], [NOTHING]
    for item in words:
        if item is not None:
            parts.append(item.points)
            pens.append(pen)
            pen += item.advance
        pen += gap
    points = np.concatenate(parts)
    points[:, 0] += np.repeat(pens, [len(part) for part in parts[1:]])
    return Word(points, pen - gap)


class Label(Path):
    """A line of text; `place` moves it, `set_text` changes it, in place.

    `size` is the em as a share of the picture's shorter side. `anchor` says which point of the text
    stays where it is put: 0 its left edge, 0.5 its middle, 1 its right edge; the baseline is at y.
    Numbers are written as the style's language writes them, unless the text is `verbatim`: a
    program's, or somebody's own words.
    """

    verbatim = False

    def __init__(
        self,
        style: Style,
        text: str,
        role: str = "ink",
        size: float = theme.BODY,
        weight: str = "regular",
        anchor: float = 0.0,
        font: str = INTER,
        z_index: float = 5,
        verbatim: bool = False,
    ) -> None:
        super().__init__(fill=style.theme.role(role), z_index=z_index)
        self._words = style.words
        self.verbatim = verbatim or self.verbatim
        self.em = size * UNIT
        self.size = size
        self.font, self.text_weight, self.anchor = font, weight, anchor
        self.at = Point(0.0, 0.0)
        self.shown = True
        self.quantity, self.of = "", object()
        self.moving = False
        self._set_as: tuple[str, float] | None = None
        self._drawn_as: tuple[object, ...] | None = None
        self.set_text(text)

    def showing(self, quantity: str, of: object = None, *, moving: bool = False) -> Self:
        """Say whose number it shows, by name: an audit holds it to a step of the lesson's runs.

        The numbers `of` one thing are all of one step; of changes to the parameters (a dict), they
        are of the run with these. One that is `moving` may have fewer digits than one at rest.
        """
        self.quantity, self.of = quantity, self if of is None else of
        self.moving = moving
        return self

    def set_text(self, text: str) -> Self:
        """Show another text at the same place."""
        text = text if self.verbatim else self._words.spelled(text)
        if (text, self.em) != self._set_as:
            self.text, self._set_as = text, (text, self.em)
            points, advance = self._outline()
            self._shape, self.text_width = points * self.em, advance * self.em
        self._redraw()
        return self

    def place(self, x: float, y: float, anchor: float | None = None) -> Self:
        """Put the anchor at x and the baseline at y."""
        if anchor is not None:
            self.anchor = anchor
        self.at = Point(x, y)
        self._redraw()
        return self

    def centre_at(self, middle: Point) -> Self:
        """Put the middle of the text's capitals there."""
        return self.place(middle.x, middle.y - self.em * CAP_HEIGHT[self.font] / 2, 0.5)

    def show(self, shown: bool) -> Self:
        """Draw it, or draw nothing."""
        if shown != self.shown:
            self.shown = shown
            self._redraw()
        return self

    def resize(self, size: float) -> Self:
        """Set it in another size, at the same place."""
        if size != self.size:
            self.size, self.em = size, size * UNIT
            self.set_text(self.text)
        return self

    def fit(self, width: float) -> Self:
        """Make it small enough for a width, though never smaller than the least legible size."""
        if self.text_width > width:
            least = theme.LEAST * UNIT
            self.em = max(least, self.em * width / self.text_width)
            self.set_text(self.text)
        return self

    def fill(self, text: str, width: float) -> Label:
        """Show another text in its size, or in a smaller one if it is too wide."""
        self.em = self.size * UNIT
        return self.set_text(text).fit(width)

    @property
    def box(self) -> Box:
        """The box of a line of this text: from its descenders to its ascenders."""
        left = self.at.x - self.anchor * self.text_width
        return Box(
            left, self.at.y - 0.22 * self.em, left + self.text_width, self.at.y + 0.78 * self.em
        )

    @property
    def hang(self) -> float:
        """How far a comma of the text hangs below its baseline, and a hair; 0 if it has none."""
        return HANG * self.em if "," in self.text else 0.0

    def _outline(self) -> Word:
        return outline(self.text, self.font, self.text_weight)

    def _redraw(self) -> None:
        state = (self._set_as, self.at, self.anchor, self.shown)
        if state == self._drawn_as:
            self.keep()
            return
        self._drawn_as = state
        if not (self.shown and len(self._shape)):
            self.draw(NOTHING)
            return
        x = self.at.x - self.anchor * self.text_width
        self.draw(self._shape + np.array([x, self.at.y, 0.0]))


class Number(Label):
    """A number as text: fixed digits from an atlas, so that nothing is built when it changes."""

    def _outline(self) -> Word:
        return figures(self.text, self.font, self.text_weight)
