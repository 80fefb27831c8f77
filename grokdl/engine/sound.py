"""The sound of a scene: as a WAV file, and as frames for an encoder."""

from __future__ import annotations

import wave
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import av

from .take import Take

RATE = 48_000  # samples a second
CHANNELS = 2
BYTES = 2 * CHANNELS  # of one sample
BLOCK = 1024  # samples: what an AAC packet holds


def exported(writer: Any, folder: Path) -> Path | None:
    """Write the sound that Manim's writer has collected as a WAV file; None if there is none."""
    if not writer.includes_sound:
        return None
    path = folder / "sound.wav"
    sound = writer.audio_segment.set_frame_rate(RATE).set_channels(CHANNELS).set_sample_width(2)
    sound.export(str(path), format="wav").close()
    return path


def tail_of(writer: Any) -> float:
    """Return how many seconds of a scene's sound are heard after the end of its picture."""
    if not writer.includes_sound:
        return 0.0
    sound, end = writer.audio_segment, writer.frames / writer.frame_rate
    return float(sound.duration_seconds - end) if sound[round(end * 1000) :].max > 0 else 0.0


def sound_of(takes: Sequence[Take]) -> Iterator[Any] | None:
    """Return the sound of takes one after another, as audio frames; None if all are silent.

    Each take's sound has its video's length: what is longer is cut, what is shorter ends in
    silence.
    """
    if not any(take.sound for take in takes):
        return None
    return _frames(takes)


def _frames(takes: Sequence[Take]) -> Iterator[Any]:
    start = 0
    for data in (data for take in takes for data in _blocks(take)):
        import numpy as np  # most videos are silent

        samples = np.frombuffer(data, np.int16).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="stereo")
        frame.sample_rate, frame.pts = RATE, start
        start += frame.samples
        yield frame


def _blocks(take: Take) -> Iterator[bytes]:
    samples = round(take.duration * RATE)
    with wave.open(str(take.sound)) if take.sound else nullcontext() as sound:
        for start in range(0, samples, BLOCK):
            count = min(BLOCK, samples - start)
            heard = sound.readframes(count) if sound else b""
            yield heard.ljust(count * BYTES, b"\0")
