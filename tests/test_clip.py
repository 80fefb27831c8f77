"""A clip is a sound MP4 with its subtitles beside it, or it is not there at all."""

import json
import resource
from pathlib import Path

import av
import pytest
from conftest import SCENES

from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.errors import GrokdlError, ParameterError
from grokdl.production.clip import render
from grokdl.production.video import places


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.slow
def test_a_clip_is_named_after_its_request_with_its_subtitles_beside_it(clip):
    stem = "moving-square_alpha-0.5_draft"
    assert [f"{stem}{end}" for end in (".mp4", ".srt", ".vtt")] == files_in(clip.path.parent)


@pytest.mark.slow
def test_a_clip_is_h264_that_plays_everywhere(clip):
    with av.open(str(clip.path)) as video:
        stream = video.streams.video[0]
        assert ("h264", "yuv420p") == (stream.codec_context.name, stream.codec_context.pix_fmt)
        assert (854, 480, 15) == (stream.width, stream.height, stream.average_rate)
        assert 45 == sum(1 for _ in video.decode(stream))
    data = clip.path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


@pytest.mark.slow
def test_a_clip_says_how_its_colours_were_coded(clip):
    bt601 = 6
    with av.open(str(clip.path)) as video:
        assert bt601 == video.streams.video[0].codec_context.colorspace


@pytest.mark.slow
def test_a_clip_tells_its_length_size_captions_and_sections(clip):
    assert (3.0, 854, 480, 15) == (clip.duration, clip.width, clip.height, clip.frame_rate)
    assert ["It goes right.", "It rests & goes < down."] == [cue.text for cue in clip.captions]
    assert ["right", "down"] == [section.name for section in clip.sections]


@pytest.mark.slow
def test_a_clip_carries_its_title_and_the_recipe_to_make_it_again(clip):
    with av.open(str(clip.path)) as video:
        title, recipe = video.metadata["title"], json.loads(video.metadata["comment"])
    assert "A square that moves" == title
    assert {"grokdl", "manim"} == set(recipe.pop("versions"))
    assert ("CC BY 4.0", 1) == (recipe.pop("licence"), recipe.pop("format"))
    assert "another folder" == recipe.pop("lessons")  # than grokdl's own
    assert clip.request.recipe == recipe


@pytest.mark.slow
def test_the_subtitles_say_the_captions(clip):
    assert "It rests & goes < down." in clip.path.with_suffix(".srt").read_text()
    assert "00:00:01.500 --> 00:00:03.000" in clip.path.with_suffix(".vtt").read_text()


@pytest.mark.slow
def test_another_file_name_and_another_title_are_taken(tmp_path):
    path = tmp_path / "my talk's {1} %d.mp4"
    clip = render(
        "waiting", quality="draft", theme="dark", title="Mine", output=path, scenes=SCENES
    )
    with av.open(str(clip.path)) as video:
        assert "Mine" == video.metadata["title"]
    assert path == clip.path


@pytest.mark.slow
def test_a_full_disk_leaves_nothing_behind_and_is_said(grokdl, tmp_path):
    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))

    words = ("render", "box", "-q", "draft", "-o", "out", "--scenes", str(SCENES))
    done = grokdl(*words, preexec_fn=small_files)
    assert 2 == done.returncode
    assert "grokdl: The disk is full" in done.stderr
    assert [] == files_in(tmp_path)


@pytest.mark.slow
def test_ctrl_c_leaves_nothing_behind_and_one_message(interrupted_grokdl, tmp_path):
    words = ("render", "box", "-q", "film", "-o", "out", "--scenes", str(SCENES))
    code, said = interrupted_grokdl("rendering", *words)
    assert 130 == code
    assert "grokdl: stopped." in said
    assert "Traceback" not in said
    assert [] == files_in(tmp_path)


def test_a_clip_goes_to_media_clips_if_nothing_else_is_said():
    request = asked(gallery.find("box", SCENES), {}, quality="draft")
    assert [Path("media/clips/moving-square_draft.mp4")] == places([request])


def test_one_file_for_two_lessons_is_a_mistake():
    requests = [asked(info, {}) for info in gallery.lessons(SCENES)]
    with pytest.raises(GrokdlError, match=r"a.mp4 is one file, but 2 videos"):
        places(requests, Path("a.mp4"))


@pytest.mark.parametrize("name", ["a.mkv", "a.AVI", "a.wmv"])
def test_another_format_than_mp4_is_a_mistake(name):
    with pytest.raises(GrokdlError, match="written as MP4"):
        render("box", output=name, scenes=SCENES)


def test_a_folder_that_is_a_file_is_a_mistake_before_anything_is_rendered(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(GrokdlError, match="can't be written"):
        render("box", output=tmp_path / "file" / "folder", scenes=SCENES)


def test_a_wrong_parameter_is_a_mistake_before_anything_is_rendered(tmp_path):
    with pytest.raises(ParameterError, match="sides = 12: it must be a whole number from 3 to 9"):
        render("box", sides=12, output=tmp_path / "folder", scenes=SCENES)
    assert [] == list(tmp_path.iterdir())
