"""One stream of frames: each with its time, its section, its caption and its pixels."""

import numpy as np
import pytest
from manim import RIGHT, ImageMobject, Scene, Wait
from small_scenes import INFO, TINY, Gathering, disc, showing, streamed, word

from grokdl.engine.canvas import Canvas
from grokdl.engine.frames import run
from grokdl.lesson import LessonScene

A_FRAME = 1 / TINY.frame_rate


class Small(LessonScene):
    info = INFO
    words = {"one": "One dot is here.", "two": "It has gone right."}

    def construct(self):
        dot = disc((0, 0), 0.5)
        self.beat("First")
        self.add(dot)
        self.say("one")
        self.move(dot.animate.shift(RIGHT), seconds=0.2)
        self.finish_caption()
        self.beat("Second")
        self.hold(0.2)
        self.say("two")


class Plain(Scene):
    def construct(self):
        dot = disc((0, 0), 0.5)
        self.add(dot)
        self.add_subcaption("Before.", duration=0.4)
        self.wait(0.4)
        self.next_section("Then")
        self.play(dot.animate.shift(RIGHT), run_time=0.2, subcaption="It goes.")
        self.wait(0.2)


def told(frames, what):
    """What frames say, one after another, what is the same but once."""
    found = [what(frame) for frame in frames]
    return [one for k, one in enumerate(found) if k == 0 or one != found[k - 1]]


def test_the_frames_of_a_scene_follow_each_other_without_a_gap():
    frames = streamed(Plain).frames
    ends = [frame.time + frame.seconds for frame in frames]
    assert pytest.approx([0.0, *ends[:-1]]) == [frame.time for frame in frames]
    assert pytest.approx(0.8) == ends[-1]


def test_a_wait_is_one_frame_that_rests_and_a_play_is_many_that_do_not():
    expected = [(0.4, True), *[(A_FRAME, False)] * 3, (0.2, True)]
    assert expected == [(pytest.approx(f.seconds), f.rests) for f in streamed(Plain).frames]


@pytest.mark.parametrize(
    ("scene", "expected"), [(Small, ["First", "Second"]), (Plain, ["autocreated", "Then"])]
)
def test_a_frame_knows_its_section(scene, expected):
    assert expected == told(streamed(scene).frames, lambda frame: frame.section)


@pytest.mark.parametrize(
    ("scene", "expected"),
    [
        (Small, ["One dot is here.", "", "It has gone right."]),
        (Plain, ["Before.", "It goes.", ""]),
    ],
)
def test_a_frame_knows_what_is_said(scene, expected):
    assert expected == told(streamed(scene).frames, lambda frame: frame.caption)


def test_the_pixels_of_a_frame_are_those_of_the_engine_whenever_they_are_asked_for():
    frames, canvas = streamed(Plain).frames, Canvas()
    for frame in frames:
        canvas.show(frame.display)
        frame.__dict__["expected"] = canvas.pixels.copy()
    assert all(np.array_equal(frame.expected, frame.pixels) for frame in reversed(frames))


def picture():
    return ImageMobject(np.full((4, 4, 3), 200, dtype=np.uint8)).scale(9)


def test_a_frame_that_only_manim_can_paint_has_its_pixels_and_says_why():
    [frame] = streamed(showing(lambda: [picture()])).frames
    assert (None, "ImageMobject") == (frame.display, frame.unread)
    assert [200, 200, 200, 255] == frame.pixels[45, 80].tolist()


def test_an_entry_knows_whose_it_is():
    text = word()
    [frame] = streamed(showing(lambda: [text])).frames
    [item] = frame.display.still or frame.display.moving
    assert text is frame.owners[item]


def test_a_handler_hears_of_start_and_stop():
    assert ["start", "handle", "stop, whole: True"] == streamed(showing(list)).heard


class Broken(Scene):
    def construct(self):
        self.wait()
        raise ValueError("no sense")


def test_a_handler_is_stopped_also_if_the_scene_breaks():
    gathering = Gathering()
    with pytest.raises(ValueError, match="no sense"):
        run(Broken, TINY, gathering)
    assert ["start", "handle", "stop, whole: False"] == gathering.heard


def test_a_skipped_section_has_no_frames():
    class Skipping(Scene):
        def construct(self):
            self.next_section("Skipped", skip_animations=True)
            self.play(Wait(1))
            self.next_section("Seen")
            self.wait(0.2)

    assert [("Seen", 0.0)] == [(f.section, f.time) for f in streamed(Skipping).frames]


def test_what_a_scene_does_in_a_frame_is_prepared_before_it_begins():
    def prepare(scene):
        scene.prepared = True

    assert run(showing(list), TINY, Gathering(), prepare).prepared
