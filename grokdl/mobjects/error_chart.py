"""The error of every step: on an even axis first, and on one of powers of ten a straight line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manim import VGroup

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.mobjects.error_axis import ErrorAxis, apart
from grokdl.mobjects.error_scale import ErrorScale, decades
from grokdl.mobjects.paths import Path, circle, clipped_line, joined
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.mobjects.told_apart import ALIKE, told_apart
from grokdl.stage import Box, Point, spread, theme
from grokdl.stage.style import Style

MARKED = 40  # so many steps get a dot each
FIRST = 5  # so many steps are seen at first
HEADROOM = 1.4  # of an even axis, over the largest of the first errors
SEEN = 3  # which are so many
LEFT, BOTTOM, TOP = 1.05, 0.5, 0.55  # what the plot leaves to its words
WIDEST = 1.7  # the value at the end of a line
NARROW = 5.6  # in a box that is less wide the plot leaves no more than the values need
WIDE = 7.5  # in a box that is no wider the runs' names are smaller
POINTS = 400
HAIR = 1e-9  # of the plot's height
FAR = 1e6  # plots: so high is what is higher
BESIDE = 0.2  # from a line's end to its words
CLOSE = 0.08  # from the error axis to words beside a line's end
OFF = 0.46  # from a line to the middle of words in two rows


class ErrorChart(VGroup):
    """One line a run, in a box; `show` draws them up to a moment, counted in steps.

    Its axes are at first those of the first few steps, and even: an error that is too large for
    them leads out of the plot. `error_scale` is what the error axis is at the moment.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        runs: Sequence[FloatArray],
        names: Sequence[str],
        beside: Sequence[FloatArray] = (),
        longest_name: str = "",
        ceiling: float | None = None,
    ) -> None:
        """Take the errors of each run, and what stands at the end of its line.

        The axes have room for the errors of runs `beside`, which are not drawn, and for their name.
        A line that leaves the plot goes on up to the `ceiling`: by default the box's top.
        """
        super().__init__()
        self.style = style
        colours = style.theme
        self.box, self.runs = box, runs
        self.ceiling = box.top if ceiling is None else ceiling
        self.every = [*runs, *beside]
        self.steps = max(map(len, self.every))
        self.low, self.high = decades(self.every)
        seen = [error for run in self.every for error in run[:SEEN].tolist()]
        self.top = HEADROOM * max(seen) or 1.0
        name_size = theme.SMALL if box.width > WIDE else theme.NARROW
        self.names = [Label(style, name, role="muted", size=name_size) for name in names]
        self.half = 0.36 if any(names) else 0.18  # of the height of an end's words
        self.plot = self._plot(Label(style, longest_name, size=name_size).text_width)
        self.lines = [Path(stroke=colours.error, width=theme.STROKE, z_index=2) for _ in runs]
        self.marks = [Path(fill=colours.error, z_index=2.1) for _ in runs]
        self.values = [Number(style, "0", size=theme.BODY, font=MONO) for _ in runs]
        self.axis = self._axes()
        self.decades, self.first, self.last = self.axis.numbers, self.axis.first, self.axis.last
        self.add(self.axis, *self.lines, *self.marks, *self.values, *self.names)
        self._add_words()
        self.wide, self.numbered = 1.0, True
        self.ahead = 0.0  # the top of the even axis to which the present one is turning
        self.error_scale = ErrorScale(self.low, self.high, self.top)
        self.ends = self._end_places()
        self.show(0)

    @property
    def numbers_each_power(self) -> bool:
        """Whether, in the end, each power of ten is numbered."""
        return apart(self.low, self.high) == 1

    @property
    def slots(self) -> float:
        """For how many steps the axis has room at the moment."""
        first = min(FIRST, self.steps)
        return first + self.wide * (self.steps - first)

    def _plot(self, longest_name: float) -> Box:
        """The place for the lines: what is left beside the words at their ends."""
        box = self.box
        values = WIDEST if box.width > NARROW else _widest_value(self.style, self.every)
        words = max(values, longest_name, *(name.text_width for name in self.names)) + BESIDE
        return Box(box.left + LEFT, box.bottom + BOTTOM, box.right - words, box.top - TOP)

    def _axes(self) -> ErrorAxis:
        return ErrorAxis(self.style, self.plot, self.box.right, self.low, self.steps)

    def _add_words(self) -> None:
        plot, words = self.plot, self.style.words
        title = Label(self.style, words("error"), role="error", size=theme.SMALL)
        self.title = title.place(self.box.left, plot.top + 0.2)
        self.scale_name = Label(self.style, words("log scale"), role="muted", size=theme.TICK)
        self.scale_name.place(title.box.right + 0.2, plot.top + 0.2)
        self.add(title, self.scale_name)

    def show(
        self, moment: float, bent: float = 1.0, wide: float = 1.0, top: float | None = None
    ) -> None:
        """Draw the lines up to a step, counted from 0; between two steps, a part of the way.

        The error axis is `bent` so far from an even one that ends at `top` to powers of ten; the
        axis of steps is so far on its way from the first few to all.
        """
        self._set_axes(bent, wide, self.top if top is None else top)
        tips = []
        for k, (run, drawn, marks) in enumerate(
            zip(self.runs, self.lines, self.marks, strict=True)
        ):
            until = min(moment, len(run) - 1)
            passed = int(until + 1e-9)
            spots = self._spots(run, until)
            drawn.draw(self._line(spots))
            marked = [step for step in self._marked(run, passed) if self.holds(run, step)]
            marks.draw(joined([circle(self._spot(run, step), 0.07) for step in marked]))
            self._set_value(k, passed)
            tips.append(self._tip(spots))
        self._place_words(tips, moment)

    def _tip(self, spots: Sequence[Point]) -> Point:
        """The end of a line through some spots, or where it leaves the plot."""
        for a, b in pairwise(spots):
            if b.y > self.plot.top + 1e-9:
                return Point(a.x + (self.plot.top - a.y) / (b.y - a.y) * (b.x - a.x), self.plot.top)
        return spots[-1]

    def _set_axes(self, bent: float, wide: float, top: float) -> None:
        """Set both axes, each so far on its way."""
        self.wide = wide
        first = decades([run[:FIRST] for run in self.every])
        every = self.low, self.high
        low, high = (a + wide * (b - a) for a, b in zip(first, every, strict=True))
        self.error_scale = ErrorScale(low, high, top, bent)
        self.axis.show(self.error_scale, self.slots, self.numbered and (self.ahead or top))
        self.scale_name.show(bent == 1)

    def _marked(self, run: FloatArray, passed: int, stems: bool = False) -> Sequence[int]:
        """Which steps get a mark, or a stem: all, or of a long run in the end only the last.

        Of those that can't be told apart the highest is drawn, and always the last.
        """
        if len(run) > MARKED and self.wide >= 1:
            return [passed]
        pitch = self.axis.x(1) - self.axis.x(0)
        if pitch >= ALIKE:
            return range(passed + 1)
        shares = self.error_scale.shares(run[:passed])
        across = self.axis.x(0) + pitch * np.arange(passed, dtype=np.float64)
        heights = self.plot.bottom + np.minimum(shares, FAR) * self.plot.height
        seen = shares <= (math.inf if stems else 1 + HAIR)
        rows = not stems or self.error_scale.bent > 0  # as the axis bends, stems become points
        return [*told_apart(across, heights, seen, rows), passed]

    def holds(self, run: FloatArray, step: int) -> bool:
        """Tell whether an error lies in the plot."""
        return self.error_scale.share(float(run[step])) <= 1 + HAIR

    def _line(self, spots: Sequence[Point]) -> FloatArray:
        """A line through some spots; beyond the plot it goes on as far as it may."""
        within = Box(self.plot.left, self.plot.bottom - 1, self.box.right, self._highest(spots))
        return joined([clipped_line(a, b, within) for a, b in pairwise(spots)])

    def _highest(self, spots: Sequence[Point]) -> float:
        """How high a line through some spots may go: to the ceiling."""
        return self.ceiling - 0.05

    def _place_words(self, tips: Sequence[Point], moment: float) -> None:
        """Value and name right of all tips, pushed apart where these are close.

        Those of a line that ended before others stay near its end.
        """
        whole = self.error_scale.bent == self.wide == 1
        stay = [k for k in self.ends if whole and moment >= len(self.runs[k]) - 1]
        for k in stay:
            self._put_words(k, self.ends[k])
        behind = {} if whole else self._left_behind(tips, moment)
        if len(behind) == 1:
            ((k, place),) = behind.items()
            self._put_words(k, place)
            stay = [k]
        column = sorted({*range(len(tips))} - {*stay}, key=lambda k: -tips[k].y)
        middles = spread([tips[k].y for k in column], 2 * self.half, *self._middles())
        x = max(tip.x for tip in tips) + BESIDE
        for k, middle in zip(column, middles, strict=True):
            self._put_words(k, Point(x, middle))

    def _left_behind(self, tips: Sequence[Point], moment: float) -> dict[int, Point]:
        """Where words stand whose line has left the plot, while another goes on: beside its tip."""
        places, farthest, high = {}, max(tips).x, self._middles()[1]
        for k, tip in enumerate(tips):
            right, width = tip.x + BESIDE, self._width(k)
            if tip.y < self.plot.top or right >= farthest:
                continue
            until = min(moment, len(self.runs[k]) - 1)
            across, heights = np.array(self._spots(self.runs[k], until)).T
            left = float(np.interp(high - self.half, heights, across)) - CLOSE - width
            has_room = right + width + BESIDE < farthest
            is_clear = has_room and float(np.interp(right, across, heights)) > high + self.half
            if not is_clear and left > self.plot.left + CLOSE:
                places[k] = Point(left, high)
            elif has_room:
                places[k] = Point(right, high)
        return places

    def _set_value(self, k: int, step: int) -> None:
        self.values[k].set_text(_value(float(self.runs[k][step])))

    def _width(self, k: int) -> float:
        """How wide a line's words are."""
        return max(self.values[k].text_width, self.names[k].text_width)

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
        width = self._width(k)
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
        share = min(self.error_scale.share(float(run[step])), FAR)
        return Point(self.axis.x(step), self.plot.bottom + share * self.plot.height)


def _widest_value(style: Style, runs: Sequence[FloatArray]) -> float:
    """The width of the widest value, but no less than the words under the axis need."""
    longest = max((_value(error) for run in runs for error in run.tolist()), key=len)
    value = Number(style, longest, size=theme.BODY, font=MONO).text_width
    last = Number(style, str(max(map(len, runs))), size=theme.TICK).text_width
    return max(value, last / 2 + Label(style, "step", size=theme.TICK).text_width)


def _value(error: float) -> str:
    return numerals.plain(error)
