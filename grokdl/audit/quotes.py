"""Whether the numbers in captions are the run's: each phrase with numbers says whose they are."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..history import History
from ..numerals import MINUS
from .theory import read, says

NUMBER = rf"({MINUS}?\d[\d ]*(?:\.\d+)?(?:e{MINUS}?\d+)?)"
LEAST = 3  # significant digits; trailing zeros may be left out
SHARE = 2  # of a percentage
NAMED = 3  # of the weights, captions name the first ones


class Facts(NamedTuple):
    """What captions speak of, worked out from the parameters, or read from the History."""

    history: History
    steps: int
    weights: list[float]  # the first ones
    goal: float
    gaps: list[float]
    miss: float
    weight_delta: float
    step: float
    reach: float
    alpha: float
    input: float
    goal_prediction: float

    @property
    def factor(self) -> float:
        """By how much a step multiplies the error."""
        return float((1 - self.reach) ** 2)


Values = Callable[[Facts], list[float]]

QUOTES: dict[str, Values] = {
    "From weight # the goal is # away": lambda run: [run.weights[0], run.gaps[0]],
    "the weight is # away from the goal": lambda run: [run.gaps[0]],
    "The step is #: # times the gap": lambda run: [abs(run.step), abs(run.reach)],
    r"\b[Tt]he step is #": lambda run: [abs(run.step)],
    "changes the step: #": lambda run: [abs(run.step)],
    "With alpha 1 the step would be #: # times the gap": lambda run: [
        abs(run.weight_delta),
        run.input**2,
    ],
    "It lands # past the goal|It stops # short of the goal|Now the goal is # away": lambda run: [
        run.gaps[1]
    ],
    "It lands # from the goal": lambda run: [run.gaps[1]],
    "from the goal: # times as far": lambda run: [abs(1 - run.reach)],
    "The next step is #": lambda run: [abs(run.weights[2] - run.weights[1])],
    "[Ee]ach step keeps # %": lambda run: [100 * run.factor],
    "multiplies the error by #|each step multiplies it by #": lambda run: [run.factor],
    "The error (?:climbs|falls) to #|One step, one error: #": lambda run: [last_error(run)],
    "The error stays at #": lambda run: [last_error(run)],
    "At step # the error is (?:still )?#": lambda run: [run.steps, last_error(run)],
    "Step # is the last .* error #": lambda run: [run.steps, last_error(run)],
    "At step # the prediction is #. The goal: #": lambda run: [
        run.steps,
        run.history[-1].prediction,
        run.goal_prediction,
    ],
    "At weight # the neuron predicts #": lambda run: [run.weights[0], run.history[0].prediction],
    "a miss of #": lambda run: [run.miss],
    "squared, is the error: #": lambda run: [run.history[0].error],
    "there is no error: #": lambda run: [run.goal],
    "one step: from weight # to #": lambda run: run.weights[:2],
    "×# with alpha 1,": lambda run: [(1 - run.input**2) ** 2],
    "×# with alpha #.$": lambda run: [run.factor, run.alpha],
    "Alpha (?!1:)#: ": lambda run: [run.alpha],
}


def misquoted(text: str, run: Facts) -> Iterator[str]:
    """Return what is wrong with the numbers of a caption: those that the run has not."""
    for phrase, values in QUOTES.items():
        found = re.search(phrase.replace("#", NUMBER), text)
        if found is not None:
            numbers = [number for number in found.groups() if number is not None]
            for number, value in zip(numbers, values(run), strict=True):
                if not quotes(number, value, SHARE if "%" in phrase else LEAST):
                    yield f"not {number}: it is {value:.12g}"


def quotes(number: str, value: float, least: int) -> bool:
    """Tell whether a text says a number, rounded to the digits that it has, or to `least`."""
    shown = read(number.replace(" ", ""))
    if shown is None:
        return False
    return says(str(shown), value, max(least, len(shown.normalize().as_tuple().digits)))


def last_error(run: Facts) -> float:
    """Return the error of the last step."""
    return run.history[-1].error


def quotable(history: History) -> Facts:
    """Work out what captions may speak of."""
    given, weights = history.parameters, history.weights[:NAMED].tolist()
    goal = given.goal_prediction / given.input if given.input else math.nan
    miss = given.input * given.weight - given.goal_prediction
    weight_delta = given.input * miss
    return Facts(
        history=history,
        steps=len(history),
        weights=weights,
        goal=goal,
        gaps=[abs(weight - goal) for weight in weights],
        miss=abs(miss),
        weight_delta=weight_delta,
        step=given.alpha * weight_delta,
        reach=given.alpha * given.input**2,
        alpha=given.alpha,
        input=given.input,
        goal_prediction=given.goal_prediction,
    )
