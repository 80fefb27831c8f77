"""Encodes frames that come one by one as video, with what shines through them.

A picture that stays is not encoded again and again: there are packets that say "as before". Each
section begins with a key frame, so a viewer can jump to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import av
import numpy as np
from av.video.frame import PictureType
from av.video.reformatter import Colorspace

from ..files.filenames import literal
from .canvas import Mask
from .display import Pixels
from .display_item import TILE
from .mux import ALPHA
from .segment_encoder import Picture
from .translucent import is_opaque

STAYS = 3  # frames: a picture that is seen for so long is a still
BT709, LIMITED = 1, 1  # in FFmpeg's lists of colours and of their ranges
AT_ONCE = 2  # pictures that may wait for the encoder


class Spec(NamedTuple):
    """Size, pixel format and frame rate of a video."""

    width: int
    height: int
    pixel_format: str
    frame_rate: int


class Held(NamedTuple):
    """A picture, which of its tiles are new (None: any may be), its section, and its frames."""

    pixels: Pixels
    changed: Mask | None
    section: Any
    frames: int


class Codec(Protocol):
    """What one format says of its encoder; each stands for any number of videos."""

    name: str
    container: str
    options: dict[str, str]
    settles: int  # frames, until a picture that stays is as good as it gets

    def pixel_format(self, opaque: bool) -> str:
        """Return the pixel format of its videos."""

    def again(self, last: Any, clear: bool) -> Any:
        """Return the packet that shows the last frame once more."""


class FrameEncoder:
    """Exporter of a scene's frames to one video without sound: `parts`.

    Each frame becomes a packet, whether a scene's frames come or those of another video; those of
    the latter are of one length.
    """

    def __init__(self, folder: Path, codec: Codec) -> None:
        self.target = folder / f"frames.{codec.container}"
        self.parts: Sequence[Path] = ()
        self.codec, self.rate = codec, 0
        self._held: Held | None = None
        self._beside = ThreadPoolExecutor(1)
        self._waiting: list[Future[None]] = []
        self._video: Video | None = None

    def start(self, scene: Any) -> None:
        """Get ready; frames of another video come without a scene."""
        if scene is not None:
            self.rate = round(scene.camera.frame_rate)

    def handle(self, frame: Any) -> None:
        """Take the next frame."""
        self.rate = self.rate or round(1 / frame.seconds)
        pixels, changed = frame.pixels, getattr(frame, "changed", None)
        count, section = round(frame.seconds * self.rate), section_of(frame)
        if self._held is not None:
            held = self._held
            if changed is None and held.pixels.shape == pixels.shape:
                changed = changed_tiles(held.pixels, pixels)
            if section == held.section and changed is not None and not changed.any():
                self._held = held._replace(frames=held.frames + count)
                return
            self._hand_on(ends=section != held.section)
        self._held = Held(pixels, changed, section, count)

    def stop(self, whole: bool) -> None:
        """Finish the video, or leave nothing."""
        try:
            if whole and self._held is not None:
                self._hand_on()
                for encoded in self._waiting:
                    encoded.result()
        finally:
            self._beside.shutdown(cancel_futures=True)
            if self._video is not None:
                self._video.close()
        if whole and self._video is not None:
            self.parts = (self.target,)

    def _hand_on(self, ends: bool = False) -> None:
        """Let the last picture be encoded beside, while the next one is painted."""
        assert self._held is not None
        held, self._held = self._held, None
        if self._video is None:
            self._video = Video(self.target, self.codec, self.rate, held.pixels)
        while len(self._waiting) >= AT_ONCE:
            self._waiting.pop(0).result()
        self._waiting.append(self._beside.submit(self._video.show, held, ends))


class Video:
    """One video on its way to a file: pictures in their order, each for some frames."""

    def __init__(self, target: Path, codec: Codec, rate: int, first: Pixels) -> None:
        height, width = first.shape[:2]
        self.codec, self.clear = codec, not is_opaque(first)
        self.spec = Spec(width, height, codec.pixel_format(not self.clear), rate)
        self.picture = Picture(self.spec, Colorspace.ITU709)
        self.frames = 0
        self._container = av.open(literal(target), "w", format=codec.container)
        self._stream: Any = self._container.add_stream(codec.name, rate=rate)
        self._encoder = self._set_up(self._stream.codec_context, codec.options)
        if self.clear:
            self._stream.metadata[ALPHA] = "1"
        self._container.start_encoding()
        self._begins = True

    def show(self, held: Held, ends: bool) -> None:
        """Show a picture for some frames; if it `ends` something, what follows begins anew."""
        self.picture.update(held.pixels, held.changed if self.frames else None)
        for packet in self._packets(held.frames):
            packet.stream, packet.time_base = self._stream, Fraction(1, self.spec.frame_rate)
            packet.pts = packet.dts = self.frames
            packet.duration = 1
            self._container.mux(packet)
            self.frames += 1
        self._begins = ends

    def close(self) -> None:
        """Finish the file."""
        self._container.close()

    def _packets(self, frames: int) -> Iterator[Any]:
        """Encode the picture until it is settled, and let the rest say: as before."""
        encoded = min(frames, self.codec.settles) if frames >= STAYS else frames
        for _ in range(encoded):
            last = self._encoded()
            yield last
        for _ in range(frames - encoded):
            yield self.codec.again(last, self.clear)

    def _encoded(self) -> Any:
        frame = self.picture.frame
        frame.pts, frame.time_base = self.frames, self._encoder.time_base
        frame.pict_type = PictureType.I if self._begins else PictureType.NONE
        self._begins = False
        [packet] = self._encoder.encode(frame)
        return packet

    def _set_up(self, encoder: Any, options: dict[str, str]) -> Any:
        encoder.width, encoder.height = self.spec.width, self.spec.height
        encoder.pix_fmt, encoder.options = self.spec.pixel_format, options
        encoder.time_base, encoder.framerate = (
            Fraction(1, self.spec.frame_rate),
            self.spec.frame_rate,
        )
        encoder.thread_count = 1  # or the bytes depend on the number of cores
        encoder.color_primaries = encoder.color_trc = encoder.colorspace = BT709
        encoder.color_range = LIMITED
        return encoder


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
