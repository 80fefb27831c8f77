"""What is said of a run before it starts, against what the run does."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grokdl import Behaviour, Parameters, book, gradient_descent, regime
from samples import EPSILON, any_parameters, tame_parameters


def told(**values):
    return regime(Parameters(**values)).behaviour


def gaps(parameters):
    """The deltas of a run as shares of the first one, as long as they are more than rounding."""
    delta = gradient_descent(parameters).delta
    shares = delta / delta[0]
    return shares[np.logical_and.accumulate(np.abs(shares) > 1e-9)]


@pytest.mark.parametrize(
    ("alpha", "behaviour"),
    [
        (0.001, Behaviour.CREEPS),
        (0.1, Behaviour.SETTLES),
        (0.25, Behaviour.ONE_JUMP),
        (0.45, Behaviour.OVERSHOOTS),
        (0.5, Behaviour.BOUNCES),
        (0.6, Behaviour.DIVERGES),
        (-0.1, Behaviour.RUNS_AWAY),
        (0, Behaviour.CANNOT_HELP),
    ],
)
def test_alpha_decides_what_a_run_with_input_2_does(alpha, behaviour):
    assert behaviour == told(input=2, alpha=alpha)


@pytest.mark.parametrize(
    ("program", "behaviour"),
    [
        ("gradient_descent", Behaviour.SETTLES),
        ("one_iteration", Behaviour.SETTLES),
        ("learning_is_reducing_error", Behaviour.SETTLES),
        ("several_steps", Behaviour.OVERSHOOTS),
        ("divergence", Behaviour.DIVERGES),
        ("alpha", Behaviour.SETTLES),
    ],
)
def test_the_books_runs_do_what_its_text_says(program, behaviour):
    assert behaviour == regime(book.parameters(program)).behaviour


@pytest.mark.parametrize(
    ("ratio", "behaviour"),
    [
        (1 - 1e-6, Behaviour.CREEPS),
        (0.95 + 1e-8, Behaviour.CREEPS),
        (0.95, Behaviour.SETTLES),
        (1e-8, Behaviour.SETTLES),
        (9e-10, Behaviour.ONE_JUMP),
        (0, Behaviour.ONE_JUMP),
        (-9e-10, Behaviour.ONE_JUMP),
        (-1e-8, Behaviour.OVERSHOOTS),
        (-1 + 1e-8, Behaviour.OVERSHOOTS),
        (-1 + 9e-10, Behaviour.BOUNCES),
        (-1 - 9e-10, Behaviour.BOUNCES),
        (-1 - 1e-8, Behaviour.DIVERGES),
        (1 + 1e-8, Behaviour.RUNS_AWAY),
    ],
)
def test_the_borders_lie_where_the_table_says(ratio, behaviour):
    assert behaviour == told(input=1, alpha=1 - ratio)


@pytest.mark.parametrize("alpha", [-1, 0, 1, 10])
def test_a_run_that_starts_at_the_goal_is_already_there(alpha):
    assert Behaviour.ALREADY_THERE == told(weight=1.6, alpha=alpha)


def test_without_input_a_met_goal_is_met():
    assert Behaviour.ALREADY_THERE == told(input=0, goal_prediction=0)


def test_without_input_the_weight_cannot_help():
    assert Behaviour.CANNOT_HELP == told(input=0)


def test_the_words_are_those_of_the_table():
    expected = [
        "stands still: already there",
        "stands still: this weight can't help",
        "runs away",
        "creeps",
        "settles",
        "one jump",
        "overshoots, then settles",
        "bounces for ever",
        "diverges",
    ]
    assert expected == [str(behaviour) for behaviour in Behaviour]


def test_each_step_of_overshoot_keeps_4_4_percent_of_the_error():
    assert 0.0441 == pytest.approx(regime(book.parameters("several_steps")).error_factor)


@pytest.mark.parametrize(("input", "reach"), [(0.5, 0.25), (1.1, 1.21), (2, 4)])
def test_the_reach_is_a_step_in_units_of_the_gap(input, reach):
    assert reach == pytest.approx(regime(Parameters(input=input)).reach)


@given(any_parameters(most_iterations=30))
def test_every_step_leaves_ratio_times_the_gap(parameters):
    history, ratio = gradient_descent(parameters), regime(parameters).ratio
    pushes = np.abs(parameters.input * parameters.alpha * history.weight_delta[:-1])
    terms = np.abs(history.prediction[:-1]) + pushes + abs(parameters.goal_prediction)
    missed = np.abs(history.delta[1:] - ratio * history.delta[:-1])
    assert np.all(missed <= 8 * EPSILON * terms + 1e-300)


@given(tame_parameters(st.floats(-1, 3)))
def test_every_step_leaves_error_factor_times_the_error(parameters):
    history, told = gradient_descent(parameters), regime(parameters)
    rounding = 1e-11 * history.error[0] * max(1, told.error_factor) ** 12
    assert history.error[1:] == pytest.approx(told.error_factor * history.error[:-1], abs=rounding)


@given(tame_parameters(st.floats(0.001, 0.999)))
def test_a_run_that_settles_or_creeps_comes_closer_from_one_side(parameters):
    told, shares = regime(parameters), gaps(parameters)
    assert told.behaviour in (Behaviour.SETTLES, Behaviour.CREEPS)
    assert (told.ratio > 0.95 + 1e-9) == (told.behaviour is Behaviour.CREEPS)
    assert np.all(shares > 0)
    assert np.all(np.diff(shares) < 0)


@given(tame_parameters(st.just(1.0)))
def test_one_jump_lands_on_the_goal(parameters):
    assert Behaviour.ONE_JUMP == regime(parameters).behaviour
    assert [1.0] == gaps(parameters).tolist()


@given(tame_parameters(st.floats(1.001, 1.999)))
def test_a_run_that_overshoots_changes_sides_and_comes_closer(parameters):
    shares = gaps(parameters)
    assert Behaviour.OVERSHOOTS == regime(parameters).behaviour
    assert np.all(shares[1:] * shares[:-1] < 0)
    assert np.all(np.diff(np.abs(shares)) < 0)


@given(tame_parameters(st.just(2.0)))
def test_a_run_that_bounces_keeps_its_distance(parameters):
    assert Behaviour.BOUNCES == regime(parameters).behaviour
    assert gaps(parameters) == pytest.approx([1, -1] * 6, rel=1e-11)


@given(tame_parameters(st.floats(2.001, 5)))
def test_a_run_that_diverges_changes_sides_and_flies_out(parameters):
    shares = gaps(parameters)
    assert Behaviour.DIVERGES == regime(parameters).behaviour
    assert np.all(shares[1:] * shares[:-1] < 0)
    assert np.all(np.diff(np.abs(shares)) > 0)


@given(tame_parameters(st.floats(-3, -0.001)))
def test_a_run_that_runs_away_does_so_to_one_side(parameters):
    shares = gaps(parameters)
    assert Behaviour.RUNS_AWAY == regime(parameters).behaviour
    assert np.all(np.diff(shares) > 0)


@given(any_parameters())
def test_a_run_that_stands_still_keeps_its_weight(parameters):
    still = (
        parameters.change(input=0),
        parameters.change(alpha=0),
        parameters.change(goal_prediction=0, weight=0),
    )
    for run in still:
        assert regime(run).stands_still
        assert {run.weight} == set(gradient_descent(run).weights.tolist())


@given(tame_parameters(st.floats(-1, -0.01) | st.floats(0.01, 1.99) | st.floats(2.01, 3)))
def test_what_gets_worse_has_a_larger_error_at_the_end(parameters):
    history, told = gradient_descent(parameters), regime(parameters)
    if told.gets_worse:
        assert history[-1].error > history[0].error
    if told.reaches_the_goal:
        assert history[-1].error < history[0].error


@given(any_parameters())
def test_a_run_never_both_reaches_the_goal_and_gets_worse(parameters):
    told = regime(parameters)
    assert not (told.reaches_the_goal and told.gets_worse)
    assert all(map(math.isfinite, (told.ratio, told.error_factor, told.reach)))
