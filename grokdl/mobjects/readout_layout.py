"""Layout of a read-out: the neuron on top, and under it a card with the sums of the step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grokdl.learning.sums import SUMS
from grokdl.stage import Box, Point

STRIP = 1.02  # the height of the neuron
AFTER = 0.16  # between the neuron and the card
COUNTER = 0.42  # the room of the counter at the card's top
FOOT = 0.12
INSET = 0.08  # from the card's edge to a sum
WIDE = 4.4  # in a box so wide a sum stands in one line
STRIP_ROOM = 3.5  # a narrower box has no neuron: it begins with the sum that predicts
PITCH = 0.92  # the height of a sum in one line, if there is room
ROW = 0.36  # and of a term in one that stands upright
GAP = 0.07  # between two sums that stand upright


@dataclass(frozen=True)
class ReadoutLayout:
    """The places of the neuron (None where it has none), the card, the counter and each sum."""

    strip: Box | None
    card: Box
    counter: Point
    sums: dict[str, Box]
    upright: bool


def readout_layout(box: Box, names: Sequence[str]) -> ReadoutLayout:
    """Lay a neuron and its sums out in a box, from its top down."""
    with_strip = box.width >= STRIP_ROOM
    strip = box._replace(bottom=box.top - STRIP) if with_strip else None
    kept = [name for name in names if not (with_strip and name == "predict")]
    top = box.top - (STRIP + AFTER if with_strip else 0.0)
    upright = box.width < WIDE
    room = top - box.bottom - COUNTER - FOOT
    pitch = min(PITCH, room / max(1, len(kept)))  # there may be no sums
    heights = _upright(kept, room) if upright else [pitch] * len(kept)
    places, y = {}, top - COUNTER
    for name, height in zip(kept, heights, strict=True):
        places[name] = Box(box.left + INSET, y - height, box.right - INSET, y)
        y -= height
    card = box._replace(top=top, bottom=y - FOOT)
    inset = GAP / 2
    sums = {
        name: place._replace(bottom=place.bottom + inset, top=place.top - inset)
        for name, place in places.items()
    }
    return ReadoutLayout(strip, card, Point(card.left + 0.24, top - 0.3), sums, upright)


def _upright(names: Sequence[str], room: float) -> list[float]:
    rows = [len(SUMS[name]) for name in names]
    pitch = min(ROW, (room - GAP * len(rows)) / max(1, sum(rows)))
    return [count * pitch + GAP for count in rows]
