"""The error as a square, read back: its side, its words, and where it is torn."""

import pytest
from drawn import FLAT, LONG, LOOKS, MIDDLES, PANELS, STYLE, audited, faults_of, said
from hypothesis import given
from hypothesis import strategies as st

from grokdl import numerals
from grokdl.audit.outlines import reached
from grokdl.mobjects.error_square import ErrorSquare, ErrorSquareState, extent_of
from grokdl.stage import Box, Point

BOX = Box(-3, -2, 3, 2)
FOOT = Point(-1, -1.5)
BOXES = {**MIDDLES, **FLAT, **PANELS}


def shown(prediction=0.0, goal=0.8, unit=2.0, box=BOX, foot=FOOT, long=False, style=STYLE, **more):
    gap = abs(prediction - goal)
    drawn = ErrorSquare(style, box, "error")
    side, area = (LONG, LONG) if long else (numerals.plain(gap), numerals.plain(gap**2, 4))
    drawn.show(ErrorSquareState(prediction, goal, foot, unit, side, area, **more))
    return drawn


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_it_is_a_square_whose_side_is_the_gap_to_scale(prediction, goal):
    unit, foot = 1.25, Point(0, -1.5)
    box = extent_of(ErrorSquareState(prediction, goal, foot, unit), BOX).box
    side = abs(prediction - goal) * unit
    assert pytest.approx((side, side), abs=1e-9) == (box.width, box.height)


def test_what_is_filled_is_the_square():
    box = reached(shown(0, 0.8, 2.0).fill.points)
    assert pytest.approx((-1, -1.5, 0.6, 0.1), abs=1e-9) == tuple(box)


def test_it_reaches_from_the_prediction_to_the_goal_on_either_side():
    right, left = reached(shown(0, 0.8).fill.points), reached(shown(0.8, 0).fill.points)
    assert FOOT.x == right.left == left.right


def test_a_part_of_its_height_may_be_drawn():
    drawn = shown(0, 0.8, 2.0, raised=0.25)
    assert pytest.approx(0.4, abs=1e-9) == reached(drawn.fill.points).height
    assert ["0.8"] == said(drawn)


def test_the_area_stands_in_a_square_that_has_room_and_outside_a_small_one():
    large, small = shown(0, 0.8, 3.0), shown(0, 0.05, 3.0)
    assert reached(large.fill.points).holds(reached(large.area.points))
    assert not reached(small.fill.points).overlaps(reached(small.area.points))


def test_the_words_take_the_colour_that_can_be_read_where_they_stand():
    drawn, theme = shown(0, 0.8, 3.0), STYLE.theme
    assert theme.ground == drawn.area.fill_color.to_hex()
    drawn.show(ErrorSquareState(0, 0.01, FOOT, 3.0, "0.01", "0.0001"))
    assert theme.error == drawn.area.fill_color.to_hex()


def test_the_side_s_length_stands_beside_the_square():
    drawn = shown(0, 0.8, 2.0)
    assert not reached(drawn.fill.points).overlaps(reached(drawn.side.points))


@pytest.mark.parametrize(("prediction", "torn"), [(-900, "right"), (900, "left")])
def test_what_is_too_large_ends_torn_at_the_edge(prediction, torn):
    drawn = shown(prediction, 0)
    box = reached(drawn.fill.points)
    assert (getattr(BOX, torn), BOX.top) == (getattr(box, torn), box.top)
    assert len(drawn.fill.points) > 4 * 20  # its teeth
    assert 2 * 4 == len(drawn.edge.points)  # the two sides that are whole


def test_a_square_that_just_fits_is_whole():
    drawn = shown(0, 1, 3.5)
    assert BOX.top == reached(drawn.fill.points).top
    assert 4 * 4 == len(drawn.edge.points) == len(drawn.fill.points)


def test_no_miss_is_no_square():
    drawn = shown(0.8, 0.8)
    assert 0 == len(drawn.fill.points) == len(drawn.edge.points)
    assert ["0", "0", "error"] == said(drawn)


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@pytest.mark.parametrize("long", [False, True])
@given(st.floats(-3, 3), st.floats(-3, 3), st.sampled_from((0.01, 1.0, 50.0)))
def test_no_words_touch_and_nothing_leaves_the_box(box, long, prediction, goal, unit):
    foot = Point(box.left + box.width * 0.45, box.bottom)
    drawn = shown(prediction, goal, unit, box, foot, long)
    assert [] == faults_of(drawn, box)


def test_labels_outside_stay_off_what_is_there_already():
    other = Box(-0.8, -1.6, 2, -1.0)
    drawn = shown(0, 0.05, 2.0, obstacles=(other,))
    assert not any(other.overlaps(reached(t.points)) for t in (drawn.area, drawn.side))


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("goal", [0.0, 0.05, 0.3, 0.8, 40.0])
def test_an_audit_finds_nothing(look, goal):
    assert [] == audited(look, lambda style: shown(0, goal, style=style))
