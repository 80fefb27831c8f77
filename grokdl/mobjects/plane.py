"""Plane: a box with two axes, each with round ticks, their numbers and a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import Drawing, Path, joined, line, polygon
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.mobjects.ticked_axis import APART, MOST_TICKS, TICK, TickedAxis
from grokdl.mobjects.wrapped import LINE, Wrapped
from grokdl.stage import Box, Point, theme, ticks
from grokdl.stage.style import Style

DROP = 0.42  # from the axis across down to the baseline of its numbers
UNDER = 0.54  # the room that they take
OVER = 0.44  # the room over the plot for the name of the axis upward
BESIDE = 0.16  # from the axis upward to its numbers
AROUND = 0.08  # from the plot's edges at the top and at the right to the box's
WORTH, LARGE_WORTH = 0.6, 0.9  # units a tick: where they are nearer, there are fewer
NAME, TOP = 1.15, 0.1  # the width of a name beside the axis upward, and the room over the plot then


@dataclass(frozen=True)
class Window:
    """Which values a plane shows: across from left to right, upward from bottom to top."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True)
class AxisName:
    """What an axis shows, in words, and the role whose colour it has."""

    text: str
    role: str = "ink"


@final
class Plane(Drawing):
    """Two axes at the left and at the bottom of a plot, whose box is `zone`.

    `windows` are those that it will show: the numbers beside the axis upward have room in each. A
    `square` plot has sides of one length, and stands at the left of its box. The name of the axis
    upward stands over it, or with `beside` at its left, where it takes no height from the plot.
    Numbers have a `size`.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        across: AxisName,
        upward: AxisName,
        windows: Sequence[Window],
        square: bool = False,
        beside: bool = False,
        size: float = theme.TICK,
    ) -> None:
        super().__init__()
        colours = style.theme
        self.box, self.window, self.beside = box, windows[0], beside
        self.worth = LARGE_WORTH if size > theme.TICK else WORTH
        self.best: Label | None = None
        self.field = Path(stroke=colours.edge, width=1.5, fill=colours.card, z_index=-3)
        self.axis = TickedAxis(style, size)
        self.upright = Path(stroke=colours.axis, width=theme.FINE)
        self.numbers = [
            Number(style, "", role="muted", size=size, font=MONO, anchor=1)
            for _ in range(2 * MOST_TICKS)
        ]
        self.across = Label(style, across.text, role=across.role, size=theme.SMALL, anchor=1)
        self.upward = Wrapped(
            style, upward.text, NAME if beside else None, role=upward.role, size=theme.SMALL
        )
        self.zone = self._zone(windows, square)
        self.across.place(self.zone.right, self.zone.bottom - DROP)
        self._place_upward()
        self.field.draw(polygon(*_corners(self.zone)))
        self.add(self.field, *self.axis.parts, self.upright, *self.numbers)
        self.add(self.across, self.upward)
        self.show(windows[0])

    def show(self, window: Window, moving: bool = False) -> None:
        """Draw the axes for the values of a window; numbers across don't flicker if it moves."""
        if self.already_shows(window, moving):
            return
        self.window, zone = window, self.zone
        ends = Point(zone.left, zone.bottom), Point(zone.right, zone.bottom)
        within = zone._replace(left=self.box.left, right=self.box.right)
        names = self.across, self.best
        taken = [label.box for label in names if label is not None and label.shown]
        self.axis.show(window.left, window.right, ends, within, DROP, taken, moving)
        self.axis.line.draw(joined([line(*ends), *self._marks()]))
        self._show_upright()

    def show_across(self, share: float) -> None:
        """Let the axis across be seen so much: its ticks, numbers and name."""
        for label in (*self.axis.numbers, self.across):
            label.set_fill(opacity=share)
        self.axis.line.set_stroke(opacity=share)

    def mark_across(self, value: float, label: Label) -> Label:
        """Put a label among the numbers under a value; it takes the place of those near it.

        Where both have no room, the axis's name goes: the label is to say what lies across.
        """
        free = self.across.box.left - APART
        if label.fit(free - self.zone.left).text_width > free - self.zone.left:
            self.across.show(False)
            free = self.zone.right
        half = label.text_width / 2
        low, high = self.zone.left + half, free - half
        self.best = label.place(max(low, min(high, self.x(value))), self.zone.bottom - DROP, 0.5)
        self.shown_as = None
        self.show(self.window)
        return label

    def x(self, value: float) -> float:
        """Where a value lies across."""
        share = (value - self.window.left) / (self.window.right - self.window.left)
        return self.zone.left + share * self.zone.width

    def y(self, value: float) -> float:
        """Where a value lies upward."""
        share = (value - self.window.bottom) / (self.window.top - self.window.bottom)
        return self.zone.bottom + share * self.zone.height

    def point(self, across: float, upward: float) -> Point:
        """Where a pair of values lies."""
        return Point(self.x(across), self.y(upward))

    def holds(self, across: float, upward: float) -> bool:
        """Tell whether a pair of values lies in the window."""
        window = self.window
        return window.left <= across <= window.right and window.bottom <= upward <= window.top

    def _place_upward(self) -> None:
        if not self.beside:
            self.upward.place(self.box.left, self.zone.top + 0.16)
            return
        lines = len(self.upward.lines)
        y = self.zone.top - (0.78 + (lines - 1) * LINE) * self.upward.em
        self.upward.place(self.zone.left - BESIDE, y, 1)

    def _zone(self, windows: Sequence[Window], square: bool) -> Box:
        """The plot's box: beside the widest number, over those of the axis across."""
        over = TOP if self.beside else OVER
        box = self.box._replace(top=self.box.top - over, right=self.box.right - AROUND)
        box = box._replace(bottom=box.bottom + UNDER)
        wide = self.upward.text_width if self.beside else 0.0
        for window in windows:
            for number, value, text in self._upright_ticks(window, box.height):
                wide = max(wide, number.set_text(text).text_width if value is not None else 0.0)
        box = box._replace(left=box.left + wide + BESIDE)
        if not square:
            return box
        side = min(box.width, box.height)
        return Box(box.left, box.top - side, box.left + side, box.top)

    def _upright_ticks(
        self, window: Window, height: float
    ) -> list[tuple[Number, float | None, str]]:
        most = max(2, min(MOST_TICKS, int(height / self.worth)))
        places = ticks(window.bottom, window.top, most)
        step = places[1] - places[0] if len(places) > 1 else window.top - window.bottom
        texts = [
            numerals.plain(place, numerals.apart(place, place + step, least=2, most=12))
            for place in places
        ]
        blank: list[tuple[Number, float | None, str]] = [(n, None, "") for n in self.numbers]
        for k, (place, text) in enumerate(zip(places, texts, strict=True)):
            blank[k] = self.numbers[k], place, text
        return blank

    def _show_upright(self) -> None:
        zone = self.zone
        marks = [line(Point(zone.left, zone.bottom), Point(zone.left, zone.top))]
        for number, value, text in self._upright_ticks(self.window, zone.height):
            number.show(value is not None)
            if value is not None:
                y = self.y(value)
                marks.append(line(Point(zone.left - TICK, y), Point(zone.left, y)))
                number.set_text(text).place(zone.left - BESIDE, y - 0.36 * number.em)
                number.show(not self.beside or number.box.top < self._name_ends)
        self.upright.draw(joined(marks))

    @property
    def _name_ends(self) -> float:
        """How high a number beside the axis upward may be, that its name has room."""
        return self.upward.at.y - 0.22 * self.upward.em - 0.06

    def _marks(self) -> list[FloatArray]:
        y = self.zone.bottom
        shown = [number.at.x for number in self.axis.numbers if len(number.points)]
        return [line(Point(x, y - TICK), Point(x, y)) for x in shown]


def _corners(box: Box) -> tuple[Point, ...]:
    return (
        Point(box.left, box.bottom),
        Point(box.right, box.bottom),
        Point(box.right, box.top),
        Point(box.left, box.top),
    )
