"""Frames that do not change, for almost nothing: ready-made packets that say "as before".

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

from ..cache import Store, key_of
from .makers import makers

LENGTH = 120  # frames between two key frames
# Nothing has to be looked for in a grey picture; none of this shows in what the packets say.
QUICK = "subme=0:me=dia"
STAYS = "22"  # a quantizer finer than what moves gets: a picture that stays deserves it
SKIPPED = 200  # bytes: a packet of skipped blocks is smaller


class Still(NamedTuple):
    """The packets of a still group of pictures; the first one stands for the key frame.

    There are none where the settings allow none. `delay` is how many frames a packet is decoded
    before it is shown.
    """

    packets: tuple[bytes, ...]
    delay: int


def still_packets(spec: Any, store: Store | None = None) -> Still:
    """Return the packets for some settings, from the store if they were ever made.

    `spec` is Manim's VideoEncoderSpec.
    """
    return _made(spec) if store is None else _kept(spec, store)


@cache
def _kept(spec: Any, store: Store) -> Still:
    key = key_of(makers(), repr(spec).encode(), b"still")
    data = store.get(key)
    if data is not None:
        return Still(*pickle.loads(data))  # its checksum is right, so it is ours
    still = _made(spec)
    store.put(key, pickle.dumps(tuple(still)))
    return still


def key_packet(spec: Any, picture: Any) -> bytes:
    """Encode the picture of a still, as well as one deserves that stays."""
    encoder = _encoder(spec, "ipratio=1", qp=STAYS)
    picture.pts, picture.time_base = 0, encoder.time_base
    packets: list[Any] = encoder.encode(picture) + encoder.encode(None)
    return bytes(packets[0])


@cache
def _made(spec: Any) -> Still:
    if spec.codec != "libx264":
        return Still((), 0)
    encoder = _encoder(spec, QUICK)
    packets = _encoded(encoder, _grey(spec))
    shown_in_order = [packet.pts for packet in packets] == list(range(LENGTH))
    as_before = shown_in_order and max(packet.size for packet in packets[1:]) < SKIPPED
    if not as_before:
        return Still((), 0)
    return Still(tuple(map(bytes, packets)), packets[-1].pts - packets[-1].dts)


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


def _encoded(encoder: Any, picture: Any) -> list[Any]:
    packets: list[Any] = []
    for number in range(LENGTH):
        picture.pts = number
        picture.pict_type = PictureType.P if number else PictureType.NONE
        packets += encoder.encode(picture)
    return packets + list(encoder.encode(None))
