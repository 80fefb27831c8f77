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
from grokdl.stage import View
from grokdl.stage.style import Style

HIGHEST = 0.7  # of the view's height: the higher of both errors
WIDEST = 0.3  # of the view's width: the distance
LEAST = 0.4  # units: a shorter distance shows nothing
WIDTHS = 6, 5  # Manim's units: of the distance, and of what is high


@final
class AsFarOff(Drawing):
    """A distance from the best weight of each of two inputs, along the axis, and both errors there.

    On the `lines` of predictions both misses stand. What is of the first input is pale.
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
        self.errors = [
            Path(stroke=colour, width=WIDTHS[1], z_index=1.6)
            for colour in (colours.ghosts[0], error)
        ]
        self.add(self.along, *self.errors)

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
        along = [
            line(*(view.point(weight, 0) for weight in pair))
            for pair in zip(self.bests, ends, strict=True)
        ]
        self.along.draw(joined(along if share else []))
        for path, given, end in zip(self.errors, self.inputs, ends, strict=True):
            top = view.point(end, error_at(given, end))
            drawn = [line(top._replace(y=base), top)]
            for predictions in self.lines:
                at = predictions.place(given, end)
                drawn.append(line(at._replace(y=predictions.zone.centre.y), at))
            path.draw(joined(drawn if share else []))

    def _distance(self) -> float:
        """How far off, such that all of it is in the view."""
        steepest = max(abs(given.input) for given in self.inputs)
        room = self.view.high - max(self.bests)
        high = math.sqrt(HIGHEST * self.view.top) / steepest
        return max(0.0, min(high, room, WIDEST * (self.view.high - self.view.low)))
