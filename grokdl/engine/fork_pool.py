"""Pool of forked copies of this process, which do pieces of work, a few at a time."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import traceback
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from .cpu_slots import CpuSlots

TRIES = 2
AHEAD = 4  # forks that wait for a slot, so that none is ever free for long


class WorkError(RuntimeError):
    """A piece of work broke; the message ends in the details."""


class KilledError(BaseException):
    """A piece of work was killed and can't be done any more: no fault of the scene, nor of ours."""


OnResult = Callable[[Any], None]


class _Fork(NamedTuple):
    number: int
    news: int  # the reading end of a pipe
    on_result: OnResult


def at_once() -> None:
    """Wait for nothing."""


class ForkPool:
    """Pool of forks, at most one a slot; each has the state of this process when it was started.

    It calls `wait` before it forks one. A fork that is killed is tried once more, by a guardian
    that has kept that state; `killed` is how many were. A fork that raises is not tried again: it
    would raise again.
    """

    def __init__(self, slots: CpuSlots, wait: Callable[[], None] = at_once) -> None:
        self.slots, self._wait = slots, wait
        self.most = len(slots.paths) + AHEAD
        self._at_work: dict[int, _Fork] = {}
        self._begun = False
        self.results: dict[int, Any] = {}
        self.killed = 0

    def start(
        self,
        number: int,
        work: Callable[[], Any],
        on_result: OnResult = lambda result: None,
        *,
        guarded: bool = True,
    ) -> None:
        """Fork a process that does the work as soon as a slot is free.

        A guardian costs a second fork, and a short piece of work may do without. Raises what the
        pool's `wait` does.
        """
        self._wait()
        while len(self._at_work) >= self.most:
            self._collect()
        if not self._begun:  # no collection need touch what was loaded before
            self._begun = True
            gc.freeze()
        reading, writing = os.pipe()

        def act() -> int:
            gc.disable()  # a collection would copy shared pages; a fork doesn't live long
            os.close(reading)
            return (_guarded if guarded else _once)(work, writing, self.slots)

        process = forked(act)
        os.close(writing)
        self._at_work[process] = _Fork(number, reading, on_result)

    def finish(self) -> dict[int, Any]:
        """Wait for all forks, and return their results by number.

        Raises WorkError, or the OSError that befell a fork, or KilledError.
        """
        while self._at_work:
            self._collect()
        return self.results

    def wait_for(self, number: int) -> None:
        """Wait until a piece of work is done. Raises as `finish`."""
        while number not in self.results:
            self._collect()

    def _collect(self) -> None:
        process, status = _wait_for(self._at_work)
        fork = self._at_work.pop(process)
        with os.fdopen(fork.news, "rb") as news:
            said = news.read()
        self.killed += status != 0  # the guardian, or its fork
        if not said:
            raise KilledError("a piece of work was killed, and can't be done any more")
        done, result = pickle.loads(said)
        if not done:
            raise result
        self.results[fork.number] = result
        fork.on_result(result)


def _wait_for(processes: dict[int, _Fork]) -> tuple[int, int]:
    """Wait for the first of our forks to end; children of others are left alone."""
    while True:
        for process in processes:
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                return ended, status
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)  # sleep until a child ends


def forked(act: Callable[[], int]) -> int:
    """Fork a process that runs `act` and exits with the code it returns; return its number.

    If `act` raises, the code is TRIES: a fork must never go on as if it were its parent.
    """
    for stream in (sys.stdout, sys.stderr):  # else each fork prints what is unflushed
        stream.flush()
    process = os.fork()
    if process == 0:
        code = TRIES
        try:
            code = act()
        finally:
            os._exit(code)
    return process


def _guarded(work: Callable[[], Any], news: int, slots: CpuSlots) -> int:
    """Do the work in a fork of this fork; return how many were killed."""
    try:
        with slots.one():
            for killed in range(TRIES):
                process = forked(partial(_done, work, news))
                if os.WIFEXITED(os.waitpid(process, 0)[1]):
                    return killed
    except OSError as error:  # a slot's lock file can't be opened
        _tell(news, False, _as_it_was(error))
    return TRIES


def _once(work: Callable[[], Any], news: int, slots: CpuSlots) -> int:
    with slots.one():
        return _done(work, news)


def _done(work: Callable[[], Any], news: int) -> int:
    try:
        _tell(news, True, work())
    except OSError as error:  # a full disk, say: whoever publishes puts it in plain words
        _tell(news, False, _as_it_was(error))
    except BaseException:
        _tell(news, False, WorkError(traceback.format_exc()))
    return 0


def _tell(news: int, done: bool, result: Any) -> None:
    said = pickle.dumps((done, result))
    with os.fdopen(news, "wb") as pipe:
        pipe.write(said)


def _as_it_was(error: OSError) -> OSError:
    return OSError(error.errno, error.strerror)  # PyAV's own kinds can't be pickled
