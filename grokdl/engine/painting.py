"""Painting of outlines by cairo, as Manim's camera does it. It needs no Manim."""

from __future__ import annotations

from collections import deque
from itertools import starmap
from typing import Any, NamedTuple, Protocol

import cairo
import numpy as np

from ..learning.history import FloatArray


class CameraView(NamedTuple):
    """Mapping of Manim's plane to pixels by a camera: a cairo matrix, and the width of lines."""

    width: int
    height: int
    across: float
    upward: float
    x0: float
    y0: float
    line_width: float

    @property
    def matrix(self) -> cairo.Matrix:
        """The view as a cairo matrix."""
        return cairo.Matrix(self.across, 0, 0, -self.upward, self.x0, self.y0)


Subpath = tuple[float, float, int, int, bool]
"""Where a subpath starts (x and y), its curves from and to, and whether it is closed."""

Curve = tuple[float, float, float, float, float, float]
"""A curve's two handles and its end."""


class Geometry(NamedTuple):
    """Outline as cairo takes it: all its curves, and its subpaths."""

    curves: list[Curve]
    subpaths: list[Subpath]


class CurvePath(Protocol):
    """Path of one outline or of several alike. `kept` and `uses` are the painter's own.

    What is painted more than once is kept as cairo has it, in pixels.
    """

    kept: Any
    uses: int

    @property
    def geometry(self) -> Geometry:
        """The path as cairo takes it."""


class Outline(Protocol):
    """What is painted as one: a path, filled and stroked, with a wider stroke behind.

    Colours are red, green, blue and alpha, from 0 to 1; of several the first is where the
    `gradient` starts.
    """

    fill_rgbas: FloatArray
    stroke_rgbas: FloatArray
    background_rgbas: FloatArray
    stroke_width: float
    background_width: float
    join: cairo.LineJoin
    cap: cairo.LineCap
    gradient: FloatArray | None

    @property
    def path(self) -> CurvePath:
        """Its path."""


def paint(context: Any, item: Outline, line_width_scale: float, in_memory: bool = True) -> None:
    """Paint one item as Manim's camera does: the same operations in the same order.

    In memory cairo's bytes are blue, green, red and Manim's the other way round, so red and blue
    are exchanged; in a file they are not.
    """
    set_path(context, item)
    if item.background_width:
        width = item.background_width * line_width_scale
        _stroke(context, item, item.background_rgbas, width, in_memory)
    if len(item.fill_rgbas) > 1 or item.fill_rgbas[0][3] > 0:
        _set_colour(context, item, item.fill_rgbas, in_memory)
        context.fill_preserve()
    if item.stroke_width:
        width = item.stroke_width * line_width_scale
        _stroke(context, item, item.stroke_rgbas, width, in_memory)


def set_path(context: Any, item: Outline) -> None:
    """Give cairo the path of an outline, from which it may be filled and stroked."""
    path = item.path
    context.new_path()
    path.uses += 1
    if path.kept is not None:
        context.append_path(path.kept)
        return
    curves, subpaths = path.geometry
    for x, y, first, last, closed in subpaths:
        context.new_sub_path()
        context.move_to(x, y)
        deque(starmap(context.curve_to, curves[first:last]), maxlen=0)  # a loop takes twice as long
        if closed:
            context.close_path()
    if path.uses > 1:  # worth keeping
        path.kept = context.copy_path()


def _stroke(context: Any, item: Outline, rgbas: FloatArray, width: float, in_memory: bool) -> None:
    if len(rgbas) == 1 and rgbas[0][3] <= 0:
        return
    _set_colour(context, item, rgbas, in_memory)
    context.set_line_width(width)
    context.set_line_join(item.join)
    context.set_line_cap(item.cap)
    context.stroke_preserve()


def _set_colour(context: Any, item: Outline, rgbas: FloatArray, in_memory: bool) -> None:
    if len(rgbas) == 1:
        red, green, blue, alpha = rgbas[0]
        context.set_source_rgba(*((blue, green, red) if in_memory else (red, green, blue)), alpha)
        return
    assert item.gradient is not None
    (x0, y0), (x1, y1) = item.gradient[:2, :2]
    pattern = cairo.LinearGradient(x0, y0, x1, y1)
    for rgba, offset in zip(rgbas, np.linspace(0, 1, len(rgbas)), strict=True):
        red, green, blue, alpha = rgba
        colour = (blue, green, red) if in_memory else (red, green, blue)
        pattern.add_color_stop_rgba(offset, *colour, alpha)
    context.set_source(pattern)
