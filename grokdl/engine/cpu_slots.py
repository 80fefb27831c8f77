"""CPU slots: lock files in a folder, which limit how many processes work at once.

A slot is a file locked by a process, so one that dies frees its slot, however it died.
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

    @contextmanager
    def one(self) -> Iterator[None]:
        """Wait for a free slot and hold it within the context."""
        files = [os.open(path, os.O_RDWR | os.O_CREAT, 0o600) for path in self.paths]
        try:
            while not any(map(_locked, files)):
                time.sleep(PATIENCE)
            yield
        finally:
            for file in files:
                os.close(file)


def _locked(file: int) -> bool:
    import fcntl

    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
