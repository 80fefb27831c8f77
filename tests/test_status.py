"""`status` says what became of the videos."""

import json
import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import HERE, SCENES
from tiny import clip_of, take, video_with

from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.errors import GrokdlError
from grokdl.production import manifest
from grokdl.production.clip import ClipProduction
from grokdl.production.status import State, look_at, videos
from grokdl.words.captions import Cue


def test_a_clip_that_is_as_it_would_be_made_is_current(tiny_clip):
    found = look_at(tiny_clip.path, SCENES)
    assert (State.CURRENT, (), ()) == (found.state, found.reasons, found.requests)


def test_a_clip_without_its_subtitles_is_stale(tiny_clip):
    tiny_clip.path.with_suffix(".srt").unlink()
    found = look_at(tiny_clip.path, SCENES)
    assert (State.STALE, ("clip.srt is missing",)) == (found.state, found.reasons)
    assert [tiny_clip.request.recipe] == [request.recipe for request in found.requests]


def put_over(clip, *captions):
    """Put the same pictures with other captions in a clip's place."""
    made_from = manifest.inputs([clip.request], SCENES)
    ClipProduction(clip.request, clip.path, made_from).done([replace(take(), captions=captions)])


def killed_at_rename(number, clip, *captions):
    """Have another process do it, and kill it before so many renames and removals are done."""
    process = os.fork()
    if process == 0:
        try:
            count = iter(range(number))
            for name in ("replace", "unlink"):
                done = getattr(Path, name)
                setattr(Path, name, lambda *given, done=done, **more: counted(count, done, *given))
            put_over(clip, *captions)
        finally:
            os._exit(0)
    _, status = os.waitpid(process, 0)
    assert signal.SIGKILL == os.WTERMSIG(status)


def counted(count, done, *given):
    if next(count, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)
    return done(*given)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="another process is forked")
@pytest.mark.parametrize("captions", [(Cue(0, 1, "Other words."),), ()], ids=["others", "none"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_clip_between_old_and_new_is_stale_and_the_next_one_is_whole(tiny_clip, number, captions):
    killed_at_rename(number, tiny_clip, *captions)
    found = look_at(tiny_clip.path, SCENES)
    assert State.STALE is found.state
    assert all(".srt" in reason or ".vtt" in reason for reason in found.reasons)
    assert [tiny_clip.request.recipe] == [request.recipe for request in found.requests]
    put_over(tiny_clip, *captions)
    assert State.CURRENT is look_at(tiny_clip.path, SCENES).state


def test_a_clip_that_says_nothing_any_more_has_no_subtitles_of_its_own_beside_it(tiny_clip):
    edited = tiny_clip.path.with_suffix(".vtt")
    edited.write_text("WEBVTT\n\nmine")
    put_over(tiny_clip)
    assert not tiny_clip.path.with_suffix(".srt").exists()
    assert "WEBVTT\n\nmine" == edited.read_text()


def test_a_clip_whose_lesson_has_another_default_is_stale_and_follows_it(tiny_clip, tmp_path):
    lesson = (SCENES / "moving_square.py").read_text()
    (tmp_path / "moving_square.py").write_text(lesson.replace("Field(4,", "Field(7,"))
    found = look_at(tiny_clip.path, tmp_path)
    assert State.STALE is found.state
    assert ("sides 4 → 7", "scenes/moving_square.py changed") == found.reasons
    assert (7, 0.5) == (found.requests[0].parameters.sides, found.requests[0].parameters.alpha)


def test_a_clip_whose_lesson_is_gone_is_stale_and_left_as_it_is(tiny_clip, tmp_path):
    found = look_at(tiny_clip.path, tmp_path)
    assert (State.STALE, ()) == (found.state, found.requests)
    assert ("There is no lesson 'moving-square'.",) == found.reasons


def test_a_clip_of_another_folders_lesson_of_the_same_name_is_left_as_it_is(tmp_path):
    shutil.copy(gallery.scenes_folder() / "overshoot.py", tmp_path)
    request = asked(gallery.find("overshoot", tmp_path), {})
    clip = clip_of(request, tmp_path / "clip.mp4", tmp_path)
    assert State.CURRENT is look_at(clip.path, tmp_path).state
    found = look_at(clip.path)
    assert (State.STALE, ()) == (found.state, found.requests)
    assert ("it was made from another folder of lessons (--scenes)",) == found.reasons


def test_a_clip_that_is_cut_off_is_broken_and_can_be_made_again(tiny_clip):
    tiny_clip.path.write_bytes(tiny_clip.path.read_bytes()[:-100])
    found = look_at(tiny_clip.path, SCENES)
    assert (State.BROKEN, ("it is cut off",)) == (found.state, found.reasons)
    assert [tiny_clip.request.recipe] == [request.recipe for request in found.requests]


def test_a_file_that_is_no_video_is_broken(tiny_clip):
    tiny_clip.path.write_text("no video")
    assert (State.BROKEN, ()) == (look_at(tiny_clip.path).state, look_at(tiny_clip.path).requests)


def test_a_clip_that_another_program_changed_is_a_stranger_and_left_as_it_is(tiny_clip):
    tiny_clip.path.write_bytes(tiny_clip.path.read_bytes()[:-9] + bytes(9))
    found = look_at(tiny_clip.path, SCENES)
    assert (State.STRANGER, ("another program has changed it",)) == (found.state, found.reasons)
    assert () == found.requests


@pytest.mark.parametrize("comment", ["", {"format": 2, "lesson": "box"}, {"scene": "Intro"}])
def test_a_video_without_a_recipe_of_ours_is_a_stranger(tmp_path, comment):
    found = look_at(video_with(comment, tmp_path / "video.mp4"), SCENES)
    assert (State.STRANGER, ()) == (found.state, found.requests)


def test_videos_are_found_in_folders_within_folders_and_by_name(tmp_path):
    (tmp_path / "clips").mkdir()
    for name in ("film.mp4", "clips/b.mp4", "clips/A.MP4", "clips/a.srt"):
        (tmp_path / name).write_text("")
    names = ["film.mp4", "clips/A.MP4", "clips/b.mp4"]
    assert [tmp_path / name for name in names] == videos([tmp_path, tmp_path / "film.mp4"])


def test_pieces_that_manim_left_are_no_videos(tmp_path):
    (tmp_path / "partial_movie_files").mkdir()
    (tmp_path / "partial_movie_files" / "1.mp4").write_text("")
    assert [] == videos([tmp_path])


def test_a_place_that_is_not_there_is_a_mistake(tmp_path):
    with pytest.raises(GrokdlError, match=r"There is no .*nowhere"):
        videos([tmp_path / "nowhere"])


def test_status_without_any_media_is_empty(run):
    assert (0, "", "") == run("status")
    assert (0, "[]\n", "") == run("status", "--json")


def test_status_says_the_state_the_path_and_why(run, tiny_clip):
    assert (0, "current   media/clips/clip.mp4\n", "") == run("status", *HERE)
    tiny_clip.path.with_suffix(".vtt").unlink()
    code, out, err = run("status", "media/clips", *HERE)
    assert (0, "stale     media/clips/clip.mp4: clip.vtt is missing\n") == (code, out)
    assert "grokdl update" in err


def test_status_says_one_line_of_a_video_whatever_its_name(run, tmp_path):
    (tmp_path / "a\n\x1b[31mb.mp4").write_text("no video")
    out = run("status", ".")[1]
    assert out.startswith(r"broken    a\n\x1b[31mb.mp4: ")
    assert 1 == len(out.splitlines())


def test_what_status_promises_of_update_is_so(run, tiny_clip):
    words = ("media/clips", *HERE)
    (tiny_clip.path.parent / "text.mp4").write_text("no video")
    tiny_clip.path.with_suffix(".vtt").unlink()
    _, out, err = run("status", *words)
    assert "broken    media/clips/text.mp4: it is no video, or a broken one\n" in out
    command = f"grokdl update media/clips --scenes {SCENES}"
    assert f"{command} makes 1 of these current again, and leaves 1 as it is.\n" == err
    (tiny_clip.path.parent / "text.mp4").unlink()
    assert f"{command} makes it current again.\n" == run("status", *words)[2]
    tiny_clip.path.unlink()
    (tiny_clip.path.parent / "text.mp4").write_text("no video")
    assert "" == run("status", *words)[2]


def test_status_tells_programs_everything(run, tiny_clip):
    tiny_clip.path.with_suffix(".vtt").unlink()
    _, out, _ = run("status", "--json", *HERE)
    expected = {
        "path": "media/clips/clip.mp4",
        "state": "stale",
        "reasons": ["clip.vtt is missing"],
        "can_update": True,
    }
    assert [expected] == json.loads(out)


@pytest.mark.slow
def test_a_film_is_current_until_a_lesson_comes_or_goes(film, tmp_path):
    assert State.CURRENT is look_at(film.path, SCENES).state
    shutil.copy(SCENES / "waiting.py", tmp_path)
    assert "moving-square is gone" in look_at(film.path, tmp_path).reasons
