"""Expected values of a picture, by the audit's own arithmetic, independent of the drawings."""

from __future__ import annotations

import math
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, TypeVar

from ..learning.history import FloatArray
from ..learning.parameters import Parameters
from ..numerals import MINUS
from ..stage import Point, View

EXPONENTS = ("** 2", "**2")  # in a program; they are no number of the run
AROUND = ",.:;()×"  # what may stand beside a number
KNOWN = 4096  # texts that are kept as they were read: one is held to all steps of a run

Weights = TypeVar("Weights", float, FloatArray)


class Theory:
    """Where the numbers of a run belong, at this moment, in its picture."""

    def __init__(self, run: Any) -> None:
        given: Parameters = run.parameters
        view: View = run.view
        self.input, self.goal, self.alpha = given.input, given.goal_prediction, given.alpha
        self.weight = float(run.weight_now.get_value())
        self.weights: FloatArray = run.history.weights
        self.step: int = run.step
        self.aimed: bool = run.target is not None or self.weight == self.weights[self.step]
        self.flight: tuple[float, float] | None = run.state.flight
        self.low, self.high, self.top, self.zone = view.low, view.high, view.top, view.zone
        self.reached: int = max(run.step, run.reached)  # it may be back at an earlier step

    def delta(self, weight: float) -> float:
        """Return how far the prediction at a weight is from the goal, with its sign."""
        return self.input * weight - self.goal

    def error(self, weight: float) -> float:
        """Return the error of a weight."""
        return self.delta(weight) ** 2

    def slope(self, weight: float) -> float:
        """Return the slope of the bowl at a weight: twice its weight_delta."""
        return 2 * (self.input * self.delta(weight))

    @property
    def goal_weight(self) -> float:
        """The weight without error."""
        return self.goal / self.input

    @property
    def next_weight(self) -> float:
        """Where the present step leads: in the History, or from wherever the weight is."""
        if self.aimed:
            return float(self.weights[self.step + 1])
        return self.weight - self.alpha * (self.input * self.delta(self.weight))

    @property
    def rounding(self) -> float:
        """How much of the next weight is a float's last digits: none of what the History says."""
        return 0.0 if self.aimed else 1e-12 * abs(self.weight)

    @property
    def change(self) -> float:
        """How long the present step is, with its sign."""
        return self.next_weight - float(self.weights[self.step] if self.aimed else self.weight)

    @property
    def scale(self) -> float:
        """How much higher an error of 1 is drawn than a weight of 1 is wide."""
        return (self.zone.height / self.top) / (self.zone.width / (self.high - self.low))

    def x(self, weight: Weights) -> Weights:
        """Return where a weight lies, or each of several."""
        return self.zone.left + self.zone.width * (weight - self.low) / (self.high - self.low)

    def y(self, error: float) -> float:
        """Return where an error lies."""
        return self.zone.bottom + self.zone.height * error / self.top

    def away(self, start: float, weight: float) -> tuple[float, float]:
        """Return how far right and up one weight is from another, exactly if they are close."""
        across, change = self.zone.width / (self.high - self.low), weight - start
        deltas = self.delta(start) + self.delta(weight)
        return change * across, self.input * change * deltas * self.zone.height / self.top

    def at(self, weight: float) -> Point:
        """Return where a weight lies on the bowl."""
        return Point(self.x(weight), self.y(self.error(weight)))

    @property
    def height(self) -> float:
        """The error at which the dot is; in flight it is on a chord from this step to a later one.

        It is infinite where the flight is none of the run's.
        """
        if self.flight is None:
            return self.error(self.weight)
        start, end = self.flight
        if start != self.weights[self.step] or end not in self.weights[self.step + 1 :]:
            return math.inf
        share = (self.weight - start) / (end - start)
        return self.error(start) + share * (self.error(end) - self.error(start))

    @property
    def dot(self) -> Point:
        """Where the dot is: on the bowl, or in flight over it."""
        return Point(self.x(self.weight), self.y(self.height))

    @property
    def holds_the_dot(self) -> bool:
        """Whether the dot lies within the view."""
        return self._holds(self.weight, self.height)

    def weight_at(self, x: float) -> float:
        """Return which weight lies there."""
        return self.low + (self.high - self.low) * (x - self.zone.left) / self.zone.width

    def holds(self, weight: float) -> bool:
        """Tell whether a weight on the bowl lies within the view, a hair beyond its edge too."""
        return self._holds(weight, self.error(weight))

    def _holds(self, weight: float, error: float) -> bool:
        hair = 1e-9
        beyond = max(self.low - weight, weight - self.high) / (self.high - self.low)
        return beyond <= hair and error <= self.top * (1 + hair)

    @property
    def is_right(self) -> bool:
        """Whether the weight is in the right half of the view, or beyond it on that side."""
        return self.weight >= (self.low + self.high) / 2


@lru_cache(maxsize=KNOWN)
def has_number(text: str) -> bool:
    """Tell whether a text has a number in it; a formula's exponents are none."""
    for exponent in EXPONENTS:
        text = text.replace(exponent, "")
    return any(letter.isdecimal() for letter in text)


def numbers_in(text: str) -> list[str]:
    """Return the numbers of a text, as they stand in it."""
    return [word.strip(AROUND) for word in text.split() if has_number(word)]


@lru_cache(maxsize=KNOWN)
def read(text: str) -> Decimal | None:
    """Return the number that a text says, the last of several; None if it says none."""
    said = text.replace(MINUS, "-").replace("+ ", "").replace("- ", "-")
    numbers = numbers_in(said)
    try:
        return Decimal(numbers[-1].replace(",", ".")) if numbers else None  # in some languages
    except InvalidOperation:
        return None


def says(text: str, value: float, digits: int) -> bool:
    """Tell whether a text gives a number rounded to so many digits; zeros may be left out."""
    shown = read(text)
    if shown is None:
        return False
    if value == 0 or shown == 0:
        return shown == 0 == value
    return abs(shown - Decimal(value)) <= Decimal("0.5000001") * Decimal(10) ** (
        math.floor(math.log10(abs(value))) + 1 - digits
    )


def says_all(text: str, value: float, free: bool = False, noise: float = 0.0) -> bool:
    """Tell whether a text gives a number rounded to its last digit: four digits or decimals.

    One that is `free`, on its way between steps, may have fewer: it keeps its notation. It may be
    off by `noise`, too.
    """
    shown = read(text)
    if shown is None or (shown == 0 and shown.is_signed()):
        return False
    if value == 0:
        return abs(shown) <= noise
    _, digits, exponent = shown.as_tuple()
    assert isinstance(exponent, int)
    exact = abs(shown - Decimal(value)) <= Decimal(1).scaleb(exponent) / 2 + Decimal(noise)
    return exact and (free or exponent <= -4 or len(digits) >= 4)
