"""The fork: many runs at once, and what is drawn of them, read back and audited."""

from dataclasses import replace

import numpy as np
import pytest
from drawn import MIDDLES, STYLE, faults_of
from hypothesis import given
from small_scenes import STILL, found, moved

from grokdl import Parameters, gradient_descent, numerals
from grokdl.audit.forks import Forks
from grokdl.audit.outlines import circles, reached
from grokdl.catalog.lesson_info import LessonInfo
from grokdl.learning.many_runs import weights_of
from grokdl.lesson import Forking, RunScene
from grokdl.lesson.fork_labels import ForkLabels
from grokdl.lesson.fork_windows import (
    between,
    columns,
    evenly,
    limit_of,
    seconds_between,
    window_of,
)
from grokdl.mobjects.fork_plot import Column, ForkPlot, ForkState
from grokdl.mobjects.plane import AxisName, Plane, Window
from grokdl.mobjects.text import Label
from grokdl.stage import Box
from samples import any_parameters

BOX = Box(-6, -3, 6, 3)
RUN = Parameters(weight=0.5, input=2, goal_prediction=0.8)
LIMIT = 0.5
ALPHAS = evenly(0.0, 0.6, 61)


def plane_of(box=BOX):
    return Plane(STYLE, box, AxisName("alpha"), AxisName("weight"), [window_of(RUN)])


def plot_of(plane, steps=200, kept=20):
    plot = ForkPlot(STYLE, plane, ALPHAS, weights_of(RUN, ALPHAS, steps), kept)
    plot.show(ForkState(len(ALPHAS)))
    return plot


def heights_over(plot, alpha):
    """Where the dashes over an alpha are."""
    ends = plot.fork.points.reshape(-1, 4, 3)[:, (0, 3), :2]
    middles = ends.mean(axis=1)
    return sorted(middles[np.abs(middles[:, 0] - plot.plane.x(alpha)) < 1e-6][:, 1].tolist())


@given(any_parameters())
def test_many_runs_at_once_are_the_trainers_to_the_last_digit(given):
    alphas = (given.alpha, 0.1, 1.0, -0.3)
    runs = weights_of(given, alphas, 60)
    for alpha, row in zip(alphas, runs, strict=True):
        weights = gradient_descent(given.change(alpha=alpha, iterations=60)).weights.tolist()
        assert weights + weights[-1:] * (61 - len(weights)) == row.tolist()


@pytest.mark.parametrize(("input", "limit"), [(2, 0.5), (0.5, 8), (-1, 2), (0, None)])
def test_the_limit_is_two_divided_by_input_squared(input, limit):
    assert limit == limit_of(RUN.change(input=input))


@pytest.mark.parametrize("alpha", [0.1, 0.25, 0.45])
def test_below_the_limit_there_is_one_dash_at_the_best_weight(alpha):
    plot = plot_of(plane_of())
    assert [pytest.approx(plot.plane.y(0.4), abs=0.01)] == heights_over(plot, alpha)


def test_at_the_limit_there_are_two_dashes_and_beyond_it_none():
    plot = plot_of(plane_of())
    expected = [pytest.approx(plot.plane.y(weight), abs=0.01) for weight in (0.3, 0.5)]
    assert expected == heights_over(plot, LIMIT)
    assert [] == heights_over(plot, 0.55)


def test_runs_are_drawn_from_left_to_right():
    plot = plot_of(plane_of())
    plot.show(ForkState(31, "0.30"))
    assert reached(plot.fork.points).right <= plot.plane.x(0.31)
    assert pytest.approx(plot.plane.x(0.3)) == reached(plot.marker.points).centre.x
    assert "0.30" == plot.number.text


@pytest.mark.parametrize("box", MIDDLES.values(), ids=MIDDLES)
def test_nothing_leaves_the_box(box):
    plane = plane_of(box)
    plot = plot_of(plane)
    plot.show(ForkState(1, "0.0000"))
    assert [] == faults_of(plane, box) + faults_of(plot, box)


def test_at_the_marker_all_weights_of_the_run_are_seen():
    plot = plot_of(plane_of(), steps=5, kept=2)
    plot.show(ForkState(11, "0.10"))
    weights = gradient_descent(RUN.change(alpha=ALPHAS[10], iterations=5)).weights
    expected = sorted(map(plot.plane.y, weights.tolist()))
    assert pytest.approx(expected) == sorted(plot.whole.points[::4, 1].tolist())
    plot.show(ForkState(11))
    assert 0 == len(plot.whole.points)


def test_a_column_shows_the_weights_of_one_run_and_its_dot_where_it_is():
    plane = plane_of()
    weights = gradient_descent(RUN.change(alpha=0.1, iterations=5)).weights.tolist()
    column = Column(STYLE, plane, 0.1, weights)
    column.show(1, 3.0)
    expected = sorted(plane.y(weight) for weight in weights[1:4])
    assert pytest.approx(expected) == sorted(column.dashes.points[::4, 1].tolist())
    (dot,) = circles(column.dot.points)
    assert pytest.approx(tuple(plane.point(0.1, weights[3]))) == tuple(dot)
    assert "step 3 of 5" == column.count.text


CLOSE = Window(0.494, 0.506, 0.1, 0.7)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 1.0])
def test_a_closer_look_keeps_the_limit_in_sight_and_ends_with_it_in_the_middle(share):
    first = window_of(RUN)
    window = between(first, CLOSE, LIMIT, share)
    across = (LIMIT - window.left) / (window.right - window.left)
    start = LIMIT / (first.right - first.left)
    assert pytest.approx(start + share * (0.5 - start)) == across
    assert share not in (0, 1) or window == (CLOSE if share else first)


def test_seen_closer_there_are_two_arms_at_the_limit():
    plane = plane_of()
    plot, alphas = plot_of(plane), evenly(CLOSE.left, CLOSE.right, 121)
    plane.show(CLOSE)
    plot.look(alphas, weights_of(RUN, alphas, 200))
    expected = [pytest.approx(plane.y(weight), abs=0.01) for weight in (0.3, 0.5)]
    assert expected == heights_over(plot, LIMIT)


@pytest.mark.parametrize(("last", "count"), [(CLOSE.right, 41), (0.5001, 21)])
def test_seen_closer_each_run_is_a_column_and_one_is_at_the_limit(last, count):
    alphas = columns(replace(CLOSE, right=last), LIMIT, 20)
    assert count == len(alphas)
    assert LIMIT == alphas[20]
    assert pytest.approx(0.0003) == alphas[1] - alphas[0]


def test_with_more_steps_the_arms_close_up_to_the_limit():
    plane = plane_of()
    plot, alphas = plot_of(plane), evenly(CLOSE.left, CLOSE.right, 121)
    plane.show(CLOSE)
    open_before = []
    for steps in (200, 2000):
        plot.look(alphas, weights_of(RUN, alphas, steps), str(steps))
        heights = [heights_over(plot, alpha) for alpha in alphas if alpha < LIMIT]
        open_before.append(sum(len(each) > 1 for each in heights))
        assert 2 == len(heights_over(plot, LIMIT))
        assert (str(steps), steps) == (plot.count.text, plot.steps)
    assert [59, 9] == open_before


INFO = LessonInfo(
    scene="Small",
    title="Small",
    section="4.25",
    says="A test.",
    parameters=RUN.without("iterations").declare(
        runs=(int, 61), repeats=(int, 100), kept=(int, 20)
    ),
)


def forking(tamper=lambda fork: None, **changes):
    """A lesson that shows all drawings of a fork, after they were tampered with."""

    class Small(RunScene):
        info = INFO

        def construct(self):
            self.parameters = INFO.parameters.change(**{"alpha": 0.1, **changes})
            self.history = self.histories[""] = self.learn(self.parameters)
            fork = Forking(self, self.stage.middle)
            fork.plot.show(ForkState(40, numerals.plain(fork.alphas[39])))
            column = fork.make_column(self.learn(fork.first_run).weights.tolist())
            column.show(0, 2.0)
            tamper(fork)
            self.add(fork.plane, fork.plot, column)
            self.hold(STILL)

    return Small


def closer(look):
    """Return what `look` finds in a fork after its closer look."""
    seen = []

    def tamper(fork):
        label = Label(STYLE, "the limit")
        fork.draw_limit()
        fork.zoom(label)[0].interpolate(1.0)
        seen.append(look(fork, label))

    found(forking(tamper))
    return seen[0]


def test_the_columns_are_picked_out_one_by_one_up_to_the_limit():
    def look(fork, label):
        fork.pick().interpolate(1.0)
        weights = gradient_descent(fork.at_limit).weights.tolist()[-2:]
        ys = {round(y, 6) for y in fork.plot.picked.points[::4, 1].tolist()}
        mark = reached(fork.plot.marker.points).centre.x
        return ys == {round(fork.plane.y(w), 6) for w in weights}, mark - fork.labels.limit_x

    assert (True, pytest.approx(0)) == closer(look)


def test_the_run_at_the_limit_lands_on_one_arm_and_then_on_the_other():
    def look(fork, label):
        weights = gradient_descent(fork.at_limit).weights.tolist()
        column = fork.make_column(weights, fork.limit_alpha)
        landings = []
        for _ in range(4):
            fork.hop(0.5, 0.5).interpolate(1.0)
            landings += [at.y for at in circles(column.dot.points)]
        arms = heights_over(fork.plot, fork.limit_alpha)
        return [[round(abs(y - arm), 2) for arm in arms].index(0) for y in landings]

    assert [0, 1, 0, 1] == closer(look)


def test_with_more_steps_the_arms_go_and_where_they_were_stays():
    def look(fork, label):
        arms = fork.plot.fork.points
        fork.go_on(label).interpolate(1.0)
        near = [len(heights_over(fork.plot, alpha)) for alpha in fork.columns]
        limit = fork.columns.index(fork.limit_alpha)
        return np.array_equal(arms, fork.plot.before.points), near[limit], near[limit + 1 :]

    same, at_limit, beyond = closer(look)
    assert (True, 2) == (same, at_limit)
    assert {0} == set(beyond)


@pytest.mark.parametrize(
    ("width", "alpha", "side"),
    [(12, 0.1, -1), (12, 0.02, 1), (12, 0.505, 1), (7.2, 0.53, None), (7.2, 0.59, None)],
)
def test_an_alpha_is_named_beside_its_run_where_there_is_room(width, alpha, side):
    plane = plane_of(Box(-width / 2, -3, width / 2, 3))
    label = ForkLabels(STYLE, plane, LIMIT).beside(Label(STYLE, "alpha 0.1866"), alpha)
    assert (side is None) == (label is None)
    if label is not None:
        assert side == (1 if label.box.left > plane.x(alpha) else -1)
        assert plane.zone.left < label.box.left < label.box.right < plane.zone.right
        assert not label.box.left < plane.x(LIMIT) < label.box.right


def test_an_alpha_beyond_the_plane_gives_way_to_one_that_is_named_where_it_would_stand():
    plane = plane_of(Box(-6, -3, 6, 3))
    labels = ForkLabels(STYLE, plane, LIMIT)
    other, edge = Label(STYLE, "alpha 0.52"), Label(STYLE, "1 →")
    far = labels.at_the_edge(edge, 0.0, other.place(-6, -3, 0))
    assert edge is far is labels.at_the_edge(edge, 0.0)
    assert None is labels.at_the_edge(edge, 0.0, other.place(edge.box.left + 0.05, -3, 1))
    run = next(a for a in np.linspace(0, 1, 1000) if plane.x(a) > edge.box.left + 0.05)
    assert None is labels.at_the_edge(edge, run)


def test_both_sides_of_the_arms_are_said_to_be_on_their_way():
    def look(fork, label):
        limit = fork.labels.limit_x
        return [(at.text, at.box.centre.x > limit) for at in fork.labels.on_the_way()]

    expected = [(STYLE.words("on the way"), False), (STYLE.words("still leaving"), True)]
    assert expected == closer(look)


def test_a_run_picked_out_that_is_another_is_caught():
    def pick(fork):
        fork.plot.show(ForkState(40, picked=10))

    assert set() == found(forking(pick), Forks)
    assert {"picture"} == found(
        forking(lambda fork: (pick(fork), moved(fork.plot.picked, 5))), Forks
    )


TAMPERED = {
    "the dashes": lambda fork: fork.plot.fork,
    "the run at the marker": lambda fork: fork.plot.whole,
    "the dot": lambda fork: fork.column.dot,
}


@pytest.mark.parametrize("part", TAMPERED.values(), ids=TAMPERED)
def test_what_is_beside_the_runs_is_caught(part):
    assert set() == found(forking(), Forks)
    assert {"picture"} == found(forking(lambda fork: moved(part(fork), 5)), Forks)


BOWL = {
    "the curve": lambda bowl: bowl.bowl,
    "the bar of the error": lambda bowl: bowl.bar,
    "the dot": lambda bowl: bowl.dot,
    "where it has been": lambda bowl: bowl.ghosts,
}


def with_a_bowl(tamper=lambda bowl: None):
    def add(fork):
        (bowl,) = fork.make_bowls(fork.scene.learn(fork.first_run).weights.tolist())
        bowl.show(2)
        tamper(bowl)
        fork.scene.add(bowl)

    return forking(add)


@pytest.mark.parametrize("part", BOWL.values(), ids=BOWL)
def test_a_part_of_the_bowl_beside_a_run_that_is_off_is_caught(part):
    assert set() == found(with_a_bowl(), Forks)
    assert {"picture"} == found(with_a_bowl(lambda bowl: moved(part(bowl), 5)), Forks)


NUMBERS = {
    "alpha": lambda fork: fork.plot.number,
    "step": lambda fork: fork.column.count,
    "steps of each": lambda fork: fork.plot.count,
}


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
def test_another_number_is_caught(number):
    assert {"number"} == found(forking(lambda fork: number(fork).set_text("0.7")), Forks)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, ""),
        ({"input": 0}, "no input"),
        ({"input": 0.1}, "too far"),
        ({"weight": 0.4}, "there"),
        ({"weight": 0.1, "input": 3, "goal_prediction": 0.3}, "rounding"),
    ],
)
def test_why_there_is_no_fork(changes, why):
    said = []
    found(forking(lambda fork: said.append(fork.why_not), **changes))
    assert [why] == said


def test_the_alpha_at_the_marker_has_two_digits_as_it_goes():
    shown = []

    def sweep(fork):
        swept = fork.sweep()
        for share in (0.3, 0.71):
            swept.interpolate(share)
            shown.append(fork.plot.number.text)

    found(forking(sweep))
    assert ["0.17", "0.42"] == shown


@pytest.mark.parametrize(("times", "seconds"), [(50, 2.4), (200, 3.25), (10, 2.4)])
def test_a_view_that_comes_four_times_as_near_takes_longer_so_that_no_number_flashes_by(
    times, seconds
):
    first = Window(0, 1, 0, 1)
    last = Window(0.5, 0.5 + 1 / times, 0, 1)
    assert pytest.approx(seconds, abs=0.01) == seconds_between(first, last)
