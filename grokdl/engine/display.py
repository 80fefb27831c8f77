"""What a frame shows, as a list of entries: outlines with their look, each known by a digest.

It serves whatever comes after it: what changed since the frame before, what has to be painted
again, and by what a finished piece of video is known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import cairo
import numpy as np
from manim import Camera, MovingCamera, PMobject, VMobject
from manim.camera.camera import LINE_JOIN_MAP
from manim.mobject.types.image_mobject import AbstractImageMobject

from ..history import FloatArray

TILE = 32  # pixels
GENERATION = 20_000  # entries kept before the older half is let go
MITRE = 5.1  # cairo's mitre limit of 10, in half line widths, and a little

Area = tuple[int, int, int, int]
"""Rows from and to, columns from and to, in tiles."""


class CannotExpressError(Exception):
    """Something on screen is no outline: an image, a point cloud."""


class Entry:
    """One outline as it is painted: immutable, and the same object for the same picture."""

    __slots__ = (
        "area",
        "background_rgbas",
        "background_width",
        "cap",
        "closed",
        "digest",
        "fill_rgbas",
        "gradient",
        "join",
        "numbers",
        "path",
        "pieces",
        "stroke_rgbas",
        "stroke_width",
        "uses",
    )

    area: Area
    background_rgbas: FloatArray
    background_width: float
    cap: Any
    closed: list[bool]
    digest: bytes
    fill_rgbas: FloatArray
    gradient: FloatArray | None
    join: Any
    numbers: list[float]
    path: Any
    pieces: list[tuple[int, int]]
    stroke_rgbas: FloatArray
    stroke_width: float
    uses: int


class Recorder:
    """Turns mobjects into entries; an outline that did not change gives the same entry again."""

    def __init__(self, camera: Any) -> None:
        self.camera = camera
        self._matrix: cairo.Matrix | None = None
        self._young: dict[tuple[Any, ...], Entry] = {}
        self._old: dict[tuple[Any, ...], Entry] = {}

    def matrix(self) -> cairo.Matrix:
        """Return how the camera maps Manim's units to pixels."""
        camera = self.camera
        across = camera.pixel_width / camera.frame_width
        upward = camera.pixel_height / camera.frame_height
        x, y = camera.frame_center[:2]
        return cairo.Matrix(
            across,
            0,
            0,
            -upward,
            camera.pixel_width / 2 - x * across,
            camera.pixel_height / 2 + y * upward,
        )

    def record(self, mobjects: Iterable[Any]) -> list[Entry]:
        """Return what is drawn for some mobjects, in the camera's order.

        Raises CannotExpressError for what is no outline, or where the camera is not a plain one.
        """
        if not expresses(self.camera):
            raise CannotExpressError(f"What a {type(self.camera).__name__} sees")
        matrix = self.matrix()
        if self._matrix != matrix:  # an entry knows which tiles it covers
            self._matrix, self._young, self._old = matrix, {}, {}
        elif len(self._young) > GENERATION:
            self._young, self._old = {}, self._young
        shown = self.camera.get_mobjects_to_display(mobjects)
        return [self._entry(mobject) for mobject in shown if drawable(mobject)]

    def _entry(self, mobject: VMobject) -> Entry:
        key = self._key(mobject)
        entry = self._young.get(key)
        if entry is None:
            entry = self._old.get(key) or self._made(mobject, key)
            self._young[key] = entry
        return entry

    def _key(self, mobject: VMobject) -> tuple[Any, ...]:
        """All that the picture of a mobject depends on."""
        fill, stroke = mobject.get_fill_rgbas(), mobject.get_stroke_rgbas()
        key: tuple[Any, ...] = (
            mobject.points.tobytes(),
            fill.tobytes(),
            stroke.tobytes(),
            mobject.get_stroke_width(),
            mobject.joint_type,
            mobject.cap_style,
        )
        background_width = mobject.get_stroke_width(True)
        if background_width:
            background = mobject.get_stroke_rgbas(True)
            key += (background_width, background.tobytes())
        if len(fill) > 1 or len(stroke) > 1:
            key += (mobject.get_gradient_start_and_end_points().tobytes(),)
        return key

    def _made(self, mobject: VMobject, key: tuple[Any, ...]) -> Entry:
        entry = Entry()
        entry.digest = _digest(key)
        points = self.camera.transform_points_pre_display(mobject, mobject.points)
        splits = mobject.get_subpath_split_indices_from_points(points, n_dims=2)
        entry.pieces = [(int(a), int(b)) for a, b in splits] if len(points) else []
        entry.closed = [
            bool(mobject.consider_points_equals_2d(points[a], points[b - 1]))
            for a, b in entry.pieces
        ]
        entry.numbers = points[:, :2].ravel().tolist()
        entry.fill_rgbas = mobject.get_fill_rgbas().copy()
        entry.stroke_rgbas = mobject.get_stroke_rgbas().copy()
        entry.background_rgbas = mobject.get_stroke_rgbas(True).copy()
        entry.stroke_width = mobject.get_stroke_width()
        entry.background_width = mobject.get_stroke_width(True)
        entry.join, entry.cap = mobject.joint_type, mobject.cap_style
        entry.gradient = self._gradient(mobject, entry)
        entry.path, entry.uses = None, 0
        entry.area = self._area(entry, points)
        return entry

    def _gradient(self, mobject: VMobject, entry: Entry) -> FloatArray | None:
        looks = (entry.fill_rgbas, entry.stroke_rgbas, entry.background_rgbas)
        if max(map(len, looks)) < 2:
            return None
        ends = np.array(mobject.get_gradient_start_and_end_points())
        across: FloatArray = self.camera.transform_points_pre_display(mobject, ends)
        return across

    def _area(self, entry: Entry, points: FloatArray) -> Area:
        """The tiles that the outline may touch, its stroke and antialiasing counted."""
        if not entry.pieces:
            return 0, 0, 0, 0
        matrix, camera = self.matrix(), self.camera
        width = max(entry.stroke_width, entry.background_width) * camera.cairo_line_width_multiple
        pointed = width and len(points) > 4 and LINE_JOIN_MAP[entry.join] == cairo.LineJoin.MITER
        pad = width * max(matrix.xx, -matrix.yy) * (MITRE if pointed else 0.75) + 2
        xs = points[:, 0] * matrix.xx + matrix.x0
        ys = points[:, 1] * matrix.yy + matrix.y0
        rows = _tiles(float(ys.min()) - pad, float(ys.max()) + pad, camera.pixel_height)
        columns = _tiles(float(xs.min()) - pad, float(xs.max()) + pad, camera.pixel_width)
        return (*rows, *columns)


def expresses(camera: Any) -> bool:
    """Tell whether a camera does no more than map Manim's plane to pixels."""
    return type(camera) in (Camera, MovingCamera)


def drawable(mobject: Any) -> bool:
    """Tell whether a mobject draws an outline.

    Raises CannotExpressError if it draws anything else.
    """
    if isinstance(mobject, VMobject):
        if mobject.get_background_image():
            raise CannotExpressError("an outline filled with an image")
        return True
    if isinstance(mobject, PMobject | AbstractImageMobject):
        raise CannotExpressError(type(mobject).__name__)
    return False  # a tracker, a group: it draws nothing itself


def _tiles(low: float, high: float, pixels: int) -> tuple[int, int]:
    first, last = (min(max(edge, 0.0), float(pixels)) for edge in (low, high))
    return int(first) // TILE, -(-int(np.ceil(last)) // TILE)


def _digest(key: tuple[Any, ...]) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in key:
        data = part if isinstance(part, bytes) else repr(part).encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()
