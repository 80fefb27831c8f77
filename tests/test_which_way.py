"""Which way: an arrow with a question mark on either side of the dot, of which one is left."""

import pytest
from bowl import VIEW
from drawn import STYLE

from grokdl.audit.outlines import reached
from grokdl.mobjects.which_way import GAP, LENGTH, WhichWay


def asked(weight=0.6):
    """The question at a weight, in full."""
    ways = WhichWay(STYLE)
    ways.show(VIEW, weight)
    return ways


def opacities(ways, side):
    """How opaque an arrow's shaft, its head and its question mark are."""
    shaft, head = ways.shafts[side], ways.heads[side]
    return [
        shaft.get_stroke_opacity(),
        head.get_fill_opacity(),
        ways.marks[side].get_fill_opacity(),
    ]


@pytest.mark.parametrize("weight", [0.4, 0.7, 1.2])
def test_both_arrows_are_as_far_from_the_dot_and_as_long(weight):
    ways = asked(weight)
    left, right = (reached(ways.heads[side].points) for side in (-1, 1))
    x = VIEW.x(weight)
    assert pytest.approx(x - left.left) == right.right - x == pytest.approx(GAP + LENGTH)
    assert ["?", "?"] == [ways.marks[side].text for side in (-1, 1)]


def test_near_an_edge_both_arrows_are_short():
    weight = VIEW.low + 0.05
    ways, x = asked(weight), VIEW.x(weight)
    left, right = (reached(ways.heads[side].points) for side in (-1, 1))
    assert pytest.approx(right.right - x) == x - left.left
    assert GAP < right.right - x < GAP + LENGTH


@pytest.mark.parametrize("right_side", [-1, 1])
def test_the_wrong_arrow_goes_first_and_then_the_question_mark_at_the_right_one(right_side):
    ways = asked()
    ways.answer(right_side, 0.5)
    assert [[0, 0, 0], [1, 1, 1]] == [opacities(ways, side) for side in (-right_side, right_side)]
    ways.answer(right_side, 1)
    assert [[0, 0, 0], [1, 1, 0]] == [opacities(ways, side) for side in (-right_side, right_side)]


def told(weight=0.6, texts=("0.84", "0.467")):
    """The question at a weight, with the errors on both sides told."""
    ways, sides = asked(weight), dict(zip((-1, 1), texts, strict=True))
    assert ways.has_room(VIEW, weight, sides)
    for side, text in sides.items():
        ways.tell(VIEW, weight, side, text, of={})
    return ways


def test_the_errors_take_the_place_of_the_question_marks_on_either_side_of_the_dot():
    ways, x = told(), VIEW.x(0.6)
    assert ["0.84", "0.467"] == [ways.errors[side].text for side in (-1, 1)]
    assert ["", ""] == [ways.marks[side].text for side in (-1, 1)]
    left, right = (ways.errors[side].box for side in (-1, 1))
    assert pytest.approx(x - left.right) == right.left - x == pytest.approx(GAP)


def test_errors_without_room_in_the_picture_are_not_told():
    at_the_edge = VIEW.low + 0.02
    ways = asked(at_the_edge)
    assert not ways.has_room(VIEW, at_the_edge, {-1: "0.8402", 1: "0.467"})
    assert ["", ""] == [ways.errors[side].text for side in (-1, 1)]
    assert ["?", "?"] == [ways.marks[side].text for side in (-1, 1)]


@pytest.mark.parametrize("right_side", [-1, 1])
def test_the_error_of_the_wrong_side_goes_with_its_arrow_and_the_other_one_stays(right_side):
    ways = told()
    ways.answer(right_side, 1)
    assert ways.errors[-right_side].get_fill_opacity() == 0
    assert ways.errors[right_side].get_fill_opacity() == 1
