"""Weight race: a run, or several, on lanes along one weight axis, each with its updates counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, final

import numpy as np

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.mobjects.number_line import INSET
from grokdl.mobjects.paths import Drawing, Path, circle, dashes, line, segments
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.mobjects.ticked_axis import TickedAxis
from grokdl.stage import UNIT, Box, Point, theme
from grokdl.stage.style import Style

RADIUS = 0.15  # of a dot
BESIDE, LOW = 0.12, 0.1  # from the goal's upright to its name, and the axis to its baseline
AXIS = 0.75  # for the axis with its numbers, and its name
MARK = 0.26  # half of a landing's mark
ROOM = 0.06  # of the axis, beyond what is farthest out
FINEST = 1e-8  # of a weight: an axis is no shorter, or its numbers could not be told apart
APART = 0.4  # ems, at least, between a lane's words and its numbers
SIZES = (theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
ON_TOP = 0.8  # from a lane's top to the baseline of its words, in ems
LINE = 1.35  # ems from line to line
HIGH = 0.4  # at most, of a hop
DENSE = 0.06, 0.35  # marks nearer to each other than that are so much lower: no wall of them
SINGLE = 30  # stops of a way, at most, between which each hop is seen


class Hop(NamedTuple):
    """A run on its way from where it is after some updates to where it is after others."""

    start: int
    end: int
    share: float


AT_START = Hop(0, 0, 0.0)


@dataclass(eq=False)
class Lane:
    """One run's lane: its words, its numbers, its track and the marks of its landings."""

    weights: FloatArray
    errors: FloatArray
    name: Label
    updates: Number
    counted: Label
    error: Number
    error_name: Label
    track: Path
    landings: Path
    dot: Path
    y: float = 0.0
    hop: Hop = AT_START
    parts: list[Path] = field(init=False)

    def __post_init__(self) -> None:
        texts = [self.name, self.updates, self.counted, self.error, self.error_name]
        self.parts = [self.track, self.landings, self.dot, *texts]


@final
class WeightRace(Drawing):
    """A lane for each run, below each other, to one scale; the goal weight is a dashed upright.

    `show` puts each run's dot where it is after so many updates; it leaves a mark wherever it has
    been. While it hops, its numbers are grey: those of where it was.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        runs: Sequence[tuple[FloatArray, FloatArray]],
        names: Sequence[Label],
        goal_weight: float | None,
        goal_name: Label | None = None,
    ) -> None:
        """Take each run's weights and errors, its name as a label, and the weight without error.

        That one may have a name too; with no input there is none.
        """
        super().__init__()
        self.style, self.box, self.goal_weight = style, box, goal_weight
        self.lanes = [self._lane(*own) for own in zip(runs, names, strict=True)]
        self.axis = TickedAxis(style)
        self.axis_name = Label(style, style.words("weight"), role="weight", size=theme.SMALL)
        self.goal = Path(stroke=style.theme.goal, width=theme.FINE, z_index=0.5)
        self.goal_name = goal_name
        goals = [] if goal_weight is None else [goal_weight]
        every = np.concatenate([goals, *(weights[: len(errors)] for weights, errors in runs)])
        room = max(ROOM * float(np.ptp(every)), FINEST * float(np.abs(every).max())) or 1.0
        self.low, self.high = float(every.min()) - room, float(every.max()) + room
        self.add(*self.axis.parts, self.axis_name, self.goal)
        self.add(*(part for lane in self.lanes for part in lane.parts))
        self.add(*([] if goal_name is None else [goal_name]))
        self._draw_what_stays()
        self.show(*(0 for _ in runs))

    def show(self, *updates: int | Hop) -> None:
        """Put each run's dot where it is after so many updates, or on its way."""
        if self.already_shows(*updates):
            return
        for lane, given in zip(self.lanes, updates, strict=True):
            hop = lane.hop = given if isinstance(given, Hop) else Hop(given, given, 0.0)
            start, end = (self.x(float(lane.weights[count])) for count in hop[:2])
            up = min(HIGH, abs(end - start) / 2) * 4 * hop.share * (1 - hop.share)
            at = Point(start + hop.share * (end - start), lane.y + up)
            lane.dot.draw(circle(at, RADIUS))
            lane.landings.draw(self._marks(lane, hop.start))
            lane.updates.set_text(numerals.counted(hop.start))
            lane.error.set_text(numerals.plain(float(lane.errors[hop.start])))
            colours, hops = self.style.theme, hop.share > 0
            lane.updates.set_fill(colours.role("muted" if hops else "ink"))
            lane.error.set_fill(colours.role("muted" if hops else "error"))

    def along(self, index: int, stops: Sequence[int]) -> Callable[[float], None]:
        """Return what lets one lane's run be a share of its way along some stops; the others stay.

        Stops are counts of updates. Of few, each hop is seen.
        """
        others, last = [lane.hop for lane in self.lanes], len(stops) - 1

        def show(share: float) -> None:
            place = share * last
            k = min(int(place), last - 1)
            hop = Hop(stops[k], stops[k + 1], place - k)
            if share == 1 or last > SINGLE:
                hop = Hop(stops[round(place)], stops[round(place)], 0.0)
            self.show(*(hop if i == index else other for i, other in enumerate(others)))

        return show

    def _marks(self, lane: Lane, count: int) -> FloatArray:
        """A stroke wherever the run has been; of those too near to tell apart, one."""
        share = (lane.weights[: count + 1] - self.low) / (self.high - self.low)
        places = np.unique(np.round(share * (self.box.width - 2 * INSET), 2))
        near, low = DENSE
        high = MARK * (low if len(places) > 1 and np.diff(places).min() < near else 1)
        ends = [
            np.column_stack([self.box.left + INSET + places, np.full(len(places), lane.y + side)])
            for side in (-high, high)
        ]
        return segments(*ends)

    def x(self, weight: float) -> float:
        """Where a weight lies."""
        share = (weight - self.low) / (self.high - self.low)
        return self.box.left + INSET + share * (self.box.width - 2 * INSET)

    def _lane(self, run: tuple[FloatArray, FloatArray], name: Label) -> Lane:
        style, colours = self.style, self.style.theme
        updates = Number(style, "0", role="ink", font=MONO, weight="medium")
        error = Number(style, "0", role="error", font=MONO)
        lane = Lane(
            *run,
            name,
            updates,
            Label(style, style.words("updates"), role="ink"),
            error,
            Label(style, style.words("error"), role="error"),
            Path(stroke=colours.axis, width=theme.FINE),
            Path(stroke=colours.weight, width=theme.FINE, z_index=1),
            Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=3),
        )
        updates.showing("iteration", of=lane)
        error.showing("error", of=lane)
        return lane

    def _draw_what_stays(self) -> None:
        box = self.box
        bottom = box.bottom + AXIS
        ends = Point(self.box.left + INSET, bottom), Point(self.box.right - INSET, bottom)
        self.axis_name.place(box.right, box.bottom + 0.12, 1)
        self.axis.show(self.low, self.high, ends, box, 0.4, [self.axis_name.box.grown(0.1)])
        pitch = (box.top - bottom) / len(self.lanes)
        size, lines = self._fitting()
        for k, lane in enumerate(self.lanes):
            top = box.top - k * pitch
            self._set_words(lane, top, size, lines)
            words = (ON_TOP + (lines - 1) * LINE + 0.25) * size * UNIT
            lane.y = (top - words + top - pitch) / 2
            track = Point(ends[0].x, lane.y), Point(ends[1].x, lane.y)
            lane.track.draw(line(*track))
        if self.goal_weight is not None:
            self._draw_goal(self.x(self.goal_weight), bottom)

    def _draw_goal(self, goal: float, bottom: float) -> None:
        """An upright through every lane, and a short one at the axis, beside which its name is."""
        spans = [(lane.y - 1.5 * MARK, lane.y + 1.5 * MARK) for lane in self.lanes]
        strokes = [dashes(Point(goal, low), Point(goal, high)) for low, high in spans]
        self.goal.draw(
            np.concatenate([*strokes, dashes(Point(goal, bottom), Point(goal, bottom + 0.3))])
        )
        if self.goal_name is not None:
            self.goal_name.resize(theme.SMALL)
            wide = self.goal_name.text_width + BESIDE
            right = goal + wide <= self.box.right
            self.goal_name.place(goal + (BESIDE if right else -BESIDE), bottom + LOW, 1 - right)

    def _fitting(self) -> tuple[float, int]:
        """The size of the words, and on how many lines they have room: one, or two."""
        for size in SIZES:
            for lines in (1, 2):
                if all(self._wide(lane, size, lines) <= self.box.width for lane in self.lanes):
                    return size, lines
        return SIZES[-1], 2

    def _wide(self, lane: Lane, size: float, lines: int) -> float:
        em = size * UNIT
        for part in self._words(lane):
            part.resize(size)
        numbers = (
            _longest(lane) * em + lane.counted.text_width + lane.error_name.text_width + 7.1 * em
        )
        name = lane.name.text_width
        return max(name, numbers) if lines == 2 else name + APART * em + numbers

    def _set_words(self, lane: Lane, top: float, size: float, lines: int) -> None:
        """The name at the left; at the right, or below it, the updates and the error."""
        em = size * UNIT
        for part in self._words(lane):
            part.resize(size)
        y = top - ON_TOP * em
        lane.name.place(self.box.left, y, 0)
        y -= (lines - 1) * LINE * em
        lane.error.place(self.box.right, y, 1)
        x = self.box.right - 6 * em  # so long is an error of three digits with its power of ten
        lane.error_name.place(x, y, 1)
        x -= lane.error_name.text_width + 0.8 * em
        lane.updates.place(x, y, 1)
        lane.counted.place(x - (_longest(lane) + 0.3) * em, y, 1)

    @staticmethod
    def _words(lane: Lane) -> tuple[Label, ...]:
        return lane.name, lane.updates, lane.counted, lane.error, lane.error_name


def _longest(lane: Lane) -> float:
    """How wide the largest count of a lane's updates is, in ems."""
    return len(numerals.counted(len(lane.errors) - 1)) * 0.6
