"""Places to work at: so many and no more, free again when their holder dies."""

import os
import signal
import time
from functools import partial

from grokdl.engine.cpu_slots import CpuSlots


def in_a_copy(slots, work):
    process = os.fork()
    if process == 0:
        with slots.one():
            work()
        os._exit(0)
    return process


def wait_for(path):
    while not path.exists():
        time.sleep(0.005)


def test_no_more_processes_work_than_there_are_places(tmp_path):
    slots, log = CpuSlots(tmp_path / "slots", 2), tmp_path / "log"

    def work() -> None:
        for mark in "+-":
            with log.open("a") as file:
                file.write(mark)
            time.sleep(0.02)

    for process in [in_a_copy(slots, work) for _ in range(6)]:
        os.waitpid(process, 0)
    at_work, most = 0, 0
    for mark in log.read_text():
        at_work += 1 if mark == "+" else -1
        most = max(most, at_work)
    assert 6 == log.read_text().count("+")
    assert most <= 2


def test_as_many_work_at_once_as_there_are_places(tmp_path):
    slots, marks = CpuSlots(tmp_path / "slots", 2), [tmp_path / "one", tmp_path / "two"]

    def work(own: int) -> None:
        marks[own].touch()
        wait_for(marks[1 - own])

    for process in [in_a_copy(slots, partial(work, own)) for own in (0, 1)]:
        os.waitpid(process, 0)
    assert all(mark.exists() for mark in marks)


def test_whoever_is_killed_leaves_his_place(tmp_path):
    slots, mark = CpuSlots(tmp_path / "slots", 1), tmp_path / "at work"

    def work() -> None:
        mark.touch()
        time.sleep(60)

    process = in_a_copy(slots, work)
    wait_for(mark)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    with slots.one():
        assert True  # reached: nobody holds it


def test_two_that_know_the_same_folder_share_its_places(tmp_path):
    mine, yours = (CpuSlots(tmp_path / "slots", 1) for _ in range(2))
    mark = tmp_path / "yours"
    with mine.one():
        process = in_a_copy(yours, mark.touch)
        time.sleep(0.05)
        assert not mark.exists()
    os.waitpid(process, 0)
    assert mark.exists()


def test_of_all_that_wait_one_looks_for_a_free_place_and_the_others_sleep(tmp_path, monkeypatch):
    slots, log = CpuSlots(tmp_path / "slots", 1), tmp_path / "log"

    def look_again(seconds: float) -> None:
        with log.open("a") as file:
            file.write(f"{os.getpid()}\n")
        pause(seconds)

    pause = time.sleep
    monkeypatch.setattr("grokdl.engine.cpu_slots.time.sleep", look_again)
    with slots.one():
        processes = [in_a_copy(slots, lambda: None) for _ in range(4)]
        wait_for(log)
        pause(0.05)
        looking = set(log.read_text().split())
    for process in processes:
        os.waitpid(process, 0)
    assert len(looking) == 1


def test_a_slot_is_free_until_somebody_takes_it_and_looking_takes_none(tmp_path):
    slots, mark = CpuSlots(tmp_path / "slots", 1), tmp_path / "at work"

    def work() -> None:
        mark.touch()
        wait_for(tmp_path / "seen")

    assert slots.has_free()
    process = in_a_copy(slots, work)
    wait_for(mark)
    assert not slots.has_free()
    (tmp_path / "seen").touch()
    os.waitpid(process, 0)
    assert slots.has_free()
