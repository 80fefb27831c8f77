"""ProRes 4444 as a codec of frames: every frame by itself, as editing programs want it.

A frame of ProRes is a header and slices, 16 lines high and at most 128 pixels wide, each encoded
by itself (SMPTE RDD 36). So of a frame only the slices are encoded in which anything has changed:
many at once, as one tall picture, for a call costs as much as a slice.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

import av
import numpy as np
from numpy.typing import NDArray

from .canvas import Mask, Rectangle
from .codec import Encode, Spec, set_up
from .display_item import TILE

LINES, BLOCK = 16, 16  # of a slice; pixels of a macroblock
WIDEST = 8  # macroblocks of a slice
TALLEST = 64  # slices that are encoded at once
ATOM = 8  # bytes: the frame's size, and its name
SIZE = 2  # bytes of a slice's size in the table of slices


class ProRes4444:
    """ProRes 4444 by FFmpeg, with one quantizer: to look for the best one takes ten times as long.

    Alpha keeps all its 8 bits.
    """

    name, container = "prores_ks", "mov"
    options = {
        "profile": "4444",
        "vendor": "apl0",
        "alpha_bits": "8",
        "flags": "+qscale",
        "global_quality": str(4 * 118),  # in FFmpeg's own measure
    }
    settles, lasts = 1, True

    def pixel_format(self, opaque: bool) -> str:
        """Return the pixel format of its videos."""
        return "yuv444p10le" if opaque else "yuva444p10le"

    def begun(self, context: Any) -> Encode:
        """Return what encodes the slices of each frame that have changed."""
        return SliceEncoder(context, self.options).encode

    def again(self, last: Any, clear: bool) -> Any:
        """Return the packet that shows the last frame once more."""
        return av.Packet(bytes(last))


class Parts(NamedTuple):
    """A frame of ProRes taken apart: all before the picture's size, its header, and its slices."""

    before: bytes
    header: bytes
    slices: list[bytes]


class SliceEncoder:
    """Encodes the frames of one video, and of each but the first only what has changed."""

    def __init__(self, context: Any, options: dict[str, str]) -> None:
        self.options = options
        rate = round(1 / context.time_base)
        self.spec = Spec(context.width, context.height, context.pix_fmt, rate)
        self._places = places_of(context.width, context.height)
        self._tiles = np.array([_tiles_of(place) for place in self._places]).T
        self._encoders: dict[tuple[int, int], Any] = {}
        self._last: Parts | None = None

    def encode(self, frame: Any, changed: Mask | None, key: bool) -> Any:
        """Return a frame's packet; each frame is a key frame."""
        if self._last is None or changed is None:
            [packet] = self._encoder(frame.width, frame.height).encode(frame)
            self._last = taken_apart(bytes(packet))
            return packet
        planes = [_as_array(plane) for plane in frame.planes]
        for together in self._alike(changed):
            places = [self._places[number] for number in together]
            found = self._encoded(planes, places)
            for number, content in zip(together, found, strict=True):
                self._last.slices[number] = content
        return av.Packet(put_together(self._last))

    def _alike(self, changed: Mask) -> Iterator[list[int]]:
        """The numbers of the slices that changed, those of one width together.

        So many at a time as a power of two, for few encoders; those of lines that are cut off at
        the bottom one by one.
        """
        above = np.zeros((changed.shape[0] + 1, changed.shape[1] + 1), dtype=int)
        above[1:, 1:] = changed.cumsum(axis=0).cumsum(axis=1)
        top, bottom, left, right = self._tiles
        count = above[bottom, right] - above[top, right] - above[bottom, left] + above[top, left]
        widths: dict[int, list[int]] = {}
        for number in np.flatnonzero(count).tolist():
            place = self._places[number]
            if place.bottom - place.top < LINES:
                yield [number]
            else:
                widths.setdefault(place.right - place.left, []).append(number)
        for numbers in widths.values():
            while numbers:
                most = min(TALLEST, 1 << (len(numbers).bit_length() - 1))
                yield numbers[:most]
                del numbers[:most]

    def _encoded(self, planes: list[NDArray[np.uint16]], places: list[Rectangle]) -> list[bytes]:
        """Return some slices of one size, encoded as if they lay one below the other."""
        left, top, right, bottom = places[0]
        wide, high = right - left, bottom - top
        tall = av.VideoFrame(wide, len(places) * high, self.spec.pixel_format)
        for source, plane in zip(planes, tall.planes, strict=True):
            target = _as_array(plane)
            for k, place in enumerate(places):
                rows = slice(k * high, (k + 1) * high)
                target[rows] = source[place.top : place.bottom, place.left : place.right]
        [packet] = self._encoder(wide, tall.height).encode(tall)
        return taken_apart(bytes(packet)).slices

    def _encoder(self, width: int, height: int) -> Any:
        """Return an encoder of pictures of a size: of whole ones, or of those that are slices."""
        if (width, height) not in self._encoders:
            spec = self.spec._replace(width=width, height=height)
            encoder = av.CodecContext.create(ProRes4444.name, "w")
            self._encoders[width, height] = set_up(encoder, spec, self.options)
        return self._encoders[width, height]


def places_of(width: int, height: int) -> list[Rectangle]:
    """Return the place of each slice of a picture, in the order in which they stand in a frame.

    From the left they are as wide as there is room for, in powers of two.
    """
    blocks, wide, columns, at = -(-width // BLOCK), WIDEST, [], 0
    while at < blocks:
        while wide > blocks - at:
            wide //= 2
        columns.append((at * BLOCK, min(width, (at + wide) * BLOCK)))
        at += wide
    rows = [(top, min(height, top + LINES)) for top in range(0, height, LINES)]
    return [Rectangle(left, top, right, bottom) for top, bottom in rows for left, right in columns]


def taken_apart(frame: bytes) -> Parts:
    """Return the parts of an encoded frame."""
    number = partial(int.from_bytes, byteorder="big")
    start = ATOM + number(frame[ATOM : ATOM + 2])
    header = frame[start : start + (frame[start] >> 3)]
    count, at = number(header[5:7]), start + len(header)
    ends = at + count * SIZE
    slices = []
    for place in range(at, at + count * SIZE, SIZE):
        size = number(frame[place : place + SIZE])
        slices.append(frame[ends : ends + size])
        ends += size
    return Parts(frame[4:start], header, slices)


def put_together(parts: Parts) -> bytes:
    """Return the frame that has these parts."""
    sizes = b"".join([len(one).to_bytes(SIZE, "big") for one in parts.slices])
    content = b"".join(parts.slices)
    whole = (len(parts.header) + len(sizes) + len(content)).to_bytes(4, "big")
    header = parts.header[:1] + whole + parts.header[5:]
    frame = b"".join([parts.before, header, sizes, content])
    return (4 + len(frame)).to_bytes(4, "big") + frame


def _tiles_of(place: Rectangle) -> tuple[int, int, int, int]:
    """The tiles that a place touches: rows from and to, columns from and to."""
    left, top, right, bottom = place
    return top // TILE, -(-bottom // TILE), left // TILE, -(-right // TILE)


def _as_array(plane: Any) -> NDArray[np.uint16]:
    lines = np.frombuffer(plane, np.uint16).reshape(plane.height, -1)
    return lines[:, : plane.width]
