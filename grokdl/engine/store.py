"""Finished pieces of video on disk, each known by the digest of what is drawn in it.

A piece is never known by the code that drew it, so it can't go stale. Whoever can't read or write
here renders as if the store were empty.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from secrets import token_hex

import av
import cairo
import manim

SEAL = 32  # bytes of checksum before the data
PAINTERS = ("entry", "display", "canvas", "encoder", "still", "piece")  # the files that make pixels


class Store:
    """A folder of sealed files; several processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """Return what was kept under a key, or None; what is damaged counts as never kept."""
        path = self._path(key)
        try:
            sealed = path.read_bytes()
            os.utime(path)  # used now: the last to be thrown away
        except OSError:
            return None
        data = sealed[SEAL:]
        return data if sealed[:SEAL] == _seal(data) else None

    def put(self, key: str, data: bytes) -> None:
        """Keep data under a key, if there is room."""
        path = self._path(key)
        draft = path.with_name(f".{token_hex(4)}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(_seal(data) + data)
            draft.replace(path)
        except OSError:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    def trim(self, most_bytes: int, most_seconds: float = float("inf")) -> int:
        """Throw away what was used longest ago, and return how many bytes that were.

        What stays is at most so large, and was used within so many seconds.
        """
        now, kept, freed = time.time(), 0, 0
        for used, size, path in sorted(self._files(), reverse=True):
            if kept + size <= most_bytes and now - used <= most_seconds:
                kept += size
                continue
            with suppress(OSError):
                path.unlink()
                freed += size
        return freed

    def size(self) -> tuple[int, int]:
        """Return how many files there are, and how many bytes."""
        sizes = [size for _, size, _ in self._files()]
        return len(sizes), sum(sizes)

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        for path in self.folder.glob("*/*"):
            with suppress(OSError):  # another process may have thrown it away
                status = path.stat()
                yield status.st_mtime, status.st_size, path

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


@cache
def makers() -> bytes:
    """Return a digest of all that turns a list of outlines into bytes of video.

    That is our own painting and encoding, and the libraries that do it.
    """
    digest = hashlib.blake2b(digest_size=16)
    for name in PAINTERS:
        digest.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    versions = (manim.__version__, cairo.version, cairo.cairo_version_string())
    digest.update(repr((versions, av.__version__, av.library_versions)).encode())
    return digest.digest()


def _seal(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=SEAL).digest()
