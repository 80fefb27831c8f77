"""The stills: some moments of each lesson in each theme, painted by the engine at draft size.

`make stills` paints them anew, `make stills LESSONS="fork alpha"` those of some lessons. Each
lesson's card names its moments.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from grokdl.catalog import gallery
from grokdl.catalog.look import QUALITIES, Look
from grokdl.catalog.request import Request
from grokdl.engine.display import Pixels
from grokdl.engine.frames import Frame, run
from grokdl.stage.theme import THEMES

MOMENTS = {info.name: info.stills for info in gallery.lessons()}
EACH = tuple(product(MOMENTS, THEMES))
FOLDER = Path(__file__).parent / "data" / "stills"
DIFFERENT = Path(__file__).parents[1] / "build" / "stills"
BLOCK = 8  # pixels
MOST = 8.0  # two systems differ by 0.5 at most, a changed digit or a dot moved by 2 pixels by 37
SAME = 1.0  # what differs by less is not painted anew
MARK, AROUND = (216, 0, 102), 12


def names(lesson: str, theme: str) -> list[str]:
    """Return the file names of a lesson's stills."""
    return [_name(lesson, theme, section) for section, _ in MOMENTS[lesson]]


def painted(lesson: str, theme: str) -> dict[str, Pixels]:
    """Run a lesson, paint nothing of it but its moments, and return these by their file names."""
    info, moments = gallery.find(lesson), Moments(lesson, theme)

    def prepare(scene: Any) -> None:
        scene.request = Request(info=info, parameters=info.parameters, look=Look(theme=theme))

    run(gallery.load(info), QUALITIES["draft"], moments, prepare)
    return moments.found


class Moments:
    """Keeps the pictures of a lesson's moments."""

    def __init__(self, lesson: str, theme: str) -> None:
        self.lesson, self.theme = lesson, theme
        self.found: dict[str, Pixels] = {}

    def start(self, scene: Any) -> None:
        """Begin."""

    def stop(self, whole: bool) -> None:
        """End."""

    def handle(self, frame: Frame) -> None:
        """Keep the picture of a frame in which a moment is."""
        began, half_a_frame = (
            {name: at for name, at, *_ in frame.scene.sync_points},
            0.5 / QUALITIES["draft"].frame_rate,
        )
        for section, seconds in MOMENTS[self.lesson]:
            moment = began.get(section, math.inf) + seconds + half_a_frame
            if frame.time <= moment < frame.time + frame.seconds:
                name = _name(self.lesson, self.theme, section)
                self.found[name] = frame.pixels[:, :, :3].copy()


def differences(one: Pixels, other: Pixels) -> NDArray[np.float64]:
    """Return the mean absolute difference of two pictures of one size, for each block of 8×8."""
    apart = np.abs(one.astype(float) - other).mean(axis=2)
    height, width = apart.shape
    whole = np.pad(apart, ((0, -height % BLOCK), (0, -width % BLOCK)))
    rows, columns = (side // BLOCK for side in whole.shape)
    return whole.reshape(rows, BLOCK, columns, BLOCK).mean(axis=(1, 3))


def complaints(name: str, got: Pixels, want: Pixels, folder: Path = DIFFERENT) -> list[str]:
    """Return nothing, or where a still is not what it was, with all pictures in a folder."""
    if got.shape != want.shape:
        return [f"{name} is {got.shape[:2]} pixels large, and was {want.shape[:2]}."]
    blocks = differences(got, want)
    if blocks.max() <= MOST:
        return []
    row, column = (int(place) for place in np.unravel_index(blocks.argmax(), blocks.shape))
    x, y = column * BLOCK, row * BLOCK
    folder.mkdir(parents=True, exist_ok=True)
    _side_by_side(got, want, x, y).save(folder / name)
    return [
        f"{name} differs by {blocks.max():.1f}, at most {MOST:g}, worst at x = {x}, y = {y}. "
        f"Got, want and difference: {folder / name}. If it is meant: make stills"
    ]


def still(name: str) -> Pixels:
    """Return the still of that name as it was."""
    with Image.open(FOLDER / name) as picture:
        return np.asarray(picture.convert("RGB"))


def renew(lessons: Iterable[str]) -> None:
    """Paint the stills of lessons; those as they were, but for another system's noise, stay.

    Pictures that no lesson names any more are deleted.
    """
    FOLDER.mkdir(exist_ok=True)
    each = product(lessons, THEMES)
    wanted = {name: got for one in each for name, got in painted(*one).items()}
    named = {name for one in EACH for name in names(*one)}
    for path in set(FOLDER.glob("*.png")) - {FOLDER / name for name in named}:
        path.unlink()
    for name, got in wanted.items():
        path = FOLDER / name
        if not (path.is_file() and _same(got, still(name))):
            Image.fromarray(got).save(path, optimize=True)


def _name(lesson: str, theme: str, section: str) -> str:
    return f"{lesson}_{theme}_{section.lower().replace(' ', '-')}.png"


def _same(got: Pixels, was: Pixels) -> bool:
    return got.shape == was.shape and bool(differences(got, was).max() <= SAME)


def _side_by_side(got: Pixels, want: Pixels, x: int, y: int) -> Image.Image:
    """Return got, want and how much they differ (white: not at all), the worst block marked."""
    apart = np.abs(got.astype(int) - want)
    difference = (255 - np.minimum(255, 3 * apart)).astype(np.uint8)
    picture = Image.fromarray(np.hstack([got, want, difference]))
    pen, width = ImageDraw.Draw(picture), got.shape[1]
    for left in (x, x + width, x + 2 * width):
        block = left - AROUND, y - AROUND, left + BLOCK + AROUND, y + BLOCK + AROUND
        pen.rectangle(block, outline=MARK, width=2)
    return picture


if __name__ == "__main__":
    renew(sys.argv[1:] or MOMENTS)
