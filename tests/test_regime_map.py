"""The map of runs: curves, areas, marker, sum and small runs, read back and audited."""

import pytest
from drawn import MIDDLES, STYLE, faults_of
from hypothesis import given
from hypothesis import strategies as st
from small_scenes import STILL, found, moved

from grokdl import Parameters
from grokdl.audit.maps import Maps
from grokdl.audit.outlines import circles, reached
from grokdl.catalog.lesson_info import LessonInfo
from grokdl.learning.regimes import regime
from grokdl.lesson import RunScene, Travelling
from grokdl.lesson.travelling import PRODUCTS, window_of
from grokdl.mobjects.plane import AxisName, Plane
from grokdl.mobjects.regime_map import CURVES, SHADES, RegimeMap, RegimeMapState
from grokdl.stage import Box

BOX = Box(-6, -3, 0, 3)
RUN = Parameters(weight=0.5, input=2, goal_prediction=0.8, alpha=0.1)
BOOK = [(0.5, 1.0), (1.1, 1.0), (2.0, 0.1), (8.5, 0.01)]


def map_of(box=BOX, run=RUN, **state):
    names = AxisName("input", "input"), AxisName("alpha", "alpha")
    drawn = RegimeMap(STYLE, Plane(STYLE, box, *names, [window_of([run])]), BOOK)
    drawn.show(RegimeMapState(**state))
    return drawn


def values_at(plane, x, y):
    zone, window = plane.zone, plane.window
    across = window.left + (x - zone.left) / zone.width * (window.right - window.left)
    return across, window.bottom + (y - zone.bottom) / zone.height * (window.top - window.bottom)


@pytest.mark.parametrize("which", range(len(CURVES)))
@pytest.mark.parametrize("input", [2.0, -3.0, 0.1, 1234.5])
def test_on_a_curve_alpha_times_input_squared_is_the_same(which, input):
    drawn = map_of(run=RUN.change(input=input))
    for x, y, _ in drawn.curves[which].points[::4].tolist()[::20]:
        across, alpha = values_at(drawn.plane, x, y)
        if y < drawn.plane.zone.top - 1e-6:
            assert pytest.approx(CURVES[which]) == alpha * across**2


AREA = {0: "runs away", 1: "diverges", 2: "overshoots, then settles", 3: "settles", 4: "creeps"}


@given(st.floats(0.05, 2.4), st.floats(-0.2, 1.35))
def test_a_point_lies_in_the_area_of_what_its_run_does(input, alpha):
    does = regime(Parameters(weight=0.123, input=input, goal_prediction=0.8, alpha=alpha))
    ends = [0.0, *sorted(SHADES)]
    if min(abs(alpha * input**2 - end) for end in ends) > 1e-6:
        covers = [1 - (alpha < 0)]
        covers += [k for k, product in enumerate(SHADES, 2) if 0 < alpha * input**2 < product]
        assert AREA[covers[-1]] == does.words


def test_an_area_is_drawn_over_those_that_hold_it():
    drawn = map_of()
    highest = [reached(area.points).top for area in drawn.areas[1:]]
    assert [drawn.plane.zone.top] * 4 == pytest.approx(highest)
    at = drawn.plane.point(2.4, 0.0)
    sizes = [area.points[area.points[:, 0] > at.x][:, 1].max() for area in drawn.areas[1:]]
    assert sorted(sizes, reverse=True) == sizes


def test_the_map_comes_from_the_left():
    drawn = map_of(share=0.5)
    assert pytest.approx(drawn.plane.zone.centre.x) == reached(drawn.areas[1].points).right


def test_runs_outside_the_window_have_no_point():
    drawn = map_of()
    expected = [tuple(drawn.plane.point(*run)) for run in BOOK[:3]]
    assert [pytest.approx(at) for at in expected] == [
        tuple(at) for at in circles(drawn.spots.points)
    ]


def test_bars_along_the_axes_are_as_long_as_input_and_alpha():
    drawn = map_of(marker=(1.1, 0.7))
    across, upward = (reached(guide.points) for guide in drawn.guides)
    assert pytest.approx((drawn.plane.x(0.0), drawn.plane.x(1.1))) == (across.left, across.right)
    assert pytest.approx((drawn.plane.y(0.0), drawn.plane.y(0.7))) == (upward.bottom, upward.top)
    (dot,) = circles(drawn.dot.points)
    assert pytest.approx(tuple(drawn.plane.point(1.1, 0.7))) == tuple(dot)


@pytest.mark.parametrize("box", MIDDLES.values(), ids=MIDDLES)
def test_nothing_leaves_the_box(box):
    drawn = map_of(box, marker=(2.0, 1.0), visited=((0.5, 1.0), (2.0, 0.1)))
    assert [] == faults_of(drawn, box) + faults_of(drawn.plane, box)


INFO = LessonInfo(scene="Small", title="Small", section="4.25", says="A test.", parameters=RUN)


def travelling(tamper=lambda travel, bowls: None, **changes):
    """A lesson that shows a map, its sum and four small runs, after they were tampered with."""

    class Small(RunScene):
        info = INFO

        def construct(self):
            self.history = self.histories[""] = self.learn(RUN.change(**changes))
            travel = Travelling(self, self.stage.middle)
            travel.put(travel.stops[-1])
            panes, bowls, _ = travel.four()
            for bowl in bowls:
                travel.play(bowl).interpolate(1)
            tamper(travel, bowls)
            self.add(travel.plane, travel.map, travel.sum, panes, *bowls)
            self.hold(STILL)

    return Small


TAMPERED = {
    "a curve": lambda travel, bowls: travel.map.curves[1],
    "an area": lambda travel, bowls: travel.map.areas[2],
    "the marker": lambda travel, bowls: travel.map.dot,
    "a small run": lambda travel, bowls: bowls[1].ghosts,
}


@pytest.mark.parametrize("part", TAMPERED.values(), ids=TAMPERED)
def test_what_is_beside_its_place_is_caught(part):
    assert set() == found(travelling(), Maps)
    shifted = travelling(lambda travel, bowls: moved(part(travel, bowls), 5))
    assert {"picture"} == found(shifted, Maps)


def test_a_number_of_the_sum_that_is_another_is_caught():
    wrong = travelling(lambda travel, bowls: travel.sum.numbers[3].set_text("4.1"))
    assert {"number"} == found(wrong, Maps)


@pytest.mark.parametrize("input", [2, -2, 0.9, 300])
def test_the_four_runs_are_of_the_lessons_input_and_of_four_kinds(input):
    runs = []
    found(travelling(lambda _, bowls: runs.extend(b.parameters for b in bowls), input=input))
    assert {float(input)} == {run.input for run in runs}
    assert list(PRODUCTS) == pytest.approx([run.alpha * run.input**2 for run in runs])
    assert list(AREA.values())[:0:-1] == [regime(run).words for run in runs]


def test_in_the_book_the_marker_stops_at_its_inputs():
    stops = []
    found(travelling(lambda travel, _: stops.extend([*travel.stops, travel.own_alpha])))
    assert [(0.5, 1.0), (pytest.approx(1.1), 1.0), (2.0, 1.0), 0.1] == stops


def test_a_run_that_starts_at_its_best_weight_is_shown_from_beside_it():
    starts = []
    found(travelling(lambda travel, _: starts.append(travel.given.weight), weight=0.4))
    assert [0.9] == starts
