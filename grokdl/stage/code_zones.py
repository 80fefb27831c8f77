"""Zones of a picture with a program beside it: a neuron, a picture and the code."""

from __future__ import annotations

from typing import NamedTuple

from grokdl.stage.geometry import Box
from grokdl.stage.zones import Stage

WIDE, BROAD, SQUARE = 2.1, 1.6, 1.0  # how wide to high the middle of a frame is at least
STRIP = 0.9  # the height of a sum with a place of its own
GUTTER, CLOSE = 0.35, 0.24


class CodeZones(NamedTuple):
    """Places for a neuron, for a picture, for code, and for a sum if that is not under the code."""

    neuron: Box
    picture: Box
    code: Box
    sums: Box | None = None


def neuron_over_all(stage: Stage) -> CodeZones:
    """Return the zones with the neuron over picture and code, side by side or on each other."""
    middle = stage.middle
    ratio = middle.width / middle.height
    if ratio >= BROAD:
        top, under = _cut(middle, 1.75 if ratio >= WIDE else 1.35)
        share = 0.53 if ratio >= WIDE else 0.535
        return CodeZones(top, *_beside(under, share * middle.width))
    return _stacked(middle, 1.25, 1.7) if ratio >= SQUARE else _stacked(middle, 1.9, 4.2)


def neuron_over_code(stage: Stage) -> CodeZones:
    """Return the zones with the picture at the left, as high as there is room.

    In a narrow frame the neuron stands over both, in a tall one all three lie on each other. In a
    square one sums have a place of their own.
    """
    middle = stage.middle
    ratio = middle.width / middle.height
    if ratio >= WIDE:
        picture, column = _beside(middle, 0.47 * middle.width)
        return CodeZones(*_swapped(picture, *_cut(column, 1.45)))
    if ratio >= BROAD:
        top, under = _cut(middle, 1.25)
        return CodeZones(top, *_beside(under, 0.48 * middle.width))
    if ratio >= SQUARE:
        top, under = _cut(middle, 1.15)
        both, strip = _cut(under, under.height - STRIP)
        return CodeZones(top, *_beside(both, 0.45 * middle.width), strip)
    return _stacked(middle, 1.55, 4.2)


def neuron_over_picture(stage: Stage) -> CodeZones:
    """Return the zones with the code at the right, as large as there is room; without sums.

    In a narrow frame the neuron stands over both, in a tall one all three lie on each other.
    """
    middle = stage.middle
    ratio = middle.width / middle.height
    if ratio >= WIDE:
        column, code = _beside(middle, 0.4915 * middle.width, CLOSE)
        return CodeZones(*_cut(column, 1.45), code)
    if ratio >= SQUARE:
        top, under = _cut(middle, 1.55 if ratio >= BROAD else 1.15)
        return CodeZones(top, *_beside(under, (0.48 if ratio >= BROAD else 0.45) * middle.width))
    return _stacked(middle, 1.55, 4.2)


def _swapped(picture: Box, neuron: Box, code: Box) -> tuple[Box, Box, Box]:
    return neuron, picture, code


def _cut(box: Box, height: float) -> tuple[Box, Box]:
    """A box in two: one so high, and what is under it."""
    edge = box.top - height
    return box._replace(bottom=edge), box._replace(top=edge - GUTTER / 2)


def _beside(box: Box, width: float, gutter: float = GUTTER) -> tuple[Box, Box]:
    """A box in two: one so wide, and what is at its right."""
    edge = box.left + width
    return box._replace(right=edge - gutter / 2), box._replace(left=edge + gutter / 2)


def _stacked(box: Box, neuron: float, picture: float) -> CodeZones:
    first, rest = _cut(box, neuron)
    return CodeZones(first, *_cut(rest, picture))
