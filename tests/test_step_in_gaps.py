"""A step is alpha times input squared gaps long: what is drawn has the lengths it says."""

import pytest
from drawn import STAGES, STYLE

from grokdl.audit.outlines import circles, reached
from grokdl.mobjects.gap_ruler import FARTHEST
from grokdl.mobjects.step_in_gaps import Step, StepInGaps, books_inputs_and
from grokdl.stage import Box

BOX = Box(-6, -3, 6, 3)
INPUTS = (0.5, 1.1, 2)


def steps(alpha, inputs=INPUTS):
    return [Step(input, alpha) for input in inputs]


def tip(picture, row):
    """Where a row's arrow ends, in gaps."""
    ruler = picture.ruler
    x = (
        reached(row.arrow.head.points).right
        if row.reach > 0
        else reached(row.arrow.head.points).left
    )
    return (x - ruler.x(0)) / (ruler.x(1) - ruler.x(0))


@pytest.mark.parametrize("alpha", [1.0, 0.25, -0.2])
def test_each_arrow_is_as_many_gaps_long_as_its_product(alpha):
    picture = StepInGaps(STYLE, BOX, steps(alpha))
    for row, input in zip(picture.rows, (0.5, 1.1, 2), strict=True):
        row.show(1)
        assert pytest.approx(alpha * input**2) == tip(picture, row)


@pytest.mark.parametrize(
    ("alpha", "row", "texts"),
    [(1, 1, "1 × 1.1 × 1.1 = 1.21"), (0.1, 2, "0.1 × 2 × 2 = 0.4")],
)
def test_the_product_is_on_screen_with_alpha(alpha, row, texts):
    row = StepInGaps(STYLE, BOX, steps(alpha)).rows[row]
    assert texts == " ".join(label.text for label in row.sum.labels)


@pytest.mark.parametrize(("share", "gaps"), [(0, 4), (0.5, 2.2), (1, 0.4)])
def test_an_arrow_can_change_from_another_s_length_into_its_own(share, gaps):
    picture = StepInGaps(STYLE, BOX, [Step(2, 1), Step(2, 0.1)])
    row = picture.rows[1]
    row.change_from(4, share)
    assert pytest.approx(gaps) == tip(picture, row)


@pytest.mark.parametrize(("input", "left"), [(0.5, -0.75), (1.1, 0.21), (2, 3)])
def test_a_dot_lands_at_the_tip_and_what_is_left_of_its_gap_leads_there(input, left):
    picture = StepInGaps(STYLE, BOX, [Step(input, 1)])
    [row], ruler = picture.rows, picture.ruler
    row.show(1)
    row.go(1)
    [at], [ghost] = circles(row.dot.points), circles(row.ghost.points)
    assert pytest.approx(ruler.x(input**2)) == at.x
    assert pytest.approx(ruler.x(0)) == ghost.x
    start, end = row.left.points[[0, -1], 0]
    assert pytest.approx((ruler.x(1), left)) == (start, (end - start) / (ruler.x(1) - ruler.x(0)))


def test_a_dot_whose_step_leads_off_the_ruler_is_gone_with_it():
    picture = StepInGaps(STYLE, BOX, [Step(FARTHEST, 1)])
    [row] = picture.rows
    row.show(1)
    row.go(1)
    assert (0, 1) == (len(row.dot.points), len(circles(row.ghost.points)))
    assert reached(row.left.points).right < picture.ruler.box.right


def test_an_arrow_that_is_too_long_has_an_open_end():
    picture = StepInGaps(STYLE, BOX, steps(1, (0.5, 1.1, 9)))
    picture.rows[2].show(1)
    assert 81 > FARTHEST
    assert not len(picture.rows[2].arrow.head.points)
    assert reached(picture.rows[2].arrow.shaft.points).right <= BOX.right


def test_an_exponent_has_the_colour_of_its_base():
    result = StepInGaps(STYLE, BOX, steps(1)).result
    assert STYLE.theme.input.upper() == result.formula.exponent.fill_color.to_hex().upper()


@pytest.mark.parametrize("shape", STAGES)
@pytest.mark.parametrize("alpha", [1.0, -0.0123456])
def test_it_lies_in_its_zone(shape, alpha):
    box = STAGES[shape].centre
    picture = StepInGaps(STYLE, box, steps(alpha, (0.5, 1.1, 123456.789)))
    for row in picture.rows:
        row.show(1)
    for group in (picture.result, picture.ruler, *picture.rows):
        for path in group.family_members_with_points():
            assert box.grown(0.03).holds(reached(path.points))


def test_pictures_side_by_side_have_the_same_ruler():
    both = steps(1.0), steps(0.1)
    one = StepInGaps(STYLE, BOX, both[0], beside=[step.reach for step in both[1]])
    other = StepInGaps(STYLE, BOX, both[1], beside=[step.reach for step in both[0]])
    assert (one.ruler.low, one.ruler.high) == (other.ruler.low, other.ruler.high)


@pytest.mark.parametrize(("input", "inputs"), [(2, [0.5, 1.1, 2]), (-7, [0.5, 1.1, 7])])
def test_an_input_stands_beside_two_of_the_book_s(input, inputs):
    assert inputs == books_inputs_and(input)
