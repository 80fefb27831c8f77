"""Break marks: two strokes or a torn edge, where a line or an area goes on beyond its box."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import NOTHING, joined, line
from grokdl.stage import Point

CUT = 0.05  # half of the space between the two strokes across a line
STROKE = 0.15  # how far they reach over it and under it
LEAN = 0.025
ROOM = 0.3  # a line shorter than this is not cut
TOOTH = 0.16  # of a torn edge: its width
DEEP = 0.7  # and how much of that it is deep


def cut_line(left: Point, right: Point, cuts: Sequence[float]) -> FloatArray:
    """Return a level line which at each of these places, from left to right, is cut."""
    if left.x == right.x:
        return NOTHING
    parts, begin, y = [], left, left.y
    for wished in cuts if right.x - left.x > ROOM else ():
        cut = min(max(wished, left.x + ROOM / 2), right.x - ROOM / 2)
        before, after = Point(cut - CUT, y), Point(cut + CUT, y)
        parts.append(line(begin, before))
        parts += [
            line(Point(at.x - LEAN, y - STROKE), Point(at.x + LEAN, y + STROKE))
            for at in (before, after)
        ]
        begin = after
    return joined([*parts, line(begin, right)])


def torn(start: Point, end: Point) -> Sequence[Point]:
    """Return the points of a torn edge, but for its last; its teeth reach to its left, inward."""
    length = math.dist(start, end)
    if length < TOOTH:
        return [start]
    along = (np.array(end) - start) / length
    inward = np.array([-along[1], along[0]])
    count = 2 * round(length / TOOTH / 2)
    return [
        Point(*(start + along * length * k / count + inward * (TOOTH * DEEP * (k % 2))))
        for k in range(count)
    ]
