"""The mark of a dot that has left its view, read back."""

import pytest
from bowl import VIEW, ZONE
from drawn import STYLE

from grokdl.audit.outlines import reached
from grokdl.mobjects.edge_mark import EdgeMark
from grokdl.stage import Box, View


def test_the_number_at_the_edge_is_over_the_picture_where_this_is_full():
    mark = EdgeMark(STYLE)
    mark.show(VIEW, 99, 1e4, [ZONE])
    assert ZONE.top < mark.label.box.bottom
    assert pytest.approx(ZONE.right) == mark.label.box.right


def test_the_edge_is_marked_only_while_the_dot_is_beyond_it():
    mark = EdgeMark(STYLE)
    mark.show(VIEW, 0, 0.64, [])
    assert (0, False) == (len(mark.head.points), mark.label.shown)
    mark.show(VIEW, 99, 1e4, [])
    assert ("99", True) == (mark.label.text, ZONE.grown(0.05).holds(reached(mark.head.points)))
    assert reached(mark.head.points).centre.x > ZONE.centre.x


def test_over_a_dot_that_flies_above_the_view_the_arrow_points_up_without_a_number():
    mark = EdgeMark(STYLE)
    for weight in (VIEW.low, (VIEW.low + 2 * VIEW.high) / 3, VIEW.high):
        mark.show(VIEW, weight, 2 * VIEW.top, [], flies=True)
        head = reached(mark.head.points)
        assert pytest.approx(head.centre.x, abs=0.13) == VIEW.x(weight)
        assert (False, True) == (mark.label.shown, ZONE.grown(0.05).holds(head))
    mark.show(VIEW, 99, 2 * VIEW.top, [], flies=True)
    assert ("99", True) == (mark.label.text, mark.label.shown)


@pytest.mark.parametrize("side", [-1, 1])
def test_the_weight_at_the_edge_stays_where_it_is_as_its_exponent_grows(side):
    mark, pane = EdgeMark(STYLE), Box(-6.6, -1.5, -0.5, 1.7)
    view = View(pane, -1, 1, 1)
    bowl = [Box(x, -1.5, x + 0.2, 1.7) for x in (-5.6, -3.6, -1.7)]
    edges = set()
    for weight in (1.42e5, 1.42e50, 5.03e144):
        mark.show(view, side * weight, 9.0, bowl)
        left, _, right, _ = mark.label.box
        edges.add(round(left if side < 0 else right, 9))
        assert [] == [box for box in bowl if box.overlaps(mark.label.box)]
    assert 1 == len(edges)
