"""Cache on disk: sealed files by key, each of which can be made again.

A key says all that the content depends on, so nothing here can go stale. Whoever can't read or
write here works as if the store were empty.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex

from platformdirs import user_cache_path

A_WHILE = 60.0  # seconds
SEAL = 32  # bytes of checksum before the data


def cache_folder() -> Path:
    """Return the folder that GROKDL_CACHE names, or else the one for it on this system.

    It need not exist, and it may be emptied at any time.
    """
    chosen = os.environ.get("GROKDL_CACHE")
    return Path(chosen) if chosen else user_cache_path("grokdl", appauthor=False)


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
        return data if sealed[:SEAL] == _seal(key, data) else None

    def put(self, key: str, data: bytes) -> None:
        """Keep data under a key, if there is room."""
        path = self._path(key)
        draft = path.with_name(f".{token_hex(4)}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(_seal(key, data) + data)
            draft.replace(path)
        except OSError:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def tidy(most_bytes: float) -> None:
    """Trim the cache, but once a minute at most: listing a full one takes a second."""
    mark = cache_folder() / "trimmed"
    with suppress(OSError):
        if 0 <= time.time() - mark.stat().st_mtime < A_WHILE:
            return
    with suppress(OSError):
        mark.touch()
    trim(most_bytes)


def trim(most_bytes: float, most_seconds: float = float("inf")) -> tuple[int, int]:
    """Remove the least recently used entries; return how many bytes went, and how many stay.

    What stays is at most so large, and was used within so many seconds.
    """
    now, kept, freed = time.time(), 0, 0
    for used, size, path in sorted(_files(), reverse=True):
        if kept + size <= most_bytes and now - used <= most_seconds:
            kept += size
            continue
        with suppress(OSError):
            path.unlink()
            freed += size
    return freed, kept


def _files() -> Iterator[tuple[float, int, Path]]:
    with suppress(OSError):  # the folder is closed, or its name no folder's
        for path in cache_folder().glob("*/*/*"):  # store, start of the key, rest of it
            with suppress(OSError):  # another process may have thrown it away
                status = path.stat()
                yield status.st_mtime, status.st_size, path


def key_of(*parts: bytes) -> str:
    """Return a key for all that a content depends on."""
    return digest_of(*parts, size=20).hex()


def digest_of(*parts: bytes, size: int) -> bytes:
    """Return a digest of so many bytes; no two lists of parts share it."""
    digest = blake2b(digest_size=size)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def _seal(key: str, data: bytes) -> bytes:
    return blake2b(data, key=key.encode(), digest_size=SEAL).digest()
