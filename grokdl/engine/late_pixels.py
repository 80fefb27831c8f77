"""Lazy painting: a camera's `pixel_array` is painted when it is first read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

Paint = Callable[[], "np.ndarray[Any, Any]"]


class LatePixels:
    """Camera with a lazy picture: it is painted when its `pixel_array` is read.

    The engine writes frames down and seldom paints them where the scene runs; but a scene may look
    at its own picture at any time, as with Manim's renderer.
    """

    _owed: Paint | None = None

    def owe(self, paint: Paint | None) -> None:
        """Set the function that will paint the present picture; None if it is painted."""
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
    """Make a camera paint lazily; for the scene it stays of its class."""
    if not isinstance(camera, LatePixels):
        camera.__class__ = _late_class(type(camera))  # type: ignore[arg-type]  # hashable


def stock_class(camera: Any) -> type:
    """Return the class that a camera had before it was made late."""
    return type(camera).__mro__[2] if isinstance(camera, LatePixels) else type(camera)


@cache
def _late_class(own: type[Any]) -> type[Any]:
    names = {"__module__": own.__module__, "__qualname__": own.__qualname__, "__doc__": own.__doc__}
    return type(own.__name__, (LatePixels, own), names)
