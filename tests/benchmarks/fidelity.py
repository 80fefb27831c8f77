"""Holds videos against a lossless one, and prints PSNR and SSIM: LOSSLESS VIDEO…

Both are FFmpeg's, over all planes; the mean is over the frames (of the squared error for PSNR).
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import av
from av.filter import Graph

PEAK = 255
KEYS = {"psnr": "lavfi.psnr.mse_avg", "ssim": "lavfi.ssim.All"}
BEST = 99.0  # dB: said of a video without any error


class Comparison:
    """One of FFmpeg's filters that take a video and the video that it should be."""

    def __init__(self, name: str, width: int, height: int) -> None:
        self.graph, self.key = (
            Graph(),
            {"psnr": "lavfi.psnr.mse_avg", "ssim": "lavfi.ssim.All"}[name],
        )
        comparison, sink = self.graph.add(name), self.graph.add("buffersink")
        shape = {"width": width, "height": height, "format": av.VideoFormat("yuv420p")}
        for pad, source in enumerate(("made", "meant")):
            buffer = self.graph.add_buffer(name=source, time_base=Fraction(1), **shape)
            buffer.link_to(comparison, 0, pad)
        comparison.link_to(sink)
        self.graph.configure()

    def of(self, made: Any, meant: Any) -> float:
        """Return the mean squared error or the similarity of two frames."""
        for number, frame in enumerate((made, meant)):
            self.graph.push(frame, number)
        return float(self.graph.vpull().metadata[self.key])


def frames(video: str) -> Iterator[Any]:
    """Yield every frame, a second apart and without its colour tags, which FFmpeg would obey."""
    with av.open(video) as container:
        container.streams.video[0].thread_type = "AUTO"
        for number, frame in enumerate(container.decode(video=0)):
            frame.colorspace = frame.color_primaries = frame.color_trc = 2  # not specified
            frame.pts, frame.time_base = number, Fraction(1)
            yield frame


def fidelity(video: str, meant: str) -> dict[str, float]:
    """Return PSNR in dB and SSIM of a video. Raises ValueError if their frames don't pair up."""
    errors, likeness = [], []
    filters: list[Comparison] = []
    for made, right in zip(frames(video), frames(meant), strict=True):
        if not filters:
            filters = [Comparison(name, made.width, made.height) for name in ("psnr", "ssim")]
        for kept, comparison in zip((errors, likeness), filters, strict=True):
            kept.append(comparison.of(made, right))
    return {"psnr": decibel(sum(errors) / len(errors)), "ssim": sum(likeness) / len(likeness)}


def decibel(error: float) -> float:
    """Return the PSNR of a mean squared error."""
    return 10 * math.log10(PEAK**2 / error) if error else BEST


if __name__ == "__main__":
    lossless, *videos = sys.argv[1:]
    print(json.dumps([fidelity(video, lossless) for video in videos]))
