"""The lane under the bowl, read back: the arrow of a step, and the gap to the goal."""

import pytest
from bowl import GOAL, VIEW, ZONE, first, last
from drawn import STYLE

from grokdl.audit.outlines import reached
from grokdl.mobjects.lane import GAP_DROP, GapBracket, StepArrow
from grokdl.stage import Box


def test_the_arrow_leads_from_weight_to_weight():
    arrow = StepArrow(STYLE)
    arrow.show(VIEW, 0, 0.88, "+ 0.88")
    assert pytest.approx((0, 0.88)) == (
        VIEW.weight(first(arrow.shaft).x),
        VIEW.weight(first(arrow.head).x),
    )


def test_an_arrow_that_leads_beyond_the_view_has_an_open_end_at_its_edge_and_no_head():
    arrow = StepArrow(STYLE)
    arrow.show(VIEW, 0, 99, "+ 99")
    assert (0, pytest.approx(ZONE.right)) == (len(arrow.head.points), last(arrow.open_end).x)


def test_a_step_too_short_to_see_has_no_arrow():
    arrow = StepArrow(STYLE)
    arrow.show(VIEW, 0.5, 0.5 + 1e-6, "+ 1e-6")
    assert (0, 0, False) == (len(arrow.shaft.points), len(arrow.head.points), arrow.label.shown)


@pytest.mark.parametrize(("until", "crowd"), [(0.88, []), (-0.6, []), (0.88, [Box(-6, -2, 0, 0)])])
def test_an_arrow_s_number_stays_where_it_is_while_the_arrow_grows(until, crowd):
    arrow, places = StepArrow(STYLE), set()
    for share in (0.1, 0.4, 0.7, 1):
        arrow.show(VIEW, 0, share * until, "+ 0.88", crowd, until)
        places.add(arrow.label.at)
    assert 1 == len(places)


def test_an_arrow_that_turns_round_takes_its_number_along():
    arrow = StepArrow(STYLE)
    arrow.show(VIEW, 0.5, 0.3, "+ 0.3", [], 0.8)
    own = Box(VIEW.x(0.3), arrow.label.box.bottom, VIEW.x(0.5), arrow.label.box.top)
    assert not own.overlaps(arrow.label.box)


def test_an_arrow_s_number_goes_past_the_goal_where_the_gap_s_words_leave_no_room():
    arrow, gap, goal = StepArrow(STYLE), GapBracket(STYLE), VIEW.x(GOAL)
    weight, short = GOAL - 0.95, GOAL - 0.5
    gap.show(VIEW, weight, GOAL, "gap 0.9500000001")
    line = Box(goal - 0.03, ZONE.bottom - 2, goal + 0.03, ZONE.bottom)
    arrow.show(VIEW, weight, short, "+ 0.4500000001", [*gap.boxes, line])
    assert arrow.label.box.left > line.right
    assert not any(arrow.label.box.overlaps(box) for box in gap.boxes)


@pytest.mark.parametrize("weight", [0, 0.88, GOAL - 0.001])
def test_the_gap_s_bracket_spans_from_the_weight_to_the_goal(weight):
    gap = GapBracket(STYLE)
    gap.show(VIEW, weight, GOAL, "gap")
    box = reached(gap.bracket.points)
    assert pytest.approx(sorted((weight, GOAL)), abs=1e-9) == [
        VIEW.weight(box.left),
        VIEW.weight(box.right),
    ]


@pytest.mark.parametrize("side", [-1, 1])
def test_the_words_of_a_short_gap_stand_off_the_goal_s_name(side):
    gap, goal = GapBracket(STYLE), VIEW.x(GOAL)
    y = ZONE.bottom - GAP_DROP
    name = Box(goal + 0.16, y - 0.1, goal + 1.5, y + 0.15)
    gap.show(VIEW, GOAL + side * 0.001, GOAL, "gap 0.001", GAP_DROP, [name])
    assert not gap.label.box.overlaps(name)
    assert ZONE.left <= gap.label.box.left < gap.label.box.right <= ZONE.right


@pytest.mark.parametrize(("room", "smaller"), [(1.2, False), (0.85, True)])
def test_the_words_of_a_short_gap_are_smaller_where_they_have_no_room_else(room, smaller):
    gap, (x, low) = GapBracket(STYLE), (VIEW.x(GOAL), ZONE.bottom - 2)
    gap.show(VIEW, GOAL + 0.001, GOAL, "gap 3.68e-7")
    size, width = gap.label.size, gap.label.text_width
    beside = Box(ZONE.left, low, x - 0.1, ZONE.bottom)
    beyond = Box(x + 0.2 + room * width, low, ZONE.right, ZONE.bottom)
    gap.show(VIEW, GOAL + 0.001, GOAL, "gap 3.68e-7", GAP_DROP, [beside, beyond])
    assert smaller == (gap.label.size < size)
    assert not any(gap.label.box.overlaps(box) for box in (beside, beyond))
    gap.show(VIEW, GOAL + 0.001, GOAL, "gap 3.68e-7")
    assert size == gap.label.size


def test_an_arrow_is_used_up_as_far_as_the_dot_has_come():
    arrow = StepArrow(STYLE)
    arrow.show(VIEW, 0, 0.88, "+ 0.88", used=0.5)
    assert pytest.approx((0, 0.5)) == (
        VIEW.weight(first(arrow.track).x),
        VIEW.weight(last(arrow.track).x),
    )
    assert pytest.approx((0.5, 0.88)) == (
        VIEW.weight(first(arrow.shaft).x),
        VIEW.weight(first(arrow.head).x),
    )
