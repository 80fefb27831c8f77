"""The look: each option is one field, which every door, recipe and name knows."""

import json

import pytest
from conftest import HERE, SCENES

from grokdl.batch import as_toml, read, side_by_side
from grokdl.catalog import gallery
from grokdl.catalog.look import OPTIONS, QUALITIES, USUAL, Look
from grokdl.catalog.request import asked
from grokdl.cli.commands import grokdl as commands
from grokdl.errors import GrokdlError
from grokdl.production.clip import Clip
from grokdl.production.film import place
from grokdl.stage.zones import ASPECTS, PARTS

OVERSHOOT = gallery.find("overshoot")
BOX = gallery.find("box", SCENES)
OTHERS = [
    (name, value)
    for name, option in OPTIONS.items()
    for value in (option.values or option.examples or (True, False))
    if value != option.usual
]
SIZES = [
    ("film", "16:9", (1920, 1080)),
    ("film", "4:3", (1440, 1080)),
    ("film", "1:1", (1080, 1080)),
    ("film", "9:16", (1080, 1920)),
    ("draft", "16:9", (854, 480)),
    ("draft", "4:3", (640, 480)),
    ("draft", "9:16", (480, 854)),
    ("4k", "9:16", (2160, 3840)),
]


@pytest.mark.parametrize(("quality", "aspect", "size"), SIZES)
def test_the_shorter_side_of_a_picture_is_as_the_quality_says(quality, aspect, size):
    shaped = Look(quality=quality, aspect=aspect).shaped_quality
    assert size == (shaped.width, shaped.height)


@pytest.mark.parametrize(
    ("look", "size"),
    [
        ({"height": 480}, (854, 480)),
        ({"height": 720}, (1280, 720)),
        ({"height": 2160, "aspect": "1:1"}, (2160, 2160)),
        ({"height": 600, "aspect": "9:16"}, (338, 600)),
        ({"height": "600", "aspect": "4:3"}, (800, 600)),
    ],
)
def test_a_height_is_met_and_the_width_follows_in_even_pixels(look, size):
    shaped = Look(**look).shaped_quality
    assert (*size, 60) == (shaped.width, shaped.height, shaped.frame_rate)


@pytest.mark.parametrize(("pixels", "said"), [(721, "odd"), (88, "bounds"), (4322, "bounds")])
def test_a_height_that_no_picture_can_have_is_a_mistake(pixels, said):
    with pytest.raises(GrokdlError, match=said):
        Look(height=pixels)


@pytest.mark.parametrize("height", [True, 7.5, -480, None])
def test_a_height_is_a_whole_number(height):
    with pytest.raises(GrokdlError, match="whole number"):
        Look(height=height)


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("part", PARTS)
def test_a_part_alone_is_as_large_as_the_picture_has_room(part, aspect):
    whole = Look(aspect=aspect).shaped_quality
    look = Look(aspect=aspect, part=part)
    shown, window = look.shaped_quality, look.window
    assert whole.frame == shown.frame
    assert (0, 0) == (shown.width % 2, shown.height % 2)
    assert 2 >= min(whole.width - shown.width, whole.height - shown.height) >= 0
    assert pytest.approx(window.width / window.height, rel=0.01) == shown.width / shown.height


def test_a_part_takes_a_height_too():
    shown = Look(part="panel", height=720).shaped_quality
    assert 720 == shown.height
    assert pytest.approx(Look(part="panel").window.width / 1, rel=0.01) == (
        shown.width / 720 * Look(part="panel").window.height
    )


def test_a_part_that_a_lesson_does_not_have_is_told_with_those_that_it_has():
    assert "overshoot_chart" == asked(OVERSHOOT, {}, part="chart").file_name
    with pytest.raises(GrokdlError, match="has no chart") as mistake:
        asked(gallery.find("slope"), {}, part="chart")
    assert "It has: stage, panel." == mistake.value.hint


@pytest.mark.parametrize("aspect", ASPECTS)
def test_the_shorter_side_of_a_frame_is_8_units(aspect):
    width, height = Look(aspect=aspect).shaped_quality.frame
    across, upward = map(int, aspect.split(":"))
    assert (8, pytest.approx(across / upward)) == (min(width, height), width / height)


def test_the_usual_shape_is_the_qualitys_own():
    assert QUALITIES["draft"] == Look(quality="draft").shaped_quality


def test_a_recipe_of_the_usual_look_says_no_more_than_it_always_did():
    assert {"quality": "film", "theme": "paper", "captions": True} == USUAL.recipe


@pytest.mark.parametrize(("name", "value"), OTHERS)
def test_a_recipe_says_what_is_not_usual_and_makes_it_again(name, value):
    recipe = json.loads(json.dumps(Look(**{name: value}).recipe))
    assert value == recipe[name] == getattr(Look(**recipe), name)


@pytest.mark.parametrize(("aspect", "word"), [("4:3", "4x3"), ("1:1", "1x1"), ("9:16", "9x16")])
def test_a_shape_is_spelled_in_a_files_name(aspect, word):
    request = asked(BOX, {"alpha": 0.5}, aspect=aspect, theme="dark", quality="draft")
    assert f"moving-square_alpha-0.5_dark_{word}_draft" == request.file_name
    assert f"film_dark_{word}_draft.mp4" == place(request).name


@pytest.mark.parametrize(("name", "value"), OTHERS)
def test_two_looks_never_share_a_name(name, value):
    assert asked(OVERSHOOT, {}).file_name != asked(OVERSHOOT, {}, **{name: value}).file_name


@pytest.mark.parametrize("name", OPTIONS)
def test_an_unknown_value_is_a_mistake(name):
    with pytest.raises(GrokdlError, match=name):
        Look(**{name: "none 'such"})  # for a command it is an open quote


def test_an_unknown_shape_is_answered_with_the_nearest(run):
    code, out, err = run("render", "box", "--aspect", "16:8", *HERE)
    assert (2, "") == (code, out)
    assert ["grokdl: There is no aspect '16:8'.", "Did you mean 16:9?"] == err.splitlines()


@pytest.mark.parametrize("command", ["render", "film", "watch", "audit"])
def test_a_command_has_a_flag_for_every_option_that_it_takes(command):
    expected = {o.flag for o in OPTIONS.values() if command != "audit" or o.audited}
    flags = {flag for param in commands.commands[command].params for flag in param.opts}
    assert expected == flags & {option.flag for option in OPTIONS.values()}


@pytest.mark.parametrize(("name", "value"), OTHERS)
def test_a_parameter_file_takes_every_option(tmp_path, name, value):
    (tmp_path / "talk.toml").write_text(f"{name} = {json.dumps(value)}\n[overshoot]\n")
    specs = read(tmp_path / "talk.toml").specs
    assert [Look(**{name: value})] == [request.look for request in side_by_side(specs, specs)]


def test_a_parameter_file_to_start_from_names_every_option():
    keys = {line.partition(" = ")[0] for line in as_toml([BOX]).splitlines()}
    assert set(OPTIONS) <= keys


@pytest.mark.slow
def test_a_clip_has_the_shape_that_was_asked_for_and_is_then_current(run, tmp_path):
    words = ("box", "-q", "draft", "--aspect", "9:16", *HERE)
    assert 0 == run("render", *words)[0]
    path = tmp_path / "media/clips/moving-square_9x16_draft.mp4"
    assert "9:16" == json.loads(run("recipe", str(path))[1])["aspect"]
    assert (854, 480, 3) == Clip.open(path, SCENES).frame(0).shape
    assert "current, nothing to do" in run("render", *words)[2]
    assert (0, "current   media/clips/moving-square_9x16_draft.mp4\n", "") == run("status", *HERE)
