"""Metadata of videos: where files have title, recipe and record; and whether one is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..files.filenames import literal
from .format import Facts, UnreadableError

RECIPE, RECORD = "comment", "keywords"  # keys that files keep, and that no player shows in the way
SEGMENT = 0x18538067  # Matroska's name for all that comes after a file's head


def metadata_of(facts: Facts) -> dict[str, str]:
    """Return as metadata what a file is to say of itself."""
    return {"title": facts.title, RECIPE: facts.recipe, RECORD: facts.record}


def facts_in(path: Path) -> Facts:
    """Return what a video says of itself, as `Format.facts` does."""
    import av  # takes a while

    try:
        with av.open(literal(path), metadata_errors="replace") as video:
            found = {key.lower(): text for key, text in video.metadata.items()}  # Matroska shouts
            return Facts(*(found.get(key, "") for key in ("title", RECIPE, RECORD)))
    except OSError:
        raise
    except av.error.FFmpegError as error:
        raise UnreadableError from error


def boxes_are_cut(data: Any) -> bool:
    """Tell whether the boxes of an MP4 or a MOV end elsewhere than the file, or one is missing."""
    place, missing = 0, {b"moov", b"mdat"}  # its header, and its pictures
    while place + 8 <= len(data):
        missing.discard(bytes(data[place + 4 : place + 8]))
        size = int.from_bytes(data[place : place + 4], "big")
        if size == 1:  # the size is a long one, behind the box's name
            size = int.from_bytes(data[place + 8 : place + 16], "big")
        if size < 8:
            return True
        place += size
    return place != len(data) or bool(missing)


def elements_are_cut(data: Any) -> bool:
    """Tell whether the elements of a WebM, head and segment, end elsewhere than the file."""
    place, name = 0, 0
    while place < len(data) and name != SEGMENT:
        try:
            name, place = _number(data, place, marked=True)
            size, place = _number(data, place, marked=False)
        except IndexError:
            return True
        place += size
    return place != len(data)


def _number(data: Any, place: int, *, marked: bool) -> tuple[int, int]:
    """A number of Matroska, of one to eight bytes as its first bits say; and the place behind it.

    In a name the mark of its length counts.
    """
    length = 9 - int(data[place]).bit_length()
    if length > 8 or place + length > len(data):
        raise IndexError
    number = int.from_bytes(data[place : place + length], "big")
    return number if marked else number & ((1 << 7 * length) - 1), place + length
