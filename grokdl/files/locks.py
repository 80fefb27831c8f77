"""Lock files, by which one process at a time makes a file."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from .cache import cache_folder

OLD = 7 * 86_400.0  # seconds since a lock was made, after which it goes if nobody holds it


class Lock(Protocol):
    """Lock of one file, held until it is released."""

    def release(self) -> None:
        """Let others have the file; a second time does nothing."""


class NoLock:
    """Stand-in for a lock where none can be had, as in a cache folder that is read-only."""

    def release(self) -> None:
        """Do nothing."""


def turns(paths: Mapping[int, Path], on_wait: Callable[[int], None]) -> Generator[dict[int, Lock]]:
    """Yield the files in turns, each turn with the locks of those that nobody else is making.

    Release a lock as soon as its file is there; the rest is released at the turn's end. If others
    are making all that is left, tell `on_wait` of one and wait for it. No lock is held meanwhile,
    so that two who want each other's files both get on.
    """
    left = dict(paths)
    if left:
        prune(OLD)
    while left:
        with ExitStack() as held:
            ours = {}
            for number, path in left.items():
                lock = _lock(path, wait=False)
                if lock is not None:
                    ours[number] = lock
                    held.callback(lock.release)
            if not ours:
                number, path = next(iter(left.items()))
                on_wait(number)
                lock = _lock(path, wait=True) or NoLock()
                ours[number] = lock
                held.callback(lock.release)
            yield ours
        for number in ours:
            del left[number]


def prune(age: float) -> None:
    """Remove the locks that nobody holds and that were made so many seconds ago or before.

    Whoever has opened one meanwhile is not given it: `filelock` sees that it has no name any more,
    and makes another one.
    """
    from filelock import FileLock, Timeout

    for file in _locks():
        with suppress(OSError, NotImplementedError, Timeout):
            if time.time() - file.stat().st_mtime >= age:
                with FileLock(file, timeout=0):
                    file.unlink()  # while it is ours


def _folder() -> Path:
    return cache_folder() / "locks"


def _locks() -> list[Path]:
    with suppress(OSError):  # the folder is closed, or its name no folder's
        return list(_folder().glob("*.lock"))
    return []


def _lock(path: Path, wait: bool) -> Lock | None:
    """Return a file's lock, or None if it is another's and we are not to wait."""
    from filelock import FileLock, Timeout  # here, for `import grokdl` and a no-op need none

    name = sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
    folder = _folder()
    with suppress(OSError, NotImplementedError):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(folder / f"{name}.lock", thread_local=False)
            lock.acquire(timeout=-1 if wait else 0)
        except Timeout:
            return None
        return lock
    return NoLock()
