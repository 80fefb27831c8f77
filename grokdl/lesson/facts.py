"""Fields of captions: the numbers of a run, each as text under one name."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from grokdl import numerals
from grokdl.errors import LessonError
from grokdl.learning.history import History
from grokdl.learning.neuron import error_of, predict, slope_of
from grokdl.learning.parameters import Parameters, ParameterSet
from grokdl.learning.regimes import regime
from grokdl.lesson.storyboard import goal_weight
from grokdl.numerals import plain

TURNS = {"no_step": plain(0), "one_gap": plain(1), "two_gaps": plain(2)}
"""The lengths of a step, in gaps, at which what a run does turns into something else."""


SPELLED: dict[str, Callable[[Any], str]] = {
    "alpha": numerals.short,
    "iterations": numerals.counted,
}


def facts(history: History, step: int = 0, digits: int = 3) -> dict[str, str]:
    """Return all that captions may name at a step, counted from 0.

    These are the parameters, the numbers of the step and of the run's end, for gradient descent the
    factors that hold in all its steps, and where these turn. A number that there is not is empty.
    The step's predictions and errors have so many significant digits.
    Raises LessonError if the run has no such step.
    """
    if step not in range(len(history)):
        raise LessonError(
            f"There is no step {step}: the run has {len(history)}. They are counted from 0."
        )
    always = factors(history.parameters) if history.method == "gradient_descent" else {}
    return {
        **given(history.parameters),
        **TURNS,
        "nothing": plain(0),
        **always,
        **of_the_end(history),
        **of_the_step(history, step, digits),
        **(tried(history, step) if history.method == "hot_and_cold" else {}),
    }


def given(parameters: ParameterSet) -> dict[str, str]:
    """Return the parameters, a lesson's own too, as their owner wrote them."""
    return {name: SPELLED.get(name, _written)(value) for name, value in parameters}


def of_the_step(history: History, step: int, digits: int = 3) -> dict[str, str]:
    """Return where a step starts and leads: `gap` lies before it, `rest` after it."""
    weight, following = (float(place) for place in history.weights[step : step + 2])
    goal, state = goal_weight(history.parameters), history[step]
    own = 3 if goal is None else numerals.apart(weight, goal)
    return {
        "weight": plain(weight, own),
        "next_weight": plain(following, numerals.apart(weight, following)),
        "goal": "" if goal is None else plain(goal, own),
        "gap": "" if goal is None else plain(abs(weight - goal)),
        "step": plain(_length(history, step)),
        "rest": "" if goal is None else plain(abs(following - goal)),
        "prediction": _prediction(state.prediction, history.parameters, digits),
        "miss": plain(abs(state.delta)),
        "delta": plain(state.delta),
        "weight_delta": plain(state.weight_delta),
        "slope": plain(slope_of(state.weight_delta)),
        "error": plain(state.error, digits),
        **_after(history, following, digits),
    }


def _after(history: History, weight: float, digits: int) -> dict[str, str]:
    """What the neuron says after the step."""
    given = history.parameters
    prediction = predict(given.input, weight)
    error = error_of(prediction, given.goal_prediction)
    return {
        "next_prediction": _prediction(prediction, given, digits),
        "next_error": plain(error, digits),
    }


def tried(history: History, step: int) -> dict[str, str]:
    """Return what hot and cold tries before a step: the weight one step up, and one down.

    Source: 4.7.
    """
    given, amount = history.parameters, history.settings["step_amount"]
    places = {"up": history[step].weight + amount, "down": history[step].weight - amount}
    found = {"step_amount": _written(amount)}
    for way, weight in places.items():
        prediction = predict(given.input, weight)
        found[f"{way}_weight"] = plain(weight, numerals.apart(weight, history[step].weight))
        found[f"{way}_prediction"] = _prediction(prediction, given)
        found[f"{way}_error"] = plain(error_of(prediction, given.goal_prediction), 5)
    return found


def of_the_end(history: History) -> dict[str, str]:
    """Return the numbers of a run's last step, how many steps it has, and updates before it."""
    last = history[-1]
    return {
        "steps": numerals.counted(len(history)),
        "updates": numerals.counted(len(history) - 1),
        "last_error": plain(last.error),
        "last_prediction": _prediction(last.prediction, history.parameters, 4),
    }


def factors(parameters: Parameters) -> dict[str, str]:
    """Return what every step of gradient descent has in common. Source: 4.25.

    `reach` is its length in gaps, `ratio` by how much the gap is larger after it, `factor` and
    `percent` by how much the error is. `way_left` is the share of the gap that is left of a run
    when it is over, if each step lands nearer, `way_gone` the rest. `beyond` is how many gaps past
    the best weight a step lands, if it does and `reach` − 1 comes out so in the digits shown.
    `limit` is the alpha beyond which runs diverge, if there is one.
    """
    always, scale = regime(parameters), parameters.input**2
    steps, nearer = parameters.iterations, abs(always.ratio) < 1
    return {
        "limit": plain(2 / scale) if scale else "",
        "reach": plain(always.reach),
        "beyond": _beyond(always.reach),
        "ratio": numerals.factor(abs(always.ratio)),
        "factor": numerals.factor(always.error_factor),
        "percent": numerals.percent(always.error_factor),
        "way_left": numerals.percent(abs(always.ratio) ** steps) if nearer else "",
        "way_gone": _way_gone(always.reach, steps),
    }


def _beyond(reach: float) -> str:
    """How far past the best weight a step lands, in gaps."""
    said = plain(reach - 1)
    comes_out = numerals.differ_by(plain(reach), TURNS["one_gap"], said)
    return said if reach > 1 and comes_out else ""


def _way_gone(reach: float, steps: int) -> str:
    """Share of the gap that steps of one reach have closed; exact for the shortest, too."""
    return numerals.percent(-math.expm1(steps * math.log1p(-reach))) if 0 < reach < 1 else ""


def _length(history: History, step: int) -> float:
    """How long a step is: as the rule has it, if the weight's last digit hides the difference."""
    weight, following = history.weights[step : step + 2].tolist()
    length = float(abs(following - weight))
    if history.method != "gradient_descent":
        return length
    ruled = abs(history.parameters.alpha * float(history.weight_delta[step]))
    last_digit = math.ulp(max(abs(weight), abs(following)))
    return ruled if abs(length - ruled) <= last_digit else length


def _prediction(prediction: float, parameters: Parameters, digits: int = 3) -> str:
    """A prediction, so exactly that it can be told from the goal."""
    return plain(prediction, numerals.apart(prediction, parameters.goal_prediction, digits))


def _written(value: Any) -> str:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return numerals.exact(value) if is_number else str(value)
