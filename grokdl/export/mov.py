"""MOV: ProRes 4444 with alpha, as Keynote and editing programs take it; large files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..engine.take import Chapter, Take
from ..words.captions import Cue
from .format import Facts
from .metadata import boxes_are_cut
from .video import ClearVideoFormat, SegmentFormat

if TYPE_CHECKING:
    from ..engine.codec import Codec
    from ..engine.mux import Container


class Mov(SegmentFormat, ClearVideoFormat):
    """Every frame is encoded by itself; one that stays is encoded and stored once."""

    ending = ".mov"
    kind = "video/quicktime"

    def codec(self) -> Codec:
        """Return ProRes 4444."""
        from ..engine.prores import ProRes4444  # loads PyAV

        return ProRes4444()

    def container(self) -> Container:
        """Return QuickTime's file, with room for metadata of any name."""
        from ..engine.mux import Container  # loads PyAV

        options = {"movflags": "use_metadata_tags"}
        return Container("mov", options, "aac", "mov_text", lasting=True)

    def join(
        self,
        takes: Sequence[Take],
        target: Path,
        facts: Facts,
        captions: Sequence[Cue] = (),
        chapters: Sequence[Chapter] = (),
    ) -> None:
        """Write takes as one file, in which each frame is a sample."""
        from ..engine.quicktime import repeat_samples  # loads NumPy

        super().join(takes, target, facts, captions, chapters)
        repeat_samples(target, takes[0].frame_rate)

    def is_cut(self, data: Any) -> bool:
        """Tell whether the end of a file is missing."""
        return boxes_are_cut(data)


FORMAT = Mov()
