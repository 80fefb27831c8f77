"""The lane under the weight axis: the step as an arrow, to scale, and the gap to the goal."""

from __future__ import annotations

import math
from collections.abc import Sequence

from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import NOTHING, Drawing, Path, arrow_head, joined, line, uprights
from grokdl.mobjects.text import Label, Number
from grokdl.stage import Box, Point, View, box_at, free_place, met, theme
from grokdl.stage.style import Style

ARROW_DROP = 0.66  # from the axis to the arrow
GAP_DROP = 1.06  # from the axis to the gap's bracket
HEAD = 0.2
END = 0.1
SHORTEST = 0.02
GOES_ON = 0.5  # the open end of an arrow that leads on beyond the view
UNDER = 0.22  # from the arrow to its number, where there is no room beside it
SIZES = theme.SMALL, theme.NARROW, theme.LEAST  # of the number: smaller where it has no place
HIGH = 0.2  # of the number in its first size
CLEAR = 0.05  # from the ends of the bracket to its words
UNDER_GAP = 0.3  # from the bracket to its words, where there is none


class StepArrow(Drawing):
    """An arrow from a weight to the next one, with the change beside its tail.

    While a dot takes the step, the arrow is used up from its tail on: that part of it is pale. An
    arrow that ends beyond the view has no head there, but an open end.
    """

    def __init__(self, style: Style, role: str = "weight", drop: float = ARROW_DROP) -> None:
        super().__init__()
        colour = style.theme.role(role)
        self.drop = drop
        pale = style.theme.ghosts[1] if role == "muted" else style.theme.highlight_edge
        self.track = Path(stroke=pale, width=5, z_index=2.9)
        self.shaft = Path(stroke=colour, width=5, z_index=3)
        self.open_end = Path(stroke=colour, width=5, z_index=3)
        self.head = Path(fill=colour, z_index=3)
        self.label = Number(style, "", role=role, size=theme.SMALL)
        self.add(self.track, self.shaft, self.open_end, self.head, self.label)
        self.tip = 0.0

    def show(
        self,
        view: View,
        start: float,
        end: float,
        text: str,
        obstacles: Sequence[Box] = (),
        until: float | None = None,
        used: float | None = None,
    ) -> None:
        """Draw the arrow between two weights, as far as the view reaches.

        Its number has a place off `obstacles`, and off an arrow that will reach `until`. It is used
        up as far as the weight `used`.
        """
        if until is None or (until - start) / ((end - start) or math.inf) < 1:
            until = end
        used = start if used is None else used
        if self.already_shows(view, start, end, text, tuple(obstacles), self.drop, until, used):
            return
        zone, y, ends = view.zone, view.zone.bottom - self.drop, (start, used, end)
        first, tail, self.tip = (min(max(view.x(one), zone.left), zone.right) for one in ends)
        if abs(self.tip - first) < SHORTEST:
            self._draw_nothing()
            return
        self.track.draw(line(Point(first, y), Point(tail, y)) if tail != first else NOTHING)
        self._draw_what_is_left(tail, view.x(end), y)
        reached = min(max(view.x(until), zone.left), zone.right)
        self._place_label(text, (first, reached), y, zone, obstacles)

    def _draw_what_is_left(self, tail: float, end: float, y: float) -> None:
        """Shaft and head; where the arrow leads on, beyond the view, it has an open end instead."""
        length, side = abs(self.tip - tail), math.copysign(1, end - tail)
        for part in (self.shaft, self.head, self.open_end):
            part.draw(NOTHING)
        if abs(end - self.tip) > SHORTEST:
            open_end = min(GOES_ON, length)
            self.shaft.draw(line(Point(tail, y), Point(self.tip - side * open_end, y)))
            if length > GOES_ON:
                self.open_end.draw(_going_on(Point(self.tip, y), side))
        elif length > 0:
            head = min(HEAD, 0.8 * length)
            self.shaft.draw(line(Point(tail, y), Point(self.tip - side * 0.7 * head, y)))
            self.head.draw(arrow_head(Point(self.tip, y), 0 if side > 0 else math.pi, head))

    def _place_label(
        self, text: str, ends: tuple[float, float], y: float, zone: Box, obstacles: Sequence[Box]
    ) -> None:
        """Find a place for the number; it is smaller where it would lie on an obstacle."""
        self.label.set_text(text).show(bool(text))
        for size in SIZES if text else ():
            self.label.resize(size)
            middle = self._spot(ends, y, zone, obstacles)
            lifted = middle.y - 0.09 + self.label.hang
            self.label.place(middle.x - self.label.text_width / 2, lifted)
            if not met(box_at(middle, (self.label.text_width, self._height)), obstacles):
                break

    @property
    def _height(self) -> float:
        """How high the number is in its present size."""
        return HIGH * self.label.size / SIZES[0]

    def _spot(
        self, ends: tuple[float, float], y: float, zone: Box, obstacles: Sequence[Box]
    ) -> Point:
        """A place beside the arrow's ends, its tail first, or else under it or past a line."""
        tail, tip = ends
        width, side = self.label.text_width, math.copysign(1, tip - tail)
        beside = width / 2 + 0.16
        spots = [Point(tail - side * beside, y), Point(tip + side * beside, y)]
        own = Box(min(ends), y - 0.1, max(ends), y + 0.1)
        taken = [*obstacles, own, Box(tail - 0.02, y, tail + 0.02, y + 0.3)]
        past = _past(obstacles, beside)
        middle = self._in_the_lane(spots, y, zone, taken)
        if met(box_at(middle, (width, 0.26)), taken):
            middle = self._under(ends, past, y, zone, obstacles)
        if met(box_at(middle, (width, self._height)), obstacles):
            farther = self._in_the_lane([Point(x, y) for x in past], y, zone, taken)
            middle = middle if met(box_at(farther, (width, 0.26)), taken) else farther
        return middle

    def _in_the_lane(
        self, spots: Sequence[Point], y: float, zone: Box, taken: Sequence[Box]
    ) -> Point:
        return free_place((self.label.text_width, 0.26), spots, _lane(zone, y), taken)

    def _under(
        self,
        ends: tuple[float, float],
        past: Sequence[float],
        y: float,
        zone: Box,
        obstacles: Sequence[Box],
    ) -> Point:
        """A place under the arrow, for a number that finds no room beside it."""
        size = (self.label.text_width, self._height)
        low, high = zone.left + size[0] / 2, zone.right - size[0] / 2
        wished = [ends[0] + share * (ends[1] - ends[0]) for share in (0, 0.25, 0.5, 0.75, 1)]
        reach = min(ends) - size[0] / 2, max(ends) + size[0] / 2
        along = [x for x in past if reach[0] <= x <= reach[1]]
        spots = [Point(min(max(x, low), high), y - UNDER) for x in (*wished, *along)]
        lane = zone._replace(bottom=y - 0.5, top=y)
        return free_place(size, spots, lane, obstacles, gap=0.03)

    def _draw_nothing(self) -> None:
        for part in (self.track, self.shaft, self.head, self.open_end):
            part.draw(NOTHING)
        self.label.show(False)


def gap_span(view: View, weight: float, goal_weight: float, drop: float = GAP_DROP) -> Box:
    """Return the box of the bracket between a weight and the goal, so far below the axis."""
    zone, y = view.zone, view.zone.bottom - drop
    ends = (min(max(view.x(place), zone.left), zone.right) for place in (weight, goal_weight))
    left, right = sorted(ends)
    return Box(left, y - END, right, y + END)


class GapBracket(Drawing):
    """How far a weight is from the goal: a bracket in its own lane, with its length."""

    def __init__(self, style: Style, role: str = "goal") -> None:
        super().__init__()
        self.bracket = Path(stroke=style.theme.role(role), width=3, z_index=3)
        self.label = Label(style, "", role=role, size=theme.SMALL)
        self.add(self.bracket, self.label)
        self.boxes: list[Box] = []  # of its words and its two ends, for labels beside it

    def show(
        self,
        view: View,
        weight: float,
        goal_weight: float,
        text: str,
        drop: float = GAP_DROP,
        obstacles: Sequence[Box] = (),
    ) -> None:
        """Draw the bracket between a weight and the goal; `drop` says how far below the axis.

        Words that have no room within it stand beside it, off `obstacles`.
        """
        if self.already_shows(view, weight, goal_weight, text, drop, tuple(obstacles)):
            return
        zone, y = view.zone, view.zone.bottom - drop
        left, _, right, _ = gap_span(view, weight, goal_weight, drop)
        self.label.resize(SIZES[0]).set_text(text)
        room = self.label.text_width + 0.5
        parts = [uprights((left, right), y, END)]
        if right - left > room:
            middle = (left + right) / 2
            half = self.label.text_width / 2 + 0.1
            parts += [line(Point(left, y), Point(middle - half, y))]
            parts += [line(Point(middle + half, y), Point(right, y))]
            self.label.place(middle, y - 0.09, 0.5)
        else:
            parts.append(line(Point(left, y), Point(right, y)))
            self._place_beside(left, right, weight > goal_weight, y, zone, obstacles)
        self.bracket.draw(joined(parts))
        ends = [box_at(Point(x, y), (0, 2 * END)).grown(0.02) for x in (left, right)]
        self.boxes = [self.label.box, *ends]

    def _place_beside(
        self,
        left: float,
        right: float,
        goal_left: bool,
        y: float,
        zone: Box,
        obstacles: Sequence[Box],
    ) -> None:
        """Put the words on the weight's side, or the goal's, or past what is there.

        They are smaller where they have no room there, and under the bracket if that doesn't help.
        """
        own = Box(left - CLEAR, y - END, right + CLEAR, y + END)
        for font_size in SIZES:
            width = self.label.resize(font_size).text_width
            away, size = width / 2 + 0.14, (width, 0.2)
            sides = [right + away, left - away] if goal_left else [left - away, right + away]
            spots = [Point(x, y) for x in (*sides, *_past(obstacles, away))]
            middle = free_place(size, spots, _lane(zone, y), obstacles)
            if not met(box_at(middle, size), [*obstacles, own]):
                self.label.place(middle.x, middle.y - 0.09, 0.5)
                return
        half = self.label.resize(SIZES[0]).text_width / 2
        x = min(max((left + right) / 2, zone.left + half), zone.right - half)
        self.label.place(x, y - UNDER_GAP - 0.09, 0.5)


def _going_on(end: Point, side: float) -> FloatArray:
    """Return an open end: two short dashes, each with a gap before it."""
    inward = [GOES_ON * share for share in (0.72, 0.48, 0.22, 0.0)]
    spots = [Point(end.x - side * away, end.y) for away in inward]
    return joined([line(*spots[:2]), line(*spots[2:])])


def _lane(zone: Box, y: float) -> Box:
    """The lane at a height under a plot."""
    return zone._replace(bottom=y - 0.3, top=y + 0.3)


def _past(obstacles: Sequence[Box], away: float) -> list[float]:
    """Where words have just passed what is in their lane, at its left and at its right."""
    return [x for box in obstacles for x in (box.left - away, box.right + away)]
