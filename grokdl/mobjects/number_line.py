"""A number line: round ticks, markers with their numbers, and the gap between two values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from grokdl.errors import GrokdlError
from grokdl.learning.history import FloatArray
from grokdl.mobjects.break_marks import cut_line
from grokdl.mobjects.paths import NOTHING, Drawing, Path, arrow_head, circle, joined, line
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.mobjects.ticked_axis import TickedAxis, moved_apart
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

INSET = 0.3  # from the box's edge to the lowest and the highest value: arrow heads have this room
DOT, RINGS = 0.13, (0.2, 0.12, 0.035)
HEAD = 0.26
NUMBER, NAME = 0.54, 0.88  # from the axis down to the baselines under it
NUMBER_OVER, NAME_OVER = 0.34, 0.68  # and up to those over it
SPAN_OVER = 0.34  # from the axis, or from the highest name, to the gap's words
BELOW = NAME + 0.08
APART = 0.24  # between labels
CAP = 0.25
BREAK = 0.55  # from the edge to the two strokes that say: it goes on


@dataclass(frozen=True)
class Marker:
    """What a marker is called; a dot or a target in its role's colour, its words under or over."""

    name: str
    role: str = "ink"
    target: bool = False
    above: bool = False


@dataclass(frozen=True)
class Value:
    """Where a marker is, and its number as text."""

    value: float
    text: str


@dataclass(frozen=True)
class Span:
    """The gap from one value to another, and its length as text; it may run either way."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class NumberLineState:
    """The range that is shown (low < high), a value or nothing for each marker, and a gap."""

    low: float
    high: float
    values: tuple[Value | None, ...]
    span: Span | None = None


@final
class NumberLine(Drawing):
    """A horizontal axis in the middle of a box, which is at least 1.6 units high.

    `longest` is the longest number that a marker will have: markers whose words find no room side
    by side under the axis have them over it, for good (then the box is at least 2.3 units high).
    `span` is what the gap is called. Raises GrokdlError for a box that is too low or too narrow.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        markers: Sequence[Marker],
        longest: str = "0.0000",
        span: str = "",
        span_role: str = "error",
    ) -> None:
        super().__init__()
        colours = style.theme
        self.box, self.markers = box, tuple(markers)
        self.axis = TickedAxis(style)
        self.span = Path(stroke=colours.role(span_role), width=6, z_index=1)
        self.span_name = Label(style, span, role=span_role, size=theme.BODY)
        self.span_number = Number(style, "", role=span_role, size=theme.BODY, font=MONO)
        self.span_number.showing(span, of=self)
        self.leaders = Path(stroke=colours.axis, width=theme.FINE, z_index=0.5)
        self.marks = [_mark(style, marker) for marker in markers]
        self.heads = [Path(fill=colours.role(marker.role), z_index=3) for marker in markers]
        self.names = [
            Label(style, m.name, role=m.role, size=theme.SMALL, anchor=0.5) for m in markers
        ]
        self.numbers = [
            Number(style, longest, role=m.role, size=theme.BODY, font=MONO, anchor=0.5).showing(
                m.name, of=self
            )
            for m in markers
        ]
        self.above = self._sides()
        self.y = self._axis_height()
        self.state: NumberLineState | None = None
        self.add(*self.axis.parts, self.leaders, self.span, *self.marks, *self.heads)
        self.add(*self.names, *self.numbers, self.span_name, self.span_number)

    def x(self, value: float) -> float:
        """Where a value lies in the range shown last; one outside lies at its end."""
        assert self.state is not None
        low, high = self.state.low, self.state.high
        share = (min(max(value, low), high) - low) / (high - low)
        return self.box.left + INSET + share * (self.box.width - 2 * INSET)

    def show(self, state: NumberLineState) -> None:
        """Draw the range with its markers and its gap."""
        if self.already_shows(state):
            return
        self.state = state
        for k, value in zip(range(len(self.markers)), state.values, strict=True):
            self._show_mark(k, value)
        self._place_words()
        taken = [
            n.box for n, over in zip(self.numbers, self.above, strict=True) if n.shown and not over
        ]
        ends = Point(self.x(state.low), self.y), Point(self.x(state.high), self.y)
        self.axis.show(state.low, state.high, ends, self.box, NUMBER, taken)
        self._show_span(state.span)

    def _sides(self) -> list[bool]:
        """For each marker, whether its words are over the axis."""
        room = dict.fromkeys((False, True), self.box.width + APART)
        above = []
        for k, marker in enumerate(self.markers):
            width = self._width(k) + APART
            above.append(marker.above or width > room[False])
            room[above[-1]] -= width
        if min(room.values()) < 0:
            raise GrokdlError(
                f"The markers {', '.join(marker.name for marker in self.markers)} have no room "
                f"over and under a line of {self.box.width:.1f} units.",
                "Take fewer markers, shorter names or numbers, or a wider box.",
            )
        return above

    def _axis_height(self) -> float:
        self.over = NAME_OVER if any(self.above) else 0.0
        up = self.over + (SPAN_OVER if self.span_name.text else 0.0) + CAP
        if self.box.height < up + BELOW:
            raise GrokdlError(
                f"A number line with these words is {up + BELOW:.1f} units high, "
                f"and its box {self.box.height:.1f}.",
                "Give it a higher box, or a wider one, in which words stand side by side.",
            )
        return self.box.centre.y + (BELOW - up) / 2

    def _width(self, k: int) -> float:
        return float(max(self.names[k].text_width, self.numbers[k].text_width))

    def _show_mark(self, k: int, value: Value | None) -> None:
        mark, head = self.marks[k], self.heads[k]
        self.names[k].show(value is not None)
        self.numbers[k].show(value is not None)
        mark.draw(NOTHING)
        head.draw(NOTHING)
        if value is None:
            return
        self.numbers[k].resize(theme.BODY).set_text(value.text).fit(self.box.width)
        side = self._beyond(value.value)
        if side:
            tip = Point(self.box.right if side > 0 else self.box.left, self.y)
            head.draw(arrow_head(tip, 0 if side > 0 else math.pi, HEAD))
        else:
            at = Point(self.x(value.value), self.y)
            radii = RINGS if self.markers[k].target else (DOT,)
            mark.draw(joined([circle(at, radius) for radius in radii]))

    def _beyond(self, value: float) -> int:
        """On which side of the range a value lies: −1 below it, 1 above, 0 within."""
        assert self.state is not None
        return int(value > self.state.high) - int(value < self.state.low)

    def _place_words(self) -> None:
        """Name and number of each marker at it, or moved apart, with a line that leads there."""
        assert self.state is not None
        leaders = []
        for over in (False, True):
            there = [
                (self.x(value.value), k)
                for k, value in enumerate(self.state.values)
                if value is not None and self.above[k] == over
            ]
            there.sort()
            widths = [self._width(k) for _, k in there]
            ends = self.box.left, self.box.right
            xs = moved_apart([x for x, _ in there], widths, APART, *ends)
            for (x, k), middle in zip(there, xs, strict=True):
                leaders.append(self._put_words(k, middle, x, over))
        self.leaders.draw(joined(leaders))

    def _put_words(self, k: int, x: float, at: float, over: bool) -> FloatArray:
        number, name = (NUMBER_OVER, NAME_OVER) if over else (-NUMBER, -NAME)
        self.numbers[k].place(x, self.y + number)
        self.names[k].place(x, self.y + name)
        if abs(x - at) < DOT:
            return NOTHING
        side = 1 if over else -1
        return line(Point(at, self.y + side * 0.1), Point(x, self.y + side * 0.27))

    def _show_span(self, span: Span | None) -> None:
        self.span_name.show(span is not None)
        self.span_number.show(span is not None)
        if span is None:
            self.span.draw(NOTHING)
            return
        left, right = sorted((self.x(span.start), self.x(span.end)))
        beyond = {self._beyond(span.start), self._beyond(span.end)}
        inner = {-1: self.box.left + BREAK, 1: self.box.right - BREAK}
        cuts = [x for side, x in inner.items() if side in beyond]
        self.span.draw(cut_line(Point(left, self.y), Point(right, self.y), cuts))
        self._place_span_words(span.text, (left + right) / 2)

    def _place_span_words(self, text: str, middle: float) -> None:
        name, gap = self.span_name, 0.12 if self.span_name.text else 0.0
        room = self.box.width - name.text_width - gap
        number = self.span_number.resize(theme.BODY).set_text(text).fit(room)
        half = (name.text_width + gap + number.text_width) / 2
        middle = min(max(middle, self.box.left + half), self.box.right - half)
        y = self.y + self.over + SPAN_OVER
        name.place(middle - half, y)
        number.place(middle + half, y, 1)


def _mark(style: Style, marker: Marker) -> Path:
    colours = style.theme
    colour = colours.role(marker.role)
    if marker.target:
        return Path(stroke=colour, width=3.4, fill=colours.card, z_index=2)
    if marker.role == "ink":
        return Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=3)
    return Path(fill=colour, z_index=3)
