"""Prediction line: what each weight predicts; it tilts as the input changes, and so the bowl turns.

A larger input makes the same turn of the weight count more, so the misses grow faster. The goal is
a level, and where the line crosses it is the best weight. Source: 4.11, 4.21.
"""

from __future__ import annotations

import math
from typing import final

from grokdl.learning import neuron
from grokdl.learning.history import FloatArray
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.goal_ring import RADIUS
from grokdl.mobjects.paths import NOTHING, Drawing, Path, circle, dashed_circle, line
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point, View, theme
from grokdl.stage.style import Style

AXES = "prediction", "weight"
LEAST = 2.6  # units: lower or narrower than this there is no room for it
TALLEST = 3.4  # and no more is needed
OVER, UNDER = 0.45, 0.55  # what the names of the axes take above and below
DOT = 0.13
NAME = 0.14, 0.4  # from the goal's level to the baseline of its name: above, and below


@final
class PredictionLine(Drawing):
    """Weight across, prediction up: the line of an input, the level of the goal, a dot, its miss.

    The line with which it began stays as a trace. As high and as low as it goes a miss has the
    largest error that the bowl's `view` shows.
    """

    def __init__(self, style: Style, box: Box, view: View, began: Parameters) -> None:
        super().__init__()
        colours, words = style.theme, style.words
        spare = max(0.0, box.height - TALLEST) / 2
        self.zone = Box(box.left, box.bottom + spare + UNDER, box.right, box.top - spare - OVER)
        self.view, self.began, self.most = view, began, math.sqrt(view.top)
        axes = Path(stroke=colours.axis, width=theme.FINE)
        left, bottom, right, top = self.zone
        axes.draw(line(Point(left, top), Point(left, bottom), Point(right, bottom)))
        level = Path(stroke=colours.goal, width=3)
        level.draw(line(Point(left, self.zone.centre.y), Point(right, self.zone.centre.y)))
        self.trace = Path(stroke=colours.ghosts[1], width=theme.FINE, z_index=0.5)
        self.trace.draw(self._line_of(began))
        self.line = Path(stroke=colours.ink, width=theme.STROKE, z_index=1)
        self.miss = Path(stroke=colours.error, width=5, z_index=1.5)
        self.ring = Path(stroke=colours.goal, width=3.4, z_index=3)
        self.dot = Path(stroke=colours.dot_ring, width=1.6, fill=colours.dot, z_index=4)
        names = [Label(style, words(name), role=name, size=theme.SMALL) for name in AXES]
        names[0].place(left, top + 0.16, 0)
        names[1].place(right, bottom - 0.4, 1)
        self.goal = Label(style, words("goal"), role="goal", size=theme.SMALL, anchor=1)
        self.add(axes, level, self.trace, self.line, self.miss, self.ring, self.dot)
        self.add(*names, self.goal)

    @staticmethod
    def fits(box: Box) -> bool:
        """Tell whether a box has room for it."""
        return box.height >= LEAST + OVER + UNDER and box.width >= LEAST

    def show(self, given: Parameters, weight: float) -> None:
        """Draw the line of an input, and the dot at a weight, if it is in sight."""
        if self.already_shows(given, weight):
            return
        self.line.draw(self._line_of(given))
        best = given.goal_prediction / given.input
        seen = self.view.low <= best <= self.view.high
        self.ring.draw(dashed_circle(self.place(given, best), RADIUS) if seen else NOTHING)
        at = self.place(given, weight)
        there = self.view.low <= weight <= self.view.high and self.zone.has(at)
        self.dot.draw(circle(at, DOT) if there else NOTHING)
        self.miss.draw(line(at._replace(y=self.zone.centre.y), at) if there else NOTHING)
        above = given.input < 0  # at its right end the line is on the other side of the goal
        y = self.zone.centre.y + (NAME[0] if above else -NAME[1])
        self.goal.place(self.zone.right, y, 1)

    def place(self, given: Parameters, weight: float) -> Point:
        """Where a weight's prediction lies."""
        delta = neuron.delta_of(neuron.predict(given.input, weight), given.goal_prediction)
        across = (weight - self.view.low) / (self.view.high - self.view.low)
        up = self.zone.centre.y + delta / self.most * self.zone.height / 2
        return Point(self.zone.left + across * self.zone.width, up)

    def _line_of(self, given: Parameters) -> FloatArray:
        """The line as far as it is in sight."""
        goal, ends = given.goal_prediction, (-self.most, self.most)
        low, high = sorted((goal + end) / given.input for end in ends)
        low, high = max(low, self.view.low), min(high, self.view.high)
        if low >= high:
            return NOTHING
        return line(self.place(given, low), self.place(given, high))
