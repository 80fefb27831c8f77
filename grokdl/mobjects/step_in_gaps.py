"""Why a step is alpha times input squared gaps long: three lines of words, and a ruler of gaps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple, final

from manim import VGroup

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.mobjects.formula import InputSquared
from grokdl.mobjects.paths import (
    NOTHING,
    Drawing,
    Path,
    arrow_head,
    circle,
    dashes,
    joined,
    line,
    polygon,
)
from grokdl.mobjects.text import Label, Number
from grokdl.mobjects.working import Part, Working, sign
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

BOOKS_INPUTS = (0.5, 1.1, 2.0)  # of 4.11, 4.12 and 4.21
WIDE = 9.0  # a box that is no less wide has the sums beside the ruler
LINE, TIGHT = 0.58, 0.46  # from a line of words to the next one
RESULT = 3.6  # the room of the result, beside the lines
SUMS = 4.4  # the room of the sums beside the ruler
HEAD_ROOM, FOOT_ROOM = 0.46, 0.5  # over the rows and under them, for words
OVER = 0.34  # of a row: the sum over its arrow
FARTHEST = 4.6  # gaps: an arrow that is longer has an open end, its number is still right
BEYOND, ROOM = 0.35, 0.3  # gaps that the ruler goes on, and at its start
DOT, HEAD, SHAFT = 0.14, 0.3, 7
PALE = 0.12
GOES_ON = 0.5  # the open end
ALONE = 1.5  # the room of the result, over the ruler, without the lines
COMMA = 0.02  # units by which a comma hangs below a sum, and a point does not
RULE = (
    (("miss", "ink"), "=", ("gap", "goal"), "×", ("input", "input")),
    (("step", "weight"), "=", ("alpha", "alpha"), "×", ("miss", "ink"), "×", ("input", "input")),
    (
        ("step", "weight"),
        "=",
        ("alpha", "alpha"),
        "×",
        ("gap", "goal"),
        "×",
        ("input", "input"),
        "×",
        ("input", "input"),
    ),
)
"""What follows from what, line by line: in the third the miss is opened into what it is."""


def books_inputs_and(input: float) -> list[float]:
    """Return an input's size, and two of the book's beside it, in order."""
    own = abs(input) or 1.0
    return sorted([*[other for other in BOOKS_INPUTS if other != own][:2], own])


class Step(NamedTuple):
    """An input and an alpha: what decides how long a step is, counted in gaps."""

    input: float
    alpha: float

    @property
    def reach(self) -> float:
        """How many gaps it is long."""
        return self.alpha * self.input**2


@final
class StepInGaps(VGroup):
    """The `result`, a `ruler` of gaps, and on it a row for each step; perhaps three `lines`."""

    def __init__(
        self,
        style: Style,
        box: Box,
        steps: Sequence[Step],
        beside: Sequence[Step] = (),
        derived: bool = True,
    ) -> None:
        """Take the steps, those of drawings beside that the ruler has room for, and whether the
        result is derived in three lines of words."""
        super().__init__()
        self.wide = box.width >= WIDE
        pitch = LINE if self.wide else TIGHT
        words = box.width - RESULT if self.wide else box.width
        boxes = [
            Box(box.left, box.top - (k + 1) * pitch, box.left + words, box.top - k * pitch)
            for k in range(len(RULE) if derived else 0)
        ]
        self.lines = [
            _left(_line(style, place, parts)) for place, parts in zip(boxes, RULE, strict=False)
        ]
        room = box._replace(bottom=box.top - ALONE)
        if derived:
            room = self._place_of_the_result(box, boxes[-1], pitch)
        self.result = _Result(style, room)
        low = boxes[-1].bottom if derived and self.wide else room.bottom
        place = box._replace(top=low - 0.08, left=box.left + (SUMS if self.wide else 0.0))
        tall = (place.height - HEAD_ROOM - FOOT_ROOM) / len(steps)
        tops = [place.top - HEAD_ROOM - k * tall for k in range(len(steps))]
        rows = [box._replace(top=top, bottom=top - tall) for top in tops]
        spans = [(rows[-1].bottom, rows[0].top)]
        if not self.wide:
            spans = [(row.bottom, row.top - OVER) for row in rows]
        self.ruler = _Ruler(style, place, [step.reach for step in (*steps, *beside)], spans)
        if derived:
            self.ruler.name_its_unit()
        with_alpha = any(step.alpha != 1 for step in steps)
        self.rows = [
            _Row(style, row, self.ruler, step, with_alpha)
            for row, step in zip(rows, steps, strict=True)
        ]

    def _place_of_the_result(self, box: Box, last: Box, pitch: float) -> Box:
        if self.wide:
            return Box(box.right - RESULT, last.bottom, box.right, box.top)
        return last._replace(top=last.bottom - 0.1, bottom=last.bottom - 1.4 * pitch)


def _line(style: Style, box: Box, parts: Sequence[object]) -> Working:
    """A line of words and signs, each word in its quantity's colour."""
    found = []
    for part in parts:
        if isinstance(part, tuple):
            found.append(Part(style.words(part[0]), part[1]))
        else:
            found.append(sign(str(part)))
    drawn = Working(style, box, found, size=theme.CAPTION)
    drawn.show()
    return drawn


def _left(drawn: Working) -> Working:
    """Move a line to its box's left edge."""
    _shift(drawn.labels, drawn.box.left - drawn.labels[0].box.left)
    return drawn


def _shift(labels: Sequence[Label], across: float, upward: float = 0.0) -> None:
    """Move labels: not at all where there is no need."""
    for label in labels if across or upward else ():
        label.place(label.at.x + across, label.at.y + upward)


@final
class _Result(VGroup):
    """What a step is, counted in gaps: alpha times input squared, in their colours."""

    def __init__(self, style: Style, box: Box) -> None:
        super().__init__()
        said = style.words("step in gaps")
        stacked = box.height > 1.2
        size = theme.TITLE if stacked else theme.CAPTION
        upper = box._replace(bottom=box.top - 0.5)
        lower = box._replace(top=upper.bottom) if stacked else box
        self.formula = InputSquared(style, lower, size, "" if stacked else said)
        parts = (*self.formula.words.labels, self.formula.exponent)
        _shift(parts, min(0.0, box.right - self.formula.exponent.box.right))  # long words
        self.add(self.formula)
        if stacked:
            name = Label(style, said, role="weight", size=theme.SUBTITLE, anchor=0.5)
            self.add(name.place(box.centre.x, upper.centre.y - 0.12))


@final
class _Ruler(VGroup):
    """Lines at the start, at one gap, which is home, and at two, as far on the other side."""

    def __init__(
        self,
        style: Style,
        box: Box,
        reaches: Sequence[float],
        spans: Sequence[tuple[float, float]],
    ) -> None:
        """Take the lengths that it has room for, and from where to where its lines go."""
        super().__init__()
        self.box = box
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
        for key, x, role in (("home", one, "goal"), ("as far beyond", two, "goal")):
            label = Label(style, words(key), role=role, size=theme.TICK, anchor=0.5)
            self.add(label.fit(0.96 * (two - one) if key == "home" else 9).place(x, high + 0.16))
            label.place(min(x, box.right - label.text_width / 2), high + 0.16)
        for gaps, name in enumerate(("no_step", "one_gap", "two_gaps")):
            number = Number(style, str(gaps), role="muted", size=theme.TICK, anchor=0.5)
            self.add(number.showing(name).place(self.x(gaps), low - 0.34))
        self.unit = Label(style, words("step in gaps"), role="muted", size=theme.TICK, anchor=1)
        self.unit.place(box.right, low - 0.34)

    def name_its_unit(self) -> None:
        """Say what is counted, at the right end, where there is room beyond the 2."""
        if self.unit.box.left > self.x(2) + 0.3:
            self.add(self.unit)

    def x(self, gaps: float) -> float:
        """Where so many gaps are."""
        share = (gaps - self.low) / (self.high - self.low)
        return self.box.left + share * self.box.width


def _area(box: Box) -> FloatArray:
    corners = (box.left, box.bottom), (box.right, box.bottom), (box.right, box.top)
    return polygon(*(Point(*corner) for corner in (*corners, (box.left, box.top))))


@final
class _Row(Drawing):
    """A step: its length as a product, and as an arrow of so many gaps along the ruler."""

    def __init__(self, style: Style, box: Box, ruler: _Ruler, step: Step, with_alpha: bool) -> None:
        super().__init__()
        colours, (input, alpha) = style.theme, step
        self.ruler, self.reach = ruler, step.reach
        beside = ruler.box.left > box.left
        self.y = box.centre.y if beside else box.bottom + (box.height - OVER) / 2
        place = box._replace(bottom=self.y - 0.2, top=self.y + 0.2, right=ruler.box.left - 0.3)
        if not beside:
            place = box._replace(bottom=box.top - OVER)
        factors = [Part(numerals.plain(input), "input", "input") for _ in range(2)]
        parts = [factors[0], sign("×"), factors[1], sign("=")]
        if with_alpha:
            parts = [Part(numerals.plain(alpha), "alpha", "alpha"), sign("×"), *parts]
        parts.append(Part(numerals.plain(self.reach), "weight", "reach"))
        numbers = [alpha] * with_alpha + [input, input, self.reach]
        self.sum = Working(style, place, parts, size=theme.CAPTION)
        self.sum.show(*numbers, of=step._asdict(), rest=1)
        _left(self.sum)
        if not beside and any("," in label.text for label in self.sum.labels):
            _shift(self.sum.labels, 0.0, COMMA)
        self.shaft = Path(stroke=colours.weight, width=SHAFT, z_index=1)
        self.head = Path(fill=colours.weight, z_index=1.1)
        self.dot = Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=3)
        self.dot.draw(circle(Point(ruler.x(0), self.y), DOT))
        self.add(self.sum, self.shaft, self.head, self.dot)
        self.show(0)

    def already_shows(self, *state: object) -> bool:
        """Tell whether it shows this state; its sum is always the same."""
        same = state == self.shown_as
        self.shown_as = state
        return same

    def show(self, share: float) -> None:
        """Draw a share of the step."""
        self.change_from(0, share)

    def change_from(self, length: float, share: float) -> None:
        """Draw a step of so many gaps, changed by a share into this row's own.

        One that is longer than the ruler has an open end.
        """
        if self.already_shows(length, share):
            return
        ruler = self.ruler
        ends = ruler.box.left + 0.05, ruler.box.right - 0.05
        first, last = (max(min(gaps, 1e6), -1e6) for gaps in (length, self.reach))
        wished = ruler.x(first + share * (last - first))
        side = 1 if wished >= ruler.x(0) else -1
        tip = Point(min(max(wished, ends[0]), ends[1]), self.y)
        start, long = Point(ruler.x(0), self.y), abs(tip.x - ruler.x(0))
        if tip.x != wished and long > GOES_ON:
            inner = tip._replace(x=tip.x - side * GOES_ON)
            self.shaft.draw(joined([line(start, inner), dashes(inner, tip, 0.12, 0.12)[4:]]))
            self.head.draw(NOTHING)
            return
        size = min(HEAD, long)
        self.shaft.draw(line(start, tip._replace(x=tip.x - side * 0.8 * size)) if long else NOTHING)
        head = arrow_head(tip, 0 if side > 0 else math.pi, size)
        self.head.draw(head if size > 0 else NOTHING)
