"""The methods of learning by name, and runs made anew from what they were given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .history import History
from .parameters import Parameters
from .trainer import gradient_descent, hot_and_cold

METHODS: dict[str, Callable[..., History]] = {
    "gradient_descent": gradient_descent,
    "hot_and_cold": hot_and_cold,
}
SETTINGS = {"gradient_descent": (), "hot_and_cold": ("step_amount",)}
"""What a method is given beside the chapter's parameters."""


def learned(method: str, given: Mapping[str, Any]) -> History:
    """Run one of METHODS on the chapter's parameters, and the method's settings, among `given`.

    What belongs to neither is left aside. Raises ParameterError as the method does.
    """
    parameters = Parameters(**{k: v for k, v in given.items() if k in Parameters.model_fields})
    return METHODS[method](parameters, **{name: given[name] for name in SETTINGS[method]})


def by_name(recipes: Sequence[Mapping[str, Any]]) -> dict[str, History]:
    """Return the runs of some recipes (`History.recipe`) by what tells them apart.

    That is what they were given differently, as in "alpha 0.1"; for one alone, its method. Raises
    ParameterError if one can't be run any more.
    """
    wanted = [{"method": recipe["method"], **recipe["given"]} for recipe in recipes]
    names = dict.fromkeys(name for one in wanted for name in one)
    differing = [name for name in names if len({one.get(name) for one in wanted}) > 1]
    histories = [learned(**recipe) for recipe in recipes]
    return {
        _told_apart(one, differing) or history.method: history
        for one, history in zip(wanted, histories, strict=True)
    }


def _told_apart(given: Mapping[str, Any], names: Sequence[str]) -> str:
    words = (
        given[name] if name == "method" else f"{name} {given[name]:.12g}"
        for name in names
        if name in given
    )
    return ", ".join(words)
