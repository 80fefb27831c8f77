"""Frames of a finished video, for exporters: the pictures as they were encoded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import av

from ..files.filenames import literal
from .display import Pixels
from .take import Section

NOISE = 1e-6  # seconds


@dataclass(frozen=True, eq=False)
class DecodedFrame:
    """One frame of a video, from `time` on for some `seconds`, in the section of this name.

    It has pixels, height × width × RGBA, and what drew them is not known.
    """

    time: float
    seconds: float
    section: str
    pixels: Pixels = field(repr=False)
    display: Any = None
    scene: Any = None


def decoded(
    path: Path, size: tuple[int, int], sections: Sequence[Section], start: float, end: float
) -> Iterator[DecodedFrame]:
    """Yield the frames of a stretch of a video, timed from its start, in a size in pixels.

    Start and end are seconds; `sections` are those of the stretch, timed as its frames are. A
    picture that is smaller than the video's has the mean of its pixels.
    """
    with av.open(literal(path)) as video:
        stream = video.streams.video[0]
        stream.thread_type = "AUTO"
        rate = stream.average_rate
        assert rate is not None and stream.time_base is not None
        first, last = round(start * rate), round(end * rate)
        video.seek(round(first / rate / stream.time_base), stream=stream)
        for frame in video.decode(stream):
            assert frame.pts is not None
            number = round(frame.pts * stream.time_base * rate)
            if number >= last:
                return
            if number >= first:
                time, seconds = float((number - first) / rate), float(1 / rate)
                there = [part.name for part in sections if part.start <= time + NOISE]
                yield DecodedFrame(time, seconds, there[-1] if there else "", _pixels(frame, size))


def _pixels(frame: Any, size: tuple[int, int]) -> Pixels:
    pixels: Pixels = frame.to_ndarray(
        format="rgba", width=size[0], height=size[1], interpolation="AREA"
    )
    return pixels
