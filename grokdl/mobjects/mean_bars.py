"""Mean bars: some misses as bars up and down, their squares as bars, and the mean as a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from grokdl import numerals
from grokdl.mobjects.paths import NOTHING, Drawing, Path, dashes, line, polygon
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

SHARE = 0.55  # of a bar's room that it takes
OFF = 0.14  # from a bar's end to its number
WORDS = 0.5  # over and under the highest bars: for their numbers
EDGE = 0.15  # from an end of the axis to the bars
MEANS = ("mean miss", "mean square")


@final
class MeanBars(Drawing):
    """A bar for each miss; `show` squares a share of the way, and lays the mean over them."""

    def __init__(self, style: Style, box: Box, misses: Sequence[float]) -> None:
        super().__init__()
        colours = style.theme
        self.style, self.box, self.misses = style, box, tuple(misses)
        self.axis = Path(stroke=colours.axis, width=theme.FINE)
        self.bars = [Path(fill=colours.error, z_index=0.6) for _ in misses]
        self.numbers = [
            Number(style, "", role="error", size=theme.BODY, font=MONO, anchor=0.5) for _ in misses
        ]
        self.mean_line = Path(stroke=colours.ink, width=theme.STROKE, z_index=1)
        self.mean_words = [Label(style, style.words(words), size=theme.BODY) for words in MEANS]
        self.mean = Number(style, "", size=theme.BODY, font=MONO, weight="medium")
        self.add(self.axis, *self.bars, *self.numbers)
        self.add(self.mean_line, *self.mean_words, self.mean)
        wide = max(words.text_width for words in self.mean_words)
        self.words_left = box.right - wide
        self.left, self.right = box.left + EDGE / 2, self.words_left - 0.25
        self.show(0)

    def show(self, squared: float, drawn: float = 0.0) -> None:
        """Square the bars a share of the way, and draw that share of the mean's line."""
        if self.already_shows(squared, drawn):
            return
        base = self.y(0)
        self.axis.draw(line(Point(self.left, base), Point(self.right, base)))
        for k, miss in enumerate(self.misses):
            self._show_bar(k, miss + squared * (miss**2 - miss), squared)
        y = self.y(self.value(squared))
        end = self.left + drawn * (self.right - self.left)
        ends = Point(self.left, y), Point(end, y)
        self.mean_line.draw(dashes(*ends, 0.16, 0.1) if drawn else NOTHING)
        for k, words in enumerate(self.mean_words):
            words.show(drawn == 1 and squared == k).place(self.words_left, y + 0.14)
        self.mean.set_text(numerals.plain(self.value(squared)))
        self.mean.show(drawn == 1 and squared in (0, 1)).place(self.words_left, y - 0.36)

    def value(self, squared: float) -> float:
        """The mean of the misses (0), or of their squares (1)."""
        shown = self.misses if squared < 1 else [miss**2 for miss in self.misses]
        return sum(shown) / len(shown)

    def y(self, value: float) -> float:
        """How high a value lies."""
        squares = [miss**2 for miss in self.misses]
        low, high = min(0.0, *self.misses), max(*self.misses, *squares)
        room = self.box.height - 2 * WORDS
        return self.box.bottom + WORDS + room * (value - low) / (high - low)

    def _show_bar(self, k: int, value: float, squared: float) -> None:
        room = (self.right - EDGE - self.left - EDGE) / len(self.misses)
        middle, half = self.left + EDGE + (k + 0.5) * room, SHARE * room / 2
        base, top = self.y(0), self.y(value)
        left, right = middle - half, middle + half
        corners = [Point(left, base), Point(right, base), Point(right, top), Point(left, top)]
        self.bars[k].draw(polygon(*corners))
        miss, number = self.misses[k], self.numbers[k]
        of = {"weight": miss, "input": 1.0, "goal_prediction": 0.0}  # it predicts its own miss
        number.showing("error" if squared == 1 else "delta", of=of)
        number.set_text(numerals.plain(miss**2 if squared == 1 else miss))
        under = 0.73 * number.em if value < 0 else 0.0
        y = top - OFF - under if value < 0 else top + OFF
        number.show(squared in (0, 1)).place(middle, y)
