"""The chapter's two ways to learn, in the order of the book's programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from numbers import Real
from types import MappingProxyType
from typing import Any

from ..errors import ParameterError
from . import neuron
from .history import History, locked
from .parameters import LARGEST, Parameters, shown

Update = Callable[[float, float], float]
"""The weight that follows from a weight and its weight_delta."""


def gradient_descent(parameters: Parameters) -> History:
    """Run the book's loop: predict, compare, learn.

    A run that overflows stops at its last finite step (`History.stopped_early`). Source: 4.9;
    with alpha, 4.25.
    """
    alpha = parameters.alpha
    return _run(
        parameters,
        "gradient_descent",
        lambda weight, weight_delta: neuron.updated(weight, weight_delta, alpha),
    )


def hot_and_cold(parameters: Parameters, step_amount: float) -> History:
    """Try the weight one step up and one step down, and keep the better one.

    `step_amount` is a positive number up to 1e6, in units of the weight; alpha plays no part. The
    history's `weight_delta` is what the step took from the weight: ±step_amount, or 0 where both
    sides are as good. Raises ParameterError for another step_amount. Source: 4.7.
    """
    a_number = isinstance(step_amount, Real) and not isinstance(step_amount, bool)
    if not (a_number and 0 < step_amount <= LARGEST):
        raise ParameterError(
            f"step_amount = {shown(step_amount)}: it must be a number above 0, up to {LARGEST:.0f}."
        )

    def better(weight: float, _: float) -> float:
        up = _error(parameters, weight + step_amount)
        down = _error(parameters, weight - step_amount)
        if down < up:
            return weight - step_amount
        return weight + step_amount if down > up else weight

    history = _run(parameters, "hot_and_cold", better, {"step_amount": step_amount})
    taken = locked(history.weights[:-1] - history.weights[1:])
    return replace(history, weight_delta=taken)


def _error(parameters: Parameters, weight: float) -> float:
    prediction = neuron.predict(parameters.input, weight)
    return neuron.error_of(prediction, parameters.goal_prediction)


def _run(
    parameters: Parameters,
    method: str,
    update: Update,
    settings: Mapping[str, Any] = MappingProxyType({}),
) -> History:
    def passed(weight: float) -> tuple[float, float, float, float]:
        """One pass of the loop: prediction, error, delta and weight_delta."""
        prediction = neuron.predict(parameters.input, weight)
        error = neuron.error_of(prediction, parameters.goal_prediction)
        delta = neuron.delta_of(prediction, parameters.goal_prediction)
        return prediction, error, delta, neuron.weight_delta_of(parameters.input, delta)

    weight = parameters.weight
    weights, rows = [weight], []
    for _ in range(parameters.iterations):
        try:
            row = passed(weight)
            weight = update(weight, row[-1])
        except OverflowError:  # the square raises long before anything else could overflow
            break
        rows.append(row)
        weights.append(weight)
    prediction, error, delta, weight_delta = map(locked, zip(*rows, strict=True))
    return History(
        parameters,
        method,
        locked(weights),
        prediction,
        error,
        delta,
        weight_delta,
        rule=lambda weight: update(weight, passed(weight)[-1]),
        settings=settings,
    )
