"""The trail of a run, read back: its ghosts, their numbers, and the chords between them."""

import math

import numpy as np
import pytest
from bowl import BOOK, GOAL, VIEW, ZONE, last, standing
from drawn import STYLE

from grokdl import gradient_descent
from grokdl.audit.outlines import circles, hull, reached
from grokdl.mobjects.bowl_plot import BowlPlot
from grokdl.mobjects.error_bowl import error_at
from grokdl.mobjects.text import Number
from grokdl.mobjects.trail import Trail, Visited, put_beside
from grokdl.stage import Box, Point, View, box_at, met
from grokdl.stage.theme import SMALL


def test_ghosts_and_chords_are_at_the_weights_that_have_been():
    history = gradient_descent(BOOK)
    visited = [Visited(step.weight, step.error, True) for step in history[:3]]
    ahead = history[3].weight, history[3].error
    trail = Trail(STYLE)
    trail.show(VIEW, visited, ahead, [])
    spots = [VIEW.point(step.weight, step.error) for step in history]
    for path, spot in zip(trail.ghosts, reversed(spots[:3]), strict=True):
        assert [pytest.approx(spot)] == circles(path.points)
    ends = trail.chords.points[[0, 3, 4, 7, 8, 11], :2]
    assert np.allclose([spots[k] for k in (0, 1, 1, 2, 2, 3)], ends)


@pytest.mark.parametrize("step", np.linspace(0.05, 0.6, 23).tolist())
def test_a_step_s_number_is_nearer_to_its_dot_than_to_another(step):
    places = [GOAL + 0.62 - k * step for k in range(3)]
    plot = BowlPlot(STYLE, BOOK.change(weight=places[-1]), GOAL)
    visited = tuple(Visited(place, error_at(BOOK, place), False) for place in places[:-1])
    plot.show(standing(places[-1], visited=visited, step_number=3))
    dots = [VIEW.point(place, error_at(BOOK, place)) for place in places]
    labels = [*plot.trail.numbers[:2], plot.step_label]
    for label, own in zip(labels, dots, strict=True):
        if label.shown:
            assert own == min(dots, key=lambda dot: math.dist(dot, label.box.centre))
    assert step < 0.2 or all(label.shown for label in labels)


@pytest.mark.parametrize("degrees", range(0, 360, 5))
def test_the_digits_of_a_number_are_nearer_to_their_ghost_than_to_a_dot_that_leaves(degrees):
    ghost, trail = VIEW.point(GOAL, 0.3), Trail(STYLE)
    ahead = np.array([math.cos(math.radians(degrees)), math.sin(math.radians(degrees))])
    places = [Point(*(ghost + apart * ahead)) for apart in np.linspace(0.3, 0.9, 40)]
    dots = [(VIEW.weight(place.x), VIEW.error(place.y)) for place in places]
    for there, dot in zip(places, dots, strict=True):
        trail.show(VIEW, [Visited(GOAL, 0.3, False)], dot, [], until=dots[-1])
        if trail.numbers[0].shown:
            digits = hull(trail.numbers[0].points).centre
            assert math.dist(digits, ghost) < math.dist(digits, there)


def test_a_ghost_s_number_stays_where_it_is_while_the_dot_leaves():
    first, second, seen = GOAL + 0.35, GOAL + 0.1, set()
    plot = BowlPlot(STYLE, BOOK.change(weight=first), GOAL)
    visited = (Visited(first, error_at(BOOK, first), False),)
    for weight in np.linspace(first, second, 60).tolist():
        plot.show(standing(weight, next_weight=second, aimed=True, visited=visited))
        seen.add(plot.trail.numbers[0].at if plot.trail.numbers[0].shown else None)
    assert 1 == len(seen - {None})


@pytest.mark.parametrize("share", [0.81, 0.83])
def test_a_ghost_s_number_stands_off_the_arrow_at_the_edge(share):
    view = View(ZONE, GOAL - 1, GOAL + 1, 0.92)
    plot = BowlPlot(STYLE, BOOK.change(weight=-99), GOAL)
    places = [(GOAL - share, True), (GOAL + share / 2, False)]
    visited = tuple(Visited(place, error_at(BOOK, place), jumped) for place, jumped in places)
    plot.show(standing(-99, view, visited=visited))
    head = reached(plot.edge_mark.head.points)
    assert [False, False] == [head.overlaps(box) for box in plot.trail.number_boxes]


def test_a_dot_halfway_through_its_flight_is_in_the_middle_of_its_chord():
    plot = BowlPlot(STYLE, BOOK, GOAL)
    visited = (Visited(0, 0.64, True),)
    plot.show(standing(0.44, flight=(0, 0.88), visited=visited, step_number=None))
    start, end = VIEW.point(0, 0.64), VIEW.point(0.88, 0.028224)
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    assert [pytest.approx(middle)] == circles(plot.dot.dot.points)
    assert pytest.approx(middle) == last(plot.trail.chords)
    assert (0, 0) == (len(plot.dot.height_line.points), len(plot.tangent.line.points))


@pytest.mark.parametrize(("step", "numbered"), [(1, True), (2, False)])
def test_a_ghost_after_steps_that_a_time_lapse_leaves_out_has_no_number(step, numbered):
    trail = Trail(STYLE)
    been = [Visited(0.2, 0.33, False, 0), Visited(1.2, 0.3, False, step)]
    trail.show(VIEW, been, (0.73, 0.0), [])
    assert [True, numbered] == [number.shown for number in trail.numbers[:2]]


@pytest.mark.parametrize(("lift", "shown"), [(0.0, False), (0.3, True)])
def test_a_ghost_s_number_gives_way_to_a_line_through_it(lift, shown):
    trail = Trail(STYLE)
    trail.show(VIEW, [Visited(0.2, 0.33, False)], (1.2, 0.3), [])
    middle = trail.numbers[0].box.centre
    trail.make_way_for_a_line(
        (Point(middle.x - 1, middle.y + lift), Point(middle.x + 1, middle.y + lift))
    )
    assert shown == trail.numbers[0].shown


@pytest.mark.parametrize(("away", "shown"), [(0.01, False), (0.04, False), (0.08, True)])
def test_a_ghost_s_number_gives_way_to_the_halo_of_a_line_that_passes_it(away, shown):
    trail = Trail(STYLE)
    trail.show(VIEW, [Visited(0.2, 0.33, False)], (1.2, 0.3), [])
    number = trail.numbers[0]
    y = reached(number.points).top + away
    trail.make_way_for_a_line((Point(number.box.left - 1, y), Point(number.box.right + 1, y)))
    assert shown == number.shown


def test_a_wide_number_finds_a_place_beside_the_error_axis_over_a_narrow_bowl():
    number, spot = Number(STYLE, "67880", size=SMALL, weight="semibold", anchor=0.5), Point(0, 0)
    axis = Box(-0.04, 0, 0.04, 4)
    walls = [box_at(Point(side * 1.2, 0.5), (0.7, 1)) for side in (-1, 1)]
    assert put_beside(number, spot, [], Box(-3, 0, 3, 4), [axis, *walls], is_far=True)
    assert [] == met(number.box, [axis, *walls])
