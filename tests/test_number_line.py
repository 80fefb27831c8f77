"""The number line, read back: where its markers, their words, its ticks and its gap are."""

from itertools import combinations, pairwise

import pytest
from drawn import FLAT, LONG, LOOKS, MIDDLES, PANELS, STYLE, audited, faults_of, said
from hypothesis import given
from hypothesis import strategies as st

from grokdl import GrokdlError, numerals
from grokdl.audit.outlines import circles
from grokdl.mobjects.number_line import INSET, Marker, NumberLine, NumberLineState, Span, Value
from grokdl.stage import Box

BOX = Box(-6, -1, 6, 1.4)
BOXES = {**MIDDLES, **FLAT, **PANELS}
MARKERS = Marker("prediction"), Marker("goal_prediction", "goal", target=True)


def shown(
    box=BOX, low=-1.0, high=1.0, a=0.25, b=0.8, text=None, longest="0.0000", span=True, style=STYLE
):
    drawn = NumberLine(style, box, MARKERS, longest, "miss")
    values = tuple(Value(value, text or numerals.plain(value)) for value in (a, b))
    gap = Span(a, b, text or numerals.plain(abs(a - b))) if span else None
    drawn.show(NumberLineState(low, high, values, gap))
    return drawn


def test_a_marker_stands_at_its_share_of_the_range():
    drawn = shown(low=-1, high=3, a=0, b=2.2)
    left, room = BOX.left + INSET, BOX.width - 2 * INSET
    (dot,) = circles(drawn.marks[0].points)
    assert pytest.approx(left + room / 4, abs=1e-9) == dot.x
    assert pytest.approx(left + room * 0.8, abs=1e-9) == circles(drawn.marks[1].points)[0].x


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_the_gap_is_as_long_as_its_share_of_the_range(a, b):
    drawn = shown(a=a, b=b)
    length = abs(a - b) / 2 * (BOX.width - 2 * INSET)
    points = drawn.span.points
    assert pytest.approx(length, abs=1e-9) == (points[-1][0] - points[0][0] if len(points) else 0)


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@pytest.mark.parametrize("longest", ["0.0000", LONG])
@given(st.floats(-3, 3), st.floats(-3, 3))
def test_no_words_touch_and_nothing_leaves_the_box(box, longest, a, b):
    drawn = shown(box, -2, 2, a, b, longest, longest)
    assert [] == faults_of(drawn, box)


def test_words_of_markers_at_one_place_move_apart_to_both_sides():
    drawn = shown(a=0.5, b=0.5)
    places = [name.at.x for name in drawn.names]
    assert pytest.approx(drawn.x(0.5)) == sum(places) / 2
    assert 2 * 4 == len(drawn.leaders.points)


def test_words_that_have_room_stand_under_their_markers():
    drawn = shown(a=-0.5, b=0.5)
    assert (drawn.x(-0.5), drawn.x(0.5)) == tuple(name.at.x for name in drawn.names)
    assert 0 == len(drawn.leaders.points)


def test_words_move_without_a_jump_as_their_markers_meet():
    drawn, places = shown(), []
    for step in range(101):
        a = 0.9 * step / 100 - 0.2
        values = Value(a, "0.0000"), Value(0.8, "0.8000")
        drawn.show(NumberLineState(-1, 1, values))
        places.append(drawn.names[0].at.x)
    assert max(abs(b - a) for a, b in pairwise(places)) < 0.1


def test_words_that_find_no_room_under_the_line_stand_over_it():
    box = MIDDLES["half a square"]
    drawn = shown(box, longest=LONG, text=LONG)
    assert [False, True] == drawn.above
    assert drawn.names[1].at.y > drawn.y > drawn.names[0].at.y


def test_a_box_too_low_for_its_words_is_said():
    with pytest.raises(GrokdlError, match=r"2\.2 units high, and its box 1\.5"):
        NumberLine(STYLE, Box(-1.7, 0, 1.7, 1.5), MARKERS, LONG, "miss")


def test_a_box_too_narrow_for_its_words_is_said():
    with pytest.raises(GrokdlError, match=r"have no room over and under a line of 3\.0 units"):
        NumberLine(STYLE, Box(-1.5, -2, 1.5, 2), [*MARKERS, *MARKERS], LONG)


@pytest.mark.parametrize(("value", "edge"), [(5e16, "right"), (-1e300, "left"), (-1.1, "left")])
def test_a_value_outside_the_range_is_an_arrow_head_at_the_edge(value, edge):
    drawn = shown(a=value, span=False)
    assert 0 == len(drawn.marks[0].points)
    assert getattr(BOX, edge) == drawn.heads[0].points[0][0]
    assert numerals.plain(value) in said(drawn)


def test_a_gap_that_goes_on_beyond_the_edge_is_cut_by_two_strokes():
    inside, beyond = shown(a=-0.5, b=0.8), shown(a=-5, b=0.8)
    assert 4 == len(inside.span.points)
    assert 4 * 4 == len(beyond.span.points)
    assert pytest.approx(beyond.x(-1)) == beyond.span.points[0][0]


def test_ticks_stand_where_their_numbers_say():
    drawn = shown(low=-3, high=7)
    numbers = [number for number in drawn.axis.numbers if number.shown]
    assert len(numbers) >= 4
    for number in numbers:
        value = float(number.text.replace(numerals.MINUS, "-"))
        assert pytest.approx(drawn.x(value), abs=1e-9) == number.at.x


def test_a_tick_gives_way_to_a_marker_s_number():
    drawn = shown(low=0, high=1, a=0.2, b=0.8)
    words = [number.box for number in drawn.numbers]
    ticks = [number.box for number in drawn.axis.numbers if number.shown]
    assert ticks
    assert not any(a.overlaps(b) for a in words for b in ticks)


def test_a_marker_without_a_value_is_not_there():
    drawn = shown()
    drawn.show(NumberLineState(0, 1, (Value(0.5, "0.5"), None)))
    assert "goal_prediction" not in said(drawn)
    assert 0 == len(drawn.marks[1].points) == len(drawn.span.points)


def test_it_changes_in_place():
    drawn = shown()
    before = list(drawn.submobjects)
    drawn.show(NumberLineState(0, 9, (Value(1, "1"), Value(2, "2"))))
    assert before == list(drawn.submobjects)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("a", "b"), list(combinations((-5, 0.5, 0.55, 9), 2)))
def test_an_audit_finds_nothing(look, a, b):
    assert [] == audited(look, lambda style: shown(a=a, b=b, style=style))
