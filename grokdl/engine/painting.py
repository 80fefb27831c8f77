"""Painting of outlines by cairo, as Manim's camera does it. It needs no Manim."""

from __future__ import annotations

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


class Geometry(NamedTuple):
    """Outline as cairo takes it: coordinates one after another, and the subpaths."""

    numbers: list[float]
    subpaths: list[tuple[int, int]]
    closed: list[bool]


class Outline(Protocol):
    """What is painted as one: a path, filled and stroked, with a wider stroke behind.

    Colours are red, green, blue and alpha, from 0 to 1; of several the first is where the
    `gradient` starts. `path` and `uses` are for the painter to remember cairo's path.
    """

    fill_rgbas: FloatArray
    stroke_rgbas: FloatArray
    background_rgbas: FloatArray
    stroke_width: float
    background_width: float
    join: cairo.LineJoin
    cap: cairo.LineCap
    gradient: FloatArray | None
    path: Any
    uses: int

    @property
    def geometry(self) -> Geometry:
        """The outline as cairo takes it."""


def paint(context: Any, item: Outline, line_width_scale: float, in_memory: bool = True) -> None:
    """Paint one item as Manim's camera does: the same operations in the same order.

    In memory cairo's bytes are blue, green, red and Manim's the other way round, so red and blue
    are exchanged; in a file they are not.
    """
    _set_path(context, item)
    if item.background_width:
        width = item.background_width * line_width_scale
        _stroke(context, item, item.background_rgbas, width, in_memory)
    if len(item.fill_rgbas) > 1 or item.fill_rgbas[0][3] > 0:
        _set_colour(context, item, item.fill_rgbas, in_memory)
        context.fill_preserve()
    if item.stroke_width:
        width = item.stroke_width * line_width_scale
        _stroke(context, item, item.stroke_rgbas, width, in_memory)


def _set_path(context: Any, item: Outline) -> None:
    context.new_path()
    item.uses += 1
    if item.path is not None:
        context.append_path(item.path)
        return
    numbers, subpaths, ends = item.geometry
    curve_to = context.curve_to
    for (first, last), closed in zip(subpaths, ends, strict=True):
        if last - first < 4:
            continue
        context.new_sub_path()
        context.move_to(numbers[2 * first], numbers[2 * first + 1])
        for k in range(2 * first + 2, 2 * last - 5, 8):
            curve_to(*numbers[k : k + 6])
        if closed:
            context.close_path()
    if item.uses > 1:  # worth keeping
        item.path = context.copy_path()


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
