"""Geometry of outlines: their extent, their circles, points on their curves."""

from __future__ import annotations

import numpy as np

from ..learning.history import FloatArray
from ..stage import Box, Point

CIRCLE = 16  # points of a circle
CURVES = 4  # which are so many
PIECES = 8  # of a curve


def hull(points: FloatArray) -> Box:
    """Return the box of an outline's points; handles may reach farther than their curve."""
    left, bottom = points.min(axis=0)[:2].tolist()
    right, top = points.max(axis=0)[:2].tolist()
    return Box(left, bottom, right, top)


def extent(points: FloatArray, near: Box | None = None) -> Box:
    """Return how far an outline reaches; nan where one of its points is not finite.

    What lies within `near` is only measured by its hull.
    """
    box = hull(points)
    if (near is not None and near.holds(box)) or not np.isfinite(box).all():
        return box
    return reached(points)


def reached(points: FloatArray) -> Box:
    """Return how far the curves themselves reach."""
    return hull(on_curves(points))


def circles(points: FloatArray) -> list[Point]:
    """Return the middles of the circles that an outline is made of."""
    rims = on_curves(points).reshape(PIECES + 1, len(points) // CIRCLE, CURVES, 2)
    middles = (rims.min(axis=(0, 2)) + rims.max(axis=(0, 2))) / 2
    return [Point(*middle) for middle in middles.tolist()]


def on_curves(points: FloatArray, pieces: int = PIECES) -> FloatArray:
    """Return points on an outline, shape (n, 2), ends and middles of its curves among them."""
    a, b, c, d = points[: len(points) // 4 * 4, :2].reshape(-1, 4, 2).swapaxes(0, 1)
    t = np.linspace(0, 1, pieces + 1)[:, None, None]
    spots = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
    return np.asarray(spots.reshape(-1, 2))
