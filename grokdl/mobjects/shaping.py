"""Texts as outlines, shaped by Pango: bit for bit what Manim's Text makes of them, but quickly.

Text has its SVG parsed with styles, units and transforms, and wraps each element; here the glyphs
are read as what they are. Nothing is written where another process could meet it.
"""

from __future__ import annotations

import os
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory, mkstemp
from xml.etree import ElementTree

import manimpango
import numpy as np
from manim import MEDIUM, NORMAL, RIGHT, SEMIBOLD, TAU, Text, tempconfig
from manim.constants import START_X, START_Y
from manim.mobject.text.text_mobject import TEXT2SVG_ADJUSTMENT_FACTOR, TEXT_MOB_SCALE_FACTOR
from manim.utils.space_ops import rotation_matrix

from grokdl.learning.history import FloatArray

WEIGHTS = {"regular": NORMAL, "medium": MEDIUM, "semibold": SEMIBOLD}
SIZE = 144  # small texts get uneven letter spacing: set large, scaled down
_UNWRAPPED = 1_000_000  # pixels
_STEP = re.compile(r"([MLCZ])([^MLCZ]*)")
_LINK = "{http://www.w3.org/1999/xlink}href"


@cache
def register_fonts() -> None:
    """Make the package's fonts known to Pango, once in every process."""
    for file in (files("grokdl") / "fonts").iterdir():
        if file.name.endswith((".otf", ".ttf")):
            manimpango.register_font(str(file))


def shaped(text: str, font: str, weight: str) -> list[FloatArray]:
    """Return the outline of each glyph of a text that the font has all letters of."""
    drawn = ElementTree.fromstring(as_svg(text, font, weight))
    paths = {f"#{node.get('id')}": node.find("{*}path") for node in drawn.iter()}
    glyphs = []
    for use in drawn.iterfind(".//{*}use"):
        path = paths[use.get(_LINK, "")]
        outline = [] if path is None else _curves(path.get("d", ""), _corner(use))
        if outline:
            glyphs.append(_in_space(np.concatenate(outline)))
    return _in_place(glyphs)


def shaped_by_manim(text: str, font: str, weight: str) -> list[FloatArray]:
    """Return the outline of each glyph of any text; other fonts may lend their letters."""
    register_fonts()
    # Text writes files named after its words: in a shared folder two processes delete each other's
    with TemporaryDirectory() as folder, tempconfig({"text_dir": folder}):
        drawn = Text(text, font=font, weight=WEIGHTS[weight], font_size=SIZE)
    return [glyph.points for glyph in drawn.family_members_with_points()]


def as_svg(text: str, font: str, weight: str) -> bytes:
    """Return what Pango and cairo draw for a text."""
    register_fonts()
    setting = manimpango.TextSetting(0, len(text), font, NORMAL, WEIGHTS[weight], 0)
    size = SIZE / TEXT2SVG_ADJUSTMENT_FACTOR
    page = START_X, START_Y, _UNWRAPPED, SIZE
    handle, file = mkstemp(".svg")
    os.close(handle)
    try:
        manimpango.text2svg([setting], size, 0, False, file, *page, text)
        return Path(file).read_bytes()
    finally:
        Path(file).unlink()


def _corner(use: ElementTree.Element) -> FloatArray:
    return np.array([float(use.get("x", 0)), float(use.get("y", 0))])


def _curves(path: str, at: FloatArray) -> list[FloatArray]:
    """A glyph's curves at a place, each of shape (4, 2)."""
    curves: list[FloatArray] = []
    here = start = at
    for command, numbers in _STEP.findall(path):
        spots = np.array(numbers.split(), float).reshape(-1, 2) + at
        if command == "M":
            here = start = spots[0]
        elif command == "C":
            curves.append(np.stack((here, *spots)))
            here = spots[2]
        elif command == "L":
            curves.append(_straight(here, spots[0]))
            here = spots[0]
        elif np.linalg.norm(here - start) > 1e-4:
            curves.append(_straight(here, start))
    return curves


def _straight(a: FloatArray, b: FloatArray) -> FloatArray:
    return np.stack((a, (a + a + b) / 3, (a + b + b) / 3, b))


def _in_space(points: FloatArray) -> FloatArray:
    return np.concatenate((points, np.zeros((len(points), 1))), axis=1)


def _in_place(glyphs: list[FloatArray]) -> list[FloatArray]:
    """Turn a page of glyphs upside up, centre, close and scale it: Manim's steps in its order."""
    turn = rotation_matrix(TAU / 2, RIGHT).T
    middle = _middle(glyphs)
    turned = [np.dot(glyph - middle, turn) + middle for glyph in glyphs]
    middle = _middle(turned)
    closed = [_closed(glyph - middle) for glyph in turned]
    middle = _middle(closed)
    return [TEXT_MOB_SCALE_FACTOR * (glyph - middle) + middle for glyph in closed]


def _middle(glyphs: list[FloatArray]) -> FloatArray:
    """The middle of the curves' ends."""
    ends = np.concatenate([glyph.reshape(-1, 4, 3)[:, ::3].reshape(-1, 3) for glyph in glyphs])
    middle: FloatArray = (ends.min(axis=0) + ends.max(axis=0)) / 2
    return middle


def _closed(glyph: FloatArray) -> FloatArray:
    """A glyph with a line from the end of each of its closed lines to that one's start."""
    curves = glyph.reshape(-1, 4, 3)
    starts = np.flatnonzero((curves[:-1, 3] != curves[1:, 0]).any(axis=1)) + 1
    parts = np.split(curves, starts)
    lines = [_straight(part[-1, 3], part[0, 0])[None] for part in parts]
    pairs = [piece for pair in zip(parts, lines, strict=True) for piece in pair]
    return np.concatenate(pairs).reshape(-1, 3)
