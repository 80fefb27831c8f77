"""A clip is current only if nothing that a picture depends on can have changed."""

import json
from copy import deepcopy

import pytest
from audited import others_of
from test_architecture import FILES, room_of, rooms_used
from tiny import clip_of, video_with

from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.production import manifest
from grokdl.production.recipe import carried

LESSONS = gallery.lessons()
EVERY = [(info, *other) for info in LESSONS for other in others_of(info.name).items()]
LOOKS = [{"quality": "slide"}, {"theme": "dark"}, {"title": "Another"}, {"captions": False}]


@pytest.fixture(scope="module")
def clips(tmp_path_factory):
    """A clip of each lesson, as it would be made now, by name."""
    folder = tmp_path_factory.mktemp("clips")
    requests = [asked(info, {}) for info in LESSONS]
    return {r.info.name: clip_of(r, folder / f"{r.file_name}.mp4") for r in requests}


def is_current(path, request, made_from=None):
    inputs = made_from or manifest.inputs([request])
    return manifest.current(path, request.recipe, inputs) is not None


def changes(clip, request, made_from=None):
    inputs = made_from or manifest.inputs([request])
    return list(manifest.changes(carried(clip.path), request.recipe, inputs))


@pytest.mark.parametrize("info", LESSONS, ids=lambda info: info.name)
def test_a_clip_that_was_just_made_is_current(clips, info):
    clip = clips[info.name]
    assert is_current(clip.path, asked(info, {}))
    assert [] == changes(clip, asked(info, {}))


@pytest.mark.parametrize(
    ("info", "name", "value"), EVERY, ids=[f"{info.name}-{name}" for info, name, _ in EVERY]
)
def test_a_change_of_any_parameter_of_any_lesson_is_noticed(clips, info, name, value):
    clip, request = clips[info.name], asked(info, {name: value})
    assert not is_current(clip.path, request)
    [change] = changes(clip, request)
    assert change.startswith(f"{name} ")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_change_of_the_look_is_noticed(clips, look):
    request = asked(LESSONS[0], {}, **look)
    assert not is_current(clips[LESSONS[0].name].path, request)
    assert list(look) == [change.split()[0] for change in changes(clips[LESSONS[0].name], request)]


def test_a_lesson_depends_on_its_file_the_fonts_the_drawings_the_engine_and_the_libraries():
    made_from = manifest.inputs([asked(gallery.find("overshoot"), {})])
    named = {
        "scenes/overshoot.py",
        "grokdl/fonts/Inter-Medium.otf",
        "grokdl/mobjects/error_bowl.py",
        "grokdl/engine/canvas.py",
        "grokdl/learning/trainer.py",
        "grokdl/learning/book.py",
        "grokdl/stage/theme.py",
    }
    assert set() == named - set(made_from["files"])
    assert {"scenes/overshoot.py"} == {n for n in made_from["files"] if n.startswith("scenes/")}
    assert {"python", *manifest.LIBRARIES} == set(made_from["versions"])
    assert "none" not in made_from["versions"].values()


FILE_NAMES = sorted(manifest.inputs([asked(LESSONS[0], {})])["files"])


@pytest.mark.parametrize("name", FILE_NAMES)
def test_a_change_of_any_file_is_noticed_and_named(clips, name):
    request = asked(LESSONS[0], {})
    made_from = deepcopy(manifest.inputs([request]))
    made_from["files"][name] = "another"
    assert not is_current(clips[LESSONS[0].name].path, request, made_from)
    assert [f"{name} changed"] == changes(clips[LESSONS[0].name], request, made_from)


@pytest.mark.parametrize("name", ["python", *manifest.LIBRARIES])
def test_a_change_of_a_version_is_noticed_and_named(clips, name):
    request = asked(LESSONS[0], {})
    made_from = deepcopy(manifest.inputs([request]))
    before, made_from["versions"][name] = made_from["versions"][name], "0.0"
    assert not is_current(clips[LESSONS[0].name].path, request, made_from)
    assert [f"{name} {before} → 0.0"] == changes(clips[LESSONS[0].name], request, made_from)


def test_a_file_that_came_and_one_that_went_are_named(clips):
    request = asked(LESSONS[0], {})
    made_from = deepcopy(manifest.inputs([request]))
    made_from["files"]["grokdl/new.py"] = made_from["files"].pop("grokdl/stage/theme.py")
    assert ["grokdl/new.py is new", "grokdl/stage/theme.py is gone"] == changes(
        clips[LESSONS[0].name], request, made_from
    )


def test_a_change_in_the_lessons_own_file_is_noticed(tmp_path, scenes):
    folder = tmp_path / "scenes"
    folder.mkdir()
    lesson = folder / "waiting.py"
    lesson.write_text((scenes / "waiting.py").read_text())
    request = asked(gallery.find("waiting", folder), {})
    clip = clip_of(request, tmp_path / "clip.mp4", folder)
    lesson.write_text(lesson.read_text() + "# another word\n")
    now = manifest.inputs([request], folder)
    assert ["scenes/waiting.py changed"] == changes(clip, request, now)


def test_no_picture_depends_on_a_file_that_does_not_count():
    """Every room that a drawing room uses, and the rooms that those use, is among the inputs."""
    used = {"lesson", "mobjects", "engine", "gallery", "request"}
    while (
        more := {room for path in FILES if room_of(path) in used for room in rooms_used(path)}
        - used
    ):
        used |= more
    assert set() == used & set(manifest.UNSEEN)


def test_only_a_film_depends_on_how_films_are_made():
    request = asked(LESSONS[0], {})
    clip, film = manifest.inputs([request]), manifest.inputs([request], film=True)
    own = {f"grokdl/production/{name}.py" for name in ("bridged", "film", "film_cards")}
    assert own == set(film["files"]) - set(clip["files"])


def test_the_same_recipe_and_sources_give_the_same_bytes(tmp_path):
    request = asked(LESSONS[0], {})
    one, other = (clip_of(request, tmp_path / name) for name in ("one.mp4", "other.mp4"))
    assert one.path.read_bytes() == other.path.read_bytes()


@pytest.fixture
def clip(tmp_path):
    """A clip that may be spoiled."""
    return clip_of(asked(LESSONS[0], {}), tmp_path / "clip.mp4")


def spoiled(how, path):
    data = path.read_bytes()
    if how == "gone":
        path.unlink()
    elif how == "cut off":
        path.write_bytes(data[:-1])
    elif how == "altered":
        path.write_bytes(data[:-9] + bytes(9))
    elif how == "without a recipe":
        path.write_bytes(video_with("", path.parent / "other.mp4").read_bytes())
    elif how == "no video":
        path.write_text("no video")
    else:
        path.with_suffix(how).unlink()


@pytest.mark.parametrize(
    "how", ["gone", "cut off", "altered", "without a recipe", "no video", ".srt", ".vtt"]
)
def test_a_clip_that_is_not_whole_is_not_current(clip, how):
    assert is_current(clip.path, clip.request)
    spoiled(how, clip.path)
    assert not is_current(clip.path, clip.request)


def test_a_clip_with_other_subtitles_is_not_current(clip):
    clip.path.with_suffix(".vtt").write_text("WEBVTT\n")
    assert not is_current(clip.path, clip.request)
    assert ["clip.vtt differs from its captions"] == list(
        manifest.missing(clip.path, carried(clip.path))
    )


def test_a_clip_without_a_record_is_not_current(tmp_path):
    request = asked(LESSONS[0], {})
    path = video_with({"format": 1, **request.recipe}, tmp_path / "clip.mp4")
    inputs = manifest.inputs([request])
    found = list(manifest.changes(carried(path), request.recipe, inputs))
    assert ["no record of what it was made from"] == found


def test_what_changed_in_a_film_is_named_with_its_lesson(tmp_path):
    two = [gallery.find(name) for name in ("hot-and-cold", "error-bowl")]
    lessons = [asked(info, {}).recipe for info in two]
    path = video_with({"format": 1, "film": lessons}, tmp_path / "film.mp4")
    now = json.loads(json.dumps(lessons))
    now[0]["parameters"]["input"] = 0.25
    now[1]["lesson"] = "sledding"
    told = list(manifest.changes(carried(path), {"film": now}, manifest.inputs([])))
    first, second = (info.name for info in two)
    assert f"{first} input 0.5 → 0.25" in told
    assert {f"{second} is gone", "sledding is new"} <= set(told)
