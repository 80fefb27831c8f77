"""Files that a watch observes, and the events of their saving."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from ..manifest import KINDS

PACKAGE = Path(__file__).resolve().parents[2]
# What only reads is no event: else our own look at a folder would be one.
SAVES = [FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
QUIET = 0.04  # seconds without an event, after which a burst is over
MOST = 0.5  # seconds that a burst may last

Stamp = tuple[int, int, int]
"""What a save changes: when the file was written, its size, which file it is."""


@dataclass(frozen=True)
class Watched:
    """The lessons' folder, the parameter file if there is one, and the package."""

    scenes: Path
    file: Path | None = None
    package: Path = PACKAGE

    def folders(self) -> dict[Path, bool]:
        """Return the folders to observe, each with whether its subfolders are too.

        Folders, for an editor may put a new file in the place of the old one.
        """
        files = [] if self.file is None else [self.file.absolute(), self.file.resolve()]
        flat = {self.scenes.resolve(), *(file.parent for file in files)}
        return {self.package: True, **dict.fromkeys(flat, False)}

    def stamps(self) -> dict[Path, Stamp]:
        """Return the stamp of each file that is there: time of its last change, size and inode."""
        found = {}
        for path in self._files():
            with suppress(OSError):  # it went away just now
                status = path.stat()
                found[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
        return found

    def touches_package(self, saved: Iterable[Path]) -> bool:
        """Tell whether the code itself was saved."""
        return any(self._is_package(path) for path in saved)

    def _files(self) -> Iterator[Path]:
        yield from (path for path in self.package.rglob("[!.]*") if self._is_package(path))
        yield from self.scenes.resolve().glob("[!_.]*.py")
        if self.file is not None:
            yield self.file.absolute()

    def _is_package(self, path: Path) -> bool:
        inside = path.is_relative_to(self.package) and path.suffix in KINDS
        return inside and not path.is_relative_to(self.scenes.resolve()) and path != self.file


def saved(before: Mapping[Path, Stamp], now: Mapping[Path, Stamp]) -> set[Path]:
    """Return the files that are new or changed. One that is gone is only about to be replaced."""
    return {path for path, stamp in now.items() if before.get(path) != stamp}


@contextmanager
def observed(folders: Mapping[Path, bool], stirred: Callable[[], None]) -> Iterator[None]:
    """Call `stirred`, in another thread, whenever something may have been saved in a folder."""
    try:
        observer = _started(Observer(), folders, stirred)
    except OSError:  # the system's limit of observed folders is reached: poll instead
        observer = _started(PollingObserver(), folders, stirred)
    try:
        yield
    finally:
        observer.stop()
        observer.join()


def settle(stirred: Event, quiet: float = QUIET, most: float = MOST) -> None:
    """Wait until a burst of events is over, or has lasted too long."""
    end = time.monotonic() + most
    while time.monotonic() < end:
        stirred.clear()
        if not stirred.wait(quiet):
            return
    stirred.clear()


def _started(
    observer: BaseObserver, folders: Mapping[Path, bool], stirred: Callable[[], None]
) -> BaseObserver:
    for folder, deeper in folders.items():
        observer.schedule(_Handler(stirred), str(folder), recursive=deeper, event_filter=SAVES)
    observer.start()
    return observer


class _Handler(FileSystemEventHandler):
    def __init__(self, stirred: Callable[[], None]) -> None:
        self.stirred = stirred

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.stirred()
