"""Workers that are forked copies of a process that has loaded Manim, and so begin at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import IO, NoReturn

GLANCE = 0.01  # seconds between two looks whether a fork has ended
ONE_THREAD = "OPENBLAS_NUM_THREADS", "1"  # of NumPy: the cores have enough to do


class ForkedWorker:
    """Fork of this process that does a worker's work; its pool treats it as a Popen.

    It must be made while this process has no threads: a fork would wait for locks they hold. It
    holds the pipes of earlier ones open, but not its own: when their parent dies the last one hears
    of it first, and then the one before.
    """

    def __init__(self, log: IO[bytes]) -> None:
        orders, to_it = os.pipe()
        from_it, news = os.pipe()
        self.returncode: int | None = None
        for stream in (sys.stdout, sys.stderr):  # else the fork prints what is unflushed
            stream.flush()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(to_it)
            os.close(from_it)
            _work(orders, news, log.fileno())
        os.close(orders)
        os.close(news)
        self.stdin, self.stdout = os.fdopen(to_it, "wb"), os.fdopen(from_it, "rb")

    def kill(self) -> None:
        """Kill the process, if it hasn't ended."""
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the process and return its exit code. Raises TimeoutExpired, as a Popen does."""
        start = time.monotonic()
        while self.returncode is None:
            ended, status = os.waitpid(self.pid, 0 if timeout is None else os.WNOHANG)
            if ended:
                self.returncode = os.waitstatus_to_exitcode(status)
            elif timeout is not None and time.monotonic() - start > timeout:
                raise subprocess.TimeoutExpired("a copy", timeout)
            else:
                time.sleep(GLANCE)
        return self.returncode


def _work(orders: int, news: int, log: int) -> NoReturn:
    """Run a worker in the fork, in a session of its own, and exit."""
    from . import worker

    code = 1
    try:
        os.environ.setdefault(*ONE_THREAD)
        os.setsid()  # it is ended as a whole, forks and all
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for ours, standard in ((orders, 0), (news, 1), (log, 2)):
            os.dup2(ours, standard)
            os.close(ours)
        worker.main()
        code = 0
    finally:
        os._exit(code)
