"""Seal of a file: its digest, written into it, which tells one that was cut off or altered."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from pathlib import Path

UNSEALED = "0" * 32
END = 1 << 20  # bytes of a file's end, where most have their record
SEAL = re.compile(rb'"seal": "([0-9a-f]{32})"')


class Condition(Enum):
    """Condition of a sealed file."""

    WHOLE = "whole"
    CUT = "cut off"
    ALTERED = "altered"


def seal(path: Path) -> None:
    """Write the file's digest into it, where it says `"seal": "000…"`.

    The digest is that of all its bytes with the zeros in the seal's place.
    """
    with path.open("r+b") as file:
        with mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            found = _found_in(data)
            if found is None:
                raise ValueError(f"{path.name} has no place for a seal")
            place, digest = found.start(1), _digest(data, found.start(1))
        file.seek(place)
        file.write(digest.encode())


def condition(path: Path, is_cut: Callable[[mmap], bool]) -> Condition:
    """Tell whether a file is as it was sealed; its format knows whether its end is missing.

    Raises OSError if it can't be read.
    """
    if not path.stat().st_size:
        return Condition.CUT
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        if is_cut(data):
            return Condition.CUT
        found = _found_in(data)
        whole = found is not None and found[1].decode() == _digest(data, found.start(1))
        return Condition.WHOLE if whole else Condition.ALTERED


def _found_in(data: mmap) -> re.Match[bytes] | None:
    """Find the seal at the file's end, or else anywhere: a large file takes a while to search."""
    return SEAL.search(data, max(0, len(data) - END)) or SEAL.search(data)


def _digest(data: mmap, place: int) -> str:
    digest = sha256()
    with memoryview(data) as view:
        for part in (view[:place], UNSEALED.encode(), view[place + len(UNSEALED) :]):
            digest.update(part)
            if isinstance(part, memoryview):
                part.release()  # a map with a view on it can't be closed
    return digest.hexdigest()[: len(UNSEALED)]
