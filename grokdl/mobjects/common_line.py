"""A line of weights with the dots of two runs on it, at one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import final

from grokdl.mobjects.goal_ring import RADIUS as RING
from grokdl.mobjects.paths import NOTHING, Drawing, Path, arrow_head, circle, dashed_circle, line
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

HEIGHT = 0.95  # of what it takes
DOT = 0.14
HEAD = 0.3
NAMED = 0.34  # from the line to the middle of a dot's name: over it the first, under it the second
APART = 0.3
WIDE = 9.0  # a box that is less wide has no room for what the line is called


@final
class CommonLine(Drawing):
    """A dot for each of two runs, the first one's name over it and the second one's under it.

    A dot that is beyond the line is an arrow at its end.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        ends: tuple[float, float],
        goal: float | None,
        names: Sequence[str],
    ) -> None:
        """Take the weights at the line's ends, the one without error, and the runs' names."""
        super().__init__()
        colours = style.theme
        self.box, self.ends = box, ends
        self.y = box.centre.y
        self.title = Label(style, style.words("both on one line"), role="muted", size=theme.TICK)
        self.title.place(box.left, self.y - 0.09).show(box.width >= WIDE)
        self.left = self.title.box.right + APART if self.title.shown else box.left
        self.left, self.right = self.left + DOT, box.right - DOT  # a dot at an end is whole
        self.line = Path(stroke=colours.axis, width=theme.FINE)
        self.line.draw(line(Point(self.left - DOT, self.y), Point(box.right, self.y)))
        self.ring = Path(stroke=colours.goal, width=3.2, z_index=2)
        if goal is not None and ends[0] < goal < ends[1]:
            self.ring.draw(dashed_circle(Point(self.x(goal), self.y), RING))
        self.dots = [
            Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=3) for _ in names
        ]
        self.heads = [Path(fill=colours.ink, z_index=3) for _ in names]
        self.names = [
            Label(style, name, role="alpha", size=theme.TICK, anchor=0.5).showing("alpha")
            for name in names
        ]
        self.add(self.title, self.line, self.ring, *self.dots, *self.heads, *self.names)

    def x(self, weight: float) -> float:
        """Where a weight lies."""
        low, high = self.ends
        return self.left + (weight - low) / (high - low) * (self.right - self.left)

    def show(self, *weights: float) -> None:
        """Put each run's dot at its weight."""
        if self.already_shows(*weights):
            return
        low, high = self.ends
        for k, weight in enumerate(weights):
            inside = low <= weight <= high
            x = self.x(min(max(weight, low), high))
            at, name = Point(x, self.y), self.names[k]
            self.dots[k].draw(circle(at, DOT) if inside else NOTHING)
            angle = 0.0 if weight > high else math.pi
            self.heads[k].draw(NOTHING if inside else arrow_head(at, angle, HEAD))
            half = name.text_width / 2
            middle = self.y + (NAMED if k == 0 else -NAMED)
            name.place(min(max(x, self.left + half), self.box.right - half), middle - 0.08)
