"""Encodes frames that lie ready, on all cores at once, and prints frames a second: VIDEO JOBS.

No renderer with this encoder can be faster, unless it leaves frames out.
"""

from __future__ import annotations

import json
import sys
from itertools import cycle, islice
from multiprocessing import get_context
from time import perf_counter
from typing import Any

import av

from grokdl.engine.settings import ENCODER_OPTIONS

STRETCH = 2  # seconds of video that lie ready: more would take too much memory
LONG_ENOUGH = 3.0  # seconds to encode them over and over


def main(video: str, jobs: str) -> None:
    """Encode in as many processes as there are jobs, and print one line of JSON."""
    ready = middle_of(video)
    fork = get_context("fork")  # the frames are there already
    with fork.Pool(int(jobs), initializer=keep, initargs=(ready,)) as pool:
        rates = pool.map(encode_ready, [video] * int(jobs), chunksize=1)
    print(json.dumps({"rate": sum(rates)}))


def middle_of(video: str) -> list[Any]:
    """Return the frames in the middle of a video."""
    with av.open(video) as container:
        stream = container.streams.video[0]
        wanted = STRETCH * int(stream.average_rate)
        start = max(0, (stream.frames - wanted) // 2)
        return list(islice(container.decode(stream), start, start + wanted))


READY: list[Any] = []


def keep(ready: list[Any]) -> None:
    """Keep the frames where a worker finds them."""
    READY[:] = ready


def encode_ready(video: str) -> float:
    """Encode the frames over and over, on one thread, and return frames a second."""
    with av.open(video) as container:
        rate = container.streams.video[0].average_rate
    encoder = av.CodecContext.create("libx264", "w")
    encoder.width, encoder.height, encoder.pix_fmt = READY[0].width, READY[0].height, "yuv420p"
    encoder.framerate, encoder.time_base = rate, 1 / rate
    encoder.thread_count = 1
    encoder.options = dict(ENCODER_OPTIONS)
    start = perf_counter()
    for number, frame in enumerate(cycle(READY)):
        frame.pts, frame.time_base, frame.pict_type = number, 1 / rate, 0
        encoder.encode(frame)
        if perf_counter() - start > LONG_ENOUGH:
            encoder.encode(None)
            return (number + 1) / (perf_counter() - start)
    raise AssertionError("the ring has no end")


if __name__ == "__main__":
    main(*sys.argv[1:])
