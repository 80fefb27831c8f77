"""Registry of formats, and the choice of one by a file's name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from ..errors import GrokdlError, did_you_mean
from .deck import DeckFormat
from .format import Format
from .mp4 import MP4

USUAL: Format = MP4
OTHERS = (".avi", ".m4v", ".mkv", ".ogv", ".wmv")  # of videos, which a user may ask for


@cache
def formats() -> dict[str, Format]:
    """Return the formats of clips by their ending, the usual one first."""
    found = (one for one in _formats() if isinstance(one, Format))
    return {one.ending: one for one in (USUAL, *found)}


@cache
def deck_formats() -> dict[str, DeckFormat]:
    """Return the formats of decks by their ending."""
    return {one.ending: one for one in _formats() if isinstance(one, DeckFormat)}


def _formats() -> Iterator[Any]:
    """Yield the FORMAT of each file here that has one."""
    package = import_module(__package__)
    names = sorted(found.name for found in iter_modules(package.__path__))
    modules = (import_module(f"{__package__}.{name}") for name in names)
    return (module.FORMAT for module in modules if hasattr(module, "FORMAT"))


def format_of(path: Path) -> Format:
    """Return the format that a file's name means; the usual one if it means none."""
    return formats().get(path.suffix.lower(), USUAL)


def format_named(name: str) -> Format | DeckFormat:
    """Return a format by its name, as in gif. Raises GrokdlError if there is none."""
    known: dict[str, Format | DeckFormat] = {**formats(), **deck_formats()}
    ending = f".{name.strip().lower().removeprefix('.')}"
    if ending not in known:
        names = [one.removeprefix(".") for one in known]
        hint = did_you_mean(ending[1:], names) or f"There are: {', '.join(names)}."
        raise GrokdlError(f"There is no format {name!r}.", hint)
    return known[ending]


def names_a_file(output: Path) -> bool:
    """Tell whether a user's output is to be one file (or else a folder).

    Raises GrokdlError for the name of a video or a deck of another format.
    """
    if output == Path("-"):
        raise GrokdlError("A video can't be written to standard output.", _way_out())
    if output.is_dir():
        return False
    ending = output.suffix.lower()
    if ending in deck_formats():
        name = ending.removeprefix(".")
        raise GrokdlError(
            f"{output} is a deck, not a video.", f"grokdl export --to {name} makes it."
        )
    if ending in OTHERS:
        known = _listed(one.removeprefix(".").upper() for one in formats())
        raise GrokdlError(f"Videos are written as {known}, so {output} can't be one.", _way_out())
    return ending in formats()


def _way_out() -> str:
    return f"Give -o a name that ends in {_listed(formats())}, or a folder."


def _listed(words: Any) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else str(last)
