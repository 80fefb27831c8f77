"""The chapter's programs against what the book prints, digit by digit."""

import pytest

from grokdl import book
from grokdl.learning.neuron import error_of, predict
from grokdl.numerals import printed
from samples import PRINTED

ROWS = [(name, row) for name, program in PRINTED.items() for row in program.get("rows", ())]
NUMBERS = ("weight", "input", "goal_prediction", "alpha", "iterations")


@pytest.mark.parametrize(
    ("name", "row"), ROWS, ids=[f"{name} iteration {row[0]}" for name, row in ROWS]
)
def test_a_run_prints_what_the_book_prints(name, row):
    iteration, error, prediction = row
    step = book.PROGRAMS[name].run()[iteration]
    assert [error, prediction] == [printed(step.error), printed(step.prediction)]


def test_no_row_of_the_reference_is_left_out():
    assert 28 == len(ROWS)


@pytest.mark.parametrize("row", PRINTED["several_steps"]["steps"], ids=lambda row: f"step {row[0]}")
def test_the_overshooting_steps_are_those_of_the_text(row):
    iteration, *texts = row
    step = book.PROGRAMS["several_steps"].run()[iteration]
    columns = (step.weight, step.error, step.prediction, step.delta, step.weight_delta)
    assert texts == [printed(value) for value in columns]


def test_one_iteration_is_that_of_the_text():
    (step,) = history = book.PROGRAMS["one_iteration"].run()
    assert ["0.85", "0.0225", "-0.15", "-1.275", "0.11275"] == [
        printed(value)
        for value in (
            step.prediction,
            step.error,
            step.delta,
            step.weight_delta,
            history.final_weight,
        )
    ]


BY_HAND = "hot_and_cold_by_hand"  # no run that the book prints: the text works it out


def test_the_programs_are_those_of_the_reference_and_the_one_update_by_hand():
    assert list(PRINTED) == [name for name in book.PROGRAMS if name != BY_HAND]


def test_the_programs_stand_in_the_order_of_the_chapter():
    places = [tuple(map(int, of.section.split("."))) for of in book.PROGRAMS.values()]
    assert sorted(places) == places


TRIES = [(0.1, "0.85", "0.0225"), (0.11, "0.935", "0.004225"), (0.09, "0.765", "0.055225")]


@pytest.mark.parametrize(("weight", "prediction", "error"), TRIES)
def test_the_tries_of_one_update_by_hand_are_those_of_the_text(weight, prediction, error):
    given = book.parameters(BY_HAND)
    said = predict(given.input, weight)
    missed = error_of(said, given.goal_prediction)
    assert [prediction, error] == [printed(said), printed(missed)]


def test_the_update_by_hand_keeps_the_better_try():
    assert 0.11 == book.PROGRAMS[BY_HAND].run().final_weight


@pytest.mark.parametrize(("miss", "squared"), [(2, "4.0"), (-2, "4.0"), (0.1, "0.01")])
def test_large_misses_grow_by_squaring_and_small_ones_shrink(miss, squared):
    assert squared == printed(float(error_of(miss, 0)))


def test_hot_and_cold_needs_1096_updates_for_what_gradient_descent_reaches_in_19():
    reached = book.PROGRAMS["gradient_descent"].run()[19].error
    error = book.PROGRAMS["hot_and_cold"].run().error.tolist()
    assert 1096 == next(k for k, each in enumerate(error) if each < reached)


@pytest.mark.parametrize("name", PRINTED)
def test_a_program_has_the_numbers_of_the_reference(name):
    reference, program = PRINTED[name], book.PROGRAMS[name]
    expected = {number: reference[number] for number in NUMBERS if number in reference}
    assert expected == program.parameters.model_dump(include=set(expected))
    assert reference["section"] == program.section
    assert reference.get("step_amount") == program.step_amount


@pytest.mark.parametrize("name", PRINTED)
def test_alpha_is_1_where_the_program_has_none(name):
    assert PRINTED[name].get("alpha", 1) == book.parameters(name).alpha


@pytest.mark.parametrize("name", PRINTED)
def test_a_program_runs_by_its_own_method(name):
    expected = PRINTED[name].get("method", "gradient_descent")
    assert expected == book.PROGRAMS[name].run().method


@pytest.mark.parametrize("name", PRINTED)
def test_the_reference_has_no_row_past_the_end(name):
    rows = PRINTED[name].get("rows", [[0]])
    assert len(book.PROGRAMS[name].run()) > max(row[0] for row in rows)
