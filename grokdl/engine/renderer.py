"""Manim's renderer, but that frames become display lists, and only what no cache has is painted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from time import thread_time
from typing import Any

from manim import CairoRenderer, config
from manim.utils.iterables import list_update

from .canvas import Canvas
from .codec import Codec
from .display import Backdrop, CannotExpressError, Display, Ground, Pixels, Recorder
from .late_pixels import LatePixels, made_late
from .pipeline import Outcome, Pipeline
from .play import (
    SHORT_PLAY,
    cuts,
    frames_of_wait,
    is_function_of_time,
    lengths,
    moments_of,
)
from .resources import ALONE, Resources
from .segment import Segments
from .take import Progress
from .translucent import straight, without_shine
from .writer import CountingWriter


def take_over(
    scene: Any,
    on_progress: Progress,
    resources: Resources = ALONE,
    renderer: type[TileRenderer] | None = None,
    codec: Codec | None = None,
) -> TileRenderer:
    """Give a scene that was just made our renderer in Manim's place, and return it.

    Without a codec its video is H.264.
    """
    ours = (renderer or TileRenderer)(scene.renderer, on_progress, resources)
    ours.codec = codec
    ours.adopt(scene)
    return ours


class TileRenderer(CairoRenderer):
    """Renders each play to a few segments of video.

    The scene runs once, in this process, frame by frame and in the order of Manim's own renderer;
    what a frame shows is recorded as a display list, and forks paint and encode it. Only where a
    scene is known to be a function of time do the forks step through it too. The pixels are those
    of Manim's renderer, bit for bit; the rest of a scene's life is Manim's.
    """

    time: float
    _static_image: Pixels | None
    _backdrop: Backdrop | None
    codec: Codec | None = None

    def __init__(self, manims: Any, on_progress: Progress, resources: Resources) -> None:
        super().__init__(
            file_writer_class=lambda settings: CountingWriter(settings, on_progress),
            camera_class=lambda: manims.camera,
            skip_animations=manims.skip_animations,
        )
        self.resources = resources
        self.recorder, self._viewer = self._new_recorder(), Canvas()
        self._is_plain = False  # only Manim can paint the rest of this play
        self._segments: Segments | None = None
        self._resumed = thread_time()

    def adopt(self, scene: Any) -> None:
        """Take the place of Manim's renderer in a scene; the camera stays the scene's own."""
        self.init_scene(scene, scene.session_spec, scene.file_writer_settings)
        self.pipeline = Pipeline(self.file_writer, self.resources, self.codec)
        self.scene, scene.renderer = scene, self

    # what Manim's renderer does for a play, in its order

    def play(self, scene: Any, *args: Any, **kwargs: Any) -> None:
        """Render one play; its segments may be painted and encoded while the scene goes on."""
        self.skip_animations = self._original_skipping_status
        self.update_skipping_status()
        scene.compile_animation_data(*args, **kwargs)
        if self.skip_animations:  # as in a section that its author skips
            self.time += scene.duration
            self.file_writer.skip(self.time, scene.duration)
        scene.begin_animations()
        self.save_static_frame_data(scene, scene.static_mobjects)
        self._film(scene)
        self.num_plays += 1

    def save_static_frame_data(self, scene: Any, static_mobjects: Iterable[Any]) -> None:
        """Fix what stands still in a play, and the ground, before its first step."""
        self.static_image, self._is_plain = None, False
        recorder = self._recording()
        ground = recorder.ground()
        self.pipeline.encoding.begin(ground)
        if not static_mobjects:
            return
        try:
            self._backdrop = recorder.backdrop(ground, static_mobjects)
        except CannotExpressError as what:
            self._become_plain(what)
            super().save_static_frame_data(scene, static_mobjects)
        else:
            self._owe(Display(self._backdrop, self._backdrop.view, []))

    @property
    def static_image(self) -> Pixels | None:
        """What stands still in a play, painted; None where nothing does."""
        if self._static_image is None and self._backdrop is not None:
            self._static_image = self._painted(Display(self._backdrop, self._backdrop.view, []))
        return self._static_image

    @static_image.setter
    def static_image(self, pixels: Pixels | None) -> None:
        self._static_image, self._backdrop = pixels, None

    def render(self, scene: Any, time: float, moving_mobjects: Any = None) -> None:
        """Take a frame of a play."""
        self.pipeline.costs.add({"scene": thread_time() - self._resumed})
        self._take(scene, moving_mobjects, 1)
        self._resumed = thread_time()

    def add_frame(self, frame: Pixels, num_frames: int = 1) -> None:
        """Take pixels for some frames."""
        if self.skip_animations:
            return
        self._pass(num_frames)
        if self._segments is not None:
            self._give(self._segments, self._recording().ground(), num_frames, frame)

    def scene_finished(self, scene: Any) -> None:
        """Wait for the segments."""
        self.file_writer.end()
        self.pipeline.finish()
        super().scene_finished(scene)

    # a play in frames, and frames in segments

    def _film(self, scene: Any) -> None:
        self._resumed = thread_time()
        if scene.is_current_animation_frozen_frame():
            frames = frames_of_wait(scene, self.camera.frame_rate)
            self.pipeline.prepare_still(0 if self.skip_animations else frames)
            with self._in_segments(iter([frames])):
                self._take(scene, scene.moving_mobjects, frames)
        elif self._can_be_anywhere(scene):
            self._film_anywhere(scene)
        else:
            frames = len(moments_of(scene, config.frame_rate))
            with self._in_segments(lengths(frames)):
                scene.play_internal()

    def _take(self, scene: Any, mobjects: Any, frames: int) -> None:
        """Write down what is seen of some mobjects, or let Manim paint it."""
        display = self._look(scene, mobjects)
        if display is None:
            self._let_manim_paint(scene, mobjects, frames)
            return
        self._owe(display)
        if not self.skip_animations:
            self._pass(frames)
            self._show(scene, display, frames)

    def _let_manim_paint(self, scene: Any, mobjects: Any, frames: int) -> None:
        painters, segments = self.pipeline.painters, self._segments
        if segments is not None and painters is not None and painters.can_paint(self.camera):
            made_late(self.camera)
            self._pass(frames)
            deliver = partial(self._give, segments, self._recording().ground(), frames)
            painters.start(self.camera, partial(self._painted_by_manim, scene, mobjects), deliver)
            return
        with self.pipeline.costs.of("Manim's painting"):
            self.update_frame(scene, mobjects)
        self.add_frame(self.get_frame(), frames)

    def _painted_by_manim(self, scene: Any, mobjects: Any) -> Pixels:
        self.camera.owe(None)
        self.update_frame(scene, mobjects)
        pixels: Pixels = self.camera.pixel_array
        return pixels

    def _give(self, segments: Segments, ground: Ground, frames: int, painted: Pixels) -> None:
        """Add pixels that Manim has painted on a ground."""
        if self.pipeline.encoding.is_straight and not ground.is_opaque:
            painted = straight(without_shine(painted, ground.straight), ground.straight)
        segments.add_pixels(painted, frames)

    def _show(self, scene: Any, display: Display, frames: int) -> None:
        assert self._segments is not None
        self._segments.add(display, frames)

    def _pass(self, frames: int) -> None:
        self.time += frames * (1 / self.camera.frame_rate)
        if self._segments is not None:
            self.file_writer.count(frames)

    def _look(self, scene: Any, mobjects: Any) -> Display | None:
        """Return what is seen, or None if it can't be told in outlines, now or before."""
        if self._is_plain:
            return None
        # where nothing moves, Manim paints everything once more: so do we, for its pixels
        shown = mobjects or list_update(scene.mobjects, scene.foreground_mobjects)
        try:
            with self.pipeline.costs.of("record"):
                return self._recording().display(shown, self._backdrop)
        except CannotExpressError as what:
            self._become_plain(what)
            return None

    def _recording(self) -> Recorder:
        if self.recorder.camera is not self.camera:  # the scene has taken another one
            self.recorder = self._new_recorder()
        return self.recorder

    def _new_recorder(self) -> Recorder:
        return Recorder(self.camera)

    def _become_plain(self, what: CannotExpressError) -> None:
        self.pipeline.plain.add(str(what))
        self._is_plain = True
        if isinstance(self.camera, LatePixels):
            self.camera.owe(None)  # Manim paints on it now

    @contextmanager
    def _in_segments(self, lengths: Iterator[int]) -> Iterator[None]:
        """Gather the frames of a play in segments, unless it is not to be seen."""
        if self.skip_animations:
            yield
            return
        try:
            with self.pipeline.segments(lengths) as self._segments:
                yield
        finally:
            self._segments = None

    # a play that forks step through, each to the frames of one segment

    def _can_be_anywhere(self, scene: Any) -> bool:
        leans = self.pipeline.encoding.leans
        seen_in_order = self.skip_animations or leans or scene.stop_condition is not None
        if seen_in_order or not self.pipeline.is_shared or not is_function_of_time(scene):
            return False
        return len(moments_of(scene, config.frame_rate)) > SHORT_PLAY

    def _film_anywhere(self, scene: Any) -> None:
        moments = moments_of(scene, config.frame_rate).tolist()
        step = 1 / self.camera.frame_rate
        clock = list(accumulate([self.time, *(step for _ in moments)]))
        self._look(scene, scene.moving_mobjects)  # every fork then has the backdrop
        for first, last in pairwise(cuts(len(moments))):
            self.time = clock[first]
            path = self.pipeline.next_path()
            self.pipeline.start(partial(self._film_part, scene, path, moments[first:last]))
        self.file_writer.count(len(moments))
        self._leave_at_its_end(scene, moments[-1])
        self.time = clock[-1]

    def _film_part(self, scene: Any, path: Path, moments: Sequence[float]) -> Outcome:
        """Step through a play to some of its frames, in a fork, and make a segment of them."""
        config.media_dir = str(path.with_suffix(""))  # two Manims must not write to one folder
        self._resumed = thread_time()
        with self.pipeline.alone(path, len(moments)) as self._segments:
            for moment in moments:
                scene.update_to_time(moment)
                self.render(scene, moment, scene.moving_mobjects)
        return self.pipeline.outcome(len(moments))

    def _leave_at_its_end(self, scene: Any, last: float) -> None:
        """Bring the scene from the first to the last frame of a play, and end it as Manim does."""
        scene.update_to_time(last)
        display = self._look(scene, scene.moving_mobjects)
        if display is not None:
            self._owe(display)
        for animation in scene.animations:
            animation.finish()
            animation.clean_up_from_scene(scene)
        scene.update_mobjects(0)
        self.static_image = None

    # the picture, for a scene that looks at it

    def _owe(self, display: Display) -> None:
        made_late(self.camera)
        self.camera.owe(partial(self._painted, display))

    def _painted(self, display: Display) -> Pixels:
        self._viewer.show(display)
        return self._viewer.pixels.copy()
