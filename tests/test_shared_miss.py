"""The smallest change that cures a shared miss: no other cure is smaller."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from grokdl import Parameters, gradient_descent
from grokdl.learning.shared_miss import cure, moved_by, reach_of, squares_of

INPUTS = st.lists(st.floats(-100, 100), min_size=1, max_size=5).filter(
    lambda inputs: math.hypot(*inputs) > 1e-3
)
MISSES = st.floats(-100, 100)


def test_a_miss_of_1_is_shared_as_the_inputs_are():
    assert pytest.approx((0.1, 0.3)) == cure((1, 3), 1)


def test_alone_a_weight_has_to_change_by_the_miss_over_its_input():
    assert pytest.approx((1 / 3,)) == cure((3,), 1)


@given(INPUTS, MISSES)
def test_it_moves_the_prediction_by_the_miss(inputs, miss):
    assert pytest.approx(miss, rel=1e-9, abs=1e-9) == moved_by(inputs, cure(inputs, miss))


@given(INPUTS, MISSES, st.data())
def test_no_other_cure_is_smaller(inputs, miss, data):
    other = data.draw(st.lists(st.floats(-100, 100), min_size=len(inputs), max_size=len(inputs)))
    lacking = miss - moved_by(inputs, other)  # mended along one input, it is a cure as well
    k = max(range(len(inputs)), key=lambda k: abs(inputs[k]))
    other[k] += lacking / inputs[k]
    assert pytest.approx(miss, rel=1e-6, abs=1e-6) == moved_by(inputs, other)
    least = math.hypot(*cure(inputs, miss))
    assert least <= math.hypot(*other) * (1 + 1e-9) + 1e-9


@given(INPUTS, MISSES, st.data())
def test_any_other_cure_is_longer_by_what_leads_nowhere(inputs, miss, data):
    assume(len(inputs) > 1)
    least, (first, second, *_) = cure(inputs, miss), inputs
    idle = data.draw(st.floats(0.01, 10))
    assume(math.hypot(first, second) > 1e-3)
    other = [least[0] - idle * second, least[1] + idle * first, *least[2:]]
    expected = math.hypot(math.hypot(*least), idle * math.hypot(first, second))
    assert pytest.approx(expected, rel=1e-6) == math.hypot(*other)


@given(st.floats(0.1, 10), st.floats(0.1, 10))
def test_with_alpha_1_over_the_squares_one_step_of_the_chapter_s_rule_ends_at_the_goal(input, miss):
    alpha = 1 / squares_of((input,))
    assume(alpha <= 10)
    run = gradient_descent(
        Parameters(weight=0, input=input, goal_prediction=miss, alpha=alpha, iterations=1)
    )
    assert pytest.approx(cure((input,), miss)[0]) == float(run.weights[1])
    assert pytest.approx(1) == reach_of((input,), alpha)


def test_a_unit_a_hundred_times_finer_makes_the_step_10000_times_too_long():
    assert pytest.approx(10_000) == reach_of((300,), 1 / 9)


def test_where_every_input_is_0_there_is_no_cure():
    with pytest.raises(ValueError, match="every input is 0"):
        cure((0, 0), 1)
