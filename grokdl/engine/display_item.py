"""One outline as it is painted: immutable, known by a digest of all that its picture depends on."""

from __future__ import annotations

from functools import cache
from typing import Any

import cairo
import numpy as np
from manim import VMobject
from manim.camera.camera import CAP_STYLE_MAP, LINE_JOIN_MAP

from ..files.cache import digest_of
from ..learning.history import FloatArray
from .painting import CameraView, Geometry

TILE = 32  # pixels
SEEN = 4  # decimals of Manim's units
MITRE = 5.1  # cairo's mitre limit of 10, in half line widths, and a little

Area = tuple[int, int, int, int]
"""Rows from and to, columns from and to, in tiles."""

Key = tuple[Any, ...]
"""All that the picture of a mobject depends on."""


class DisplayItem:
    """One outline; for the same picture it is the same object.

    Most items are only ever compared, so the geometry is worked out when it is first painted.
    """

    __slots__ = (
        "_area",
        "_camera",
        "_geometry",
        "_points",
        "_ruler",
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
        "uses",
    )

    def __init__(self, mobject: VMobject, key: Key, camera: Any) -> None:
        self.digest = _digest(key)
        self.fill_rgbas: FloatArray = mobject.get_fill_rgbas().copy()
        self.stroke_rgbas: FloatArray = mobject.get_stroke_rgbas().copy()
        self.background_rgbas: FloatArray = mobject.get_stroke_rgbas(True).copy()
        self.stroke_width: float = mobject.get_stroke_width()
        self.background_width: float = mobject.get_stroke_width(True)
        self.join: cairo.LineJoin = LINE_JOIN_MAP[mobject.joint_type]
        self.cap: cairo.LineCap = CAP_STYLE_MAP[mobject.cap_style]
        self.gradient = _gradient(mobject)
        self.path: Any = None
        self.uses = 0
        self._points: FloatArray = mobject.points.copy()
        self._ruler = _ruler(mobject.tolerance_for_point_equality)
        self._camera = camera
        self._geometry: Geometry | None = None
        self._view: CameraView | None = None
        self._area: Area = (0, 0, 0, 0)

    @property
    def geometry(self) -> Geometry:
        """The outline as cairo takes it."""
        if self._geometry is None:
            self._geometry = self._made()
        return self._geometry

    @property
    def shape(self) -> bytes:
        """Its points as they are seen, by which it is the same shape in the same place."""
        seen: FloatArray = self._points.round(SEEN) + 0.0  # of two zeros one
        return seen.tobytes()

    def area(self, view: CameraView) -> Area:
        """Return the tiles that the outline may touch, its stroke and antialiasing counted."""
        if view is not self._view:
            self._view, self._area = view, self._tiles(view)
            self.path, self.uses = None, 0  # cairo keeps a path in pixels
        return self._area

    def _made(self) -> Geometry:
        ruler = self._ruler
        points = self._points = self._camera.transform_points_pre_display(ruler, self._points)
        splits = ruler.get_subpath_split_indices_from_points(points, n_dims=2)
        subpaths = [(int(a), int(b)) for a, b in splits] if len(points) else []
        closed = [
            bool(ruler.consider_points_equals_2d(points[a], points[b - 1])) for a, b in subpaths
        ]
        return Geometry(points[:, :2].ravel().tolist(), subpaths, closed)

    def _tiles(self, view: CameraView) -> Area:
        if not self.geometry.subpaths:
            return 0, 0, 0, 0
        width = max(self.stroke_width, self.background_width) * view.line_width
        points = self._points
        pointed = width and len(points) > 4 and self.join == cairo.LineJoin.MITER
        pad = width * max(view.across, view.upward) * (MITRE if pointed else 0.75) + 2
        xs = points[:, 0] * view.across + view.x0
        ys = points[:, 1] * -view.upward + view.y0
        rows = _tiles(float(ys.min()) - pad, float(ys.max()) + pad, view.height)
        columns = _tiles(float(xs.min()) - pad, float(xs.max()) + pad, view.width)
        return (*rows, *columns)


@cache
def _ruler(tolerance: float) -> VMobject:
    """An outline without points that splits and compares points as Manim's outlines do.

    An item that held the mobject itself would keep alive all that the mobject knows.
    """
    return VMobject(tolerance_for_point_equality=tolerance)


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
    first, last = (min(max(edge, 0.0), float(pixels)) for edge in (low, high))
    return int(first) // TILE, -(-int(np.ceil(last)) // TILE)


def _digest(key: Key) -> bytes:
    parts = (part if isinstance(part, bytes) else repr(part).encode() for part in key)
    return digest_of(*parts, size=16)
