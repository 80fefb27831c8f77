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
    """The lessons' folder, the parameter file if there is one, and the package.

    `named` tells which files and folders are named now, as own words and recordings are.
    """

    scenes: Path
    file: Path | None = None
    package: Path = PACKAGE
    named: Callable[[], Iterable[Path]] = tuple

    def folders(self) -> dict[Path, bool]:
        """Return the folders to observe, each with whether its subfolders are too.

        Folders, for an editor may put a new file in the place of the old one.
        """
        named = list(self.named())
        files = [*named] if self.file is None else [self.file, *named]
        flat = {folder for file in files for folder in (file.absolute().parent, _true_parent(file))}
        flat |= {folder for path in named for folder in (path, *path.glob("*/"))}
        there = dict.fromkeys((folder for folder in flat if folder.is_dir()), False)
        return {**there, self.scenes.resolve(): False, self.package: True}

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
        for path in self.named():
            yield from _sounds(path) if path.is_dir() else [path.absolute()]

    def _is_package(self, path: Path) -> bool:
        inside = path.is_relative_to(self.package) and path.suffix in KINDS
        return inside and not path.is_relative_to(self.scenes.resolve()) and path != self.file


def _true_parent(file: Path) -> Path:
    return file.resolve().parent  # where it lies, if its name is a link


def _sounds(folder: Path) -> Iterator[Path]:
    """The recordings of a folder, and of its folders for single lessons."""
    yield from (path.absolute() for place in ("*.wav", "*/*.wav") for path in folder.glob(place))


def saved(before: Mapping[Path, Stamp], now: Mapping[Path, Stamp]) -> set[Path]:
    """Return the files that are new or changed. One that is gone is only about to be replaced."""
    return {path for path, stamp in now.items() if before.get(path) != stamp}


@contextmanager
def observed(
    folders: Mapping[Path, bool], stirred: Callable[[], None]
) -> Iterator[Callable[[Mapping[Path, bool]], None]]:
    """Call `stirred`, in another thread, whenever something may have been saved in a folder.

    What it gives observes folders too that are named later.
    """
    try:
        observer = _started(Observer(), folders, stirred)
    except OSError:  # the system's limit of observed folders is reached: poll instead
        observer = _started(PollingObserver(), folders, stirred)
    known = dict(folders)

    def observe(more: Mapping[Path, bool]) -> None:
        new = {folder: deeper for folder, deeper in more.items() if folder not in known}
        known.update(new)
        with suppress(OSError):  # it went away just now, or that limit is reached
            _schedule(observer, new, stirred)

    try:
        yield observe
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
    _schedule(observer, folders, stirred)
    observer.start()
    return observer


def _schedule(
    observer: BaseObserver, folders: Mapping[Path, bool], stirred: Callable[[], None]
) -> None:
    for folder, deeper in folders.items():
        observer.schedule(_Handler(stirred), str(folder), recursive=deeper, event_filter=SAVES)


class _Handler(FileSystemEventHandler):
    def __init__(self, stirred: Callable[[], None]) -> None:
        self.stirred = stirred

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.stirred()
