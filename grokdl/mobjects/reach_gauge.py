"""alpha * input**2 on a line: the step in units of the gap, and what follows from it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from manim import VGroup

from grokdl import numerals
from grokdl.mobjects.paths import Path, arrow_head, circle, joined, line
from grokdl.mobjects.text import Label, Number
from grokdl.stage import Box, Point, spread, theme
from grokdl.stage.style import Style

FARTHEST = 6.0  # what lies beyond is shown at the edge, with an arrow


MARK = 0.15  # the radius of a mark
NARROW = 9.0  # in a box that is less wide the names of its parts may be smaller


class GaugeMark(NamedTuple):
    """A run on the gauge: its alpha * input**2, and what it is called."""

    reach: float
    name: str


class ReachMark(VGroup):
    """A mark on the gauge with its words; it lies `at` a place on the line."""

    def __init__(self, at: Point, *parts: Path) -> None:
        super().__init__(*parts)
        self.at = at


class ReachGauge(VGroup):
    """The line from 0 on: up to 1 a run settles, up to 2 it overshoots, beyond it diverges."""

    def __init__(
        self, style: Style, box: Box, marks: Sequence[GaugeMark], beside: Sequence[float] = ()
    ) -> None:
        """Take the marks, and reaches of runs beside that the line has room for."""
        super().__init__()
        self.style = style
        self.box = box
        reaches = [*(mark.reach for mark in marks), *beside]
        self.low = max(-FARTHEST / 2, min(0.0, *reaches) - 0.3)
        self.high = min(FARTHEST, max(2.6, *reaches) + 0.4)
        self.y = box.centre.y
        self.scale_line = VGroup()
        self._add_line()
        self.add(self.scale_line)
        self.marks = [
            self._mark(mark, words) for mark, words in zip(marks, self._words(marks), strict=True)
        ]
        self.add(*self.marks)

    def _add_line(self) -> None:
        colours = self.style.theme
        for start, end, role in ((0.0, 2.0, colours.goal), (2.0, self.high, colours.error)):
            part = Path(stroke=role, width=7)
            self.scale_line.add(part)
            part.draw(line(Point(self.x(start), self.y), Point(self.x(end), self.y)))
        if self.low < 0:
            part = Path(stroke=colours.error, width=7)
            part.draw(line(Point(self.x(self.low), self.y), Point(self.x(0), self.y)))
            self.scale_line.add(part)
        ticks = Path(stroke=colours.ink, width=theme.FINE, z_index=2)
        ticks.draw(
            joined(
                [
                    line(Point(self.x(n), self.y - 0.14), Point(self.x(n), self.y + 0.14))
                    for n in (0, 1, 2)
                ]
            )
        )
        self.scale_line.add(ticks)
        for n, name in enumerate(("no_step", "one_gap", "two_gaps")):
            number = Number(self.style, str(n), role="muted", size=theme.SMALL, anchor=0.5)
            self.scale_line.add(number.showing(name).place(self.x(n), self.y - 0.46))
        self._add_zone_names()

    def _add_zone_names(self) -> None:
        names = [(0.0, 1.0, "settles"), (1.0, 2.0, "overshoots"), (2.0, self.high, "diverges")]
        if self.low < -0.8:
            names.append((self.low, 0.0, "runs away"))
        for start, end, key in names:
            role, text = "goal" if start in (0.0, 1.0) else "error", self.style.words(key)
            label = Label(self.style, text, role=role, size=theme.SMALL, anchor=0.5)
            middle, room = (self.x(start) + self.x(end)) / 2, self.x(end) - self.x(start)
            if self.box.width < NARROW:
                label.fit(room - 0.1)
            if label.place(middle, self.y - 0.86).text_width < room:
                self.scale_line.add(label)

    def _words(self, marks: Sequence[GaugeMark]) -> list[tuple[Label, Number]]:
        """Name and value over each mark, pushed apart where marks are close."""
        words = [
            (
                Label(self.style, mark.name, role="alpha", size=theme.BODY, anchor=0.5),
                Number(
                    self.style,
                    numerals.plain(mark.reach),
                    size=theme.TITLE,
                    weight="semibold",
                    anchor=0.5,
                ),
            )
            for mark in marks
        ]
        wide = max(label.text_width for pair in words for label in pair) + 0.3
        order = sorted(range(len(marks)), key=lambda k: -marks[k].reach)
        wished = [self.x(self._shown(marks[k].reach)) for k in order]
        places = spread(wished, wide, self.box.left + wide / 2, self.box.right - wide / 2)
        for k, x in zip(order, places, strict=True):
            name, number = words[k]
            number.showing("reach", of=name).place(x, self.y + 0.42)
            name.showing("alpha").place(x, self.y + 0.94)
        return words

    def _shown(self, reach: float) -> float:
        return min(max(reach, self.low), self.high)

    def _mark(self, mark: GaugeMark, words: tuple[Label, Number]) -> ReachMark:
        at = Point(self.x(self._shown(mark.reach)), self.y)
        head = Path(fill=self.style.theme.ink, z_index=3)
        if self.low <= mark.reach <= self.high:
            head.draw(circle(at, MARK))
        else:
            head.draw(arrow_head(at, 0.0 if mark.reach > 0 else math.pi, 0.34))
        return ReachMark(at, head, *words)

    def x(self, reach: float) -> float:
        """Where a value lies."""
        return self.box.left + (reach - self.low) / (self.high - self.low) * self.box.width
