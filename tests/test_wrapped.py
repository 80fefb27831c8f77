"""Texts in two lines: captions in narrow frames."""

import pytest
from drawn import STAGES, STYLE

from grokdl.audit.outlines import reached
from grokdl.mobjects.text import Label
from grokdl.mobjects.wrapped import CaptionLine, Wrapped
from grokdl.stage.theme import CAPTION, LEAST

SHORT = "It lands on the goal."
LONG = "Past the goal the slope has turned round: the next step comes back."
LONGEST = "With alpha 1 the step would be −0.12345678: 123 456.789 times the gap, and back."
NARROW = [shape for shape in STAGES if shape != "16:9"]


def caption(shape, text):
    return CaptionLine(STYLE, STAGES[shape].caption).say(text)


@pytest.mark.parametrize("shape", STAGES)
def test_a_short_caption_has_one_line(shape):
    assert (SHORT,) == caption(shape, SHORT).lines


@pytest.mark.parametrize("shape", ["1:1", "9:16"])
def test_a_long_caption_has_two_lines_of_about_one_length(shape):
    lines = ("Past the goal the slope has turned", "round: the next step comes back.")
    assert lines == caption(shape, LONG).lines


def test_in_a_wide_frame_a_caption_has_one_line_however_long_it_is():
    assert (LONGEST,) == caption("16:9", LONGEST).lines


@pytest.mark.parametrize("shape", STAGES)
@pytest.mark.parametrize("text", [SHORT, LONG, LONGEST])
def test_a_caption_lies_in_its_zone(shape, text):
    assert STAGES[shape].caption.grown(0.02).holds(reached(caption(shape, text).points))


@pytest.mark.parametrize("shape", STAGES)
def test_the_longest_caption_is_legible(shape):
    assert caption(shape, LONGEST).em >= LEAST * 8


@pytest.mark.parametrize("shape", NARROW)
def test_a_caption_that_takes_two_lines_keeps_its_size(shape):
    assert CAPTION * 8 == caption(shape, LONG).em


@pytest.mark.parametrize("shape", NARROW)
def test_a_caption_of_one_line_stands_in_the_middle_of_its_two(shape):
    alone, pair = caption(shape, SHORT), caption(shape, LONG + " " + LONG)
    assert pair.at.y < alone.at.y < reached(pair.points).top


def test_a_caption_after_a_long_one_has_its_own_size_again():
    said = caption("1:1", LONGEST + LONGEST)
    assert caption("1:1", SHORT).em == said.say(SHORT).em


def test_a_text_without_a_room_is_a_label():
    wrapped, label = Wrapped(STYLE, LONG, None), Label(STYLE, LONG)
    assert label.points.tolist() == wrapped.points.tolist()
