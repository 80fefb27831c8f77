"""The renderer: Manim's own, but that it paints, converts and encodes only what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from manim import CairoRenderer, MovingCamera, MovingCameraScene
from manim.utils.iterables import list_update

from .canvas import Canvas, Pixels
from .display import Entry, Recorder
from .encoder import Segment
from .take import Progress
from .writer import CountingWriter


def renderer_for(scene_class: type, on_progress: Progress) -> Any:
    """Return a renderer for a scene: with the camera that its class asks for."""
    camera_class = MovingCamera if issubclass(scene_class, MovingCameraScene) else None
    return TileRenderer(on_progress, camera_class)


class TileRenderer(CairoRenderer):
    """Renders each play to one piece of video.

    The pixels are those of Manim's renderer, bit for bit; the rest of a scene's life is Manim's.
    """

    def __init__(self, on_progress: Progress, camera_class: Any = None) -> None:
        super().__init__(
            file_writer_class=lambda settings: CountingWriter(settings, on_progress),
            camera_class=camera_class,
        )
        self.recorder = Recorder(self.camera)
        self.canvas = Canvas(self.recorder)
        self.segment: Segment | None = None
        self.on_frame: Callable[[Pixels, int], None] | None = (
            None  # told each picture, and how long
        )
        self.still: list[Entry] = []

    def play(self, scene: Any, *args: Any, **kwargs: Any) -> None:
        """Render one play."""
        self.skip_animations = self._original_skipping_status
        self.update_skipping_status()
        scene.compile_animation_data(*args, **kwargs)
        path = self._next_piece()
        self.segment = Segment(path, self.file_writer.video_encoder)
        try:
            self._play(scene)
            self.segment.close()
        except BaseException:
            self.segment.abandon()
            raise
        self.file_writer.add_piece(path)
        self.segment = None
        self.num_plays += 1

    def _next_piece(self) -> Path:
        path = Path(self.file_writer.output_plan.segment_path(f"piece_{self.num_plays:05}"))
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _play(self, scene: Any) -> None:
        scene.begin_animations()
        self.save_static_frame_data(scene, scene.static_mobjects)
        if scene.is_current_animation_frozen_frame():
            frames = int(scene.duration / (1 / self.camera.frame_rate))
            self._show(self._moving(scene, scene.moving_mobjects), frames)
        else:
            scene.play_internal()

    def save_static_frame_data(self, scene: Any, static_mobjects: Iterable[Any]) -> None:
        """Record what stands still during the play."""
        self.still = self.recorder.record(static_mobjects) if static_mobjects else []
        self.static_image = None

    def render(self, scene: Any, time: float, moving_mobjects: Any = None) -> None:
        """Show the scene as it is for one frame."""
        self._show(self._moving(scene, moving_mobjects), 1)

    def _moving(self, scene: Any, mobjects: Any) -> list[Entry]:
        # where nothing moves, Manim paints everything once more: so do we, for the same pixels
        return self.recorder.record(
            mobjects or list_update(scene.mobjects, scene.foreground_mobjects)
        )

    def _show(self, moving: list[Entry], frames: int) -> None:
        changed = self.canvas.show(self.still, moving)
        self.time += frames / self.camera.frame_rate
        assert self.segment is not None
        self.segment.add(self.canvas.pixels, changed, frames)
        if self.on_frame is not None:
            self.on_frame(self.canvas.pixels, frames)
        self.file_writer.count(frames)
