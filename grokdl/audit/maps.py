"""Check of maps of runs: curves, areas, marker and sum must be what alpha × input² is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..learning.history import FloatArray
from ..mobjects.plane import Plane
from ..mobjects.regime_map import CURVES, NARROWEST, SHADES, RegimeMap
from ..mobjects.small_run import SmallRun
from ..mobjects.web import Web
from ..mobjects.worked_sum import WorkedSum
from .check import Check
from .finding import Fault
from .outlines import circles, hull
from .planes import followed, misquoted, place
from .truth import HALF_A_PIXEL
from .walk import Frame

STEPS = 60  # of a run in a small bowl, at most
HAIR = 1e-6  # units: a corner of an area so near to the plane's edge lies on it


class Maps(Check):
    """Holds a map of runs, the sum beside it, and the small runs."""

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each map, and what is beside it."""
        maps = [drawing for drawing in frame.scene.mobjects if isinstance(drawing, RegimeMap)]
        for drawn in maps:
            self.examined["maps"] += 1
            for curve, product in zip(drawn.curves, CURVES, strict=True):
                off = _curve_off(drawn.plane, curve.points[::4, :2], product)
                yield from _fault(f"the curve of {product:g}", off, curve.points)
            for area, product in zip(drawn.areas[2:], SHADES, strict=True):
                off = _curve_off(drawn.plane, _edge(drawn.plane, area.points), product)
                yield from _fault(f"the area under {product:g}", off, area.points)
            if drawn.state.marker is not None:
                at = place(drawn.plane, *drawn.state.marker)
                off = max(float(np.hypot(at.x - x, at.y - y)) for x, y in circles(drawn.dot.points))
                yield from _fault("the marker", off, drawn.dot.points)
        webs = any(isinstance(drawing, Web) for drawing in frame.scene.mobjects)
        for drawing in frame.scene.mobjects:
            if maps and isinstance(drawing, WorkedSum):
                frame.own(*drawing.numbers)
                yield from _sum_faults(drawing, maps[0].state.marker)
            elif isinstance(drawing, SmallRun) and not webs:  # with a web its own check looks
                self.examined["small runs"] += 1
                yield from _fault("a small run", _ghosts_off(drawing), drawing.ghosts.points)


def _fault(title: str, off: float, points: FloatArray) -> Iterator[Fault]:
    if len(points) and not off <= HALF_A_PIXEL:
        said = f"{off:.4f} units from where it belongs, at most {HALF_A_PIXEL:.4f}"
        yield Fault("picture", title, "the map", off, said, hull(points))


def _edge(plane: Plane, points: FloatArray) -> FloatArray:
    """The corners of an area that lie on no edge of the plane, nor at alpha 0."""
    zone, spots = plane.zone, points[::4, :2]
    ground = max(place(plane, 0.0, 0.0).y, zone.bottom)
    return spots[(spots[:, 1] < zone.top - HAIR) & (spots[:, 1] > ground + HAIR)]


def _curve_off(plane: Plane, spots: FloatArray, product: float) -> float:
    """How far places of a curve are from it, straight across it."""
    if not len(spots):
        return 0.0
    zone, window = plane.zone, plane.window
    wide, high = window.right - window.left, window.top - window.bottom
    inputs = window.left + (spots[:, 0] - zone.left) / zone.width * wide
    inputs = np.where(np.abs(inputs) < NARROWEST * wide, NARROWEST * wide, inputs)
    alphas = product / inputs**2
    ys = zone.bottom + (alphas - window.bottom) / high * zone.height
    slopes = -2 * alphas / inputs * (zone.height / high) / (zone.width / wide)
    return float(np.abs((spots[:, 1] - ys) / np.hypot(1, slopes)).max())


def _sum_faults(drawing: WorkedSum, marker: tuple[float, float] | None) -> Iterator[Fault]:
    """The sum says alpha × input × input, for the marker's place."""
    if marker is None:
        return
    input, alpha = marker
    values = (alpha, input, input, alpha * input * input)
    for number, value in zip(drawing.numbers, values, strict=True):
        yield from misquoted(number.text, value, "the sum")


def _ghosts_off(small: SmallRun) -> float:
    """How far the ghosts in a small bowl are from weights of its run."""
    if not len(small.ghosts.points):
        return 0.0
    run: Any = small.parameters
    view, weights = small.view, np.array(followed(run, run.alpha, STEPS))
    across = view.zone.left + (weights - view.low) / (view.high - view.low) * view.zone.width
    return max(float(np.abs(across - at.x).min()) for at in circles(small.ghosts.points))
