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
