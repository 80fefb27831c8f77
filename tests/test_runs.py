"""A run on the stage: whatever it does, the dot is in sight and its numbers stand still."""

from itertools import pairwise
from time import process_time

import numpy as np
import pytest
from audited import dealt, drafted
from drawn import STYLE

from grokdl import Parameters, gradient_descent
from grokdl.audit.audit import audit
from grokdl.audit.check import Check
from grokdl.audit.outlines import circles
from grokdl.catalog import gallery
from grokdl.catalog.look import Look
from grokdl.catalog.request import Request
from grokdl.lesson import Run, Walk
from grokdl.lesson.storyboard import alternating, stops_between
from grokdl.lesson.walk import FLIGHT
from grokdl.stage import Box

ZONE = Box(-6, -1, 2, 3)
DRAFT = Look(quality="draft")
SHARES = np.linspace(0, 1, 61)[:-1].tolist()
LONG = {
    "gradient descent": {"iterations": 100_000, "alpha": 1e-3},
    "hot and cold": {"iterations": 100_000, "step_amount": 1e-6},
}


def walked(run: Run, stops: list[int]):
    """Bring a run to many moments of a walk, and yield the share of each."""
    walk = Walk(run, stops)
    for share in SHARES:
        walk.bring_to(run.weight_now, share)
        run.redraw()
        yield share


@pytest.mark.parametrize("alpha", [-10, -0.5, -1e-3])
def test_a_dot_that_runs_away_stays_in_the_picture(alpha):
    run = Run(
        STYLE,
        gradient_descent(Parameters(weight=0.5, input=1.2, goal_prediction=0.8, alpha=alpha)),
        ZONE,
        1,
    )
    for _ in walked(run, [0, 1, 4, 9, 19]):
        assert len(run.plot.dot.dot.points)


def diverging(input: float = 2, **changes: float) -> Run:
    given = Parameters(weight=0.5, input=input, goal_prediction=0.8).change(**changes)
    return Run(STYLE, gradient_descent(given), ZONE, 1)


@pytest.mark.parametrize("input", [2, 5, 50])
def test_a_dot_that_flies_out_of_the_picture_stays_in_it(input):
    run = diverging(input)
    run.look(run.story.view(ZONE, 0, 2))
    for _ in walked(run, [2, 3, 6, 9]):
        assert len(run.plot.dot.dot.points)


@pytest.mark.parametrize("input", [1.5, 2, 12])
def test_while_the_view_turns_a_diverging_dot_never_comes_nearer_to_the_goal_on_screen(input):
    run = diverging(input)
    before = None
    for _ in walked(run, [0, 1, 2, 3, 6, 9]):
        away = abs(run.view.x(float(run.weight_now.get_value())) - run.view.x(0.8 / input))
        width = run.view.high - run.view.low
        if before is not None and before[0] != width:
            assert away >= before[1] - 1e-9
        before = width, away


@pytest.mark.parametrize("input", [1.3, 1.5, 2, 12])
def test_the_landings_of_a_lapse_lie_on_both_sides_in_turn(input):
    run = diverging(input, iterations=100)
    stops = alternating(stops_between(0, run.story.last, 12))
    sides = [run.weight(stop) > 0.8 / input for stop in stops]
    assert all(one != other for one, other in pairwise(sides))


def test_a_dot_in_flight_is_on_its_chord_above_the_best_weight():
    run = diverging(1.1, weight=0, iterations=4)
    walk = Walk(run, [0, 1])
    best = 0.8 / 1.1
    walk.bring_to(run.weight_now, FLIGHT * best / 0.88)
    assert pytest.approx(best) == run.weight_now.get_value()
    run.redraw()
    (dot,) = circles(run.plot.dot.dot.points)
    assert pytest.approx(0.64 + best / 0.88 * (run.error(1) - 0.64)) == run.view.error(dot.y)


def test_a_flight_is_over_once_the_next_stop_is_reached():
    run = diverging(1.1, weight=0, iterations=4)
    walk = Walk(run, [0, 1, 2])
    walk.bring_to(run.weight_now, 0.25)
    assert (0, run.weight(1)) == run.state.flight
    walk.bring_to(run.weight_now, 0.75)
    assert (run.weight(1), run.weight(2)) == run.state.flight
    walk.bring_to(run.weight_now, 1)
    assert run.state.flight is None


def test_a_run_that_is_over_is_seen_at_its_last_finite_step():
    fast = Parameters(weight=0.5, input=1e6, goal_prediction=0.8, alpha=10, iterations=99)
    slow = fast.change(alpha=1e-12)
    run = Run(STYLE, gradient_descent(fast), ZONE, 1, [gradient_descent(slow)])
    run.look(run.story.view(ZONE, 0, 99))
    assert len(run.history) < 99
    assert run.fits(99)


def test_a_weight_that_stays_does_not_waver_on_its_way():
    run = Run(
        STYLE, gradient_descent(Parameters(weight=0.1, input=0, goal_prediction=0.8)), ZONE, 1
    )
    weights = {float(run.weight_now.get_value()) for _ in walked(run, [0, 5, 19])}
    assert {0.1} == weights


@pytest.mark.parametrize(("alpha", "expected"), [(1e-6, True), (1e-3, True), (0.3, False)])
def test_steps_too_small_to_see_are_shown_under_a_lens(alpha, expected):
    enlarged = []

    class Looking(Check):
        def look(self, frame):
            enlarged.append(frame.scene.run.plot.step_lens in frame.scene.mobjects)
            yield from ()

    parameters = gallery.find("overshoot").parameters.change(alpha=alpha)
    info = gallery.find("overshoot")
    audit(Request(info=info, parameters=parameters, look=DRAFT), checks=[Looking])
    assert expected == any(enlarged)


@pytest.mark.parametrize(("name", "method"), dealt(LONG))
def test_a_run_of_100000_steps_takes_seconds(name, method):
    request = drafted(name, LONG[method])
    began = process_time()
    found = audit(request, checks=[])
    assert process_time() - began < 10
    assert found.duration <= 60


def test_a_next_weight_that_lands_but_for_rounding_stands_still_on_the_way():
    whatever = Parameters(weight=-258400, input=-79.88, goal_prediction=0, alpha=79.88**-2)
    run = Run(STYLE, gradient_descent(whatever), ZONE, 1)
    ways = {(run.weight_now.set_value(-258400 + k), run.next_weight)[1] for k in range(1, 999)}
    assert {0.0} == ways
    run.weight_now.set_value(run.weight(0))
    assert float(run.history.weights[1]) == run.next_weight


def test_a_run_may_keep_the_slope_to_itself_after_every_landing():
    run = diverging()
    run.slope_in_numbers = False
    run.land(0)
    assert len(run.plot.tangent.line.points)
    assert not run.plot.tangent.word.shown
    run.slope_in_numbers = True
    run.land(0)
    assert run.plot.tangent.word.shown
