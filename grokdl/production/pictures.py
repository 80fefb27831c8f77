"""Pictures beside a still that is one of several: written with it, and known to it by digests.

Each is whole by itself: its recipe asks for its own moment.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..engine.take import Take
from ..errors import GrokdlError
from ..export import Facts, Format, format_of
from ..export.stills import PictureFormat, time_of
from .recipe import Carried, as_comment, read

KEY = "pictures"  # of a record


def files(path: Path) -> list[Path]:
    """Return what a user was given: the pictures if there are several, or else the file."""
    return [*_remembered(path)] or [path]


def own(path: Path) -> list[Path]:
    """Return the pictures beside a still that are as it remembers, and so are its own."""
    return [place for place, digest in _remembered(path).items() if _digest(place) == digest]


def changes(path: Path, found: Carried) -> Iterator[str]:
    """Yield in words which pictures are not beside a still any more, or are others."""
    for place, digest in _places(path, found).items():
        there = _digest(place)
        if there != digest:
            yield f"{place.name} {'differs' if there else 'is missing'}"


def write(
    format: Format,
    pictures: Mapping[Path, Take],
    drafts: Sequence[Path],
    facts: Facts,
    recipe: Mapping[str, Any],
    licence: str | None,
) -> str:
    """Write pictures to their drafts; return the record in `facts`, which now tells of them.

    Those of a film, or of a scene of a file, have no recipe, for none asks for one moment of it.
    """
    known: dict[str, str] = {}
    for (place, take), draft in zip(pictures.items(), drafts, strict=False):
        if "lesson" in recipe:
            wish = {**recipe.get("delivery", {}), "at": [time_of(take.parts[0])]}
            text = as_comment({**recipe, "delivery": wish}, licence)
            format.join([take], draft, facts._replace(recipe=text))
            format.seal(draft)
        else:
            format.join([take], draft, Facts(facts.title))
        known[place.name] = _digest(draft)
    if not (known and facts.record):
        return facts.record
    return json.dumps({**json.loads(facts.record), KEY: known}, ensure_ascii=False)


def refuse_taken(path: Path, pictures: Mapping[Path, Take], recipe: Mapping[str, Any]) -> None:
    """Raise GrokdlError if a picture would take the place of a file that is none of these."""
    allowed = own(path) if pictures else []
    for place in pictures:
        if place.exists() and place not in allowed and not _is_of(place, recipe):
            raise GrokdlError(
                f"{place} is there, and is no picture of these.",
                "Give them another name with -o, or move that one away.",
            )


def _is_of(place: Path, recipe: Mapping[str, Any]) -> bool:
    with suppress(GrokdlError):
        return "lesson" in recipe and read(place).recipe.get("lesson") == recipe["lesson"]
    return False


def _remembered(path: Path) -> dict[Path, str]:
    if isinstance(format_of(path), PictureFormat):
        with suppress(GrokdlError):
            return _places(path, read(path))
    return {}


def _places(path: Path, found: Carried) -> dict[Path, str]:
    return {path.with_name(name): digest for name, digest in found.record.get(KEY, {}).items()}


def _digest(path: Path) -> str:
    """Return a file's digest; empty if it can't be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()[:32]
    except OSError:
        return ""
