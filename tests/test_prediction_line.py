"""The line of predictions beside a bowl whose input changes, read back."""

import pytest
from drawn import STAGES, STYLE, faults_of, said

from grokdl import Parameters
from grokdl.audit.outlines import circles, reached
from grokdl.mobjects.goal_ring import RADIUS
from grokdl.mobjects.prediction_line import PredictionLine
from grokdl.stage import Box, View

BEGAN = Parameters(weight=0, input=0.5, goal_prediction=0.8)
BOX = Box(1, -2.5, 6, 2.5)
VIEW = View(Box(-6, -3, 1, 3), -0.5, 4, 1)


def shown(input, weight=0.0, box=BOX):
    drawn = PredictionLine(STYLE, box, VIEW, BEGAN)
    drawn.show(BEGAN.change(input=input), weight)
    return drawn


def read(drawn, x, y):
    """The weight and the prediction at a place: the level of the goal is in the middle."""
    left, bottom, right, top = drawn.zone
    weight = -0.5 + (x - left) / (right - left) * 4.5
    return weight, 0.8 + (y - (bottom + top) / 2) / (top - bottom) * 2


@pytest.mark.parametrize(("input", "best"), [(0.5, 1.6), (1.1, 0.727), (2, 0.4)])
def test_the_line_is_input_times_weight_and_crosses_the_goal_at_the_best_weight(input, best):
    drawn = shown(input)
    for x, y in drawn.line.points[[0, -1], :2]:
        weight, prediction = read(drawn, x, y)
        assert pytest.approx(input * weight, abs=1e-6) == prediction
    ring = reached(drawn.ring.points)
    assert pytest.approx((best, 0.8), abs=1e-3) == read(drawn, *ring.centre)
    assert pytest.approx(2 * RADIUS, abs=0.02) == ring.width


def test_a_larger_input_leaves_the_miss_at_weight_0_and_makes_it_grow_elsewhere():
    at_0 = [reached(shown(input).miss.points).height for input in (0.5, 1.1)]
    assert pytest.approx(at_0[0]) == at_0[1]
    beyond = [reached(shown(input, 1.0).miss.points).height for input in (1.1, 1.5)]
    assert pytest.approx([0.3, 0.7]) == [high / shown(1).zone.height * 2 for high in beyond]


def test_the_dot_is_on_the_line_and_gone_where_its_prediction_is_out_of_sight():
    (at,) = circles(shown(1.1, 0.5).dot.points)
    assert pytest.approx((0.5, 0.55)) == read(shown(1.1), at.x, at.y)
    assert 0 == len(shown(1.1, 3.0).dot.points) == len(shown(1.1, 3.0).miss.points)


@pytest.mark.parametrize("shape", STAGES)
@pytest.mark.parametrize("input", [0.5, 1.1, 2, -1])
def test_it_names_its_axes_and_the_goal_and_keeps_to_its_box(shape, input):
    box = STAGES[shape].readout
    assert PredictionLine.fits(box)
    drawn = PredictionLine(STYLE, box, VIEW, BEGAN.change(input=0.5 if input > 0 else -0.5))
    drawn.show(BEGAN.change(input=input), 0)
    assert ["prediction", "weight", "goal"] == said(drawn)
    assert [] == faults_of(drawn, box)


def test_a_low_box_has_no_room():
    assert not PredictionLine.fits(Box(0, 0, 6, 3))
