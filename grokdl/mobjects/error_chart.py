"""The error of every step on a logarithmic axis: a straight line, up or down."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from manim import VGroup

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import Path, circle, joined, line
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import Box, Point, spread, theme
from grokdl.stage.style import Style

MARKED = 40  # so many steps get a dot each
LEFT, BOTTOM, TOP = 1.05, 0.5, 0.55  # what the plot leaves to its words
WIDEST = 1.7  # the value at the end of a line
NARROW = 5.6  # in a box that is less wide the plot leaves no more than the values need
WIDE = 7.5  # in a box that is no wider the runs' names are smaller
POINTS = 400
TICK_DOWN = 0.08  # from the middle of an error axis's number to its baseline
BESIDE = 0.2  # from a line's end to its words
CLOSE = 0.08  # from the error axis to words beside a line's end
OFF = 0.46  # from a line to the middle of words in two rows


class ErrorChart(VGroup):
    """One line a run, in a box; `show` draws them up to a moment, counted in steps."""

    def __init__(
        self,
        style: Style,
        box: Box,
        runs: Sequence[FloatArray],
        names: Sequence[str],
        beside: Sequence[FloatArray] = (),
        longest_name: str = "",
    ) -> None:
        """Take the errors of each run, and what stands at the end of its line.

        The axes have room for the errors of runs `beside`, which are not drawn, and for their name.
        """
        super().__init__()
        self.style = style
        colours = style.theme
        self.box, self.runs = box, runs
        name_size = theme.SMALL if box.width > WIDE else theme.NARROW
        self.names = [Label(style, name, role="muted", size=name_size) for name in names]
        self.half = 0.36 if any(names) else 0.18  # of the height of an end's words
        widest = Label(style, longest_name, size=name_size)
        every = [*runs, *beside]
        values = WIDEST if box.width > NARROW else _widest_value(style, every)
        words = max(values, *(name.text_width for name in (*self.names, widest))) + BESIDE
        self.steps = max(map(len, every))
        self.plot = Box(box.left + LEFT, box.bottom + BOTTOM, box.right - words, box.top - TOP)
        self.low, self.high = _decades(every)
        self.axis = Path(stroke=colours.axis, width=theme.FINE)
        self.lines = [Path(stroke=colours.error, width=theme.STROKE, z_index=2) for _ in runs]
        self.marks = [Path(fill=colours.error, z_index=2.1) for _ in runs]
        self.values = [Number(style, "0", size=theme.BODY, font=MONO) for _ in runs]
        self.add(self.axis, *self.lines, *self.marks, *self.values, *self.names)
        self._add_words()
        self.ends = self._end_places()
        self.show(0)

    def _add_words(self) -> None:
        plot, words = self.plot, self.style.words
        title = Label(self.style, words("error"), role="error", size=theme.SMALL).place(
            self.box.left, plot.top + 0.2
        )
        scale = Label(self.style, words("log scale"), role="muted", size=theme.TICK)
        scale.place(title.box.right + 0.2, plot.top + 0.2)
        step = Label(self.style, words("step"), role="muted", size=theme.TICK, anchor=1)
        step.place(self.box.right, plot.bottom - 0.36)
        self.first = Number(self.style, "1", role="muted", size=theme.TICK, anchor=0.5)
        self.last = Number(self.style, str(self.steps), role="muted", size=theme.TICK, anchor=0.5)
        self.add(title, scale, step, self.first.place(self._x(0), plot.bottom - 0.36))
        self.last.place(self._x(self.steps - 1), plot.bottom - 0.36)
        if self.steps > 1:
            self.add(self.last)
        self.decades = [self._decade(decade) for decade in _few(self.low, self.high)]
        self.add(*self.decades)
        edge = line(Point(plot.left, plot.top), Point(plot.left, plot.bottom))
        floor = line(Point(plot.left, plot.bottom), Point(self.box.right, plot.bottom))
        self.axis.draw(joined([edge, floor]))

    def _decade(self, decade: int) -> Number:
        """A power of ten at the error axis."""
        text = numerals.power_of_ten(decade)
        number = Number(self.style, text, role="muted", size=theme.TICK)
        return number.place(self.plot.left - 0.15, self._y(decade) - TICK_DOWN, 1)

    def show(self, moment: float) -> None:
        """Draw the lines up to a step, counted from 0; between two steps, a part of the way."""
        tips = []
        for k, (run, drawn, marks) in enumerate(
            zip(self.runs, self.lines, self.marks, strict=True)
        ):
            until = min(moment, len(run) - 1)
            passed = int(until + 1e-9)
            spots = self._spots(run, until)
            drawn.draw(line(*spots))
            steps = range(passed + 1) if len(run) <= MARKED else ()
            marked = [self._spot(run, k) for k in steps] or spots[-1:]
            marks.draw(joined([circle(spot, 0.07) for spot in marked]))
            self._set_value(k, passed)
            tips.append(spots[-1])
        self._place_words(tips, moment)

    def _place_words(self, tips: Sequence[Point], moment: float) -> None:
        """Value and name right of all tips, pushed apart where these are close.

        Those of a line that ended before others stay near its end.
        """
        stay = [k for k in self.ends if moment >= len(self.runs[k]) - 1]
        for k in stay:
            self._put_words(k, self.ends[k])
        column = sorted({*range(len(tips))} - {*stay}, key=lambda k: -tips[k].y)
        middles = spread([tips[k].y for k in column], 2 * self.half, *self._middles())
        x = max(tip.x for tip in tips) + BESIDE
        for k, middle in zip(column, middles, strict=True):
            self._put_words(k, Point(x, middle))

    def _set_value(self, k: int, step: int) -> None:
        self.values[k].set_text(_value(float(self.runs[k][step])))

    def _put_words(self, k: int, at: Point) -> None:
        self.values[k].place(at.x, at.y + (0.06 if self.names[k].text else -0.09))
        self.names[k].place(at.x, at.y - 0.27)

    def _middles(self) -> tuple[float, float]:
        """The lowest and the highest middle of words: under the chart's title."""
        return self.plot.bottom + self.half, self.plot.top + 0.18 - self.half

    def _end_places(self) -> dict[int, Point]:
        """Where words stand whose line ends before another one, if there is room near its end."""
        longest = max(map(len, self.runs))
        early = [k for k, run in enumerate(self.runs) if len(run) < longest]
        return {k: place for k in early if (place := self._near_the_end(k)) is not None}

    def _near_the_end(self, k: int) -> Point | None:
        """A free place beside a line's end: right of it, or else left of its last rise."""
        last = len(self.runs[k]) - 1
        across, heights = np.array(self._spots(self.runs[k], last)).T
        low, high = self._middles()
        middle = min(max(float(heights[-1]), low), high)
        self._set_value(k, last)
        width = max(self.values[k].text_width, self.names[k].text_width)
        end = float(across[-1])
        right = end + BESIDE
        words_pass = self._passes(k, middle, (end, end + width))  # these are right of their tip
        if words_pass > 2 * self.half and self._passes(k, middle, (end, right + width)) > OFF:
            return Point(right, middle)
        left = float(np.interp(middle - OFF, heights, across)) - width
        if left > self.plot.left + CLOSE and self._passes(k, middle, (left, left + width)) > OFF:
            return Point(left, middle)
        return None

    def _passes(self, k: int, middle: float, between: tuple[float, float]) -> float:
        """How near to a height the words of lines other than the k-th come between two places."""
        places = np.linspace(*between, POINTS)
        nearest = math.inf
        for run in (*self.runs[:k], *self.runs[k + 1 :]):
            across, heights = np.array(self._spots(run, len(run) - 1)).T
            passed = (places >= across[0]) & (places <= across[-1])
            height = np.clip(np.interp(places[passed], across, heights), *self._middles())
            nearest = min([nearest, *np.abs(height - middle).tolist()])
        return nearest

    def _spots(self, run: FloatArray, until: float) -> list[Point]:
        whole = int(until)
        chosen = np.unique(np.linspace(0, whole, min(whole + 1, POINTS)).astype(int)).tolist()
        spots = [self._spot(run, k) for k in chosen]
        if until > whole:
            a, b, part = self._spot(run, whole), self._spot(run, whole + 1), until - whole
            spots.append(Point(a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)))
        return spots

    def _spot(self, run: FloatArray, step: int) -> Point:
        error = float(run[step])
        return Point(self._x(step), self._y(math.log10(error) if error > 0 else self.low))

    def _x(self, step: float) -> float:
        return self.plot.left + 0.25 + step / max(1, self.steps - 1) * (self.plot.width - 0.25)

    def _y(self, decade: float) -> float:
        return self.plot.bottom + (decade - self.low) / (self.high - self.low) * self.plot.height


def _widest_value(style: Style, runs: Sequence[FloatArray]) -> float:
    """The width of the widest value, but no less than the words under the axis need."""
    longest = max((_value(error) for run in runs for error in run.tolist()), key=len)
    value = Number(style, longest, size=theme.BODY, font=MONO).text_width
    last = Number(style, str(max(map(len, runs))), size=theme.TICK).text_width
    return max(value, last / 2 + Label(style, "step", size=theme.TICK).text_width)


def _value(error: float) -> str:
    return numerals.plain(error)


def _decades(runs: Sequence[FloatArray]) -> tuple[float, float]:
    """The powers of ten between which all errors lie; an error of 0 is drawn at the lowest."""
    errors = np.concatenate(list(runs))
    errors = errors[errors > 0]
    if not len(errors):
        return -1.0, 1.0
    low = math.floor(math.log10(errors.min()) - 0.05)
    high = math.ceil(math.log10(errors.max()) + 0.05)
    return float(low - (0 if len(errors) == sum(map(len, runs)) else 1)), float(max(high, low + 1))


def _few(low: float, high: float, most: int = 5) -> list[int]:
    step = max(1, math.ceil((high - low) / most))
    return list(range(math.ceil(low), math.floor(high) + 1, step))
