"""CPU slots: lock files in a folder, which limit how many processes work at once.

A slot is a file locked by a process, so one that dies frees its slot, however it died. No lock can
wait for any of several files, so whoever has the turn looks again and again; all others sleep.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 0.004  # seconds between two looks for a free slot


class CpuSlots:
    """Slots that processes take and give back; the system must have file locks."""

    def __init__(self, folder: Path, most: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.paths = [folder / str(number) for number in range(most)]
        self.turn = folder / "turn"

    def has_free(self) -> bool:
        """Tell whether a slot is free at this moment."""
        with _opened(self.paths) as slots:
            return any(map(_locked, slots))

    @contextmanager
    def one(self) -> Iterator[None]:
        """Wait for a free slot and hold it within the context."""
        with _opened([*self.paths, self.turn]) as (*slots, turn):
            _lock(turn)
            while not any(map(_locked, slots)):
                time.sleep(PATIENCE)
            _unlock(turn)
            yield


@contextmanager
def _opened(paths: list[Path]) -> Iterator[list[int]]:
    """Open files, and close them afterwards, which gives up every lock on them."""
    files: list[int] = []
    try:
        for path in paths:
            files.append(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        yield files
    finally:
        for file in files:
            os.close(file)


def _lock(file: int) -> None:
    import fcntl

    fcntl.lockf(file, fcntl.LOCK_EX)


def _unlock(file: int) -> None:
    import fcntl

    fcntl.lockf(file, fcntl.LOCK_UN)


def _locked(file: int) -> bool:
    import fcntl

    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
