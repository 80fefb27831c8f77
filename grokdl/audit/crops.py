"""Pictures of findings: the part of the frame around them, painted by the engine's canvas."""

from __future__ import annotations

import io
from collections.abc import Iterable

import cairo
import numpy as np

from ..engine.canvas import Canvas
from ..engine.display import Pixels
from ..engine.painting import CameraView
from ..stage import Box
from .finding import Finding

AROUND = 1.8  # units of the frame that are shown around a finding
FRAME_COLOUR = (0.85, 0.0, 0.4)


def add_pictures(findings: Iterable[Finding]) -> None:
    """Give each finding that has a frame its picture, with a box around what it is about."""
    canvas = Canvas()
    for finding in findings:
        if finding.display is not None:
            canvas.show(finding.display)
            pixels = canvas.pixels.copy()
            finding.picture = png(cropped(pixels, finding.display.view, finding.fault.box))


def cropped(pixels: Pixels, view: CameraView, box: Box | None) -> Pixels:
    """Return the part of a picture around a box, which is marked; all of it without one."""
    if box is None:
        return pixels
    left, top, right, bottom = _in_pixels(box.grown(0.04), view)
    _mark(pixels, left, top, right, bottom)
    left, top, right, bottom = _in_pixels(box.grown(AROUND), view)
    return pixels[max(0, top) : max(1, bottom), max(0, left) : max(1, right)]


def _in_pixels(box: Box, view: CameraView) -> tuple[int, int, int, int]:
    xs = (round(edge * view.across + view.x0) for edge in (box.left, box.right))
    ys = (round(view.y0 - edge * view.upward) for edge in (box.top, box.bottom))
    (left, right), (top, bottom) = xs, ys
    return left, top, right, bottom


def _mark(pixels: Pixels, left: int, top: int, right: int, bottom: int) -> None:
    height, width = pixels.shape[:2]
    surface = cairo.ImageSurface.create_for_data(pixels.data, cairo.FORMAT_ARGB32, width, height)
    context = cairo.Context(surface)
    red, green, blue = FRAME_COLOUR
    context.set_source_rgb(blue, green, red)  # cairo's bytes lie the other way round
    context.set_line_width(1.5)
    context.rectangle(left, top, right - left, bottom - top)
    context.stroke()
    surface.flush()


def png(pixels: Pixels) -> bytes:
    """Return a picture (RGBA) as a PNG file."""
    data = np.ascontiguousarray(pixels[:, :, [2, 1, 0, 3]])
    height, width = data.shape[:2]
    surface = cairo.ImageSurface.create_for_data(data.data, cairo.FORMAT_ARGB32, width, height)
    file = io.BytesIO()
    surface.write_to_png(file)
    return file.getvalue()
