"""The plane of two weights' changes: a line of all that cure a miss, and the nearest of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import final

from grokdl import numerals
from grokdl.learning.shared_miss import cure, squares_of
from grokdl.mobjects.paths import (
    NOTHING,
    Drawing,
    Path,
    arc,
    arrow_head,
    circle,
    dashes,
    joined,
    line,
)
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import Box, Point, box_at, theme
from grokdl.stage.style import Style

LEFT, UNDER, RIGHT, OVER = 1.35, 0.95, 0.45, 1.4  # what the axes keep from the box's edges
MOST = 3.3  # radii: so far along an axis the picture reaches at most
DOT, HEAD = 0.13, 0.3
NUMBER, NAME = 0.44, 0.86  # from the axis down to the baselines under it
BESIDE = 0.16  # from the upright axis to the left
OVER_HEAD = 0.25  # from the arrow to its words over it
LONG = 0.85  # the arrow along the inputs
NONE = 1e-9  # radii: a change that is smaller is rounding


@dataclass(frozen=True)
class CureState:
    """What is drawn: a cure, the circle, and the direction of the inputs.

    The cure lies `along` the line, counted in inputs from the smallest one, or there is none. The
    circle has grown to a share of the distance (0 to 1), and so has the arrow along the inputs.
    """

    along: float | None = None
    circle: float = 0.0
    directed: float = 0.0


@final
class CurePlane(Drawing):
    """Axes with the change of a weight each, the line of cures, an arrow to one, and a circle."""

    def __init__(
        self,
        style: Style,
        box: Box,
        inputs: tuple[float, float],
        miss: float,
        names: tuple[str, str, str],
    ) -> None:
        super().__init__()
        colours = style.theme
        self.room, self.inputs, self.miss = box, inputs, miss
        self.least = cure(inputs, miss)
        self.radius = math.hypot(*self.least)
        self.reach = [min(miss / input, MOST * self.radius) for input in inputs]
        self.axes = Path(stroke=colours.axis, width=theme.FINE)
        self.cures = Path(stroke=colours.goal, width=5, z_index=1)
        self.circle = Path(stroke=colours.muted, width=3, z_index=0.5)
        self.feet = Path(stroke=colours.weight, width=theme.FINE, z_index=0.6)
        self.arrow = Path(stroke=colours.weight, width=6, z_index=2)
        self.head = Path(fill=colours.weight, z_index=2)
        self.dot = Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=3)
        self.direction = Path(stroke=colours.input, width=3, z_index=1.5)
        self.direction_head = Path(fill=colours.input, z_index=1.5)
        self.along = Label(style, names[2], role="input", size=theme.BODY)
        self.names = [
            Label(style, names[0], role="weight", size=theme.SMALL, anchor=1),
            Label(style, names[1], role="weight", size=theme.SMALL),
        ]
        self.box, self.origin, self.unit = self._scale()
        self.numbers = [
            Number(style, "", role="weight", size=theme.BODY, font=MONO, anchor=anchor)
            for anchor in (0.5, 1)
        ]
        self.add(self.axes, self.cures, self.circle, self.feet, self.arrow, self.head, self.dot)
        self.add(self.direction, self.direction_head, self.along, *self.names, *self.numbers)
        self._draw_axes()

    @property
    def ends(self) -> tuple[float, float]:
        """How far along the line its ends lie: by the first weight alone, and by the second.

        One that would be too far away ends earlier.
        """
        (first, second), squares = self.inputs, squares_of(self.inputs)
        right, up = self.reach
        return (
            (right * squares - self.miss * first) / second,
            -(up * squares - self.miss * second) / first,
        )

    def show(self, state: CureState) -> None:
        """Draw the arrow to a cure, the circle so far, and the direction of the inputs."""
        if self.already_shows(state):
            return
        radius = state.circle * self.radius * self.unit
        self.circle.draw(arc(self.origin, radius, 0, math.pi / 2) if state.circle else NOTHING)
        self._draw_direction(state.directed)
        self._draw_cure(state.along)

    def written(self, change: float) -> float:
        """Return a change as it is written: what is only rounding is 0."""
        return change if abs(change) > NONE * self.radius else 0.0

    def at(self, changes: tuple[float, float]) -> Point:
        """Where two changes lie."""
        return Point(*(o + self.unit * c for o, c in zip(self.origin, changes, strict=True)))

    def changes(self, along: float) -> tuple[float, float]:
        """Return the cure that lies so far along the line."""
        (first, second), squares = self.inputs, squares_of(self.inputs)
        one, other = self.least
        return one + along * second / squares, other - along * first / squares

    def _scale(self) -> tuple[Box, Point, float]:
        """The box in use, the origin, and the length of a change of 1, the same on both axes."""
        right, up = self.reach
        room, aside, over = self.room, LEFT + RIGHT, UNDER + OVER
        unit = min((room.width - aside) / right, (room.height - over) / up)
        words = LEFT + BESIDE + max(name.text_width for name in self.names)
        width = max(aside + unit * right, min(words, room.width))
        box = box_at(room.centre, (width, over + unit * up))
        return box, Point(box.left + LEFT, box.bottom + UNDER), unit

    def _draw_axes(self) -> None:
        box, (x, y) = self.box, self.origin
        right, top = Point(box.right, y), Point(x, box.top)
        self.axes.draw(joined([line(self.origin, right), line(self.origin, top)]))
        self.names[0].place(box.right, y - NAME)
        self.names[1].place(x + BESIDE, box.top - 0.3)
        first, second = (self.at(self.changes(end)) for end in self.ends)
        self.cures.draw(line(first, second))

    def _draw_cure(self, along: float | None) -> None:
        for part in (self.feet, self.arrow, self.head, self.dot):
            part.draw(NOTHING)
        for number in self.numbers:
            number.show(along is not None)
        if along is None:
            return
        changes = self.changes(along)
        tip = self.at(changes)
        self.dot.draw(circle(tip, DOT))
        self.feet.draw(joined([dashes(tip, foot) for foot in self._feet(tip)]))
        self._draw_arrow(tip)
        self._write(changes, along, tip)

    def _feet(self, tip: Point) -> tuple[Point, Point]:
        return tip._replace(y=self.origin.y), tip._replace(x=self.origin.x)

    def _draw_arrow(self, tip: Point) -> None:
        way = math.atan2(tip.y - self.origin.y, tip.x - self.origin.x)
        short = math.dist(self.origin, tip) - DOT
        if short > HEAD:
            end = _away(self.origin, way, short)
            self.arrow.draw(line(self.origin, _away(self.origin, way, short - HEAD * 0.8)))
            self.head.draw(arrow_head(end, way, HEAD))

    def _write(self, changes: tuple[float, float], along: float, tip: Point) -> None:
        for k, (number, change) in enumerate(zip(self.numbers, changes, strict=True), 1):
            number.set_text(numerals.plain(self.written(change)))
            number.showing(f"change_{k}", of={"along": along})
        right = self.room.right - self.numbers[0].text_width / 2
        self.numbers[0].place(min(tip.x, right), self.origin.y - NUMBER)
        self.numbers[1].place(self.origin.x - BESIDE, tip.y - 0.36 * self.numbers[1].em)

    def _draw_direction(self, share: float) -> None:
        """An arrow along the inputs, from the nearest cure on, as long as there is room."""
        self.direction.draw(NOTHING)
        self.direction_head.draw(NOTHING)
        way = math.atan2(self.inputs[1], self.inputs[0])
        start = _away(self.at(self.changes(0)), way, DOT)
        size = min(HEAD, share * LONG)
        if size > 0:
            end = _away(start, way, share * LONG)
            self.direction.draw(line(start, _away(end, way, -size / 2)))
            self.direction_head.draw(arrow_head(end, way, size))
        self.along.show(share == 1)
        tip = _away(start, way, LONG)
        room_beside = self.room.right - tip.x - BESIDE >= self.along.text_width
        x = tip.x + BESIDE if room_beside else self.room.right - self.along.text_width
        y = tip.y + (-OVER_HEAD if room_beside else OVER_HEAD)
        self.along.place(x, max(y, self.origin.y + BESIDE), 0)


def _away(start: Point, way: float, length: float) -> Point:
    return Point(start.x + length * math.cos(way), start.y + length * math.sin(way))
