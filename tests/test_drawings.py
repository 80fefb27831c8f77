"""Single drawings, read back: where they put what they are given."""

import math

import numpy as np
import pytest
from drawn import STYLE

from grokdl import Parameters, gradient_descent, numerals
from grokdl.audit.outlines import circles, on_curves, reached
from grokdl.mobjects.bowl_axes import BowlAxes
from grokdl.mobjects.bowl_plot import BowlPlot, BowlState
from grokdl.mobjects.edge_mark import EdgeMark
from grokdl.mobjects.error_bowl import ErrorBowl, error_at
from grokdl.mobjects.goal_ring import GoalRing
from grokdl.mobjects.lane import GAP_DROP, GapBracket, StepArrow
from grokdl.mobjects.lens import DOT, Lens, place_of_a_lens
from grokdl.mobjects.old_frame import OldFrame
from grokdl.mobjects.step_lens import StepLens
from grokdl.mobjects.tangent import SlopePlace, Tangent
from grokdl.mobjects.trail import Trail, Visited
from grokdl.mobjects.weight_dot import WeightDot
from grokdl.stage import Box, Point, View, theme

ZONE = Box(-6, -1, 2, 3)
PANEL = Box(3, -2, 6.6, 3)
BOOK = Parameters(weight=0, input=1.1, goal_prediction=0.8, iterations=4)
GOAL = 0.8 / 1.1
VIEW = View(ZONE, GOAL - 1, GOAL + 1, 1.6)


def first(path) -> Point:
    return Point(*path.points[0][:2].tolist())


def last(path) -> Point:
    return Point(*path.points[-1][:2].tolist())


# the axes


@pytest.mark.parametrize("half", [0.0051, 0.8, 5.1, 12.0, 5.1e6])
def test_at_least_two_ticks_can_be_read(half):
    axes = BowlAxes(STYLE)
    axes.show(View(ZONE, -half, half, 1.0))
    assert 2 <= sum(number.shown for number in axes.numbers)


def test_in_a_zoom_the_ticks_are_those_of_the_view_ahead():
    axes, ahead = BowlAxes(STYLE), View(ZONE, -100, 100, 1.0)
    axes.show(View(ZONE, -60, 60, 1.0), ahead)
    assert ["−50", "0"] == [number.text for number in axes.numbers if number.shown]


# the bowl and what stands on it


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


@pytest.mark.parametrize("weight", [0, 0.3, GOAL, 1.2])
def test_one_weight_drives_the_whole_picture(weight):
    plot = BowlPlot(STYLE, BOOK, GOAL)
    plot.show(standing(weight))
    (at,) = circles(plot.dot.dot.points)
    assert pytest.approx(VIEW.point(weight, error_at(BOOK, weight))) == at
    assert pytest.approx(0, abs=1e-9) == off_the_line(at, plot.tangent.line.points)


def standing(weight: float, view: View = VIEW, **more) -> BowlState:
    """The state of a plot whose dot stands at a weight."""
    return BowlState(**{"weight": weight, "next_weight": weight, "views": (view, view), **more})


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
    tangent.show(VIEW, at, -1.0)
    assert ("−1", True) == (tangent.number.text, ZONE.holds(tangent.label_box))


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


def test_ticks_stand_where_their_numbers_say():
    axes = BowlAxes(STYLE)
    axes.show(VIEW)
    for number in (number for number in axes.numbers if number.shown):
        weight = float(number.text.replace(numerals.MINUS, "-"))
        assert pytest.approx(weight, abs=1e-9) == VIEW.weight(number.at.x)


@pytest.mark.parametrize("half", [0.51, 5.1, 5.1e4, 0.5, 1, 1.35, 2, 3, 4, 7, 9.9])
@pytest.mark.parametrize("middle", [0, 0.727, -1e6])
def test_at_least_two_ticks_tell_the_scale_of_a_narrow_axis(half, middle):
    axes, pane = BowlAxes(STYLE), Box(-6.6, -1.5, -0.5, 1.7)
    axes.show(View(pane, middle - half, middle + half, 1))
    assert 2 <= sum(number.shown for number in axes.numbers)


def test_two_long_numbers_tell_the_scale_of_a_narrow_axis_too():
    axes, pane = BowlAxes(STYLE), Box(-6.37, -1.5, -1.2, 1.7)
    axes.show(View(pane, -0.00102100239935, -0.00102099964265, 1))
    shown = [number for number in axes.numbers if number.shown]
    assert ["−0.001021002", "−0.001021001"] == [number.text for number in shown]
    assert all(number.em >= theme.LEAST * 8 for number in shown)


# steps


def test_the_arrow_leads_from_weight_to_weight():
    arrow = StepArrow(STYLE)
    arrow.show(VIEW, 0, 0.88, "+ 0.88")
    assert pytest.approx((0, 0.88)) == (
        VIEW.weight(first(arrow.shaft).x),
        VIEW.weight(first(arrow.head).x),
    )


def test_an_arrow_that_leads_beyond_the_view_has_an_open_end_at_its_edge_and_no_head():
    arrow = StepArrow(STYLE)
    arrow.show(VIEW, 0, 99, "+ 99")
    assert (0, pytest.approx(ZONE.right)) == (len(arrow.head.points), last(arrow.open_end).x)


def test_a_step_too_short_to_see_has_no_arrow():
    arrow = StepArrow(STYLE)
    arrow.show(VIEW, 0.5, 0.5 + 1e-6, "+ 1e-6")
    assert (0, 0, False) == (len(arrow.shaft.points), len(arrow.head.points), arrow.label.shown)


@pytest.mark.parametrize(("until", "crowd"), [(0.88, []), (-0.6, []), (0.88, [Box(-6, -2, 0, 0)])])
def test_an_arrow_s_number_stays_where_it_is_while_the_arrow_grows(until, crowd):
    arrow, places = StepArrow(STYLE), set()
    for share in (0.1, 0.4, 0.7, 1):
        arrow.show(VIEW, 0, share * until, "+ 0.88", crowd, until)
        places.add(arrow.label.at)
    assert 1 == len(places)


def test_an_arrow_that_turns_round_takes_its_number_along():
    arrow = StepArrow(STYLE)
    arrow.show(VIEW, 0.5, 0.3, "+ 0.3", [], 0.8)
    own = Box(VIEW.x(0.3), arrow.label.box.bottom, VIEW.x(0.5), arrow.label.box.top)
    assert not own.overlaps(arrow.label.box)


def test_an_arrow_s_number_goes_past_the_goal_where_the_gap_s_words_leave_no_room():
    arrow, gap, goal = StepArrow(STYLE), GapBracket(STYLE), VIEW.x(GOAL)
    weight, short = GOAL - 0.95, GOAL - 0.5
    gap.show(VIEW, weight, GOAL, "gap 0.9500000001")
    line = Box(goal - 0.03, ZONE.bottom - 2, goal + 0.03, ZONE.bottom)
    arrow.show(VIEW, weight, short, "+ 0.4500000001", [*gap.boxes, line])
    assert arrow.label.box.left > line.right
    assert not any(arrow.label.box.overlaps(box) for box in gap.boxes)


@pytest.mark.parametrize("weight", [0, 0.88, GOAL - 0.001])
def test_the_gap_s_bracket_spans_from_the_weight_to_the_goal(weight):
    gap = GapBracket(STYLE)
    gap.show(VIEW, weight, GOAL, "gap")
    box = reached(gap.bracket.points)
    assert pytest.approx(sorted((weight, GOAL)), abs=1e-9) == [
        VIEW.weight(box.left),
        VIEW.weight(box.right),
    ]


@pytest.mark.parametrize("side", [-1, 1])
def test_the_words_of_a_short_gap_stand_off_the_goal_s_name(side):
    gap, goal = GapBracket(STYLE), VIEW.x(GOAL)
    y = ZONE.bottom - GAP_DROP
    name = Box(goal + 0.16, y - 0.1, goal + 1.5, y + 0.15)
    gap.show(VIEW, GOAL + side * 0.001, GOAL, "gap 0.001", GAP_DROP, [name])
    assert not gap.label.box.overlaps(name)
    assert ZONE.left <= gap.label.box.left < gap.label.box.right <= ZONE.right


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


def test_the_number_at_the_edge_is_over_the_picture_where_this_is_full():
    mark = EdgeMark(STYLE)
    mark.show(VIEW, 99, 1e4, [ZONE])
    assert ZONE.top < mark.label.box.bottom
    assert pytest.approx(ZONE.right) == mark.label.box.right


def test_a_dot_halfway_through_its_flight_is_in_the_middle_of_its_chord():
    plot = BowlPlot(STYLE, BOOK, GOAL)
    visited = (Visited(0, 0.64, True),)
    plot.show(standing(0.44, flight=(0, 0.88), visited=visited, step_number=None))
    start, end = VIEW.point(0, 0.64), VIEW.point(0.88, 0.028224)
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    assert [pytest.approx(middle)] == circles(plot.dot.dot.points)
    assert pytest.approx(middle) == last(plot.trail.chords)
    assert (0, 0) == (len(plot.dot.height_line.points), len(plot.tangent.line.points))


def test_an_arrow_is_used_up_as_far_as_the_dot_has_come():
    arrow = StepArrow(STYLE)
    arrow.show(VIEW, 0, 0.88, "+ 0.88", used=0.5)
    assert pytest.approx((0, 0.5)) == (
        VIEW.weight(first(arrow.track).x),
        VIEW.weight(last(arrow.track).x),
    )
    assert pytest.approx((0.5, 0.88)) == (
        VIEW.weight(first(arrow.shaft).x),
        VIEW.weight(first(arrow.head).x),
    )


@pytest.mark.parametrize(("pulse", "circles_seen"), [(None, 0), (0.1, 1), (0.5, 3)])
def test_the_ring_answers_to_a_dot_that_crosses_it(pulse, circles_seen):
    ring = GoalRing(STYLE, GOAL, 0)
    ring.show(VIEW, -2, pulse=pulse)
    assert circles_seen == sum(len(answer.points) > 0 for answer in ring.answers)
    assert (pulse is None) == (ring.answer_box is None)


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


def test_the_edge_is_marked_only_while_the_dot_is_beyond_it():
    mark = EdgeMark(STYLE)
    mark.show(VIEW, 0, 0.64, [])
    assert (0, False) == (len(mark.head.points), mark.label.shown)
    mark.show(VIEW, 99, 1e4, [])
    assert ("99", True) == (mark.label.text, ZONE.grown(0.05).holds(reached(mark.head.points)))
    assert reached(mark.head.points).centre.x > ZONE.centre.x


def test_the_old_frame_is_the_old_view_in_the_new_one():
    old, new = VIEW, View(ZONE, GOAL - 4, GOAL + 4, 16)
    frame = OldFrame(STYLE)
    frame.show(new, [old])
    corners = (*new.point(old.low, 0), *new.point(old.high, old.top))
    assert pytest.approx(corners) == tuple(reached(frame.points))


def test_the_lens_enlarges_both_ways_alike():
    lens = Lens(STYLE, BOOK, GOAL, Point(0, 2), 1.0)
    window = lens.window(VIEW, 0.02)
    across = (window.x(GOAL + 0.01) - window.x(GOAL)) / (VIEW.x(GOAL + 0.01) - VIEW.x(GOAL))
    upward = (window.y(0.001) - window.y(0)) / (VIEW.y(0.001) - VIEW.y(0))
    assert pytest.approx(across) == upward
    assert across > 5


def test_the_lens_says_how_many_times_it_enlarges():
    lens = Lens(STYLE, BOOK, GOAL, Point(0, 2), 1.0)
    lens.show(VIEW, 0.02, [], GOAL + 0.02)
    assert f"×{lens.enlargement(VIEW, 0.02):.2g}" == lens.times.text
    assert lens.times.shown


def test_the_lens_shows_only_what_lies_within_its_rim():
    lens = Lens(STYLE, BOOK, GOAL, Point(0, 2), 1.0)
    lens.show(VIEW, 0.05, [GOAL - 0.04, GOAL + 3], GOAL + 0.03)
    (ghost,), (dot,) = circles(lens.ghosts.points), circles(lens.dot.points)
    window = lens.window(VIEW, 0.05)
    assert pytest.approx((GOAL - 0.04, GOAL + 0.03)) == (
        window.weight(ghost.x),
        window.weight(dot.x),
    )
    for path in (lens.ghosts, lens.dot, lens.bowl):
        away = [math.dist(spot, lens.centre) for spot in on_curves(path.points)]
        assert max(away) <= lens.radius + DOT


@pytest.mark.parametrize("side", [-1, 1])
def test_the_weight_at_the_edge_stays_where_it_is_as_its_exponent_grows(side):
    mark, pane = EdgeMark(STYLE), Box(-6.6, -1.5, -0.5, 1.7)
    view = View(pane, -1, 1, 1)
    bowl = [Box(x, -1.5, x + 0.2, 1.7) for x in (-5.6, -3.6, -1.7)]
    edges = set()
    for weight in (1.42e5, 1.42e50, 5.03e144):
        mark.show(view, side * weight, 9.0, bowl)
        left, _, right, _ = mark.label.box
        edges.add(round(left if side < 0 else right, 9))
        assert [] == [box for box in bowl if box.overlaps(mark.label.box)]
    assert 1 == len(edges)


# the lens of a single step


@pytest.mark.parametrize(
    ("change", "needed"), [(0, False), (1e-12, True), (1e-3, True), (0.02, False), (0.2, False)]
)
def test_a_lens_is_needed_for_a_step_of_less_than_four_pixels(change, needed):
    assert needed == StepLens(STYLE, BOOK).is_needed(VIEW, (0.2, 0.2 + change))
    seen = math.dist(*(VIEW.point(w, error_at(BOOK, w)) for w in (0.2, 0.2 + change)))
    assert needed == (0 < change and seen * 1080 / 8 < 4)


@pytest.mark.parametrize("change", [1e-12, -1e-6, 1e-3])
@pytest.mark.parametrize("weight", [-0.2, 0.3, GOAL + 0.5])
def test_a_small_step_goes_through_the_middle_of_its_lens(weight, change):
    lens = StepLens(STYLE, BOOK)
    middle, radius = place_of_a_lens(ZONE)
    ends = []
    for at in (weight, weight + change):
        lens.show(VIEW, (weight, weight + change), at)
        ends += circles(lens.dot.points)
    assert pytest.approx(middle, abs=1e-6) == Box(*ends[0], *ends[1]).centre
    assert pytest.approx(radius, abs=1e-6) == math.dist(*ends)
    rise = (ends[1].y - ends[0].y) / (ends[1].x - ends[0].x)
    wide = VIEW.zone.width / (VIEW.high - VIEW.low)
    slope = 2 * BOOK.input * (BOOK.input * (weight + change / 2) - BOOK.goal_prediction)
    assert pytest.approx(slope * VIEW.zone.height / VIEW.top / wide, rel=1e-3) == rise


@pytest.mark.parametrize(
    ("view", "step", "shown"),
    [
        (VIEW, (0.1, 0.1 + 1e-5), 2),
        (View(ZONE, -4000, 4000, 20000), (GOAL - 3, GOAL + 4), 1),
    ],
    ids=["slides", "jumps"],
)
def test_the_words_of_a_lens_keep_off_its_bowl_and_its_rim(view, step, shown):
    lens = StepLens(STYLE, BOOK)
    lens.show(view, step, step[0])
    middle, radius = place_of_a_lens(ZONE)
    words = [number for number in (lens.enlargement, lens.change) if number.shown]
    assert shown == len(words)
    for number in words:
        left, bottom, right, top = number.box
        corners = [(x, y) for x in (left, right) for y in (bottom + 0.04, top - 0.04)]
        assert max(math.dist(corner, middle) for corner in corners) < radius
        assert [] == [p for p in on_curves(lens.bowl.points).tolist() if number.box.has(Point(*p))]


@pytest.mark.parametrize("top", np.geomspace(0.1, 40, 30).tolist())
def test_the_words_of_a_step_s_lens_stand_off_its_dot(top):
    pane, step = Box(-6.37, -1.5, -1.2, 1.7), (0.2, 0.2 + 1e-5)
    lens, view = StepLens(STYLE, BOOK), View(pane, GOAL - 1, GOAL + 1, top)
    for weight in step:
        lens.show(view, step, weight)
        dot = reached(lens.dot.points)
        words = [number for number in (lens.enlargement, lens.change) if number.shown]
        assert [] == [number.text for number in words if number.box.overlaps(dot)]


# what is shown twice


def views() -> list[View]:
    return [VIEW, View(ZONE, GOAL - 4, GOAL + 4, 16)]


SHOWN = {
    "axes": (BowlAxes, lambda axes, view: axes.show(view)),
    "bowl": (lambda style: ErrorBowl(style, BOOK), lambda bowl, view: bowl.show(view)),
    "ring": (lambda style: GoalRing(style, GOAL, 1), lambda ring, view: ring.show(view, -2)),
    "dot": (WeightDot, lambda dot, view: dot.show(view, 0.3, 0.2209, 1, -2)),
    "arrow": (StepArrow, lambda arrow, view: arrow.show(view, 0.3, 0.8, "+ 0.5")),
    "gap": (GapBracket, lambda gap, view: gap.show(view, 0, GOAL, "gap")),
    "tangent": (Tangent, lambda tangent, view: tangent.show(view, view.point(0.3, 0.2209), -1)),
    "trail": (
        Trail,
        lambda trail, view: trail.show(view, [Visited(0, 0.64, True)], (1, 0.1), []),
    ),
    "mark": (EdgeMark, lambda mark, view: mark.show(view, 99, 1e4, [])),
    "lens": (
        lambda style: Lens(style, BOOK, GOAL, Point(0, 2), 1),
        lambda lens, v: lens.show(v, 0.1, [0.7], 0.8),
    ),
    "step's lens": (
        lambda style: StepLens(style, BOOK),
        lambda lens, view: lens.show(view, (0.1, 0.1001), 0.10005),
    ),
}


@pytest.mark.parametrize(("make", "show"), SHOWN.values(), ids=SHOWN)
def test_a_drawing_shows_what_one_that_is_new_shows_whatever_it_showed_before(make, show):
    drawing, faded = make(STYLE), make(STYLE)
    for view in [*views(), *views(), VIEW]:
        new = make(STYLE)
        for each in (new, drawing, faded, faded):
            show(each, view)
            assert outlines(new) == outlines(each)
            if each is faded:
                shrink(faded)


@pytest.mark.parametrize(("make", "show"), SHOWN.values(), ids=SHOWN)
def test_a_drawing_that_shows_the_same_again_makes_no_outline(make, show):
    drawing = make(STYLE)
    show(drawing, VIEW)
    before = [part.points for part in drawing.family_members_with_points()]
    show(drawing, VIEW)
    after = [part.points for part in drawing.family_members_with_points()]
    assert [True] * len(before) == [a is b for a, b in zip(before, after, strict=True)]


def outlines(drawing) -> list[bytes]:
    return [part.points.tobytes() for part in drawing.get_family()]


def shrink(drawing) -> None:
    """Do as an animation does."""
    for part in drawing.get_family():
        part.points = part.points * 0.99


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (("0.7", "0.6"), [True, True]),
        (("2.07300193e−5", "2.07300204e−5"), [True, False]),  # the lower one is nearer to the rim
        (("0.7", "0.7"), [True, False]),
    ],
)
def test_a_lens_leaves_out_numbers_that_do_not_fit_or_differ(texts, shown):
    lens = Lens(STYLE, BOOK, GOAL, Point(-2, 1), 1.0)
    places = GOAL - 0.02, GOAL + 0.02
    lens.show(VIEW, 0.03, [places[1]], places[0], list(zip(places, texts, strict=True)))
    assert shown == [label.shown for label in lens.labels]


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
