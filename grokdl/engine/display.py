"""Display lists: what a frame shows, as a list of items on a background, seen by a camera.

It serves whatever comes after it: what changed since the frame before, what has to be painted
again, and by what a finished segment of video is known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

import numpy as np
from manim import Camera, MovingCamera, PMobject, VMobject
from manim.mobject.types.image_mobject import AbstractImageMobject
from numpy.typing import NDArray

from .display_item import DisplayItem, Key, PointsPath, key_of, path_key_of
from .late_pixels import stock_class
from .painting import CameraView
from .translucent import is_opaque, premultiplied

GENERATION = 5_000  # items kept before those are let go that are not seen any more
SOME = 40  # of the ground's pixels one in so many, each way

Pixels = NDArray[np.uint8]


class CannotExpressError(Exception):
    """Something on screen is no outline: an image, a point cloud."""


@dataclass(frozen=True, eq=False, slots=True)
class Ground:
    """Background pixels of a frame, height × width × RGBA, with their digest.

    `pixels` are as cairo has them, premultiplied with their alpha; `straight` are the camera's own.
    """

    pixels: Pixels
    digest: bytes
    straight: Pixels

    @property
    def is_opaque(self) -> bool:
        """Whether nothing shines through."""
        return self.straight is self.pixels


@dataclass(frozen=True, eq=False, slots=True)
class Backdrop:
    """What a play has below all that may move: the ground, and the outlines that stand still.

    Manim paints it once, before the play's first step, as the camera sees it then.
    """

    ground: Ground
    view: CameraView
    items: list[DisplayItem]


@dataclass(frozen=True, eq=False, slots=True)
class Display:
    """One frame: its backdrop, and the outlines on it that may move, seen by the camera now."""

    backdrop: Backdrop
    view: CameraView
    moving: list[DisplayItem]

    @property
    def still(self) -> list[DisplayItem]:
        """The outlines of the backdrop."""
        return self.backdrop.items

    @property
    def ground(self) -> Ground:
        """What lies below all outlines."""
        return self.backdrop.ground

    def digest(self) -> bytes:
        """The frame's digest: two frames that differ never share it."""
        views = repr((self.backdrop.view, self.view))
        digest = hashlib.blake2b(views.encode(), digest_size=16)
        digest.update(self.ground.digest)
        for items in (self.still, self.moving):
            digest.update(len(items).to_bytes(8, "big"))
            digest.update(b"".join([item.digest for item in items]))
        return digest.digest()


class Recorder:
    """Turns mobjects into items; an outline that did not change gives the same item again."""

    def __init__(self, camera: Any) -> None:
        self.camera = camera
        self._view: CameraView | None = None
        self._ground: Ground | None = None
        self._young: dict[Key, DisplayItem] = {}
        self._old: dict[Key, DisplayItem] = {}
        self._paths: WeakValueDictionary[Key, PointsPath] = WeakValueDictionary()

    def view(self) -> CameraView:
        """Return how the camera maps Manim's units to pixels; the same object while it rests."""
        camera = self.camera
        across = camera.pixel_width / camera.frame_width
        upward = camera.pixel_height / camera.frame_height
        x, y = camera.frame_center[:2]
        view = CameraView(
            camera.pixel_width,
            camera.pixel_height,
            float(across),
            float(upward),
            float(camera.pixel_width / 2 - x * across),
            float(camera.pixel_height / 2 + y * upward),
            camera.cairo_line_width_multiple,
        )
        if view != self._view:
            self._view = view
        assert self._view is not None
        return self._view

    def ground(self, every: int = 1) -> Ground:
        """Return what lies below; the same object while it does not change.

        It holds pixels of its own, for a scene may paint on the camera's. `every` says which of
        them are looked at: for each frame of a play some will do.
        """
        pixels = self.camera.background
        if self._ground is None or not _alike(self._ground.straight, pixels, every):
            own = np.ascontiguousarray(pixels).copy()
            digest = hashlib.blake2b(own.data, digest_size=16).digest()
            self._ground = Ground(own if is_opaque(own) else premultiplied(own), digest, own)
        return self._ground

    def backdrop(self, ground: Ground, mobjects: Iterable[Any]) -> Backdrop:
        """Return a backdrop with some mobjects that stand still. Raises as `record`."""
        return Backdrop(ground, self.view(), self.record(mobjects))

    def display(self, mobjects: Iterable[Any], backdrop: Backdrop | None = None) -> Display:
        """Return what is seen of some mobjects on a backdrop, or on the bare ground.

        Raises as `record`.
        """
        moving, view = self.record(mobjects), self.view()
        return Display(backdrop or Backdrop(self.ground(SOME), view, []), view, moving)

    def record(self, mobjects: Iterable[Any]) -> list[DisplayItem]:
        """Return what is drawn for some mobjects, in the camera's order.

        Raises CannotExpressError for what is no outline, or where the camera is not a plain one.
        """
        if not expresses(self.camera):
            raise CannotExpressError(f"What a {type(self.camera).__name__} sees")
        if len(self._young) > GENERATION:
            self._young, self._old = {}, self._young
        shown: Iterable[Any] = outlined(mobjects)
        if self.camera.use_z_index:
            shown = sorted(shown, key=lambda mobject: mobject.z_index)
        return [self._item(mobject) for mobject in shown if drawable(mobject)]

    def _item(self, mobject: VMobject) -> DisplayItem:
        key = key_of(mobject)
        item = self._young.get(key)
        if item is None:
            item = self._old.get(key) or DisplayItem(mobject, key, self._path(mobject, key))
            self._young[key] = item
        return item

    def _path(self, mobject: VMobject, key: Key) -> PointsPath:
        path_key = path_key_of(key)
        path = self._paths.get(path_key)
        if path is None:
            path = self._paths[path_key] = PointsPath(mobject, self.camera)
        return path


def outlined(mobjects: Iterable[Any]) -> dict[Any, None]:
    """Return all that has points, with all its parts, in Manim's order: the last place counts.

    Manim's own `extract_mobject_family_members` makes a list and a set for each of them.
    """
    found: dict[Any, None] = {}
    for mobject in mobjects:
        _gather(mobject, found, set())
    return found


def _gather(mobject: Any, found: dict[Any, None], above: set[Any]) -> None:
    if mobject in above:  # a part of itself
        return
    if len(mobject.points):
        found.pop(mobject, None)
        found[mobject] = None
    if mobject.submobjects:
        above.add(mobject)
        for part in mobject.submobjects:
            _gather(part, found, above)
        above.remove(mobject)


def expresses(camera: Any) -> bool:
    """Tell whether a camera does no more than map Manim's plane to pixels."""
    return stock_class(camera) in (Camera, MovingCamera)


def _alike(one: Pixels, other: Pixels, every: int) -> bool:
    if one.shape != other.shape:
        return False
    own, theirs = (  # a pixel as one number
        np.ascontiguousarray(pixels).view(np.uint32)[::every, ::every] for pixels in (one, other)
    )
    return np.array_equal(own, theirs)


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
