"""MP4: H.264 as every player takes it, with sound, captions, chapters and its own recipe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..engine.resources import Resources
from ..engine.take import Chapter, Progress, Take
from ..words.captions import Cue
from .format import Facts, Format, Holds
from .metadata import boxes_are_cut, facts_in, metadata_of


class Mp4(Format):
    """The engine renders a scene to segments of it, which are joined as they are."""

    ending = ".mp4"
    kind = "video/mp4"
    holds = Holds(time=True, sound=True, captions=True, chapters=True, recipe=True)

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

        return in_segments(scene_class, folder, on_progress, prepare, resources)

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
        )

    def of_section(self, take: Take, number: int) -> Take:
        """Return a section of a take, with the segments of its own."""
        return replace(take.of_section(number), parts=take.section_parts[number - 1].parts)

    def facts(self, path: Path) -> Facts:
        """Return what a file says of itself, as `Format.facts` does."""
        return facts_in(path)

    def is_cut(self, data: Any) -> bool:
        """Tell whether the boxes of which a file is made end elsewhere than the file."""
        return boxes_are_cut(data)


MP4 = FORMAT = Mp4()
