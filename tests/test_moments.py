"""Moments: what a user may say of them, and which pictures of a scene they mean."""

from dataclasses import dataclass, field

import numpy as np
import pytest
from manim import UP, Circle, FadeIn, FadeOut, Scene
from small_scenes import TINY

from grokdl.engine.frames import run
from grokdl.errors import GrokdlError
from grokdl.export.moments import LAST, SECTIONS, Moments
from grokdl.export.stills import StillExporter


@dataclass
class Picture:
    """A picture of a scene, which notes when it is painted."""

    time: float
    seconds: float
    section: str
    section_number: int = 1
    painted: list = field(default_factory=list)

    display = None

    @property
    def pixels(self):
        self.painted.append(self.time)
        return np.zeros((2, 2, 4), np.uint8)


def scene():
    """Three pictures in two sections: 0 to 2 s, 2 to 3 s, 3 to 5 s."""
    painted = []
    times = (0, 2, "The bowl", 1), (2, 1, "The bowl", 1), (3, 2, "Downhill", 2)
    return [Picture(*each, painted) for each in times]


def taken(moments, folder, pictures=None):
    """Which pictures are taken for some moments: when each begins, and its name."""
    found = []
    save = lambda frame, path, name: found.append((frame.time, name))  # noqa: E731
    exporter = StillExporter(folder, moments, save)
    for picture in pictures or scene():
        exporter.handle(picture)
    exporter.stop(True)
    return found


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["first"], Moments(first=True)),
        ([" Last "], LAST),
        (["sections"], SECTIONS),
        (["7", "2.5", "7.0"], Moments(seconds=(2.5, 7.0))),
        (["last, 2.5s"], Moments(last=True, seconds=(2.5,))),
    ],
)
def test_moments_are_words_or_seconds_each_of_them_once(texts, expected):
    assert expected == Moments.read(texts)
    assert expected == Moments.read(expected.texts)


@pytest.mark.parametrize("text", ["soon", "-1", "nan", "inf", "1e9", "", "2.5.1", "0x10"])
def test_what_is_no_moment_is_refused_with_a_way_out(text):
    with pytest.raises(GrokdlError, match="There is no moment") as refused:
        Moments.read(["first", text])
    assert "Say first, last, sections, or seconds from the start, as in 2.5." == refused.value.hint


def test_no_moment_at_all_is_refused():
    with pytest.raises(GrokdlError, match="No moment was named"):
        Moments.read([])


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["first"], [(0, "first")]),
        (["last"], [(3, "last")]),
        (["sections"], [(2, "The bowl"), (3, "Downhill")]),
        (["0"], [(0, "0s")]),
        (["1.99"], [(0, "1.99s")]),
        (["2"], [(2, "2s")]),
        (["5"], [(3, "5s")]),
        (["2.5", "0.5"], [(0, "0.5s"), (2, "2.5s")]),
        (["first", "last", "sections"], [(0, "first"), (2, "The bowl"), (3, "Downhill")]),
        (["last", "4", "first"], [(0, "first"), (3, "4s"), (3, "last")]),
    ],
)
def test_a_moment_means_the_picture_that_is_there_then(texts, expected, tmp_path):
    assert expected == taken(Moments.read(texts), tmp_path)


def test_a_time_that_was_computed_may_be_a_hair_off(tmp_path):
    third = [Picture(k / 15, 1 / 15, "") for k in range(45)]
    assert [(pytest.approx(2.2), "2.2s")] == taken(Moments(seconds=(2.2,)), tmp_path, third)


def test_sections_of_one_name_are_several(tmp_path):
    unnamed = [Picture(k, 1, "unnamed", k) for k in (1, 2)]
    assert [(1, "unnamed"), (2, "unnamed")] == taken(SECTIONS, tmp_path, unnamed)


def test_each_moment_that_is_asked_for_is_a_still_even_if_nothing_moved_between(tmp_path):
    assert [(0, "0.5s"), (0, "1.5s")] == taken(Moments(seconds=(0.5, 1.5)), tmp_path)


def test_a_moment_after_the_end_is_refused_with_the_length(tmp_path):
    with pytest.raises(GrokdlError, match=r"There is no picture at 5\.1 s") as refused:
        taken(Moments(seconds=(1, 5.1)), tmp_path)
    assert "It lasts 5 s, from 0." == refused.value.hint


def test_of_a_scene_that_breaks_no_last_picture_is_taken(tmp_path):
    exporter = StillExporter(tmp_path, LAST, pytest.fail)
    exporter.handle(scene()[0])
    exporter.stop(False)
    assert [] == exporter.parts


def test_only_the_pictures_that_are_asked_for_are_painted(tmp_path):
    pictures = scene()
    exporter = StillExporter(tmp_path, Moments(last=True), lambda frame, path, name: frame.pixels)
    for picture in pictures:
        exporter.handle(picture)
    exporter.stop(True)
    assert [3] == pictures[0].painted


def test_parts_are_named_by_number_time_and_moment(tmp_path):
    exporter = StillExporter(tmp_path, SECTIONS, lambda frame, path, name: None)
    for picture in scene():
        exporter.handle(picture)
    exporter.stop(True)
    assert ["0001_2.000000_the-bowl", "0002_3.000000_downhill"] == [
        part.name for part in exporter.parts
    ]


def disc(x):
    return Circle(1, color="#FFFFFF", fill_opacity=1).move_to((x, 0, 0))


class Fading(Scene):
    """Comes, stands, and goes again: in one section as it stood, in the last one to nothing."""

    def construct(self):
        left, right = disc(-2), disc(2)
        self.play(FadeIn(left, right), run_time=0.4)
        self.wait(0.2)
        self.play(FadeOut(left), run_time=0.4)
        self.next_section("Alone")
        self.play(FadeOut(right), run_time=0.4)
        self.play(FadeIn(left), run_time=0.4)
        self.play(FadeOut(left), run_time=0.4)
        self.wait(0.2)


class Less(Scene):
    """Takes one of two away, and stays so."""

    def construct(self):
        left, right = disc(-2), disc(2)
        self.add(left, right)
        self.wait(0.2)
        self.play(FadeOut(left), run_time=0.4)
        self.wait(0.2)
        self.next_section("Moved")
        self.play(right.animate.shift(UP), run_time=0.4)


def halves(scene_class, moments, folder):
    """Of each still, whether a disc is in its left and in its right half."""
    found = []

    def save(frame, path, name):
        there = frame.pixels[:, :, 0] > 250
        found.append((name, bool(there[:, :80].any()), bool(there[:, 80:].any())))

    run(scene_class, TINY, StillExporter(folder, moments, save))
    return found


def test_a_section_that_fades_away_is_shown_as_it_was_before(tmp_path):
    expected = [("autocreated", True, True), ("Alone", True, False)]
    assert expected == halves(Fading, SECTIONS, tmp_path)
    assert [("last", True, False)] == halves(Fading, LAST, tmp_path)


def test_what_was_taken_away_stays_away_if_the_picture_stands(tmp_path):
    expected = [("autocreated", False, True), ("Moved", False, True)]
    assert expected == halves(Less, SECTIONS, tmp_path)


def test_seconds_have_the_picture_that_is_there_then_whatever_goes(tmp_path):
    [(_, left, right)] = halves(Fading, Moments(seconds=(2.1,)), tmp_path)
    assert (False, False) == (left, right)
