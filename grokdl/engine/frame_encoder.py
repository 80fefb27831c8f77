"""Encodes frames that come one by one as video, with what shines through them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .canvas import Mask
from .codec import Codec, Spec, VideoEncoder
from .costs import Costs
from .display import Pixels
from .display_item import TILE
from .translucent import is_opaque


class FrameEncoder:
    """Exporter of frames to one video without sound: `parts`.

    Each frame becomes a packet, whether a scene's frames come or those of another video; those of
    the latter are of one length. Each section begins with a key frame, so a viewer can jump to it.
    """

    def __init__(self, folder: Path, codec: Codec) -> None:
        self.target = folder / f"frames.{codec.container}"
        self.parts: Sequence[Path] = ()
        self.codec, self.rate = codec, 0
        self._last: Pixels | None = None
        self._section: Any = None
        self._video: VideoEncoder | None = None

    def start(self, scene: Any) -> None:
        """Get ready; frames of another video come without a scene."""
        if scene is not None:
            self.rate = round(scene.camera.frame_rate)

    def handle(self, frame: Any) -> None:
        """Take the next frame."""
        self.rate = self.rate or round(1 / frame.seconds)
        pixels, changed = frame.pixels, getattr(frame, "changed", None)
        if changed is None and self._last is not None and self._last.shape == pixels.shape:
            changed = changed_tiles(self._last, pixels)
        if self._video is None:
            self._video = self._begun(pixels)
        section = section_of(frame)
        count = round(frame.seconds * self.rate)
        self._video.add(pixels, changed, count, begins=section != self._section)
        self._last, self._section = pixels, section

    def stop(self, whole: bool) -> None:
        """Finish the video, or leave nothing."""
        if self._video is None:
            return
        if not whole:
            self._video.abandon()
            return
        self._video.close()
        self.parts = (self.target,)

    def _begun(self, first: Pixels) -> VideoEncoder:
        height, width = first.shape[:2]
        opaque = is_opaque(first)
        spec = Spec(width, height, self.codec.pixel_format(opaque), self.rate)
        return VideoEncoder(self.target, self.codec, spec, not opaque, Costs())


def changed_tiles(before: Pixels, after: Pixels) -> Mask:
    """Return which tiles of two pictures differ."""
    differ = (np.ascontiguousarray(one).view(np.uint32)[..., 0] for one in (before, after))
    rows = np.not_equal(*differ)
    tall = np.logical_or.reduceat(rows, range(0, rows.shape[0], TILE), axis=0)
    found: Mask = np.logical_or.reduceat(tall, range(0, rows.shape[1], TILE), axis=1)
    return found


def section_of(frame: Any) -> tuple[str, int]:
    """Return the section of a frame; of another video's only the name is known."""
    return frame.section, getattr(frame, "section_number", 0)
