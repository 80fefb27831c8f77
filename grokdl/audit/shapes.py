"""Shapes of a frame: each outline with its name and the squares that it paints (its ink)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import cairo
import numpy as np
from numpy.typing import NDArray

from ..engine.display_item import DisplayItem
from ..engine.painting import paint
from ..files.cache import digest_of
from ..learning.history import FloatArray
from ..mobjects.text import Label
from ..stage import Box
from .names import Names
from .outlines import extent, hull

GRID = 100  # squares a unit: finer than the pixels of 720p
SEEN = 0.1  # what is less opaque, and on its way in or out, is not there yet, or no more
LEAST = 1 / 255  # what is less opaque changes no pixel
HALF_PIXELS = 2 * 1080 / 8  # a unit, at 1080p
BETWEEN = 0.15  # ems on either side of a letter that count as text, if another letter is near

Mask = NDArray[np.bool_]


class Ink:
    """The squares of the grid that are painted; `left` and `top` count from the frame's middle."""

    def __init__(self, left: int, top: int, mask: Mask) -> None:
        self.left, self.top, self.mask = left, top, mask

    def within(self, other: Ink) -> Mask:
        """Return the other's ink where this one's rectangle is."""
        found = np.zeros_like(self.mask)
        (height, width), (rows, columns) = self.mask.shape, other.mask.shape
        down, right = other.top - self.top, other.left - self.left
        first_row, last_row = max(0, down), min(height, down + rows)
        first, last = max(0, right), min(width, right + columns)
        if first_row < last_row and first < last:
            found[first_row:last_row, first:last] = other.mask[
                first_row - down : last_row - down, first - right : last - right
            ]
        return found


class Shape:
    """One outline that can be seen. `text` is what it says, if it is text or a letter of one.

    `thing` is what it belongs to for whoever looks at it: its text, or a drawing.
    """

    def __init__(self, item: DisplayItem, owner: Any, names: Names, frame: Box) -> None:
        """Take what is painted, the drawing that it is, and who knows what that is called."""
        self.item, self.owner, self.frame = item, owner, frame
        self.text_of = names.text_of(owner)
        self.text = names.words_of(self.text_of)
        self.thing, self.title = names.thing(owner), names.title(owner)
        self.em = size_of(owner) if isinstance(owner, Label) else 0.0
        self.points: FloatArray = owner.points.copy()
        self.finite = bool(np.isfinite(self.points).all())
        self.fill_opacity = float(item.fill_rgbas[0][3])
        stroked = item.stroke_width > 0
        self.stroke_opacity = float(item.stroke_rgbas[0][3]) if stroked else 0.0
        self.opacity = max(self.fill_opacity, self.stroke_opacity)
        self.drawn = len(self.points) >= 4 and self.opacity > 0
        self.visible = self.drawn and self.finite and self.opacity > LEAST
        self.fills = self.fill_opacity > 0 and not self.text

    def __str__(self) -> str:
        return self.title

    @cached_property
    def colour(self) -> str:
        """Its colour as #RRGGBB: of its area, or else of its line."""
        rgbas = self.item.fill_rgbas if self.fill_opacity else self.item.stroke_rgbas
        red, green, blue = (round(255 * part) for part in rgbas[0][:3].tolist())
        return f"#{red:02X}{green:02X}{blue:02X}"

    @cached_property
    def looks(self) -> bytes:
        """A digest of what can be told apart of it: its outline to half a pixel, its colours."""
        outline = np.rint(np.nan_to_num(self.points[:, :2]) * HALF_PIXELS).astype(int)
        colours = np.rint(255 * np.concatenate((self.item.fill_rgbas, self.item.stroke_rgbas)))
        return digest_of(outline.tobytes(), colours.tobytes(), size=16)

    @cached_property
    def rim(self) -> float:
        """How far the line reaches on either side of the outline."""
        opaque = self.stroke_opacity > 0
        return self.item.stroke_width * self.line_width / 2 if opaque else 0.0

    line_width = 0.01  # Manim's: units of the frame in one of its stroke widths

    @cached_property
    def box(self) -> Box:
        """How far it may reach."""
        return hull(self.points).grown(self.rim)

    def extent(self, near: Box) -> Box:
        """Return how far it does reach, if that is beyond `near`."""
        return extent(self.points, near.grown(-self.rim)).grown(self.rim)

    @cached_property
    def ink(self) -> Ink:
        """What it paints, in the frame and a little beyond."""
        box, frame = self.box, self.frame
        left, right = (
            int(np.floor(max(box.left, frame.left) * GRID)) - 1,
            int(np.ceil(min(box.right, frame.right) * GRID)) + 1,
        )
        top, bottom = (
            int(np.floor(-min(box.top, frame.top) * GRID)) - 1,
            int(np.ceil(-max(box.bottom, frame.bottom) * GRID)) + 1,
        )
        if right <= left or bottom <= top:
            return Ink(left, top, np.zeros((0, 0), dtype=bool))
        pixels = painted([self.item], left, top, right - left, bottom - top, self.line_width)
        return Ink(left, top, pixels[:, :, 3] > 127 * self.opacity)

    @cached_property
    def body(self) -> Ink:
        """Its ink; in a text, the gaps between neighbouring letters and words belong to it."""
        if not self.em:
            return self.ink
        reach = max(1, round(BETWEEN * self.em * GRID))
        height, width = self.ink.mask.shape
        mask = np.zeros((height, width + 4 * reach), dtype=bool)
        mask[:, 2 * reach : 2 * reach + width] = self.ink.mask
        closed = ~_dilated(~_dilated(mask, reach), reach)
        return Ink(self.ink.left - 2 * reach, self.ink.top, closed)


def painted(
    items: Iterable[DisplayItem], left: int, top: int, width: int, height: int, line_width: float
) -> NDArray[np.uint8]:
    """Return what some outlines look like in a part of the grid: height × width × RGBA."""
    pixels = np.zeros((height, width, 4), dtype=np.uint8)
    surface = cairo.ImageSurface.create_for_data(
        pixels.data, cairo.FORMAT_ARGB32, width, height, width * 4
    )
    context = cairo.Context(surface)
    context.set_matrix(cairo.Matrix(GRID, 0, 0, -GRID, -left, -top))
    for item in items:
        paint(context, item, line_width)
    surface.flush()
    return pixels


def neighbours(shapes: Sequence[Shape]) -> Iterator[tuple[int, list[int]]]:
    """Return the place of every text in the list, and the places of the shapes near it."""
    texts = [k for k, shape in enumerate(shapes) if shape.text]
    if not texts:
        return
    boxes = np.array([shape.box for shape in shapes])
    own = boxes[texts][:, None]
    meets = (
        (own[..., 0] < boxes[:, 2])
        & (boxes[:, 0] < own[..., 2])
        & (own[..., 1] < boxes[:, 3])
        & (boxes[:, 1] < own[..., 3])
    )
    for place, row in zip(texts, meets, strict=True):
        yield place, [other for other in np.flatnonzero(row).tolist() if other != place]


def size_of(label: Label) -> float:
    """Return the em of a label as it is drawn, in units of the frame: it may have been scaled."""
    drawn, shown = np.ptp(label.drawn[:, 0]), np.ptp(label.points[:, 0])
    return float(label.em * (shown / drawn if drawn else 1.0))


def _dilated(mask: Mask, reach: int) -> Mask:
    height, width = mask.shape
    sums = np.zeros((height, width + 2 * reach + 1), dtype=np.int32)  # of the ink left of a square
    np.cumsum(mask, axis=1, out=sums[:, reach + 1 : reach + 1 + width])
    sums[:, reach + 1 + width :] = sums[:, reach + width, None]
    return sums[:, 2 * reach + 1 :] > sums[:, : -2 * reach - 1]
