"""Renders scenes, each in a process of its own, several at once.

So a ctrl-C ends them at once whatever Manim is doing, and the user's process never loads Manim.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from ..errors import GrokdlError
from .take import Progress, Report, Take

LAST_WORDS = 5.0  # seconds that a process may take to die of itself
COMMAND = (sys.executable, "-P", "-m", "grokdl.engine.worker")  # -P: no module of the user's folder

Job = Callable[[Path, Progress], Take]
"""Renders one scene into a private folder; it must be picklable."""


class RenderError(RuntimeError):
    """A scene broke while it was rendered; the message ends in the details."""


def shared(jobs: int, cores: int | None = None) -> tuple[int, int]:
    """Return how many jobs run at once, and how many hands all of them share."""
    hands = cores or os.cpu_count() or 1
    return min(jobs, hands), hands


def takes(
    jobs: Sequence[Job], folder: Path, on_progress: Report, at_once: int = 1
) -> Generator[tuple[int, Take]]:
    """Do the jobs, so many at once, and yield each one's number and take as it is done.

    The pieces of video lie in `folder`. `on_progress` gets a job's number and its seconds of video.
    Whoever stops listening, or is interrupted, leaves no process behind. Raises GrokdlError where a
    job does, and RenderError where it breaks.
    """
    waiting = list(enumerate(jobs))
    at_work: list[Worker] = []
    news: SimpleQueue[tuple[Worker, Any]] = SimpleQueue()
    try:
        while waiting or at_work:
            while waiting and len(at_work) < at_once:
                at_work.append(Worker(*waiting.pop(0), folder, news))
            worker, item = news.get()
            if isinstance(item, float):
                on_progress(worker.number, item)
            else:
                at_work.remove(worker)
                yield worker.number, worker.finished(item)
    finally:
        for worker in at_work:
            worker.end()


class Worker:
    """A process at work on a job."""

    def __init__(self, number: int, job: Job, folder: Path, news: SimpleQueue[Any]) -> None:
        self.number = number
        self.log = folder / f"{number}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,  # ctrl-C is for the parent alone, which ends its children
            )
        with suppress(BrokenPipeError):  # it died at once: _listen hears of it
            assert self.process.stdin is not None
            self.process.stdin.write(pickle.dumps((job, folder / str(number))))
            self.process.stdin.flush()  # and left open: its end is the parent's end
        self.listener = threading.Thread(target=self._listen, args=(news,), daemon=True)
        self.listener.start()

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
                if not isinstance(item, float):
                    return
        news.put((self, None))
