"""`update` renders what is stale, in its place, and nothing else."""

import resource
import shutil

import pytest
from conftest import HERE, SCENES, written

from grokdl.production.status import State, look_at


def test_update_without_any_media_has_nothing_to_do(run):
    assert (0, "", "Nothing to do.\n") == run("update")


def test_what_cant_be_made_again_is_left_as_it_is_and_said(run, tiny_clip):
    before = tiny_clip.path.read_bytes()
    code, out, err = run("update")
    assert (0, "") == (code, out)
    assert "left as it is: stale     media/clips/clip.mp4: it was made from another" in err
    assert before == tiny_clip.path.read_bytes()


@pytest.mark.slow
def test_update_renders_what_is_stale_in_its_place_and_nothing_else(grokdl, clip, tmp_path):
    for name in ("kept", "cut", "silent"):
        for ending in (".mp4", ".srt", ".vtt"):
            shutil.copy(clip.path.with_suffix(ending), tmp_path / f"{name}{ending}")
    (tmp_path / "cut.mp4").write_bytes(clip.path.read_bytes()[:-1])
    (tmp_path / "silent.srt").unlink()
    before = written(tmp_path / "kept.mp4")
    done = grokdl("update", ".", *HERE)
    assert (0, ["cut.mp4", "silent.mp4"]) == (done.returncode, done.stdout.splitlines())
    assert before == written(tmp_path / "kept.mp4")
    assert clip.path.read_bytes() == (tmp_path / "cut.mp4").read_bytes()
    assert clip.path.with_suffix(".srt").read_text() == (tmp_path / "silent.srt").read_text()


@pytest.mark.slow
def test_a_full_disk_leaves_a_stale_clip_as_it_was(grokdl, clip, tmp_path):
    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))

    shutil.copy(clip.path, tmp_path / "clip.mp4")
    done = grokdl("update", ".", *HERE, preexec_fn=small_files)
    assert 2 == done.returncode
    assert "grokdl: The disk is full" in done.stderr
    assert clip.path.read_bytes() == (tmp_path / "clip.mp4").read_bytes()
    assert ["clip.mp4"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.slow
def test_update_renders_a_stale_film(grokdl, film, tmp_path):
    shutil.copy(film.path, tmp_path / "film.mp4")
    done = grokdl("update", "film.mp4", *HERE)
    assert (0, "film.mp4\n") == (done.returncode, done.stdout)
    assert State.CURRENT is look_at(tmp_path / "film.mp4", SCENES).state


@pytest.mark.parametrize(("name", "why"), [("a.mp4", "no video"), ("a.pptx", "no recipe")])
def test_a_file_that_is_named_and_is_none_of_ours_can_not_be_updated(run, tmp_path, name, why):
    (tmp_path / name).write_text("theirs")
    code, out, err = run("update", name)
    assert (2, "") == (code, out)
    assert why in err
    assert 0 == run("update", ".")[0]  # of a folder's files such ones are left as they are
