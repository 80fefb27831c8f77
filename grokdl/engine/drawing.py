"""Drawings: what a frame shows, as outlines that any process can paint. It needs no Manim."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .painting import CameraView, Geometry, Outline, paint

if TYPE_CHECKING:
    import cairo

    from ..learning.history import FloatArray
    from .display import Display
    from .display_item import DisplayItem
    from .frames import Frame

Pixels = NDArray[np.uint8]
Colour = tuple[float, float, float, float]
"""Red, green, blue and alpha, from 0 to 1."""
SHORT_SIDE = 540  # points of a page: that of a slide


@dataclass(slots=True)
class PlainPath:
    """Path of an outline, by itself."""

    geometry: Geometry
    kept: Any = None
    uses: int = 0


@dataclass(slots=True)
class PlainOutline:
    """One outline of a display list, by itself: it can be sent to another process."""

    path: PlainPath
    fill_rgbas: FloatArray
    stroke_rgbas: FloatArray
    background_rgbas: FloatArray
    stroke_width: float
    background_width: float
    join: cairo.LineJoin
    cap: cairo.LineCap
    gradient: FloatArray | None

    @classmethod
    def of(cls, item: Outline) -> PlainOutline:
        """Return an item of a display list by itself."""
        return cls(
            PlainPath(item.path.geometry),
            item.fill_rgbas,
            item.stroke_rgbas,
            item.background_rgbas,
            float(item.stroke_width),
            float(item.background_width),
            item.join,
            item.cap,
            item.gradient,
        )


class Layer(NamedTuple):
    """Outlines in their order, and how they are seen."""

    view: CameraView
    outlines: list[PlainOutline]


@dataclass(frozen=True)
class Drawing:
    """A picture in outlines on a ground, by the name of its moment; width and height in pixels.

    The ground is one colour, or pixels (height × width × RGBA); where only Manim can paint, it is
    all that there is.
    """

    name: str
    width: int
    height: int
    ground: Colour | Pixels
    layers: tuple[Layer, ...] = ()

    @property
    def page(self) -> tuple[int, int]:
        """Width and height of its page in points, the shorter one 7.5 inches.

        They are even: of a page that ends within a pixel viewers leave the rest of it white.
        """
        scale = SHORT_SIDE / min(self.width, self.height)
        return 2 * round(self.width * scale / 2), 2 * round(self.height * scale / 2)

    def draw(self, context: cairo.Context[Any], width: float, height: float) -> None:
        """Paint it in a size."""
        import cairo

        unit = cairo.Matrix(xx=width / self.width, yy=height / self.height)
        context.set_matrix(unit)
        _draw_ground(context, self)
        for view, outlines in self.layers:
            context.set_matrix(view.matrix.multiply(unit))
            for outline in outlines:
                paint(context, outline, view.line_width, in_memory=False)

    def save(self, path: Path) -> None:
        """Write it to a file of our own."""
        path.write_bytes(pickle.dumps(self))

    @staticmethod
    def load(path: Path) -> Drawing:
        """Read it from a file of our own."""
        drawing: Drawing = pickle.loads(path.read_bytes())
        return drawing


def drawing_of(frame: Frame, name: str) -> Drawing:
    """Return what a frame shows as a drawing; one that has no display is its pixels."""
    display = frame.display
    if display is None:
        height, width = frame.pixels.shape[:2]
        return Drawing(name, width, height, frame.pixels)
    width, height = display.view.width, display.view.height
    return Drawing(name, width, height, _ground(display.ground.pixels), _layers(display))


def _layers(display: Display) -> tuple[Layer, ...]:
    both = ((display.backdrop.view, display.still), (display.view, display.moving))
    return tuple(
        Layer(view, [PlainOutline.of(item) for item in items if _is_seen(item, view)])
        for view, items in both
    )


def _is_seen(item: DisplayItem, view: CameraView) -> bool:
    first, last, left, right = item.area(view)
    return first < last and left < right


def _ground(pixels: Pixels) -> Colour | Pixels:
    """Return the one colour that all pixels have, or the pixels."""
    if (pixels != pixels[0, 0]).any():
        return pixels
    red, green, blue, alpha = (int(part) / 255 for part in pixels[0, 0])
    return red, green, blue, alpha


def _draw_ground(context: cairo.Context[Any], drawing: Drawing) -> None:
    if isinstance(drawing.ground, np.ndarray):
        context.set_source_surface(_surface(drawing.ground))
        context.paint()
    elif drawing.ground[3] > 0:
        context.set_source_rgba(*drawing.ground)
        context.rectangle(0, 0, drawing.width, drawing.height)
        context.fill()


def _surface(pixels: Pixels) -> cairo.ImageSurface:
    """Return pixels of straight alpha as cairo takes them: blue first, multiplied by alpha."""
    import cairo

    height, width = pixels.shape[:2]
    alpha = pixels[:, :, 3:].astype(np.uint16)
    held = np.empty((height, width, 4), dtype=np.uint8)
    held[:, :, :3] = (pixels[:, :, 2::-1] * alpha + 127) // 255
    held[:, :, 3] = pixels[:, :, 3]
    return cairo.ImageSurface.create_for_data(held.data, cairo.FORMAT_ARGB32, width, height)
