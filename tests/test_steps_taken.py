"""Steps taken, read back: each length under the axis is a step of the run."""

from itertools import pairwise

import pytest
from bowl import VIEW
from drawn import STYLE

from grokdl import Parameters, gradient_descent
from grokdl.mobjects.steps_taken import NEAREST, StepsTaken

RUN = gradient_descent(Parameters(weight=0, input=0.5, goal_prediction=0.8, iterations=16))
WEIGHTS = RUN.weights.tolist()


def taken(weight, step, weights=WEIGHTS, view=VIEW):
    drawn = StepsTaken(STYLE, weights)
    drawn.show(view, weight, step)
    return drawn


def places(drawn, view=VIEW):
    """Where the line ends, and where the ticks are, as weights."""
    ends = drawn.line.points.reshape(-1, 4, 3)[:, (0, 3), 0]
    line, *ticks = [[view.weight(x) for x in pair] for pair in ends.tolist()]
    return line, [tick[0] for tick in ticks]


@pytest.mark.parametrize("step", [1, 2, 3])
def test_there_is_a_tick_at_the_start_and_at_each_landing(step):
    line, ticks = places(taken(WEIGHTS[step], step))
    assert pytest.approx([WEIGHTS[0], WEIGHTS[step]]) == line
    assert pytest.approx(WEIGHTS[: step + 1]) == ticks


def test_while_a_step_is_taken_the_line_grows_and_no_tick_comes():
    line, ticks = places(taken(0.55, 1))
    assert pytest.approx(0.55) == line[1]
    assert pytest.approx(WEIGHTS[:2]) == ticks


def test_landings_that_cannot_be_told_apart_have_one_tick():
    _, ticks = places(taken(WEIGHTS[-1], len(WEIGHTS) - 1))
    apart = [b - a for a, b in pairwise(ticks)]
    assert min(apart) >= NEAREST / VIEW.zone.width * (VIEW.high - VIEW.low)


def test_at_the_start_there_is_none_and_none_leaves_the_view():
    assert len(taken(0, 0).line.points) == 0
    far = [0.5, 0.9, VIEW.high + 2]
    line, ticks = places(taken(far[-1], 2, far))
    assert pytest.approx(VIEW.high) == line[1]
    assert pytest.approx(far[:2]) == ticks
