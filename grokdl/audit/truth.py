"""Checks of a picture's geometry against the History, outline by outline."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np

from ..learning.history import FloatArray
from ..stage import Point
from .check import Check
from .finding import Fault, FindingKind
from .outlines import circles, on_curves
from .outlines import hull as box_of
from .theory import Theory, read
from .walk import Frame

HALF_A_PIXEL = 8 / 2160 / 2  # units, at 4k
GAP = 0.08  # units: the dot may stand over a gap between two of the tangent's dashes


class Part(NamedTuple):
    """A part of a picture: where it is, and how far (units) it is from where it belongs."""

    drawing: str
    path: str
    off: Callable[[Theory, FloatArray, Any], float]


def dot_off(theory: Theory, points: FloatArray, _: Any) -> float:
    """Return how far the dot is from the error of its weight, or in flight from its chord."""
    (at,) = circles(points)
    return math.dist(at, theory.dot)


def height_off(theory: Theory, points: FloatArray, _: Any) -> float:
    """Return how far the line under the dot is from one as high as the error."""
    at = theory.at(theory.weight)
    ends = Point(*points[0, :2].tolist()), Point(*points[-1, :2].tolist())
    return max(math.dist(ends[0], (at.x, theory.y(0))), math.dist(ends[1], at))


def bowl_off(theory: Theory, points: FloatArray, _: Any) -> float:
    """Return how far the bowl is, somewhere, from the error of the weight there."""
    return max(_beside_the_bowl(theory, x, y) for x, y in on_curves(points).tolist())


def tangent_off(theory: Theory, points: FloatArray, _: Any) -> float:
    """Return how far the tangent is from the line through the dot with twice the weight_delta.

    Where it doesn't reach the dot it is off by the way that it lacks.
    """
    at = np.array(theory.at(theory.weight))
    right = theory.high - theory.low
    rise = theory.slope(theory.weight) * right
    uphill = np.array([theory.zone.width, rise / theory.top * theory.zone.height])
    uphill /= np.hypot(*uphill)
    way = points[:, :2] - at
    along, across = way @ uphill, way @ np.array([-uphill[1], uphill[0]])
    lacks = max(0.0, float(along.min()) - GAP, -float(along.max()) - GAP)
    return max(float(np.abs(across).max()), lacks)


def tip_off(theory: Theory, points: FloatArray, run: Any) -> float:
    """Return how far the full arrow's tip is from the next weight, or the edge on the way there."""
    if run.arrow_share.get_value() != 1:
        return 0.0
    return abs(float(points[0][0]) - _in_the_zone(theory, theory.next_weight))


def tail_off(theory: Theory, points: FloatArray, _: Any) -> float:
    """Return how far the arrow's tail is from the weight, or from the edge on that side."""
    return abs(float(points[0][0]) - _in_the_zone(theory, theory.weight))


def gap_off(theory: Theory, points: FloatArray, run: Any) -> float:
    """Return how far the ends of the bracket are from the weight at which it was laid, or goal."""
    ends = sorted(theory.x(weight) for weight in (run.state.gap.weight, theory.goal_weight))
    drawn = points[:, 0].min(), points[:, 0].max()
    return max(abs(float(a) - b) for a, b in zip(drawn, ends, strict=True))


def ring_off(theory: Theory, points: FloatArray, _: Any) -> float:
    """Return how far the ring is from the weight without error: its dashes lie evenly around."""
    x, y = points.mean(axis=0)[:2].tolist()
    return math.dist((x, y), (theory.x(theory.goal_weight), theory.y(0)))


def ghosts_off(theory: Theory, points: FloatArray, _: Any) -> float:
    """Return how far a ghost is from any weight where the run has been, or from the bowl."""
    been = theory.weights[: theory.reached + 1]
    across = theory.x(been)
    return max(
        max(float(np.abs(across - at.x).min()), _beside_the_bowl(theory, *at))
        for at in circles(points)
    )


def axis_off(theory: Theory, points: FloatArray, _: Any) -> float:
    """Return how far the weight axis is from where there is no error."""
    return float(np.abs(points[:, 1] - theory.y(0)).max())


def zero_off(theory: Theory, points: FloatArray, _: Any) -> float:
    """Return how far the error axis is from weight 0."""
    return float(np.abs(points[:, 0] - theory.x(0)).max())


def ticks_off(theory: Theory, plot: Any) -> float:
    """Return how far a tick's number is from the weight that it says.

    One with a plus says how much larger its weight is than the first one's.
    """
    off, first = [0.0], Decimal(0)
    for number in (number for number in plot.axes.numbers if len(number.points)):
        said = read(number.text)
        if said is not None and number.text.startswith("+"):
            said += first
        elif said is not None:
            first = said
        off.append(math.inf if said is None else abs(number.at.x - theory.x(float(said))))
    return max(off)


def _beside_the_bowl(theory: Theory, x: float, y: float) -> float:
    return abs(y - theory.y(theory.error(theory.weight_at(x))))


def _in_the_zone(theory: Theory, weight: float) -> float:
    return min(max(theory.x(weight), theory.zone.left), theory.zone.right)


PARTS = {
    "dot": Part("dot", "dot", dot_off),
    "height": Part("dot", "height_line", height_off),
    "bowl": Part("bowl", "", bowl_off),
    "tangent": Part("tangent", "line", tangent_off),
    "arrow's tip": Part("arrow", "head", tip_off),
    "arrow's tail": Part("arrow", "shaft", tail_off),
    "gap": Part("gap", "bracket", gap_off),
    "ring": Part("ring", "ring", ring_off),
    "weight axis": Part("axes", "weight_axis", axis_off),
    "error axis": Part("axes", "error_axis", zero_off),
    **{f"ghosts {k}": Part("trail", f"ghosts[{k}]", ghosts_off) for k in range(3)},
}
OWN_KINDS: dict[str, FindingKind] = {"dot": "dot", "tangent": "tangent"}  # the others are "picture"


class Pictures(Check):
    """Holds every part of every run's picture to the run."""

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each run."""
        for number, run in enumerate(getattr(frame.scene, "runs", ()), 1):
            theory, name = Theory(run), f"run {number}"
            yield from self._parts(run, theory, name, frame)
            if run.plot.dot in frame.scene.mobjects:
                yield from _there(run, theory, name)

    def _parts(self, run: Any, theory: Theory, name: str, frame: Frame) -> Iterator[Fault]:
        for title, part in PARTS.items():
            points = outline(run.plot, part, frame.scene)
            if len(points):
                self.examined[title] += 1
                yield from _fault(title, name, part.off(theory, points, run), points)
        axes = run.plot.axes
        if axes in frame.scene.mobjects:
            self.examined["ticks"] += 1
            frame.own(*axes.numbers)
            off = ticks_off(theory, run.plot)
            yield from _fault("ticks", name, off, axes.weight_axis.points)


def _fault(title: str, name: str, off: float, points: FloatArray) -> Iterator[Fault]:
    if not off <= HALF_A_PIXEL:
        said = f"{off:.4f} units from where it belongs, at most {HALF_A_PIXEL:.4f}"
        yield Fault(OWN_KINDS.get(title, "picture"), title, name, off, said, box_of(points))


def outline(plot: Any, part: Part, scene: Any) -> FloatArray:
    """Return the outline of a part; it has no points where the part isn't drawn."""
    drawing = getattr(plot, part.drawing)
    if drawing not in scene.mobjects:
        return np.zeros((0, 3))
    name, _, index = part.path.partition("[")
    path = getattr(drawing, name) if name else drawing
    points: FloatArray = (path[int(index[:-1])] if index else path).points
    return points


def _there(run: Any, theory: Theory, name: str) -> Iterator[Fault]:
    """The dot is drawn if the view holds it, and only then."""
    expected = theory.holds_the_dot
    if expected != bool(len(run.plot.dot.dot.points)):
        said = "missing within its view" if expected else "drawn outside its view"
        yield Fault("dot", "dot", name, said=said)
