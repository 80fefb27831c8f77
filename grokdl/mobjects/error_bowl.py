"""The bowl: the error of every weight."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

import numpy as np

from grokdl.learning import neuron
from grokdl.learning.history import FloatArray
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.paths import NOTHING, Path
from grokdl.stage import Box, View, theme
from grokdl.stage.style import Style


def error_at(parameters: Parameters, weight: float) -> float:
    """Return the error of a weight."""
    prediction = neuron.predict(parameters.input, weight)
    return neuron.error_of(prediction, parameters.goal_prediction)


def weight_delta_at(parameters: Parameters, weight: float) -> float:
    """Return the weight_delta of a weight."""
    prediction = neuron.predict(parameters.input, weight)
    delta = neuron.delta_of(prediction, parameters.goal_prediction)
    return neuron.weight_delta_of(parameters.input, delta)


def arms(parameters: Parameters, view: View) -> tuple[float, float]:
    """Return the first and the last weight at which the bowl is within the view."""
    if parameters.input == 0:
        return view.low, view.high
    goal_weight = parameters.goal_prediction / parameters.input
    reach = math.sqrt(view.top) / abs(parameters.input)
    return max(view.low, goal_weight - reach), min(view.high, goal_weight + reach)


def bowl_outline(parameters: Parameters, view: View, low: float, high: float) -> FloatArray:
    """Return the bowl between two weights: a parabola is one cubic curve, so this is exact."""
    if not low < high:
        return NOTHING
    start, end = error_at(parameters, low), error_at(parameters, high)
    steepness = neuron.slope_of(weight_delta_at(parameters, low))
    corner = start + steepness * (high - low) / 2  # where the tangents at both ends meet
    middle = (low + high) / 2
    ends = [view.point(low, start), view.point(high, end)]
    bend = view.point(middle, corner)
    points = np.zeros((4, 3))
    points[0, :2], points[3, :2] = ends
    points[1, :2] = np.array(ends[0]) / 3 + 2 * np.array(bend) / 3
    points[2, :2] = np.array(ends[1]) / 3 + 2 * np.array(bend) / 3
    return points


class ErrorBowl(Path):
    """The error of every weight in the view, or of those between two weights."""

    def __init__(self, style: Style, parameters: Parameters, width: float = theme.STROKE) -> None:
        super().__init__(stroke=style.theme.ink, width=width, z_index=1)
        self.parameters = parameters
        self._shown_as: tuple[object, ...] | None = None

    def show(self, view: View, low: float | None = None, high: float | None = None) -> None:
        """Draw the bowl in a view, from `low` to `high` where they are given."""
        first, last = arms(self.parameters, view)
        first = first if low is None else max(first, low)
        last = last if high is None else min(last, high)
        if (view, first, last) == self._shown_as:
            self.keep()
            return
        self._shown_as = view, first, last
        self.draw(bowl_outline(self.parameters, view, first, last))


@lru_cache(maxsize=16)
def along_the_bowl(
    parameters: Parameters,
    view: View,
    part: tuple[float, float] | None = None,
    pieces: int = 32,
    around: float = 0.05,
) -> tuple[Box, ...]:
    """Return boxes that cover the bowl, or a part of it, for labels that look for a free place."""
    low, high = arms(parameters, view)
    if part is not None:
        low, high = (min(max(weight, low), high) for weight in part)
    weights = np.linspace(low, high, pieces + 1)
    spots = [view.point(weight, error_at(parameters, weight)) for weight in weights.tolist()]
    boxes = (Box(a.x, min(a.y, b.y), b.x, max(a.y, b.y)) for a, b in pairwise(spots))
    return tuple(box.grown(around) for box in boxes)
