"""The four lessons, every frame audited: they can be read, and show what the run did."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from audited import NAMES, audit_of, audited, told
from small_scenes import INFO, TINY

from grokdl.audit.audit import audit_scene
from grokdl.catalog import gallery
from grokdl.lesson import LessonScene

EVERY = pytest.mark.parametrize("name", NAMES)
OF_ANY = ("texts", "contrasts")
OF_A_BOWL = ("pairs", "dot", "bowl", "ring", "ghosts 0", "counters", "read-outs")
OF_A_SLOPE = ("tangent", "arrow's tip", "ghosts 2")


@EVERY
def test_no_frame_of_a_lesson_has_a_finding(name):
    assert [] == told(audited(name))


@EVERY
def test_the_dark_theme_has_no_finding_either(name):
    assert [] == told(audit_of(name, theme="dark"))


@EVERY
def test_the_audit_has_looked_at_all_that_a_lesson_shows(name):
    found = audited(name)
    seen, scene = found.examined, found.scene
    looked_at = [*OF_ANY]
    looked_at += OF_A_BOWL if getattr(scene, "runs", ()) else ()
    looked_at += OF_A_SLOPE if hasattr(scene, "regime") else ()
    assert [] == [kind for kind in looked_at if seen[kind] <= 10]
    assert seen["captions"] == len(audited(name).scene.captions) > 3


@EVERY
def test_a_lesson_takes_15_to_40_seconds(name):
    assert 15 <= audited(name).duration <= 40


def seconds_at(frame_rate: int, plays: list[tuple[float, bool]]) -> float:
    """How long plays take at another frame rate, as Manim 0.22 cuts them into frames."""
    step = 1 / frame_rate
    counts = [int(s / step) if still else len(np.arange(0, s, step)) for s, still in plays]
    return sum(counts) / frame_rate


@EVERY
@pytest.mark.parametrize("frame_rate", [15, 30, 60])
def test_a_lesson_has_the_same_length_at_every_frame_rate(name, frame_rate):
    found = audited(name)
    seconds = seconds_at(frame_rate, found.scene.renderer.plays)
    assert pytest.approx(found.scene.clock, abs=1e-6) == found.duration
    assert pytest.approx(found.duration, abs=1e-6) == seconds


@pytest.mark.parametrize("fifteenths", [30, 31, 62, 123])
def test_no_wait_loses_a_frame(fifteenths):
    class Waiting(LessonScene):
        info = INFO

        def construct(self):
            self.hold(fifteenths / 15)

    found = audit_scene(Waiting, TINY, checks=())
    assert pytest.approx(fifteenths / 15) == found.duration == pytest.approx(found.scene.clock)


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
    assert pytest.approx(fifteenths / 15) == found.duration == pytest.approx(found.scene.clock)
    assert "" == "".join(capfd.readouterr())


@EVERY
def test_a_lesson_is_cut_into_sections(name):
    named = [mark.name for mark in audited(name).scene.renderer.file_writer.marks]
    assert 4 <= len(named) == len(set(named))


@pytest.mark.parametrize("name", [name for name in NAMES if gallery.find(name).method])
def test_the_dot_ends_at_the_last_step(name):
    runs = audited(name).scene.runs[-2:]  # Alpha: the two side by side
    assert [run.weight(len(run.history) - 1) for run in runs] == [
        float(run.weight_now.get_value()) for run in runs
    ]


@pytest.mark.slow
def test_plain_manim_renders_a_lesson(tmp_path):
    scene = Path(__file__).parent.parent / "scenes" / "overshoot.py"
    words = ["render", "-ql", "--media_dir", str(tmp_path), str(scene), "Overshoot"]
    done = subprocess.run([sys.executable, "-m", "manim", *words], capture_output=True, text=True)
    assert 0 == done.returncode, done.stderr
    assert 1 == len(list(tmp_path.rglob("Overshoot.mp4")))
    assert 1 == len(list(tmp_path.rglob("Overshoot.srt")))
