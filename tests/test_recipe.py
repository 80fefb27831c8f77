"""A video says what it was made from, and that is enough to make it again."""

import json
import re
from contextlib import suppress

import pytest
from audited import others_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny import RATE, SIZE, clip_of, take, video_with

from grokdl import Clip
from grokdl.catalog import gallery
from grokdl.catalog.request import Request, asked
from grokdl.engine.mux import mux
from grokdl.errors import GrokdlError
from grokdl.files.integrity import seal
from grokdl.production import manifest
from grokdl.production.preview import picture_at
from grokdl.production.recipe import FORMAT, carried, renewed, requests_of
from grokdl.production.status import State, look_at
from grokdl.production.taken import refuse_taken

LESSONS = gallery.lessons()
BOWL = gallery.find("error-bowl")
WITHOUT_ALPHA = {"weight": 1.0, "input": 1.0, "goal_prediction": 1.0, "iterations": 3}


@pytest.fixture
def tiny_clip(tmp_path, scenes):
    """A clip of the moving square, with an alpha of its own."""
    request = asked(gallery.find("box", scenes), {"alpha": 0.5}, quality="draft", title="Mine")
    return clip_of(request, tmp_path / "clip.mp4", scenes)


def test_a_recipe_says_what_was_asked_and_its_own_format(tiny_clip):
    found = carried(tiny_clip.path)
    assert tiny_clip.request.recipe == found.wishes
    assert (1, "CC BY 4.0") == (found.recipe["format"], found.recipe["licence"])
    assert {"grokdl", "manim"} == set(found.recipe["versions"])
    assert "Mine" == found.title


@pytest.mark.parametrize("info", LESSONS, ids=lambda info: info.name)
def test_every_lesson_is_had_back_from_its_file(info, tmp_path):
    values = [*others_of(info.name).items()][::2]
    request = asked(info, dict(values), quality="slide", theme="dark", captions=False)
    clip = clip_of(request, tmp_path / "clip.mp4")
    assert [request.recipe] == [
        again.recipe for again in requests_of(carried(clip.path), clip.path)
    ]


def test_a_recipe_holds_no_path_of_this_machine(tiny_clip, tmp_path):
    assert str(tmp_path).encode() not in tiny_clip.path.read_bytes()
    assert str(gallery.scenes_folder().parent).encode() not in tiny_clip.path.read_bytes()


def with_other_defaults(scenes, tmp_path, old, new):
    lesson = (scenes / "moving_square.py").read_text()
    assert old in lesson
    folder = tmp_path / "changed"
    folder.mkdir()
    (folder / "moving_square.py").write_text(lesson.replace(old, new))
    return folder


def test_renewed_a_default_is_what_it_is_now_and_what_was_set_stays(tiny_clip, scenes, tmp_path):
    changed = with_other_defaults(scenes, tmp_path, "Field(4,", "Field(7,")
    parameters = renewed(carried(tiny_clip.path), changed).parameters.model_dump()
    assert (7, 0.5) == (parameters["sides"], parameters["alpha"])


def test_renewed_a_parameter_that_is_gone_is_left_out_unless_it_was_set(
    tiny_clip, scenes, tmp_path
):
    changed = with_other_defaults(scenes, tmp_path, "sides=(", "corners=(")
    assert 4 == renewed(carried(tiny_clip.path), changed).parameters.model_dump()["corners"]
    with pytest.raises(GrokdlError, match="no parameter 'sides'"):
        requests_of(carried(tiny_clip.path), tiny_clip.path, changed)


def recipe_with(**changes):
    request = Request(info=BOWL, parameters=BOWL.parameters)
    return {"format": FORMAT, **request.recipe, **changes}


UNUSABLE = [
    ("no json", "carries no recipe.", "Name a video that grokdl made."),
    ([1, 2], "carries no recipe.", "Name a video"),
    ({"lessons": 2}, "carries no recipe.", "Name a video"),
    (recipe_with(format=FORMAT + 1), "made by a newer grokdl: its recipe has format 2", "Update"),
    (recipe_with(format="x"), "is damaged.", "Render the lesson by its name."),
    (recipe_with(lesson="xylophone"), "There is no lesson 'xylophone'.", f"are: {LESSONS[0].name}"),
    (recipe_with(lesson=3), "is damaged.", "Render the lesson"),
    (recipe_with(parameters=3), "is damaged.", "Render the lesson"),
    (recipe_with(parameters={"alpha": 99}), "alpha = 99: it must be a number from -10 to 10", ""),
    (recipe_with(parameters={"speed": 1}), "There is no parameter 'speed'.", "There are: weight"),
    (recipe_with(quality="huge"), "There is no quality 'huge'.", "There are: draft"),
    (recipe_with(theme="pink"), "There is no theme 'pink'.", "There are: paper"),
    (recipe_with(smell="sweet"), "is damaged.", "Render the lesson"),
    (recipe_with(captions="no"), "is damaged.", "Render the lesson"),
    (recipe_with(title=3), "is damaged.", "Render the lesson"),
    (recipe_with(variant="few"), "is damaged.", "Render the lesson"),
    (recipe_with(variant=["../few"]), "is damaged.", "Render the lesson"),
    (recipe_with(siblings=[3]), "is damaged.", "Render the lesson"),
    (recipe_with(parameters={"alpha": 10**400}), "alpha = 1000000000", ""),
    (recipe_with(parameters={"alpha": "\n"}), r"alpha = \n: it must be a number", ""),
    ("[" * 100_000, "carries no recipe.", "Name a video"),
    ('{"lesson": ' + "[" * 900 + "]" * 900 + "}", "is damaged.", "Render the lesson"),
    ('{"lesson": ' + "9" * 5000 + "}", "carries no recipe.", "Name a video"),
    ({"format": 1, "film": [3]}, "is damaged.", "Render the lesson"),
    ({"scene": "Intro", "file": "my a.py"}, "a scene file", "Run grokdl render 'my a.py' Intro."),
    ({"format": 1, "lesson": "overshoot"}, "is damaged.", "Render the lesson"),
    ({"format": 1, "film": []}, "is damaged.", "Render the lesson"),
    ({"format": 1, "film": 3}, "is damaged.", "Render the lesson"),
    ({"scene": "Intro", "file": "a.py"}, "from a scene file", "Run grokdl render a.py Intro."),
]


@pytest.mark.parametrize(
    ("comment", "message", "hint"), UNUSABLE, ids=lambda value: str(value)[:40]
)
def test_a_recipe_that_cant_be_followed_is_told_with_a_way_out(tmp_path, comment, message, hint):
    path = video_with(comment, tmp_path / "clip.mp4")
    with pytest.raises(GrokdlError) as mistake:
        requests_of(carried(path), path)
    assert message in mistake.value.message
    assert str(path) in mistake.value.message
    assert hint in mistake.value.hint


SPOILT = b"\xe9"  # an é as it was before UTF-8


def test_a_clip_whose_words_are_no_utf_8_is_no_fault_of_ours(tiny_clip, scenes, tmp_path):
    data = tiny_clip.path.read_bytes()
    for words in (b"moving-square", b"Mine", b"It is dark."):
        path = tmp_path / "spoilt.mp4"
        path.write_bytes(data.replace(words, words[:-1] + SPOILT))
        assert State.STRANGER is look_at(path, scenes).state
        assert carried(path).recipe["lesson"].startswith("moving-squar")
        assert SIZE == picture_at(path, 0).shape


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_whatever_a_video_carries_is_looked_at_without_a_fault(tmp_path, scenes, data):
    request = asked(gallery.find("box", scenes), {"alpha": 0.5}, variant=["few"])
    made_from = manifest.inputs([request], scenes)
    record = json.loads(manifest.record(made_from, take().captions, 1.0, sections=[], defaults={}))
    carries = {"recipe": request.recipe, "record": record}
    part = carries[data.draw(st.sampled_from(sorted(carries)))]
    part[data.draw(st.sampled_from(sorted(part)))] = data.draw(ANYTHING)
    path = tmp_path / "clip.mp4"
    metadata = {"comment": json.dumps(carries["recipe"]), "keywords": json.dumps(carries["record"])}
    mux(take().parts, path, frame_rate=RATE, metadata=metadata)
    with suppress(ValueError):  # it has no place for a seal
        seal(path)
    look_at(path, scenes)
    manifest.current(path, request.recipe, made_from)
    with suppress(GrokdlError):
        Clip.open(path, scenes)
    with suppress(GrokdlError):
        refuse_taken(path, request.recipe, "here")


def test_a_recipe_without_a_format_is_of_the_first_one(tmp_path):
    recipe = recipe_with()
    del recipe["format"]
    path = video_with(recipe, tmp_path / "clip.mp4")
    assert "error-bowl" == requests_of(carried(path), path)[0].info.name


def test_a_file_that_is_no_clip_is_told_with_a_way_out(tmp_path):
    (tmp_path / "text.mp4").write_text("no video")
    (tmp_path / "empty.mp4").write_text("")
    for name, message in (
        ("text.mp4", "is no video, or a broken one."),
        ("empty.mp4", "is no video, or a broken one."),
        ("gone.mp4", "There is no file"),
        (".", "is a folder."),
    ):
        with pytest.raises(GrokdlError, match=re.escape(message)) as mistake:
            carried(tmp_path / name)
        assert mistake.value.hint


def test_a_reason_does_not_repeat_the_path(tmp_path):
    for comment, reason in (
        ("", "it carries no recipe"),
        ({"format": "x", "lesson": "box"}, "its recipe is damaged"),
    ):
        path = video_with(comment, tmp_path / "video.mp4")
        assert (reason,) == look_at(path).reasons


def test_the_recipe_command_prints_the_recipe_and_its_record_if_asked(run, tiny_clip):
    code, out, _ = run("recipe", str(tiny_clip.path))
    assert (0, tiny_clip.recipe) == (code, json.loads(out))
    _, out, _ = run("recipe", "--all", str(tiny_clip.path))
    record = json.loads(out)["record"]
    known = {"seal", "duration", "captions", "sections", "defaults", "histories", "inputs"}
    assert known == set(record)


MISTAKES = [
    (("recipe",), "Missing argument 'CLIP'", "See grokdl recipe -h."),
    (("recipe", "gone.mp4"), "There is no file gone.mp4.", "grokdl status"),
    (("recipe", "."), ". is a folder.", "Name one video"),
    (("render", "--from", "gone.mp4"), "There is no file gone.mp4.", "grokdl status"),
    (("render", "alpha", "--from", "clip.mp4"), "--from says what to render", "Leave out"),
    (("render", "--from", "clip.mp4"), "clip.mp4 was made from another folder", "--scenes FOLDER"),
    (("render", "--from", "film.mp4", "--set", "x=2"), "film.mp4 is a film", "by its name"),
]


@pytest.mark.parametrize(("words", "message", "hint"), MISTAKES, ids=lambda value: str(value)[:40])
def test_a_mistake_with_recipes_is_told_in_one_message(
    run, tiny_clip, tmp_path, words, message, hint
):
    lesson = {name: value for name, value in recipe_with().items() if name != "format"}
    video_with({"format": FORMAT, "film": [lesson]}, tmp_path / "film.mp4")
    before = sorted(tmp_path.rglob("*"))
    code, out, err = run(*words)
    assert (2, "") == (code, out)
    told, way_out = err.splitlines()
    assert message in told
    assert hint in way_out
    assert before == sorted(tmp_path.rglob("*"))


@pytest.mark.slow
def test_from_its_file_alone_a_clip_is_made_again_byte_for_byte(grokdl, clip, scenes, tmp_path):
    words = ("--from", str(clip.path), "-o", "again.mp4", "--scenes", str(scenes))
    done = grokdl("render", *words)
    assert (0, "again.mp4\n") == (done.returncode, done.stdout)
    assert clip.path.read_bytes() == (tmp_path / "again.mp4").read_bytes()


@pytest.mark.slow
def test_from_its_file_a_clip_is_made_with_a_change(grokdl, clip, scenes, tmp_path):
    words = ("--from", str(clip.path), "--set", "sides=6", "--theme", "dark")
    done = grokdl("render", *words, "--scenes", str(scenes))
    path = clip.path.with_name("moving-square_alpha-0.5_sides-6_dark_draft.mp4")
    assert (0, f"{path}\n") == (done.returncode, done.stdout)
    wishes = {**clip.request.recipe, "theme": "dark"}
    wishes["parameters"]["sides"] = 6
    assert wishes == carried(path).wishes


@pytest.mark.slow
def test_from_its_file_a_film_is_made_again_in_another_look(grokdl, film, scenes, tmp_path):
    words = ("render", "--from", str(film.path))
    assert "was made from another folder" in grokdl(*words).stderr
    done = grokdl(*words, "--theme", "dark", "--scenes", str(scenes))
    path = film.path.with_name("film_dark_draft.mp4")
    assert (0, f"{path}\n") == (done.returncode, done.stdout)
    assert ["dark", "dark"] == [lesson["theme"] for lesson in carried(path).wishes["film"]]
