"""Values of fields, and truth of claims, that follow from a lesson's own parameters alone.

Each is worked out here anew, from the parameters that its function names.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from inspect import signature
from typing import Any

TRIES = 10, 1, 0.1, 0.01  # the alphas that people try


def _soonest(input: float) -> float:
    """The try whose steps leave least of the gap."""
    return min(TRIES, key=lambda alpha: abs(1 - alpha * input**2))


def _none_comes_home(input: float) -> bool:
    """Whether the steps of every try leave all of the gap, or more."""
    return all(abs(1 - alpha * input**2) >= 1 for alpha in TRIES)


OWN_FIELDS: dict[str, Callable[..., float]] = {
    "moved": lambda moved: moved,
    "lower_moved": lambda moved, ratio_now: moved * ratio_now,
    "ratio_now": lambda ratio_now: ratio_now,
    "lower_way": lambda ratio, push: abs(ratio * push),
    "push_ratio": lambda of_input, goal, start, moved: (
        of_input * (2 * (of_input * start - goal) + of_input * moved)
    ),
    "other_ratio": lambda ratio: -ratio,
    "constant": lambda: 22,
    "y": lambda beta, gamma, epsilon, x: _y(beta, gamma, epsilon, x),
    "beta_sensitivity": lambda beta, gamma, epsilon, x: (
        beta * gamma**2 / _y(beta, gamma, epsilon, x)
    ),
    "gamma_sensitivity": lambda beta, gamma, epsilon, x: (
        gamma * beta**2 / _y(beta, gamma, epsilon, x)
    ),
    "epsilon_sensitivity": lambda beta, gamma, epsilon, x: 0.5 / _y(beta, gamma, epsilon, x),
    "x_sensitivity": lambda beta, gamma, epsilon, x: -0.5 / _y(beta, gamma, epsilon, x),
    "lift": lambda at, change: at * change,
    "lift_1": lambda first_input, nudge: first_input * nudge,
    "lift_2": lambda second_input, nudge: second_input * nudge,
    "update_1": lambda first_input, delta: delta * first_input,
    "update_2": lambda second_input, delta: delta * second_input,
    "share_1": lambda first_input, second_input, delta: (
        delta * first_input / (first_input**2 + second_input**2)
    ),
    "share_2": lambda first_input, second_input, delta: (
        delta * second_input / (first_input**2 + second_input**2)
    ),
    "change_1": lambda first_input, second_input, delta, along: _but_rounding(
        delta * first_input + along * second_input, first_input, second_input, delta
    ),
    "change_2": lambda first_input, second_input, delta, along: _but_rounding(
        delta * second_input - along * first_input, first_input, second_input, delta
    ),
    "change_length": lambda first_input, second_input, delta, along: (
        math.hypot(delta, along) / math.hypot(first_input, second_input)
    ),
    "update": lambda delta, at: delta * at,
    "cure_alone": lambda delta, at: delta / at,
    "squares": lambda first_input, second_input: first_input**2 + second_input**2,
    "home_alpha": lambda first_input, second_input: 1 / (first_input**2 + second_input**2),
    "finer": lambda finer: finer,
    "measured": lambda at, finer: at * finer,
    "step_in_cures": lambda first_input, second_input, alpha_now, finer: (
        alpha_now * finer**2 * (first_input**2 + second_input**2)
    ),
    "alpha_now": lambda alpha_now: alpha_now,
    "soonest_alpha": _soonest,
    "squared_factor": lambda unit_factor: unit_factor**2,
}
"""What each field is; a label may give a function more, what the picture shows at the moment."""

OWN_CLAIMS: dict[str, Callable[..., bool]] = {
    "gamma raises y": lambda beta, gamma: beta**2 * gamma > 0,
    "gamma lowers y": lambda beta, gamma: beta**2 * gamma < 0,
    "gamma moves nothing": lambda beta: beta == 0,
    "y is lowest in gamma": lambda beta, gamma: beta != 0 and gamma == 0,
    "beta raises y": lambda beta, gamma: gamma**2 * beta > 0,
    "beta lowers y": lambda beta, gamma: gamma**2 * beta < 0,
    "beta moves nothing": lambda gamma: gamma == 0,
    "y is lowest in beta": lambda beta, gamma: gamma != 0 and beta == 0,
    "same way": lambda ratio: ratio > 0,
    "other way": lambda ratio: ratio < 0,
    "lower stays": lambda ratio: ratio == 0,
    "no try comes home": _none_comes_home,
    "a hundred times finer": lambda unit_factor: unit_factor == 100,
}
"""When each claim about a lesson's own parameters is so."""


def _y(beta: float, gamma: float, epsilon: float, x: float) -> float:
    return math.sqrt((beta * gamma) ** 2 + (epsilon + 22 - x))


def _but_rounding(product: float, first: float, second: float, miss: float) -> float:
    """Return a product over the squared inputs; what a float rounds beside 0 is 0."""
    change = product / (first**2 + second**2)
    return 0.0 if abs(change) < 1e-9 * miss / math.hypot(first, second) else change


def own_value(field: str, given: Mapping[str, Any]) -> Any:
    """Return what a field stands for with these parameters, fields too; None if nobody knows."""
    if field in OWN_FIELDS and set(signature(OWN_FIELDS[field]).parameters) <= given.keys():
        return _worked_out(OWN_FIELDS[field], given)
    return given.get(field)


def own_claim(claim: str, given: Mapping[str, Any]) -> bool:
    """Tell whether a claim is so with these parameters; where one is lacking it is not."""
    needed = set(signature(OWN_CLAIMS[claim]).parameters)
    return needed <= given.keys() and bool(_worked_out(OWN_CLAIMS[claim], given))


def _worked_out(function: Callable[..., Any], given: Mapping[str, Any]) -> Any:
    return function(**{name: given[name] for name in signature(function).parameters})
