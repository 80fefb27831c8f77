"""Views of a finished video: a single picture, and a player for notebooks."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..errors import GrokdlError
from ..export import format_of
from ..files.filenames import literal
from ..words import in_language
from ..words.captions import Cue, to_vtt

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_EMBEDDED = 20_000_000  # bytes; a notebook that holds more is slow to open
WIDEST = 854  # pixels
NOISE = 1e-6  # of a frame, by which a time that was computed may be off


def as_html(path: Path, width: int, captions: Sequence[Cue] = (), language: str = "en") -> str:
    """Return a player with the video inside, which needs no server and no file beside it.

    A picture stands there itself; pages, and what has more than 20 MB, become a link.
    """
    name = escape(path.name.encode(errors="replace").decode())
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_EMBEDDED else None
    except OSError:
        return f"<p>{escape(str(path))} is gone: render it again.</p>"
    kind, link = format_of(path).kind, f'<a href="{quote(os.fsencode(path.as_posix()))}">{name}</a>'
    if data is None:
        return f"<p>{link} is too large to be shown here; quality='draft' makes it small.</p>"
    style = f'width="{min(width, WIDEST)}" style="max-width: 100%" title="{name}"'
    if not kind.startswith("video/"):
        picture = f'<img {style} alt="{name}" src="{_as_uri(kind, data)}">'
        return picture if kind.startswith("image/") else f"<p>{link}</p>"
    label = escape(in_language(language).name)
    track = _as_uri("text/vtt", to_vtt(captions).encode())
    return (
        f'<video controls loop {style} src="{_as_uri(kind, data)}">'
        f'<track kind="captions" srclang="{language}" label="{label}" src="{track}"></video>'
    )


def picture_at(path: Path, seconds: float) -> NDArray[np.uint8]:
    """Return a video's picture at a time, as (height, width, 3) in RGB.

    At its very end that is the last one. Raises GrokdlError for a time before or after the video,
    or a file that can't be read.
    """
    import av

    if not format_of(path).holds.time:
        raise GrokdlError(f"{path} is a still: no other time is in it.", "Open a clip for that.")
    try:
        with av.open(literal(path), metadata_errors="replace") as video:
            stream = video.streams.video[0]
            rate = stream.average_rate
            frames = stream.frames or round((video.duration or 0) / av.time_base * (rate or 0))
            if not rate or not frames:
                raise OSError("it has no picture")
            if -NOISE <= seconds * rate <= frames + NOISE:  # not so for NaN
                number = min(int(seconds * rate + NOISE), frames - 1)
                return _decoded(video, stream, number)
    except (OSError, IndexError, av.error.FFmpegError) as error:
        raise GrokdlError(f"{path} can't be read.", "Render it again.") from error
    length = float(frames / rate)
    raise GrokdlError(f"{path} has no picture at {seconds} s.", f"It lasts {length:g} s, from 0.")


def save_picture(path: Path, seconds: float, target: Path) -> Path:
    """Write a video's picture at a time as a PNG, and return its place. Raises as `picture_at`."""
    from PIL import Image

    Image.fromarray(picture_at(path, seconds)).save(target, format="PNG")
    return target


def _decoded(video: Any, stream: Any, number: int) -> NDArray[np.uint8]:
    start = round(number / stream.average_rate / stream.time_base)
    video.seek(start, stream=stream)  # to the key frame before it
    for frame in video.decode(stream):
        if frame.pts >= start:
            picture: NDArray[np.uint8] = frame.to_ndarray(format="rgb24")
            return picture
    raise OSError("the video ends too early")


def _as_uri(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{b64encode(data).decode()}"
