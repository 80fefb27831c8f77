"""Shared plane: two weights' changes as one arrow; on a line of its ends their shared miss is gone.

Across is the change of the weight with the smaller input, up that of the other: the arrow is as
long as both move together.
"""

from __future__ import annotations

import math
from typing import Any, final

import numpy as np

from grokdl import numerals
from grokdl.learning.history import FloatArray
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
    segments,
)
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

LEFT, RIGHT, UNDER, OVER = 1.25, 1.75, 0.98, 0.65  # what the plane keeps from its box's edges
FARTHEST = 3.2  # across, at most, in lengths of the change by the larger input alone
HEAD, CORNER = 0.34, 0.2
NUMBER, NAME, BESIDE = 0.42, 0.86, 0.14
LENGTH, SAID = 1.9, 0.9  # the room of the length, and of the word for it
DOT, ASIDE = 0.13, 0.5  # the weights as they are, and how far aside their name is
NONE = 1e-9  # of the smallest cure: a change that is smaller is rounding


@final
class SharedPlane(Drawing):
    """The arrow of both changes, the line where the miss is gone, and how long the arrow is."""

    def __init__(self, style: Style, box: Box, inputs: tuple[float, float], miss: float) -> None:
        super().__init__()
        colours, words = style.theme, style.words
        self.box, self.inputs, self.miss = box, inputs, miss
        self.least = cure(inputs, miss)
        self.across = 0 if inputs[1] >= inputs[0] else 1
        self.axes = Path(stroke=colours.axis, width=theme.FINE)
        self.cures = Path(stroke=colours.goal, width=4, z_index=1)
        self.feet = Path(stroke=colours.muted, width=theme.FINE, z_index=0.5)
        self.shaft = Path(stroke=colours.weight, width=6, z_index=2)
        self.head = Path(fill=colours.weight, z_index=2)
        self.corner = Path(stroke=colours.ink, width=2, z_index=1.5)
        self.as_large = Path(stroke=colours.muted, width=theme.FINE, z_index=0.5)
        self.dot = Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=3)
        self.now = Label(style, words("weights now"), role="muted", size=theme.BODY, anchor=1)
        self.names = [self._name(style, k) for k in (self.across, 1 - self.across)]
        self.changes_shown = [
            Number(style, "", role="weight", font=MONO, anchor=anchor) for anchor in (0.5, 1)
        ]
        self.cured = Label(style, words("no miss left"), role="goal")
        self.said = Label(style, words("length"), role="ink", anchor=1)
        self.length = Number(style, "", role="weight", size=theme.TITLE, font=MONO)
        self.add(self.axes, self.cures, self.feet, self.shaft, self.head, self.corner)
        self.add(self.as_large, self.dot, self.now)
        self.add(*self.names, *self.changes_shown, self.cured, self.said, self.length)
        self._place()

    @property
    def start(self) -> float:
        """How far along the line is where the smaller input's weight does most that is shown."""
        first, second = self.inputs
        most, squares = self._most_across, squares_of(self.inputs)
        if self.across == 0:
            return (most - self.least[0]) * squares / second
        return (self.least[1] - most) * squares / first

    @property
    def alone(self) -> float:
        """How far along the weight with the larger input cures the miss alone."""
        first, second = self.inputs
        return -self.miss * first / second if self.across == 0 else self.miss * second / first

    def show(self, along: float) -> None:
        """Show the cure that lies so far along, the smallest one being at 0."""
        if self.already_shows(along):
            return
        changes, of = self.changes(along), {"along": along}
        right, up = changes[self.across], changes[1 - self.across]
        tip, origin = self._at(right, up), self._at(0, 0)
        angle = math.atan2(tip.y - origin.y, tip.x - origin.x)
        size = min(HEAD, math.dist(origin, tip) / 2)
        neck = 0.8 * size * np.array([math.cos(angle), math.sin(angle)])
        self.shaft.draw(line(origin, Point(*(np.array(tip) - neck).tolist())))
        self.head.draw(arrow_head(tip, angle, size))
        self.feet.draw(
            joined([dashes(tip, tip._replace(y=origin.y)), dashes(tip, tip._replace(x=origin.x))])
        )
        self.as_large.draw(self._as_large(math.dist(origin, tip)))
        self.corner.draw(self._corner(tip, angle) if along == 0 else NOTHING)
        for number, k in zip(self.changes_shown, (self.across, 1 - self.across), strict=True):
            text = numerals.plain(self.written(changes[k]))
            number.fill(text, LEFT - DOT - 2 * BESIDE).showing(f"change_{k + 1}", of=of)
        self.changes_shown[0].place(tip.x, origin.y - NUMBER)
        self.changes_shown[1].place(origin.x - DOT - BESIDE, tip.y - 0.1)
        total = numerals.plain(math.hypot(*changes))
        self.length.fill(total, LENGTH).showing("change_length", of=of)

    def written(self, change: float) -> float:
        """Return a change as it is written: what is only rounding is 0."""
        return change if abs(change) > NONE * math.hypot(*self.least) else 0.0

    def changes(self, along: float) -> tuple[float, float]:
        """Return the cure that lies so far along the line."""
        (first, second), squares = self.inputs, squares_of(self.inputs)
        one, other = self.least
        return one + along * second / squares, other - along * first / squares

    @property
    def _most_across(self) -> float:
        small, large = sorted(self.inputs)
        return min(self.miss / small, FARTHEST * self.miss / large)

    def _at(self, right: float, up: float) -> Point:
        return Point(self.zone.left + right * self.unit, self.zone.bottom + up * self.unit)

    def _as_large(self, radius: float) -> FloatArray:
        """An arc of all changes that disturb the weights as much, as far as there is room."""
        high, wide = self.zone.top - self.zone.bottom, self.zone.width + OVER
        start = math.acos(min(1.0, wide / radius))
        end = math.asin(min(1.0, high / radius))
        return arc(self._at(0, 0), radius, start, end - start) if end > start else NOTHING

    def _corner(self, tip: Point, angle: float) -> FloatArray:
        """A right angle between the arrow and the line, as long as it has room."""
        size = min(CORNER, 0.4 * math.dist(self._at(0, 0), tip))
        back = -size * np.array([math.cos(angle), math.sin(angle)])
        aside = np.array([-back[1], back[0]])
        corners = [np.array(tip) + way for way in (back, back + aside, aside)]
        return segments(np.array(corners[:2]), np.array(corners[1:]))

    def _place(self) -> None:
        """Set what does not change: the axes, the line, and the words."""
        box, high = self.box, self.miss / max(self.inputs)
        room = Box(box.left + LEFT, box.bottom + UNDER, box.right - RIGHT, box.top - OVER)
        self.unit = min(room.width / self._most_across, room.height / high)
        left = room.centre.x - self._most_across * self.unit / 2
        self.zone = room._replace(left=left, right=left + self._most_across * self.unit)
        origin, top = self._at(0, 0), self._at(0, high)
        ends = Point(self.zone.right + 0.3, origin.y), Point(origin.x, room.top + 0.1)
        self.axes.draw(joined([line(origin, end) for end in ends]))
        self.dot.draw(circle(origin, DOT))
        self.now.fit(LEFT - ASIDE).place(origin.x - ASIDE, origin.y - NUMBER)
        squares = dict(zip((0, 1), self.changes(self.start), strict=True))
        end = self._at(squares[self.across], squares[1 - self.across])
        self.cures.draw(line(top, end))
        self.names[0].place(self.zone.right + 0.3, origin.y - NAME, 1)
        row = room.top + 0.26
        free = box.right - LENGTH - SAID - BESIDE
        wide = self.names[1].fit(free - origin.x).text_width  # or as small as can be read
        self.names[1].place(min(origin.x, free - wide) - BESIDE, row, 0)
        self.said.fit(SAID).place(box.right - LENGTH - BESIDE, row)
        self.length.place(box.right - LENGTH, row - 0.04)
        low = min(end.y + BESIDE, room.top - 0.25)
        self.cured.fit(box.right - end.x - BESIDE).place(end.x + BESIDE, low, 0)

    def _name(self, style: Style, k: int) -> Label:
        look: dict[str, Any] = {"role": "input", "size": theme.BODY}
        number = numerals.plain(self.inputs[k])
        text = style.words("change of several", name="AB"[k], number=number)
        return Label(style, text, **look).showing(("first_input", "second_input")[k])
