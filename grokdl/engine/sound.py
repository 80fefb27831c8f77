"""The sound of a scene: as a WAV file, and as frames for an encoder."""

from __future__ import annotations

import wave
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import av

from ..files.filenames import literal
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


def extracted(video: Path, target: Path, start: float, end: float) -> Path | None:
    """Write what is heard in a stretch of a video as a WAV file; None if the video is silent."""
    with av.open(literal(video)) as container:
        if not container.streams.audio:
            return None
        resampler = av.AudioResampler(format="s16", layout="stereo", rate=RATE)
        heard = b"".join(
            frame.to_ndarray().tobytes()
            for decoded in container.decode(audio=0)
            for frame in resampler.resample(decoded)
        )
    with wave.open(str(target), "wb") as sound:
        sound.setparams((CHANNELS, BYTES // CHANNELS, RATE, 0, "NONE", ""))
        sound.writeframes(heard[round(start * RATE) * BYTES : round(end * RATE) * BYTES])
    return target


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
