"""Pieces of work done by forked copies of this process, a few at a time, in any order."""

from __future__ import annotations

import gc
import os
import pickle
import traceback
from collections.abc import Callable
from typing import Any, NamedTuple

from .slots import Slots

TRIES = 2
AHEAD = 4  # copies that wait for a place, so that none is ever free for long
DONE, BROKEN = 0, 1


class PieceError(RuntimeError):
    """A piece of work broke; the message ends in the details."""


class _Fork(NamedTuple):
    number: int
    news: int  # the reading end of a pipe


class Forks:
    """Copies at work, each at one of a few places; each knows the state in which it was started.

    A copy that is killed is tried once more, by a guardian that has kept that state. A copy that
    raises is not: it would again.
    """

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self.most = len(slots.paths) + AHEAD
        self._at_work: dict[int, _Fork] = {}
        self.results: dict[int, Any] = {}
        self.on_result: Callable[[Any], None] = lambda result: None

    def start(self, number: int, work: Callable[[], Any]) -> None:
        """Let a copy do the work, as soon as there is a place for it."""
        while len(self._at_work) >= self.most:
            self._collect()
        # No collection need touch what is there. In a copy none may: to free a converter of
        # libswscale is to wait for its threads, which a copy doesn't have.
        gc.freeze()
        reading, writing = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(reading)
            os._exit(_guarded(work, writing, self.slots))
        os.close(writing)
        self._at_work[process] = _Fork(number, reading)

    def finish(self) -> dict[int, Any]:
        """Wait for all of them, and return their results by number.

        Raises PieceError, or the OSError that befell a copy.
        """
        while self._at_work:
            self._collect()
        return self.results

    def _collect(self) -> None:
        process, status = _wait_for(self._at_work)
        fork = self._at_work.pop(process)
        with os.fdopen(fork.news, "rb") as news:
            said = news.read()
        if os.waitstatus_to_exitcode(status) != DONE:
            raise pickle.loads(said) if said else PieceError(f"it was killed, {TRIES} times")
        self.results[fork.number] = pickle.loads(said)
        self.on_result(self.results[fork.number])


def _wait_for(processes: dict[int, _Fork]) -> tuple[int, int]:
    """Wait for whichever of our copies ends first, and for nobody else's."""
    while True:
        for process in processes:
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                return ended, status
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)  # sleep until somebody ends


def _guarded(work: Callable[[], Any], news: int, slots: Slots) -> int:
    """Do the work in a copy of this copy; return the exit code."""
    with slots.one():
        for _ in range(TRIES):
            process = os.fork()
            if process == 0:
                os._exit(_done(work, news))
            code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
            if code >= 0:  # it ended by itself
                return code
    return BROKEN


def _done(work: Callable[[], Any], news: int) -> int:
    try:
        said, code = pickle.dumps(work()), DONE
    except OSError as error:  # a full disk, say: whoever publishes puts it in plain words
        said, code = pickle.dumps(OSError(error.errno, error.strerror)), BROKEN
    except BaseException:
        said, code = pickle.dumps(PieceError(traceback.format_exc())), BROKEN
    with os.fdopen(news, "wb") as pipe:
        pipe.write(said)
    return code
