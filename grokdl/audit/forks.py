"""Check of fork plots: every dash, curve and dot must be a weight of a run, worked out anew.

So must the bowl that lies on its side beside a run be the errors of its weights.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from ..learning.history import FloatArray
from ..mobjects.bowl_on_its_side import BowlOnItsSide
from ..mobjects.fork_plot import FINEST, Column, ForkPlot
from ..mobjects.plane import Window
from ..stage import Box
from .check import Check
from .finding import Fault
from .outlines import circles, hull, on_curves
from .planes import followed, misquoted
from .theory import Weights
from .truth import HALF_A_PIXEL
from .walk import Frame

SAMPLES = 12  # alphas that are looked at in each picture
SLACK = HALF_A_PIXEL + FINEST  # dashes that touch are one
Found = Iterator[Fault]


class Forks(Check):
    """Holds what planes of alphas and weights show to the runs."""

    def look(self, frame: Frame) -> Found:
        """Look at each of their drawings."""
        scene = frame.scene
        for drawing in scene.mobjects:
            look = LOOKS.get(type(drawing))
            if look is not None:
                self.examined["forks"] += 1
                frame.own(*_numbers(drawing))
                given, asked = scene.history.parameters, scene.parameters
                yield from look(drawing, given, int(getattr(asked, "repeats", 0)))


def _numbers(drawing: Any) -> tuple[Any, ...]:
    found = {ForkPlot: ("number", "count"), Column: ("count",)}.get(type(drawing), ())
    return tuple(getattr(drawing, name) for name in found)


@lru_cache(maxsize=512)
def weights_of(given: Any, alpha: float, steps: int) -> FloatArray:
    """Return the weights of a run; one that leaves the floats stays where it was."""
    weights = followed(given, alpha, steps)
    return np.array(weights + weights[-1:] * (steps + 1 - len(weights)))


def _fault(title: str, off: float, points: FloatArray) -> Found:
    if not off <= SLACK:
        said = f"{off:.4f} units from where it belongs, at most {SLACK:.4f}"
        yield Fault("picture", title, "the runs", off, said, hull(points))


def _at(value: Weights, low: float, high: float, first: float, length: float) -> Weights:
    return first + (value - low) / (high - low) * length


def dashes_off(
    zone: Box, window: Window, alphas: Sequence[float], dashes: FloatArray, kept: _Kept
) -> float:
    """How far weights are from their dashes, and dashes from weights, for some of the alphas."""
    ends = dashes.reshape(-1, 4, 3)[:, (0, 3), :2]
    off = 0.0
    for index in np.unique(np.linspace(0, len(alphas) - 1, SAMPLES).astype(int)).tolist():
        x = _at(alphas[index], window.left, window.right, zone.left, zone.width)
        weights = kept(alphas[index])
        seen = weights[(window.bottom <= weights) & (weights <= window.top)]
        here = ends[(ends[:, 0, 0] <= x + 1e-9) & (x - 1e-9 <= ends[:, 1, 0])]
        middle = np.abs(here.mean(axis=1)[:, 0] - x) < 1e-6
        ys = _at(seen, window.bottom, window.top, zone.bottom, zone.height)
        off = max([off, *(_least(here[:, 0, 1], y) for y in ys.tolist())])
        off = max([off, *(_least(ys, y) for y in here[middle][:, 0, 1].tolist())])
    return off


_Kept = Callable[[float], FloatArray]


def _least(places: FloatArray, place: float) -> float:
    return float(np.abs(places - place).min()) if len(places) else math.inf


def _miscounted(text: str, steps: int) -> Found:
    counted = f"{steps:,}".replace(",", " ")
    if text and counted not in text:
        yield Fault("number", text, "the steps", said=f"they are {counted}")


def _of_a_plot(plot: ForkPlot, given: Any, asked: int) -> Found:
    drawn = plot.state.drawn
    if not drawn:
        return
    kept, steps = plot.kept, max(plot.steps, asked)
    yield from _miscounted(plot.count.text, steps)
    alphas, points = plot.alphas[:drawn], plot.fork.points

    def last(alpha: float) -> FloatArray:
        return weights_of(given, alpha, steps)[-kept:]

    off = dashes_off(plot.plane.zone, plot.plane.window, alphas, points, last)
    yield from _fault("the dashes", off, points)
    if plot.state.picked is not None:
        ys = _places(plot, last(alphas[plot.state.picked]))
        off = max([0.0, *(_least(ys, y) for y in plot.picked.points[::4, 1])])
        yield from _fault("the run picked out", off, plot.picked.points)
    if plot.state.alpha_text:
        yield from misquoted(plot.number.text, alphas[-1], "alpha")
        ys = _places(plot, weights_of(given, alphas[-1], steps))
        off = max([0.0, *(_least(ys, y) for y in plot.whole.points[::4, 1])])
        yield from _fault("the run at the marker", off, plot.whole.points)


def _places(drawing: ForkPlot | Column, weights: FloatArray) -> FloatArray:
    """How high the weights of a run are that the plane holds."""
    zone, window = drawing.plane.zone, drawing.plane.window
    seen = weights[(window.bottom <= weights) & (weights <= window.top)]
    return _at(seen, window.bottom, window.top, zone.bottom, zone.height)


def _of_a_column(column: Column, given: Any, steps: int) -> Found:
    ys = _places(column, weights_of(given, column.alpha, steps))
    for points in (column.dashes.points, column.dot.points):
        places = [at.y for at in circles(points)] if points is column.dot.points else points[::4, 1]
        if points is column.dot.points and column.moment != int(column.moment):
            continue
        off = max([0.0, *(_least(ys, y) for y in places)])
        yield from _fault("a run's dashes", off, points)
    yield from _miscounted(column.count.text, min(int(column.moment), steps))


def _of_a_bowl(bowl: BowlOnItsSide, given: Any, steps: int) -> Found:
    """Hold its curve and its bar to the errors of their weights, and its dots to the run's."""
    if bowl.folded:
        return
    zone, window = bowl.plane.zone, bowl.plane.window

    def misplaced(points: FloatArray) -> float:
        ys, wide = points[:, 1], window.top - window.bottom
        weights = _at(ys, zone.bottom, zone.top, window.bottom, wide)
        errors = (given.input * weights - given.goal_prediction) ** 2
        xs = bowl.base + bowl.side * errors / bowl.top * bowl.reach
        return float(np.abs(xs - points[:, 0]).max(initial=0.0))

    off = misplaced(on_curves(bowl.bowl.points))
    yield from _fault("the bowl on its side", off, bowl.bowl.points)
    if bowl.moment != int(bowl.moment):
        return
    run = np.array(followed(given, bowl.alpha, steps))
    ys = _at(run, window.bottom, window.top, zone.bottom, zone.height)
    for at in [at for part in (bowl.dot, bowl.ghosts) for at in circles(part.points)]:
        off = max(misplaced(np.array([[at.x, at.y]])), _least(ys, at.y))
        yield from _fault("a dot in the bowl on its side", off, bowl.dot.points)
    for at in circles(bowl.dot.points):
        ends = np.array([[bowl.base, at.y], [at.x, at.y]])
        off = float(np.abs(bowl.bar.points[[0, -1], :2] - ends).max())
        yield from _fault("the bar of an error", off, bowl.bar.points)


LOOKS: dict[type, Callable[[Any, Any, int], Found]] = {
    ForkPlot: _of_a_plot,
    Column: _of_a_column,
    BowlOnItsSide: _of_a_bowl,
}
