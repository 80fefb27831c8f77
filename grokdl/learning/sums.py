"""The sums of a step, as texts in which each sum comes out: predict, compare, learn, update."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from .. import numerals
from . import neuron
from .parameters import Parameters

LEAST, MOST = 3, 7  # significant digits
LONGEST = 8  # characters, if it comes out in no fewer
LARGE = 1e5  # from here on in scientific notation
GIVEN = ("input", "goal_prediction", "alpha")


class Term(NamedTuple):
    """A quantity in a sum, with the sign before it; its first term has none."""

    sign: str
    quantity: str


def _sum(text: str) -> tuple[Term, ...]:
    words = ["", *text.split()]
    return tuple(map(Term, words[::2], words[1::2]))


SUMS: dict[str, tuple[Term, ...]] = {
    "predict": _sum("input × weight = prediction"),
    "compare": _sum("prediction − goal_prediction = delta"),
    "square": _sum("delta × delta = error"),
    "learn": _sum("delta × input = weight_delta"),
    "update": _sum("weight − alpha × weight_delta = next_weight"),
}
"""Each sum of a step by its name, in the order of the book's program. Source: 4.10."""

ALL = tuple(SUMS)


def values(parameters: Parameters, weight: float, next_weight: float) -> dict[str, float]:
    """Return the value of each quantity at a weight from which a step leads to the next one."""
    prediction = neuron.predict(parameters.input, weight)
    delta = neuron.delta_of(prediction, parameters.goal_prediction)
    return {
        "input": parameters.input,
        "weight": weight,
        "prediction": prediction,
        "goal_prediction": parameters.goal_prediction,
        "delta": delta,
        "error": neuron.error_of(prediction, parameters.goal_prediction),
        "weight_delta": neuron.weight_delta_of(parameters.input, delta),
        "alpha": parameters.alpha,
        "next_weight": next_weight,
    }


def texts(values: Mapping[str, float], names: Iterable[str] = ALL) -> dict[str, str]:
    """Return each quantity as a text, as short as can be, so that all these sums come out in them.

    The slope, twice the weight_delta, comes out too. Where no number of digits will do, they are
    those with which most of the sums come out.
    """
    names, first = tuple(names), _written(values, LEAST)
    tries = [_written(values, digits) for digits in range(LEAST, MOST + 1)]
    tries += [_in_decimals(values, decimals) for decimals in range(2, MOST + 1)]
    tries = [first, *(shown for shown in tries if max(map(len, shown.values())) <= LONGEST)]
    return max(
        tries,
        key=lambda shown: (
            _how_many_come_out(shown, names, values),
            -sum(map(len, shown.values())),
        ),
    )


def comes_out(shown: Mapping[str, str], name: str) -> bool:
    """Tell whether a sum of texts gives its result, in the digits that this has."""
    *operands, result = SUMS[name]
    numbers = [_number(shown[quantity]) for _, quantity in operands]
    return rounds_to(_calculated([sign for sign, _ in operands], numbers), shown[result.quantity])


def rounds_to(exact: Decimal, text: str) -> bool:
    """Tell whether a number is the one in a text, rounded to that one's last digit."""
    said = _number(text)
    exponent = said.as_tuple().exponent
    assert isinstance(exponent, int)
    return abs(exact - said) <= Decimal(1).scaleb(exponent) / 2


def _calculated(signs: list[str], numbers: list[Decimal]) -> Decimal:
    """Return what a sum of numbers gives: times before minus."""
    total, product, minus = Decimal(0), numbers[0], False
    for sign, number in zip(signs[1:], numbers[1:], strict=True):
        if sign == numerals.TIMES:
            product *= number
        else:
            total, product, minus = product, number, True
    return total - product if minus else product


def _how_many_come_out(
    shown: Mapping[str, str], names: tuple[str, ...], values: Mapping[str, float]
) -> int:
    slope = numerals.plain(neuron.slope_of(values["weight_delta"]))
    halves = rounds_to(2 * _number(shown["weight_delta"]), slope)
    return sum(comes_out(shown, name) for name in names) + halves


def _written(values: Mapping[str, float], digits: int) -> dict[str, str]:
    return {
        name: numerals.short(value) if name in GIVEN else numerals.plain(value, digits)
        for name, value in values.items()
    }


def _in_decimals(values: Mapping[str, float], decimals: int) -> dict[str, str]:
    """Return texts with so many decimals, so that sums and differences come out.

    A number that has hardly any digits then is written as usual.
    """
    usual = _written(values, LEAST)
    fine = {
        name: numerals.decimals(value, decimals)
        for name, value in values.items()
        if name not in GIVEN and 10.0 ** (1 - decimals) <= abs(value) < LARGE
    }
    return {**usual, **fine}


def _number(text: str) -> Decimal:
    return Decimal(text.replace(numerals.MINUS, "-"))
