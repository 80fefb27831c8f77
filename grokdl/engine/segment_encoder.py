"""Encodes one segment of video from pixels of which only the changed tiles are converted."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.reformatter import Colorspace, VideoReformatter
from numpy.typing import NDArray

from ..files.cache import Store
from .canvas import Mask, Rectangle, strips
from .costs import Costs
from .display import Pixels
from .still_gop import Still, key_packet, still_packets
from .video_draft import VideoDraft

APRON = 2  # rows above and below a pixel that swscale looks at for colours of every other row
WORTH_A_TAIL = 3  # frames: a shorter still is encoded as it is


class SegmentEncoder(VideoDraft):
    """One segment of video on its way to a file.

    `spec` is Manim's VideoEncoderSpec. Every frame is one packet. The packets of stills come from
    the store, if there is one. What changes is counted from the last picture of the encoder that
    this one comes `after`, if any.
    """

    def __init__(
        self,
        target: Path,
        spec: Any,
        costs: Costs,
        store: Store | None = None,
        after: SegmentEncoder | None = None,
    ) -> None:
        super().__init__(target, spec.container_format, costs)
        self.spec, self.store = spec, store
        self._stream: Any = self._container.add_stream(
            spec.codec, rate=spec.frame_rate, options=dict(spec.options)
        )
        self._stream.codec_context.thread_count = 1  # or the bytes depend on the number of cores
        self._stream.pix_fmt = spec.pixel_format
        self._stream.width, self._stream.height = spec.width, spec.height
        self._time_base = Fraction(spec.frame_rate.denominator, spec.frame_rate.numerator)
        self._picture: Picture = Picture(spec) if after is None else after._picture

    def add(self, pixels: Pixels, changed: Mask | None, repeat: int) -> None:
        """Show a picture for some frames.

        `changed` says which tiles differ from the last picture, None that any may. The picture is
        encoded while the next one is painted. Raises what befell the one before.
        """
        self._wait()
        with self.costs.of("convert"):
            self._picture.update(pixels, changed)
        with self.costs.of("encode"):
            still = self._still(repeat)
            if still is not None:
                self._add_still(still, repeat)
                return
        self._start(self._encode, repeat)

    def _still(self, repeat: int) -> Still | None:
        """Ready-made packets, if the segment is one still picture."""
        if self.frames or repeat < WORTH_A_TAIL:
            return None
        still = still_packets(self.spec, repeat, self.store)
        return still if still.packets else None

    def _add_still(self, still: Still, repeat: int) -> None:
        """One real frame, and then packets that say: as before."""
        key = key_packet(self.spec, self._picture.frame)
        self._container.start_encoding()
        for k in range(repeat):
            place = k % len(still.packets)
            packet = av.Packet(still.packets[place] if place else key)
            packet.stream, packet.time_base = self._stream, self._time_base
            packet.pts, packet.dts = k, k - still.delay
            packet.duration, packet.is_keyframe = 1, place == 0
            self._container.mux(packet)
        self.frames, self._stream = repeat, None

    def _encode(self, numbers: range) -> None:
        with self.costs.of("encode"):
            for number in numbers:
                frame = self._picture.frame
                frame.pts, frame.time_base = number, self._time_base
                self._mux(self._stream.encode(frame))

    def _end(self) -> None:
        if self._stream is not None:
            self._mux(self._stream.encode(None))
            self._stream = None  # its encoder takes 100 MB, and this one may be kept


class Picture:
    """Frame in the pixel format of the encoder, of which only changed tiles are converted.

    `matrix` says how colours become YUV, FFmpeg's usual way if none is named.
    """

    def __init__(self, spec: Any, matrix: Colorspace | None = None) -> None:
        self.spec, self.matrix = spec, matrix
        self.frame = av.VideoFrame(spec.width, spec.height, spec.pixel_format)
        deep = self.frame.format.components[0].bits > 8
        self._depth = np.uint16 if deep else np.uint8
        self._planes = [self._as_array(plane) for plane in self.frame.planes]
        self._reformatter = VideoReformatter()
        halved = self.frame.format.chroma_height(spec.height) < spec.height
        self._apron = APRON if halved else 0
        self._is_empty = True

    def update(self, pixels: Pixels, changed: Mask | None) -> None:
        """Convert the changed tiles; None means all, as they are of the first picture."""
        height, width = pixels.shape[:2]
        is_whole, self._is_empty = self._is_empty or changed is None, False
        if is_whole or changed is None or changed.all():
            self._convert(pixels, [Rectangle(0, 0, width, height)])
            return
        alike: dict[tuple[int, ...], list[Rectangle]] = {}
        for part in strips(changed, pixels.shape):
            touched = self._taller(part, height)  # the rows next to it change too
            seen = self._taller(touched, height)
            edges = seen.top, touched.top, touched.bottom, seen.bottom
            key = tuple(after - before for before, after in pairwise(edges))
            alike.setdefault(key, []).append(touched)
        for parts in alike.values():
            self._convert(pixels, parts)

    def _convert(self, pixels: Pixels, parts: list[Rectangle]) -> None:
        """Convert some parts of one height at once, side by side: a call costs more than a tile."""
        rows = [self._taller(part, len(pixels))[1::2] for part in parts]
        beside = np.concatenate(
            [
                pixels[above:below, part.left : part.right]
                for (above, below), part in zip(rows, parts, strict=True)
            ],
            axis=1,
        )
        frame = av.VideoFrame.from_numpy_buffer(beside, format="rgba")
        # threads would take longer to start than to convert
        converted = self._reformatter.reformat(
            frame, format=self.spec.pixel_format, dst_colorspace=self.matrix, threads=1
        )
        for plane, target in zip(converted.planes, self._planes, strict=True):
            half = 1 if plane.width == frame.width else 2  # as the colour planes of yuv420p
            source, at = self._as_array(plane), 0
            for (above, _), (left, top, right, bottom) in zip(rows, parts, strict=True):
                skipped, wide = (top - above) // half, -(-(right - left) // half)
                lines = slice(top // half, -(-bottom // half))
                target[lines, left // half : left // half + wide] = source[
                    skipped : skipped + lines.stop - lines.start, at : at + wide
                ]
                at += wide

    def _as_array(self, plane: Any) -> NDArray[Any]:
        lines = np.frombuffer(plane, self._depth).reshape(plane.height, -1)
        return lines[:, : plane.width]

    def _taller(self, part: Rectangle, height: int) -> Rectangle:
        """Return a part with the rows above and below it on which its pixels bear."""
        left, top, right, bottom = part
        return Rectangle(left, max(0, top - self._apron), right, min(height, bottom + self._apron))
