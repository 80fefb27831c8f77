"""The sums of a step, as texts: each comes out in the digits that it shows, where it can."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grokdl import Parameters, gradient_descent
from grokdl.learning.sums import ALL, SUMS, comes_out, rounds_to, texts, values

BOOK = Parameters(weight=0, input=1.1, goal_prediction=0.8, iterations=4)


def step_of(run, index=0):
    weights = gradient_descent(run).weights.tolist()
    return texts(values(run, *weights[index : index + 2]))


def test_a_steps_quantities_have_the_fewest_digits_in_which_its_sums_come_out():
    expected = {
        "input": "1.1",
        "weight": "0",
        "prediction": "0",
        "goal_prediction": "0.8",
        "delta": "−0.8",
        "error": "0.64",
        "weight_delta": "−0.88",
        "alpha": "1",
        "next_weight": "0.88",
    }
    assert expected == step_of(BOOK)


def test_a_step_that_needs_more_digits_has_them():
    second = step_of(BOOK.change(input=0.5, iterations=16), 2)
    assert ("0.7", "0.35", "−0.45", "−0.225", "0.925") == tuple(
        second[name] for name in ("weight", "prediction", "delta", "weight_delta", "next_weight")
    )
    assert "0.203" == second["error"]


@pytest.mark.parametrize("index", range(4))
def test_all_sums_of_the_books_run_come_out(index):
    shown = step_of(BOOK, index)
    assert dict.fromkeys(SUMS, True) == {name: comes_out(shown, name) for name in SUMS}


def test_a_sum_that_does_not_come_out_in_its_digits_is_told():
    shown = {"delta": "0.168", "input": "1.1", "weight_delta": "0.184"}
    assert not comes_out(shown, "learn")
    assert comes_out({**shown, "weight_delta": "0.185"}, "learn")


def test_times_comes_before_minus():
    assert comes_out(
        {"weight": "0.5", "alpha": "0.1", "weight_delta": "0.4", "next_weight": "0.46"}, "update"
    )


@pytest.mark.parametrize(
    ("exact", "text", "is_it"),
    [("0.125", "0.12", True), ("0.125", "0.13", True), ("0.1251", "0.12", False)],
)
def test_a_number_is_rounded_to_the_last_digit_of_a_text(exact, text, is_it):
    assert is_it == rounds_to(Decimal(exact), text)


def test_a_diverging_run_is_written_in_scientific_notation():
    shown = step_of(BOOK.change(weight=0.5, input=2, iterations=20), 19)
    assert ("−2.32e8", "5.4e16") == (shown["prediction"], shown["error"])


FINITE = st.floats(-1e6, 1e6).map(lambda value: float(f"{value:.6g}"))


@settings(max_examples=60, deadline=None)
@given(FINITE, FINITE, FINITE)
def test_each_number_is_its_quantity_rounded(weight, number, goal):
    run = Parameters(weight=weight, input=number, goal_prediction=goal)
    exact = values(run, weight, weight)
    shown = texts(exact)
    for quantity in {term.quantity for name in ALL for term in SUMS[name]}:
        value, text = exact[quantity], Decimal(shown[quantity].replace("−", "-"))
        assert abs(float(text) - value) <= 0.005 + 0.005 * abs(value), quantity
