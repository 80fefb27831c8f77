"""The renderer: Manim's own, but that it paints, converts and encodes only what changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from manim import CairoRenderer, logger
from manim.utils.iterables import list_update

from .canvas import Canvas, Mask, Pixels
from .display import CannotExpressError, Entry, Recorder
from .encoder import Segment
from .forks import Forks
from .still import still_packets
from .take import Progress
from .writer import CountingWriter


def renderer_for(camera_class: type, on_progress: Progress, hands: int = 1) -> TileRenderer:
    """Return a renderer with the camera that a scene asks for.

    With more than one hand, plays are rendered by as many forked copies at once.
    """
    forked = hands > 1 and hasattr(os, "fork")
    return TileRenderer(on_progress, camera_class, Forks(hands) if forked else None)


class TileRenderer(CairoRenderer):
    """Renders each play to one piece of video.

    The pixels are those of Manim's renderer, bit for bit; the rest of a scene's life is Manim's.
    """

    def __init__(
        self, on_progress: Progress, camera_class: Any = None, forks: Forks | None = None
    ) -> None:
        super().__init__(
            file_writer_class=lambda settings: CountingWriter(settings, on_progress),
            camera_class=camera_class,
        )
        self.recorder = Recorder(self.camera)
        self.canvas = Canvas(self.recorder)
        self.forks = forks
        self.segment: Segment | None = None
        self.on_frame: Callable[[Pixels, int], None] | None = None
        self.still: list[Entry] = []
        self.plain = False  # this play shows what is no outline
        self.said = False

    def play(self, scene: Any, *args: Any, **kwargs: Any) -> None:
        """Render one play, or let it be rendered while the scene goes on."""
        self.skip_animations = self._original_skipping_status
        self.update_skipping_status()
        scene.compile_animation_data(*args, **kwargs)
        if self.skip_animations:  # a section that its author skips
            self._advance(scene)
            self.num_plays += 1
            return
        path = self._next_piece()
        if self.forks is None:
            self._render_piece(scene, path)
        else:
            if self.num_plays == 0:  # made once, here, and not by every copy
                still_packets(self.file_writer.video_encoder)
                self.forks.on_result = self.file_writer.tell
            self.forks.start(self.num_plays, partial(self._render_piece, scene, path))
            self._advance(scene)
        self.file_writer.add_piece(path)
        self.num_plays += 1

    def scene_finished(self, scene: Any) -> None:
        """Wait for the pieces."""
        self.file_writer.end()
        if self.forks is not None:
            self.forks.finish()
        super().scene_finished(scene)

    def _next_piece(self) -> Path:
        path = Path(self.file_writer.output_plan.segment_path(f"piece_{self.num_plays:05}"))
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _render_piece(self, scene: Any, path: Path) -> int:
        """Render a play into a file, and return the number of its frames."""
        self.segment = Segment(path, self.file_writer.video_encoder)
        try:
            self._play(scene)
            self.segment.close()
        except BaseException:
            self.segment.abandon()
            raise
        return self.segment.frames

    def _play(self, scene: Any) -> None:
        self.plain = False
        scene.begin_animations()
        self.save_static_frame_data(scene, scene.static_mobjects)
        if scene.is_current_animation_frozen_frame():
            self._show(scene, scene.moving_mobjects, self._still_frames(scene))
        else:
            scene.play_internal()

    def _still_frames(self, scene: Any) -> int:
        return int(scene.duration / (1 / self.camera.frame_rate))

    def _advance(self, scene: Any) -> None:
        """Bring the scene to the end of a play that somebody else renders."""
        scene.begin_animations()
        if scene.is_current_animation_frozen_frame():
            self._count(self._still_frames(scene))
            return
        moments = np.arange(0, scene.duration, 1 / self.camera.frame_rate)
        frames = len(moments)
        for number, moment in enumerate(moments if _needs_every_frame(scene) else moments[-1:]):
            scene.update_to_time(moment)
            if scene.stop_condition is not None and scene.stop_condition():
                frames = number + 1
                break
        for animation in scene.animations:
            animation.finish()
            animation.clean_up_from_scene(scene)
        scene.update_mobjects(0)
        self._count(frames)

    def _count(self, frames: int) -> None:
        seconds = frames / self.camera.frame_rate
        self.time += seconds
        if self.skip_animations:
            self.file_writer.skip(self.time, seconds)
        else:
            self.file_writer.count(frames)

    def save_static_frame_data(self, scene: Any, static_mobjects: Iterable[Any]) -> None:
        """Record what stands still during the play."""
        self.static_image = None
        self.still = []
        try:
            self.still = self.recorder.record(static_mobjects) if static_mobjects else []
        except CannotExpressError as what:
            self._paint_as_manim_does(scene, what)

    def render(self, scene: Any, time: float, moving_mobjects: Any = None) -> None:
        """Show the scene as it is for one frame."""
        self._show(scene, moving_mobjects, 1)

    def _show(self, scene: Any, moving_mobjects: Any, frames: int) -> None:
        if not self.plain:
            try:
                # where nothing moves, Manim paints everything once more: so do we, for its pixels
                moving = self.recorder.record(
                    moving_mobjects or list_update(scene.mobjects, scene.foreground_mobjects)
                )
            except CannotExpressError as what:
                self._paint_as_manim_does(scene, what)
        if self.plain:
            self.update_frame(scene, moving_mobjects)
            self._keep(self.camera.pixel_array, None, frames)
        else:
            changed = self.canvas.show(self.still, moving)
            self._keep(self.canvas.pixels, changed, frames)

    def _paint_as_manim_does(self, scene: Any, what: CannotExpressError) -> None:
        """Leave the rest of this play to Manim's own painting."""
        self.plain = True
        if not self.said:
            logger.warning(f"{what} is painted by Manim itself: plays that show it are slower.")
            self.said = True
        super().save_static_frame_data(scene, scene.static_mobjects)

    def _keep(self, pixels: Pixels, changed: Mask | None, frames: int) -> None:
        assert self.segment is not None
        self.segment.add(pixels, changed, frames)
        if self.on_frame is not None:
            self.on_frame(pixels, frames)
        self._count(frames)
        if self.forks is None:
            self.file_writer.tell(frames)


def _needs_every_frame(scene: Any) -> bool:
    """Tell whether a scene's end depends on each frame before: an updater may count them.

    A scene that says `function_of_time = True` has no such updater.
    """
    if scene.stop_condition is not None or scene.updaters:
        return True
    if getattr(scene, "function_of_time", False):
        return False
    return any(mobject.updaters for mobject in scene.get_mobject_family_members())
