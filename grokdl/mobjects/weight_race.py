"""Weight race: runs on parallel lanes along one weight axis, each with its updates counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import final

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
AXIS = 0.75  # for the axis with its numbers, and its name
MARK = 0.26  # half of a landing's mark
ROOM = 0.06  # of the axis, beyond what is farthest out
APART = 0.4  # ems, at least, between a lane's words and its numbers
SIZES = (theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
ON_TOP = 0.8  # from a lane's top to the baseline of its words, in ems
LINE = 1.35  # ems from line to line


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
    parts: list[Path] = field(init=False)

    def __post_init__(self) -> None:
        texts = [self.name, self.updates, self.counted, self.error, self.error_name]
        self.parts = [self.track, self.landings, self.dot, *texts]


@final
class WeightRace(Drawing):
    """A lane for each run, below each other, to one scale; the goal weight is a dashed upright.

    `show` puts each run's dot where it is after so many updates; it leaves a mark wherever it has
    been.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        runs: Sequence[tuple[FloatArray, FloatArray]],
        names: Sequence[Label],
        goal_weight: float,
    ) -> None:
        """Take each run's weights and errors, its name as a label, and the weight without error."""
        super().__init__()
        self.style, self.box, self.goal_weight = style, box, goal_weight
        self.lanes = [self._lane(*own) for own in zip(runs, names, strict=True)]
        self.axis = TickedAxis(style)
        self.axis_name = Label(style, style.words("weight"), role="weight", size=theme.SMALL)
        self.goal = Path(stroke=style.theme.goal, width=theme.FINE, z_index=0.5)
        every = np.concatenate(
            [[goal_weight], *(weights[: len(errors)] for weights, errors in runs)]
        )
        room = ROOM * float(np.ptp(every)) or 1.0
        self.low, self.high = float(every.min()) - room, float(every.max()) + room
        self.add(*self.axis.parts, self.axis_name, self.goal)
        self.add(*(part for lane in self.lanes for part in lane.parts))
        self._draw_what_stays()
        self.show(*(0 for _ in runs))

    def show(self, *updates: int) -> None:
        """Put each run's dot where it is after so many updates."""
        if self.already_shows(*updates):
            return
        for lane, count in zip(self.lanes, updates, strict=True):
            at = self.x(float(lane.weights[count]))
            lane.dot.draw(circle(Point(at, lane.y), RADIUS))
            lane.landings.draw(self._marks(lane, count))
            lane.updates.set_text(numerals.counted(count))
            lane.error.set_text(numerals.plain(float(lane.errors[count])))

    def in_lockstep(self, share: float) -> None:
        """Let all runs be a share of the way to where the shortest one ends."""
        self.show(*(round(share * min(self.ends)) for _ in self.ends))

    def on_its_own(self, share: float) -> None:
        """Let those that are not over then be a share of their way from there to their ends."""
        least = min(self.ends)
        self.show(*(least + round(share * (end - least)) for end in self.ends))

    @property
    def ends(self) -> list[int]:
        """How many updates it takes each run to its end."""
        return [len(lane.errors) - 1 for lane in self.lanes]

    def _marks(self, lane: Lane, count: int) -> FloatArray:
        """A stroke wherever the run has been; of those too near to tell apart, one."""
        share = (lane.weights[: count + 1] - self.low) / (self.high - self.low)
        places = np.unique(np.round(share * (self.box.width - 2 * INSET), 2))
        ends = [
            np.column_stack([self.box.left + INSET + places, np.full(len(places), lane.y + side)])
            for side in (-MARK, MARK)
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
        goal = self.x(self.goal_weight)
        spans = [(lane.y - 1.5 * MARK, lane.y + 1.5 * MARK) for lane in self.lanes]
        strokes = [dashes(Point(goal, low), Point(goal, high)) for low, high in spans]
        self.goal.draw(
            np.concatenate([*strokes, dashes(Point(goal, bottom), Point(goal, bottom + 0.3))])
        )

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
        longest = len(numerals.counted(len(lane.errors))) * 0.6 * em
        numbers = longest + lane.counted.text_width + lane.error_name.text_width + 6.5 * em
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
        lane.counted.place(x, y, 1)
        lane.updates.place(x - lane.counted.text_width - 0.3 * em, y, 1)

    @staticmethod
    def _words(lane: Lane) -> tuple[Label, ...]:
        return lane.name, lane.updates, lane.counted, lane.error, lane.error_name
