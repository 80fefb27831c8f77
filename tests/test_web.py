"""The web of a run, its plane, and the bowl beside it, read back and audited."""

import numpy as np
import pytest
from drawn import MIDDLES, PANELS, STYLE, faults_of
from hypothesis import given
from hypothesis import strategies as st
from small_scenes import INFO, STILL, found, moved

from grokdl import Parameters, gradient_descent
from grokdl.audit.outlines import circles, reached
from grokdl.audit.planes import Webs
from grokdl.audit.ticks import Ticks
from grokdl.lesson import RunScene, Weaving
from grokdl.lesson.weaving import SHAPES
from grokdl.lesson.web_layout import window_of
from grokdl.mobjects.error_bowl import error_at
from grokdl.mobjects.handed_on import HandedOn, HandedOnState
from grokdl.mobjects.plane import AxisName, Plane, Window
from grokdl.mobjects.slope_triangle import SlopeTriangle
from grokdl.mobjects.small_run import SmallRun, SmallRunState
from grokdl.mobjects.web import Web, WebState
from grokdl.mobjects.wrapped import Wrapped
from grokdl.stage import Box, Point, box_at, met
from grokdl.stage.theme import SMALL

BOX = Box(-6, -3, 0, 3)
BOXES = {**MIDDLES, **PANELS}
RUN = Parameters(weight=0.5, input=2, goal_prediction=0.8, alpha=0.1, iterations=20)


def plane_of(window, box=BOX, style=STYLE, square=False):
    return Plane(style, box, AxisName("weight"), AxisName("next weight"), [window], square)


PLANE = plane_of(Window(-1, 3, 0, 1))


def web_of(run=RUN, **more):
    """A web in its plane, and the weights of its run."""
    web = Web(STYLE, plane_of(window_of([run]), square=True), run)
    weights = gradient_descent(run).weights.tolist()
    web.show(WebState(run.alpha, tuple(weights), **{"legs": 2.0 * len(weights), **more}))
    return web, weights


@given(st.floats(-1, 3), st.floats(0, 1))
def test_a_pair_of_values_lies_at_its_shares_of_the_window(across, upward):
    plane = PLANE
    at = plane.point(across, upward)
    assert pytest.approx((across + 1) / 4, abs=1e-9) == (at.x - plane.zone.left) / plane.zone.width
    assert pytest.approx(upward, abs=1e-9) == (at.y - plane.zone.bottom) / plane.zone.height


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@pytest.mark.parametrize("size", [1e-6, 1.0, 12345.678])
def test_nothing_of_a_plane_leaves_its_box(box, size):
    plane = plane_of(Window(-size, 2 * size, -size, 2 * size), box, square=True)
    assert [] == faults_of(plane, box)
    assert pytest.approx(plane.zone.width) == plane.zone.height


def test_the_line_is_the_next_weight_of_each_weight():
    web, _ = web_of()
    plane = web.plane
    for x, y, _ in web.line.points[[0, -1]].tolist():
        share = (x - plane.zone.left) / plane.zone.width
        weight = plane.window.left + share * (plane.window.right - plane.window.left)
        following = weight - 0.1 * (2 * (2 * weight - 0.8))
        assert pytest.approx(plane.y(following)) == y


@pytest.mark.parametrize(("risen", "points"), [(0.4, []), (1.0, [(0.5, 0.46)])])
def test_where_a_step_lands_becomes_a_point_as_soon_as_the_probe_has_risen(risen, points):
    web, _ = web_of(probe=0.5, risen=risen)
    expected = [pytest.approx(tuple(web.plane.point(*point))) for point in points]
    assert expected == [tuple(spot[:2]) for spot in circles(web.landing.points)]


@pytest.mark.parametrize("alpha", [0.1, 0.25, 0.45, 0.5])
def test_a_run_goes_up_to_the_line_and_across_to_the_diagonal(alpha):
    web, weights = web_of(RUN.change(alpha=alpha), legs=6.0)
    ends = web.web.points[3::4, :2].tolist()
    corners = [(weights[0], weights[1]), (weights[1], weights[1]), (weights[1], weights[2])]
    for (x, y), (across, upward) in zip(ends, corners, strict=False):
        assert pytest.approx(tuple(web.plane.point(across, upward))) == (x, y)


def test_a_run_that_bounces_for_ever_is_a_closed_square():
    web, (start, other, *_) = web_of(RUN.change(alpha=0.5))
    seen = {(round(x, 6), round(y, 6)) for x, y in web.web.points[7::4, :2].tolist()}
    values = (start, other)
    spots = [web.plane.point(across, upward) for across in values for upward in values]
    assert {(round(spot.x, 6), round(spot.y, 6)) for spot in spots} == seen


@pytest.mark.parametrize(("alpha", "cut"), [(0.1, False), (0.5, False), (0.6, True), (-0.1, True)])
def test_a_web_that_goes_on_outside_the_plane_ends_in_an_arrow_head(alpha, cut):
    web, _ = web_of(RUN.change(alpha=alpha))
    assert cut == (len(web.head.points) > 0)
    assert web.plane.zone.grown(0.3).holds(reached(web.web.points))


@pytest.mark.parametrize(
    ("legs", "ends"),
    {1: ["left"], 1.5: ["left", "bottom"], 2: ["bottom"], 3: ["left"]}.items(),
)
def test_a_step_leads_to_the_next_weights_and_then_to_the_weights(legs, ends):
    web, _ = web_of(legs=legs, guides=True)
    zone, drawn = web.plane.zone, reached(web.guides.points)
    reaches = {"left": drawn.left < zone.left + 0.1, "bottom": drawn.bottom < zone.bottom + 0.1}
    assert ends == [end for end, there in reaches.items() if there]


def test_a_next_weight_rises_and_is_the_weight():
    handed = HandedOn(STYLE, BOX, ["0.5", "0.46", "0.436"])
    seen = []
    for state in (HandedOnState(), HandedOnState(known=True), HandedOnState(0, True, 0.5)):
        handed.show(state)
        seen.append([n.text for n in (handed.weight, handed.following) if n.shown and n.text])
    assert [["0.5"], ["0.5", "0.46"], ["0.46"]] == seen
    assert handed.low < handed.following.at.y < handed.high
    handed.show(HandedOnState(1))
    assert ("0.46", handed.high) == (handed.weight.text, handed.weight.at.y)


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_the_numbers_that_are_handed_on_keep_to_their_box(box):
    handed = HandedOn(STYLE, box, ["0.5", "−1.23456e−7"])
    handed.show(HandedOnState(known=True))
    assert [] == faults_of(handed, box)


def test_a_point_at_the_best_weight_is_where_line_and_diagonal_cross():
    web, _ = web_of()
    assert tuple(web.plane.point(0.4, 0.4)) == pytest.approx(tuple(reached(web.ring.points).centre))


@pytest.mark.parametrize("moment", range(4))
def test_the_dot_in_the_bowl_is_where_the_run_is(moment):
    small, weights = small_run(moment)
    at = small.view.point(weights[moment], error_at(RUN, weights[moment]))
    assert tuple(at) == pytest.approx(tuple(circles(small.dot.points)[0]))
    assert moment == len(circles(small.ghosts.points)) - (moment < len(weights) - 1)


def small_run(moment, alpha=0.1):
    run = RUN.change(alpha=alpha, iterations=20)
    window = window_of([run])
    small = SmallRun(STYLE, BOX, run, window.left, window.right)
    weights = gradient_descent(run).weights.tolist()
    small.show(SmallRunState(tuple(weights), moment))
    return small, weights


@pytest.mark.parametrize(("alpha", "seen"), [(0.1, 20), (-10, 0)])
def test_a_small_run_knows_until_when_it_is_in_its_picture(alpha, seen):
    small, weights = small_run(0, alpha)
    narrow = SmallRun(STYLE, BOX, small.parameters, 0.2, 0.6)
    assert seen == narrow.seen_until(weights)


@pytest.mark.parametrize(("alpha", "chords"), [(0.1, 0), (0.45, 5)])
def test_steps_across_the_goal_and_no_others_have_chords(alpha, chords):
    small, _ = small_run(5, alpha)
    assert 4 * chords == len(small.chords.points)


@pytest.mark.parametrize(("alpha", "moment"), [(0.1, 19), (0.5, 19), (0.6, 1), (-0.1, 1)])
def test_a_dot_that_is_in_the_small_picture_has_no_arrow(alpha, moment):
    assert 0 == len(narrow_run(alpha, moment).left.points)


@pytest.mark.parametrize(("alpha", "side"), [(0.6, 0), (-0.1, 1)])
def test_where_a_dot_has_left_its_small_picture_an_arrow_stays(alpha, side):
    first, last = narrow_run(alpha, 3), narrow_run(alpha, 19)
    assert first.left.points.tolist() == last.left.points.tolist()
    assert 0 == len(last.dot.points)
    tip = first.left.points[0]
    assert first.view.zone.top == pytest.approx(tip[1])
    assert (first.view.zone.right == pytest.approx(tip[0])) == bool(side)


@pytest.mark.parametrize("alpha", [0.6, 0.7, 1.0, 5.0, 10.0, -0.1, -5.0])
def test_such_an_arrow_is_whole_in_its_box(alpha):
    for box in (BOX, Box(0, 0, 1, 3), Box(0, 0, 3, 1)):
        left = narrow_run(alpha, 19, box).left.points
        assert not len(left) or box.grown(1e-9).holds(reached(left))


def narrow_run(alpha, moment, box=BOX):
    run = RUN.change(alpha=alpha)
    small = SmallRun(STYLE, box, run, 0.4 - 0.17, 0.4 + 0.17)
    small.show(SmallRunState(tuple(gradient_descent(run).weights.tolist()), moment))
    return small


def weaving(tamper=lambda weaving: None):
    """A lesson that shows a web, its sum and the bowl, after they were tampered with."""

    class Small(RunScene):
        info = INFO

        def construct(self):
            woven = Weaving(self, self.stage.middle)
            woven.hang(0.4)
            tamper(woven)
            self.add(*woven.parts)
            self.hold(STILL)

    return Small


TAMPERED = {
    "the line": lambda woven, share: moved(woven.web.line, share),
    "the web": lambda woven, share: moved(woven.web.web, share),
    "the triangle": lambda woven, share: moved(woven.triangle.sides, share),
    "the dots in the bowl": lambda woven, share: moved(woven.bowl.ghosts, share),
}


@pytest.mark.parametrize("tamper", TAMPERED.values(), ids=TAMPERED)
def test_a_web_beside_its_run_is_caught(tamper):
    assert set() == found(weaving(lambda woven: tamper(woven, 0.3)), Webs, Ticks)
    assert {"picture"} == found(weaving(lambda woven: tamper(woven, 3)), Webs, Ticks)


def test_a_number_of_the_sum_that_is_another_is_caught():
    assert {"number"} == found(weaving(lambda woven: woven.sum.numbers[5].set_text("0.53")), Webs)


def test_a_tick_of_a_plane_beside_its_value_is_caught():
    def tamper(woven):
        tick = woven.plane.numbers[0]
        tick.place(tick.at.x, tick.at.y + 0.1)

    assert {"number"} == found(weaving(tamper), Ticks)


@pytest.mark.parametrize(
    ("alpha", "shape"),
    {
        0.1: "a staircase",
        1 / 1.21: "one jump",
        1.0: "a spiral inward",
        1.8: "a spiral outward",
    }.items(),
)
def test_the_web_is_named_for_what_the_run_does(alpha, shape):
    named = []
    found(weaving(lambda woven: (woven.hang(alpha), named.append(woven.name_shape().text))))
    assert shape in SHAPES.values()
    assert [STYLE.words(shape)] == named


def test_as_alpha_turns_only_the_first_step_of_the_web_stays():
    legs = []

    def turn(woven):
        (turned, *_) = woven.turn(0.3)
        for share in (0.0, 1.0):
            turned.interpolate(share)
            legs.append(woven.legs)

    found(weaving(turn))
    assert [80.0, 2.0] == legs


def test_while_a_web_goes_back_no_dot_flickers_along_it():
    dots = []

    def turn(woven):
        (turned, *_) = woven.turn(0.3)
        for share in (0.0, 0.1, 0.2, 0.6, 1.0):
            turned.interpolate_mobject(share)
            dots.append(len(woven.web.dot.points) > 0)

    found(weaving(turn))
    assert [True, False, False, True, True] == dots


def test_webs_of_every_alpha_are_runs_of_the_trainer():
    woven = []
    found(weaving(lambda one: woven.append((one.given, one.woven(0.7)))))
    ((run, weights),) = woven
    expected = gradient_descent(run.change(alpha=0.7, iterations=len(weights) - 1)).weights
    assert np.array_equal(expected, weights)


def test_once_a_run_has_left_the_plane_the_rest_of_it_takes_no_time():
    paced = []

    def pace(woven):
        woven.weights = (0.5, 0.6, 1e6, -1e9)
        paced.extend([woven.lapse(1), woven.lapse(2)])

    found(weaving(pace))
    assert [1, 1] == [len(each) for each in paced]
    assert paced[1][0][1] < 0.1 < paced[0][0][1]


def triangle_of(texts=("gap 0.1", "0.06 is left"), **changes):
    """A triangle at the first weight of a run, with its names, and its web."""
    run = RUN.change(**changes)
    web = web_of(run)[0]
    triangle = SlopeTriangle(STYLE, web, run.weight)
    triangle.show(run.alpha)
    rooms = triangle.rooms(run.alpha) or (1.0, 1.0)
    gap, left = (
        Wrapped(STYLE, text, room, role="goal", size=SMALL)
        for text, room in zip(texts, rooms, strict=True)
    )
    triangle.name_sides(run.alpha, gap, left)
    return triangle, web


@pytest.mark.parametrize("alpha", [0.05, 0.1, 0.4, 0.5, 0.525])
@pytest.mark.parametrize("weight", [0.5, 0.2])
def test_one_side_of_the_triangle_is_so_many_times_the_other_as_the_line_is_steep(weight, alpha):
    triangle, web = triangle_of(weight=weight, alpha=alpha)
    best, corner, following = triangle.sides.points[[0, 4, 7]]
    assert pytest.approx(web.plane.point(0.4, 0.4)) == tuple(best[:2])
    assert pytest.approx(web.plane.x(weight)) == corner[0]
    assert pytest.approx(1 - alpha * 4) == (following[1] - corner[1]) / (corner[0] - best[0])


@pytest.mark.parametrize("weight", [0.5, 0.2])
@pytest.mark.parametrize(
    ("alpha", "named"), [(0.05, True), (0.1, True), (0.2, True), (0.24, False), (0.4, False)]
)
def test_the_sides_are_named_off_the_line_and_the_web(weight, alpha, named):
    for texts in ("gap 0.1", "0.06 is left"), ("gap 1.23e5", "0.6 is left"):
        triangle, web = triangle_of(texts, weight=weight, alpha=alpha)
        assert named == bool(triangle.names)
        assert_clear(triangle, web)


def assert_clear(triangle, web):
    """Hold the names to be within the plane, off the sides and the line."""
    for name in triangle.names:
        box = reached(name.points)
        assert web.plane.zone.holds(box) and not box.overlaps(reached(triangle.sides.points))
        assert not any(met(box, [on_line]) for on_line in along_the_line(web))


def along_the_line(web):
    """Return small boxes along the line of a web."""
    (x, y, _), (right, top, _) = web.line.points[[0, -1]]
    shares = np.linspace(0, 1, 100)
    return [box_at(Point(x + s * (right - x), y + s * (top - y)), (0.02, 0.02)) for s in shares]


@pytest.mark.parametrize("changes", [{"weight": 0.4}, {"input": 0}, {"alpha": 3}])
def test_there_is_no_triangle_where_the_plane_cannot_hold_it(changes):
    triangle, _ = triangle_of(**changes)
    assert (0, []) == (len(triangle.sides.points), triangle.names)
