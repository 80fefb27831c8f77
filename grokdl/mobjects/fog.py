"""Fog over a bowl: it covers what the dot has not seen, and leaves a clearing where it has been."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import NOTHING, Drawing, Path, joined
from grokdl.stage import Box, Point, View
from grokdl.stage.colour import mixed
from grokdl.stage.style import Style

CLEARING = 1.05  # units: how far around the dot the bowl can be seen
BESIDE = 0.35  # so much farther away the dense fog begins
PITCH = 0.14  # from one point of its edge to the next, upwards
ACROSS = 0.7  # the same along its lower and its upper edge
LAYERS = 6  # from the palest to the densest, so that no edge is to be seen
PARTS = (0.04, 0.22)  # of the axis's colour in the fog: it is hardly darker than the ground
PALE = 0.45  # so much farther than the dense fog the palest reaches, into the clearing
SOFT = 0.35  # and outwards
SHUT = 0.8  # so far both sides reach into each other where a fog closes
EDGE = 0.12  # over the weight axis and under the top the fog ends
SAMPLES = 24  # of the bowl that has been seen


class Fog(Drawing):
    """Fog on both sides of what has been seen, ever paler at its edges; `show` draws it.

    A text may lie on it, for it is hardly darker than the ground. One that `closes` does so over
    and under the clearing, too.
    """

    def __init__(self, style: Style, closes: bool = False) -> None:
        super().__init__()
        colours, (pale, dense) = style.theme, PARTS
        self.closes = closes
        parts = np.linspace(pale, dense, LAYERS).tolist()
        layers = [mixed(colours.ground, colours.axis, part) for part in parts]
        self.layers = [Path(fill=colour, z_index=0.2 + 0.02 * k) for k, colour in enumerate(layers)]
        self.add(*self.layers)
        for part in self.submobjects:
            part.is_backdrop = True

    def show(self, view: View, seen: Sequence[Point], share: float = 1.0) -> None:
        """Draw it around places that have been seen; a `share` of 0 is no fog, 1 all of it.

        As it comes, or lifts, its edge moves in from far away.
        """
        if self.already_shows(view, tuple(seen), share):
            return
        away = (1 - share) * view.zone.width
        for k, layer in enumerate(self.layers):
            dense = k / (LAYERS - 1)
            box = view.zone.grown(-SOFT * dense)
            box = box._replace(bottom=box.bottom + EDGE, top=box.top - EDGE)
            rows = np.linspace(box.bottom, box.top, _count(box.height, PITCH)).tolist()
            more = PALE * (1 - dense) - away
            ends = [self._clearing(y, seen) for y in rows]
            left = [Point(end + more, y) for y, (end, _) in zip(rows, ends, strict=True)]
            right = [Point(end - more, y) for y, (_, end) in zip(rows, ends, strict=True)]
            layer.draw(joined([_left_of(left, box), _right_of(right, box)]) if share else NOTHING)

    def _clearing(self, y: float, seen: Sequence[Point]) -> tuple[float, float]:
        """Where the fog ends at some height: the left fog's right end, the right fog's left end."""
        wave = 0.12 * math.sin(1.9 * y) + 0.06 * math.sin(4.3 * y + 1)
        if self.closes:
            return _hole(y, seen, wave)
        reaches = [BESIDE + wave + CLEARING * _round(y, spot) for spot in seen]
        right = max(spot.x + reach for spot, reach in zip(seen, reaches, strict=True))
        left = min(spot.x - reach for spot, reach in zip(seen, reaches, strict=True))
        return left, right


def seen_from(view: View, low: float, high: float, input: float, goal: float) -> list[Point]:
    """Return places on the bowl between two weights that have been seen."""
    weights = np.linspace(low, high, SAMPLES).tolist()
    deltas = [input * weight - goal for weight in weights]
    errors = [min(delta * delta, 2 * view.top) for delta in deltas]  # higher is not to be seen
    return [view.point(*place) for place in zip(weights, errors, strict=True)]


def _round(y: float, spot: Point) -> float:
    """Return how wide the clearing round a spot is at some height: a share of its width."""
    return math.sqrt(max(0.0, 1 - ((y - spot.y) / CLEARING) ** 2))


def _hole(y: float, seen: Sequence[Point], wave: float) -> tuple[float, float]:
    """Return both ends of fog round a hole; over and under it they reach into each other."""
    free = [(spot.x, _round(y, spot)) for spot in seen if _round(y, spot)]
    if not free:
        x = min(seen, key=lambda spot: abs(spot.y - y)).x
        return x + SHUT, x - SHUT
    wide = CLEARING + BESIDE + wave
    return min(x - wide * part for x, part in free), max(x + wide * part for x, part in free)


def _count(length: float, pitch: float) -> int:
    return max(3, round(length / pitch))


def _left_of(edge: Sequence[Point], box: Box) -> FloatArray:
    """Return the fog from a box's left to an edge, which is given from the bottom up."""
    points = [point._replace(x=min(max(point.x, box.left), box.right)) for point in edge]
    if all(point.x == box.left for point in points):
        return NOTHING
    below = _along(box.left, points[0].x, box.bottom)
    return _smooth([*below, *points, *reversed(_along(box.left, points[-1].x, box.top))])


def _right_of(edge: Sequence[Point], box: Box) -> FloatArray:
    """Return the fog from an edge, which is given from the bottom up, to a box's right."""
    points = [point._replace(x=min(max(point.x, box.left), box.right)) for point in edge]
    if all(point.x == box.right for point in points):
        return NOTHING
    below = _along(points[0].x, box.right, box.bottom)
    above = _along(points[-1].x, box.right, box.top)
    return _smooth([*below, *reversed(above), *reversed(points)])


def _along(start: float, end: float, y: float) -> list[Point]:
    """Return points of a gentle wave at some height."""
    places = np.linspace(start, end, _count(end - start, ACROSS)).tolist()
    return [Point(x, y + 0.06 * math.sin(1.3 * x + 2 * y)) for x in places]


def _smooth(corners: Sequence[Point]) -> FloatArray:
    """Return a closed outline within some corners that has none: a quadratic B-spline."""
    at = np.array(corners)
    start, end = (np.roll(at, 1, axis=0) + at) / 2, (at + np.roll(at, -1, axis=0)) / 2
    curves = np.stack((start, (start + 2 * at) / 3, (end + 2 * at) / 3, end), axis=1)
    return np.concatenate((curves, np.zeros((len(at), 4, 1))), axis=2).reshape(-1, 3)
