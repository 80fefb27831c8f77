"""A bowl on its side, beside a run's column: its curve, its dot and its bar, read back."""

import numpy as np
import pytest
from drawn import STYLE, faults_of

from grokdl import Parameters, gradient_descent
from grokdl.audit.outlines import circles, reached
from grokdl.lesson.fork_windows import window_of
from grokdl.mobjects.bowl_on_its_side import LEAST, BowlOnItsSide
from grokdl.mobjects.plane import AxisName, Plane
from grokdl.stage import Box

BOX = Box(-6, -3, 6, 3)
RUN = Parameters(weight=0.5, input=2, goal_prediction=0.8, iterations=20)


def beside(alpha=0.1, box=BOX, **changes):
    """The bowl of a run over its alpha, and the run's weights."""
    given = RUN.change(alpha=alpha, **changes)
    plane = Plane(STYLE, box, AxisName("alpha"), AxisName("weight"), [window_of(given)])
    weights = gradient_descent(given).weights.tolist()
    return BowlOnItsSide(STYLE, plane, alpha, given, weights), weights


def weight_and_error(bowl, x, y):
    """What a point in the bowl stands for."""
    zone, window = bowl.plane.zone, bowl.plane.window
    share = (y - zone.bottom) / zone.height
    error = bowl.side * (x - bowl.base) / bowl.reach * bowl.top
    return window.bottom + share * (window.top - window.bottom), error


def dot_of(bowl):
    (at,) = circles(bowl.dot.points)
    return weight_and_error(bowl, at.x, at.y)


@pytest.mark.parametrize("moment", [0, 1, 3])
def test_the_dot_is_at_the_weight_and_the_error_of_a_step(moment):
    bowl, weights = beside()
    bowl.show(moment)
    weight = weights[moment]
    assert pytest.approx((weight, (2 * weight - 0.8) ** 2)) == dot_of(bowl)
    end = weight_and_error(bowl, *bowl.bar.points[-1][:2])
    assert pytest.approx(dot_of(bowl)) == end
    assert pytest.approx(bowl.base) == bowl.bar.points[0][0]


def test_between_two_steps_the_dot_is_in_the_bowl():
    bowl, weights = beside()
    bowl.show(0.5)
    weight, error = dot_of(bowl)
    assert pytest.approx((weights[0] + weights[1]) / 2) == weight
    assert pytest.approx((2 * weight - 0.8) ** 2) == error


def test_a_step_across_the_goal_is_a_flight_straight_over_it():
    bowl, weights = beside(0.45)
    bowl.show(0.5)
    weight, error = dot_of(bowl)
    first, second = ((2 * at - 0.8) ** 2 for at in weights[:2])
    assert pytest.approx(((weights[0] + weights[1]) / 2, (first + second) / 2)) == (weight, error)


@pytest.mark.parametrize("end", [0, -1])
def test_its_arms_end_where_the_plane_does(end):
    bowl, _ = beside()
    bowl.show(0)
    weight, error = weight_and_error(bowl, *bowl.bowl.points[end][:2])
    window = bowl.plane.window
    assert pytest.approx((window.bottom, window.top)[end]) == weight
    assert pytest.approx((2 * weight - 0.8) ** 2) == error


def test_where_it_has_been_stays_pale():
    bowl, weights = beside()
    bowl.show(3)
    been = [weight_and_error(bowl, at.x, at.y)[0] for at in circles(bowl.ghosts.points)]
    assert pytest.approx(weights[:3]) == been


def test_folded_it_lies_on_the_column_and_is_gone():
    bowl, _ = beside()
    bowl.show(0, 0.999)
    assert np.abs(bowl.bowl.points[:, 0] - bowl.base).max() < 0.02
    bowl.show(0, 1)
    assert [0, 0] == [len(bowl.bowl.points), len(bowl.dot.points)]


@pytest.mark.parametrize(("alpha", "side"), [(0.02, 1), (0.3, 1), (0.58, -1)])
def test_it_is_on_the_right_of_its_run_where_there_is_room(alpha, side):
    bowl, _ = beside(alpha)
    bowl.show(0)
    assert (side, True) == (bowl.side, bowl.there)
    assert bowl.plane.zone.grown(0.2).holds(reached(bowl.bowl.points))
    assert [] == faults_of(bowl, BOX)


@pytest.mark.parametrize(
    ("box", "changes"), [(BOX, {"input": 0}), (Box(-LEAST, -3, LEAST - 0.3, 3), {"alpha": 0.3})]
)
def test_without_room_or_errors_that_differ_there_is_none(box, changes):
    assert not beside(**{"box": box, **changes})[0].there


def test_the_name_of_the_error_goes_with_the_first_step():
    bowl, _ = beside()
    shown = []
    for moment in (0, 0.9, 1, 2):
        bowl.show(moment)
        shown.append(bowl.name.shown)
    assert [True, True, False, False] == shown
