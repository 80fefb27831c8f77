"""Finished files come into their place whole, or not at all."""

import errno
import os
import tempfile
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir

import pytest

from grokdl.errors import GrokdlError
from grokdl.files.atomic_write import (
    plain_about_room,
    private_folder,
    published,
    ready_folder,
    sweep,
)


def test_files_come_into_their_place_when_all_are_written(tmp_path):
    targets = [tmp_path / "a.srt", tmp_path / "a.mp4"]
    with published(targets) as drafts:
        for draft in drafts:
            draft.write_text(draft.name)
            assert not any(target.exists() for target in targets)
    assert {"a.srt", "a.mp4"} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("trouble", [KeyboardInterrupt, ZeroDivisionError])
def test_trouble_leaves_the_old_files_and_nothing_new(tmp_path, trouble):
    old = tmp_path / "a.mp4"
    old.write_text("old")
    with pytest.raises(trouble), published([old]) as [draft]:
        draft.write_text("half")
        raise trouble
    assert ["old"] == [path.read_text() for path in tmp_path.iterdir()]


def test_drafts_that_a_killed_process_has_left_go_with_the_next_ones(tmp_path):
    dead, alive, other = (
        tmp_path / name for name in (".grokdl-1.part", ".grokdl-2.part", ".mine.part")
    )
    for path in (dead, alive, other):
        path.touch()
    for path in (dead, other):
        os.utime(path, (1, 1))
    with published([tmp_path / "a.mp4"]) as [draft]:
        draft.touch()
    assert {alive, other, tmp_path / "a.mp4"} == set(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "The disk is full"), (errno.EACCES, "can't be written")]
)
def test_what_the_disk_says_is_said_plainly(tmp_path, number, words):
    with pytest.raises(GrokdlError, match=words), published([tmp_path / "a.mp4"]):
        raise OSError(number, "some words")


def test_a_full_temporary_disk_is_told_from_a_fault_of_ours():
    with pytest.raises(GrokdlError, match="no room for temporary files"), plain_about_room():
        raise OSError(errno.ENOSPC, "some words")
    with pytest.raises(FileNotFoundError), plain_about_room():
        raise FileNotFoundError(errno.ENOENT, "some words")


def test_where_no_room_is_left_any_error_is_the_full_disks(monkeypatch):
    monkeypatch.setattr("grokdl.files.atomic_write.SCANT", float("inf"))
    with pytest.raises(GrokdlError, match="no room for temporary files"), plain_about_room():
        raise ValueError("unclosed token")


def test_a_folder_is_made_with_those_above_it(tmp_path):
    assert ready_folder(tmp_path / "a" / "b").is_dir()


def test_a_folder_that_is_a_file_is_a_mistake(tmp_path):
    (tmp_path / "a").write_text("")
    with pytest.raises(GrokdlError, match="can't be written"):
        ready_folder(tmp_path / "a")


def test_a_private_folder_is_gone_afterwards():
    with private_folder() as folder:
        (folder / "file").write_text("")
    assert not folder.exists()


def test_a_private_folder_is_gone_though_a_ctrl_c_comes_while_it_goes(monkeypatch):
    interrupts = iter([KeyboardInterrupt])

    def interrupted_once(*given, **more):
        for interrupt in interrupts:
            raise interrupt
        rmtree(*given, **more)

    monkeypatch.setattr("grokdl.files.atomic_write.rmtree", interrupted_once)
    with pytest.raises(KeyboardInterrupt), private_folder() as folder:
        (folder / "file").write_text("")
    assert not folder.exists()


def old_folder(name):
    folder = Path(gettempdir()) / name
    folder.mkdir()
    (folder / "segment").write_bytes(b"x" * 100)
    os.utime(folder, (1, 1))
    return folder


@pytest.fixture
def temporary(monkeypatch, tmp_path):
    """Temporary files go to a folder of this test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.mark.usefixtures("temporary")
def test_what_a_killed_process_has_left_goes_with_the_next_one():
    left = old_folder("grokdl-left")
    with private_folder():
        assert not left.exists()


@pytest.mark.usefixtures("temporary")
def test_the_folder_of_a_living_process_stays_however_old():
    with private_folder() as folder:
        os.utime(folder, (1, 1))
        assert 0 == sweep()
        assert folder.exists()


@pytest.mark.usefixtures("temporary")
def test_a_folder_of_somebody_else_stays():
    other = old_folder("other-left")
    sweep()
    assert other.exists()
