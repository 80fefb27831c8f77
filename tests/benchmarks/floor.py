"""Encodes frames that lie ready, on all cores at once, and prints frames a second: VIDEO JOBS.

No renderer with this encoder can be faster, unless it leaves frames out.
"""

from __future__ import annotations

import json
import sys
from itertools import cycle
from multiprocessing import get_context
from time import perf_counter
from typing import Any

import av

from grokdl.engine.settings import ENCODER

PLACES = 0.25, 0.75  # of a video: from each of them on, one second lies ready; more is too large
LONG_ENOUGH = 3.0  # seconds to encode them over and over


def main(video: str, jobs: str) -> None:
    """Encode in as many processes as there are jobs, and print one line of JSON."""
    ready = samples_of(video)
    fork = get_context("fork")  # the frames are there already
    with fork.Pool(int(jobs), initializer=keep, initargs=(ready,)) as pool:
        rates = pool.map(encode_ready, [video] * int(jobs), chunksize=1)
    print(json.dumps({"rate": sum(rates)}))


def samples_of(video: str) -> list[Any]:
    """Return the frames of one second from each of PLACES on."""
    with av.open(video) as container:
        stream = container.streams.video[0]
        second = int(stream.average_rate)
        starts = [int(place * (stream.frames - second)) for place in PLACES]
        wanted = {start + number for start in starts for number in range(second)}
        decoded = enumerate(container.decode(stream))
        return [frame for number, frame in decoded if number in wanted]


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
    encoder.options = ENCODER
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
