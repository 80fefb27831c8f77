"""Worker pool: renders scenes, each in a process of its own, several at once.

So a ctrl-C ends them at once whatever Manim is doing. The user's process loads Manim only where it
forks them, for several lessons.
"""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any, TypeVar

from ..errors import GrokdlError
from .forked_worker import ForkedWorker
from .preload import preload
from .take import KILLED, Headway, Progress, Report, Take, unheard

LAST_WORDS = 5.0  # seconds that a process may take to die of itself
GLANCE = 0.2  # seconds between two looks at what the processes have printed
# -P: no module of the user's folder; -u: what a scene prints is there at once
COMMAND = (sys.executable, "-P", "-u", "-m", "grokdl.engine.worker")

Made = TypeVar("Made")

Task = Callable[[Path, Progress], Made]
"""Does something with Manim, in a private folder; it must be picklable."""

Job = Task[Take]
"""Renders one scene into a private folder; it must be picklable."""


Start = Callable[[IO[bytes]], "subprocess.Popen[bytes] | ForkedWorker"]
"""Starts a process of a worker, whose words go into a file."""


OnOutput = Callable[[int, str], None]
"""Gets a job's number, and what its scene has just printed: whole lines."""


def aloud(number: int, text: str) -> None:
    """Write what a scene has printed to standard error."""
    sys.stderr.write(text)


class RenderError(RuntimeError):
    """A scene broke while it was rendered; the message ends in the details."""


def shared(jobs: int, cores: int | None = None) -> tuple[int, int]:
    """Return how many jobs run at once, and how many hands all of them share."""
    hands = cores or os.cpu_count() or 1
    return min(jobs, hands), hands


def takes(
    jobs: Sequence[Task[Made]],
    folder: Path,
    on_progress: Report = unheard,
    at_once: int = 1,
    on_output: OnOutput = aloud,
) -> Generator[tuple[int, Made]]:
    """Do the jobs, so many at once, and yield each one's number and take as it is done.

    The segments of video lie in `folder`. `on_progress` gets a job's number and its Headway,
    `on_output` its number and what it prints, all of it before its take. A job whose process is
    killed is done once more, and its take says so; what it has printed is not told twice. Whoever
    stops listening, or is interrupted, leaves no process behind. Raises GrokdlError where a job
    does, and RenderError where it breaks.
    """
    again: set[int] = set()
    news: SimpleQueue[tuple[Worker, Any]] = SimpleQueue()
    start = _start_of(jobs)
    waiting = (Worker(number, job, folder, news, start) for number, job in enumerate(jobs))
    hired = list(waiting) if start is ForkedWorker else []  # forked before a thread listens to any
    at_work: list[Worker] = []
    try:
        while True:
            while len(at_work) < at_once and (worker := _next(hired, waiting)):
                at_work.append(worker)
                worker.begin()
            if not at_work:
                return
            try:
                worker, item = news.get(timeout=GLANCE)
            except Empty:
                for worker in at_work:
                    worker.tell_output(on_output)
                continue
            worker.tell_output(on_output)
            if isinstance(item, Headway):
                on_progress(worker.number, item)
            elif item is None and worker.number not in again:
                again.add(worker.number)
                worker.end()
                at_work.remove(worker)
                fresh = Worker(worker.number, jobs[worker.number], folder, news, _fresh)
                fresh.told = worker.told
                hired.insert(0, fresh)
            else:
                at_work.remove(worker)
                worker.tell_output(on_output, to_its_end=True)
                made = worker.finished(item)
                yield worker.number, _remarked(made) if worker.number in again else made
    finally:
        for worker in (*at_work, *hired):
            worker.end()


def _next(hired: list[Worker], waiting: Iterator[Worker]) -> Worker | None:
    return hired.pop(0) if hired else next(waiting, None)


def _remarked(made: Any) -> Any:
    if not isinstance(made, Take):
        return made
    return replace(made, remarks=tuple(dict.fromkeys((*made.remarks, KILLED))))


def _fresh(log: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        start_new_session=True,  # ctrl-C is for the parent alone, which ends its children
        env={"COLUMNS": str(shutil.get_terminal_size().columns), **os.environ},  # for Manim's log
    )


_start: Start = _fresh


def fork_workers() -> None:
    """From now on fork the workers from this process, for it has loaded Manim and has no threads.

    Else each is a fresh process, which takes a second to load it.
    """
    global _start
    _start = ForkedWorker


Function = TypeVar("Function", bound=Callable[..., Any])
_OURS: set[Callable[..., Any]] = set()


def forkable(function: Function) -> Function:
    """Mark what a job calls as our own, so that a fork of this process may do it.

    A user's scene gets a fresh process, as with Manim.
    """
    _OURS.add(function)
    return function


def _start_of(jobs: Sequence[Task[Any]]) -> Start:
    """Return how the workers of some jobs start: our own are forked, for several Manim is loaded.

    Not if this process has threads, whose locks a fork would wait for, nor if somebody has loaded
    Manim here and may have changed its settings. What can't be loaded is told by a fresh process,
    in its own words.
    """
    ours = all(getattr(job, "func", None) in _OURS for job in jobs)
    is_safe = hasattr(os, "fork") and threading.active_count() == 1 and "manim" not in sys.modules
    if not (ours and is_safe):
        return _start
    try:
        if len(jobs) > 1:
            preload()
    except Exception:
        return _start
    return ForkedWorker


class Worker:
    """Worker process that does one job."""

    def __init__(
        self, number: int, job: Task[Any], folder: Path, news: SimpleQueue[Any], start: Start
    ) -> None:
        self.number = number
        self.order = (job, folder / str(number))
        self.log = folder / f"{number}.log"
        self.told = 0  # bytes of the log
        with self.log.open("wb") as log:
            self.process = start(log)
        self.listener = threading.Thread(target=self._listen, args=(news,), daemon=True)

    def begin(self) -> None:
        """Send the job to the process."""
        with suppress(BrokenPipeError):  # it died at once: _listen hears of it
            assert self.process.stdin is not None
            self.process.stdin.write(pickle.dumps(self.order))
            self.process.stdin.flush()  # and left open: its end is the parent's end
        self.listener.start()

    def tell_output(self, on_output: OnOutput, to_its_end: bool = False) -> None:
        """Tell what was printed since the last time, in whole lines but for the last one."""
        with self.log.open("rb") as log:
            log.seek(self.told)
            printed = log.read()
        if to_its_end and printed and not printed.endswith(b"\n"):
            printed += b"\n"
        lines = printed[: printed.rfind(b"\n") + 1]
        self.told += len(lines)
        if lines:
            on_output(self.number, lines.decode(errors="replace"))

    def finished(self, item: Any) -> Any:
        """Return what a worker sent last, if it is a result. Raises what befell it instead."""
        if item is None:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(LAST_WORDS)
        self.end()
        if isinstance(item, GrokdlError):
            raise item
        if isinstance(item, str):
            raise RenderError(f"{item.strip().splitlines()[-1]}\n{item}")
        if item is not None:
            return item
        said = self.log.read_text(errors="replace")
        raise RenderError(f"the renderer died with exit code {self.process.returncode}\n{said}")

    def end(self) -> None:
        """End the process, if it hasn't ended."""
        with suppress(ProcessLookupError):  # the session that it leads: its forks die with it
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.wait()
        if self.listener.ident is not None:  # it has begun
            self.listener.join()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def _listen(self, news: SimpleQueue[Any]) -> None:
        item = None
        with suppress(Exception):  # it ended, or was ended in the middle of a word
            while True:
                item = pickle.load(self.process.stdout)  # type: ignore[arg-type]  # it is a pipe
                news.put((self, item))
                if not isinstance(item, Headway):
                    return
        news.put((self, None))
