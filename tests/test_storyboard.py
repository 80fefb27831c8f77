"""Which steps are shown, for how long, and from where."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grokdl import Parameters, gradient_descent
from grokdl.lesson.storyboard import (
    StepKind,
    Storyboard,
    alternating,
    fifteenths,
    goal_weight,
    reading_time,
    stops_between,
    thinned,
)
from grokdl.stage import Box
from samples import any_parameters, tame_parameters

ZONE = Box(-6, -1, 2, 3)


def story(**values: float) -> Storyboard:
    return Storyboard(gradient_descent(Parameters(**values)))


@given(st.floats(0, 100))
def test_a_duration_is_a_whole_number_of_fifteenths_near_what_was_wished(seconds):
    count = fifteenths(seconds) * 15
    assert pytest.approx(round(count), abs=1e-9) == count
    assert 1 <= round(count)
    assert abs(fifteenths(seconds) - seconds) <= max(1 / 30 + 1e-9, 1 / 15 - seconds)


@given(st.text(max_size=120))
def test_a_caption_stays_long_enough_to_be_read(text):
    assert reading_time(text) >= max(1, 0.06 * len(text)) - 1e-9
    assert fifteenths(reading_time(text)) == pytest.approx(reading_time(text))


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"input": 0.5}, StepKind.SLIDE),
        ({"input": 1.1}, StepKind.JUMP),
        ({"input": 2}, StepKind.JUMP),
        ({"input": 2, "alpha": 0.1}, StepKind.SLIDE),
        ({"alpha": -0.1}, StepKind.SLIDE),
        ({"alpha": 0}, StepKind.STILL),
        ({"input": 0}, StepKind.STILL),
        ({"weight": 0.4, "input": 2}, StepKind.STILL),
    ],
)
def test_a_step_slides_along_the_bowl_jumps_across_it_or_stays(values, kind):
    assert kind is story(**values).kind(0)


def test_the_gap_is_the_way_to_the_goal_weight():
    assert pytest.approx(0.1) == story(weight=0.5, input=2).gap(0)
    assert pytest.approx(0.3) == story(weight=0.5, input=2).gap(1)


def test_input_0_has_no_goal_weight_and_no_gap():
    assert goal_weight(Parameters(input=0)) is None
    assert 0 == story(input=0).gap(0)


@given(st.integers(0, 50), st.integers(0, 100_000), st.integers(2, 60))
def test_stops_begin_at_the_present_step_and_end_at_the_last(first, count, most):
    stops = stops_between(first, first + count, most)
    assert (first, first + count) == (stops[0], stops[-1])
    assert sorted(set(stops)) == stops
    assert len(stops) <= most + 1


@given(st.integers(0, 50), st.integers(0, 40))
def test_a_short_run_stops_at_every_step(first, count):
    assert list(range(first, first + count + 1)) == stops_between(first, first + count, 40)


@given(st.integers(100, 100_000))
def test_the_stops_of_a_long_run_lie_farther_and_farther_apart(count):
    stops = stops_between(0, count, 40)
    early, late = stops[1] - stops[0], stops[-1] - stops[-2]
    assert (1, True) == (early, late > 1)


@given(st.integers(0, 50), st.integers(1, 100_000), st.integers(2, 60))
def test_alternating_stops_are_on_both_sides_in_turn(first, count, most):
    stops = stops_between(first, first + count, most)
    kept = alternating(stops)
    assert (first, first + count) == (kept[0], kept[-1])
    assert sorted(set(kept)) == kept
    assert {1} == {(after - before) % 2 for before, after in pairwise(kept)}
    assert len(stops) - 1 <= len(kept) + len(stops) // 2
    assert len(kept) <= len(stops) + 1


def test_what_alternating_stops_leave_out_they_leave_out_in_pairs():
    assert [0, 1, 2, 3, 6, 9] == alternating([0, 1, 2, 3, 7, 9])
    assert [3, 4, 5] == alternating([3, 5])
    assert [7] == alternating([7])


@given(st.integers(2, 200), st.integers(2, 50))
def test_thinned_stops_keep_the_first_and_the_last(count, most):
    kept = thinned(list(range(count)), most)
    assert (0, count - 1) == (kept[0], kept[-1])
    assert len(kept) <= max(2, most)
    assert sorted(set(kept)) == kept


@given(tame_parameters(st.floats(-1, 4)), st.integers(0, 5), st.integers(0, 5))
def test_a_view_holds_its_steps(parameters, first, more):
    told = Storyboard(gradient_descent(parameters))
    view, history = told.view(ZONE, first, first + more), told.history
    for index in range(first, first + more + 1):
        assert view.shows(float(history.weights[index]), float(history.error[index]))


@given(tame_parameters(st.floats(0.01, 4)))
def test_a_view_has_the_goal_in_its_middle(parameters):
    view = Storyboard(gradient_descent(parameters)).view(ZONE, 0, 2)
    assert pytest.approx(goal_weight(parameters)) == (view.low + view.high) / 2


@given(st.lists(tame_parameters(st.floats(0.01, 4)), min_size=2, max_size=4))
def test_runs_side_by_side_have_one_view_that_holds_them_all(runs):
    histories = [gradient_descent(run) for run in runs]
    stories = [
        Storyboard(own, (*histories[:k], *histories[k + 1 :])) for k, own in enumerate(histories)
    ]
    views = [told.view(ZONE, 0, 2) for told in stories]
    assert 1 == len(set(views))
    assert all(told.others_fit(views[0], 2) for told in stories)
    goals = [goal_weight(run) for run in runs]
    edge = 0.12 * (views[0].high - views[0].low)  # there the goal's name finds its place
    assert all(views[0].low + edge < goal < views[0].high - edge for goal in goals)


@given(any_parameters())
def test_every_run_has_a_view_with_some_width_and_height(parameters):
    told = Storyboard(gradient_descent(parameters))
    for last in (1, told.last):
        view = told.view(ZONE, 0, last)
        assert view.low < view.high
        assert 0 < view.top < math.inf


def test_a_flat_bowl_is_seen_at_half_the_height():
    view = story(input=0, weight=0.5, goal_prediction=0.8).view(ZONE)
    assert pytest.approx(0.5) == 0.64 / view.top


@given(any_parameters())
def test_the_last_step_that_is_shown_leaves_room_for_arithmetic(parameters):
    told = Storyboard(gradient_descent(parameters))
    assert 0 <= told.last < len(told.history)
    assert told.last == 0 or told.history.error[told.last] <= 1e290


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"weight": 1543, "input": -724.7, "goal_prediction": -1e6, "alpha": 1.904e-6}, True),
        ({"input": 2, "alpha": 0.5}, True),
        ({"input": 2, "alpha": 0.1}, False),
        ({"input": 0}, False),
    ],
)
def test_a_run_wavers_if_its_weight_comes_back(values, expected):
    found = story(**values)
    assert expected == found.wavers(range(found.last + 1))


def test_what_floats_cannot_resolve_is_not_enlarged():
    beside = story(weight=0.1, input=3, goal_prediction=0.3, iterations=1)
    assert 0 < beside.history[0].error < 1e-30
    view = beside.view(ZONE)
    assert pytest.approx(2 * 1.35) == view.high - view.low
