"""The glyphs of a text, kept on disk: a word takes longer to shape than to read."""

from __future__ import annotations

import re
import string
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from secrets import token_hex

import manim
import manimpango
import numpy as np

from grokdl.cache import cache_folder
from grokdl.history import FloatArray
from grokdl.mobjects import shaping
from grokdl.mobjects.shaping import as_svg, shaped, shaped_by_manim
from grokdl.numerals import MINUS, TIMES

_LETTERS = string.ascii_letters + string.digits + string.punctuation + MINUS + TIMES
_CHECKSUM = 16  # bytes


def glyphs(text: str, font: str, weight: str) -> list[FloatArray]:
    """Return the outline of each glyph of a text, for an em of the same size in all of them.

    They are kept on disk, if all letters are among those of the sample: others may come from any
    font of this computer.
    """
    if not set(text) <= {*_LETTERS, " "}:
        return shaped_by_manim(text, font, weight)
    key = _digest(text.encode(), key=_sample(font, weight))
    file = cache_folder() / "outlines" / key.hex()
    found = _read(file, key)
    if found is None:
        found = shaped(text, font, weight)
        _write(file, key, found)
    return found


@cache
def _sample(font: str, weight: str) -> bytes:
    """A digest of all that outlines depend on, but their text.

    A file of the same font elsewhere, or other hinting, shows in what Pango draws here and now.
    """
    drawn = re.findall(rb' (?:d|x|y)="[^"]*"', as_svg(_LETTERS, font, weight))
    return _digest(_versions(), repr((font, weight)).encode(), *drawn)


@cache
def _versions() -> bytes:
    """A digest of the programs and the files that outlines come from."""
    programs = (
        manim.__version__,
        manimpango.__version__,
        manimpango.pango_version(),
        manimpango.cairo_version(),
        np.__version__,
    )
    fonts = sorted((files("grokdl") / "fonts").iterdir(), key=lambda file: file.name)
    sources = [Path(__file__), Path(shaping.__file__), *fonts]
    return _digest(repr(programs).encode(), *(source.read_bytes() for source in sources))


def _read(file: Path, key: bytes) -> list[FloatArray] | None:
    """The glyphs in a file, or None if there is none, or not the whole of it."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    if content[:_CHECKSUM] != _digest(content[_CHECKSUM:], key=key):
        return None
    numbers = np.frombuffer(content, "<f8", offset=_CHECKSUM)
    count = int(numbers[0])
    ends = np.cumsum(numbers[1 : count + 1].astype(int))
    return np.split(numbers[count + 1 :].reshape(-1, 3), ends[:-1])


def _write(file: Path, key: bytes, found: list[FloatArray]) -> None:
    """Keep glyphs in a file, if that can be: their number, their lengths, their points."""
    lengths = [len(found), *map(len, found)]
    numbers = np.concatenate([lengths, *map(np.ravel, found)]).astype("<f8").tobytes()
    draft = file.with_name(f"{file.name}.{token_hex(4)}.part")
    try:
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(_digest(numbers, key=key) + numbers)
            draft.replace(file)  # who reads at the same time gets the old file or the new one
    finally:
        with suppress(OSError):
            draft.unlink()


def _digest(*parts: bytes, key: bytes = b"") -> bytes:
    digest = blake2b(key=key, digest_size=_CHECKSUM)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()
