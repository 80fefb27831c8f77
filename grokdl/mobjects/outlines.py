"""The glyphs of a text, kept on disk: a word takes longer to shape than to read."""

from __future__ import annotations

import re
import string
from functools import cache
from importlib.resources import files
from pathlib import Path

import manim
import manimpango
import numpy as np

from grokdl.files.cache import Store, cache_folder, key_of
from grokdl.learning.history import FloatArray
from grokdl.mobjects import shaping
from grokdl.mobjects.shaping import as_svg, shaped, shaped_by_manim
from grokdl.numerals import MINUS, TIMES

_LETTERS = string.ascii_letters + string.digits + string.punctuation + MINUS + TIMES


def glyphs(text: str, font: str, weight: str) -> list[FloatArray]:
    """Return the outline of each glyph of a text, for an em of the same size in all of them.

    They are kept on disk, if all letters are among those of the sample: others may come from any
    font of this computer.
    """
    if not set(text) <= {*_LETTERS, " "}:
        return shaped_by_manim(text, font, weight)
    store = Store(cache_folder() / "outlines")
    key = key_of(text.encode(), _sample(font, weight))
    kept = store.get(key)
    if kept is not None:
        return _read(kept)
    found = shaped(text, font, weight)
    store.put(key, _written(found))
    return found


@cache
def _sample(font: str, weight: str) -> bytes:
    """A digest of all that outlines depend on, but their text.

    A file of the same font elsewhere, or other hinting, shows in what Pango draws here and now.
    """
    drawn = re.findall(rb' (?:d|x|y)="[^"]*"', as_svg(_LETTERS, font, weight))
    return key_of(_versions(), repr((font, weight)).encode(), *drawn).encode()


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
    return key_of(repr(programs).encode(), *(source.read_bytes() for source in sources)).encode()


def _read(data: bytes) -> list[FloatArray]:
    numbers = np.frombuffer(data, "<f8")
    count = int(numbers[0])
    ends = np.cumsum(numbers[1 : count + 1].astype(int))
    return np.split(numbers[count + 1 :].reshape(-1, 3), ends[:-1])


def _written(found: list[FloatArray]) -> bytes:
    """Glyphs as numbers: how many, their lengths, their points."""
    lengths = [len(found), *map(len, found)]
    return np.concatenate([lengths, *map(np.ravel, found)]).astype("<f8").tobytes()
