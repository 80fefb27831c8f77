"""Pieces of work in forked copies: done in any order, tried again, and never left behind."""

import errno
import os
import signal
import time

import pytest

from grokdl.engine.cpu_slots import CpuSlots
from grokdl.engine.fork_pool import ForkPool, KilledError, WorkError


def test_every_piece_of_work_is_done(tmp_path):
    fork_pool = ForkPool(CpuSlots(tmp_path / "slots", 2))
    for number in range(5):
        fork_pool.start(number, lambda number=number: number**2)
    assert {0: 0, 1: 1, 2: 4, 3: 9, 4: 16} == fork_pool.finish()


def test_a_copy_knows_the_state_in_which_it_was_started(tmp_path):
    fork_pool, state = ForkPool(CpuSlots(tmp_path / "slots", 2)), [1]
    fork_pool.start(0, lambda: state[0])
    state[0] = 2
    fork_pool.start(1, lambda: state[0])
    assert {0: 1, 1: 2} == fork_pool.finish()


def test_each_result_is_told_as_it_comes(tmp_path):
    fork_pool, told = ForkPool(CpuSlots(tmp_path / "slots", 1)), []
    fork_pool.start(0, lambda: "first", told.append)
    fork_pool.start(1, lambda: "second", told.append)
    fork_pool.finish()
    assert ["first", "second"] == sorted(told)  # they race for the place


def test_one_piece_of_work_can_be_waited_for(tmp_path):
    fork_pool = ForkPool(CpuSlots(tmp_path / "slots", 2))
    fork_pool.start(0, lambda: time.sleep(60))
    fork_pool.start(1, lambda: "done")
    fork_pool.wait_for(1)
    assert {1: "done"} == fork_pool.results
    for process in fork_pool._at_work:
        os.kill(process, signal.SIGKILL)


def test_a_copy_that_is_killed_is_tried_once_more(tmp_path):
    mark = tmp_path / "was here"

    def work() -> str:
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    fork_pool = ForkPool(CpuSlots(tmp_path / "slots", 1))
    fork_pool.start(0, work)
    assert ({0: "done"}, 1) == (fork_pool.finish(), fork_pool.killed)


def test_a_copy_that_is_killed_twice_is_given_up(tmp_path):
    fork_pool = ForkPool(CpuSlots(tmp_path / "slots", 1))
    fork_pool.start(0, lambda: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(KilledError):
        fork_pool.finish()


def test_what_a_copy_has_done_counts_though_its_guardian_was_killed(tmp_path):
    def work() -> str:
        os.kill(os.getppid(), signal.SIGKILL)
        return "done"

    fork_pool = ForkPool(CpuSlots(tmp_path / "slots", 1))
    fork_pool.start(0, work)
    assert ({0: "done"}, 1) == (fork_pool.finish(), fork_pool.killed)


def test_a_copy_that_finds_no_place_says_why_and_never_goes_on_as_the_original(tmp_path):
    slots = CpuSlots(tmp_path / "slots", 1)
    (tmp_path / "slots").rmdir()
    fork_pool = ForkPool(slots)
    fork_pool.start(0, lambda: "done")
    with pytest.raises(FileNotFoundError):
        fork_pool.finish()


def test_a_copy_that_raises_is_not_tried_again(tmp_path):
    log = tmp_path / "log"

    def work() -> None:
        with log.open("a") as file:
            file.write("x")
        raise ValueError("no such colour")

    fork_pool = ForkPool(CpuSlots(tmp_path / "slots", 1))
    fork_pool.start(0, work)
    with pytest.raises(WorkError, match="no such colour"):
        fork_pool.finish()
    assert "x" == log.read_text()


def test_a_full_disk_stays_a_full_disk(tmp_path):
    def work() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    fork_pool = ForkPool(CpuSlots(tmp_path / "slots", 1))
    fork_pool.start(0, work)
    with pytest.raises(OSError) as caught:
        fork_pool.finish()
    assert errno.ENOSPC == caught.value.errno
