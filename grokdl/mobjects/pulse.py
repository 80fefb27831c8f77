"""A pulse: a small dot that travels along a way, as a number does through the neuron."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import final

from grokdl.mobjects.paths import NOTHING, Path, circle
from grokdl.stage import Point
from grokdl.stage.style import Style

RADIUS = 0.1
HIDDEN = 0.02  # of its way, at both ends: there it has not left, or has arrived


@final
class Pulse(Path):
    """A dot on its way through some points, under whatever lies on that way."""

    def __init__(self, style: Style, role: str = "ink") -> None:
        super().__init__(fill=style.theme.role(role), z_index=1.5)

    def show(self, way: Sequence[Point], share: float) -> None:
        """Draw it so far along its way (0 to 1); nothing before it starts and after it arrives."""
        there = HIDDEN < share < 1 - HIDDEN
        self.draw(circle(point_along(way, share), RADIUS) if there else NOTHING)


def point_along(way: Sequence[Point], share: float) -> Point:
    """Return the point of a way that has a share of its length behind it."""
    lengths = [math.dist(a, b) for a, b in pairwise(way)]
    left = share * sum(lengths)
    for (a, b), length in zip(pairwise(way), lengths, strict=True):
        if left <= length and length > 0:
            part = left / length
            return Point(a.x + part * (b.x - a.x), a.y + part * (b.y - a.y))
        left -= length
    return way[-1]
