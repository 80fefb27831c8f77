"""MOV: ProRes 4444 with alpha, as Keynote and editing programs take it; large files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

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

    def complete(self, target: Path, frame_rate: int) -> None:
        """Let each frame be a sample."""
        from ..engine.quicktime import repeat_samples  # loads NumPy

        repeat_samples(target, frame_rate)

    def is_cut(self, data: Any) -> bool:
        """Tell whether the end of a file is missing."""
        return boxes_are_cut(data)


FORMAT = Mov()
