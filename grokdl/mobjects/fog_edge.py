"""The ragged upper and lower edge of a fog that lies free in a frame, and light streaks in it."""

from __future__ import annotations

import math

from grokdl.learning.history import FloatArray
from grokdl.mobjects.fog import BANK, PARTS
from grokdl.mobjects.paths import Drawing, Path, joined, line, rounded
from grokdl.stage import Box, Point
from grokdl.stage.colour import mixed
from grokdl.stage.style import Style

APART = 1.5  # units from one bank to the next one
FREE = 1.5  # units beside the clearing's middle in which nothing is drawn
STREAKS = 14
DENSE, PALE = 0.1, 0.24  # units by which banks stick out of the fog


class FogEdge(Drawing):
    """Banks over and under a zone full of fog, and streaks; a text may lie on it."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        colours = style.theme
        pale, dense = (mixed(colours.ground, colours.axis, part) for part in PARTS)
        self.pale, self.dense = Path(fill=pale, z_index=0.15), Path(fill=dense, z_index=0.25)
        self.streaks = Path(stroke=colours.ground, width=2.5, z_index=0.6)
        self.add(self.pale, self.dense, self.streaks)
        for part in self.submobjects:
            part.is_backdrop = True

    def show(self, zone: Box, middle: float) -> None:
        """Draw it along the edges of a zone, but for what is near the clearing's `middle`."""
        self.pale.draw(joined(_banks(zone, middle, PALE, 0)))
        self.dense.draw(joined(_banks(zone, middle, DENSE, 3)))
        self.streaks.draw(joined(_streaks(zone, middle)))


def _banks(zone: Box, middle: float, out: float, first: int) -> list[FloatArray]:
    found = []
    for k in range(math.ceil(zone.width / APART) + 1):
        for side, edge in enumerate((zone.bottom, zone.top)):
            number = first + 2 * k + side
            x = zone.left + APART * (k + 0.4 * math.sin(2.7 * number))
            reach = out * (1 + 0.5 * math.sin(1.9 * number))
            y = edge + (reach - BANK / 2) * (1 if side else -1)
            half = APART * (0.4 + 0.25 * math.sin(4.3 * number))
            box = Box(x - half, y - BANK / 2, x + half, y + BANK / 2)
            if abs(x - middle) > FREE + half:
                found.append(rounded(_within(box, zone), BANK / 2))
    return found


def _streaks(zone: Box, middle: float) -> list[FloatArray]:
    inner = zone.grown(-0.4)
    found = []
    for k in range(STREAKS):
        x = inner.left + inner.width * ((0.618 * k) % 1)
        y = inner.bottom + inner.height * ((0.381 * k + 0.2) % 1)
        end = min(x + 0.6 + 0.9 * ((0.7 * k) % 1), inner.right)
        if end < middle - 2 or x > middle + 2:
            found.append(line(Point(x, y), Point(end, y)))
    return found


def _within(box: Box, zone: Box) -> Box:
    """A box that is cut at the zone's left and right."""
    left, right = min(max(box.left, zone.left), zone.right - 0.1), min(box.right, zone.right)
    return box._replace(left=left, right=max(right, left + 0.05))
