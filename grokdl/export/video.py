"""Videos: what MP4, MOV and WebM have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..catalog.look import Quality
from ..engine.resources import Resources
from ..engine.take import Chapter, Progress, Take
from ..words.captions import Cue
from .format import Exporter, Facts, Format, FrameFormat, Holds
from .metadata import facts_in, metadata_of

if TYPE_CHECKING:
    from ..engine.codec import Codec
    from ..engine.mux import Container


class VideoFormat(Format):
    """A format of which a take's files are segments of video, joined packet by packet."""

    holds = Holds(time=True, sound=True, captions=True, chapters=True, recipe=True)

    @abstractmethod
    def container(self) -> Container:
        """Return the kind of file that the segments are joined to."""

    def join(
        self,
        takes: Sequence[Take],
        target: Path,
        facts: Facts,
        captions: Sequence[Cue] = (),
        chapters: Sequence[Chapter] = (),
    ) -> None:
        """Write takes as one file; with chapters, the captions are embedded too."""
        from ..engine.mux import mux  # loads PyAV
        from ..engine.sound import sound_of

        mux(
            [part for take in takes for part in take.parts],
            target,
            frame_rate=takes[0].frame_rate,
            metadata=metadata_of(facts),
            chapters=chapters,
            cues=captions if chapters else (),
            language=facts.language,
            sound=sound_of(takes),
            container=self.container(),
        )
        self.complete(target, takes[0].frame_rate)

    def complete(self, target: Path, frame_rate: int) -> None:
        """Change in a file that was just written what its container could not: nothing here."""

    def facts(self, path: Path) -> Facts:
        """Return what a file says of itself, as `Format.facts` does."""
        return facts_in(path)


class SegmentFormat(VideoFormat):
    """A format whose segments several processes encode at once: each begins with a key frame."""

    in_segments = True

    def codec(self) -> Codec | None:
        """Return what encodes the frames, if it isn't H.264."""
        return None

    def shoot(
        self,
        scene_class: type,
        folder: Path,
        on_progress: Progress,
        prepare: Callable[[Any], None],
        resources: Resources,
    ) -> Take:
        """Run a scene within Manim's settings, and return its segments."""
        from ..engine.shoot import in_segments  # loads Manim

        return in_segments(scene_class, folder, on_progress, prepare, resources, self.codec())

    def of_section(self, take: Take, number: int) -> Take:
        """Return a section of a take, with the segments of its own."""
        return replace(take.of_section(number), parts=take.section_parts[number - 1].parts)


class ClearVideoFormat(VideoFormat, FrameFormat):
    """A format of video with alpha, whose frames are encoded one by one."""

    holds = Holds(time=True, alpha=True, sound=True, captions=True, chapters=True, recipe=True)

    @abstractmethod
    def codec(self) -> Codec:
        """Return what encodes the frames."""

    def exporter(self, folder: Path) -> Exporter:
        """Return what encodes a scene's frames as one video in a folder."""
        from ..engine.frame_encoder import FrameEncoder  # loads PyAV

        return FrameEncoder(folder, self.codec())

    def can_read(self, there: Quality, wanted: Quality) -> bool:
        """Tell whether pictures are at hand as large and as many a second, as `Format.can_read`."""
        return there.height >= wanted.height and there.frame_rate == wanted.frame_rate
