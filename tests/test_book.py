"""The chapter's programs against what the book prints, digit by digit."""

import pytest

from grokdl import book
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


def test_the_programs_are_those_of_the_reference():
    assert list(PRINTED) == list(book.PROGRAMS)


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
