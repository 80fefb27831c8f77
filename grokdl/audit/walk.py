"""Runs a lesson as the engine does, but paints nothing: each frame is looked at as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..atomic_write import private_folder
from ..engine import settings
from ..engine.display import CannotExpressError, Display, Recorder
from ..engine.display_item import DisplayItem
from ..engine.renderer import TileRenderer
from ..engine.resources import ALONE
from ..errors import GrokdlError
from ..request import Quality
from ..stage import Box
from .names import Names
from .shapes import SEEN, Shape, neighbours


@dataclass(frozen=True)
class Frame:
    """One picture of a lesson, from `time` on for some `seconds`.

    `rests` says that it stands, `fresh` that it differs from the frame before. `shapes` are in the
    order in which they are painted; those in `fading` are less or more opaque than just before. The
    scene is as it is in this frame, and will be another.
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

    @cached_property
    def seen(self) -> list[Shape]:
        """What can be seen of it, though something may lie over it: what is pale, if it stands."""
        return [
            shape
            for shape in self.shapes
            if shape.visible and (shape.opacity > SEEN or shape not in self.fading)
        ]

    @cached_property
    def texts(self) -> list[Shape]:
        """All words and numbers that can be seen."""
        return [shape for shape in self.seen if shape.text]

    @cached_property
    def near_texts(self) -> list[tuple[int, list[int]]]:
        """The place of each text in `seen`, and the places of what is near it."""
        return list(neighbours(self.seen))


OnFrame = Callable[[Frame], None]


class NotingRecorder(Recorder):
    """A recorder that notes whose the items are."""

    def __init__(self, camera: Any) -> None:
        super().__init__(camera)
        self.whose: dict[DisplayItem, Any] = {}

    def _item(self, mobject: Any) -> DisplayItem:
        item = super()._item(mobject)
        if item not in self.whose:
            self.whose[item] = mobject
        return item


class Walker(TileRenderer):
    """The engine's renderer, with frames looked at instead of painted."""

    def __init__(self, manims: Any, on_frame: OnFrame) -> None:
        super().__init__(manims, lambda _: None, ALONE)
        self.on_frame = on_frame
        self.noting = self.recorder = NotingRecorder(self.camera)
        self.names: Names | None = None
        self.plays: list[tuple[float, bool]] = []  # seconds; whether it stands
        self.stale: list[tuple[float, str]] = []
        self._rests = False
        self._shapes: dict[DisplayItem, Shape] = {}
        self._before: bytes = b""
        self._opacities: dict[int, float] = {}  # by the drawing's number
        self._shown = 0  # frames
        self._last: Display | None = None

    def _film(self, scene: Any) -> None:
        rests = bool(scene.is_current_animation_frozen_frame())
        self.plays.append((scene.duration, rests))
        self.names, self._last, self._rests = self.names or Names(scene), None, rests
        super()._film(scene)
        if self._last is not None:
            self._compare(scene, self.names, self._last)

    def _show(self, scene: Any, display: Display, frames: int) -> None:
        assert self.names is not None
        rate = self.camera.frame_rate
        at, self._shown, self._last = self._shown / rate, self._shown + frames, display
        self._look_at(scene, self.names, display, at, frames / rate, self._rests)

    def _become_plain(self, what: CannotExpressError) -> None:
        raise GrokdlError(
            f"{type(self.scene).__name__} shows {what}: only outlines can be audited.",
            "Look at its video yourself.",
        )

    def _look_at(
        self, scene: Any, names: Names, display: Display, at: float, seconds: float, rests: bool
    ) -> None:
        digest = display.digest()
        items = [*display.still, *display.moving]
        shapes = [shape for item in items if (shape := self._shape(item, names)).drawn]
        fresh, self._before = digest != self._before, digest
        before = self._opacities
        now = self._opacities = {id(shape.owner): shape.opacity for shape in shapes}
        pale = (shape for shape in shapes if shape.opacity < 1 and not rests)
        fading = {shape for shape in pale if before.get(id(shape.owner)) != now[id(shape.owner)]}
        self.on_frame(Frame(at, seconds, rests, fresh, display, shapes, fading, scene, names))

    def _shape(self, item: DisplayItem, names: Names) -> Shape:
        shape = self._shapes.get(item)
        if shape is None:
            owner = self.noting.whose[item]
            shape = Shape(item, owner, names.name(owner), names.text_of(owner), self.frame)
            self._shapes[item] = shape
        return shape

    def _compare(self, scene: Any, names: Names, display: Display) -> None:
        """Note what Manim paints once for a play, because it should not move, and did."""
        now = self.recorder.record(scene.static_mobjects) if scene.static_mobjects else []
        self.stale += [
            (self._shown / self.camera.frame_rate, names.name(self.noting.whose[item]))
            for before, item in zip(display.still, now, strict=True)
            if before is not item
        ]

    @property
    def frame(self) -> Box:
        """The frame, and a little around it."""
        across, upward = self.camera.frame_width / 2, self.camera.frame_height / 2
        return Box(-across, -upward, across, upward).grown(0.1)


def walk(
    scene_class: Any,
    quality: Quality,
    on_frame: OnFrame,
    prepare: Callable[[Any], None] = lambda scene: None,
    walker_class: type[Walker] = Walker,
) -> Any:
    """Run a scene, show each of its frames to `on_frame`, and return it as it is at its end.

    `prepare` gets the scene before. Raises GrokdlError for what is no outline.
    """
    with private_folder() as folder, settings.owned(quality, folder):
        scene = scene_class()
        walker_class(scene.renderer, on_frame).adopt(scene)
        prepare(scene)
        scene.render()
    return scene
