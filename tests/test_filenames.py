"""Every name that a file can have works; one that it can't have is told in one sentence."""

from pathlib import Path

import av
import pytest
from conftest import SCENES
from tiny import FRAMES, RATE, clip_of, video_with

from grokdl import Clip
from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.errors import GrokdlError
from grokdl.files.filenames import literal, refuse_controls, typed
from grokdl.production.recipe import carried
from grokdl.production.status import State, look_at

NAMES = [
    "w:1.mp4",
    "4:3/a.mp4",
    "file:a.mp4",
    "concat:a.mp4|b.mp4",
    "pipe:1.mp4",
    "-a.mp4",
    "%03d.mp4",
    "a#b.mp4",
    "a?b=1.mp4",
    " a b .mp4",
    "'a\".mp4",
    "a\\b.mp4",
    "$HOME.mp4",
    "a\nb.mp4",
    "なぜ—é.mp4",
    "no utf-8 \udcff.mp4",
    f"{'a' * 251}.mp4",
]
LONG = "x" * 5000


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder in which names are relative ones."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_clip_may_have_any_name(name, scenes):
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    clip = clip_of(asked(gallery.find("box", scenes), {}), path, scenes)
    assert clip.recipe == carried(path).recipe
    assert State.CURRENT is look_at(path, scenes).state
    assert clip.request.recipe == Clip.open(path, scenes).request.recipe
    assert (clip.frame(1) == clip.frame((FRAMES - 1) / RATE)).all()
    assert "<video" in clip._repr_html_()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_ffmpeg_takes_a_name_as_it_stands(name):
    Path(name).parent.mkdir(exist_ok=True)
    video_with("words", Path(name))
    assert Path(name).is_file()
    with av.open(literal(Path(name))) as video:
        assert "words" == video.metadata["comment"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LONG, "… can't be used: file name too long."),
        (f"{'x' * 300}.mp4", "… can't be used: file name too long."),
        ("~nobody-of-this-name/a", "there is no such user."),
        ("C:\talks\new", r"The path 'C:\talks\new' has a tab and a line feed in it."),
        ("a\0b", r"The path 'a\x00b' has the character U+0000 in it."),
        ("  ", "An empty path was given."),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_a_path_that_cant_be_one_is_told_with_a_way_out(text, message):
    with pytest.raises(GrokdlError) as mistake:
        typed(text)
    assert mistake.value.message.endswith(message)
    assert len(mistake.value.message) < 150
    assert mistake.value.hint


def test_a_file_that_is_there_may_be_named_whatever_its_name(here):
    (here / "a\tb").touch()
    assert Path("a\tb") == typed("a\tb")


def test_a_text_without_controls_is_left_alone():
    refuse_controls("Why? なぜ “quoted”, \N{ZERO WIDTH JOINER} and \udcff", "It", "")


@pytest.mark.usefixtures("here")
def test_a_folder_in_which_no_clip_has_room_for_its_name_is_told_before_anything_is_rendered(run):
    folder = "/".join(["x" * 200] * 20) + "/" + "y" * 60
    code, _, err = run("render", "waiting", "-o", folder, "--scenes", str(SCENES))
    assert 2 == code
    assert "can't be written: file name too long." in err


COMMANDS = [
    ("recipe",),
    ("status",),
    ("update",),
    ("render", "box", "-o"),
    ("render", "--from"),
    ("render", "-p"),
    ("render", "box", "--scenes"),
    ("render",),
    ("film", "-o"),
    ("audit", "box", "-o"),
    ("watch", "-p"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("name", [LONG, f"{LONG}.py", "a\0b"], ids=lambda name: ascii(name)[-9:])
def test_no_name_is_our_fault(run, tmp_path, words, name):
    code, out, err = run(*words, name)
    assert (2, "") == (code, out)
    assert 2 == len(err.splitlines())
    assert [] == list(tmp_path.iterdir())
