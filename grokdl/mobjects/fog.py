"""Fog over a bowl: it covers what the dot has not seen, and leaves a clearing where it has been."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import NOTHING, Drawing, Path, joined, line, rounded
from grokdl.stage import Box, Point, View
from grokdl.stage.colour import mixed
from grokdl.stage.style import Style

CLEARING = 1.05  # units: how far around the dot the bowl can be seen
PITCH = 0.2  # from one bank of fog to the next
BANK = 0.3  # the height of a bank
PALE = 0.3  # so much farther than the dense fog the pale one reaches
PARTS = (0.1, 0.22)  # of the axis's colour in the fog: it is hardly darker than the ground
STREAK = 0.8  # the length of a light streak
EDGE = 0.12  # over the weight axis and under the top the fog ends
SAMPLES = 24  # of the bowl that has been seen


class Fog(Drawing):
    """Banks of fog on both sides of what has been seen; `show` draws them.

    A text may lie on it, for it is hardly darker than the ground.
    """

    def __init__(self, style: Style) -> None:
        super().__init__()
        colours = style.theme
        layers = [mixed(colours.ground, colours.axis, part) for part in PARTS]
        self.layers = [Path(fill=colour, z_index=0.2 + 0.1 * k) for k, colour in enumerate(layers)]
        self.streaks = Path(stroke=layers[0], width=2.5, z_index=0.5)
        self.add(*self.layers, self.streaks)
        for part in self.submobjects:
            part.is_backdrop = True

    def show(self, view: View, seen: Sequence[Point], share: float = 1.0) -> None:
        """Draw it around places that have been seen; a `share` of 0 is no fog, 1 all of it.

        As it comes, or lifts, its edge moves in from far away.
        """
        if self.already_shows(view, tuple(seen), share):
            return
        zone = view.zone._replace(
            bottom=view.zone.bottom + EDGE + BANK / 2, top=view.zone.top - EDGE - BANK / 2
        )
        rows = np.arange(zone.bottom, zone.top, PITCH).tolist()
        away = (1 - share) * view.zone.width
        ends = [_clearing(y, k, seen, away) for k, y in enumerate(rows)]
        for layer, more in zip(self.layers, (PALE, 0.0), strict=True):
            banks = [
                bank
                for (left, right), y in zip(ends, rows, strict=True)
                for bank in _banks(view.zone, left + more, right - more, y)
            ]
            layer.draw(joined(banks) if share else NOTHING)
        edges = [right for _, right in ends]
        streaks = [_streak(view.zone, edges[k], k, y) for k, y in enumerate(rows)]
        self.streaks.draw(joined(streaks) if share else NOTHING)


def seen_from(view: View, low: float, high: float, input: float, goal: float) -> list[Point]:
    """Return places on the bowl between two weights that have been seen."""
    weights = np.linspace(low, high, SAMPLES).tolist()
    deltas = [input * weight - goal for weight in weights]
    errors = [min(delta * delta, 2 * view.top) for delta in deltas]  # higher is not to be seen
    return [view.point(*place) for place in zip(weights, errors, strict=True)]


def _clearing(y: float, row: int, seen: Sequence[Point], away: float) -> tuple[float, float]:
    """Where the fog ends at some height: the left fog's right end, and the right fog's left end."""
    wave = 0.16 * math.sin(2.1 * row) + 0.12 * math.sin(5.3 * row + 1)
    reaches = [math.sqrt(max(0.0, CLEARING**2 - (y - spot.y) ** 2)) for spot in seen]
    right = max(spot.x + reach for spot, reach in zip(seen, reaches, strict=True))
    left = min(spot.x - reach for spot, reach in zip(seen, reaches, strict=True))
    return left - 0.35 - wave - away, right + 0.35 + wave + away


def _banks(zone: Box, left: float, right: float, y: float) -> list[FloatArray]:
    low, high = y - BANK / 2, y + BANK / 2
    boxes = [Box(zone.left, low, left, high), Box(right, low, zone.right, high)]
    return [rounded(box, BANK / 2) for box in boxes if box.width > BANK]


def _streak(zone: Box, edge: float, row: int, y: float) -> FloatArray:
    """A light line in the fog, in every other bank."""
    x = zone.left + (zone.width - STREAK) * ((0.37 * row * row + 0.61 * row) % 1.0)
    seen = row % 2 == 0 and x > edge + 0.4 and x + STREAK < zone.right - 0.2
    return line(Point(x, y), Point(x + STREAK, y)) if seen else NOTHING
