"""From the gap to the miss to the step: bars of the lengths that their numbers say."""

import pytest
from drawn import STAGES, STYLE
from hypothesis import given

from grokdl import Parameters, gradient_descent, numerals
from grokdl.audit.outlines import reached
from grokdl.mobjects.gap_miss_step import GapMissStep, chain_of, lengths_of
from grokdl.stage import Box
from samples import any_parameters

BOX = Box(-2.5, -2.4, 2.5, 2.4)
OVERSHOOT = Parameters(weight=0, input=1.1, goal_prediction=0.8, alpha=1, iterations=4)
SHORTENED = Parameters(weight=0.5, input=2, goal_prediction=0.8, alpha=0.1, iterations=20)


def made(parameters, box=BOX):
    """The drawing of a run's first step."""
    return GapMissStep(STYLE, box, chain_of(parameters, parameters.weight))


def said(parameters, box=BOX):
    """Its sums, as they are read."""
    return [" ".join(label.text for label in row.labels) for row in made(parameters, box).sums]


def lengths(drawing):
    """How long the bars are, in gaps."""
    ruler = drawing.ruler
    ends = [
        max(reached(part.points).right for part in row.bar.parts[:2] if len(part.points))
        for row in drawing.rows
    ]
    return [(end - ruler.x(0)) / (ruler.x(1) - ruler.x(0)) for end in ends]


def test_each_bar_is_as_long_as_the_one_above_times_the_input():
    assert pytest.approx([1, 1.1, 1.21]) == lengths(made(OVERSHOOT))


def test_the_products_stand_over_the_bars():
    expected = ["gap 0.727", "× input 1.1 = miss 0.8", "× input 1.1 = step 0.88"]
    assert expected == said(OVERSHOOT)


def test_an_alpha_other_than_1_makes_the_step_of_the_weight_delta():
    assert "× input 2 = weight_delta 0.4" == said(SHORTENED)[2]
    assert "× alpha 0.1 = step 0.04" == said(SHORTENED)[3]
    assert pytest.approx([1, 2, 4, 0.4]) == lengths(made(SHORTENED))


def test_of_an_input_below_0_its_size_counts():
    assert "× input | −1.1 | = miss 0.8" == said(OVERSHOOT.change(input=-1.1, weight=0))[1]


@pytest.mark.parametrize(
    "changes", [{"input": 0}, {"alpha": -0.1}, {"alpha": 0}, {"weight": 0, "goal_prediction": 0}]
)
def test_without_gap_or_input_or_with_an_alpha_not_above_0_there_is_nothing_to_make(changes):
    assert not chain_of(OVERSHOOT.change(**changes), 0)


@given(any_parameters())
def test_the_last_bar_is_the_run_s_step(parameters):
    chain = chain_of(parameters, parameters.weight)
    if chain:
        start, end = gradient_descent(parameters).weights[:2].tolist()
        rounding = 1e-9 * abs(start)
        assert pytest.approx(abs(end - start), rel=1e-6, abs=rounding) == chain[-1].value
        assert (
            pytest.approx(lengths_of(parameters)[-1], rel=1e-4) == chain[-1].value / chain[0].value
        )


def test_a_bar_comes_down_from_the_one_above_as_long_as_that_is():
    drawing = made(OVERSHOOT)
    drawing.rows[1].show(0)
    gap, miss = (reached(row.bar.shaft.points) for row in drawing.rows[:2])
    assert pytest.approx(gap) == miss


@pytest.mark.parametrize("shape", STAGES)
@pytest.mark.parametrize("changes", [{}, {"input": -1.23456}, {"alpha": 0.00123456}, {"input": 99}])
def test_it_lies_in_its_place(shape, changes):
    box = STAGES[shape].readout
    drawing = made(OVERSHOOT.change(**changes), box)
    for group in (drawing.ruler, *drawing.rows, *drawing.sums):
        for path in group.family_members_with_points():
            assert box.grown(0.06).holds(reached(path.points))


def test_numbers_have_the_digits_in_which_their_product_comes_out():
    assert (["0.727", "1.1", "0.8"], True) == numerals.chain(0.8 / 1.1, 1.1, 0.8)
    assert (["0.01234", "7.89", "0.09736"], True) == numerals.chain(0.01234, 7.89, 0.01234 * 7.89)


def test_numbers_whose_product_never_comes_out_say_so():
    texts, comes_out = numerals.chain(1 / 3, 2 / 3, 0.9)
    assert not comes_out
    assert ["0.333", "0.667", "0.9"] == texts
