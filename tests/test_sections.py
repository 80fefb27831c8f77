"""Sections: they begin on whole seconds in a picture that stands, and have a type."""

import pytest
from manim import RIGHT
from small_scenes import INFO, disc, found, streamed

from grokdl.audit.sections import Sections
from grokdl.engine.take import Section
from grokdl.errors import LessonError
from grokdl.lesson import LessonScene

SAID = "It goes to the right."


class Cut(LessonScene):
    """Two sections; what is between them takes no whole number of seconds."""

    info = INFO
    words = {"said": SAID, "asked": "Where does it go?"}
    kind, back = "normal", False

    def construct(self):
        self.dot = disc((0, 0), 0.1)
        self.beat("The first", "said")
        self.add(self.dot)
        self.slide(1)
        self.hold(1.0)
        self.beat("The second", *self.says, kind=self.kind)
        self.slide(1)
        if self.back:
            self.slide(-1)
        self.hold(1.0)

    says = ()

    def slide(self, way):
        self.move(self.dot.animate.shift(way * RIGHT), seconds=0.8)


class Loop(Cut):
    kind, back = "loop", True


class LoopThatEndsElsewhere(Cut):
    kind = "loop"


class Question(Cut):
    kind, says = "question", ("asked",)


class QuestionWithoutOne(Cut):
    kind, says = "question", ("said",)


class InMotion(Cut):
    """Its author begins a section without a beat, in the middle of a caption."""

    def beat(self, name, *caption, kind="normal"):
        self.section = name
        self.next_section(name, kind)
        for key in caption:
            self.say(key)


def sections(scene_class):
    frames = streamed(scene_class).frames
    return frames, frames[-1].scene.renderer.file_writer.measured_sections()


def test_a_section_begins_on_a_whole_second_with_the_picture_that_the_one_before_ends_with():
    frames, (first, second) = sections(Cut)
    assert (0.0, 2.0, 4.0) == (first.start, second.start, second.end)
    before = max((frame for frame in frames if frame.time < 2.0), key=lambda frame: frame.time)
    after = min((frame for frame in frames if frame.time >= 2.0), key=lambda frame: frame.time)
    assert (before.pixels == after.pixels).all()


def test_no_section_begins_within_a_caption():
    frames, (_, second) = sections(Cut)
    [cue] = frames[-1].scene.captions
    assert (SAID, second.start) == (cue.text, cue.end)


def test_a_loop_keeps_the_caption_that_is_there():
    frames, (_, second) = sections(Loop)
    before, after = frames[-1].scene.captions
    assert (SAID, SAID, second.start) == (before.text, after.text, after.start)


def test_a_caption_goes_when_it_has_been_there_for_seven_seconds():
    class Long(LessonScene):
        info, words = INFO, {"said": SAID}

        def construct(self):
            dot = disc((0, 0), 0.1)
            self.add(dot)
            self.say("said")
            for _ in range(3):
                self.move(dot.animate.shift(RIGHT), seconds=3)

    [cue] = streamed(Long).frames[-1].scene.captions
    assert (0.0, pytest.approx(6.0)) == (cue.start, cue.end)


@pytest.mark.parametrize("lesson", [Cut, Loop, Question])
def test_sections_that_are_what_they_are_said_to_be_are_passed(lesson):
    assert set() == found(lesson, Sections)


@pytest.mark.parametrize("lesson", [InMotion, LoopThatEndsElsewhere, QuestionWithoutOne])
def test_sections_that_are_not_what_they_are_said_to_be_are_caught(lesson):
    assert {"section"} == found(lesson, Sections)


def test_a_kind_of_section_that_there_is_not_is_told():
    class Unknown(Cut):
        kind = "lop"

    with pytest.raises(LessonError, match="Did you mean loop"):
        streamed(Unknown)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("loop", "loop"),
        ("presentation.loop", "loop"),
        ("question", "question"),
        ("default.normal", "normal"),  # what Manim calls it, and clips of before
        ("", "normal"),
    ],
)
def test_a_section_has_the_type_that_its_scene_gave_it(kind, expected):
    assert expected == Section("one", kind, 0.0, 1.0).type
