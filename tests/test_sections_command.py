"""`grokdl sections`: where a speaker may pause, read from the file of a clip."""

import json

import pytest
from tiny import clip_of, video_with

from grokdl.catalog import gallery
from grokdl.catalog.request import asked

ONE = {
    "name": "all",
    "type": "normal",
    "start": 0.0,
    "seconds": 1.0,
    "captions": [
        {"start": 0.0, "end": 0.5, "text": "It is dark."},
        {"start": 0.5, "end": 1.0, "text": "It is light & bright."},
    ],
}


@pytest.fixture
def clip(tmp_path):
    """A clip of one section."""
    return clip_of(asked(gallery.find("rods"), {}, quality="draft"), tmp_path / "clip.mp4")


def test_a_clips_sections_are_listed(run, clip):
    code, said, _ = run("sections", str(clip.path))
    assert (0, "  0:00     1 s  normal    all  It is dark. It is light & bright.\n") == (code, said)


def test_programs_get_them_as_json(run, clip):
    _, said, _ = run("sections", "--json", str(clip.path))
    assert [{"clip": str(clip.path), "sections": [ONE]}] == json.loads(said)


def test_a_clip_that_is_none_of_ours_is_told_in_one_sentence(run, tmp_path):
    other = video_with("made elsewhere", tmp_path / "other.mp4")
    code, said, told = run("sections", str(other))
    assert (2, "") == (code, said)
    assert f"grokdl: {other} carries no recipe." == told.splitlines()[0]


def test_a_clip_knows_its_sections_and_its_last_picture(clip):
    [section] = clip.sections
    assert ("all", "normal", 1.0) == (section.name, section.type, section.end)
    assert (clip.frame(clip.duration) == clip.frame(clip.duration - 1 / 15)).all()
