"""Runs side by side in small bowls: what each does, and which comes home soonest."""

import numpy as np
import pytest
from drawn import MIDDLES, STYLE

from grokdl import Parameters, gradient_descent
from grokdl.audit.outlines import reached
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
    words = ["creeps: still far", "settles", "one jump", "bounces for ever", "runs away"]
    assert words == [label.text for label in panes.verdicts]
    assert ["0.004", "0.4", "1", "2", "−0.4"] == [sum.result[1].text for sum in panes.sums]


@pytest.mark.parametrize("box", MIDDLES.values(), ids=MIDDLES)
def test_under_each_bowl_alpha_is_multiplied_by_the_squared_input(box):
    product = panes_of((0.001, 0.1, 0.25, 0.5, -0.1), box).sums[1].product
    assert "0.1 × 2 ²" == " ".join(label.text for label in product)


def test_a_sum_that_has_no_room_is_its_result_alone():
    sums = panes_of((0.1234,) * 7, MIDDLES["1:1"], input=1.234567891234).sums
    assert [0, 2] == [len(part) for part in sums[0].parts]


def test_only_a_run_that_creeps_has_a_way_left_from_its_dot_to_the_ring():
    panes = panes_of((0.001, 0.1, 0.6))
    view, left = panes.bowls[0].view, panes.to_go[0].points[:, 0]
    assert [True, False, False] == [len(way.points) > 0 for way in panes.to_go]
    assert pytest.approx(view.x(0.4)) == left.min()
    assert pytest.approx(view.x(0.4 + 0.1 * 0.996**20)) == left.max()
    assert 0 == panes.creeping


def test_the_colours_tell_what_comes_home_from_what_creeps():
    assert 3 == len(
        {label.get_fill_color().to_hex() for label in panes_of((0.001, 0.1, 1)).verdicts}
    )


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


def test_the_runs_that_go_uphill_come_before_the_others():
    panes = panes_of((0.001, -0.1, 0.6, -2, 0))
    assert [1, 3] == panes.uphill
    assert [1, 3, 0, 2, 4] == panes.uphill_first


def test_all_runs_that_come_home_are_lit_together():
    panes = panes_of((-0.1, 0.1, 0.6, 0.45))
    panes.light(*panes.coming_home)
    halves = np.array_split(panes.panes.light.points, 2)
    assert [1, 3] == panes.coming_home
    for k, outline in zip((1, 3), halves, strict=True):
        assert pytest.approx(tuple(panes.panes.panes[k])) == tuple(reached(outline))


@pytest.mark.parametrize(
    ("input", "steps", "seconds"),  # of the try with alpha 1
    [(2, 1, 1.0), (1.442, 7, 1.4), (1.4, 20, 4.0), (1.3, 20, 1.2), (0.5, 20, 1.2)],
)
def test_a_try_that_swings_widely_is_slow_and_not_seen_again(input, steps, seconds):
    panes = panes_of(TRIES, input=input)
    assert (steps, pytest.approx(seconds)) == (panes.last_seen(1), panes.seconds_of(1))
    assert ({1} if steps > 1 and input > 1 else set()) == panes.flickering


@pytest.mark.parametrize(("input", "seconds"), [(1.4, 4.0), (0.5, 0.7 * 1.2)])
def test_a_try_that_swings_for_long_is_as_slow_in_a_lesson_told_briskly(input, seconds):
    panes = panes_of(TRIES, input=input)
    assert pytest.approx(seconds) == 0.7 * panes.seconds_of(1, pace=0.7)


@pytest.mark.parametrize(("alphas", "pace"), [((0.1, 0.45), 1.0), ((0.1, 0.2), 0.7)])
def test_runs_that_swing_take_their_steps_no_faster_in_a_lesson_told_briskly(alphas, pace):
    panes = panes_of(alphas)
    assert pytest.approx(pace * panes.seconds_of_all()) == 0.7 * panes.seconds_of_all(pace=0.7)
