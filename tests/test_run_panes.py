"""Runs side by side in small bowls: what each does, and which comes home soonest."""

import pytest
from drawn import MIDDLES, STYLE

from grokdl import Parameters, gradient_descent
from grokdl.audit.own_fields import own_claim, own_value
from grokdl.mobjects.run_panes import RunPanes

RUN = Parameters(weight=0.5, input=2, goal_prediction=0.8, iterations=20)
TRIES = 10, 1, 0.1, 0.01


def panes_of(alphas, box=MIDDLES["16:9"], **more):
    runs = [RUN.change(alpha=alpha, **more) for alpha in alphas]
    return RunPanes(STYLE, box, runs, [gradient_descent(run).weights.tolist() for run in runs])


@pytest.mark.parametrize(("input", "soonest"), [(2, 2), (1, 1), (1.4, 2), (0.01, 0), (20, None)])
def test_the_try_whose_steps_leave_least_of_the_gap_comes_home_soonest(input, soonest):
    assert soonest == panes_of(TRIES, input=input).soonest
    assert (soonest is None) == own_claim("no try comes home", {"input": input})
    assert soonest is None or TRIES[soonest] == own_value("soonest_alpha", {"input": input})


def test_each_run_has_its_verdict_in_words_and_its_reach():
    panes = panes_of((0.001, 0.1, 0.25, 0.5, -0.1))
    words = ["creeps", "settles", "one jump", "bounces for ever", "runs away"]
    assert words == [label.text for label in panes.verdicts]
    assert ["0.004", "0.4", "1", "2", "−0.4"] == [number.text for number in panes.reaches]


@pytest.mark.parametrize(("alpha", "steps"), [(0.1, 20), (0.6, 2), (10, 1)])
def test_a_run_is_seen_until_it_is_over_or_has_left_its_picture(alpha, steps):
    assert steps == panes_of((alpha,)).last_seen(0)


@pytest.mark.parametrize(
    ("alphas", "words"),
    [((0.1, 0.2), "stands still: this weight can't help"), ((0.1,) * 7, "stands still")],
)
def test_why_a_run_stands_still_is_left_out_where_it_has_no_room(alphas, words):
    panes = panes_of(alphas, input=0)
    assert {words} == {label.text for label in panes.verdicts}
    assert {1} == {len(label.lines) for label in panes.verdicts}
