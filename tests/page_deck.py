"""A deck of tiny clips, each of which goes on where the one before ended."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import numpy as np
from PIL import Image

from grokdl.export.deck import Deck, Slide
from grokdl.learning.parameters import Parameters
from grokdl.stage.theme import PAPER, Theme
from grokdl.words.captions import Cue

FOLDER = TemporaryDirectory()  # until the tests end
RATE, FRAMES = 15, 12
SECONDS = FRAMES / RATE
SIZE = 160, 90
LEVELS = 40, 120, 120, 220  # of grey, at the clips' ends: the second one begins and ends alike
CUES = (Cue(0.0, 0.5, "It goes right."), Cue(0.5, SECONDS, "It rests & goes < down."))
OVERSHOOT = Parameters(weight=0.0, input=1.1, goal_prediction=0.8, alpha=1.0, iterations=4)
RECIPE = json.dumps({"lesson": "overshoot", "parameters": OVERSHOOT.model_dump()})


@cache
def clip(first: int, last: int) -> tuple[Path, Path, Path]:
    """A clip from one level of grey to another, its first picture and its last one."""
    files = tuple(Path(FOLDER.name) / f"{first}-{last}{end}" for end in (".mp4", "a.png", "z.png"))
    levels = np.linspace(first, last, FRAMES).round().astype(np.uint8)
    pictures = [np.full((SIZE[1], SIZE[0], 3), level, dtype=np.uint8) for level in levels]
    for path, picture in zip(files[1:], (pictures[0], pictures[-1]), strict=True):
        Image.fromarray(picture).save(path)
    with av.open(str(files[0]), "w") as video:
        stream = video.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        for picture in pictures:
            video.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        video.mux(stream.encode())
    return files


def slide(name: str, levels: tuple[int, int], **more: object) -> Slide:
    """A slide of such a clip, with two captions."""
    shown, first, last = clip(*levels)
    facts = {"lesson": "overshoot", "captions": CUES, "seconds": SECONDS, **more}
    return Slide(name=name, clip=shown, first=first, last=last, **facts)


def page_deck(theme: Theme = PAPER, **more: object) -> Deck:
    """A deck of three slides, of which the second loops."""
    slides = (
        slide("The start", LEVELS[0:2]),
        slide("The loop", LEVELS[1:3], loops=True, captions=()),
        slide("The end", LEVELS[2:4]),
    )
    facts = {"title": "A square moves", "slides": slides, "recipes": (RECIPE,), **more}
    return Deck(width=SIZE[0], height=SIZE[1], theme=theme, **facts)


def with_sound(clip, target):
    """Write a clip again, with a second of a tone."""
    with av.open(str(clip)) as silent, av.open(str(target), "w") as loud:
        picture, tone = silent.streams.video[0], loud.add_stream("aac", rate=44_100, layout="mono")
        shown = loud.add_stream_from_template(picture)
        wave = (0.1 * np.sin(np.arange(44_100) / 16)).astype(np.float32)[None]
        frame = av.AudioFrame.from_ndarray(wave, format="fltp", layout="mono")
        frame.sample_rate = 44_100
        for packet in silent.demux(picture):
            if packet.dts is not None:
                packet.stream = shown
                loud.mux(packet)
        loud.mux([*tone.encode(frame), *tone.encode()])
    return target
