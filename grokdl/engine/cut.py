"""Cuts a stretch out of a finished MP4, between two key frames; nothing is encoded again."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av

from ..files.filenames import literal


def cut(source: Path, target: Path, start: float, end: float) -> int:
    """Write the pictures of a video from `start` to `end`, in seconds, as an MP4.

    A key frame is at the start, and the frames before the end need none after it. Returns the
    number of frames. Raises ValueError where there is no key frame.
    """
    with av.open(literal(source)) as video, av.open(literal(target), "w", format="mp4") as output:
        stream = video.streams.video[0]
        base, rate = stream.time_base, stream.average_rate
        assert base is not None and rate is not None
        copy = output.add_stream_from_template(stream)
        first, last = round(start * rate) / rate / base, round(end * rate) / rate / base
        video.seek(round(first), stream=stream)
        packets = [
            packet
            for packet in video.demux(stream)
            if packet.pts is not None and first <= packet.pts < last
        ]
        if not packets or not packets[0].is_keyframe or packets[0].pts != first:
            raise ValueError(f"{source.name} has no key frame at {start} s")
        delay = round(Fraction(packets[0].pts - packets[0].dts))
        step = round(1 / rate / base)
        for number, packet in enumerate(packets):
            packet.pts -= round(first)
            packet.dts = number * step - delay
            packet.stream = copy
            output.mux(packet)
    return len(packets)
