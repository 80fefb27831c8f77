"""The random parameters of an audit: they reach every corner of what is valid."""

import math
from collections import Counter

import pytest

from grokdl import Parameters, gradient_descent
from grokdl.audit.random_parameters import random_parameters
from grokdl.catalog import gallery
from grokdl.learning.parameters import LARGEST, LARGEST_ALPHA, MOST_ITERATIONS
from grokdl.learning.regimes import ORDER, regime

USUAL = gallery.find("overshoot").parameters
DRAWN = [USUAL.change(**drawn) for drawn in random_parameters(USUAL, 2000, 1)]


def overflows(run: Parameters) -> bool:
    found = regime(run)
    steep = abs(found.ratio) > 1 and not found.stands_still
    return steep and 2 * run.iterations * math.log10(abs(found.ratio)) > 330


def starts_beside_its_goal(run: Parameters) -> bool:
    prediction = run.input * run.weight
    return 0 < abs(prediction - run.goal_prediction) < 1e-5 * abs(prediction)


CORNERS = {
    "weight 0": lambda run: run.weight == 0,
    "input 0": lambda run: run.input == 0,
    "goal 0": lambda run: run.goal_prediction == 0,
    "alpha 0": lambda run: run.alpha == 0,
    "weight tiny": lambda run: 0 < abs(run.weight) < 1e-5,
    "input tiny": lambda run: 0 < abs(run.input) < 1e-5,
    "goal tiny": lambda run: 0 < abs(run.goal_prediction) < 1e-5,
    "alpha tiny": lambda run: 0 < abs(run.alpha) < 1e-5,
    **{
        f"{name} {end:g}": lambda run, name=name, end=end: getattr(run, name) == end
        for name in ("weight", "input", "goal_prediction")
        for end in (LARGEST, -LARGEST)
    },
    "alpha 10": lambda run: run.alpha == LARGEST_ALPHA,
    "alpha -10": lambda run: run.alpha == -LARGEST_ALPHA,
    "input huge, weight tiny": lambda run: abs(run.input) > 1e5 and abs(run.weight) < 1e-5,
    "input tiny, goal huge": lambda run: abs(run.input) < 1e-5 and abs(run.goal_prediction) > 1e5,
    "one step": lambda run: run.iterations == 1,
    "most steps": lambda run: run.iterations == MOST_ITERATIONS,
    "slow for long": lambda run: run.iterations > 1e4 and 0.99 < regime(run).ratio < 1,
    "overflows": overflows,
    "beside its goal": starts_beside_its_goal,
    **{kind: lambda run, kind=kind: regime(run).behaviour == kind for kind in ORDER},
}


@pytest.mark.parametrize("holds", CORNERS.values(), ids=CORNERS)
def test_every_corner_is_drawn_now_and_then(holds):
    assert 5 <= sum(map(holds, DRAWN))


def test_a_seed_always_gives_the_same_draws_and_another_gives_others():
    assert list(random_parameters(USUAL, 50, 3)) == list(random_parameters(USUAL, 50, 3))
    assert list(random_parameters(USUAL, 50, 3)) != list(random_parameters(USUAL, 50, 4))


def test_a_lesson_s_own_parameters_are_drawn_too():
    usual = gallery.find("alpha").parameters
    counts = Counter(drawn["panes"] for drawn in random_parameters(usual, 200, 1))
    assert {1, 2} == counts.keys()


def test_a_run_that_is_drawn_to_overflow_does():
    run = next(run for run in DRAWN if overflows(run))
    assert gradient_descent(run).stopped_early
