"""WebM: VP9 with alpha, as browsers play it: Chrome, Edge and Firefox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .metadata import elements_are_cut
from .video import ClearVideoFormat, SegmentFormat

if TYPE_CHECKING:
    from ..engine.codec import Codec
    from ..engine.mux import Container


class WebM(SegmentFormat, ClearVideoFormat):
    """A frame is encoded by what changes in it; one that stays costs a byte."""

    ending = ".webm"
    kind = "video/webm"

    def codec(self) -> Codec:
        """Return VP9."""
        from ..engine.vp9 import Vp9  # loads PyAV

        return Vp9()

    def container(self) -> Container:
        """Return Matroska's file for the web, the same bytes each time."""
        from ..engine.mux import Container  # loads PyAV

        options = {"write_crc32": "0", "cues_to_front": "1", "fflags": "+bitexact"}
        return Container("webm", options, "libopus", "webvtt")

    def is_cut(self, data: Any) -> bool:
        """Tell whether the end of a file is missing."""
        return elements_are_cut(data)


FORMAT = WebM()
