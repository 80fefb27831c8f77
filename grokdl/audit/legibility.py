"""Checks of legibility: the size of each text, and its contrast to what is painted behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from ..engine.display_item import DisplayItem
from ..mobjects.text import CAP_HEIGHT, INTER
from .check import Check
from .colours import Rgb, contrast
from .finding import Fault
from .shapes import Shape, painted
from .walk import Frame

SMALLEST, SMALLEST_EXPONENT = 0.022, 0.015  # of the picture's shorter side
RAISED = 0.6  # an exponent begins this far up its formula
WORTH = 0.02  # the share of a text that counts
HIGH = "bdfhijklt"
LOW = 0.73  # how high any other small letter is at least, in capitals
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3


class Sizes(Check):
    """Check that no text is smaller than can be read at the back of a room."""

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each text; of a text in several outlines, at its letters together."""
        camera = frame.scene.camera
        short = min(camera.frame_width, camera.frame_height)
        letters = [shape for shape in frame.texts if not shape.em]
        for shape in frame.texts:
            if shape.em:
                yield from self._too_small(shape, shape.em / short, SMALLEST)
        for _, group in groupby(letters, lambda shape: id(shape.text_of)):
            of_one = list(group)
            if frame.changing.isdisjoint(of_one) and highest(of_one[0].text):
                yield from self._of_letters(of_one, short)

    def _of_letters(self, letters: list[Shape], short: float) -> Iterator[Fault]:
        low, top = min(s.box.bottom for s in letters), max(s.box.top for s in letters)
        border = low + RAISED * (top - low)
        raised = [shape for shape in letters if shape.box.bottom > border]
        others = [shape for shape in letters if shape.box.bottom <= border]
        upright = top - low <= max(s.box.right for s in letters) - min(s.box.left for s in letters)

        def reach(shape: Shape) -> float:  # of what stands on its side, width may be height
            return shape.box.height if upright else max(shape.box.height, shape.box.width)

        for part, least in ((others, SMALLEST), (raised, SMALLEST_EXPONENT)):
            if part:
                tallest = max(part, key=reach)
                size = reach(tallest) / highest(tallest.text) / short
                yield from self._too_small(tallest, size, least)

    def _too_small(self, shape: Shape, size: float, least: float) -> Iterator[Fault]:
        self.examined["texts"] += 1
        if size < least - 1e-9:
            said = f"{size:.2%} of the picture's shorter side, least {least:.1%}"
            yield Fault("small", str(shape), "", round(least - size, 5), said, shape.box)


def highest(words: str) -> float:
    """Return how high the highest letter of some words is, in ems; 0 if there is no letter."""
    said = re.sub(r"\\[a-zA-Z]+", "a", words)  # a command of TeX
    if not any(letter.isalnum() for letter in said):
        return 0.0
    high = any(letter.isdigit() or letter.isupper() or letter in HIGH for letter in said)
    return CAP_HEIGHT[INTER] * (1.0 if high else LOW)


class Contrasts(Check):
    """Holds every text that is not on its way in or out to a contrast of 4.5 : 1.

    Behind it is whatever is painted before it, over the ground: areas and lines, as opaque as they
    are.
    """

    every = True

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[DisplayItem, ...], float] = {}

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each text and what was painted before it."""
        shapes = frame.seen
        for place, near in frame.near_texts:
            text = shapes[place]
            if text in frame.fading or text in frame.changing:
                continue
            below = [shapes[k] for k in near if k < place and is_behind(shapes[k], text)]
            found = self._contrast(text, below, frame.ground)
            if found < LEAST_CONTRAST:
                said = f"{found:.2f} : 1, least {LEAST_CONTRAST} : 1"
                amount = round(LEAST_CONTRAST - found, 3)
                key, behind = id(text.thing), "what is behind it"
                yield Fault("contrast", str(text), behind, amount, said, text.box, key, "on")

    def _contrast(self, text: Shape, below: Sequence[Shape], ground: Rgb) -> float:
        key = (text.item, *(shape.item for shape in below))
        found = self._known.get(key)
        if found is None:
            self.examined["contrasts"] += 1
            found = self._known[key] = least_contrast(text, below, ground)
        return found


def is_behind(shape: Shape, text: Shape) -> bool:
    """Tell whether a shape painted before a text is no letter of the same text."""
    return text.text_of is None or shape.text_of is not text.text_of


def least_contrast(text: Shape, below: Sequence[Shape], ground: Rgb) -> float:
    """Return the contrast of a text to what is behind it, where it is least.

    A few squares are left aside: so small a part hides no letter.
    """
    seen = sorted(
        (contrast(mixed(text, behind), behind), count)
        for behind, count in seen_behind(text, below, ground)
    )
    least, counts = zip(*seen, strict=True)
    enough = np.cumsum(counts) >= WORTH * sum(counts)
    return float(least[int(np.argmax(enough))])


def mixed(text: Shape, behind: Rgb) -> Rgb:
    """Return the colour in which a text is seen."""
    item, part = text.item, text.fill_opacity
    own = item.fill_rgbas[0][:3].tolist()
    if not part:  # only its outline is drawn
        own, part = item.stroke_rgbas[0][:3].tolist(), text.stroke_opacity
    red, green, blue = (part * a + (1 - part) * b for a, b in zip(own, behind, strict=True))
    return red, green, blue


def seen_behind(text: Shape, below: Sequence[Shape], ground: Rgb) -> list[tuple[Rgb, int]]:
    """Return the colours behind a text and its gaps, each with how many squares have it."""
    mask = text.body.mask
    if not below or not mask.any():
        return [(ground, 1)]
    height, width = mask.shape
    at = text.body.left, text.body.top, width, height
    pixels = painted([shape.item for shape in below], *at, text.line_width)[mask]
    rgb = pixels[:, :3] + (255 - pixels[:, 3:].astype(float)) * np.array(ground)
    numbers = rgb.round().astype(int) @ np.array([1 << 16, 1 << 8, 1])
    colours, counts = np.unique(numbers, return_counts=True)
    return [
        (((colour >> 16) / 255, (colour >> 8 & 255) / 255, (colour & 255) / 255), count)
        for colour, count in zip(colours.tolist(), counts.tolist(), strict=True)
    ]
