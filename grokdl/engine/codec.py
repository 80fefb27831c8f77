"""Encodes pictures with what shines through them as one video, by a codec.

A picture that stays is not encoded again and again: its packet lasts, or others say "as before".
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from av.video.reformatter import Colorspace

from .canvas import Mask
from .costs import Costs
from .display import Pixels
from .mux import ALPHA
from .segment_encoder import Picture
from .video_draft import VideoDraft

BT709, LIMITED = 1, 1  # in FFmpeg's lists of colours and of their ranges


class Spec(NamedTuple):
    """Size, pixel format and frame rate of a video."""

    width: int
    height: int
    pixel_format: str
    frame_rate: int


Encode = Callable[[Any, Mask | None, bool], Any]
"""Gets a frame, which of its tiles differ from the frame before (None: any may), and whether it is
to be a key frame; returns its packet."""


class Codec(Protocol):
    """What one format says of its encoder; each stands for any number of videos."""

    name: str
    container: str
    options: dict[str, str]
    settles: int  # frames, until a picture that stays is as good as it gets
    lasts: bool  # whether one packet may be a picture that stays for many frames
    leans: bool  # whether a frame may lean on the one before
    halves_colours: bool  # whether one colour stands for two by two pixels

    def pixel_format(self, opaque: bool) -> str:
        """Return the pixel format of its videos."""

    def begun(self, context: Any) -> Encode:
        """Return what encodes the frames of one video, with a context that is set up for it."""

    def again(self, last: Any, clear: bool) -> Any:
        """Return the packet that shows the last frame once more."""


class VideoEncoder(VideoDraft):
    """One video on its way to a file. A picture is encoded while the next one is painted.

    What changes is counted from the last picture of the encoder that this one comes `after`, if
    any.
    """

    def __init__(
        self,
        target: Path,
        codec: Codec,
        spec: Spec,
        clear: bool,
        costs: Costs,
        after: VideoEncoder | None = None,
    ) -> None:
        super().__init__(target, codec.container, costs)
        self.codec, self.spec, self.clear = codec, spec, clear
        self._stream: Any = self._container.add_stream(codec.name, rate=spec.frame_rate)
        set_up(self._stream.codec_context, spec, codec.options)
        if clear:
            self._stream.metadata[ALPHA] = "1"
        self._container.start_encoding()
        if after is None:
            self._picture = Picture(spec, Colorspace.ITU709)
            name_colours(self._picture.frame)  # ProRes writes what it finds there into each frame
            self._encode = codec.begun(self._stream.codec_context)
        else:
            self._picture, self._encode = after._picture, after._encode
        self._time_base = Fraction(1, spec.frame_rate)
        self._last: Any = None  # the present picture's last packet
        self._encoded = 0  # how often the present picture was

    def add(
        self, pixels: Pixels, changed: Mask | None, frames: int, *, begins: bool = False
    ) -> None:
        """Show a picture (RGBA in straight alpha) for some frames.

        `changed` says which of its tiles differ from the last picture, None that any may; what
        `begins` starts with a key frame. Raises what befell the picture before.
        """
        self._wait()
        begins = begins or not self.frames
        if begins or changed is None or changed.any():
            with self.costs.of("convert"):
                self._picture.update(pixels, changed)
            self._encoded = 0
        self._start(partial(self._show, changed, begins), frames)

    def _show(self, changed: Mask | None, begins: bool, numbers: range) -> None:
        with self.costs.of("encode"):
            for number in numbers[:1] if self.codec.lasts else numbers:
                packet = self._packet(number, changed, begins and number == numbers.start)
                packet.stream, packet.time_base = self._stream, self._time_base
                packet.pts = packet.dts = number
                packet.duration = len(numbers) if self.codec.lasts else 1
                self._container.mux(packet)

    def _packet(self, number: int, changed: Mask | None, begins: bool) -> Any:
        """Encode the picture until it is settled; then the rest says: as before."""
        if self._encoded == self.codec.settles:
            return self.codec.again(self._last, self.clear)
        frame = self._picture.frame
        frame.pts, frame.time_base = number, self._time_base
        self._last = self._encode(frame, changed, begins)
        self._encoded += 1
        return self._last


def set_up(encoder: Any, spec: Spec, options: dict[str, str]) -> Any:
    """Tell an encoder what it is to make, and return it."""
    encoder.width, encoder.height = spec.width, spec.height
    encoder.pix_fmt, encoder.options = spec.pixel_format, options
    encoder.time_base, encoder.framerate = Fraction(1, spec.frame_rate), spec.frame_rate
    encoder.thread_count = 1  # or the bytes depend on the number of cores
    name_colours(encoder)
    return encoder


def name_colours(of: Any) -> None:
    """Say of an encoder or a frame what its colours mean."""
    of.color_primaries = of.color_trc = of.colorspace = BT709
    of.color_range = LIMITED
