"""The sum of a line's slope, read back: one less the product, in the digits shown."""

import pytest
from drawn import LOOKS, MIDDLES, PANELS, STYLE, audited, faults_of

from grokdl import Parameters
from grokdl.lesson.slope_sum import SlopeSum
from grokdl.mobjects.worked_sum import Term, WorkedSum
from grokdl.stage import Box

BOX = Box(-6, -3, 0, 3)
BOXES = {**MIDDLES, **PANELS}
RUN = Parameters(weight=0.5, input=2, goal_prediction=0.8, alpha=0.1, iterations=20)
SIGNS = ("−", "×", "=")
TERMS = [Term("", "ink", "1"), Term("alpha", "alpha", "0.0000")]
TERMS += [Term("input²", "input", "4"), Term("steepness of this line", "ink", "−0.00")]


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_the_numbers_of_a_sum_stand_in_order_and_keep_to_the_box(box):
    drawn = WorkedSum(STYLE, box, TERMS, SIGNS)
    drawn.show("1", "0.1", "4", "0.6")
    assert ["1", "0.1", "4", "0.6"] == [number.text for number in drawn.numbers]
    assert [] == faults_of(drawn, box)


def slope_sum(box=BOX):
    return SlopeSum(STYLE, box, RUN)


@pytest.mark.parametrize(
    ("alpha", "rolling", "numbers"),
    [
        (0.1, False, "1 0.1 4 1 0.4 0.6"),
        (0.425, False, "1 0.425 4 1 1.7 −0.7"),
        (0.5, False, "1 0.5 4 1 2 −1"),
        (0.4213, True, "1 0.42 4 1 1.68 −0.68"),
    ],
)
def test_the_slope_is_one_less_the_product_in_the_digits_shown(alpha, rolling, numbers):
    drawn = slope_sum()
    drawn.tell(alpha, rolling)
    assert numbers == " ".join(number.text for number in drawn.drawn.numbers)


@pytest.mark.parametrize(("wide", "lines"), [(12, 1), (5, 2), (2.7, 3)])
def test_the_slopes_sum_takes_the_lines_with_which_it_is_largest(wide, lines):
    drawn = slope_sum(Box(0, 0, wide, 2)).drawn
    assert lines == len({round(number.at.y, 6) for number in drawn.numbers})
    assert [] == faults_of(drawn, drawn.box)


@pytest.mark.parametrize("look", LOOKS)
def test_a_sum_is_legible(look):
    def make(style):
        drawn = WorkedSum(style, BOX, TERMS, SIGNS)
        drawn.show("1", "0.1", "4", "0.6")
        return drawn

    assert [] == audited(look, make)


def test_an_alpha_that_no_run_may_have_takes_no_room():
    drawn = SlopeSum(STYLE, Box(0, 0, 2.7, 2), RUN.change(input=1e-6, alpha=0.5)).drawn
    assert len(drawn.terms[1].longest) <= len("−10.0")
