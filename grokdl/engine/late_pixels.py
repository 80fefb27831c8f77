"""A camera's `pixel_array` that is painted when somebody reads it, and not before."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

Paint = Callable[[], "np.ndarray[Any, Any]"]


class LatePixels:
    """A camera whose picture may be owed: it is painted when its `pixel_array` is read.

    The engine writes frames down and seldom paints them where the scene runs; but a scene may look
    at its own picture at any time, as with Manim's renderer.
    """

    _owed: Paint | None = None

    def owe(self, paint: Paint | None) -> None:
        """Put off the painting of the present picture; None if none is owed any more."""
        self._owed = paint

    @property
    def pixel_array(self) -> Any:
        """The present picture: height × width × RGBA."""
        pixels = vars(self).get("pixel_array")
        if pixels is None:  # Manim asks whether there is one already
            raise AttributeError("pixel_array")
        if self._owed is not None:
            paint, self._owed = self._owed, None
            np.copyto(pixels, paint())
        return pixels

    @pixel_array.setter
    def pixel_array(self, pixels: Any) -> None:
        self._owed = None
        vars(self)["pixel_array"] = pixels


def made_late(camera: Any) -> None:
    """Let a camera owe its picture; for the scene it stays of its class."""
    if not isinstance(camera, LatePixels):
        camera.__class__ = _late_class(type(camera))  # type: ignore[arg-type]  # hashable


def stock_class(camera: Any) -> type:
    """Return the class that a camera had before it was made late."""
    return type(camera).__mro__[2] if isinstance(camera, LatePixels) else type(camera)


@cache
def _late_class(own: type[Any]) -> type[Any]:
    names = {"__module__": own.__module__, "__qualname__": own.__qualname__, "__doc__": own.__doc__}
    return type(own.__name__, (LatePixels, own), names)
