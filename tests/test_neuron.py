"""The theory of chapter 4, held against the numbers of its text."""

import numpy as np
import pytest
from hypothesis import given

from grokdl.learning import neuron
from samples import quantities


def test_a_prediction_is_input_times_weight():
    assert 0.25 == neuron.predict(0.5, 0.5)


def test_an_error_is_the_squared_miss():
    assert 0.3025 == pytest.approx(neuron.error_of(0.25, 0.8), rel=1e-15)


def test_a_delta_keeps_the_sign_of_the_miss():
    assert -0.55 == pytest.approx(neuron.delta_of(0.25, 0.8), rel=1e-15)


@pytest.mark.parametrize(
    ("input", "weight_delta"),
    [(0.0, 0.0), (-1.0, 0.5), (1.0, -0.5), (2.0, -1.0), (4.0, -2.0)],
    ids=["stopping", "negative reversal", "input 1", "scaling by 2", "scaling by 4"],
)
def test_input_stops_turns_and_scales_the_pure_error(input, weight_delta):
    assert weight_delta == neuron.weight_delta_of(input, -0.5)


def test_a_step_goes_against_weight_delta():
    assert 0.775 == neuron.updated(0.5, -0.275, 1.0)


def test_alpha_scales_a_step():
    assert 0.11275 == pytest.approx(neuron.updated(0.1, -1.275, 0.01), rel=1e-15)


@given(quantities(), quantities())
def test_an_error_is_never_negative(prediction, goal_prediction):
    assert neuron.error_of(prediction, goal_prediction) >= 0


@given(quantities(100), quantities(100), quantities(100))
def test_the_slope_is_the_true_derivative_of_the_error(weight, input, goal_prediction):
    def error(weight):
        return neuron.error_of(neuron.predict(input, weight), goal_prediction)

    delta = neuron.delta_of(neuron.predict(input, weight), goal_prediction)
    slope = neuron.slope_of(neuron.weight_delta_of(input, delta))
    nudge = 0.5  # of a parabola, the central difference is the slope for any nudge
    difference = (error(weight + nudge) - error(weight - nudge)) / (2 * nudge)
    assert difference == pytest.approx(slope, rel=1e-9, abs=1e-4)


@given(quantities(), quantities(), quantities(10))
def test_arrays_give_what_floats_give(input, weight, alpha):
    inputs, weights, alphas = np.array([input]), np.array([weight]), np.array([alpha])
    predictions = neuron.predict(inputs, weights)
    deltas = neuron.delta_of(predictions, np.array([0.8]))
    steps = neuron.weight_delta_of(inputs, deltas)
    delta = neuron.delta_of(neuron.predict(input, weight), 0.8)
    expected = neuron.updated(weight, neuron.weight_delta_of(input, delta), alpha)
    assert [expected] == neuron.updated(weights, steps, alphas).tolist()
