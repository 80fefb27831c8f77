"""MP4: H.264 as every player takes it, with sound, captions, chapters and its own recipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..catalog.look import Quality
from .metadata import boxes_are_cut
from .video import SegmentFormat

if TYPE_CHECKING:
    from ..engine.mux import Container


class Mp4(SegmentFormat):
    """The engine renders a scene to segments of it, which are joined as they are."""

    ending = ".mp4"
    kind = "video/mp4"

    def container(self) -> Container:
        """Return MP4 that starts to play while it loads."""
        from ..engine import mux  # loads PyAV

        return mux.MP4

    def can_read(self, there: Quality, wanted: Quality) -> bool:
        """Tell whether a clip is of the very size and frame rate: it is cut, not encoded again."""
        return there.measures == wanted.measures

    def is_cut(self, data: Any) -> bool:
        """Tell whether the boxes of which a file is made end elsewhere than the file."""
        return boxes_are_cut(data)


MP4 = FORMAT = Mp4()
