"""Decks of a few tiny clips in plain colours, for tests of the programs that show them."""

import re
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import numpy as np
from PIL import Image

from grokdl.export.deck import Deck, Slide
from grokdl.stage.theme import PAPER
from grokdl.words.captions import Cue

FOLDER = TemporaryDirectory()  # until the tests end
RATE = 15
RED, GREEN, BLUE = (220, 40, 30), (30, 160, 60), (40, 70, 220)
CUES = (Cue(0.0, 0.6, "It goes right."), Cue(0.6, 1.0, "It rests & goes < down."))


@cache
def clip(colour, size, seconds) -> tuple[Path, Path]:
    """A clip that is one colour all over, and its first picture."""
    name = f"{colour}{size}{seconds}"
    clip, first = Path(FOLDER.name) / f"{name}.mp4", Path(FOLDER.name) / f"{name}.png"
    picture = np.full((size[1], size[0], 3), colour, dtype=np.uint8)
    Image.fromarray(picture).save(first)
    with av.open(str(clip), "w") as video:
        stream = video.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for _ in range(round(seconds * RATE)):
            video.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        video.mux(stream.encode())
    return clip, first


def section(name: str, colour=RED, size=(320, 180), seconds=1.0, **more) -> Slide:
    """A slide of a clip that is one colour all over."""
    shown, first = clip(colour, size, seconds)
    facts = {"lesson": "Moving square", "captions": CUES, **more}
    return Slide(name=name, clip=shown, first=first, last=first, seconds=seconds, **facts)


def deck(*slides: Slide, size=(320, 180), **more) -> Deck:
    """A deck of three sections, of which the last loops, or of those slides."""
    usual = (
        section("The start", RED),
        section("The way", GREEN),
        section("The end", BLUE, loops=True, captions=CUES[:1]),
    )
    facts = {"title": "A square moves", "theme": PAPER, "recipes": ('{"lesson": "moving-square"}',)}
    return Deck(slides=slides or usual, width=size[0], height=size[1], **{**facts, **more})


def changed(path: Path, target: Path, name: str, old: bytes, new: bytes) -> Path:
    """The same deck with something in a file of it replaced, as a pattern says."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for one in source.namelist():
            text, times = re.subn(old, new, source.read(one)) if one == name else (None, 1)
            assert times >= 1
            copy.writestr(one, source.read(one) if text is None else text)
    return target


def member(path: Path, name: str) -> bytes:
    """A file within a deck."""
    with zipfile.ZipFile(path) as package:
        return package.read(name)


def members(path: Path, ending: str) -> list[str]:
    """The names of those files within a deck."""
    with zipfile.ZipFile(path) as package:
        return sorted(name for name in package.namelist() if name.endswith(ending))
