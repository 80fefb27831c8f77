"""Writes a scene's segments of video, and keeps count of frames, sections, captions and sound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import floor
from pathlib import Path
from typing import Any, NamedTuple

from manim.scene.scene_file_writer import SceneFileWriter
from manim.utils.sounds import get_full_sound_file_path

from ..words.captions import Cue
from .take import Headway, Progress, Section, SectionParts


class SectionStart(NamedTuple):
    """Where a section starts: its number as Manim counts, its first frame and its first segment."""

    name: str
    kind: str
    number: int
    frame: int
    segment: int


class CountingWriter(SceneFileWriter):
    """Manim's file writer, but that it leaves the segments unjoined and reports progress."""

    def __init__(self, settings: Any, on_progress: Progress) -> None:
        self.frames = self.done = 0
        self.whole = False
        self.on_progress = on_progress
        self.marks: list[SectionStart] = []
        self.cuts: list[tuple[float, float]] = []
        super().__init__(settings)

    @property
    def frame_rate(self) -> int:
        """Frames a second."""
        return int(self.video_encoder.frame_rate)

    @property
    def parts(self) -> tuple[Path, ...]:
        """The segments in order."""
        return tuple(Path(file) for file in self.partial_movie_files if file is not None)

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:
        """Note where a section starts."""
        super().next_section(name, type_, skip_animations)
        number = len(self.sections) - 1
        self.marks.append(SectionStart(name, str(type_), number, self.frames, len(self.parts)))

    def add_segment(self, path: Path) -> None:
        """Take a finished segment of video into the film, as its next one."""
        self.partial_movie_files.append(str(path))
        self.sections[-1].partial_movie_files.append(str(path))

    def count(self, frames: int) -> None:
        """Count frames of the film, whether they are done or only begun."""
        self.frames += frames

    def tell(self, frames: int) -> None:
        """Tell that so many more frames are done."""
        self.done += frames
        self._report()

    def end(self) -> None:
        """Take note that no more frames will begin."""
        self.whole = True
        self._report()

    def _report(self) -> None:
        begun = max(self.frames, self.done)  # alone, a play is done before it is counted
        rate = self.frame_rate
        self.on_progress(Headway(self.done / rate, begun / rate, self.whole))

    def skip(self, until: float, seconds: float) -> None:
        """Take note of seconds of the scene that are not in the film, and when they end."""
        self.cuts.append((until, seconds))
        self.add_partial_movie_file(None)  # for Manim such a section is not an empty one

    def in_film(self, time: float) -> float:
        """Return at which second of the film a second of the scene is."""
        return time - sum(
            min(seconds, max(0.0, time - until + seconds)) for until, seconds in self.cuts
        )

    def add_sound(self, sound_file: Any, time: Any = None, *args: Any, **kwargs: Any) -> None:
        """Add a sound, at a second of the scene; Manim would forget what is skipped before."""
        found = get_full_sound_file_path(sound_file, self.settings.assets_dir)
        file = found.absolute()  # FFmpeg would read `4:3/a.mp3` as a protocol
        super().add_sound(file, time if time is None else self.in_film(time), *args, **kwargs)

    def cues(self) -> tuple[Cue, ...]:
        """Return the subcaptions in the order in which they appear: those that can be shown.

        As with Manim what is empty, or begins before the video, is left out; as in its files a time
        is cut to a thousandth. Nothing is shown after the end.
        """
        end = self.frames / self.frame_rate
        cues = (
            Cue(
                _thousandths(self.in_film(said.start.total_seconds())),
                min(end, _thousandths(self.in_film(said.end.total_seconds()))),
                said.content,
            )
            for said in self.subcaptions
        )
        return tuple(sorted(cue for cue in cues if 0 <= cue.start < cue.end and cue.text.strip()))

    def finish(self) -> None:
        """Do nothing: whoever publishes the clip joins the segments, frame by frame."""

    def measured_sections(self) -> tuple[Section, ...]:
        """Return the sections that hold any frame."""
        rate = self.frame_rate
        return tuple(
            Section(mark.name, mark.kind, mark.frame / rate, (end.frame - mark.frame) / rate)
            for mark, end in self._stretches()
        )

    def section_parts(self) -> tuple[SectionParts, ...]:
        """Return the segments of each section that holds any frame."""
        return tuple(
            SectionParts(mark.number, self.parts[mark.segment : end.segment])
            for mark, end in self._stretches()
        )

    def _stretches(self) -> Iterator[tuple[SectionStart, SectionStart]]:
        """Yield each mark that any frame comes after, and the next one."""
        ends = (*self.marks, SectionStart("", "", 0, self.frames, len(self.parts)))
        return ((mark, end) for mark, end in pairwise(ends) if end.frame > mark.frame)


def _thousandths(seconds: float) -> float:
    return floor(round(seconds * 1e6) / 1000) / 1000
