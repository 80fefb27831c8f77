"""Why a step is alpha times input squared gaps long: three lines of words, and a ruler of gaps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import final

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


@final
class StepInGaps(VGroup):
    """Three `lines` of words, the `result`, a `ruler` of gaps, and on it a row for each input."""

    def __init__(
        self,
        style: Style,
        box: Box,
        inputs: Sequence[float],
        alpha: float,
        beside: Sequence[tuple[Sequence[float], float]] = (),
    ) -> None:
        """Take the inputs and alpha, and those of drawings beside that the ruler has room for."""
        super().__init__()
        self.wide = box.width >= WIDE
        pitch = LINE if self.wide else TIGHT
        words = box.width - RESULT if self.wide else box.width
        boxes = [
            Box(box.left, box.top - (k + 1) * pitch, box.left + words, box.top - k * pitch)
            for k in range(len(RULE))
        ]
        self.lines = [
            _left(_line(style, place, parts)) for place, parts in zip(boxes, RULE, strict=True)
        ]
        self.result = _Result(style, self._place_of_the_result(box, boxes[-1], pitch))
        low = boxes[-1].bottom - (0.0 if self.wide else 1.4 * pitch)
        every = [(inputs, alpha), *beside]
        reaches = [alpha * input**2 for inputs, alpha in every for input in inputs]
        place = box._replace(top=low - 0.08, left=box.left + (SUMS if self.wide else 0.0))
        tall = (place.height - HEAD_ROOM - FOOT_ROOM) / len(inputs)
        tops = [place.top - HEAD_ROOM - k * tall for k in range(len(inputs))]
        rows = [box._replace(top=top, bottom=top - tall) for top in tops]
        spans = [(rows[-1].bottom, rows[0].top)]
        if not self.wide:
            spans = [(row.bottom, row.top - OVER) for row in rows]
        self.ruler = _Ruler(style, place, reaches, spans)
        self.rows = [
            _Row(style, row, self.ruler, input, alpha)
            for row, input in zip(rows, inputs, strict=True)
        ]

    def _place_of_the_result(self, box: Box, last: Box, pitch: float) -> Box:
        if self.wide:
            return Box(box.right - RESULT, last.bottom, box.right, box.top)
        return last._replace(top=last.bottom - 0.1, bottom=last.bottom - 1.3 * pitch)


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
        unit = Label(style, words("step in gaps"), role="muted", size=theme.TICK, anchor=1)
        if unit.place(box.right, low - 0.34).box.left > two + 0.3:
            self.add(unit)

    def x(self, gaps: float) -> float:
        """Where so many gaps are."""
        share = (gaps - self.low) / (self.high - self.low)
        return self.box.left + share * self.box.width


def _area(box: Box) -> FloatArray:
    corners = (box.left, box.bottom), (box.right, box.bottom), (box.right, box.top)
    return polygon(*(Point(*corner) for corner in (*corners, (box.left, box.top))))


@final
class _Row(Drawing):
    """An input: its square as a product, and a step of so many gaps along the ruler."""

    def __init__(self, style: Style, box: Box, ruler: _Ruler, input: float, alpha: float) -> None:
        super().__init__()
        colours = style.theme
        self.ruler, self.reach = ruler, alpha * input**2
        beside = ruler.box.left > box.left
        self.y = box.centre.y if beside else box.bottom + (box.height - OVER) / 2
        place = box._replace(bottom=self.y - 0.2, top=self.y + 0.2, right=ruler.box.left - 0.3)
        if not beside:
            place = box._replace(bottom=box.top - OVER)
        factors = [Part(numerals.plain(input), "input", "input") for _ in range(2)]
        parts = [factors[0], sign("×"), factors[1], sign("=")]
        if alpha != 1:
            parts = [Part(numerals.plain(alpha), "alpha", "alpha"), sign("×"), *parts]
        parts.append(Part(numerals.plain(self.reach), "weight", "reach"))
        numbers = [input, input, self.reach] if alpha == 1 else [alpha, input, input, self.reach]
        self.sum = Working(style, place, parts, size=theme.CAPTION)
        self.sum.show(*numbers, of={"input": input}, rest=1)
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
        """Draw a share of the step; one that is longer than the ruler has an open end."""
        if self.already_shows(share):
            return
        ruler, side = self.ruler, 1 if self.reach >= 0 else -1
        ends = ruler.box.left + 0.05, ruler.box.right - 0.05
        wished = ruler.x(max(min(self.reach, 1e6), -1e6) * share)
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
