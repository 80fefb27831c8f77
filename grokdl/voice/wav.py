"""WAV files of a voice: read with care, and kept in the cache as clean ones."""

from __future__ import annotations

import io
import os
import wave
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from ..errors import GrokdlError
from ..files.cache import cache_folder

LEAST = 0.1  # seconds: less is no voice
MOST = 300.0
FOLDER = "voices"


class Heard(NamedTuple):
    """A recording: a clean WAV file, and its length in seconds."""

    file: Path
    seconds: float


def kept(data: bytes, whose: str) -> Heard:
    """Return the sound in a WAV file's bytes, as a clean file in the cache.

    `whose` names it in a message. A program that writes to a pipe doesn't know how much will come,
    and says so in the head of its file: what counts is what is there. Raises GrokdlError for what
    is no WAV, holds no plain samples, or is too short or too long.
    """
    parameters, samples = _read(data, whose)
    size = parameters.sampwidth * parameters.nchannels
    count = len(samples) // size
    seconds = count / parameters.framerate
    if not LEAST <= seconds <= MOST:
        said = f"{whose} lasts {seconds:.2f} s; a voice has {LEAST} to {MOST:.0f} s."
        raise GrokdlError(said, "Record it again, or leave that section's file away.")
    name = blake2b(data, digest_size=16).hexdigest()
    path = cache_folder() / FOLDER / name[:2] / f"{name[2:]}.wav"
    _write(path, parameters, samples[: count * size])
    return Heard(path, seconds)


def _read(data: bytes, whose: str) -> tuple[wave._wave_params, bytes]:
    way_out = "Give a WAV file of plain samples (PCM), of 16 bits say."
    try:
        with wave.open(io.BytesIO(data)) as sound:
            return sound.getparams(), sound.readframes(len(data))
    except wave.Error as error:
        odd = "unknown format" in str(error)
        said = "has no plain samples" if odd else "is no WAV"
    except (EOFError, RuntimeError, ZeroDivisionError):
        said = "is no WAV, or a broken one"
    raise GrokdlError(f"{whose} {said}.", way_out)


def _write(path: Path, parameters: wave._wave_params, samples: bytes) -> None:
    with suppress(OSError):
        os.utime(path)  # used now: the last to be thrown away
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{token_hex(4)}.part")
    with wave.open(str(draft), "wb") as sound:
        sound.setparams(parameters)
        sound.writeframes(samples)
    draft.replace(path)
