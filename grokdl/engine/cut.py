"""Cuts a stretch out of a finished video, between two key frames; nothing is encoded again."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from ..files.filenames import literal
from .mux import stream_like


def cut(source: Path, target: Path, start: float, end: float) -> int:
    """Write the pictures of a video from `start` to `end`, in seconds, to a file of its kind.

    A key frame is at the start, and the frames before the end need none after it. Returns the
    number of frames. Raises ValueError where there is no key frame.
    """
    with av.open(literal(source)) as video, av.open(literal(target), "w") as output:
        stream = video.streams.video[0]
        base, rate = stream.time_base, stream.average_rate
        assert base is not None and rate is not None
        copy = stream_like(stream, output)
        first, last = round(start * rate), round(end * rate)
        begins = round(first / rate / base)
        video.seek(begins, stream=stream)
        packets = [
            packet
            for packet in video.demux(stream)
            if packet.pts is not None and first <= round(packet.pts * base * rate) < last
        ]
        if not packets or not packets[0].is_keyframe or packets[0].pts != begins:
            raise ValueError(f"{source.name} has no key frame at {start} s")
        delay = round(Fraction(packets[0].pts - packets[0].dts))
        frames = 0
        for packet in _each_once(packets):
            packet.pts -= begins
            packet.dts = round(frames / rate / base) - delay
            packet.stream = copy
            frames += max(1, round(packet.duration * base * rate))
            output.mux(packet)
    return frames


def _each_once(packets: Iterable[Any]) -> list[Any]:
    """Return packets, one of those that lie at one place of a MOV: it is shown as long as all."""
    found: list[Any] = []
    for packet in packets:
        if found and packet.is_keyframe and packet.pos == found[-1].pos:
            found[-1].duration += packet.duration
        else:
            found.append(packet)
    return found
