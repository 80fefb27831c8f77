"""The scale of an error axis: even, or one of powers of ten, or bent on the way between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grokdl.learning.history import FloatArray

TOWARDS_ZERO = 3  # how much sooner the axis has left 0, which powers of ten never reach
LARGEST = 600.0  # a power of e that a float holds
LEVEL = 30.0  # errors that differ by a smaller factor are well seen on an even scale


@dataclass(frozen=True)
class ErrorScale:
    """Which share of an axis's height an error takes.

    An even axis goes from 0 to the error `top`, one of powers of ten from 10 ** `low` to 10 **
    `high`; `bent` is the share of the way from the one to the other.
    """

    low: float
    high: float
    top: float
    bent: float = 1.0

    def share(self, error: float) -> float:
        """Return the share of the height; what is above 1 is beyond the axis."""
        if self.bent <= 0:
            return error / self.top
        return self.share_of_power(math.log10(error)) if error > 0 else 0.0

    def shares(self, errors: FloatArray) -> FloatArray:
        """Return the shares of many errors, each as `share` does, but for a last digit."""
        if self.bent <= 0:
            return errors / self.top
        given = errors > 0
        powers = np.log10(errors, where=given, out=np.zeros(len(errors)))
        if self.bent >= 1:
            found = (powers - self.low) / (self.high - self.low)
        else:
            between = self._between(powers * math.log(10), np.expm1, np.minimum)
            found = np.maximum(0.0, between)
        return np.where(given, found, 0.0)

    def share_of_power(self, power: float) -> float:
        """Return the share of the height that 10 to a power takes; the axis must be bent."""
        if self.bent >= 1:
            return (power - self.low) / (self.high - self.low)
        return float(max(0.0, self._between(power * math.log(10))))

    def _between(self, log: Any, expm1: Any = math.expm1, least: Any = min) -> Any:
        """The share between two powers of the error; of power 1 it is even, of power 0 its log."""
        power, ten = 1 - self.bent, math.log(10)
        high = power * math.log(self.top) + self.bent * self.high * ten
        left = power**TOWARDS_ZERO  # of the way from the lowest power of ten down to 0
        foot = math.expm1(power * min(self.low * ten - high, 0.0))
        upper = expm1(least(power * (log - high), LARGEST)) - (1 - left) * foot
        return (upper + left) / (left - (1 - left) * foot)


def decades(runs: Sequence[FloatArray]) -> tuple[float, float]:
    """Return the powers of ten between which all errors lie; an error of 0 is at the lowest."""
    errors = np.concatenate(list(runs))
    errors = errors[errors > 0]
    if not len(errors):
        return -1.0, 1.0
    low = math.floor(math.log10(errors.min()) - 0.05)
    high = math.ceil(math.log10(errors.max()) + 0.05)
    return float(low - (0 if len(errors) == sum(map(len, runs)) else 1)), float(max(high, low + 1))


def needs_powers_of_ten(runs: Sequence[FloatArray]) -> bool:
    """Tell whether some run's errors differ so much that an even scale can't show them all."""
    return any(float(run.max()) > LEVEL * float(run.min()) for run in runs)
