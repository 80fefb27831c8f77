"""A clip made again: of the lesson that it was made from, and beside the first one."""

import json
import shutil

import pytest
from tiny import clip_of, take, video_with

from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.cli.recipe import asked_again
from grokdl.engine.mux import mux
from grokdl.errors import GrokdlError
from grokdl.production.clip import Clip
from grokdl.production.recipe import carried


@pytest.fixture
def namesake(tmp_path):
    """A folder with a lesson of the user's own that is called as one of ours."""
    folder = tmp_path / "lessons"
    folder.mkdir()
    shutil.copy(gallery.scenes_folder() / "overshoot.py", folder)
    return folder


def made(folder, path, **wishes):
    """A clip of overshoot."""
    path.parent.mkdir(exist_ok=True)
    return clip_of(asked(gallery.find("overshoot", folder), {}, **wishes), path, folder)


def without_origin(path, source):
    """A copy of a clip whose recipe says nothing of its lessons: an older one; its record does."""
    found = carried(source)
    recipe = {name: value for name, value in found.recipe.items() if name != "lessons"}
    metadata = {"comment": json.dumps(recipe), "keywords": json.dumps(found.record)}
    mux(take().parts, path, frame_rate=15, metadata=metadata)
    return path


def without_record(path, source):
    """A copy of a clip of which only the recipe is left."""
    return video_with(carried(source).recipe, path)


def as_it_is(path, source):
    """A clip as it is made now."""
    return shutil.copy(source, path)


@pytest.mark.parametrize("copied", [as_it_is, without_origin, without_record])
def test_a_clip_of_another_folders_lesson_is_never_made_from_ours_of_that_name(
    run, namesake, tmp_path, copied
):
    source = copied(tmp_path / "talk.mp4", made(namesake, tmp_path / "clip.mp4").path)
    before = sorted(tmp_path.rglob("*"))
    code, out, err = run("render", "--from", "talk.mp4", "--set", "alpha=0.2")
    assert (2, "") == (code, out)
    told = "grokdl: talk.mp4 was made from another folder of lessons than grokdl's own."
    assert [told, "Name that folder: --scenes FOLDER, in Python scenes=FOLDER."] == err.splitlines()
    assert before == sorted(tmp_path.rglob("*"))
    with pytest.raises(GrokdlError, match="another folder of lessons"):
        Clip.open(source)


def test_a_clip_of_another_folders_lesson_is_opened_with_that_folder(namesake, tmp_path):
    clip = made(namesake, tmp_path / "clip.mp4")
    assert clip.request.recipe == Clip.open(clip.path, namesake).request.recipe


def test_a_clip_of_our_lesson_is_never_made_from_another_folders_of_that_name(
    run, namesake, tmp_path
):
    made(None, tmp_path / "clip.mp4")
    code, out, err = run("render", "--from", "clip.mp4", "--scenes", "lessons")
    assert (2, "") == (code, out)
    assert f"clip.mp4 was made from grokdl's own lessons, not from those in {namesake}." in err
    assert "Leave out --scenes" in err


@pytest.mark.parametrize("words", ["", "# another line\n"])
def test_that_a_lesson_of_the_users_own_is_another_one_now_is_told(namesake, tmp_path, words):
    clip = made(namesake, tmp_path / "clip.mp4")
    lesson = namesake / "overshoot.py"
    lesson.write_text(lesson.read_text() + words)
    again = asked_again(clip.path, (), (), {}, None, namesake)
    assert (["overshoot.py"] if words else []) == again.others


def test_a_recipe_says_whose_its_lesson_is_only_if_it_is_not_ours(namesake, tmp_path):
    assert "lessons" not in made(None, tmp_path / "ours.mp4").recipe
    assert "another folder" == made(namesake, tmp_path / "theirs.mp4").recipe["lessons"]


NAMES_AGAIN = [
    ("talk/overshoot.mp4", {}, (), {}, "talk/overshoot.mp4"),
    ("talk/overshoot.mp4", {}, ("alpha=0.2",), {}, "talk/overshoot_alpha-0.2.mp4"),
    ("talk/opening.mp4", {}, ("alpha=0.2",), {}, "talk/opening_alpha-0.2.mp4"),
    ("talk/opening.mp4", {}, (), {"quality": "draft"}, "talk/opening_draft.mp4"),
    ("talk/opening.mp4", {"theme": "dark"}, (), {"theme": "paper"}, "talk/opening_paper.mp4"),
    ("talk/opening.mp4", {"theme": "dark"}, (), {"theme": "dark"}, "talk/opening.mp4"),
    ("talk/opening.mp4", {}, (), {"captions": False}, "talk/opening_no-captions.mp4"),
    ("talk/opening.mp4", {}, (), {"title": "mine"}, "talk/opening_title-mine.mp4"),
    ("a/overshoot_dark.mp4", {"theme": "dark"}, (), {"theme": "paper"}, "a/overshoot.mp4"),
    ("a/overshoot_steep.mp4", {"variant": ["steep"]}, (), {}, "a/overshoot_steep.mp4"),
    (
        "a/overshoot_steep.mp4",
        {"variant": ["steep"]},
        ("alpha=0.20",),
        {"title": "mine"},
        "a/overshoot_steep_alpha-0.2_title-mine.mp4",
    ),
]


@pytest.mark.parametrize(("name", "was", "changes", "look", "expected"), NAMES_AGAIN)
def test_again_a_clip_lies_beside_the_first_and_its_name_says_what_differs(
    tmp_path, name, was, changes, look, expected
):
    clip = made(None, tmp_path / name, **was)
    assert tmp_path / expected == asked_again(clip.path, (), changes, look, None, None).path


def test_again_as_the_default_a_clip_does_not_take_the_place_of_the_first(tmp_path):
    default = gallery.find("overshoot").parameters.alpha
    path = tmp_path / "overshoot.mp4"
    clip_of(asked(gallery.find("overshoot"), {"alpha": 0.2}), path)
    again = asked_again(path, (), [f"alpha={default}"], {}, None, None)
    assert tmp_path / f"overshoot_alpha-{default:g}.mp4" == again.path


def test_a_clip_that_another_program_changed_is_not_written_over(run, tmp_path):
    path = made(None, tmp_path / "clip.mp4").path
    path.write_bytes(path.read_bytes()[:-9] + bytes(9))
    before = path.read_bytes()
    code, _, err = run("render", "--from", "clip.mp4")
    assert (2, before) == (code, path.read_bytes())
    assert "clip.mp4 was changed by another program, so it is not written over." in err
