"""Videos of a few small pictures, made without Manim: for tests of what happens to files."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
import numpy as np

from grokdl.catalog.request import Request
from grokdl.engine.mux import mux
from grokdl.engine.take import Section, Take
from grokdl.production import manifest
from grokdl.production.clip import Clip, ClipProduction
from grokdl.words.captions import Cue

FRAMES, RATE = 15, 15
SIZE = (48, 64, 3)
BRIGHTER = 12  # each frame is so much brighter than the one before


FOLDER = TemporaryDirectory()  # until the tests end


@cache
def take() -> Take:
    """A take of one second that grows brighter from frame to frame."""
    part = Path(FOLDER.name) / "part.mp4"
    with av.open(str(part), "w") as video:
        stream = video.add_stream("libx264", rate=RATE, options={"bf": "0", "g": "4"})
        stream.height, stream.width, stream.pix_fmt = *SIZE[:2], "yuv420p"
        for number in range(FRAMES):
            picture = np.full(SIZE, number * BRIGHTER, dtype=np.uint8)
            video.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        video.mux(stream.encode())
    return Take(
        parts=(part,),
        frames=FRAMES,
        frame_rate=RATE,
        captions=(Cue(0, 0.5, "It is dark."), Cue(0.5, 1, "It is light & bright.")),
        sections=(Section("all", "default.normal", 0.0, 1.0),),
    )


def clip_of(request: Request, path: Path, scenes: Path | None = None) -> Clip:
    """A clip that says of itself what a rendered one would say."""
    made_from = manifest.inputs([request], scenes)
    return ClipProduction(request, path, made_from).done([take()])


def video_with(comment: Any, path: Path) -> Path:
    """A video that carries a comment: a text, or anything else as JSON."""
    text = comment if isinstance(comment, str) else json.dumps(comment)
    mux(take().parts, path, frame_rate=RATE, metadata={"comment": text})
    return path
