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
from .codec import Encode, Spec, name_colours, set_up
from .display_item import TILE

LINES, BLOCK = 16, 16  # of a slice; pixels of a macroblock
WIDEST = 8  # macroblocks of a slice
TALLEST = 64  # slices that are encoded at once
ATOM = 8  # bytes: the frame's size, and its name
SIZE = ">u2"  # of a slice, in the table of slices

Lines = NDArray[np.uint16]
"""A plane of a frame: height × width."""


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
    settles, lasts, leans, halves_colours = 1, True, False, False

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
    """A frame of ProRes taken apart: what is before the picture, its header, and its slices."""

    before: bytes
    header: bytes
    sizes: NDArray[np.uint16]
    slices: list[bytes]

    def replace(self, number: int, content: bytes) -> None:
        """Put another slice in the place of one."""
        self.sizes[number], self.slices[number] = len(content), content


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
        planes = [_as_array(plane) for plane in frame.planes]
        if self._last is None or changed is None:
            whole = self._packet(planes, [Rectangle(0, 0, frame.width, frame.height)])
            self._last = taken_apart(whole)
            return av.Packet(whole)
        for together in self._alike(changed):
            places = [self._places[number] for number in together]
            found = taken_apart(self._packet(planes, places)).slices
            for number, content in zip(together, found, strict=True):
                self._last.replace(number, content)
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

    def _packet(self, planes: list[Lines], places: list[Rectangle]) -> bytes:
        """Return the packet of some places of one size, as if they lay one below the other."""
        left, top, right, bottom = places[0]
        wide, high = right - left, bottom - top
        tall = av.VideoFrame(wide, len(places) * high, self.spec.pixel_format)
        name_colours(tall)  # the encoder writes what it finds there into each frame
        for source, plane in zip(planes, tall.planes, strict=True):
            target = _as_array(plane)
            for k, place in enumerate(places):
                rows = slice(k * high, (k + 1) * high)
                target[rows] = source[place.top : place.bottom, place.left : place.right]
        [packet] = self._encoder(wide, tall.height).encode(tall)
        return bytes(packet)

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
    before, header = frame[4:start], frame[start : start + (frame[start] >> 3)]
    count, at = number(header[5:7]), start + len(header)
    sizes = np.frombuffer(frame, SIZE, count, at)
    ends = (at + sizes.nbytes + sizes.cumsum(dtype=int)).tolist()
    starts = [at + sizes.nbytes, *ends[:-1]]
    slices = [frame[start:end] for start, end in zip(starts, ends, strict=True)]
    return Parts(before, header, sizes.copy(), slices)


def put_together(parts: Parts) -> bytes:
    """Return the frame that has these parts."""
    sizes, content = parts.sizes.tobytes(), b"".join(parts.slices)
    whole = (len(parts.header) + len(sizes) + len(content)).to_bytes(4, "big")
    header = parts.header[:1] + whole + parts.header[5:]
    frame = b"".join([parts.before, header, sizes, content])
    return (4 + len(frame)).to_bytes(4, "big") + frame


def _tiles_of(place: Rectangle) -> tuple[int, int, int, int]:
    """The tiles that a place touches: rows from and to, columns from and to."""
    left, top, right, bottom = place
    return top // TILE, -(-bottom // TILE), left // TILE, -(-right // TILE)


def _as_array(plane: Any) -> Lines:
    lines = np.frombuffer(plane, np.uint16).reshape(plane.height, -1)
    return lines[:, : plane.width]
