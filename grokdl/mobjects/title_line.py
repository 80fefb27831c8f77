"""A title whose dot, the one over its i, is a drawing of its own, and can come loose."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from grokdl.learning.history import FloatArray
from grokdl.mobjects.text import INTER, Label, Word, outline
from grokdl.stage import Point

OVER = 0.58  # ems above the baseline: what lies all above that, over an i or a j, is its dot
UNDER = 0.2  # what lies all below that, at a full stop, is the full stop
ABOVE = 0.92  # ems above the baseline, in the middle: the place of a dot that no letter has
RADIUS = 0.075  # ems: that of a dot in Inter


class TitleLine(Label):
    """A line of text without its first loose dot; `spot` says where that belongs.

    It is the dot of the first i or j, or else the full stop. A title with neither keeps all it has.
    """

    _loose: Point | None = None

    @property
    def spot(self) -> Point:
        """The middle of the dot; above the middle of the line, where no letter has one."""
        left, y = self.box.left, self.at.y
        if self._loose is None:
            return Point(left + self.text_width / 2, y + ABOVE * self.em)
        return Point(left + self._loose.x * self.em, y + self._loose.y * self.em)

    @property
    def dot_radius(self) -> float:
        """How large the dot is."""
        return RADIUS * self.em

    def _outline(self) -> Word:
        whole = outline(self.text, INTER, self.text_weight)
        pieces = list(_closed(whole.points))
        loose = self._loose_piece(pieces)
        self._loose = None if loose is None else _middle(pieces[loose])
        kept = [piece for k, piece in enumerate(pieces) if k != loose]
        return Word(np.concatenate(kept) if kept else whole.points, whole.advance)

    def _loose_piece(self, pieces: list[FloatArray]) -> int | None:
        """The number of the piece that may come loose."""
        for letters in ("[ij]", r"\."):
            for found in re.finditer(letters, self.text):
                start, end = (self._pen(k) for k in found.span())
                for k, piece in enumerate(pieces):
                    low, high = piece[:, 1].min(), piece[:, 1].max()
                    is_dot = high < UNDER if letters == r"\." else low > OVER
                    if is_dot and start < _middle(piece).x < end:
                        return k
        return None

    def _pen(self, count: int) -> float:
        """How far the first letters of the text reach, in ems."""
        text = self.text[:count]
        return outline(text, INTER, self.text_weight).advance if text.strip() else 0.0


def _closed(points: FloatArray) -> Iterator[FloatArray]:
    """Yield the closed lines of an outline, one by one."""
    curves = points.reshape(-1, 4, 3)
    breaks = np.abs(curves[1:, 0] - curves[:-1, 3]).max(axis=1) > 1e-6
    for piece in np.split(curves, np.flatnonzero(breaks) + 1):
        yield piece.reshape(-1, 3)


def _middle(piece: FloatArray) -> Point:
    x, y = (piece.min(axis=0) + piece.max(axis=0))[:2].tolist()
    return Point(x / 2, y / 2)
