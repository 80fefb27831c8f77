"""Free places for labels: off what is already there, and off each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from grokdl.stage.geometry import Box, Point, box_at, met, moved_into, shared_area

TOUCHING = 0.05  # what each thing in a label's place counts beside its area: a line has hardly any


def free_place(
    size: tuple[float, float],
    around: Sequence[Point],
    within: Box,
    obstacles: Iterable[Box],
    gap: float = 0.06,
) -> Point:
    """Return the first of the wished-for middles at which a label of this size is free.

    Where none is, the one with the least overlap, moved into `within`.
    """
    obstacles = list(obstacles)
    best, least = around[0], math.inf
    for middle in around:
        inside = moved_into(box_at(middle, size), within)
        taken = inside.grown(gap)
        hidden = sum(shared_area(taken, obstacle) for obstacle in met(taken, obstacles))
        hidden += TOUCHING * len(met(inside, obstacles))
        shifted = abs(inside.centre.x - middle.x) + abs(inside.centre.y - middle.y)
        if hidden == 0 and shifted < 1e-6:
            return middle
        if hidden + 0.1 * shifted < least:
            best, least = inside.centre, hidden + 0.1 * shifted
    return best


def spread(wished: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Return places near the wished-for ones, which fall, at least `apart`, from high to low."""
    places = list(wished)
    for k in range(len(places)):
        places[k] = min(places[k], high if k == 0 else places[k - 1] - apart)
    for k in reversed(range(len(places))):
        places[k] = max(places[k], low if k == len(places) - 1 else places[k + 1] + apart)
    return places
