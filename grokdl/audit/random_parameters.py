"""Random parameters for an audit: valid ones, with the awkward values that people do type."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice, repeat
from random import Random
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from ..errors import ParameterError
from ..learning.parameters import LARGEST, LARGEST_ALPHA, MOST_ITERATIONS, Parameters, ParameterSet

AWKWARD = (0.0, 1e-6, -1e-6, LARGEST, -LARGEST, 1.0, -1.0, 0.1, 123456.789)
AWKWARD_ALPHA = (0.0, 1.0, 0.5, 0.1, -0.1, 1e-6, LARGEST_ALPHA, -LARGEST_ALPHA)
AWKWARD_COUNTS = (1, 2, 3, 5, 20, MOST_ITERATIONS)
GAPS = (0.0, 1e-12, 1e-6, 1e-3, 0.1, 1.0, 1000.0)  # in goal weights: at the goal, or beside it
OFTEN = 0.5
HAIR = 1e-6
SIDES = (("ge", "ge", 0.0), ("le", "le", 0.0), ("gt", "ge", HAIR), ("lt", "le", -HAIR))
"""A limit as pydantic spells it, the end that it sets, and how far within it a number stays."""


def random_parameters(usual: ParameterSet, count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Yield so many sets of changes to a lesson's parameters; a seed always gives the same ones.

    Some are of everyday size, some are such runs at any scale, or start close to a goal far from 0,
    and the others are anything at all. What a lesson refuses is drawn again.
    """
    dice = Random(f"{type(usual).names()} {seed}")
    drawn = (_drawn(usual, dice) for _ in repeat(None))
    yield from islice((changes for changes in drawn if _is_valid(usual, changes)), count)


def _drawn(usual: ParameterSet, dice: Random) -> dict[str, Any]:
    run = dice.choice((_everyday, _scaled, _anything))(dice)
    own = type(usual).model_fields.items()
    others = {name: field for name, field in own if name not in Parameters.model_fields}
    chapters = {name: value for name, value in run.items() if name in type(usual).model_fields}
    return chapters | {name: _own(field, dice) for name, field in others.items()}


def _is_valid(usual: ParameterSet, changes: dict[str, Any]) -> bool:
    """Tell whether changes fit together: each alone is within its limits."""
    try:
        usual.change(**changes)
    except ParameterError:
        return False
    return True


def _everyday(dice: Random) -> dict[str, Any]:
    """A run whose behaviour is drawn first: how many gaps long its steps are."""
    input = _rounded(dice.choice((-1, 1)) * dice.uniform(0.1, 4))
    goal = _rounded(dice.uniform(-5, 5))
    return {
        "weight": _rounded(goal / input + dice.uniform(-4, 4)),
        "input": input,
        "goal_prediction": goal,
        "alpha": _alpha(dice, input),
        "iterations": _count(dice),
    }


def _scaled(dice: Random) -> dict[str, Any]:
    """A run like an everyday one, but large or small, and now and then hardly off its goal."""
    input = _size(dice, -2, 3)
    weight = _size(dice, -6, 6)
    goal = weight * input * (1 + dice.choice((-1, 1)) * dice.choice(GAPS))
    return {
        "weight": weight,
        "input": input,
        "goal_prediction": min(max(goal, -LARGEST), LARGEST),
        "alpha": _alpha(dice, input),
        "iterations": _count(dice),
    }


def _alpha(dice: Random, input: float) -> float:
    """An alpha that makes a step so many gaps long, if it is within the limits."""
    reach = dice.choice((dice.uniform(0, 1), dice.uniform(1, 2), dice.uniform(2, 5), 1.0, 2.0))
    return min(reach / input**2, LARGEST_ALPHA)


def _anything(dice: Random) -> dict[str, Any]:
    names = ("weight", "input", "goal_prediction")
    alpha = _size(dice, -6, 1)
    return {
        **{name: _quantity(dice) for name in names},
        "alpha": dice.choice(AWKWARD_ALPHA) if dice.random() < OFTEN else alpha,
        "iterations": _count(dice),
    }


def _quantity(dice: Random) -> float:
    return dice.choice(AWKWARD) if dice.random() < OFTEN else _size(dice, -6, 6)


def _size(dice: Random, low: float, high: float) -> float:
    return _rounded(dice.choice((-1, 1)) * 10 ** dice.uniform(low, high))


def _count(dice: Random) -> int:
    return dice.choice(AWKWARD_COUNTS) if dice.random() < OFTEN else int(10 ** dice.uniform(0, 5))


def _rounded(value: float) -> float:
    return float(f"{value:.4g}")


def _own(field: FieldInfo, dice: Random) -> Any:
    """A value for a lesson's own parameter: any that its type and its limits allow."""
    if dice.random() < OFTEN:
        return field.default
    if field.annotation is bool:
        return dice.random() < OFTEN
    if get_origin(field.annotation) is Literal:
        return dice.choice(get_args(field.annotation))
    low, high = _limits(field)
    if field.annotation is int:
        return dice.randint(math.ceil(low), math.floor(high))
    if field.annotation is float:
        return dice.choice((dice.uniform(low, high), _near(field.default, low, high, dice)))
    return field.default


def _near(usual: float, low: float, high: float, dice: Random) -> float:
    """A number of the usual one's size, or some powers of ten off."""
    wished = _rounded(usual * 10 ** dice.uniform(-3, 3)) if usual else dice.uniform(-1, 1)
    return min(max(wished, low), high)


def _limits(field: FieldInfo) -> tuple[float, float]:
    """The least and the largest number that a field allows, a hair within where it is open."""
    ends = {"ge": -LARGEST, "le": LARGEST}
    for item in field.metadata:
        for side, end, step in SIDES:
            if hasattr(item, side):
                ends[end] = getattr(item, side) + step
    return ends["ge"], ends["le"]
