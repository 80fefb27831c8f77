"""Incremental painter: keeps the pixels of the frame before, and paints only tiles that changed."""

from __future__ import annotations

from typing import NamedTuple

import cairo
import numpy as np
from numpy.typing import NDArray

from .clear_colours import spread_colours
from .display import Display, Ground, Pixels
from .display_item import TILE, DisplayItem
from .painting import CameraView, paint
from .translucent import straight

Mask = NDArray[np.bool_]


class Rectangle(NamedTuple):
    """A part of a picture, in pixels: columns from and to, rows from and to."""

    left: int
    top: int
    right: int
    bottom: int


class Canvas:
    """Pixels of the frame, in two layers: the backdrop, and on it what moves."""

    def __init__(self) -> None:
        self._layers: tuple[Layer, Layer] | None = None
        self._ground: Ground | None = None

    @property
    def pixels(self) -> Pixels:
        """The picture: height × width × RGBA."""
        assert self._layers is not None
        return self._layers[1].pixels

    def forget(self) -> None:
        """Take the next picture for wholly changed: other pixels were seen since the last one."""
        self._ground = None

    def show(self, display: Display) -> Mask:
        """Bring the picture up to date, and return which of its tiles changed."""
        fresh = display.ground is not self._ground
        if fresh:
            scratch = ScratchSurface(display.ground.pixels.shape)
            below = Layer(display.ground.pixels, scratch)
            self._layers = below, Layer(below.pixels, scratch)
            self._ground = display.ground
        assert self._layers is not None
        below, above = self._layers
        changed = below.update(display.still, display.backdrop.view, np.full(below.grid, fresh))
        return above.update(display.moving, display.view, changed) | fresh


class StraightCanvas(Canvas):
    """Canvas whose picture is in straight alpha, worked out anew where it has changed.

    Clear pixels have the ground's colour; at an edge, if colours are to be spread (`is_spread`),
    that of what is painted beside them.
    """

    def __init__(self, *, is_spread: bool = False) -> None:
        super().__init__()
        self.is_spread = is_spread
        self._straight: Pixels | None = None

    @property
    def pixels(self) -> Pixels:
        """The picture: height × width × RGBA."""
        return super().pixels if self._straight is None else self._straight

    def show(self, display: Display) -> Mask:
        """Bring the picture up to date, and return which of its tiles changed."""
        fresh = display.ground is not self._ground
        changed = super().show(display)
        if display.ground.is_opaque:
            self._straight = None
            return changed
        if fresh or self._straight is None:
            self._straight = display.ground.straight.copy()
        for left, top, right, bottom in rectangles(changed, self._straight.shape):
            part = slice(top, bottom), slice(left, right)
            painted, ground = super().pixels[part], display.ground.straight[part]
            found = straight(painted, ground)
            if self.is_spread:
                spread_colours(found)
            self._straight[part] = found
        return changed


class ScratchSurface:
    """Cairo surface on which outlines are painted, before the changed tiles are copied from it."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.pixels: Pixels = np.empty(shape, dtype=np.uint8)
        height, width = shape[:2]
        surface = cairo.ImageSurface.create_for_data(
            self.pixels.data, cairo.FORMAT_ARGB32, width, height
        )
        self.context = cairo.Context(surface)


class Layer:
    """Pixels of what lies below, with a display list painted on it."""

    def __init__(self, below: Pixels, scratch: ScratchSurface) -> None:
        self.below, self.scratch = below, scratch
        self.view: CameraView | None = None
        self.pixels = below.copy()
        self.items: list[DisplayItem] = []
        height, width = below.shape[:2]
        self.grid = -(-height // TILE), -(-width // TILE)

    def update(self, items: list[DisplayItem], view: CameraView, changed_below: Mask) -> Mask:
        """Paint another list, where it differs from the last one, and return the changed tiles.

        An outline may touch many tiles that its line never crosses: those are found unchanged.
        Cairo's clip would move the coverage of an edge by a few 256ths, so whole outlines are
        painted beside and only the changed tiles are copied: the pixels are those of a full paint.
        """
        changed = changed_below.copy()
        for item in difference(self.items, items):
            first, last, left, right = item.area(view)
            changed[first:last, left:right] = True
        if view != self.view:
            changed[:] = True
        self.items, self.view = items, view
        if changed.any():
            parts = rectangles(changed, self.pixels.shape)
            self._copy(self.below, self.scratch.pixels, parts)
            self._paint(changed, view)
            for part in parts:
                self._compare(part, changed)
            self._copy(self.scratch.pixels, self.pixels, parts)
        return changed

    def _compare(self, part: Rectangle, changed: Mask) -> None:
        """Note which tiles of a part came out as they were."""
        left, top, right, bottom = part
        painted, shown = (  # a pixel as one number
            picture[top:bottom, left:right].view(np.uint32)[:, :, 0]
            for picture in (self.scratch.pixels, self.pixels)
        )
        differ = painted != shown
        rows = [differ[row : row + TILE].any(axis=0) for row in range(0, bottom - top, TILE)]
        tiles = np.logical_or.reduceat(rows, range(0, right - left, TILE), axis=1)
        changed[top // TILE : -(-bottom // TILE), left // TILE : -(-right // TILE)] = tiles

    def _paint(self, changed: Mask, view: CameraView) -> None:
        context = self.scratch.context
        context.set_matrix(view.matrix)
        above = _counts_above(changed)
        for item in self.items:
            first, last, left, right = item.area(view)
            upper, lower = above[first], above[last]
            if lower[right] - lower[left] > upper[right] - upper[left]:  # a tile of its changed
                paint(context, item, view.line_width)

    @staticmethod
    def _copy(source: Pixels, target: Pixels, parts: list[Rectangle]) -> None:
        for left, top, right, bottom in parts:
            target[top:bottom, left:right] = source[top:bottom, left:right]


def _counts_above(changed: Mask) -> list[list[int]]:
    """Return how many tiles changed above each row and left of each column; edges are counted."""
    counts = np.zeros((changed.shape[0] + 1, changed.shape[1] + 1), dtype=int)
    counts[1:, 1:] = changed.cumsum(axis=0).cumsum(axis=1)
    found: list[list[int]] = counts.tolist()
    return found


def difference(before: list[DisplayItem], after: list[DisplayItem]) -> list[DisplayItem]:
    """Return the items in which two lists differ, of both lists."""
    if len(before) == len(after):
        pairs = zip(before, after, strict=True)
        return [item for pair in pairs if pair[0] is not pair[1] for item in pair]
    shorter = min(len(before), len(after))
    start = 0
    while start < shorter and before[start] is after[start]:
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] is after[-1 - end]:
        end += 1
    return before[start : len(before) - end] + after[start : len(after) - end]


def rectangles(changed: Mask, shape: tuple[int, ...]) -> list[Rectangle]:
    """Return rectangles of pixels that cover exactly the changed tiles; rows alike are one."""
    other = (changed[1:] != changed[:-1]).any(axis=1)
    return _rectangles(changed, [0, *(np.flatnonzero(other) + 1).tolist()], shape)


def strips(changed: Mask, shape: tuple[int, ...]) -> list[Rectangle]:
    """Return rectangles of pixels, one tile high, that cover exactly the changed tiles."""
    return _rectangles(changed, list(range(len(changed))), shape)


def _rectangles(changed: Mask, starts: list[int], shape: tuple[int, ...]) -> list[Rectangle]:
    """Take each row that starts for all before the next one that does."""
    height, width = shape[:2]
    ends = [*starts[1:], len(changed)]
    bordered = np.zeros((len(starts), changed.shape[1] + 2), dtype=bool)
    bordered[:, 1:-1] = changed[starts]
    rows, edges = np.nonzero(bordered[:, 1:] != bordered[:, :-1])
    runs = zip(rows[::2].tolist(), edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [
        Rectangle(
            first * TILE,
            starts[row] * TILE,
            min(width, last * TILE),
            min(height, ends[row] * TILE),
        )
        for row, first, last in runs
    ]
