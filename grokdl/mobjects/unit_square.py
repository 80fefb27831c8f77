"""Unit square: a miss and its square, on squared paper whose squares are 1 wide, or a part of 1.

A miss above 1 has a square of several units; one below 1 is a small part of a single unit.
"""

from __future__ import annotations

from typing import final

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import NOTHING, Drawing, Path, joined, line, polygon
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import UNIT, Box, Point, theme
from grokdl.stage.style import Style

SIZES = (theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
ROW = 1.5  # ems from a row of words to the next one
BAR = 7
UNDER = 0.22  # from the square to the bar, and from the bar to the words
APART = 0.7  # ems, at least, between a word and its number
MOST_CELLS = 10


@final
class UnitSquare(Drawing):
    """A miss as a bar, and the square over it; under them its absolute value, and its square.

    The words have the largest `size` that fits, and that is no larger than `most`.
    """

    def __init__(self, style: Style, box: Box, miss: float, most: float = SIZES[0]) -> None:
        super().__init__()
        colours = style.theme
        self.box, self.miss = box, miss
        self.paper = Path(stroke=colours.axis, width=theme.FINE, z_index=1)
        self.area = Path(fill=colours.error, z_index=0.6)
        self.bar = Path(stroke=colours.ink, width=BAR, z_index=1)
        self.of = of = {
            "weight": miss,
            "input": 1.0,
            "goal_prediction": 0.0,
        }  # it predicts its own miss
        error = neuron.error_of(miss, 0.0)
        rows = (("absolute value", abs(miss), "ink", "miss"), ("square", error, "error", "error"))
        self.words = [Label(style, style.words(name), role=role) for name, _, role, _ in rows]
        self.numbers = [
            Number(style, numerals.plain(value), role=role, font=MONO).showing(quantity, of=of)
            for _, value, role, quantity in rows
        ]
        self.size = self._place_words(most)
        self.unit = self._unit()
        self.add(self.area, self.paper, self.bar, *self.words, *self.numbers)
        self.show(0)

    def set_unit(self, unit: float) -> None:
        """Draw squared paper on which 1 is so long, before anything is swept."""
        self.unit, self.shown_as = unit, None
        self.show(0)

    def show(self, swept: float) -> None:
        """Draw the bar, and that share of its square."""
        if self.already_shows(swept):
            return
        left, y, side = self._left, self._floor, abs(self.miss) * self.unit
        if self.miss < 0:  # the bar runs from 0 to the left
            left += side
        bar, way = y - UNDER, -1 if self.miss < 0 else 1
        self.bar.draw(line(Point(left, bar), Point(left + way * side, bar)))
        end = left + way * side * swept
        corners = [Point(left, y), Point(end, y), Point(end, y + side), Point(left, y + side)]
        self.area.draw(polygon(*corners) if swept and side else NOTHING)
        self.paper.draw(self._lines() if swept == 1 else NOTHING)
        self.words[1].show(swept == 1)
        self.numbers[1].show(swept == 1)

    @property
    def _floor(self) -> float:
        return self._low + 2 * UNDER

    @property
    def _left(self) -> float:
        return self.box.centre.x - max(1.0, abs(self.miss)) * self.unit / 2

    def _unit(self) -> float:
        """How long 1 is: a miss above 1, or a whole unit, has room."""
        room = min(self.box.width, self.box.top - self._floor)
        return room / max(1.0, abs(self.miss))

    def _lines(self) -> FloatArray:
        """The paper: lines a unit apart, or, of a small miss, as far apart as it is long."""
        size = abs(self.miss)
        whole, cell = (size, 1.0) if size >= 1 else (1.0, size)
        if not size or round(whole / cell) > MOST_CELLS:
            whole = cell = max(1.0, size)
        count = round(whole / cell)
        x, y, side = self._left, self._floor, whole * self.unit
        places = [k * cell * self.unit for k in range(count + 1)]
        upright = [line(Point(x + at, y), Point(x + at, y + side)) for at in places]
        level = [line(Point(x, y + at), Point(x + side, y + at)) for at in places]
        return joined([*upright, *level])

    def _place_words(self, most: float) -> float:
        """Set two rows at the bottom, words left and numbers right; return their size."""
        pairs = list(zip(self.words, self.numbers, strict=True))
        for size in (size for size in SIZES if size <= most):
            for label in (*self.words, *self.numbers):
                label.resize(size)
            em = size * UNIT
            wide = max(word.text_width + number.text_width for word, number in pairs) + APART * em
            if wide <= self.box.width:
                break
        left = self.box.centre.x - min(self.box.width, max(wide, 2.4)) / 2
        right = 2 * self.box.centre.x - left
        for row, (word, number) in enumerate(reversed(pairs)):
            y = self.box.bottom + (0.25 + row * ROW) * em
            word.place(left, y, 0)
            number.place(right, y, 1)
        self._low = self.box.bottom + (0.25 + 2 * ROW - 0.4) * em
        return size
