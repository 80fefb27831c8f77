"""The auditor on time: what is too short, too long or flashes is caught, what is not is passed."""

import pytest
from manim import RIGHT, Scene, Wait
from small_scenes import INFO, STILL, disc, found, showing, speaking, word

from grokdl.audit.timing import Captions, Emptiness, Flashes, Length, Stills
from grokdl.lesson import LessonScene
from grokdl.words.captions import Cue

CAPTIONS = {
    "a line too many": (speaking((0, 6, "x" * 43 + " " + "y" * 42)), {"caption"}),
    "two lines": (speaking((0, 6, "x" * 42 + " " + "y" * 42)), set()),
    "no letter": (speaking((0, 6, "")), {"caption"}),
    "too soon gone": (speaking((0, 1.9, "x" * 30), (1.9, 6, "x")), {"caption"}),
    "just long enough": (speaking((0, 2, "x" * 30), (2, 6, "x")), set()),
    "a glimpse": (speaking((0, 1.2, "x"), (1.2, 6, "y")), {"caption"}),
    "a stay": (speaking((0, 7.1, "x"), seconds=7.1), {"caption"}),
    "a stay that goes on": (speaking((0, 4, "x" * 42), (4, 6, "x" * 42)), set()),
    "a long silence": (speaking((0, 3, "x"), (13.1, 15, "x"), seconds=15), {"silence"}),
    "a silence": (speaking((0, 3, "x"), (13, 15, "x"), seconds=15), set()),
    "both at once": (speaking((0, 3, "x"), (2.9, 6, "x")), {"silence"}),
}


@pytest.mark.parametrize(("lesson", "expected"), CAPTIONS.values(), ids=CAPTIONS)
def test_captions_that_nobody_can_read_are_caught(lesson, expected):
    assert expected == found(lesson, Captions)


@pytest.mark.parametrize(("said", "expected"), [("Yes.", set()), ("No.", {"caption"})])
def test_a_caption_that_is_not_on_screen_is_caught(said, expected):
    assert expected == found(speaking((0, 6, "Yes."), said=said), Captions, captions=True)


@pytest.mark.parametrize(("seconds", "expected"), [(2, set()), (13, {"silence"})])
def test_the_captions_of_a_lesson_in_plain_manim_are_looked_at(seconds, expected):
    class Plain(Scene):
        captions = [Cue(0, 2, "x")]

        def construct(self):
            self.add(word())
            self.wait(seconds)

    assert expected == found(Plain, Captions)


@pytest.mark.parametrize(("seconds", "expected"), [(3.0, set()), (3.2, {"still"})])
def test_a_still_that_outlasts_its_caption_by_two_seconds_is_caught(seconds, expected):
    lesson = speaking((0, seconds, "x"), seconds=seconds)  # it takes a second to read
    assert expected == found(lesson, Stills)


@pytest.mark.parametrize(("way", "expected"), [(1, set()), (1e-4, {"still"})])
def test_a_still_is_one_though_something_moves_that_nobody_sees(way, expected):
    class Creeping(LessonScene):
        info = INFO

        def construct(self):
            dot = disc((0, 0), 0.1)
            self.add(dot)
            self.move(dot.animate.shift(way * RIGHT), seconds=3.2)

    assert expected == found(Creeping, Stills)


def test_a_card_may_stand():
    assert set() == found(showing(lambda: [word()], seconds=9), Stills)


def test_an_empty_frame_is_caught():
    assert {"empty"} == found(showing(list), Emptiness)


@pytest.mark.parametrize(("seconds", "expected"), [(0, set()), (1 / 15, {"empty"})])
def test_a_stage_that_is_bare_for_a_frame_is_caught(seconds, expected):
    class Bare(LessonScene):
        info = INFO

        def construct(self):
            first, second = disc((0, 0), 0.1), disc((1, 0), 0.1)
            self.add(first)
            self.hold(STILL)
            self.dismiss(first)
            if seconds:
                self.hold(seconds)
            self.bring(second)

    assert expected == found(Bare, Emptiness)


@pytest.mark.parametrize(("seconds", "expected"), [(60, set()), (60.2, {"length"})])
def test_a_clip_of_more_than_a_minute_is_caught(seconds, expected):
    assert expected == found(showing(lambda: [word()], seconds=seconds), Length)


def changing(times, change):
    """A scene in which a dot is changed so often in a second."""

    class Changing(Scene):
        def construct(self):
            dot = disc((-3, 0), 0.1)
            self.add(dot)
            for number in range(2 * times):
                self.play(Wait(round(15 / times / 2) / 15 - 1e-6))
                change(self, dot, number)

    return Changing


def blink(scene, dot, number):
    (scene.remove if number % 2 == 0 else scene.add)(dot)


def leap(scene, dot, number):
    dot.shift(RIGHT * (6 if number % 2 == 0 else -6))


def hop(scene, dot, number):
    dot.shift(RIGHT * (0.22 if number % 2 == 0 else -0.22))  # its width is 0.2


def flicker(scene, dot, number):
    dot.set_fill(opacity=0.8 if number % 2 == 0 else 1)


@pytest.mark.parametrize("change", [blink, leap, hop, flicker])
@pytest.mark.parametrize(("times", "expected"), [(3, set()), (5, {"flash"})])
def test_what_flashes_more_than_three_times_a_second_is_caught(change, times, expected):
    assert expected == found(changing(times, change), Flashes)


def shake(scene, dot, number):
    dot.shift(RIGHT * (0.18 if number % 2 == 0 else -0.18))


def shimmer(scene, dot, number):
    dot.set_fill(opacity=0.92 if number % 2 == 0 else 1)


@pytest.mark.parametrize("change", [shake, shimmer])
def test_what_changes_to_and_fro_by_little_is_passed(change):
    assert set() == found(changing(5, change), Flashes)


def test_a_number_that_comes_and_goes_is_caught_though_each_is_another():
    class Blinking(Scene):
        def construct(self):
            number = word("0")
            self.add(number)
            for k in range(10):
                number.set_text(str(k)).show(k % 2 == 0)
                self.play(Wait(1 / 15))

    assert {"flash"} == found(Blinking, Flashes)
