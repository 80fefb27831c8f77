"""Whether a text is large enough, and stands out from what is really behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from ..engine.entry import Entry
from ..mobjects.text import CAP_HEIGHT, INTER
from .check import Check
from .colours import Rgb, contrast
from .finding import Fault
from .overlaps import How, meeting_of
from .shapes import Shape, painted
from .walk import Frame

SMALLEST, SMALLEST_EXPONENT = 0.022, 0.015  # of the frame's height
RAISED = 0.6  # an exponent begins this far up its formula
WORTH = 0.02  # the share of a text in front of a colour that counts
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3


class Sizes(Check):
    """Holds every text to the smallest size that can be read at the back of a room."""

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each text; of a text in several outlines, at its letters together."""
        height = frame.scene.camera.frame_height
        letters = [shape for shape in frame.texts if not shape.em]
        for shape in frame.texts:
            if shape.em:
                yield from self._too_small(shape, shape.em / height, SMALLEST)
        for _, group in groupby(letters, lambda shape: id(shape.text_of)):
            yield from self._of_letters(list(group), height)

    def _of_letters(self, letters: list[Shape], height: float) -> Iterator[Fault]:
        low, top = min(s.box.bottom for s in letters), max(s.box.top for s in letters)
        border = low + RAISED * (top - low)
        raised = [shape for shape in letters if shape.box.bottom > border]
        others = [shape for shape in letters if shape.box.bottom <= border]
        for part, least in ((others, SMALLEST), (raised, SMALLEST_EXPONENT)):
            if part:
                tallest = max(part, key=lambda shape: shape.box.height)
                size = tallest.box.height / CAP_HEIGHT[INTER] / height
                yield from self._too_small(tallest, size, least)

    def _too_small(self, shape: Shape, size: float, least: float) -> Iterator[Fault]:
        self.examined["texts"] += 1
        if size < least - 1e-9:
            said = f"{size:.2%} of the frame's height, least {least:.1%}"
            yield Fault("small", str(shape), "", round(least - size, 5), said, shape.box)


class Contrasts(Check):
    """Holds every text that is not on its way in or out to a contrast of 4.5 : 1.

    Behind it are the ground and its homes: what lies under a part of it is an overlap.
    """

    every = True

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[Entry, ...], float] = {}

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each text and what was painted before it."""
        shapes = frame.seen
        ground: Rgb = tuple((frame.display.ground.pixels[0, 0, :3] / 255).tolist())
        for place, near in frame.near_texts:
            text = shapes[place]
            if text.fill_opacity < 1 and not frame.rests:
                continue
            below = [shapes[k] for k in near if k < place and shapes[k].fills]
            found = self._contrast(text, below, ground)
            if found < LEAST_CONTRAST:
                said = f"{found:.2f} : 1, least {LEAST_CONTRAST} : 1"
                amount = round(LEAST_CONTRAST - found, 3)
                yield Fault("contrast", str(text), "what is behind it", amount, said, text.box)

    def _contrast(self, text: Shape, below: Sequence[Shape], ground: Rgb) -> float:
        key = (text.entry, *(shape.entry for shape in below))
        found = self._known.get(key)
        if found is None:
            self.examined["contrasts"] += 1
            homes = [s for s in below if meeting_of(text, s, above=False).how is How.HOME]
            colours = seen_behind(text, homes, ground)
            found = min(contrast(mixed(text, behind), behind) for behind in colours)
            self._known[key] = found
        return found


def mixed(text: Shape, behind: Rgb) -> Rgb:
    """Return the colour in which a text is seen."""
    own, part = text.entry.fill_rgbas[0][:3].tolist(), text.fill_opacity
    red, green, blue = (part * a + (1 - part) * b for a, b in zip(own, behind, strict=True))
    return red, green, blue


def seen_behind(text: Shape, homes: Sequence[Shape], ground: Rgb) -> list[Rgb]:
    """Return the colours of what is behind a text's ink, but those of a few squares."""
    if not homes:
        return [ground]
    fills = homes[-1].entry.fill_rgbas
    if homes[-1].fill_opacity == 1 and len(fills) == 1:
        red, green, blue = fills[0][:3].tolist()
        return [(red, green, blue)]
    mask = text.ink.mask
    height, width = mask.shape
    at = text.ink.left, text.ink.top, width, height
    pixels = painted([shape.entry for shape in homes], *at, text.line_width)[mask]
    rgb = pixels[:, :3] / 255 + (1 - pixels[:, 3:] / 255) * np.array(ground)
    colours, counts = np.unique((rgb * 255).round().astype(int), axis=0, return_counts=True)
    worth = colours[counts >= min(counts.max(), WORTH * counts.sum())]
    return [(r / 255, g / 255, b / 255) for r, g, b in worth.tolist()]
