"""The whole theory of chapter 4: one neuron, one weight, one training example.

Every other room asks here for its arithmetic. The functions take floats or NumPy arrays alike.
Source: chapter 4, sections 4.4 to 4.12.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", float, NDArray[np.float64])


def predict(input: Number, weight: Number) -> Number:
    """What the neuron says (4.4)."""
    return input * weight


def error_of(prediction: Number, goal_prediction: Number) -> Number:
    """How much it missed: the squared difference, never negative (4.4)."""
    missed: Number = (prediction - goal_prediction) ** 2
    return missed


def delta_of(prediction: Number, goal_prediction: Number) -> Number:
    """How much it missed, with its sign: the pure error (4.9)."""
    return prediction - goal_prediction


def weight_delta_of(input: Number, delta: Number) -> Number:
    """What the weight did to the miss: the pure error scaled, turned or stopped by input (4.9)."""
    return input * delta


def slope_of(weight_delta: Number) -> Number:
    """The steepness of the drawn bowl: the book leaves the 2 out of weight_delta (4.16)."""
    return 2 * weight_delta


def updated(weight: Number, weight_delta: Number, alpha: Number) -> Number:
    """The weight after one step against the slope (4.9, with alpha 4.25)."""
    return weight - alpha * weight_delta
