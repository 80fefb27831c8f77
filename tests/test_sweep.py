"""Many runs at once say what each run alone says."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grokdl import ParameterError, Parameters, gradient_descent, regime, sweep
from grokdl.learning.regimes import ORDER
from samples import quantities

MANY_INPUTS = st.lists(quantities(), min_size=1, max_size=8)
MANY_ALPHAS = st.lists(quantities(10), min_size=1, max_size=8)


def table(inputs, alphas, **others):
    """Sweep every input (a column) against every alpha (a row)."""
    return sweep(np.array(inputs)[:, None], np.array(alphas)[None, :], **others)


@given(MANY_INPUTS, MANY_ALPHAS, quantities(), quantities())
def test_a_sweep_says_of_every_pair_what_regime_says(inputs, alphas, weight, goal_prediction):
    swept = table(inputs, alphas, weight=weight, goal_prediction=goal_prediction)
    for row, input in enumerate(inputs):
        for column, alpha in enumerate(alphas):
            expected = regime(
                Parameters(weight=weight, input=input, goal_prediction=goal_prediction, alpha=alpha)
            )
            assert expected.behaviour is ORDER[swept.behaviour[row, column]]
            assert expected.ratio == swept.ratio[row, column]


@given(
    st.lists(quantities(4), min_size=1, max_size=6),
    st.lists(quantities(2), min_size=1, max_size=6),
    st.integers(1, 20),
)
def test_a_sweep_ends_where_the_run_ends(inputs, alphas, iterations):
    swept = table(inputs, alphas, iterations=iterations)
    for row, input in enumerate(inputs):
        for column, alpha in enumerate(alphas):
            run = gradient_descent(Parameters(input=input, alpha=alpha, iterations=iterations))
            growth = max(1, abs(swept.ratio[row, column])) ** (iterations - 1)
            distance = math.sqrt(swept.final_error[row, column])
            assert abs(run[-1].delta) == pytest.approx(distance, rel=1e-9, abs=1e-12 * growth)


@pytest.mark.parametrize(
    "start",
    [{}, {"weight": 1e6, "goal_prediction": -1e6}, {"weight": 1e-140, "goal_prediction": 0}],
)
@pytest.mark.parametrize("iterations", [2, 100, 325, 326, 327, 1000])
def test_a_sweep_overflows_where_the_run_stops_early(start, iterations):
    inputs, alphas = [0.5, 1.1, 2, -2, 1e3, -1e6], [-10, -1e-3, 0, 1e-6, 0.1, 1, 10]
    swept = table(inputs, alphas, iterations=iterations, **start)
    expected = [
        [
            gradient_descent(
                Parameters(input=input, alpha=alpha, iterations=iterations, **start)
            ).stopped_early
            for alpha in alphas
        ]
        for input in inputs
    ]
    assert expected == swept.overflowed.tolist()


@given(MANY_INPUTS, MANY_ALPHAS, quantities(), quantities(), st.integers(1, 100_000))
def test_no_inf_or_nan_comes_out(inputs, alphas, weight, goal_prediction, iterations):
    swept = table(
        inputs, alphas, weight=weight, goal_prediction=goal_prediction, iterations=iterations
    )
    assert np.isfinite(swept.ratio).all()
    assert np.isfinite(swept.final_error).all()
    assert {np.finfo(float).max} >= set(swept.final_error[swept.overflowed])


def test_a_million_pairs_are_swept_at_once():
    inputs, alphas = np.linspace(-3, 3, 1000), np.linspace(-1, 1, 1000)
    swept = table(inputs, alphas, iterations=100_000)
    assert (1000, 1000) == swept.behaviour.shape
    for place in range(7, 1000, 97):
        parameters = Parameters(input=inputs[place], alpha=alphas[-place])
        behaviour = ORDER[swept.behaviour[place, 1000 - place]]
        assert regime(parameters).behaviour is behaviour


def test_a_map_of_the_plane_holds_every_way_to_move():
    swept = table([0, 0.5, 1, 1.1, 2], [-1, 0, 0.1, 1, 2])
    moving = {"runs away", "creeps", "settles", "one jump", "overshoots, then settles"}
    everything = moving | {"bounces for ever", "diverges", "stands still: this weight can't help"}
    assert everything == {str(ORDER[index]) for index in swept.behaviour.flat}


def test_a_run_that_is_there_has_no_error_however_long():
    swept = sweep(2, 10, weight=0.4, iterations=100_000)
    assert (0, False) == (swept.final_error, swept.overflowed)


def test_single_numbers_are_a_sweep_of_one():
    assert () == sweep(2, 0.1).behaviour.shape


def test_no_pairs_are_no_results():
    assert (0,) == sweep([], []).final_error.shape


@pytest.mark.parametrize(
    ("inputs", "alphas", "name"),
    [
        ([1, 1.1e6], [1], "input"),
        ([-1.1e6, 1], [1], "input"),
        ([1, math.nan], [1], "input"),
        ([1], [1, 11], "alpha"),
        ([1], [-11, 1], "alpha"),
        ([1], [1, math.inf], "alpha"),
    ],
)
def test_one_pair_out_of_limits_is_a_mistake(inputs, alphas, name):
    with pytest.raises(ParameterError, match=f"{name} = "):
        sweep(np.array(inputs), np.array(alphas))


@pytest.mark.parametrize(
    ("others", "name"),
    [
        ({"weight": math.nan}, "weight"),
        ({"goal_prediction": 2e6}, "goal_prediction"),
        ({"iterations": 0}, "iterations"),
    ],
)
def test_what_all_runs_share_is_checked(others, name):
    with pytest.raises(ParameterError, match=f"{name} = "):
        sweep(1, 1, **others)


@pytest.mark.parametrize(
    ("inputs", "alphas"), [("much", 1), ([1], [1j]), ([[1, 2], [3]], 1), (10**400, 1)]
)
def test_what_is_no_array_of_numbers_is_a_mistake(inputs, alphas):
    with pytest.raises(ParameterError, match="must be numbers"):
        sweep(inputs, alphas)


def test_shapes_that_make_no_pairs_are_a_mistake():
    with pytest.raises(ParameterError, match=r"\(2,\).*\(3,\)"):
        sweep([1, 2], [1, 2, 3])
