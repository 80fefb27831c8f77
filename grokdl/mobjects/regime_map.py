"""Regime map: a plane of input and alpha, coloured by what a run does, and a marker in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import final

import numpy as np

from grokdl.learning.history import FloatArray
from grokdl.learning.regimes import CREEP
from grokdl.mobjects.paths import NOTHING, Drawing, Path, circle, joined, line, segments
from grokdl.mobjects.plane import Plane
from grokdl.stage import Box, Point, along, theme
from grokdl.stage.colour import mixed
from grokdl.stage.style import Style

DOT, SPOT, RING = 0.13, 0.07, 0.12
BAR = 7.0  # Manim's units: a bar along an axis, from 0 to where the marker is
SAMPLES = 240  # places of a curve
NARROWEST = 1e-9  # of the window's width: nearer to input 0 a curve is nowhere in it
SHADES = {2.0: ("goal", 0.15), 1.0: ("goal", 0.15), 1 - CREEP: ("goal", 0.15)}
"""How an area under a curve is coloured: by its role, and how strongly; what comes home, alike."""
GONE = ("error", 0.15)
AWAY = ("error", 0.15)
CURVES = (1.0, 2.0)


@dataclass(frozen=True)
class RegimeMapState:
    """How much of the map is drawn, from the left; where the marker is, and where it has been."""

    share: float = 1.0
    marker: tuple[float, float] | None = None
    visited: tuple[tuple[float, float], ...] = ()


@final
class RegimeMap(Drawing):
    """Areas between curves on which alpha × input² is the same, runs as points, and a marker.

    `runs` are pairs of input and alpha.
    """

    def __init__(self, style: Style, plane: Plane, runs: Sequence[tuple[float, float]]) -> None:
        super().__init__()
        colours = style.theme
        self.plane, self.state = plane, RegimeMapState(0.0)
        self.runs = tuple(run for run in runs if plane.holds(*run))
        self.areas = [
            Path(fill=mixed(colours.card, colours.role(role), strength), z_index=-2)
            for role, strength in (AWAY, GONE, *SHADES.values())
        ]
        self.curves = [Path(stroke=colours.goal, width=2.6), Path(stroke=colours.error, width=3.2)]
        self.spots = Path(stroke=colours.ink, width=theme.FINE, fill=colours.card, z_index=2)
        self.spots.draw(joined([circle(plane.point(*run), SPOT) for run in self.runs]))
        self.guides = [
            Path(stroke=colours.role(role), width=BAR, z_index=1) for role in ("input", "alpha")
        ]
        self.trail = Path(stroke=colours.ink, width=theme.FINE, z_index=1.5)
        self.dot = Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=4)
        self.add(*self.areas, *self.curves, *self.guides, self.spots, self.trail, self.dot)

    def show(self, state: RegimeMapState) -> None:
        """Draw the map up to a share of its width, and the marker."""
        if self.already_shows(state, self.plane.window):
            return
        self.state, zone = state, self.plane.zone
        right = zone.left + state.share * zone.width
        ground = min(max(self.plane.y(0.0), zone.bottom), zone.top)
        self.areas[0].draw(_box(zone.left, zone.bottom, right, ground))
        self.areas[1].draw(_box(zone.left, ground, right, zone.top))
        for area, product in zip(self.areas[2:], SHADES, strict=True):
            area.draw(self._under(product, right, ground))
        for curve, product in zip(self.curves, CURVES, strict=True):
            curve.draw(self._curve(product, right))
        self._show_marker(state)

    def curve_of(self, product: float, right: float | None = None) -> FloatArray:
        """Where alpha × input² is a product, up to x = `right`, shape (n, 2); some may be none."""
        window, zone = self.plane.window, self.plane.zone
        xs = np.linspace(zone.left, zone.right if right is None else right, SAMPLES)
        share = (xs - zone.left) / zone.width
        inputs = window.left + share * (window.right - window.left)
        least = NARROWEST * (window.right - window.left)
        alphas = product / np.maximum(np.abs(inputs), least) ** 2
        high = (alphas - window.bottom) / (window.top - window.bottom)
        return np.stack((xs, zone.bottom + high * zone.height), axis=1)

    def obstacles(self) -> list[Box]:
        """Return boxes that cover the curves and the points, for labels that look for a place."""
        points = [self.plane.point(*run) for run in self.runs]
        found = [Box(*point, *point).grown(RING) for point in points]
        for product in SHADES:
            for side in (1, -1):
                spots = self.on_curve(product, side)[::6]
                found += [box for a, b in pairwise(spots) for box in along(a, b, 4)]
        return found

    def on_curve(self, product: float, side: int) -> list[Point]:
        """Return places of a curve in the plane, from the highest down.

        With `side` 1 they are those of inputs above 0, with -1 those below.
        """
        spots, middle = self._seen(self.curve_of(product)), self.plane.x(0.0)
        own = spots[(spots[:, 0] - middle) * side > 0].tolist()
        return [Point(x, y) for x, y in sorted(own, key=lambda spot: -float(spot[1]))]

    def _seen(self, spots: FloatArray) -> FloatArray:
        zone = self.plane.zone
        return spots[(spots[:, 1] <= zone.top) & (spots[:, 1] >= zone.bottom)]

    def _curve(self, product: float, right: float) -> FloatArray:
        """A curve, cut where it leaves the plane."""
        spots, top = self.curve_of(product, right), self.plane.zone.top
        parts = []
        for a, b in pairwise(spots):
            low, high = sorted((a, b), key=lambda spot: float(spot[1]))
            if low[1] < top:
                cut = min(1.0, (top - low[1]) / (high[1] - low[1])) if high[1] > low[1] else 1.0
                parts.append((low, low + cut * (high - low)))
        if not parts:
            return NOTHING
        return segments(np.array([a for a, _ in parts]), np.array([b for _, b in parts]))

    def _under(self, product: float, right: float, ground: float) -> FloatArray:
        """The area under a curve."""
        spots = self.curve_of(product, right)
        if right - self.plane.zone.left < 1e-6 or ground >= self.plane.zone.top:
            return NOTHING
        ys = np.clip(spots[:, 1], ground, self.plane.zone.top)
        corners = [Point(x, y) for x, y in zip(spots[:, 0].tolist(), ys.tolist(), strict=True)]
        ends = Point(right, ground), Point(self.plane.zone.left, ground)
        return line(*corners, *ends, corners[0])

    def _show_marker(self, state: RegimeMapState) -> None:
        plane, zone = self.plane, self.plane.zone
        spots = [circle(plane.point(*place), RING) for place in state.visited]
        self.trail.draw(joined(spots))
        if state.marker is None:
            for path in (*self.guides, self.dot):
                path.draw(NOTHING)
            return
        at = plane.point(*state.marker)
        ground = min(max(plane.y(0.0), zone.bottom), zone.top)
        start = plane.x(0.0)
        self.guides[0].draw(line(Point(start, zone.bottom), Point(at.x, zone.bottom)))
        self.guides[1].draw(line(Point(zone.left, ground), Point(zone.left, at.y)))
        self.dot.draw(circle(at, DOT))


def _box(left: float, bottom: float, right: float, top: float) -> FloatArray:
    if right - left < 1e-6 or top - bottom < 1e-6:
        return NOTHING
    corners = Point(left, bottom), Point(right, bottom), Point(right, top), Point(left, top)
    return line(*corners, corners[0])
