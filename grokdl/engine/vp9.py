"""VP9 as a codec of frames: alpha beside the picture, and packets of one byte for what stays."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import av
from av.video.frame import PictureType

from .canvas import Mask
from .codec import Encode

SHOW_AGAIN = b"\x88"  # a frame that shows the first of the pictures that a decoder keeps: the last
BESIDE = "matroska_block_additional"  # where a packet has its alpha


class Vp9:
    """VP9 by libvpx, as fast as it goes; with alpha it can neither look ahead nor hide frames.

    A decoder is shown frames again of which the encoder doesn't know, so no frame may lean on more
    than the pictures before it: such a stream is called error-resilient.
    """

    name, container = "libvpx-vp9", "webm"
    options = {
        "deadline": "realtime",
        "cpu-used": "8",
        "tune-content": "1",  # drawings, and no film
        "crf": "8",
        "b": "0",
        "g": "300",
        "lag-in-frames": "0",
        "auto-alt-ref": "0",
        "error-resilient": "default",
    }
    settles, lasts, leans, halves_colours = 2, False, True, True

    def pixel_format(self, opaque: bool) -> str:
        """Return the pixel format of its videos."""
        return "yuv420p" if opaque else "yuva420p"

    def begun(self, context: Any) -> Encode:
        """Return what encodes each frame whole: libvpx itself finds what has not changed."""

        def encode(frame: Any, changed: Mask | None, key: bool) -> Any:
            frame.pict_type = PictureType.I if key else PictureType.NONE
            [packet] = context.encode(frame)
            return packet

        return encode

    def again(self, last: Any, clear: bool) -> Any:
        """Return the packet that shows the last frame once more."""
        packet = av.Packet(SHOW_AGAIN)
        if clear:
            packet.set_sidedata(_beside())
        return packet


@cache
def _beside() -> Any:
    """Return a byte of alpha beside a packet, that shows the last frame's alpha again.

    PyAV 18 makes no side data of bytes, so they are read from a WebM of one frame.
    """
    with av.open(io.BytesIO(_webm_of(SHOW_AGAIN)), format="matroska") as video:
        return next(video.demux(video=0)).get_sidedata(BESIDE)


def _webm_of(frame: bytes) -> bytes:
    size = element("E0", element("B0", b"\x10"), element("BA", b"\x10"))
    track = element(
        "AE",
        element("D7", b"\x01"),
        element("73C5", b"\x01"),
        element("83", b"\x01"),
        element("86", b"V_VP9"),
        element("55EE", b"\x01"),
        size,
    )
    beside = element("A6", element("EE", b"\x01"), element("A5", frame))
    group = element("A0", element("A1", b"\x81\x00\x00\x00" + frame), element("75A1", beside))
    cluster = element("1F43B675", element("E7", b"\x00"), group)
    info = element("1549A966", element("2AD7B1", (1_000_000).to_bytes(4, "big")))
    head = element("1A45DFA3", element("4282", b"webm"))
    return head + element("18538067", info, element("1654AE6B", track), cluster)


def element(name: str, *content: bytes) -> bytes:
    """Return an element of Matroska: its name (hex), its size, and what is in it."""
    inside = b"".join(content)
    return bytes.fromhex(name) + (len(inside) | 1 << 28).to_bytes(4, "big") + inside
