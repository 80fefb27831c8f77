"""Writes a scene's pieces of video, and keeps count of frames and sections."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

from manim.scene.scene_file_writer import SceneFileWriter

from .take import Progress, Section


class CountingWriter(SceneFileWriter):
    """Manim's writer, but that it leaves the pieces unjoined and tells how far it is."""

    def __init__(self, settings: Any, on_progress: Progress) -> None:
        self.frames = self.done = 0
        self.on_progress = on_progress
        self.marks: list[tuple[str, str, int]] = []
        super().__init__(settings)

    @property
    def frame_rate(self) -> int:
        """Frames a second."""
        return int(self.video_encoder.frame_rate)

    @property
    def parts(self) -> tuple[Path, ...]:
        """The pieces in order."""
        return tuple(Path(file) for file in self.partial_movie_files if file is not None)

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:
        """Note where a section starts."""
        self.marks.append((name, str(type_), self.frames))
        super().next_section(name, type_, skip_animations)

    def add_piece(self, path: Path) -> None:
        """Take a finished piece of video into the film, as its next one."""
        self.partial_movie_files.append(str(path))
        self.sections[-1].partial_movie_files.append(str(path))

    def count(self, frames: int) -> None:
        """Count frames of the film, whether they are done or only begun."""
        self.frames += frames

    def tell(self, frames: int) -> None:
        """Tell that so many more frames are done."""
        self.done += frames
        self.on_progress(self.done / self.frame_rate)

    def finish(self) -> None:
        """Do nothing: whoever publishes the clip joins the pieces, frame by frame."""

    def measured_sections(self) -> tuple[Section, ...]:
        """Return the sections that hold any frame."""
        ends = (*self.marks, ("", "", self.frames))
        return tuple(
            Section(name, kind, start / self.frame_rate, (end - start) / self.frame_rate)
            for (name, kind, start), (_, _, end) in pairwise(ends)
            if end > start
        )
