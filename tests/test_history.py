"""A History is a read-only sequence of steps, and the same numbers as arrays."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given

from grokdl import Parameters, gradient_descent, hot_and_cold
from grokdl.learning import neuron
from samples import any_parameters

COLUMNS = ("weights", "weight", "prediction", "error", "delta", "weight_delta")


@pytest.fixture
def history():
    return gradient_descent(Parameters(weight=0, input=1.1, iterations=4))


@given(any_parameters())
def test_every_step_is_what_the_neuron_says_of_its_weight(parameters):
    for step in gradient_descent(parameters):
        prediction = neuron.predict(parameters.input, step.weight)
        delta = neuron.delta_of(prediction, parameters.goal_prediction)
        assert prediction == step.prediction
        assert neuron.error_of(prediction, parameters.goal_prediction) == step.error
        assert delta == step.delta
        assert neuron.weight_delta_of(parameters.input, delta) == step.weight_delta


@given(any_parameters(most_iterations=10))
def test_steps_and_arrays_hold_the_same_numbers(parameters):
    history = gradient_descent(parameters)
    for name in COLUMNS[1:]:
        assert getattr(history, name).tolist() == [getattr(step, name) for step in history]


def test_iterations_count_from_0(history):
    assert [0, 1, 2, 3] == [step.iteration for step in history]


def test_negative_indices_count_from_the_end(history):
    assert history[3] == history[-1]


def test_a_slice_is_a_list_of_steps(history):
    assert [history[1], history[3]] == history[1::2]


@pytest.mark.parametrize("index", [4, -5])
def test_there_is_no_step_past_the_ends(history, index):
    with pytest.raises(IndexError):
        history[index]


def test_a_step_knows_its_place(history):
    assert 2 == history.index(history[2])


def test_the_final_weight_is_the_one_after_the_last_update(history):
    last = history[-1]
    assert neuron.updated(last.weight, last.weight_delta, 1.0) == history.final_weight


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_float64(history, name):
    assert np.float64 == getattr(history, name).dtype


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("learn", [gradient_descent, lambda p: hot_and_cold(p, 0.1)])
def test_columns_are_read_only(learn, name):
    column = getattr(learn(Parameters()), name)
    with pytest.raises(ValueError, match="read-only"):
        column[0] = 1.0


def test_a_history_is_frozen(history):
    with pytest.raises(FrozenInstanceError):
        history.method = "guesswork"


def test_a_step_is_frozen(history):
    with pytest.raises(AttributeError):
        history[0].weight = 1.0


def test_a_history_says_by_which_numbers_it_was_made():
    parameters = Parameters(input=2)
    assert parameters is gradient_descent(parameters).parameters


def test_a_history_that_stopped_early_says_so():
    shown = repr(gradient_descent(Parameters(input=2, iterations=1000)))
    assert "325 steps, stopped early" in shown


def test_a_history_that_ran_to_its_end_does_not_claim_to_have_stopped(history):
    assert "stopped" not in repr(history)


def test_a_run_knows_its_first_step_within_an_error():
    run = gradient_descent(Parameters(weight=0.5, input=0.5, iterations=20))
    assert 0 == run.first_within(run.error[0])
    assert 19 == run.first_within(run.error[-1])
    assert run.first_within(run.error[-1] / 2) is None


@pytest.mark.parametrize(("input", "changes"), [(0.5, False), (1.1, True)])
def test_a_run_that_overshoots_changes_sides(input, changes):
    assert changes == gradient_descent(Parameters(weight=0, input=input)).changes_sides


def test_a_run_turns_at_the_first_step_that_goes_the_other_way_or_nowhere():
    assert 6 == hot_and_cold(Parameters(iterations=20), 0.2).first_turn
    assert 1 == hot_and_cold(Parameters(iterations=20), 10).first_turn
    assert None is hot_and_cold(Parameters(iterations=20), 0.001).first_turn
