"""The chapter's two ways to learn, in the order of the book's programs."""

from __future__ import annotations

from collections.abc import Callable
from numbers import Real

from . import neuron
from .errors import ParameterError
from .history import History, locked
from .parameters import LARGEST, Parameters, shown

Update = Callable[[float, float], float]


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

    history = _run(parameters, "hot_and_cold", better)
    return History(
        parameters,
        history.method,
        history.weights,
        history.prediction,
        history.error,
        history.delta,
        locked(history.weights[:-1] - history.weights[1:]),
    )


def _error(parameters: Parameters, weight: float) -> float:
    prediction = neuron.predict(parameters.input, weight)
    return neuron.error_of(prediction, parameters.goal_prediction)


def _run(parameters: Parameters, method: str, update: Update) -> History:
    input, goal_prediction = parameters.input, parameters.goal_prediction
    weight = parameters.weight
    weights, rows = [weight], []
    for _ in range(parameters.iterations):
        try:
            prediction = neuron.predict(input, weight)
            error = neuron.error_of(prediction, goal_prediction)
            delta = neuron.delta_of(prediction, goal_prediction)
            weight_delta = neuron.weight_delta_of(input, delta)
            weight = update(weight, weight_delta)
        except OverflowError:  # the square raises long before anything else could overflow
            break
        rows.append((prediction, error, delta, weight_delta))
        weights.append(weight)
    return History(parameters, method, locked(weights), *map(locked, zip(*rows, strict=True)))
