"""MP4: H.264 as every player takes it, with sound, captions, chapters and its own recipe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..catalog.look import Quality
from ..engine.resources import Resources
from ..engine.take import Progress, Take
from .metadata import boxes_are_cut
from .video import VideoFormat

if TYPE_CHECKING:
    from ..engine.mux import Container


class Mp4(VideoFormat):
    """The engine renders a scene to segments of it, which are joined as they are."""

    ending = ".mp4"
    kind = "video/mp4"

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

    def container(self) -> Container:
        """Return MP4 that starts to play while it loads."""
        from ..engine import mux  # loads PyAV

        return mux.MP4

    def of_section(self, take: Take, number: int) -> Take:
        """Return a section of a take, with the segments of its own."""
        return replace(take.of_section(number), parts=take.section_parts[number - 1].parts)

    def can_read(self, there: Quality, wanted: Quality) -> bool:
        """Tell whether a clip is of the very size and frame rate: it is cut, not encoded again."""
        return there.measures == wanted.measures

    def is_cut(self, data: Any) -> bool:
        """Tell whether the boxes of which a file is made end elsewhere than the file."""
        return boxes_are_cut(data)


MP4 = FORMAT = Mp4()
