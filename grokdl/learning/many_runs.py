"""Many runs: gradient descent for many alphas at once, digit by digit what the trainer does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from . import neuron
from .history import FloatArray
from .parameters import Parameters


@lru_cache(maxsize=8)
def _learned(given: Parameters, alphas: tuple[float, ...], steps: int) -> FloatArray:
    weights, rates = np.full(len(alphas), given.weight), np.array(alphas)
    input, goal = np.array(given.input), np.array(given.goal_prediction)
    runs = [weights]
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(steps):
            prediction = neuron.predict(input, weights)
            goes_on = np.isfinite(neuron.error_of(prediction, goal))
            weight_delta = neuron.weight_delta_of(input, neuron.delta_of(prediction, goal))
            weights = np.where(goes_on, neuron.updated(weights, weight_delta, rates), weights)
            runs.append(weights)
    found: FloatArray = np.stack(runs, axis=1)
    found.flags.writeable = False
    return found


def weights_of(given: Parameters, alphas: Sequence[float], steps: int) -> FloatArray:
    """Return the weights of a run for each alpha, shape (alphas, steps + 1).

    A run that leaves the floating-point numbers stays at its last weight. Source: 4.25.
    """
    return _learned(given, tuple(alphas), steps)
