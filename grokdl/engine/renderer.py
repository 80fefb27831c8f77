"""The renderer: Manim's own, but that it paints, converts and encodes only what nobody has yet."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

from manim import CairoRenderer

from .canvas import Canvas
from .costs import Costs
from .display import Pixels, Recorder
from .forks import Forks
from .means import ALONE, Means
from .piece import Piece, Seen
from .play import Eye, Play
from .still import still_packets
from .take import Progress
from .writer import CountingWriter


def take_over(scene: Any, on_progress: Progress, means: Means = ALONE) -> TileRenderer:
    """Give a scene that was just made our renderer in Manim's place, and return it."""
    renderer = TileRenderer(scene.renderer, on_progress, means)
    renderer.adopt(scene)
    return renderer


class Outcome(NamedTuple):
    """What became of a piece: its frames, what it took, and what only Manim can paint in it."""

    frames: int
    costs: Costs
    plain: str | None


class TileRenderer(CairoRenderer):
    """Renders each play to a few pieces of video.

    The pixels are those of Manim's renderer, bit for bit; the rest of a scene's life is Manim's.
    """

    def __init__(self, manims: Any, on_progress: Progress, means: Means) -> None:
        super().__init__(
            file_writer_class=lambda settings: CountingWriter(settings, on_progress),
            camera_class=lambda: manims.camera,
            skip_animations=manims.skip_animations,
        )
        self.store = means.store
        self.recorder = Recorder(self.camera)
        self.canvas = Canvas()
        self.costs, self._start = Costs(), process_time()
        self.forks: Forks | None = None
        if means.slots is not None:
            self.forks = Forks(means.slots)
            self.forks.on_result = self._heard
        self.on_picture: Seen | None = None
        self.plain: set[str] = set()  # what only Manim can paint

    def adopt(self, scene: Any) -> None:
        """Take the place of Manim's renderer in a scene; the camera stays the scene's own."""
        self.init_scene(scene, scene.session_spec, scene.file_writer_settings)
        scene.renderer = self

    def play(self, scene: Any, *args: Any, **kwargs: Any) -> None:
        """Render one play, or let it be rendered while the scene goes on."""
        self.skip_animations = self._original_skipping_status
        self.update_skipping_status()
        scene.compile_animation_data(*args, **kwargs)
        play = Play(scene, self.camera.frame_rate)
        if not self.skip_animations:  # else a section that its author skips
            self._render(play)
        play.pass_to(play.frames)
        play.finish()
        frames = play.frames if play.rests else play.done
        seconds = frames / self.camera.frame_rate
        self.time += seconds
        if self.skip_animations:
            self.file_writer.skip(self.time, seconds)
        else:
            self.file_writer.count(frames)
        self.num_plays += 1

    def scene_finished(self, scene: Any) -> None:
        """Wait for the pieces."""
        self.file_writer.end()
        if self.forks is not None:
            self.forks.finish()
        super().scene_finished(scene)

    def _render(self, play: Play) -> None:
        if self.forks is not None and play.rests:  # made once, here, not by every copy
            with self.costs.of("encode"):
                still_packets(self.file_writer.video_encoder, play.frames, self.store)
        if self.forks is not None:
            Eye(play.scene, self.recorder).look()  # what stands is then known to every copy
        for first, last in pairwise([*play.cuts(), play.frames]):
            play.pass_to(first)
            if play.stopped:
                break
            path = self._next_piece()
            work = partial(self._rendered, play, path, first, last)
            if self.forks is None:
                self._heard(work())
            else:
                self.forks.start(len(self.file_writer.partial_movie_files), work)
            self.file_writer.add_piece(path)

    def _next_piece(self) -> Path:
        number = len(self.file_writer.partial_movie_files)
        path = Path(self.file_writer.output_plan.segment_path(f"piece_{number:05}"))
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _rendered(self, play: Play, path: Path, first: int, last: int) -> Outcome:
        """Render a part of a play into a file."""
        costs = Costs()
        piece = Piece(path, self.file_writer.video_encoder, self.canvas, self.store, costs)
        piece.on_picture = self.on_picture
        try:
            plain = self._record(play, piece, first, last)
            piece.close()
        except BaseException:
            piece.abandon()
            raise
        return Outcome(piece.frames, costs, plain)

    def _record(self, play: Play, piece: Piece, first: int, last: int) -> str | None:
        """Write each frame down, or paint it as Manim does, and return why."""
        eye, costs = Eye(play.scene, self.recorder), piece.costs
        for shown in costs.each("scene", play.show(first, last)):
            with costs.of("record"):
                seen_before = eye.blind_to is None
                display = eye.look()
            if display is not None:
                piece.add(display, shown)
            else:
                piece.add_pixels(self._painted(play.scene, seen_before, costs), shown)
        return eye.blind_to

    def _painted(self, scene: Any, first_time: bool, costs: Costs) -> Pixels:
        with costs.of("Manim's painting"):
            if first_time:
                super().save_static_frame_data(scene, scene.static_mobjects)
            self.update_frame(scene, scene.moving_mobjects)
        pixels: Pixels = self.camera.pixel_array
        return pixels

    def all_costs(self) -> Costs:
        """Return what the scene took so far: what is not the copies' is `construct`."""
        costs = Costs(self.costs)
        here = process_time() - self._start
        costs.add({"construct": here - (0 if self.forks else sum(costs.values()))})
        costs.add({"load": self._start})  # until then, the process did nothing else
        return costs

    def _heard(self, outcome: Outcome) -> None:
        self.costs.add(outcome.costs)
        if outcome.plain is not None:
            self.plain.add(outcome.plain)
        self.file_writer.tell(outcome.frames)
