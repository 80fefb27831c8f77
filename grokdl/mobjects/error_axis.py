"""The axes of an error chart: its steps, and its errors on a scale that may bend."""

from __future__ import annotations

import math
from itertools import zip_longest

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.mobjects.error_scale import ErrorScale
from grokdl.mobjects.paths import Drawing, Path, joined, line
from grokdl.mobjects.text import Label, Number
from grokdl.stage import Box, Point, theme, ticks
from grokdl.stage.style import Style

MOST = 6  # numbers along the error axis
PITCH = 0.42  # units, at least, from one to the next
TICK_DOWN = 0.08  # from the middle of a number to its baseline
TICK = 0.08
MOST_MARKS = 60  # a power of ten each
UNDER = 0.36  # from the axis to the baseline of the steps' numbers
INSET = 0.25  # from the axis to the first step
ROUNDING = 1e-9  # units: a number that just fits its room is as wide
ASIDE = 0.15  # from the axis to its numbers


def apart(low: float, high: float) -> int:
    """Return how many powers of ten a number is from the next one, on an axis between two."""
    return max(1, math.ceil((high - low) / (MOST - 1)))


class ErrorAxis(Drawing):
    """Two axes, numbered: the errors' at the left of a plot, and the steps'.

    With `right` the errors' numbers stand at the right of the plot, where a bowl is at its left,
    and the steps are counted from 0, as its dots are.
    """

    def __init__(
        self, style: Style, plot: Box, end: float, low: float, steps: int, right: bool = False
    ) -> None:
        """Take the plot, how far the steps' axis goes on, and the lowest power of ten."""
        super().__init__()
        self.plot, self.end, self.low, self.steps, self.right = plot, end, low, steps, right
        self.slots = float(steps)
        self.lines = Path(stroke=style.theme.axis, width=theme.FINE)
        self.numbers = [Number(style, "", role="muted", size=theme.TICK) for _ in range(2 * MOST)]
        self.first = Number(style, "", role="muted", size=theme.TICK, anchor=0.5)
        self.last = Number(style, "", role="muted", size=theme.TICK, anchor=0.5)
        step = Label(style, style.words("step"), role="muted", size=theme.TICK, anchor=1)
        self.add(self.lines, *self.numbers, self.first, self.last)
        self.add(step.place(end, plot.bottom - UNDER))

    def x(self, step: float) -> float:
        """Where a step lies."""
        room = self.plot.width - (2 if self.right else 1) * INSET
        return self.plot.left + INSET + step / max(1, self.slots - 1) * room

    def y(self, scale: ErrorScale, error: float) -> float:
        """Where an error lies."""
        return self.plot.bottom + scale.share(error) * self.plot.height

    def _at(self, scale: ErrorScale, power: int) -> float:
        return self.plot.bottom + scale.share_of_power(power) * self.plot.height

    def show(self, scale: ErrorScale, slots: float, numbered: float) -> None:
        """Draw the axes for a scale, with room for so many steps.

        An even axis is `numbered` as one that ends at that error, or not at all if it is 0.
        """
        if self.already_shows(scale, slots, numbered):
            return
        self.slots = slots
        at_rest = slots == int(slots)
        count = 0 if self.right else 1
        self.first.set_text(str(count)).place(self.x(0), self.plot.bottom - UNDER)
        self.last.set_text(str(int(slots) - 1 + count)).show(at_rest and slots > 1)
        self.last.place(self.x(slots - 1), self.plot.bottom - UNDER)
        self._number(scale, numbered)
        plot = self.plot
        edge = line(Point(self._axis, plot.top), Point(self._axis, plot.bottom))
        end = plot.right if self.right else self.end
        floor = line(Point(plot.left, plot.bottom), Point(end, plot.bottom))
        self.lines.draw(joined([edge, floor, *self._marks(scale)]))

    @property
    def _axis(self) -> float:
        return self.plot.right if self.right else self.plot.left

    def _marks(self, scale: ErrorScale) -> list[FloatArray]:
        """A tick for each power of ten, unless there are too many."""
        first, last = math.ceil(scale.low - 1e-9), math.floor(scale.high + 1e-9)
        if scale.bent <= 0 or last - first > MOST_MARKS:
            return []
        side = TICK if self.right else -TICK
        heights = (self._at(scale, decade) for decade in range(first, last + 1))
        return [
            line(Point(self._axis, y), Point(self._axis + side, y))
            for y in heights
            if y < self.plot.top + 1e-9
        ]

    def _number(self, scale: ErrorScale, numbered: float) -> None:
        """Number the axis: evenly, or at powers of ten that have room."""
        texts = self._levels(scale, numbered) if scale.bent <= 0 else self._decades(scale)
        side = ASIDE if self.right else -ASIDE
        for number, found in zip_longest(self.numbers, texts):
            number.show(found is not None and numbered > 0)
            if found is not None:
                text, y = found
                place = self._axis + side, y - TICK_DOWN
                number.resize(theme.TICK).set_text(text).place(*place, 0 if self.right else 1)
                if self.right and number.box.right > self.end:
                    self._shorten(number, text, self.end - place[0])

    def _shorten(self, number: Number, text: str, room: float) -> None:
        """Write a number that is too wide as a power, then smaller; leave out one that has no room.

        There is none where no error is as large as the view of the bowl.
        """
        number.set_text(numerals.as_power(text))
        if number.text_width > room:
            number.resize(theme.NARROW).fit(room)
        number.show(number.shown and number.text_width <= room + ROUNDING)

    def _levels(self, scale: ErrorScale, top: float) -> list[tuple[str, float]]:
        most = max(2, min(4, int(self.plot.height / PITCH)))
        levels = ticks(0, top, most)
        digits = len(str(len(levels))) + 1
        return [
            (numerals.plain(level, digits), self.y(scale, level))
            for level in levels
            if level <= scale.top
        ]

    def _decades(self, scale: ErrorScale) -> list[tuple[str, float]]:
        """Each power of ten, or each so-many-th, that lies in the plot, clear of the one under."""
        step = apart(scale.low, scale.high)
        first, last = math.ceil(scale.low - 1e-9), math.floor(scale.high + 1e-9)
        first += int(self.low - first) % step
        found: list[tuple[str, float]] = []
        for decade in range(first, last + 1, step):
            y = self._at(scale, decade)
            clear = not found or y - found[-1][1] >= min(PITCH, 0.9 * self.plot.height / MOST)
            if clear and y <= self.plot.top + 1e-9:
                found.append((numerals.power_of_ten(decade), y))
        return found
