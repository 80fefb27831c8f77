"""Reads outlines back: how far they reach, and what they are made of."""

from __future__ import annotations

import numpy as np
from manim import config

from grokdl.history import FloatArray
from grokdl.stage import Box, Point

FRAME = Box(-config.frame_width / 2, -4, config.frame_width / 2, 4)
NEAR = FRAME.grown(-0.1)
CIRCLE = 16  # points of a circle: four curves


def extent(points: FloatArray) -> Box:
    """Return how far an outline reaches; nan where one of its points is not finite."""
    hull = Box(*points.min(axis=0)[:2].tolist(), *points.max(axis=0)[:2].tolist())
    if NEAR.holds(hull) or np.isnan(hull).any() or np.isinf(hull).any():
        return hull
    return reached(points)  # handles may reach farther than their curve


def circles(points: FloatArray) -> list[Point]:
    """Return the middles of the circles that an outline is made of."""
    return [extent(points[k : k + CIRCLE]).centre for k in range(0, len(points), CIRCLE)]


def reached(points: FloatArray) -> Box:
    """Return how far the curves themselves reach."""
    spots = on_curves(points)
    return Box(*spots.min(axis=0).tolist(), *spots.max(axis=0).tolist())


def on_curves(points: FloatArray, pieces: int = 8) -> FloatArray:
    """Return points on an outline, shape (n, 2), ends and middles of its curves among them."""
    a, b, c, d = points[: len(points) // 4 * 4, :2].reshape(-1, 4, 2).swapaxes(0, 1)
    t = np.linspace(0, 1, pieces + 1)[:, None, None]
    spots = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
    return spots.reshape(-1, 2)
