"""Frames of a scene as data for the checks: their shapes, and which of them come and go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..catalog.look import Quality
from ..engine import frames
from ..engine.display import Display
from ..engine.display_item import DisplayItem
from ..engine.painting import CameraView
from ..errors import GrokdlError
from ..stage import Box
from .names import Names
from .shapes import SEEN, Shape, neighbours


@dataclass(frozen=True)
class Frame:
    """One picture of a lesson, from `time` on for some `seconds`.

    `rests` says that it stands, `fresh` that it differs from the frame before. `shapes` are in the
    order in which they are painted; those in `fading` are less or more opaque than just before,
    those in `changing` are letters that are still being written, or grow, and those in `passing`
    come and go, or are in flight to another place, so that they may lie on one another. `owned` are
    the texts whose numbers a check has held to the run in this frame. The scene is as it is in this
    frame, and will be another.
    """

    time: float
    seconds: float
    rests: bool
    fresh: bool
    display: Display
    shapes: list[Shape]
    fading: set[Shape]
    scene: Any
    names: Names
    changing: set[Shape] = field(default_factory=set)
    passing: set[Shape] = field(default_factory=set)
    owned: set[int] = field(default_factory=set)

    def own(self, *texts: Any) -> None:
        """Note that the numbers in these texts are held to the run by whoever calls this."""
        self.owned.update(map(id, texts))

    @cached_property
    def seen(self) -> list[Shape]:
        """What can be seen of it, though something may lie over it: what is pale, if it stands."""
        return [
            shape
            for shape in self.shapes
            if shape.visible and (shape.opacity > SEEN or shape not in self.fading)
        ]

    @cached_property
    def ground(self) -> tuple[float, float, float]:
        """The colour of the ground."""
        red, green, blue = (self.display.ground.straight[0, 0, :3] / 255).tolist()
        return red, green, blue

    @cached_property
    def texts(self) -> list[Shape]:
        """All words and numbers that can be seen."""
        return [shape for shape in self.seen if shape.text]

    @cached_property
    def near_texts(self) -> list[tuple[int, list[int]]]:
        """The place of each text in `seen`, and the places of what is near it."""
        return list(neighbours(self.seen))


OnFrame = Callable[[Frame], None]
OnUnread = Callable[[frames.Frame], None]
"""Gets a frame that only Manim can paint."""


def refuse(frame: frames.Frame) -> None:
    """Refuse a frame of which nothing is known. Raises GrokdlError."""
    raise GrokdlError(
        f"{type(frame.scene).__name__} shows {frame.unread}: only outlines can be audited.",
        "Look at its video yourself.",
    )


class Walk:
    """Turns the engine's frames into the auditor's, and shows them to `on_frame`."""

    def __init__(self, on_frame: OnFrame, on_unread: OnUnread = refuse) -> None:
        self.on_frame, self.on_unread = on_frame, on_unread
        self.names: Names | None = None
        self._shapes: dict[DisplayItem, Shape] = {}
        self._view: CameraView | None = None
        self._before: bytes = b""
        self._opacities: dict[int, float] = {}  # by the drawing's number
        self._in_flight: dict[int, Box] = {}

    def start(self, scene: Any) -> None:
        """Begin."""

    def stop(self, whole: bool) -> None:
        """End."""

    def handle(self, frame: frames.Frame) -> None:
        """Look at a frame."""
        if frame.display is None:
            self.on_unread(frame)
            return
        self.names = self.names or self._naming(frame.scene)
        self._look_at(frame, frame.display, self.names)

    def _naming(self, scene: Any) -> Names:
        return Names(scene)

    def _look_at(self, frame: frames.Frame, display: Display, names: Names) -> None:
        digest = display.digest()
        if display.view != self._view:  # a shape's ink is looked at where the camera looks
            self._view, self._shapes = display.view, {}
        items = [*display.still, *display.moving]
        found = (self._shape(item, frame, names) for item in items)
        shapes = [shape for shape in found if shape.drawn]
        fresh, self._before = digest != self._before, digest
        fading = self._fading(shapes, frame.rests)
        self.on_frame(
            Frame(
                frame.time,
                frame.seconds,
                frame.rests,
                fresh,
                display,
                shapes,
                fading,
                frame.scene,
                names,
                self._changing(shapes, frame.rests),
                self._passing(fading) | self._flying(shapes, frame.rests),
            )
        )

    def _fading(self, shapes: list[Shape], rests: bool) -> set[Shape]:
        before = self._opacities
        now = self._opacities = {id(shape.owner): shape.opacity for shape in shapes}
        pale = (shape for shape in shapes if shape.opacity < 1 and not rests)
        return {shape for shape in pale if before.get(id(shape.owner)) != now[id(shape.owner)]}

    def _changing(self, shapes: list[Shape], rests: bool) -> set[Shape]:
        return set()

    def _passing(self, fading: set[Shape]) -> set[Shape]:
        return set()

    def _flying(self, shapes: list[Shape], rests: bool) -> set[Shape]:
        """Return what says that it is in flight, and is not where it was in the frame before."""
        before = self._in_flight
        flying = [shape for shape in shapes if getattr(shape.owner, "in_flight", False)]
        self._in_flight = {id(shape.owner): shape.box for shape in flying}
        moved = (shape for shape in flying if before.get(id(shape.owner)) != shape.box)
        return set() if rests else set(moved)

    def _shape(self, item: DisplayItem, frame: frames.Frame, names: Names) -> Shape:
        shape, owner = self._shapes.get(item), frame.owners[item]
        if shape is None or shape.owner is not owner:  # another drawing may look the same
            shape = Shape(item, owner, names, seen_by(frame.scene.camera).grown(0.1))
            self._shapes[item] = shape
        return shape


class PassingWalk(Walk):
    """Goes through a bridge of a film, where one picture goes and another one comes."""

    def _passing(self, fading: set[Shape]) -> set[Shape]:
        return fading


def seen_by(camera: Any) -> Box:
    """Return what a camera sees."""
    x, y = camera.frame_center[:2]
    across, upward = camera.frame_width / 2, camera.frame_height / 2
    return Box(x - across, y - upward, x + across, y + upward)


def walk(
    scene_class: Any,
    quality: Quality,
    on_frame: OnFrame,
    prepare: Callable[[Any], None] = lambda scene: None,
    by: type[Walk] = Walk,
) -> Any:
    """Run a scene, show each of its frames to `on_frame`, and return it as it is at its end.

    `prepare` gets the scene before. Raises GrokdlError for what is no outline.
    """
    return frames.run(scene_class, quality, by(on_frame), prepare)
