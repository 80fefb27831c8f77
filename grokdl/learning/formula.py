"""A formula of several variables, and how sensitive it is to each while the others stand still.

y = ((beta · gamma)² + (epsilon + 22 − x))^(1/2). Source: 4.17.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from pydantic import Field

from .. import numerals
from ..errors import ParameterError
from .parameters import ParameterSet

VARIABLES = ("beta", "gamma", "epsilon", "x")
CONSTANT = 22
LEAST = 0.25  # while a variable is wiggled, this share of what is under the root stays at least


class FormulaParameters(ParameterSet):
    """The variables of the formula, and how far each is wiggled.

    Raises ParameterError where the formula has no real value, or no sensitivity: what is under its
    root must be positive.
    """

    beta: float = Field(1, ge=-10, le=10, description="a variable of the formula")
    gamma: float = Field(1, ge=-10, le=10, description="another one, times beta")
    epsilon: float = Field(1, ge=-100, le=100, description="another one, which is added")
    x: float = Field(20, ge=-100, le=100, description="another one, which is taken off")
    wiggle: float = Field(1, ge=0.01, le=10, description="how far each is wiggled, at most")

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        if under_the_root(self.at) <= 0:
            beyond = numerals.exact(self.x + under_the_root(self.at))
            raise ParameterError(
                f"x = {numerals.exact(self.x)} leaves nothing under the root of the formula: "
                f"it must be less than (beta · gamma)² + epsilon + {CONSTANT}, which is {beyond}.",
                f"Take an x below {beyond}, or a larger epsilon.",
            )

    @property
    def at(self) -> dict[str, float]:
        """The variables alone."""
        return {name: float(getattr(self, name)) for name in VARIABLES}


def kind(at: Mapping[str, float], variable: str) -> str:
    """Return how y answers: along or against the variable, or it is lowest there, or idle."""
    slope = sensitivity(at, variable)
    if slope:
        return "along" if slope > 0 else "against"
    other = at["gamma" if variable == "beta" else "beta"]
    return "lowest" if other else "idle"


def under_the_root(at: Mapping[str, float]) -> float:
    """Return (beta · gamma)² + (epsilon + 22 − x)."""
    return (at["beta"] * at["gamma"]) ** 2 + (at["epsilon"] + CONSTANT - at["x"])


def y_of(at: Mapping[str, float]) -> float:
    """Return the formula's value. Raises ValueError where it is not real."""
    return math.sqrt(under_the_root(at))


def sensitivity(at: Mapping[str, float], variable: str) -> float:
    """Return how fast y changes with one variable while the others stand still: the derivative."""
    beta, gamma = at["beta"], at["gamma"]
    inner = {"beta": 2 * beta * gamma**2, "gamma": 2 * beta**2 * gamma, "epsilon": 1, "x": -1}
    return inner[variable] / (2 * y_of(at))


def wiggled(at: Mapping[str, float], variable: str, most: float) -> float:
    """Return how far a variable can be wiggled both ways: y goes one way, and stays well real.

    So beta and gamma never cross 0, unless they are 0.
    """
    size = most
    if variable in ("beta", "gamma") and at[variable]:
        size = min(most, abs(at[variable]))
    low = LEAST * under_the_root(at)
    ends = (at[variable] - size, at[variable] + size)
    while any(under_the_root({**at, variable: end}) < low for end in ends):
        size /= 2
        ends = (at[variable] - size, at[variable] + size)
    return size
