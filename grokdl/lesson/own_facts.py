"""Fields of captions that follow from a lesson's own parameters, where it has no run."""

from __future__ import annotations

from typing import Any

from grokdl import numerals
from grokdl.learning.formula import VARIABLES, FormulaParameters, sensitivity
from grokdl.learning.shared_miss import cure, squares_of
from grokdl.numerals import plain


def of_the_formula(given: FormulaParameters) -> dict[str, str]:
    """Return how sensitive y is to each variable of the formula. Source: 4.17."""
    return {f"{name}_sensitivity": plain(sensitivity(given.at, name)) for name in VARIABLES}


def of_the_rods(given: Any) -> dict[str, str]:
    """Return how far the lower rod goes, and the ratio of a box in which it goes the other way.

    Source: 4.15.
    """
    return {"lower_way": plain(abs(given.ratio * given.push)), "other_ratio": plain(-given.ratio)}


def of_the_shared_miss(given: Any) -> dict[str, str]:
    """Return what a nudge of each of two weights does, and how they share out a miss.

    `update_1` and `update_2` are the rule's changes with alpha 1, `squares` how many times too long
    they are, `home_alpha` the alpha that makes them right, `squared_factor` what a finer unit does
    to their length. Source: 4.9, 4.25.
    """
    inputs = given.first_input, given.second_input
    shares, squares = cure(inputs, given.delta), squares_of(inputs)
    return {
        "lift_1": plain(inputs[0] * given.nudge),
        "lift_2": plain(inputs[1] * given.nudge),
        "update_1": plain(given.delta * inputs[0]),
        "update_2": plain(given.delta * inputs[1]),
        "share_1": plain(shares[0]),
        "share_2": plain(shares[1]),
        "squares": plain(squares),
        "home_alpha": plain(1 / squares),
        "squared_factor": numerals.plain(given.unit_factor**2, 6),
    }
