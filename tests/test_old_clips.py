"""A clip that an earlier version made means what it meant: `old_clip.mp4`, kept as it was made.

It is a dark draft of the moving square with alpha 0.2, a title, and no captions in its picture.
"""

import shutil
from pathlib import Path

import pytest
from conftest import HERE, SCENES

from grokdl.production.clip import Clip
from grokdl.production.recipe import carried
from grokdl.production.status import State, look_at

KEPT = Path(__file__).parent / "data" / "old_clip.mp4"


@pytest.fixture
def old(tmp_path):
    """A copy of the kept clip, in a folder of its own."""
    return Path(shutil.copy(KEPT, tmp_path))


def test_an_old_recipe_says_today_what_it_said_then():
    assert carried(KEPT).wishes == Clip.open(KEPT, SCENES).request.recipe


def test_an_old_clip_is_named_as_it_was_then():
    expected = "moving-square_alpha-0.2_dark_no-captions_title-an-old-one-f6de02_draft"
    assert expected == Clip.open(KEPT, SCENES).request.file_name


def test_an_old_clip_would_be_made_again_as_it_was_asked_for(old):
    found = look_at(old, SCENES)
    assert State.STALE is found.state
    assert [carried(KEPT).wishes] == [request.recipe for request in found.requests]


@pytest.mark.slow
@pytest.mark.parametrize("words", [("render", "--from", "old_clip.mp4"), ("update", ".")])
def test_an_old_clip_is_made_again_in_its_place(run, old, words):
    code, out, _ = run(*words, *HERE)
    assert (0, "old_clip.mp4\n") == (code, out)
    assert carried(KEPT).wishes == carried(old).wishes
    assert carried(KEPT).title == carried(old).title
    assert State.CURRENT is look_at(old, SCENES).state
