"""The same distance from two best weights, and the misses and errors there, read back."""

import pytest
from drawn import STYLE

from grokdl import Parameters
from grokdl.audit.outlines import reached
from grokdl.mobjects.as_far_off import AsFarOff
from grokdl.mobjects.prediction_line import PredictionLine
from grokdl.stage import Box, View

VIEW = View(Box(-6, -1.5, 1, 2), -0.5, 4, 1.2)
BOOK = Parameters(weight=0, input=0.5, goal_prediction=0.8)


def compared(input=1.1, view=VIEW):
    inputs = BOOK, BOOK.change(input=input)
    lines = PredictionLine(STYLE, Box(2, -2, 7, 3), view, BOOK)
    return AsFarOff(STYLE, view, inputs, [lines])


def strokes(path):
    """The straight lines of a path: where each starts and ends."""
    return [
        (path.points[k][:2].tolist(), path.points[k + 3][:2].tolist())
        for k in range(0, len(path.points), 4)
    ]


@pytest.mark.parametrize("share", [0.3, 1.0])
def test_both_distances_along_the_axis_are_as_long_and_begin_at_the_best_weights(share):
    off = compared()
    off.show(share)
    ends = [(VIEW.weight(a[0]), VIEW.weight(b[0])) for a, b in strokes(off.along)]
    assert pytest.approx([1.6, 0.8 / 1.1]) == [start for start, _ in ends]
    assert pytest.approx([share * off.distance] * 2) == [end - start for start, end in ends]


def test_what_stands_at_their_ends_is_as_high_as_the_error_there():
    off = compared()
    off.show(1)
    for path, given in zip(off.errors, off.inputs, strict=True):
        _, top = strokes(path)[0]
        assert pytest.approx((given.input * off.distance) ** 2) == VIEW.error(top[1])


def test_on_the_line_the_misses_are_to_each_other_as_the_inputs():
    off = compared()
    off.show(1)
    small, large = (abs(b[1] - a[1]) for a, b in (strokes(path)[1] for path in off.errors))
    assert pytest.approx(1.1 / 0.5) == large / small


@pytest.mark.parametrize(("input", "seen"), [(1.1, True), (0.4, True), (0.1, False), (100, False)])
def test_it_is_shown_only_where_both_best_weights_and_the_distance_can_be_seen(input, seen):
    assert seen == compared(input).can_be_seen


def test_nothing_of_it_leaves_the_view():
    off = compared()
    off.show(1)
    parts = [reached(path.points) for path in (off.along,)]
    assert all(VIEW.zone.grown(1e-6).holds(part) for part in parts)
    assert max(strokes(path)[0][1][1] for path in off.errors) <= VIEW.zone.top


def test_along_the_goal_lie_the_same_distances_each_with_a_miss_at_its_end():
    off = compared()
    off.show(1)
    lines = off.lines[0]
    for (start, end), given, best, miss in zip(
        strokes(off.at_goal), off.inputs, off.bests, off.errors, strict=True
    ):
        assert start[1] == end[1] == lines.zone.centre.y
        assert pytest.approx(start[0]) == lines.place(given, best).x
        assert pytest.approx(end[0]) == strokes(miss)[1][0][0]


@pytest.mark.parametrize(("input", "named"), [(1.1, True), (2.0, True), (0.55, False)])
def test_the_larger_miss_has_its_name_where_no_line_crosses_it(input, named):
    off = compared(input)
    off.show(0.9)
    assert not off.names[0].shown
    off.show(1)
    name = off.names[0]
    assert named == name.shown
    if named:
        (foot, _), (_, top) = strokes(off.errors[1])[1], strokes(off.errors[1])[1]
        assert name.box.left > foot[0]
        assert foot[1] < name.box.bottom < name.box.top < top[1] + 0.2
