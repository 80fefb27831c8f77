"""A file is one process's work at a time, and nobody waits while there is other work."""

import os
import subprocess
import sys
from contextlib import closing

import pytest
from conftest import alone

from grokdl.files.cache import cache_folder
from grokdl.files.locks import OLD, prune, turns


def nobody(number: int) -> None:
    """Be told of waiting where there must be none."""
    raise AssertionError(f"waits for {number}")


@pytest.fixture
def files(tmp_path):
    """Three places for files, by number."""
    return {number: tmp_path / f"{number}.mp4" for number in range(3)}


def of(files, *numbers):
    return {number: files[number] for number in numbers}


def test_free_files_come_in_one_turn(files):
    with closing(turns(files, nobody)) as ours:
        assert [{0, 1, 2}] == [set(turn) for turn in ours]


def test_what_another_makes_comes_when_it_is_released(files):
    with (
        closing(turns(of(files, 0, 1), nobody)) as others,
        closing(turns(of(files, 1, 2), nobody)) as ours,
    ):
        held = next(others)
        assert {2} == set(next(ours))
        held[1].release()
        assert {1} == set(next(ours))


def test_two_who_want_each_others_files_both_get_them(files):
    others_got = []

    def let_them_go_on(number: int) -> None:
        others_got.append(set(next(others)))

    with (
        closing(turns(of(files, 1), nobody)) as before,
        closing(turns(of(files, 0, 1), let_them_go_on)) as ours,
        closing(turns(of(files, 0, 1), nobody)) as others,
    ):
        next(before)
        assert {0} == set(next(ours))
        before.close()
        assert {1} == set(next(others))
        assert {1} == set(next(ours))
        assert [{0}] == others_got


def test_who_has_to_wait_is_told_for_which_file(files):
    told = []

    def free(number: int) -> None:
        told.append(number)
        others.close()

    with (
        closing(turns(of(files, 1), nobody)) as others,
        closing(turns(of(files, 1), free)) as ours,
    ):
        next(others)
        next(ours)
    assert [1] == told


def test_a_file_asked_for_twice_has_two_turns(tmp_path):
    path = tmp_path / "same.mp4"
    with closing(turns({0: path, 1: path}, nobody)) as ours:
        assert [{0}, {1}] == [set(turn) for turn in ours]


def test_a_lock_leaves_nothing_beside_the_file(tmp_path):
    with alone(tmp_path / "a.mp4"):
        assert [] == list(tmp_path.iterdir())


def test_two_names_of_one_folder_are_one_lock(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    with (
        alone(tmp_path / "real" / "a.mp4"),
        closing(turns({0: tmp_path / "link" / "a.mp4", 1: tmp_path / "b.mp4"}, nobody)) as ours,
    ):
        assert {1} == set(next(ours))


def test_a_closed_cache_folder_is_no_obstacle(tmp_path, monkeypatch):
    monkeypatch.setenv("GROKDL_CACHE", "/dev/null/closed")
    with closing(turns({0: tmp_path / "a.mp4"}, nobody)) as ours:
        assert [{0}] == [set(turn) for turn in ours]


def test_the_cache_folder_is_the_one_that_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("GROKDL_CACHE", str(tmp_path))
    assert tmp_path == cache_folder()
    monkeypatch.delenv("GROKDL_CACHE")
    assert "grokdl" == cache_folder().name


def locks_in(folder):
    return set((folder / "locks").iterdir())


def test_old_locks_go_unless_somebody_holds_them(tmp_path, monkeypatch):
    monkeypatch.setenv("GROKDL_CACHE", str(tmp_path))
    with alone(tmp_path / "left.mp4"):
        pass
    left = locks_in(tmp_path)
    with alone(tmp_path / "held.mp4"):
        held = locks_in(tmp_path) - left
        for lock in left | held:
            os.utime(lock, (1, 1))
        with alone(tmp_path / "new.mp4"):
            assert held == locks_in(tmp_path) & (left | held)
            prune(OLD)
            assert held < locks_in(tmp_path)


def test_clean_leaves_no_lock_that_nobody_holds(run, tmp_path, monkeypatch):
    monkeypatch.setenv("GROKDL_CACHE", str(tmp_path))
    with alone(tmp_path / "a.mp4"):
        run("clean")
        assert 1 == len(locks_in(tmp_path))
    assert 0 == run("clean")[0]
    assert set() == locks_in(tmp_path)


ROUNDS = 300
MAKES = """
import os, sys
from pathlib import Path
from grokdl.files.locks import turns
path = Path(sys.argv[1])
for _ in range(int(sys.argv[2])):
    for _ in turns({0: path}, lambda number: None):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL))  # fails if another one is at it
        path.unlink()
"""
PRUNES = """
from grokdl.files.locks import prune
while True:
    prune(0)
"""


def test_a_file_is_one_process_s_work_though_locks_are_pruned_all_the_time(tmp_path):
    environment = {**os.environ, "GROKDL_CACHE": str(tmp_path / "cache")}

    def started(program, *words):
        return subprocess.Popen([sys.executable, "-c", program, *words], env=environment)

    pruning = [started(PRUNES) for _ in range(2)]
    making = [started(MAKES, str(tmp_path / "a.mp4"), str(ROUNDS)) for _ in range(3)]
    try:
        assert [0, 0, 0] == [process.wait(60) for process in making]
    finally:
        for process in (*pruning, *making):
            process.kill()
            process.wait()


def test_ctrl_c_ends_the_waiting(interrupted_grokdl, tmp_path, scenes):
    with alone(tmp_path / "media" / "film_draft.mp4"):
        words = ("film", "-q", "draft", "--scenes", str(scenes))
        code, said = interrupted_grokdl("another process is making it", *words)
    assert 130 == code
    assert "Traceback" not in said
