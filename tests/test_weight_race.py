"""Runs on lanes below each other, read back."""

from itertools import pairwise

import numpy as np
import pytest
from drawn import MIDDLES, STAGES, STYLE, faults_of
from small_scenes import INFO, TINY

from grokdl import Parameters, gradient_descent, hot_and_cold
from grokdl.audit.audit import audit_scene
from grokdl.audit.outlines import reached
from grokdl.audit.races import Races
from grokdl.catalog import gallery
from grokdl.catalog.request import Request
from grokdl.lesson import LessonScene, Racing
from grokdl.mobjects.text import Label
from grokdl.mobjects.weight_race import WeightRace

BOOK = Parameters(weight=0.5, input=0.5, goal_prediction=0.8, iterations=20)
RUNS = gradient_descent(BOOK), hot_and_cold(BOOK.change(iterations=1097), 0.001)


def race_in(box):
    names = [Label(STYLE, name) for name in ("gradient descent", "hot and cold")]
    return WeightRace(STYLE, box, [(run.weights, run.error) for run in RUNS], names, 1.6)


def counts(race):
    return [lane.updates.text for lane in race.lanes]


@pytest.mark.parametrize("shape", STAGES)
def test_a_race_keeps_to_the_box(shape):
    race = race_in(MIDDLES[shape])
    race.show(19, 1096)
    assert [] == faults_of(race, MIDDLES[shape])


def test_a_dot_is_where_its_run_is_after_so_many_updates():
    race = race_in(MIDDLES["16:9"])
    race.show(3, 1000)
    assert ["3", "1 000"] == counts(race)
    for lane, run, count in zip(race.lanes, RUNS, (3, 1000), strict=True):
        assert pytest.approx(race.x(run.weights[count])) == reached(lane.dot.points).centre.x


def test_one_run_goes_along_while_the_other_stays():
    race = race_in(MIDDLES["16:9"])
    race.along(0, range(4))(1)
    assert ["3", "0"] == counts(race)
    race.along(1, range(1097))(0.5)
    assert ["3", "548"] == counts(race)


def test_a_dot_hops_and_its_numbers_are_grey_until_it_lands():
    race = race_in(MIDDLES["16:9"])
    lane, show = race.lanes[0], race.along(0, (0, 1))
    show(0.5)
    dot, between = reached(lane.dot.points).centre, RUNS[0].weights[:2].mean()
    assert pytest.approx(race.x(between)) == dot.x
    assert dot.y > lane.y
    grey = STYLE.theme.role("muted").upper()
    assert ["0", grey] == [lane.updates.text, lane.error.get_fill_color().to_hex()]
    show(1)
    assert pytest.approx(lane.y) == reached(lane.dot.points).centre.y
    assert "1" == lane.updates.text
    assert grey != lane.error.get_fill_color().to_hex()


def test_the_name_of_the_goal_stands_beside_its_upright_at_the_axis():
    names = [Label(STYLE, name) for name in ("one", "other")]
    runs, goal = [(run.weights, run.error) for run in RUNS], Label(STYLE, "best weight 1.6")
    for box in MIDDLES.values():
        race = WeightRace(STYLE, box, runs, names, 1.6, goal)
        assert [] == faults_of(race, box)
        name = reached(goal.points)
        beside = min(abs(name.left - race.x(1.6)), abs(name.right - race.x(1.6)))
        assert beside < 0.2 < name.bottom - box.bottom


def test_without_a_weight_that_has_no_error_no_upright_is_drawn():
    stays = hot_and_cold(BOOK.change(input=0), 0.2)
    name = [Label(STYLE, "step 0.2")]
    race = WeightRace(STYLE, MIDDLES["16:9"], [(stays.weights, stays.error)], name, None)
    assert 0 == len(race.goal.points)


def test_a_run_leaves_a_mark_wherever_it_has_been():
    race = race_in(MIDDLES["16:9"])
    race.show(3, 0)
    places = sorted({round(float(x), 1) for x in race.lanes[0].landings.points[:, 0]})
    assert [round(race.x(weight), 1) for weight in RUNS[0].weights[:4]] == places


def test_a_step_of_0_2_is_past_the_goal_after_6_updates_and_one_of_0_001_there_after_1100():
    scene, info = (
        gallery.load(gallery.find("hot-and-cold-fails")),
        gallery.find("hot-and-cold-fails"),
    )

    class Short(scene):
        def construct(self):
            self.shorter_step()
            self.two_lengths()

    def prepare(scene):
        scene.request = Request(info=info, parameters=info.parameters)

    told = audit_scene(Short, TINY, prepare, checks=(Races,))
    short, tiny = (told.scene.histories[name] for name in ("short", "tiny"))
    assert [-1, 1, -1] == np.sign(short.delta[5:8]).tolist()
    assert (1100, True) == (len(tiny) - 1, tiny.error[-1] < 1e-26)
    assert [] == told.findings


def test_a_time_lapse_of_hops_is_thinned_in_pairs(monkeypatch):
    stops, along = [], WeightRace.along
    scene, info = (
        gallery.load(gallery.find("hot-and-cold-fails")),
        gallery.find("hot-and-cold-fails"),
    )

    def note(race, index, way):
        stops.append(list(way))
        return along(race, index, way)

    class Long(scene):
        def construct(self):
            racing = Racing(self, "")
            racing.come(0)
            racing.lapse(2, seconds=2.4)

    def prepare(scene):
        scene.request = Request(info=info, parameters=info.parameters)

    monkeypatch.setattr(WeightRace, "along", note)
    audit_scene(Long, TINY, prepare, checks=(Races,))
    (way,) = stops
    assert (2, 19) == (way[0], way[-1])
    assert len(way) <= 3 * 2.4 + 1
    assert {1} == {(end - start) % 2 for start, end in pairwise(way)}


@pytest.mark.parametrize("wrong", ["updates", "error", "dot", None])
def test_a_lane_that_is_not_its_runs_is_found(wrong):
    class Wrong(LessonScene):
        info = INFO

        def construct(self):
            self.histories = dict(enumerate(RUNS))
            race = race_in(MIDDLES["16:9"])
            race.show(3, 3)
            lane = race.lanes[0]
            if wrong == "dot":
                lane.dot.shift((0.01, 0, 0))
            elif wrong:
                getattr(lane, wrong).set_text("4")
            self.add(race)
            self.wait(1)

    found = audit_scene(Wrong, TINY, checks=(Races,)).findings
    assert bool(wrong) == ("number" in {finding.fault.kind for finding in found})
