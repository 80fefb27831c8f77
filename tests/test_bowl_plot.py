"""The bowl and what stands on it, read back: the dot, its tangent, the ring at the goal."""

import math

import pytest
from bowl import BOOK, GOAL, VIEW, ZONE, first, last, outlines, standing
from drawn import LOOKS, STYLE

from grokdl.audit.outlines import circles, on_curves, reached
from grokdl.mobjects.bowl_plot import BowlPlot
from grokdl.mobjects.bowl_state import BowlState
from grokdl.mobjects.error_bowl import ErrorBowl, error_at
from grokdl.mobjects.goal_ring import GoalRing
from grokdl.mobjects.old_frame import OldFrame
from grokdl.mobjects.tangent import SIDES, Moment, SlopePlace, Tangent
from grokdl.mobjects.trail import Visited
from grokdl.mobjects.weight_dot import WeightDot
from grokdl.stage import Point, View, box_at, clipped, met
from grokdl.stage.style import Style
from grokdl.stage.theme import THEMES


@pytest.mark.parametrize("input", [1.1, -2, 0.5, 0])
def test_the_bowl_is_exact_and_ends_at_the_view(input):
    parameters = BOOK.change(input=input)
    bowl = ErrorBowl(STYLE, parameters)
    bowl.show(VIEW)
    for x, y in on_curves(bowl.points):
        assert pytest.approx(error_at(parameters, VIEW.weight(x)), abs=1e-9) == VIEW.error(y)
    assert ZONE.grown(1e-6).holds(reached(bowl.points))


def test_a_bowl_may_be_drawn_in_part():
    bowl = ErrorBowl(STYLE, BOOK)
    bowl.show(VIEW, 0.5, 0.9)
    assert pytest.approx((0.5, 0.9)) == (
        VIEW.weight(first(bowl).x),
        VIEW.weight(last(bowl).x),
    )


@pytest.mark.parametrize(("turned", "shown"), [(0, True), (0.5, False), (1, True)])
def test_the_dot_has_no_number_while_the_view_turns(turned, shown):
    plot, wider = BowlPlot(STYLE, BOOK, GOAL), View(ZONE, GOAL - 3, GOAL + 3, 9)
    plot.show(standing(0.3, views=(VIEW, wider), turned=turned, step_number=2))
    assert shown == plot.step_label.shown


@pytest.mark.parametrize("weight", [0, 0.3, GOAL, 1.2])
def test_one_weight_drives_the_whole_picture(weight):
    plot = BowlPlot(STYLE, BOOK, GOAL)
    plot.show(standing(weight))
    (at,) = circles(plot.dot.dot.points)
    assert pytest.approx(VIEW.point(weight, error_at(BOOK, weight))) == at
    assert pytest.approx(0, abs=1e-9) == off_the_line(at, plot.tangent.line.points)


def off_the_line(at: Point, points) -> float:
    (ax, ay), (bx, by) = points[0][:2], points[-1][:2]
    return ((bx - ax) * (at.y - ay) - (by - ay) * (at.x - ax)) / math.hypot(bx - ax, by - ay)


def test_a_picture_follows_while_it_is_pulled_back():
    plot, far = BowlPlot(STYLE, BOOK, GOAL), View(ZONE, GOAL - 4, GOAL + 4, 20)
    state = standing(0, views=(VIEW, far), turned=0.5)
    plot.show(state)
    (at,) = circles(plot.dot.dot.points)
    assert pytest.approx(state.view.point(0, 0.64)) == at
    assert pytest.approx(4) == state.view.high - state.view.low


def test_a_plot_shown_twice_is_what_it_was_the_first_time():
    plot, state = BowlPlot(STYLE, BOOK, GOAL), standing(0.3, arrow_share=0.5, step_number=2)
    plot.show(state)
    before = [outlines(part) for part in plot.parts]
    plot.show(standing(1.1, View(ZONE, -3, 4, 9), slope_place=SlopePlace(7), goal_named=False))
    plot.show(state)
    for drawn, part in zip(before, plot.parts, strict=True):
        assert drawn == outlines(part)


def test_the_tangent_s_label_is_there_only_when_it_is_named():
    tangent, at = Tangent(STYLE), VIEW.point(0.3, error_at(BOOK, 0.3))
    tangent.show(VIEW, at, -1.0, named=False)
    assert tangent.label_box is None
    place, is_free = tangent.place_for(VIEW, [Moment(at, -1.0, [])])
    tangent.show(VIEW, at, -1.0, place=place)
    assert is_free
    assert ("−1", True) == (tangent.number.text, ZONE.holds(tangent.label_box))


def test_no_place_is_free_where_all_of_the_plot_is_covered():
    tangent, at = Tangent(STYLE), VIEW.point(0.3, 0.4)
    covered = Moment(at, -1.0, [ZONE.grown(1)])
    assert not tangent.place_for(VIEW, [covered])[1]
    assert not tangent.place_for(VIEW, [Moment(at, -1.0, []), covered])[1]


def test_where_no_place_is_free_at_all_weights_the_first_counts_with_what_is_seen_by_then():
    plot, asked = BowlPlot(STYLE, BOOK, GOAL), []

    def free_at_one(view, moments):
        asked.append(moments)
        return SlopePlace(len(moments)), len(moments) == 1

    plot.tangent.place_for = free_at_one
    state = standing(0.3, bowl_part=(0.3, 0.3))
    assert plot.slope_place(state, 0.3, 1.5) == SlopePlace(1)
    both, first_alone = asked
    assert [2, 1] == [len(both), len(first_alone)]
    unseen_yet = box_at(VIEW.point(1.2, error_at(BOOK, 1.2)), (0.1, 0.1))
    assert met(unseen_yet, both[0].obstacles) and not met(unseen_yet, first_alone[0].obstacles)


@pytest.mark.parametrize("slope", [-1.0, 0.2, 3.0])
def test_the_slope_is_not_written_on_the_tangent_itself(slope):
    tangent, at, named = Tangent(STYLE), VIEW.point(0.3, error_at(BOOK, 0.3)), []
    for side in range(len(SIDES)):
        tangent.show(VIEW, at, slope, place=SlopePlace(side))
        box = tangent.label_box
        named.append(box is not None)
        assert box is None or not clipped(*tangent.ends, box._replace(bottom=tangent.number.at.y))
    assert {True, False} == set(named)


def test_the_bowl_is_left_out_behind_the_whole_tangent():
    tangent, at = Tangent(STYLE), VIEW.point(0.3, error_at(BOOK, 0.3))
    tangent.show(VIEW, at, -1.0)
    assert reached(tangent.halo.points).holds(reached(tangent.line.points))
    assert tangent.halo.stroke_width > tangent.line.stroke_width
    tangent.hide()
    assert not len(tangent.halo.points)


def test_the_ring_is_gone_where_the_goal_is_not_seen():
    ring = GoalRing(STYLE, GOAL, 1)
    ring.show(VIEW, -2)
    assert ring.name_label.shown
    ring.show(View(ZONE, 5, 6, 1), -2)
    assert (0, False) == (len(ring.ring.points), ring.name_label.shown)


@pytest.mark.parametrize(("pulse", "circles_seen"), [(None, 0), (0.1, 1), (0.5, 3)])
def test_the_ring_answers_to_a_dot_that_crosses_it(pulse, circles_seen):
    ring = GoalRing(STYLE, GOAL, 0)
    ring.show(VIEW, -2, pulse=pulse)
    assert circles_seen == sum(len(answer.points) > 0 for answer in ring.answers)
    assert (pulse is None) == (ring.answer_box is None)


def test_the_old_frame_is_the_old_view_in_the_new_one():
    old, new = VIEW, View(ZONE, GOAL - 4, GOAL + 4, 16)
    frame = OldFrame(STYLE)
    frame.show(new, [old])
    corners = (*new.point(old.low, 0), *new.point(old.high, old.top))
    assert pytest.approx(corners) == tuple(reached(frame.points))


def test_a_name_that_is_taken_away_stays_away():
    ring = GoalRing(STYLE, GOAL, 1)
    ring.show(VIEW, -2)
    ring.show(VIEW, -2, named=False)
    assert 0 == len(ring.name_label.points)


def test_the_tangent_is_there_again_after_it_was_hidden():
    tangent, at = Tangent(STYLE), VIEW.point(0.3, error_at(BOOK, 0.3))
    tangent.show(VIEW, at, -1.0)
    shown = outlines(tangent)
    tangent.hide()
    assert 0 == len(tangent.line.points)
    tangent.show(VIEW, at, -1.0)
    assert shown == outlines(tangent)


def test_what_is_in_the_way_of_labels_does_not_grow_with_every_look():
    plot = BowlPlot(STYLE, BOOK, GOAL)
    state = BowlState(weight=0.0, next_weight=0.4, views=(VIEW, VIEW))
    plot.show(state)
    before = len(plot.obstacles(state))
    plot.slope_place(state, 0.0, 0.4)
    assert before == len(plot.obstacles(state))


@pytest.mark.parametrize("look", LOOKS)
def test_a_hollow_dot_has_the_weights_colour_on_every_ground(look):
    dot = WeightDot(Style(THEMES[look]))
    dot.hollow(True)
    assert THEMES[look].weight.lower() == dot.dot.get_stroke_color().to_hex().lower()
    assert THEMES[look].ground.lower() == dot.dot.get_fill_color().to_hex().lower()


def test_the_slope_is_named_again_when_what_lay_at_its_place_is_gone():
    tangent, at = Tangent(STYLE), VIEW.point(0, 0.64)
    tangent.show(VIEW, at, 0.0)
    place = tangent.label_box
    tangent.hide()
    for lines, named in ([place], False), ([], True):
        tangent.show(VIEW, at, 0.0, lines=lambda lines=lines: lines)
        assert named == tangent.word.shown == tangent.number.shown
    assert place == tangent.label_box


@pytest.mark.parametrize("numbered", [True, False])
def test_where_the_dot_has_been_is_numbered_unless_a_state_says_no(numbered):
    plot, been = BowlPlot(STYLE, BOOK, GOAL), (0.2, 1.1)
    visited = tuple(Visited(weight, error_at(BOOK, weight), False) for weight in been)
    plot.show(standing(GOAL, visited=visited, ghosts_numbered=numbered))
    assert [numbered, numbered] == [number.shown for number in plot.trail.numbers[:2]]
