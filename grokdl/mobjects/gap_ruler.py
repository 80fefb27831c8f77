"""A ruler of gaps, and bars along it: the best weight is at 1; 2 is as far on the other side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple, final

from manim import VGroup

from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import (
    NOTHING,
    Path,
    arrow_head,
    dashes,
    joined,
    line,
    polygon,
    uprights,
)
from grokdl.mobjects.text import Label, Number
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

WIDE = 9.0  # a box that is no less wide has the sums beside the ruler
SUMS = 4.4  # the room of the sums beside the ruler
HEAD_ROOM, FOOT_ROOM = 0.46, 0.5  # over the rows and under them, for words
OVER = 0.36  # of a row: the sum over its arrow
FARTHEST = 4.6  # gaps: an arrow that is longer has an open end, its number is still right
BEYOND, ROOM = 0.35, 0.3  # gaps that the ruler goes on, and at its start
HEAD, SHAFT, CAP = 0.3, 7, 0.11
PALE = 0.12
GOES_ON = 0.5  # the open end
CLEAR = 0.15  # units between two words
INSIDE = 0.05  # units from the ruler's end to such an end


class Rows(NamedTuple):
    """Where rows along a ruler lie: the ruler, each row, and the sums, beside it or over bars."""

    ruler: Box
    rows: list[Box]
    beside: bool

    @property
    def spans(self) -> list[tuple[float, float]]:
        """From where to where the ruler's lines go: they leave room for sums over bars."""
        if self.beside:
            return [(self.rows[-1].bottom, self.rows[0].top)]
        return [(row.bottom, row.top - OVER) for row in self.rows]

    def middle(self, k: int) -> float:
        """How high a row's bar is."""
        row = self.rows[k]
        return row.centre.y if self.beside else row.bottom + (row.height - OVER) / 2

    def sum_box(self, k: int) -> Box:
        """The place of a row's sum."""
        row, y = self.rows[k], self.middle(k)
        if self.beside:
            return row._replace(bottom=y - 0.2, top=y + 0.2, right=self.ruler.left - 0.3)
        return row._replace(bottom=row.top - OVER)


def rows_in(box: Box, count: int) -> Rows:
    """Lay a ruler and so many rows out in a box."""
    beside = box.width >= WIDE
    place = box._replace(left=box.left + (SUMS if beside else 0.0))
    tall = (place.height - HEAD_ROOM - FOOT_ROOM) / count
    tops = [place.top - HEAD_ROOM - k * tall for k in range(count)]
    return Rows(place, [box._replace(top=top, bottom=top - tall) for top in tops], beside)


@final
class GapRuler(VGroup):
    """Lines at the start, at one gap, at the best weight, and at two, as far on the other side."""

    def __init__(
        self,
        style: Style,
        box: Box,
        reaches: Sequence[float],
        spans: Sequence[tuple[float, float]],
    ) -> None:
        """Take the lengths that it has room for, and from where to where its lines go."""
        super().__init__()
        self.box, self.spans = box, spans
        self.low = max(-FARTHEST / 2, min(0.0, *reaches)) - ROOM
        self.high = min(FARTHEST, max(2.3, *reaches)) + BEYOND
        colours, words = style.theme, style.words
        start, one, two = (self.x(gaps) for gaps in (0, 1, 2))
        band = Path(fill=colours.goal, z_index=-1)
        band.set_fill(opacity=PALE)
        areas = [Box(start, low, two, high) for low, high in spans]
        band.draw(joined([_area(area) for area in areas]))
        self.add(band)
        for x, role, dashed in ((start, "axis", 0), (one, "goal", 0), (two, "goal", 1)):
            upright = Path(stroke=colours.role(role), width=3)
            ends = [(Point(x, low), Point(x, high)) for low, high in spans]
            upright.draw(joined([dashes(*pair) if dashed else line(*pair) for pair in ends]))
            self.add(upright)
        low, high = box.bottom + FOOT_ROOM, box.top - HEAD_ROOM
        best, beyond = (
            Label(style, words(key), role="goal", size=theme.TICK, anchor=0.5)
            for key in ("best weight", "as far beyond")
        )
        best.fit(0.96 * (two - one)).place(one, high + 0.16)
        beyond.fit(box.right - best.box.right - CLEAR)
        half = beyond.text_width / 2
        over = best.box.right + CLEAR + 2 * half - box.right
        if over > 0:  # no room for the longer word: the shorter one makes some
            best.place(one - over, high + 0.16)
        right = max(min(two, box.right - half), best.box.right + CLEAR + half)
        self.add(best, beyond.place(right, high + 0.16))
        for gaps, name in enumerate(("no_step", "one_gap", "two_gaps")):
            number = Number(style, str(gaps), role="muted", size=theme.TICK, anchor=0.5)
            self.add(number.showing(name).place(self.x(gaps), low - 0.34))
        unit = Label(style, words("gaps"), role="muted", size=theme.TICK, anchor=1)
        unit.place(box.right, low - 0.34)
        if unit.box.left > self.x(2) + 0.3:
            self.add(unit)

    def is_like(self, other: GapRuler) -> bool:
        """Tell whether another ruler looks the same."""
        mine, its = ((one.box, one.spans, one.low, one.high) for one in (self, other))
        return mine == its

    def x(self, gaps: float) -> float:
        """Where so many gaps are."""
        share = (gaps - self.low) / (self.high - self.low)
        return self.box.left + share * self.box.width


def _area(box: Box) -> FloatArray:
    corners = (box.left, box.bottom), (box.right, box.bottom), (box.right, box.top)
    return polygon(*(Point(*corner) for corner in (*corners, (box.left, box.top))))


@final
class GapBar:
    """A bar along a ruler, an arrow or between two short strokes: `parts` of a drawing."""

    def __init__(self, colour: str, with_head: bool = True) -> None:
        self.with_head = with_head
        self.shaft = Path(stroke=colour, width=SHAFT, z_index=1)
        self.head = Path(fill=colour, z_index=1.1)
        self.caps = Path(stroke=colour, width=theme.FINE, z_index=1)
        self.parts = (self.shaft, self.head, self.caps)

    def draw(self, ruler: GapRuler, y: float, gaps: float) -> None:
        """Draw it so long; one that is longer than the ruler has an open end."""
        ends = ruler.box.left + INSIDE, ruler.box.right - INSIDE
        wished = ruler.x(gaps)
        side = 1 if wished >= ruler.x(0) else -1
        start, tip = Point(ruler.x(0), y), Point(min(max(wished, ends[0]), ends[1]), y)
        if tip.x != wished and abs(tip.x - start.x) > GOES_ON:
            inner = tip._replace(x=tip.x - side * GOES_ON)
            self.shaft.draw(joined([line(start, inner), dashes(inner, tip, 0.12, 0.12)[4:]]))
            self.head.draw(NOTHING)
            self.caps.draw(NOTHING if self.with_head else uprights([start.x], y, CAP))
        elif self.with_head:
            self._draw_arrow(start, tip, side)
        else:
            self.shaft.draw(line(start, tip) if tip != start else NOTHING)
            self.caps.draw(uprights([start.x, tip.x], y, CAP))

    def _draw_arrow(self, start: Point, tip: Point, side: int) -> None:
        long = abs(tip.x - start.x)
        size = min(HEAD, long)
        self.shaft.draw(line(start, tip._replace(x=tip.x - side * 0.8 * size)) if long else NOTHING)
        head = arrow_head(tip, 0 if side > 0 else math.pi, size)
        self.head.draw(head if size > 0 else NOTHING)
