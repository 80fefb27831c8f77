"""Frame stream: runs a scene, and hands each frame to a handler, in order.

It serves whoever reads frames or writes them elsewhere: an audit, a test of pictures, an exporter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from manim import Mobject

from ..catalog.look import Quality
from ..files.atomic_write import private_folder
from ..lesson import LessonScene
from ..words.captions import Cue
from . import settings
from .canvas import Mask, StraightCanvas
from .display import CannotExpressError, Display, Pixels, Recorder
from .display_item import DisplayItem
from .renderer import TileRenderer
from .resources import ALONE
from .shoot import Prepare, nothing, opened, plays_nothing
from .take import Progress
from .translucent import straight, without_shine

HAIR = 1e-6  # seconds
SPOKEN = ("subcaption", "subcaption_duration", "subcaption_offset")


Painted = tuple[Pixels, Mask | None]
"""Pixels, and which of their tiles differ from those before, if that is known."""

Paint = Callable[[], Painted]


@dataclass(frozen=True, eq=False)
class Frame:
    """One picture of a scene, from `time` on for some `seconds`; in a wait it `rests`.

    `section` is the section's name, and beside it its number, for names may repeat; `caption` is
    what is said at the frame's beginning. `display` is what it draws, and `owners` knows the
    drawing of each item; where only Manim can paint there is no display, and `unread` says why. The
    scene is as it is in this frame, and will be another.
    """

    time: float
    seconds: float
    rests: bool
    section: str
    section_number: int
    caption: str
    display: Display | None
    unread: str
    owners: Mapping[DisplayItem, Any] = field(repr=False)
    scene: Any = field(repr=False)
    paint: Paint = field(repr=False)

    @cached_property
    def _painted(self) -> Painted:
        return self.paint()

    @property
    def pixels(self) -> Pixels:
        """The picture, height × width × RGBA in straight alpha, painted when it is first asked for.

        What is clear has the ground's colour.
        """
        return self._painted[0]

    @property
    def changed(self) -> Mask | None:
        """Which of its tiles differ from the frame that was painted before; None if any may."""
        return self._painted[1]


class FrameHandler(Protocol):
    """Takes the frames of one scene."""

    def start(self, scene: Any) -> None:
        """Get ready; the scene is made, and has not begun."""

    def handle(self, frame: Frame) -> None:
        """Take the next frame."""

    def stop(self, whole: bool) -> None:
        """Clean up; the scene has come to its end, or has broken."""


class FrameStream(TileRenderer):
    """The engine's renderer, with frames handed out instead of painted and encoded.

    `plays` holds each play's seconds, and whether it rests; `stale` what moved in a play in which
    Manim had painted it once, and when.
    """

    def __init__(self, manims: Any, handler: FrameHandler, on_progress: Progress = nothing) -> None:
        self.owners: dict[DisplayItem, Any] = {}
        super().__init__(manims, on_progress, ALONE)
        self.handler, self._easel = handler, StraightCanvas()
        self._is_known = False  # the easel has what was painted last
        self.plays: list[tuple[float, bool]] = []
        self.stale: list[tuple[float, Any]] = []
        self.shown = 0  # frames
        self._rests, self._unread = False, ""
        self._last: Display | None = None
        self._spoken: tuple[str | None, float | None, float] = (None, None, 0.0)
        self._cue: Cue | None = None

    def adopt(self, scene: Any) -> None:
        """Take the place of Manim's renderer, and hear what each play says."""
        super().adopt(scene)
        manager: Any = scene._get_manager()
        play = manager.play

        def hearing(
            *args: Any,
            subcaption: str | None = None,
            subcaption_duration: float | None = None,
            subcaption_offset: float = 0,
            **more: Any,
        ) -> None:
            self._spoken = subcaption, subcaption_duration, subcaption_offset
            words = dict(zip(SPOKEN, self._spoken, strict=True))
            play(*args, **words, **more)

        manager.play = hearing

    def _new_recorder(self) -> Recorder:
        return NotingRecorder(self.camera, self.owners)

    def _film(self, scene: Any) -> None:
        self._rests, self._last = bool(scene.is_current_animation_frozen_frame()), None
        self.plays.append((scene.duration, self._rests))
        self._cue = self._cue_of(scene)
        super()._film(scene)
        self._cue = None  # Manim adds it to its own now
        if self._last is not None:
            self._compare(scene, self._last)

    def _show(self, scene: Any, display: Display, frames: int) -> None:
        self._last = display
        self._hand_out(display, frames, lambda: self._painted_display(display))

    def add_frame(self, frame: Pixels, num_frames: int = 1) -> None:
        """Hand out what Manim has painted."""
        if not self.skip_animations:
            self._pass(num_frames)
            self._hand_out(None, num_frames, lambda: self._in_straight(frame))

    def _become_plain(self, what: CannotExpressError) -> None:
        self._unread = str(what)
        super()._become_plain(what)

    def _hand_out(self, display: Display | None, frames: int, paint: Paint) -> None:
        rate = self.camera.frame_rate
        at, self.shown = self.shown / rate, self.shown + frames
        frame = Frame(
            at,
            frames / rate,
            self._rests,
            self.file_writer.marks[-1].name,
            len(self.file_writer.marks),
            self._caption(at),
            display,
            "" if display is not None else self._unread or "a picture of pixels",
            self.owners,
            self.scene,
            paint,
        )
        self.handler.handle(frame)
        self.file_writer.tell(frames)

    def _in_straight(self, painted: Pixels) -> Painted:
        ground, self._is_known = self._recording().ground(), False
        if not ground.is_opaque:
            painted = straight(without_shine(painted, ground.straight), ground.straight)
        return painted, None

    def _painted_display(self, display: Display) -> Painted:
        known, self._is_known = self._is_known, True
        changed = self._easel.show(display)
        return self._easel.pixels.copy(), changed if known else None

    def _cue_of(self, scene: Any) -> Cue | None:
        said, seconds, offset = self._spoken
        if not said:
            return None
        start = self.shown / self.camera.frame_rate + offset
        return Cue(start, start + (scene.duration if seconds is None else seconds), said)

    def _caption(self, time: float) -> str:
        """Return the caption at this moment: a lesson's own, or any other scene's subcaption."""
        if isinstance(self.scene, LessonScene):
            return self.scene.saying
        cues = getattr(self.scene, "captions", None) or self.file_writer.cues()
        said = [*cues, *filter(None, [self._cue])]
        there = [cue for cue in said if cue.start <= time + HAIR < cue.end]
        return max(there).text if there else ""

    def _compare(self, scene: Any, display: Display) -> None:
        before = set(display.still)
        with suppress(CannotExpressError):  # it changed so much that it is no outline any more
            now = self.recorder.record(scene.static_mobjects or [])
            moved = [self.owners[item] for item in now if item not in before]
            self.stale += [(self.shown / self.camera.frame_rate, mobject) for mobject in moved]


class NotingRecorder(Recorder):
    """Recorder that notes which mobject each display item was made from."""

    def __init__(self, camera: Any, owners: dict[DisplayItem, Mobject]) -> None:
        super().__init__(camera)
        self.owners = owners

    def _item(self, mobject: Any) -> DisplayItem:
        item = super()._item(mobject)
        self.owners[item] = mobject
        return item


def run(
    scene_class: Any,
    quality: Quality,
    handler: FrameHandler,
    prepare: Prepare = nothing,
    stream_class: type[FrameStream] = FrameStream,
) -> Any:
    """Run a scene, hand each of its frames out, and return it as it is at its end.

    `prepare` gets the scene before.
    """
    with private_folder() as folder, settings.owned(quality, folder):
        return run_within(scene_class, handler, prepare, stream_class)


def run_file(file: Path, name: str, quality: Quality, handler: FrameHandler, folder: Path) -> Any:
    """Load a user's file, and run a scene of it as `run` does. Raises as `shoot.shoot_file`."""
    with opened(file, name, quality, folder) as (scene_class, _):
        scene = run_within(scene_class, handler)
    if not scene.renderer.shown:  # its author skips every section
        raise plays_nothing(name)
    return scene


def run_within(
    scene_class: Any,
    handler: FrameHandler,
    prepare: Prepare = nothing,
    stream_class: Callable[[Any, FrameHandler], FrameStream] = FrameStream,
) -> Any:
    """Run a scene as `run` does, within Manim's settings as they are."""
    scene, whole = scene_class(), False
    stream_class(scene.renderer, handler).adopt(scene)
    prepare(scene)
    handler.start(scene)
    try:
        scene.render()
        whole = True
    finally:
        handler.stop(whole)
    return scene
