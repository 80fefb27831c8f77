"""Frames that do not change, for almost nothing: ready-made packets that say "as before".

x264 spends about 8 ms on a 1080p frame that is the same as the last one. The packets it makes of
such frames do not depend on the picture, only on the settings and on their place after the key
frame; so they are made once, from a grey picture. That needs a stream without B-frames.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import av
import numpy as np

LENGTH = 120  # frames between two key frames
# Nothing has to be looked for in a grey picture; none of this shows in what the packets say.
QUICK = "subme=0:me=dia:rc-lookahead=0:mbtree=0:aq-mode=0:scenecut=0"
SKIPPED = 200  # bytes: a packet of skipped blocks is smaller


@cache
def still_packets(spec: Any) -> tuple[bytes, ...]:
    """Return the packets of a still group of pictures; the first one stands for the key frame.

    Empty where the settings allow none. `spec` is Manim's VideoEncoderSpec.
    """
    options = dict(spec.options)
    if spec.codec != "libx264" or options.get("bf") != "0":
        return ()
    encoder = av.CodecContext.create(spec.codec, "w")
    encoder.width, encoder.height, encoder.pix_fmt = spec.width, spec.height, spec.pixel_format
    encoder.options = {**options, "x264-params": f"{options.get('x264-params', '')}:{QUICK}"}
    encoder.time_base, encoder.framerate = 1 / spec.frame_rate, spec.frame_rate
    encoder.flags |= av.codec.context.Flags.global_header
    grey = av.VideoFrame(spec.width, spec.height, spec.pixel_format)
    for plane in grey.planes:
        np.frombuffer(plane, np.uint8)[:] = 128
    packets: list[bytes] = []
    for number in range(LENGTH):
        grey.pts = number
        packets += [bytes(packet) for packet in encoder.encode(grey)]
    packets += [bytes(packet) for packet in encoder.encode(None)]
    as_before = len(packets) == LENGTH and max(map(len, packets[1:])) < SKIPPED
    return tuple(packets) if as_before else ()
