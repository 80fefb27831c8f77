"""The warm process: `python -m grokdl.production.watch.warm`.

It loads Manim and the package once, and forks a copy of itself for each round, which finds all of
that in place. Where a process can't be forked it does the rounds itself, with fresh workers.

An order is the byte ORDER and a pickled round on standard input; the byte STOP during a round
stops it. News go to standard output, pickled: what a round tells, and None when it has ended. The
process ends when its standard input does, and takes its round along.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import traceback
from contextlib import suppress
from typing import IO, Any, NoReturn

from ...engine.preload import preload
from ...engine.worker_pool import fork_workers
from .rounds import ORDER, Round, Tell

LAST_WORDS = 3.0  # seconds in which a round that is stopped must have cleaned up


def main() -> None:
    """Do the rounds that standard input brings."""
    news = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a lesson prints must not get between the news
    orders = os.fdopen(os.dup(0), "rb")  # a worker's own standard input must not have read ahead

    def tell(item: Any) -> None:
        news.write(pickle.dumps(item))  # in one piece, however soon we are ended

    try:
        _load()
        tell(("loaded",))
        while kind := orders.read(1):
            if kind == ORDER:
                _do(pickle.load(orders), orders, tell)
                tell(None)
    except Exception:
        tell(("broken", traceback.format_exc()))


def _load() -> None:
    # Python takes a file's bytecode for current if it was compiled in the second of its last save.
    sys.dont_write_bytecode = True
    preload()
    if hasattr(os, "fork"):
        fork_workers()


def _do(work: Round, orders: IO[bytes], tell: Tell) -> None:
    if not hasattr(os, "fork"):
        work(tell)
        return
    alive, ours = os.pipe()  # closed at one end when the round and all its workers are gone
    process = os.fork()
    if process == 0:
        _be_a_round(work, tell)
    os.close(ours)
    ready, _, _ = select.select([orders.fileno(), alive], [], [])
    if alive not in ready:
        os.kill(process, signal.SIGTERM)
        select.select([alive], [], [], LAST_WORDS)
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(alive)


def _be_a_round(work: Round, tell: Tell) -> NoReturn:
    try:
        signal.signal(signal.SIGTERM, _interrupt)
        work(tell)
    finally:
        os._exit(0)


def _interrupt(*_: Any) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
