"""Saving of decks: the same deck has the same bytes, and what is packed already stays as it is."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can tell
PACKED = (".mp4", ".png", ".jpg", ".jpeg", ".gif")


def packed(deck: Any) -> bytes:
    """Return a deck as a file's bytes."""
    written, again = BytesIO(), BytesIO()
    deck.save(written)
    with ZipFile(written) as old, ZipFile(again, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, FIRST_DAY)
            entry.compress_type = ZIP_STORED if name.lower().endswith(PACKED) else ZIP_DEFLATED
            entry.create_system = 0  # else the bytes tell on which system they were written
            new.writestr(entry, old.read(name))
    return again.getvalue()


def entitle(deck: Any, title: str) -> None:
    """Give a new deck its title and our name, and no date, or its bytes would differ each time."""
    about = deck.core_properties
    about.title, about.author, about.last_modified_by, about.comments = (
        title,
        "grokdl",
        "grokdl",
        "",
    )
    root = about._element
    for date in [one for one in root if one.tag.endswith(("created", "modified"))]:
        root.remove(date)
