"""Runs on lanes below each other, read back."""

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
from grokdl.lesson import LessonScene
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
    race.on_its_own(1)
    assert [] == faults_of(race, MIDDLES[shape])


def test_a_dot_is_where_its_run_is_after_so_many_updates():
    race = race_in(MIDDLES["16:9"])
    race.show(3, 1000)
    assert ["3", "1 000"] == counts(race)
    for lane, run, count in zip(race.lanes, RUNS, (3, 1000), strict=True):
        assert pytest.approx(race.x(run.weights[count])) == reached(lane.dot.points).centre.x


def test_all_runs_are_in_lockstep_until_the_shortest_is_over():
    race = race_in(MIDDLES["16:9"])
    race.in_lockstep(1)
    assert ["19", "19"] == counts(race)
    race.on_its_own(1)
    assert ["19", "1 096"] == counts(race)


def test_a_run_leaves_a_mark_wherever_it_has_been():
    race = race_in(MIDDLES["16:9"])
    race.show(3, 0)
    places = sorted({round(float(x), 1) for x in race.lanes[0].landings.points[:, 0]})
    assert [round(race.x(weight), 1) for weight in RUNS[0].weights[:4]] == places


def test_a_step_of_0_2_is_past_the_goal_after_6_updates_and_one_of_0_001_takes_1101():
    scene = gallery.load(gallery.find("hot-and-cold-fails"))
    info = gallery.find("hot-and-cold-fails")

    class Racing(scene):
        def construct(self):
            self.make_run(self.parameters, self.stage.picture)
            self.readout = None
            self.two_lengths()

    def prepare(scene):
        scene.request = Request(info=info, parameters=info.parameters)

    told = audit_scene(Racing, TINY, prepare, checks=(Races,))
    short, tiny = (told.scene.histories[name] for name in ("short", "tiny"))
    assert (6, 1101) == (len(short) - 1, len(tiny) - 1)
    assert [-1, 1] == [np.sign(short.delta[k]) for k in (-2, -1)]
    assert [] == told.findings


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
