"""Writes animated WebPs: colours nearly as they are, transparency exactly."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from ..files.filenames import literal
from .kept_frames import HUNDREDTH, KeptFrames

MILLISECOND = Fraction(1, 1000)
LOSSY = {"quality": "82", "compression_level": "2"}


def write_webp(pictures: KeptFrames, target: Path, *, loops: bool) -> None:
    """Write a WebP of some pictures; how long the last one stays is libwebp's guess."""
    options = {"loop": "0" if loops else "1"}
    with av.open(literal(target), "w", format="webp", options=options) as output:
        stream: Any = output.add_stream("libwebp_anim", rate=1000, options=LOSSY)
        stream.pix_fmt, (stream.width, stream.height) = "bgra", pictures.size
        stream.codec_context.time_base = MILLISECOND
        for frame in pictures:
            time, picture = frame.pts * HUNDREDTH, frame.reformat(format="bgra")
            picture.pts, picture.time_base = round(time / MILLISECOND), MILLISECOND
            output.mux(stream.encode(picture))
        output.mux(stream.encode())
