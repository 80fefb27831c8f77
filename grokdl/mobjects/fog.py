"""Fog over a bowl: it covers what the dot has not seen, and leaves a clearing where it has been."""

from __future__ import annotations

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
            rows = np.linspace(box.bottom, box.top, _count(box.height, PITCH))
            more = PALE * (1 - dense) - away
            left, right = self._clearing(rows, np.array(seen, dtype=float))
            both = [_left_of(left + more, rows, box), _right_of(right - more, rows, box)]
            layer.draw(joined(both) if share else NOTHING)

    def _clearing(self, rows: FloatArray, seen: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Where the fog ends at some heights: the left fog's right end, the right fog's left end.

        `seen` has a row for each place.
        """
        wave = 0.12 * np.sin(1.9 * rows) + 0.06 * np.sin(4.3 * rows + 1)
        x, wide = seen[:, :1], _round(rows, seen)
        if self.closes:
            return _hole(rows, seen, wide, wave)
        reach = BESIDE + wave + CLEARING * wide
        return (x - reach).min(axis=0), (x + reach).max(axis=0)


def seen_from(view: View, low: float, high: float, input: float, goal: float) -> list[Point]:
    """Return places on the bowl between two weights that have been seen."""
    weights = np.linspace(low, high, SAMPLES).tolist()
    deltas = [input * weight - goal for weight in weights]
    errors = [min(delta * delta, 2 * view.top) for delta in deltas]  # higher is not to be seen
    return [view.point(*place) for place in zip(weights, errors, strict=True)]


def _round(rows: FloatArray, seen: FloatArray) -> FloatArray:
    """Return how wide the clearing round each place is at each height: a share of its width."""
    return np.sqrt(np.maximum(0.0, 1 - ((rows - seen[:, 1:]) / CLEARING) ** 2))


def _hole(
    rows: FloatArray, seen: FloatArray, wide: FloatArray, wave: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return both ends of fog round a hole; over and under it they reach into each other."""
    x, reach = seen[:, :1], (CLEARING + BESIDE + wave) * wide
    left = np.where(wide > 0, x - reach, np.inf).min(axis=0)
    right = np.where(wide > 0, x + reach, -np.inf).max(axis=0)
    nearest = seen[np.abs(rows - seen[:, 1:]).argmin(axis=0), 0]
    is_shut = ~(wide > 0).any(axis=0)
    return np.where(is_shut, nearest + SHUT, left), np.where(is_shut, nearest - SHUT, right)


def _count(length: float, pitch: float) -> int:
    return max(3, round(length / pitch))


def _left_of(edge: FloatArray, rows: FloatArray, box: Box) -> FloatArray:
    """Return the fog from a box's left to an edge, which is given from the bottom up."""
    edge = edge.clip(box.left, box.right)
    if (edge == box.left).all():
        return NOTHING
    below, above = _along(box.left, edge[0], box.bottom), _along(box.left, edge[-1], box.top)
    return _smooth(np.concatenate((below, np.stack((edge, rows), axis=1), above[::-1])))


def _right_of(edge: FloatArray, rows: FloatArray, box: Box) -> FloatArray:
    """Return the fog from an edge, which is given from the bottom up, to a box's right."""
    edge = edge.clip(box.left, box.right)
    if (edge == box.right).all():
        return NOTHING
    below, above = _along(edge[0], box.right, box.bottom), _along(edge[-1], box.right, box.top)
    return _smooth(np.concatenate((below, above[::-1], np.stack((edge, rows), axis=1)[::-1])))


def _along(start: float, end: float, y: float) -> FloatArray:
    """Return points of a gentle wave at some height."""
    x = np.linspace(start, end, _count(end - start, ACROSS))
    return np.stack((x, y + 0.06 * np.sin(1.3 * x + 2 * y)), axis=1)


def _smooth(at: FloatArray) -> FloatArray:
    """Return a closed outline within some corners that has none: a quadratic B-spline."""
    start, end = (np.roll(at, 1, axis=0) + at) / 2, (at + np.roll(at, -1, axis=0)) / 2
    curves = np.stack((start, (start + 2 * at) / 3, (end + 2 * at) / 3, end), axis=1)
    return np.concatenate((curves, np.zeros((len(at), 4, 1))), axis=2).reshape(-1, 3)
