"""The square of a miss on either side of the goal, read back."""

import pytest
from drawn import LOOKS, PANELS, STYLE, audited, faults_of
from hypothesis import given
from hypothesis import strategies as st

from grokdl.audit.outlines import reached
from grokdl.mobjects.low_or_high import LowOrHigh
from grokdl.stage import Box

BOX = Box(-2, -1.5, 2, 1.5)


def shown(delta, most=1.0, box=BOX, style=STYLE):
    drawn = LowOrHigh(style, box, most)
    drawn.show(delta)
    return drawn


def test_what_is_too_low_lies_left_of_the_goal_and_what_is_too_high_right_of_it():
    low, high = shown(-0.5), shown(0.5)
    assert reached(low.area.points).right == low.goal.x == reached(high.area.points).left


@given(st.floats(-1, 1).filter(lambda delta: abs(delta) > 1e-6))
def test_the_square_is_as_wide_and_as_high_as_the_miss_is_to_scale(delta):
    drawn = shown(delta)
    box = reached(drawn.area.points)
    side = abs(delta) * drawn.unit
    assert pytest.approx((side, side), abs=1e-9) == (box.width, box.height)


def test_there_is_no_square_without_a_miss():
    assert 0 == len(shown(0.0).area.points) == len(shown(0.0, most=0.0).area.points)


@pytest.mark.parametrize("box", PANELS.values(), ids=PANELS)
@pytest.mark.parametrize("delta", [-3.0, 3.0])
def test_the_largest_miss_has_room_on_either_side(delta, box):
    assert [] == faults_of(shown(delta, 3.0, box), box)


@pytest.mark.parametrize("look", LOOKS)
def test_an_audit_finds_nothing(look):
    assert [] == audited(look, lambda style: shown(-1, style=style))


@pytest.mark.parametrize("delta", [-0.8, 0.8])
def test_the_cross_parts_the_square_of_a_miss_in_four_squares_of_half_of_it(delta):
    drawn = shown(delta)
    drawn.show(delta, 1.0)
    square, cross = reached(drawn.area.points), reached(drawn.cross.points)
    assert pytest.approx(square, abs=1e-9) == cross
    drawn.show(delta, 0.5)
    half = reached(drawn.cross.points)
    assert pytest.approx(square.width / 2) == half.width
    assert pytest.approx(square.centre) == half.centre
