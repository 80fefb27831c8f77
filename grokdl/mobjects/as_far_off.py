"""As far off: the same distance from the best weights of two inputs, and the miss and error there.

The larger the input, the larger the miss of a weight that is as far off, so the bowl is steeper.
Source: 4.21.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import final

from grokdl.learning.parameters import Parameters
from grokdl.mobjects.error_bowl import error_at
from grokdl.mobjects.paths import Drawing, Path, joined, line
from grokdl.mobjects.prediction_line import PredictionLine
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point, View, theme
from grokdl.stage.geometry import along, box_at, met
from grokdl.stage.style import Style

HIGHEST = 0.7  # of the view's height: the higher of both errors
WIDEST = 0.3  # of the view's width: the distance
LEAST = 0.4  # units: a shorter distance shows nothing
WIDTHS = 6, 5  # Manim's units: of the distance, and of what is high
BESIDE = 0.12  # from a miss to its name
HEIGHTS = 0.75, 0.6, 0.45, 0.3  # of the miss: where its name may stand, the best place first


@final
class AsFarOff(Drawing):
    """A distance from the best weight of each of two inputs, along the axis, and both errors there.

    On the `lines` of predictions both distances lie along the goal, and both misses stand; the
    second input's has its name where there is room for it. What is of the first input is pale.
    """

    def __init__(
        self,
        style: Style,
        view: View,
        inputs: tuple[Parameters, Parameters],
        lines: Sequence[PredictionLine],
    ) -> None:
        super().__init__()
        colours = style.theme
        self.view, self.inputs, self.lines = view, inputs, lines
        self.bests = [given.goal_prediction / given.input for given in inputs]
        self.distance = self._distance()
        weight, error = colours.weight, colours.error
        self.along = Path(stroke=weight, width=WIDTHS[0], z_index=2)
        self.at_goal = Path(stroke=weight, width=WIDTHS[0], z_index=2)
        self.errors = [
            Path(stroke=colour, width=WIDTHS[1], z_index=1.6)
            for colour in (colours.ghosts[0], error)
        ]
        self.names = [
            Label(style, style.words("miss"), size=theme.SMALL).show(False) for _ in lines
        ]
        self.add(self.along, self.at_goal, *self.errors, *self.names)

    @property
    def can_be_seen(self) -> bool:
        """Whether the distance is long enough, and both best weights are in the view."""
        seen = all(self.view.low <= best <= self.view.high for best in self.bests)
        zone = self.view.zone
        return seen and self.distance / (self.view.high - self.view.low) * zone.width >= LEAST

    def show(self, share: float) -> None:
        """Draw a share of the distance, and what is high at its end."""
        view, base = self.view, self.view.zone.bottom
        ends = [best + share * self.distance for best in self.bests]
        at_axis, at_goal = [], []
        for given, *pair in zip(self.inputs, self.bests, ends, strict=True):
            at_axis.append(line(*(view.point(weight, 0) for weight in pair)))
            for predictions in self.lines:
                level = predictions.zone.centre.y
                start, end = (predictions.place(given, weight).x for weight in pair)
                at_goal.append(line(Point(start, level), Point(end, level)))
        self.along.draw(joined(at_axis if share else []))
        self.at_goal.draw(joined(at_goal if share else []))
        for path, given, last in zip(self.errors, self.inputs, ends, strict=True):
            top = view.point(last, error_at(given, last))
            drawn = [line(top._replace(y=base), top)]
            for predictions in self.lines:
                at = predictions.place(given, last)
                drawn.append(line(at._replace(y=predictions.zone.centre.y), at))
            path.draw(joined(drawn if share else []))
        for name, predictions in zip(self.names, self.lines, strict=True):
            box = self._place_of(name, predictions) if share == 1 else None
            name.show(box is not None)
            if box is not None:
                name.centre_at(box.centre)

    def _place_of(self, name: Label, predictions: PredictionLine) -> Box | None:
        """Beside the second input's miss, clear of both lines and of the other miss; or none."""
        level, zone = predictions.zone.centre.y, predictions.zone
        tops = [
            predictions.place(given, best + self.distance)
            for given, best in zip(self.inputs, self.bests, strict=True)
        ]
        taken = [box for top in tops for box in along(top._replace(y=level), top)]
        taken += along(Point(zone.left, level), Point(zone.right, level))
        for given in self.inputs:
            first, last = (predictions.place(given, at) for at in (self.view.low, self.view.high))
            taken += along(first, last, pieces=60)
        size = name.text_width, name.em
        for share in HEIGHTS:
            y = level + share * (tops[1].y - level)
            box = box_at(Point(tops[1].x + BESIDE + size[0] / 2, y), size)
            if zone.holds(box) and not met(box.grown(BESIDE / 2), taken):
                return box
        return None

    def _distance(self) -> float:
        """How far off, such that all of it is in the view."""
        steepest = max(abs(given.input) for given in self.inputs)
        room = self.view.high - max(self.bests)
        high = math.sqrt(HIGHEST * self.view.top) / steepest
        return max(0.0, min(high, room, WIDEST * (self.view.high - self.view.low)))
