"""Outlines as arrays of cubic Bézier points, shape (4 * curves, 3): what a VMobject draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from manim import VGroup, VMobject

from grokdl.learning.history import FloatArray
from grokdl.stage import Box, Point, clipped

NOTHING: FloatArray = np.zeros((0, 3))
_THIRDS = np.array([0.0, 1 / 3, 2 / 3, 1.0])[None, :, None]


class Path(VMobject):
    """A line or an area whose outline is set by `draw`; it has no other life.

    One that is a backdrop is hardly darker than the ground, and text may cross its edges. One that
    is in flight moves from one place to another, over whatever lies on its way.
    """

    is_backdrop = False
    in_flight = False

    def __init__(
        self,
        stroke: str | None = None,
        width: float = 0.0,
        fill: str | None = None,
        z_index: float = 0,
    ) -> None:
        super().__init__(
            stroke_color=stroke or fill,
            stroke_width=width if stroke else 0,
            fill_color=fill or stroke,
            fill_opacity=1 if fill else 0,
            stroke_opacity=1 if stroke else 0,
            z_index=z_index,
        )
        self.drawn = NOTHING

    def draw(self, points: FloatArray) -> None:
        """Set the outline."""
        self.points = self.drawn = points

    def keep(self) -> None:
        """Set the outline as it was drawn: a fade may have left it a hair beside."""
        self.points = self.drawn


class Drawing(VGroup):
    """A drawing of several paths, which does no work twice."""

    shown_as: tuple[object, ...] | None = None

    def already_shows(self, *state: object) -> bool:
        """Tell whether the drawing shows this state already; note it if not.

        Such a drawing keeps its outlines.
        """
        if state != self.shown_as:
            self.shown_as = state
            return False
        for part in self.submobjects:
            part.keep()
        return True


def segments(starts: FloatArray, ends: FloatArray) -> FloatArray:
    """Return straight lines from each start to each end; both have shape (n, 2)."""
    flat = starts[:, None] * (1 - _THIRDS) + ends[:, None] * _THIRDS
    return np.concatenate((flat, np.zeros((*flat.shape[:2], 1))), axis=2).reshape(-1, 3)


def line(*points: Point) -> FloatArray:
    """Return a line through some points."""
    if len(points) < 2:
        return NOTHING
    along = np.array(points)
    return segments(along[:-1], along[1:])


def uprights(xs: Iterable[float], y: float, half: float) -> FloatArray:
    """Return short upright lines, at each x from `half` below a height to as far above it."""
    return joined([line(Point(x, y - half), Point(x, y + half)) for x in xs])


def clipped_line(start: Point, end: Point, box: Box) -> FloatArray:
    """Return the part of a line that lies in a box."""
    return line(*(clipped(start, end, box) or ()))


def polygon(*points: Point) -> FloatArray:
    """Return a closed line through some points."""
    return line(*points, points[0])


def dashes(start: Point, end: Point, dash: float = 0.09, gap: float = 0.07) -> FloatArray:
    """Return a dashed line; the dashes are counted from its start."""
    a, b = np.array(start), np.array(end)
    length = float(np.hypot(*(b - a)))
    if length < 1e-6:
        return NOTHING
    begins = np.arange(0, length, dash + gap)[:, None] / length
    finishes = np.minimum(begins + dash / length, 1)
    return segments(a + (b - a) * begins, a + (b - a) * finishes)


def arc(centre: Point, radius: float, start: float, sweep: float) -> FloatArray:
    """Return an arc of a circle; angles in radians."""
    pieces = max(1, int(np.ceil(abs(sweep) / (np.pi / 2) - 1e-9)))
    angles = start + sweep * np.arange(pieces + 1) / pieces
    handle = 4 / 3 * np.tan(sweep / pieces / 4)
    on = np.stack((np.cos(angles), np.sin(angles)), axis=1)
    across = np.stack((-np.sin(angles), np.cos(angles)), axis=1) * handle
    curves = np.stack((on[:-1], on[:-1] + across[:-1], on[1:] - across[1:], on[1:]), axis=1)
    flat = curves.reshape(-1, 2) * radius + np.array(centre)
    return np.concatenate((flat, np.zeros((len(flat), 1))), axis=1)


_CIRCLE: FloatArray = arc(Point(0, 0), 1, 0, 2 * np.pi)
_TURN = 2 * np.pi / 16
_DASHES: FloatArray = np.concatenate(
    [arc(Point(0, 0), 1, k * _TURN, 0.58 * _TURN) for k in range(16)]
)


def circle(centre: Point, radius: float) -> FloatArray:
    """Return a circle."""
    return placed(_CIRCLE, centre, radius)


def dashed_circle(centre: Point, radius: float) -> FloatArray:
    """Return a circle of sixteen dashes, a little longer than the gaps between them."""
    return placed(_DASHES, centre, radius)


def placed(outline: FloatArray, at: Point, size: float = 1.0) -> FloatArray:
    """Return an outline, enlarged and moved."""
    moved: FloatArray = outline * size + np.array([at.x, at.y, 0.0])
    return moved


def rounded(box: Box, radius: float) -> FloatArray:
    """Return a rectangle with round corners."""
    r = min(radius, box.width / 2, box.height / 2)
    inner = Box(box.left + r, box.bottom + r, box.right - r, box.top - r)
    corners = [
        arc(Point(x, y), r, quarter * np.pi / 2, np.pi / 2)
        for quarter, (x, y) in enumerate(
            (
                (inner.right, inner.top),
                (inner.left, inner.top),
                (inner.left, inner.bottom),
                (inner.right, inner.bottom),
            )
        )
    ]
    sides = [
        line(Point(*before[-1][:2]), Point(*after[0][:2]))
        for before, after in zip(corners, corners[1:] + corners[:1], strict=True)
    ]
    return np.concatenate([piece for pair in zip(corners, sides, strict=True) for piece in pair])


def arrow_head(tip: Point, towards: float, size: float) -> FloatArray:
    """Return a triangle with its tip at a point, looking along the angle `towards` (radians)."""
    forward = np.array([np.cos(towards), np.sin(towards)])
    aside = np.array([-forward[1], forward[0]]) * 0.48
    base = np.array(tip) - forward * size
    return polygon(tip, Point(*(base + aside * size)), Point(*(base - aside * size)))


def joined(parts: Sequence[FloatArray]) -> FloatArray:
    """Return several outlines as one."""
    return np.concatenate(parts) if parts else NOTHING
