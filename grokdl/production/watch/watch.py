"""The watch: on every save, a round of the warm process for what was touched."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Protocol

from ...files.atomic_write import private_folder
from .files import Watched, observed, saved, settle
from .rounds import ORDER, STOP, Round, at_its_place

# as a worker: -P for no module of the user's folder, -u for what a lesson prints
COMMAND = (sys.executable, "-P", "-u", "-m", "grokdl.production.watch.warm")
PATIENCE = 0.5  # seconds in which a round must end that is told to


class Show(Protocol):
    """Receiver of the news of a watch; seconds are counted from the save."""

    def made(self, place: Path, seconds: float) -> None:
        """Show where a clip is."""

    def current(self, place: Path) -> None:
        """Show a clip that was there already, at the start or after a mistake."""

    def waiting(self, place: Path) -> None:
        """Show that another process is making a clip."""

    def printed(self, text: str) -> None:
        """Show what a lesson has printed."""

    def wrong(self, text: str) -> None:
        """Show what is wrong, and where."""

    def ended(self, clips: int, seconds: float) -> None:
        """Show that a round without a mistake is over."""


class Watch:
    """Loop that keeps clips up to date with their files, until it is interrupted."""

    def __init__(self, watched: Watched, work: Round, show: Show) -> None:
        self.watched, self.work, self.show = watched, work, show
        self.news: SimpleQueue[tuple[Warm | None, Any]] = SimpleQueue()
        self.stirred = threading.Event()
        self.busy = False  # a round is under way
        self.again = False  # it was overtaken by a save
        self.mistaken = False
        self.unsure = True  # no round has been without a mistake since the last one with
        self.clips = 0  # that this round has shown

    def run(self) -> None:
        """Watch for ever. Whatever ends it, no process and no temporary file is left."""
        self.stamps, self.since = self.watched.stamps(), time.monotonic()
        folders = self.watched.folders()
        with private_folder() as folder, observed(folders, self._stir) as observe:
            self.folder, self.observe = folder, observe
            self.warm = Warm(folder, self.news)
            try:
                self._order()
                while True:
                    self._hear(*self.news.get())
            finally:
                self.warm.end(at_work=self.busy)

    def _stir(self) -> None:
        if not self.stirred.is_set():
            self.stirred.set()
            self.news.put((None, None))

    def _hear(self, warm: Warm | None, item: Any) -> None:
        if warm is None:
            self._look()
        elif warm is not self.warm:
            return  # it was replaced
        elif item is None:
            self._ended()
        else:
            self._told(*item)

    def _look(self) -> None:
        """See what was saved, if anything was, and have it rendered."""
        start = time.monotonic()
        settle(self.stirred)
        self.observe(self.watched.folders())
        now = self.watched.stamps()
        files = saved(self.stamps, now)
        self.stamps |= now
        if not files:
            return
        self.since = start
        if self.watched.touches_package(files) or not self.warm.alive:
            self.warm.end(at_work=self.busy)
            self.warm = Warm(self.folder, self.news)
            self._order()
        elif self.busy:
            self.again = True
            self.warm.stop()
        else:
            self._order()

    def _order(self) -> None:
        self.busy, self.again, self.mistaken, self.clips = True, False, False, 0
        self.warm.order(self.work)

    def _told(self, kind: str, *said: str) -> None:
        if kind == "made":
            self.clips += 1
            self.show.made(Path(*said), self._seconds())
        elif kind == "current":
            if self.unsure:
                self.clips += 1
                self.show.current(Path(*said))
        elif kind == "waiting":
            self.show.waiting(Path(*said))
        elif kind == "printed":
            self.show.printed(*said)
        elif kind in ("wrong", "broken") and not self.again:
            self.mistaken = self.unsure = True
            text = said[0] if kind == "wrong" else at_its_place(said[0], self.watched.scenes)
            self.show.wrong(text)

    def _ended(self) -> None:
        if not self.busy:
            return
        self.busy = False
        if self.again and self.warm.alive:
            self._order()
        elif not self.mistaken and self.warm.alive:
            self.unsure = False
            self.show.ended(self.clips, self._seconds())
        elif not self.mistaken:
            self.show.wrong("The process that renders has died. Save again to start another.")

    def _seconds(self) -> float:
        return time.monotonic() - self.since


class Warm:
    """The warm process, as the watch sees it; its news come as (this, item), None at the end."""

    def __init__(self, folder: Path, news: SimpleQueue[Any]) -> None:
        self.alive, self.loaded = True, False
        self.process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # ctrl-C is for the watch alone, which ends it
            env={**os.environ, "TMPDIR": str(folder)},  # gone with the watch, whatever happens
        )
        self.listener = threading.Thread(target=self._listen, args=(news,), daemon=True)
        self.listener.start()

    def order(self, work: Round) -> None:
        """Have a round done."""
        self._send(ORDER + pickle.dumps(work))

    def stop(self) -> None:
        """Have the round that is under way stopped."""
        self._send(STOP)

    def end(self, *, at_work: bool) -> None:
        """End the process; a round is given the time to clean up."""
        assert self.process.stdin is not None and self.process.stdout is not None
        with suppress(OSError):
            self.process.stdin.close()
        if at_work and self.loaded:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(PATIENCE)
        with suppress(AttributeError, OSError):  # the session that it leads
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.wait()
        self.listener.join()
        self.process.stdout.close()

    def _send(self, data: bytes) -> None:
        assert self.process.stdin is not None
        with suppress(OSError):  # it has died: _listen hears of it
            self.process.stdin.write(data)
            self.process.stdin.flush()

    def _listen(self, news: SimpleQueue[Any]) -> None:
        with suppress(Exception):  # it ended, or was ended in the middle of a word
            while True:
                item = pickle.load(self.process.stdout)  # type: ignore[arg-type]  # it is a pipe
                self.loaded = True
                news.put((self, item))
        self.alive = False
        news.put((self, None))
