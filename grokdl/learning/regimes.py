"""Regimes: what a run will do, known before it starts, from r = 1 - alpha * input**2."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..errors import ParameterError
from . import neuron
from .parameters import Parameters

TOLERANCE = 1e-9
CREEP = 0.95
FINEST = 1e-10  # of the best weight: a picture of 64-bit numbers can't tell apart what is nearer
NOTHING_LEFT = 1e-12  # of the error: that is 0 %, in all digits that a caption shows


class Behaviour(StrEnum):
    """What a run does, in the words that are shown for it."""

    ALREADY_THERE = "stands still: already there"
    CANNOT_HELP = "stands still: this weight can't help"
    RUNS_AWAY = "runs away"
    CREEPS = "creeps"
    SETTLES = "settles"
    ONE_JUMP = "one jump"
    OVERSHOOTS = "overshoots, then settles"
    BOUNCES = "bounces for ever"
    DIVERGES = "diverges"


ORDER = tuple(Behaviour)


@dataclass(frozen=True)
class Regime:
    """What a run does, and by how much.

    `ratio` is r: each step leaves r times the gap to the goal weight. `error_factor` is r**2: each
    step leaves that many times the error. `reach` is alpha * input**2 = 1 - r: the length of a step
    in units of the gap. Source: 4.25, in closed form.
    """

    behaviour: Behaviour
    ratio: float
    error_factor: float
    reach: float

    @property
    def words(self) -> str:
        """The behaviour in words, as in "overshoots, then settles"."""
        return str(self.behaviour)

    @property
    def reaches_the_goal(self) -> bool:
        """Whether the run ends, or will end, at the goal."""
        return self.behaviour in (
            Behaviour.ALREADY_THERE,
            Behaviour.CREEPS,
            Behaviour.SETTLES,
            Behaviour.ONE_JUMP,
            Behaviour.OVERSHOOTS,
        )

    @property
    def gets_worse(self) -> bool:
        """Whether the error grows with each step."""
        return self.behaviour in (Behaviour.RUNS_AWAY, Behaviour.DIVERGES)

    @property
    def change_of_error(self) -> str:
        """What a step does to the error: it `grows`, `keeps` a share of it, or all is `gone`."""
        if self.error_factor > 1:
            return "grows"
        return "gone" if self.error_factor < NOTHING_LEFT else "keeps"

    @property
    def landing(self) -> str:
        """Where a step lands, seen from the goal: `nowhere`, `away`, `short`, `exact` or `past`."""
        if self.stands_still:
            return "nowhere"
        if self.behaviour is Behaviour.RUNS_AWAY:
            return "away"
        if self.behaviour is Behaviour.ONE_JUMP:
            return "exact"
        return "short" if self.ratio > 0 else "past"

    @property
    def stands_still(self) -> bool:
        """Whether the weight never moves."""
        return self.behaviour in (Behaviour.ALREADY_THERE, Behaviour.CANNOT_HELP)


@dataclass(frozen=True)
class Sweep:
    """The regimes of many runs at once; every array has the shape of the broadcast pairs.

    `behaviour` holds indices into `regimes.ORDER`; `final_error` is that of the last iteration,
    the largest float where `overflowed`.
    """

    behaviour: NDArray[np.int8]
    ratio: NDArray[np.float64]
    final_error: NDArray[np.float64]
    overflowed: NDArray[np.bool_]


def regime(parameters: Parameters) -> Regime:
    """Tell what gradient descent will do with these parameters. Source: 4.25, in closed form."""
    prediction = neuron.predict(parameters.input, parameters.weight)
    start_delta = neuron.delta_of(prediction, parameters.goal_prediction)
    reach = parameters.alpha * parameters.input**2
    ratio = 1 - reach
    if start_delta == 0:
        behaviour = Behaviour.ALREADY_THERE
    elif parameters.input == 0 or parameters.alpha == 0:
        behaviour = Behaviour.CANNOT_HELP
    else:
        behaviour = _moving(ratio, parameters.alpha < 0)
    return Regime(behaviour, ratio, ratio**2, reach)


def _moving(ratio: float, uphill: bool) -> Behaviour:
    if uphill:
        return Behaviour.RUNS_AWAY
    if abs(ratio) <= TOLERANCE:
        return Behaviour.ONE_JUMP
    if abs(ratio + 1) <= TOLERANCE:
        return Behaviour.BOUNCES
    if ratio > CREEP + TOLERANCE:
        return Behaviour.CREEPS
    if ratio > 0:
        return Behaviour.SETTLES
    return Behaviour.OVERSHOOTS if ratio > -1 else Behaviour.DIVERGES


def sweep(
    inputs: ArrayLike,
    alphas: ArrayLike,
    *,
    weight: float = 0.5,
    goal_prediction: float = 0.8,
    iterations: int = 20,
) -> Sweep:
    """Tell regime and final error for every pair of input and alpha.

    `inputs` and `alphas` broadcast against each other (a column against a row gives a map). The
    final error is the closed form error_0 * r**(2 * (iterations - 1)); no inf or nan comes out.
    Raises ParameterError where weight, goal_prediction, iterations or any pair is out of limits,
    or where inputs and alphas are no numbers or make no pairs.
    Source: 4.25, in closed form.
    """
    given = _as_numbers(inputs, alphas)
    for ends in _ends(*given):
        Parameters(weight=weight, goal_prediction=goal_prediction, iterations=iterations, **ends)
    input, alpha = np.broadcast_arrays(*given)
    weights, goals = np.full_like(input, weight), np.full_like(input, goal_prediction)
    start_delta = neuron.delta_of(neuron.predict(input, weights), goals)
    ratio = 1 - alpha * input**2
    with np.errstate(over="ignore", under="ignore"):
        factor = np.abs(ratio) ** (iterations - 1)  # squared last: the largest errors still fit
        final_error = (np.where(start_delta == 0, 0.0, factor) * start_delta) ** 2
    overflowed = ~np.isfinite(final_error)
    largest = np.finfo(np.float64).max
    return Sweep(
        _behaviours(start_delta, ratio, input, alpha),
        ratio,
        np.where(overflowed, largest, final_error),
        overflowed,
    )


def _as_numbers(
    inputs: ArrayLike, alphas: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    try:
        given = np.asarray(inputs, dtype=np.float64), np.asarray(alphas, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        raise ParameterError("inputs and alphas must be numbers, or arrays of numbers.") from None
    try:
        np.broadcast_shapes(given[0].shape, given[1].shape)
    except ValueError:
        raise ParameterError(
            f"inputs of shape {given[0].shape} and alphas of shape {given[1].shape} make no pairs.",
            "Make one a column and the other a row, as in inputs[:, None] and alphas[None, :].",
        ) from None
    return given


def _ends(inputs: NDArray[np.float64], alphas: NDArray[np.float64]) -> list[dict[str, float]]:
    """The smallest and the largest pair: if they are within limits, all are (nan spreads)."""
    if not (inputs.size and alphas.size):
        return [{}]
    return [{"input": f(inputs), "alpha": f(alphas)} for f in (np.min, np.max)]


def _behaviours(
    start_delta: NDArray[np.float64],
    ratio: NDArray[np.float64],
    input: NDArray[np.float64],
    alpha: NDArray[np.float64],
) -> NDArray[np.int8]:
    table = (  # the first that holds, as in regime()
        (start_delta == 0, Behaviour.ALREADY_THERE),
        ((input == 0) | (alpha == 0), Behaviour.CANNOT_HELP),
        (alpha < 0, Behaviour.RUNS_AWAY),
        (np.abs(ratio) <= TOLERANCE, Behaviour.ONE_JUMP),
        (np.abs(ratio + 1) <= TOLERANCE, Behaviour.BOUNCES),
        (ratio > CREEP + TOLERANCE, Behaviour.CREEPS),
        (ratio > 0, Behaviour.SETTLES),
        (ratio > -1, Behaviour.OVERSHOOTS),
    )
    found = np.full(ratio.shape, ORDER.index(Behaviour.DIVERGES), dtype=np.int8)
    for holds, behaviour in reversed(table):
        found[holds] = ORDER.index(behaviour)
    return found
