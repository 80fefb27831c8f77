"""Registry of formats, and the choice of one by a file's name."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from ..errors import GrokdlError
from .format import Format
from .mp4 import MP4

USUAL: Format = MP4
OTHERS = (".avi", ".gif", ".m4v", ".mkv", ".mov", ".png", ".webm")  # what a user may ask for


@cache
def formats() -> dict[str, Format]:
    """Return the formats by their ending, the usual one first: the FORMAT of each file here."""
    package = import_module(__package__)
    names = sorted(found.name for found in iter_modules(package.__path__))
    modules = [import_module(f"{__package__}.{name}") for name in names]
    found = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return {one.ending: one for one in (USUAL, *found)}


def format_of(path: Path) -> Format:
    """Return the format that a file's name means; the usual one if it means none."""
    return formats().get(path.suffix.lower(), USUAL)


def names_a_file(output: Path) -> bool:
    """Tell whether a user's output is to be one file (or else a folder).

    Raises GrokdlError for the name of a video of another format.
    """
    way_out = f"Give -o a name that ends in {' or '.join(formats())}, or a folder."
    if output == Path("-"):
        raise GrokdlError("A video can't be written to standard output.", way_out)
    if output.is_dir():
        return False
    ending = output.suffix.lower()
    if ending in OTHERS and ending not in formats():
        known = " or ".join(one.removeprefix(".").upper() for one in formats())
        raise GrokdlError(f"Videos are written as {known}, so {output} can't be one.", way_out)
    return ending in formats()
