"""One outline as it is painted: immutable, known by a digest of all that its picture depends on."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import Any

import cairo
import numpy as np
from manim import VMobject
from manim.camera.camera import CAP_STYLE_MAP, LINE_JOIN_MAP

from ..files.cache import digest_of
from ..learning.history import FloatArray
from .painting import CameraView, Geometry, Subpath

TILE = 32  # pixels
CURVE = 4  # points: its start, two handles, its end
CLOSE = 1e-5  # of a coordinate: points so near are one, for NumPy's isclose and so for Manim
SEEN = 4  # decimals of Manim's units
MITRE = 5.1  # cairo's mitre limit of 10, in half line widths, and a little

Area = tuple[int, int, int, int]
"""Rows from and to, columns from and to, in tiles."""

Key = tuple[Any, ...]
"""All that the picture of a mobject depends on."""
POINTS, TOLERANCE = 0, 6  # their places in it


class PointsPath:
    """Path through a mobject's points, shared by all items that have it: a fade has one.

    Most paths are only ever compared, so the geometry is worked out when it is first painted.
    """

    __slots__ = (
        "__weakref__",
        "_bounds",
        "_camera",
        "_geometry",
        "_tolerance",
        "kept",
        "points",
        "uses",
        "view",
    )

    def __init__(self, mobject: VMobject, camera: Any) -> None:
        self.kept: Any = None
        self.uses = 0
        self.view: CameraView | None = None  # in whose pixels it is kept
        self.points: FloatArray = mobject.points.copy()
        self._tolerance: float = mobject.tolerance_for_point_equality
        self._camera = camera
        self._geometry: Geometry | None = None
        self._bounds: tuple[float, float, float, float] | None = None

    @property
    def geometry(self) -> Geometry:
        """The path as cairo takes it, as Manim's camera would make it."""
        if self._geometry is None:
            self.points = self._camera.transform_points_pre_display(None, self.points)
            flat, near = self.points[:, :2], self._tolerance
            numbers = flat.ravel().tolist()
            parts = (numbers[place :: 2 * CURVE] for place in range(2, 2 * CURVE))
            curves = list(zip(*parts, strict=False))  # Manim drops what is no whole curve
            self._geometry = Geometry(curves, _subpaths(numbers, splits(flat, near), near))
        return self._geometry

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Its least and greatest x, and its least and greatest y."""
        if self._bounds is None:
            left, low, _ = self.points.min(axis=0).tolist()
            right, high, _ = self.points.max(axis=0).tolist()
            self._bounds = left, right, low, high
        return self._bounds

    def seen_by(self, view: CameraView) -> None:
        """Keep it for a view: cairo keeps a path in pixels."""
        if view is not self.view:
            self.view, self.kept, self.uses = view, None, 0


class DisplayItem:
    """One outline; for the same picture it is the same object."""

    __slots__ = (
        "_area",
        "_view",
        "background_rgbas",
        "background_width",
        "cap",
        "digest",
        "fill_rgbas",
        "gradient",
        "join",
        "path",
        "stroke_rgbas",
        "stroke_width",
    )

    def __init__(self, mobject: VMobject, key: Key, path: PointsPath) -> None:
        self.digest = _digest(key)
        self.path = path
        self.fill_rgbas: FloatArray = mobject.get_fill_rgbas().copy()
        self.stroke_rgbas: FloatArray = mobject.get_stroke_rgbas().copy()
        self.background_rgbas: FloatArray = mobject.get_stroke_rgbas(True).copy()
        self.stroke_width: float = mobject.get_stroke_width()
        self.background_width: float = mobject.get_stroke_width(True)
        self.join: cairo.LineJoin = LINE_JOIN_MAP[mobject.joint_type]
        self.cap: cairo.LineCap = CAP_STYLE_MAP[mobject.cap_style]
        self.gradient = _gradient(mobject)
        self._view: CameraView | None = None
        self._area: Area = (0, 0, 0, 0)

    @property
    def shape(self) -> bytes:
        """Its points as they are seen, by which it is the same shape in the same place."""
        seen: FloatArray = self.path.points.round(SEEN) + 0.0  # of two zeros one
        return seen.tobytes()

    def area(self, view: CameraView) -> Area:
        """Return the tiles that the outline may touch, its stroke and antialiasing counted."""
        self.path.seen_by(view)
        if view is not self._view:
            self._view, self._area = view, self._tiles(view)
        return self._area

    def _tiles(self, view: CameraView) -> Area:
        if not self.path.geometry.subpaths:
            return 0, 0, 0, 0
        width = max(self.stroke_width, self.background_width) * view.line_width
        pointed = width and len(self.path.points) > CURVE and self.join == cairo.LineJoin.MITER
        pad = width * max(view.across, view.upward) * (MITRE if pointed else 0.75) + 2
        left, right, low, high = self.path.bounds
        top, bottom = (view.y0 - y * view.upward for y in (high, low))
        left, right = (view.x0 + x * view.across for x in (left, right))
        rows = _tiles(top - pad, bottom + pad, view.height)
        columns = _tiles(left - pad, right + pad, view.width)
        return (*rows, *columns)


def splits(points: FloatArray, tolerance: float) -> list[int]:
    """Return where the subpaths of a mobject's points (n × 2, finite) start, and their end.

    It is what Manim's `get_subpath_split_indices_from_points` finds, in a third of its time.
    """
    starts = points[CURVE::CURVE]
    ends = points[CURVE - 1 :: CURVE][: len(starts)]
    apart = np.abs(ends - starts) > tolerance + CLOSE * np.abs(starts)
    later: list[int] = (np.flatnonzero(apart[:, 0] | apart[:, 1]) * CURVE + CURVE).tolist()
    return [0, *later, len(points)]


def _subpaths(numbers: list[float], ends: list[int], tolerance: float) -> list[Subpath]:
    """Return the subpaths of points, whose coordinates come one after another."""
    found = []
    for first, end in pairwise(ends):
        if end - first >= CURVE:
            x, y = numbers[2 * first], numbers[2 * first + 1]
            last_x, last_y = numbers[2 * end - 2], numbers[2 * end - 1]
            beside = abs(x - last_x) <= tolerance + CLOSE * abs(last_x)
            closed = beside and abs(y - last_y) <= tolerance + CLOSE * abs(last_y)
            found.append((x, y, first // CURVE, end // CURVE, closed))
    return found


def path_key_of(key: Key) -> Key:
    """Return what the path depends on, of the key of a mobject's picture."""
    return key[POINTS], key[TOLERANCE]


def key_of(mobject: VMobject) -> Key:
    """Return the key of a mobject's picture: all that it depends on."""
    fill, stroke = mobject.get_fill_rgbas(), mobject.get_stroke_rgbas()
    key: Key = (
        mobject.points.tobytes(),
        fill.tobytes(),
        stroke.tobytes(),
        float(mobject.get_stroke_width()),  # an animation makes NumPy's of Python's numbers
        mobject.joint_type,
        mobject.cap_style,
        mobject.tolerance_for_point_equality,
    )
    background_width = mobject.get_stroke_width(True)
    if background_width:
        key += (float(background_width), mobject.get_stroke_rgbas(True).tobytes())
    gradient = _gradient(mobject)
    return key if gradient is None else (*key, gradient.tobytes())


def _gradient(mobject: VMobject) -> FloatArray | None:
    """Where a change of colours starts and ends, if there are several."""
    most = max(
        len(mobject.get_fill_rgbas()),
        len(mobject.get_stroke_rgbas()),
        len(mobject.get_stroke_rgbas(True)),
    )
    return np.array(mobject.get_gradient_start_and_end_points()) if most > 1 else None


def _tiles(low: float, high: float, pixels: int) -> tuple[int, int]:
    first, last = min(max(low, 0.0), pixels), min(max(high, 0.0), pixels)
    return int(first) // TILE, -(-ceil(last) // TILE)


def _digest(key: Key) -> bytes:
    parts = (part if isinstance(part, bytes) else repr(part).encode() for part in key)
    return digest_of(*parts, size=16)
