"""Encoded still frames: one key frame, and ready-made packets that say "as before".

x264 spends about 8 ms on a 1080p frame that is the same as the last one. The packets it makes of
such frames do not depend on the picture, only on the settings and on their place after the key
frame; so they are made once, from a grey picture. All of them are P-frames, one after another, in
a stream that may hold B-frames elsewhere: they are shown as far behind their decoding as its own.
"""

from __future__ import annotations

import pickle
from functools import cache
from typing import Any, NamedTuple

import av
import numpy as np
from av.video.frame import PictureType

from ..files.cache import Store, key_of
from .toolchain_digest import toolchain_digest

LENGTH = 120  # frames between two key frames
# Nothing has to be looked for in a grey picture; none of this shows in what the packets say.
QUICK = "subme=0:me=dia"
STAYS = "22"  # a quantizer finer than what moves gets: a picture that stays deserves it
SKIPPED = 200  # bytes: a packet of skipped blocks is smaller


class Still(NamedTuple):
    """The first packets of a still group of pictures, of which one stands for the key frame.

    There are none where the settings allow none. `delay` is how many frames a packet is decoded
    before it is shown.
    """

    packets: tuple[bytes, ...]
    delay: int


def still_packets(spec: Any, frames: int, store: Store | None = None) -> Still:
    """Return the packets for a still of so many frames.

    At most LENGTH: then all begins again. `spec` is Manim's VideoEncoderSpec. With a store they are
    made once for ever, all of them.
    """
    wanted = min(frames, LENGTH)
    return _maker(spec).first(wanted) if store is None else _kept(spec, store)


@cache
def _kept(spec: Any, store: Store) -> Still:
    key = key_of(toolchain_digest(), repr(spec).encode(), b"still")
    data = store.get(key)
    if data is not None:
        return Still(*pickle.loads(data))  # its checksum is right, so it is ours
    still = _maker(spec).first(LENGTH)
    store.put(key, pickle.dumps(tuple(still)))
    return still


class Maker:
    """Encoder of a grey picture, which makes one packet after another as they are asked for."""

    def __init__(self, spec: Any) -> None:
        self._encoder = _encoder(spec, QUICK) if spec.codec == "libx264" else None
        self._picture = _grey(spec)
        self._given = 0
        self._packets: list[Any] = []

    def first(self, frames: int) -> Still:
        """Return so many packets, or none if they don't say "as before"."""
        while self._encoder and len(self._packets) < frames:
            self._picture.pts = self._given
            self._picture.pict_type = PictureType.P if self._given else PictureType.NONE
            self._given += 1
            self._packets += self._encoder.encode(self._picture)
        packets = self._packets[:frames]
        shown_in_order = [packet.pts for packet in packets] == list(range(frames))
        if not shown_in_order or any(packet.size >= SKIPPED for packet in packets[1:]):
            return Still((), 0)
        return Still(tuple(map(bytes, packets)), packets[-1].pts - packets[-1].dts)


_maker = cache(Maker)


def key_packet(spec: Any, picture: Any) -> bytes:
    """Encode a still's key frame, with a finer quantizer than what moves gets."""
    encoder = _encoder(spec, "ipratio=1", qp=STAYS)
    picture.pts, picture.time_base = 0, encoder.time_base
    packets: list[Any] = encoder.encode(picture) + encoder.encode(None)
    return bytes(packets[0])


def _encoder(spec: Any, wishes: str, **options: str) -> Any:
    encoder = av.CodecContext.create(spec.codec, "w")
    encoder.width, encoder.height, encoder.pix_fmt = spec.width, spec.height, spec.pixel_format
    usual = dict(spec.options)
    params = f"{usual.get('x264-params', '')}:{wishes}"
    encoder.options = {**usual, **options, "x264-params": params}
    encoder.time_base, encoder.framerate = 1 / spec.frame_rate, spec.frame_rate
    encoder.thread_count = 1
    encoder.flags |= av.codec.context.Flags.global_header
    return encoder


def _grey(spec: Any) -> Any:
    grey = av.VideoFrame(spec.width, spec.height, spec.pixel_format)
    for plane in grey.planes:
        np.frombuffer(plane, np.uint8)[:] = 128
    return grey
