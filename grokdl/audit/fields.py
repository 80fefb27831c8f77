"""Values of the fields of captions, worked out from the History by the audit itself."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..learning.history import History
from ..learning.parameters import ParameterSet
from .own_fields import own_value
from .theory import read, says

LEAST = 3  # significant digits; trailing zeros may be left out
SHARE = 2  # of a percentage
PERCENT = "%"


class Moment(NamedTuple):
    """A step of a run, counted from 0: what a field or a claim is about."""

    history: History
    step: int

    @property
    def weight(self) -> float:
        """Where the step starts."""
        return float(self.history.weights[self.step])

    @property
    def following(self) -> float:
        """Where the step leads."""
        return float(self.history.weights[self.step + 1])

    @property
    def change(self) -> float:
        """How long the step is, with its sign."""
        return self.following - self.weight

    @property
    def taken(self) -> float:
        """How long the step is, with its sign: by the rule, if the weight's last digit hides it."""
        given = self.history.parameters
        ruled = -given.alpha * given.input * self.delta
        hidden = abs(self.change - ruled) <= math.ulp(max(abs(self.weight), abs(self.following)))
        return ruled if hidden and self.history.method == "gradient_descent" else self.change

    @property
    def next_change(self) -> float:
        """How long the step after it is, with its sign; 0 after the last one."""
        weights = self.history.weights[self.step + 1 : self.step + 3].tolist()
        return float(weights[-1] - weights[0])

    @property
    def goal_weight(self) -> float:
        """The weight without error; nan if it isn't one."""
        given = self.history.parameters
        return given.goal_prediction / given.input if given.input else math.nan

    @property
    def before(self) -> float:
        """How far the goal weight is before the step, with its sign."""
        return self.weight - self.goal_weight

    @property
    def after(self) -> float:
        """How far the goal weight is after the step, with its sign."""
        return self.following - self.goal_weight

    @property
    def delta(self) -> float:
        """How far the prediction is from the goal, with its sign."""
        given = self.history.parameters
        return given.input * self.weight - given.goal_prediction

    @property
    def delta_after(self) -> float:
        """How far the prediction is from the goal after the step, with its sign."""
        given = self.history.parameters
        return given.input * self.following - given.goal_prediction

    @property
    def amount(self) -> float:
        """How far hot and cold looks to either side."""
        return float(self.history.settings["step_amount"])

    def error_beside(self, side: int) -> float:
        """What the error is so far from the weight, above it (1) or below (-1)."""
        given = self.history.parameters
        return (given.input * (self.weight + side * self.amount) - given.goal_prediction) ** 2

    @property
    def reach(self) -> float:
        """How long every step of gradient descent is, in gaps."""
        given = self.history.parameters
        return given.alpha * given.input**2


Values = Mapping[str, Callable[[Moment], float]]
"""The value of each quantity, by its name."""

FIELDS: Values = {
    "weight": lambda at: at.weight,
    "next_weight": lambda at: at.following,
    "goal": lambda at: at.goal_weight,
    "gap": lambda at: abs(at.before),
    "step": lambda at: abs(at.taken),
    "rest": lambda at: abs(at.after),
    "prediction": lambda at: at.history.parameters.input * at.weight,
    "miss": lambda at: abs(at.delta),
    "delta": lambda at: at.delta,
    "weight_delta": lambda at: at.history.parameters.input * at.delta,
    "slope": lambda at: 2 * at.history.parameters.input * at.delta,
    "error": lambda at: at.delta**2,
    "next_prediction": lambda at: at.history.parameters.input * at.following,
    "next_error": lambda at: at.delta_after**2,
    "steps": lambda at: len(at.history),
    "updates": lambda at: len(at.history) - 1,
    "last_error": lambda at: float(at.history.error[-1]),
    "last_prediction": lambda at: float(at.history.prediction[-1]),
    "reach": lambda at: at.reach,
    "ratio": lambda at: abs(1 - at.reach),
    "beyond": lambda at: at.reach - 1,
    "factor": lambda at: (1 - at.reach) ** 2,
    "percent": lambda at: 100 * (1 - at.reach) ** 2,
    "way_left": lambda at: 100 * abs(1 - at.reach) ** len(at.history),
    "way_gone": lambda at: -100 * math.expm1(len(at.history) * math.log1p(-at.reach)),
    "limit": lambda at: 2 / at.history.parameters.input**2,
    "step_amount": lambda at: at.amount,
    "up_weight": lambda at: at.weight + at.amount,
    "down_weight": lambda at: at.weight - at.amount,
    "up_prediction": lambda at: at.history.parameters.input * (at.weight + at.amount),
    "down_prediction": lambda at: at.history.parameters.input * (at.weight - at.amount),
    "up_error": lambda at: at.error_beside(1),
    "down_error": lambda at: at.error_beside(-1),
    "nothing": lambda at: 0,
    "no_step": lambda at: 0,
    "one_gap": lambda at: 1,
    "two_gaps": lambda at: 2,
}
"""What each field of a caption is; the parameters of a lesson are fields too."""


ROWS: Values = {
    **FIELDS,
    "turned": lambda at: -at.history.parameters.input * at.delta,
    "step": lambda at: at.step + 1,
    "iteration": lambda at: at.step,
    "step_length": lambda at: abs(at.taken),
    "full_step": lambda at: abs(at.history.parameters.input * at.delta),
}
"""What each quantity is that a drawing names: as in a read-out, a step is a step's number."""


def value_of(
    field: str,
    at: Moment | None,
    known: Values = FIELDS,
    own: ParameterSet | Mapping[str, Any] | None = None,
) -> Any:
    """Return what a field stands for at a step, or without a run; None if nobody knows.

    The run's parameters are fields too, a lesson's `own`, and what follows from these.
    """
    if at and field in known:
        return float(known[field](at))
    run = at.history.parameters if at else None
    given = {**dict(own or {}), **(run.model_dump() if run else {})}
    return own_value(field, given)


def wrong(
    field: str,
    text: str,
    at: Moment | None,
    own: ParameterSet | Mapping[str, Any] | None = None,
) -> str:
    """Return what is wrong with the text in a caption's field; empty if nothing is.

    `own` are the lesson's own parameters, beside those of the run.
    """
    value = value_of(field, at, own=own)
    if value is None:
        return f"no check knows {{{field}}}"
    return (
        "" if is_written(text, value) else f"{field} is {written(value)}, not {text or 'nothing'}"
    )


def is_written(text: str, value: Any) -> bool:
    """Tell whether a text is a value, rounded as captions round numbers."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return text == str(value)
    least = SHARE if text.endswith(PERCENT) else LEAST
    return quotes(text.removesuffix(PERCENT), value, least)


def written(value: Any) -> str:
    """Return a value for a finding, with all digits that matter."""
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def quotes(number: str, value: float, least: int) -> bool:
    """Tell whether a text says a number, rounded to the digits that it has, or to `least`."""
    shown = read(number.replace(" ", ""))
    if shown is None or not math.isfinite(value):
        return False
    return says(str(shown), value, max(least, len(shown.normalize().as_tuple().digits)))
