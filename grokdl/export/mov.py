"""MOV: ProRes 4444 with alpha, as Keynote and editing programs take it; large files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..engine.take import Chapter, Take
from ..words.captions import Cue
from .format import Exporter, Facts, FrameFormat, Holds
from .metadata import boxes_are_cut, facts_in, metadata_of


class Mov(FrameFormat):
    """Every frame is encoded by itself; one that stays is encoded once, and written again."""

    ending = ".mov"
    kind = "video/quicktime"
    holds = Holds(time=True, alpha=True, sound=True, captions=True, chapters=True, recipe=True)
    reads_pixels = True

    def exporter(self, folder: Path) -> Exporter:
        """Return what encodes a scene's frames as one video in a folder."""
        from ..engine.frame_encoder import FrameEncoder  # loads PyAV
        from ..engine.prores import ProRes4444

        return FrameEncoder(folder, ProRes4444())

    def join(
        self,
        takes: Sequence[Take],
        target: Path,
        facts: Facts,
        captions: Sequence[Cue] = (),
        chapters: Sequence[Chapter] = (),
    ) -> None:
        """Write takes as one file; with chapters the captions are embedded too."""
        from ..engine.mux import Container, mux  # loads PyAV
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
            container=Container(
                "mov", {"movflags": "faststart+use_metadata_tags"}, "aac", "mov_text"
            ),
        )

    def facts(self, path: Path) -> Facts:
        """Return what a file says of itself, as `Format.facts` does."""
        return facts_in(path)

    def is_cut(self, data: Any) -> bool:
        """Tell whether the end of a file is missing."""
        return boxes_are_cut(data)


FORMAT = Mov()
