"""The two ways to learn: what every run keeps to, whatever its numbers."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grokdl import ParameterError, Parameters, book, gradient_descent, hot_and_cold, regime
from grokdl.learning import neuron
from samples import EPSILON, any_parameters, tame_parameters

STEP_AMOUNTS = st.floats(1e-6, 1e6)


def written_out(weight, input, goal_prediction, alpha, iterations):
    """The rule of 4.25 written out once more, apart from the rooms under test."""
    weights, errors = [weight], []
    for _ in range(iterations):
        prediction = input * weight
        error = (prediction - goal_prediction) ** 2
        delta = prediction - goal_prediction
        weight_delta = input * delta
        weight = weight - alpha * weight_delta
        weights.append(weight)
        errors.append(error)
    return weights, errors


@given(any_parameters(most_iterations=8))
def x_to_the_last_bit(parameters):
    weights, errors = written_out(**parameters.model_dump())
    history = gradient_descent(parameters)
    assert weights == history.weights.tolist()
    assert errors == history.error.tolist()


@given(any_parameters())
def test_n_iterations_are_n_steps_and_one_more_weight(parameters):
    history = gradient_descent(parameters)
    assert history.stopped_early or parameters.iterations == len(history)
    assert len(history) + 1 == len(history.weights)


@pytest.mark.parametrize("iterations", [1, 2, 100_000])
def test_a_run_takes_as_many_steps_as_asked(iterations):
    assert iterations == len(gradient_descent(Parameters(iterations=iterations)))


@given(any_parameters(most_iterations=400))
def test_no_number_is_inf_or_nan(parameters):
    history = gradient_descent(parameters)
    for name in ("weights", "prediction", "error", "delta", "weight_delta"):
        assert np.isfinite(getattr(history, name)).all()


@given(tame_parameters(st.floats(4, 6)))
def test_a_run_stops_only_where_the_next_error_would_overflow(parameters):
    history = gradient_descent(parameters.change(iterations=1000))
    assert history.stopped_early
    following = neuron.predict(parameters.input, history.final_weight)
    with pytest.raises(OverflowError):
        neuron.error_of(following, parameters.goal_prediction)


def test_the_most_violent_run_stops_early_and_says_so():
    history = gradient_descent(
        Parameters(weight=1e6, input=1e6, goal_prediction=-1e6, alpha=10, iterations=100_000)
    )
    assert history.stopped_early
    assert 11 == len(history)


def test_a_run_that_ends_in_time_does_not_stop_early():
    assert not gradient_descent(Parameters(input=2, iterations=325)).stopped_early


@given(tame_parameters(st.floats(-1, 3)))
def test_the_closed_form_holds_within_rounding(parameters):
    history, ratio = gradient_descent(parameters), regime(parameters).ratio
    goal_weight = parameters.goal_prediction / parameters.input
    powers = ratio ** np.arange(len(history.weights))
    expected = goal_weight + (parameters.weight - goal_weight) * powers
    scale = (abs(goal_weight) + abs(parameters.weight)) * np.maximum(1, abs(powers))
    assert np.all(abs(expected - history.weights) <= 200 * EPSILON * scale)


def test_a_run_that_is_there_stays_there():
    history = gradient_descent(Parameters(weight=1.6))
    assert {1.6} == set(history.weights.tolist())


def test_without_input_the_weight_stays_and_the_error_is_left():
    history = gradient_descent(Parameters(input=0))
    assert {0.5} == set(history.weights.tolist())
    assert 0.64 == pytest.approx(history[-1].error)


@given(any_parameters(), STEP_AMOUNTS)
def test_hot_and_cold_moves_one_step_up_or_down_or_stays(parameters, step_amount):
    weights = hot_and_cold(parameters, step_amount).weights.tolist()
    for before, after in pairwise(weights):
        assert after in (before - step_amount, before, before + step_amount)


@given(any_parameters(), STEP_AMOUNTS)
def test_hot_and_cold_keeps_the_better_side(parameters, step_amount):
    def error(weight):
        return neuron.error_of(parameters.input * weight, parameters.goal_prediction)

    weights = hot_and_cold(parameters, step_amount).weights.tolist()
    for before, after in pairwise(weights):
        better = min(error(before - step_amount), error(before + step_amount))
        assert after == before or better == error(after)


def test_hot_and_cold_stays_where_both_sides_are_as_good():
    history = hot_and_cold(Parameters(input=0), 0.1)
    assert {0.5} == set(history.weights.tolist())
    assert {0.0} == set(history.weight_delta.tolist())


def test_the_weight_delta_of_hot_and_cold_is_the_step_it_took():
    assert [-10, 10] == hot_and_cold(Parameters(iterations=2), 10).weight_delta.tolist()


def test_hot_and_cold_takes_no_notice_of_alpha():
    slow, quick = (hot_and_cold(Parameters(alpha=alpha), 0.1) for alpha in (0.01, 1))
    assert slow.weights.tolist() == quick.weights.tolist()


def test_hot_and_cold_needs_1096_updates_for_what_gradient_descent_reaches_in_19():
    reached = book.PROGRAMS["gradient_descent"].run()[19].error
    walk = book.PROGRAMS["hot_and_cold"].run()
    assert 1096 == next(step.iteration for step in walk if step.error < reached)


@pytest.mark.parametrize(
    "step_amount",
    [0, -0.1, math.inf, math.nan, 1.1e6, 10**400, True, None, "much"],
    ids=repr,
)
def test_a_step_amount_that_cannot_be_used_is_named(step_amount):
    with pytest.raises(ParameterError, match=r"step_amount = .*a number above 0, up to 1"):
        hot_and_cold(Parameters(), step_amount)


def test_the_largest_step_amount_can_be_used():
    assert 1_000_000.5 == hot_and_cold(Parameters(iterations=1), 1e6).final_weight
