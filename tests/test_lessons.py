"""The lessons, every frame audited: they can be read, and show what the run did."""

import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from audited import EVERY, SHOWN, glanced, seen
from small_scenes import INFO, TINY

from grokdl.audit.audit import audit_scene
from grokdl.lesson import LessonScene
from grokdl.stage.theme import THEMES


@EVERY
def test_no_frame_of_a_lesson_has_a_finding(name):
    assert [] == seen(name).findings


@pytest.mark.slow
@EVERY
@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme != "paper"])
def test_no_colour_of_another_theme_has_a_finding_either(name, theme):
    assert [] == seen(name, theme).findings


@EVERY
def test_the_audit_has_looked_at_all_that_a_lesson_shows(name):
    found = seen(name)
    drawn = [kind for kind in SHOWN if found.examined[f"shown: {kind}"] > 10]
    assert [] == [kind for kind in ("texts", *drawn) if found.examined[kind] <= 10]
    assert found.examined["contrasts"] > 1
    assert found.examined["captions"] == found.captions > 3


@pytest.mark.parametrize("name", ["overshoot"])
def test_each_drawing_of_a_run_is_there_to_be_looked_at(name):
    examined = seen(name).examined
    assert [] == [kind for kind in (*SHOWN, "ghosts 2", "read-outs") if examined[kind] <= 10]


def test_small_runs_are_looked_at_where_they_stand_alone():
    assert seen("alpha-too-small-too-big").examined["small runs"] > 10


def test_a_long_alpha_leaves_its_bowl_room():
    long = {"first_alpha": -5.723859287572326, "input": 0.1, "goal_prediction": 0.0}
    assert [] == glanced("alpha-too-small-too-big", {"aspect": "1:1"}, **long)


def test_a_product_of_2_but_for_its_last_digits_does_not_come_home():
    bounces = {"weight": -1.909, "input": -3.375, "goal_prediction": -1.032}
    assert [] == glanced("regime-map", alpha=0.1755829903978052, **bounces)


@EVERY
def test_a_lesson_takes_15_to_40_seconds(name):
    assert 15 <= seen(name).duration <= 40


def seconds_at(frame_rate: int, plays: list[tuple[float, bool]]) -> float:
    """How long plays take at another frame rate, as Manim 0.22 cuts them into frames."""
    step = 1 / frame_rate
    counts = [int(s / step) if still else len(np.arange(0, s, step)) for s, still in plays]
    return sum(counts) / frame_rate


@EVERY
@pytest.mark.parametrize("frame_rate", [15, 30, 60])
def test_a_lesson_has_the_same_length_at_every_frame_rate(name, frame_rate):
    found = seen(name)
    seconds = seconds_at(frame_rate, found.plays)
    assert pytest.approx(found.clock, abs=1e-6) == found.duration
    assert pytest.approx(found.duration, abs=1e-6) == seconds


@pytest.mark.parametrize("fifteenths", [30, 31, 62, 123])
def test_no_wait_loses_a_frame(fifteenths):
    class Waiting(LessonScene):
        info = INFO

        def construct(self):
            self.hold(fifteenths / 15)

    found = audit_scene(Waiting, TINY, checks=())
    whole = math.ceil(fifteenths / 15)  # a lesson ends on a whole second
    assert pytest.approx(whole) == found.duration == pytest.approx(found.scene.clock)


@pytest.mark.parametrize("fifteenths", [1, 2, 3])
def test_a_short_play_is_whole_and_nothing_is_said_about_it(fifteenths, capfd):
    class Short(LessonScene):
        info = INFO
        words = {"word": "A word."}

        def construct(self):
            self.say("word")
            self.move(seconds=fifteenths / 15)
            self._said = None

    found = audit_scene(Short, TINY, checks=())
    assert pytest.approx(1) == found.duration == pytest.approx(found.scene.clock)
    assert "" == "".join(capfd.readouterr())


@EVERY
def test_a_lesson_is_cut_into_sections(name):
    assert 4 <= len(seen(name).sections) == len(set(seen(name).sections))


@EVERY
def test_a_dot_ends_at_its_last_step(name):
    assert [] == [(last, dot) for last, dot in seen(name).rests if last != dot]


@pytest.mark.slow
def test_plain_manim_renders_a_lesson(tmp_path):
    scene = Path(__file__).parent.parent / "scenes" / "overshoot.py"
    how = ["-ql", "-r", "428,240", "--media_dir", str(tmp_path)]
    words = ["render", *how, str(scene), "Overshoot"]
    done = subprocess.run([sys.executable, "-m", "manim", *words], capture_output=True, text=True)
    assert 0 == done.returncode, done.stderr
    assert 1 == len(list(tmp_path.rglob("Overshoot.mp4")))
    assert 1 == len(list(tmp_path.rglob("Overshoot.srt")))
