"""Atomic writes: files come into their place whole, or not at all."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from shutil import disk_usage, rmtree
from tempfile import TemporaryFile, gettempdir, mkdtemp

from filelock import FileLock, Timeout

from ..errors import GrokdlError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
PREFIX, ALIVE = "grokdl-", ".alive"  # a private folder's name; the file that its process locks
YOUNG = 60.0  # seconds: a folder may not be locked yet
SCANT = 100_000  # bytes that are as good as none
DRAFT = ".part"  # the ending of a file that is being written
ABANDONED = 3600.0  # seconds since a draft was last written to: its process is dead


@contextmanager
def published(targets: Sequence[Path], outdated: Sequence[Path] = ()) -> Iterator[list[Path]]:
    """Give a path beside each target to write to; when all are written, rename them into place.

    The last target comes into its place last, when what is outdated has gone. Whatever goes wrong,
    no target is half-written and nothing is left beside it; the drafts that a killed process has
    left go with a later one's. Raises GrokdlError where the disk is full or the folder is closed.
    """
    for folder in {target.parent for target in targets}:
        _sweep_drafts(folder)
    drafts = [target.with_name(f".{PREFIX}{token_hex(4)}{DRAFT}") for target in targets]
    try:
        with plain_about(targets[-1]):
            yield drafts
            for draft in drafts:
                _to_disk(draft)
            for draft, target in zip(drafts[:-1], targets[:-1], strict=True):
                draft.replace(target)
            for path in outdated:
                path.unlink(missing_ok=True)
            drafts[-1].replace(targets[-1])
    finally:
        for draft in drafts:
            with suppress(OSError):
                draft.unlink()


@contextmanager
def plain_about(path: Path) -> Iterator[None]:
    """Say in plain words why a file can't be written: raises GrokdlError for an OSError."""
    try:
        yield
    except OSError as error:
        raise _plain(error, path) from error


@contextmanager
def plain_about_room() -> Iterator[None]:
    """Say in plain words that there is no room for temporary files; other errors go their way.

    Where there is none left any error counts: not everybody says that he could not write.
    """
    try:
        yield
    except GrokdlError:
        raise
    except Exception as error:
        cause = error.__cause__ or error  # Manim 0.22 wraps in a RuntimeError what its encoder met
        full = isinstance(cause, OSError) and cause.errno in FULL
        if full or disk_usage(gettempdir()).free < SCANT:
            raise GrokdlError(
                f"The disk is full: {gettempdir()} has no room for temporary files.",
                "Make room, or set TMPDIR to a folder on another disk.",
            ) from error
        raise


def ready_folder(folder: Path) -> Path:
    """Make a folder, and make sure that files can be written there, before any work is done."""
    with plain_about(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return folder


@contextmanager
def private_folder() -> Iterator[Path]:
    """Give a temporary folder of this process alone, removed when the context ends.

    What killed processes have left of theirs goes too.
    """
    sweep()
    with plain_about_room():
        folder = Path(mkdtemp(prefix=PREFIX))
    try:
        with FileLock(folder / ALIVE):
            yield folder
    finally:
        try:
            rmtree(folder, ignore_errors=True)
        except KeyboardInterrupt:  # that came just now
            rmtree(folder, ignore_errors=True)
            raise


def sweep() -> int:
    """Remove private folders whose process is dead, and return how many bytes they held."""
    freed = 0
    for folder in Path(gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError, Timeout):  # another user's, or gone already; or its process lives
            if time.time() - folder.stat().st_mtime < YOUNG:
                continue
            with FileLock(folder / ALIVE, timeout=0):
                freed += sum(path.stat().st_size for path in folder.rglob("*"))
            rmtree(folder)
    return freed


def _sweep_drafts(folder: Path) -> None:
    for draft in folder.glob(f".{PREFIX}*{DRAFT}"):
        with suppress(OSError):  # another process was quicker
            if time.time() - draft.stat().st_mtime > ABANDONED:
                draft.unlink()


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _plain(error: OSError, path: Path) -> GrokdlError:
    if error.errno in FULL:
        return GrokdlError(
            f"The disk is full: {path} could not be written.",
            "Make room, or choose another folder with -o.",
        )
    why = (error.strerror or str(error)).lower()
    return GrokdlError(f"{path} can't be written: {why}.", "Choose another place with -o.")
