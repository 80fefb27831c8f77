"""Whether a picture is where its numbers say: held against the History, outline by outline."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

from .. import neuron, numerals
from ..history import FloatArray
from ..mobjects.error_bowl import error_at, weight_delta_at
from .check import Check
from .finding import Fault
from .outlines import circles, hull, on_curves
from .walk import Frame

HALF_A_PIXEL = 8 / 2160 / 2  # units, at 4k
RING = 0.01  # units: its dashes are not quite even


class Part(NamedTuple):
    """A part of a picture: where it is, and how far (units) it may be from where it belongs."""

    drawing: str
    path: str
    off: Callable[[Any, FloatArray], float]
    limit: float = HALF_A_PIXEL


def dot_off(run: Any, points: FloatArray) -> float:
    """Return how far the dot is from the error of its weight."""
    (at,) = circles(points)
    weight = float(run.picture.weight.get_value())
    return math.dist(at, run.picture.view.point(weight, error_at(run.parameters, weight)))


def bowl_off(run: Any, points: FloatArray) -> float:
    """Return how far the bowl is, somewhere, from the error of the weight there."""
    return max(_beside_the_bowl(run, x, y) for x, y in on_curves(points).tolist())


def tangent_off(run: Any, points: FloatArray) -> float:
    """Return how far the tangent's end is from the line through the dot with the bowl's slope."""
    view, weight = run.picture.view, float(run.picture.weight.get_value())
    at = np.array(view.point(weight, error_at(run.parameters, weight)))
    slope = neuron.slope_of(weight_delta_at(run.parameters, weight))
    width = view.high - view.low
    uphill = np.array([view.zone.width, slope * width / view.top * view.zone.height])
    uphill /= np.hypot(*uphill)
    across = (points[[0, -1], :2] - at) @ np.array([-uphill[1], uphill[0]])
    return float(np.abs(across).max())


def tip_off(run: Any, points: FloatArray) -> float:
    """Return how far the full arrow's tip is from the next weight."""
    picture = run.picture
    end = picture.next_weight
    if picture.reach.get_value() != 1 or not picture.view.low <= end <= picture.view.high:
        return 0.0
    standing = picture.target is not None
    expected = float(run.history.weights[run.step + 1]) if standing else end
    return float(abs(points[0][0] - picture.view.x(expected)))


def tail_off(run: Any, points: FloatArray) -> float:
    """Return how far the arrow's tail is from the weight."""
    view, weight = run.picture.view, float(run.picture.weight.get_value())
    if not view.low <= weight <= view.high:
        return 0.0
    return float(abs(points[0][0] - view.x(weight)))


def ring_off(run: Any, points: FloatArray) -> float:
    """Return how far the ring is from the weight without error."""
    goal = run.parameters.goal_prediction / run.parameters.input
    return math.dist(hull(on_curves(points)).centre, run.picture.view.point(goal, 0))


def ghosts_off(run: Any, points: FloatArray) -> float:
    """Return how far a ghost is from any weight where the run has been, or from the bowl."""
    view, been = run.picture.view, run.history.weights[: run.step + 1]
    across = view.zone.left + (been - view.low) / (view.high - view.low) * view.zone.width
    return max(
        max(float(np.abs(across - at.x).min()), _beside_the_bowl(run, *at))
        for at in circles(points)
    )


def _beside_the_bowl(run: Any, x: float, y: float) -> float:
    view = run.picture.view
    return float(abs(y - view.y(error_at(run.parameters, view.weight(x)))))


PARTS = {
    "dot": Part("dot", "dot", dot_off),
    "bowl": Part("bowl", "", bowl_off),
    "tangent": Part("tangent", "line", tangent_off),
    "arrow's tip": Part("arrow", "head", tip_off),
    "arrow's tail": Part("arrow", "shaft", tail_off),
    "ring": Part("ring", "ring", ring_off, RING),
    **{f"ghosts {k}": Part("trail", f"ghosts[{k}]", ghosts_off) for k in range(3)},
}


class Pictures(Check):
    """Holds every part of every run's picture to the run."""

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each run."""
        for number, run in enumerate(getattr(frame.scene, "runs", ()), 1):
            yield from self._parts(run, f"run {number}", frame)
            if run.picture.dot in frame.scene.mobjects:
                yield from _there(run, f"run {number}")

    def _parts(self, run: Any, name: str, frame: Frame) -> Iterator[Fault]:
        for title, part in PARTS.items():
            points = outline(run.picture, part, frame.scene)
            if len(points):
                self.examined[title] += 1
                off = part.off(run, points)
                if not off <= part.limit:
                    kind = title if title in ("dot", "tangent") else "picture"
                    said = f"{off:.4f} units from where it belongs, at most {part.limit:.4f}"
                    yield Fault(kind, title, name, off, said, hull(points))


def outline(picture: Any, part: Part, scene: Any) -> FloatArray:
    """Return the outline of a part; it has no points where the part isn't drawn."""
    drawing = getattr(picture, part.drawing)
    if drawing not in scene.mobjects:
        return np.zeros((0, 3))
    name, _, index = part.path.partition("[")
    path = getattr(drawing, name) if name else drawing
    points: FloatArray = (path[int(index[:-1])] if index else path).points
    return points


def _there(run: Any, name: str) -> Iterator[Fault]:
    """The dot is drawn if the view holds it, and only then."""
    weight = float(run.picture.weight.get_value())
    expected = run.picture.view.shows(weight, error_at(run.parameters, weight))
    if expected != bool(len(run.picture.dot.dot.points)):
        said = "missing within its view" if expected else "drawn outside its view"
        yield Fault("dot", "dot", name, said=said)


class ReadOuts(Check):
    """Holds the counter and every number of the read-out to the step that they stand for."""

    every = True

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at the read-out, if steps are counted."""
        scene = frame.scene
        readout = getattr(scene, "readout", None)
        if readout is None or readout not in scene.mobjects or not scene.counting:
            return
        run = scene.runs[0]
        weight, history = float(run.picture.weight.get_value()), run.history
        self.examined["counters"] += 1
        expected = f"step {run.step + 1} of {numerals.counted(len(history))}"
        if expected != readout.counter.text:
            yield Fault("read-out", readout.counter.text, expected, said="the step is another")
        if weight != history.weights[run.step]:
            if frame.rests:
                yield Fault("read-out", "the counter", said="the dot rests between two steps")
            return
        self.examined["read-outs"] += 1
        for row, shown in expected_rows(history, run.step).items():
            if row in readout.rows and readout.rows[row].text != shown:
                said = f"{row} should be {shown}"
                yield Fault("read-out", f"{row} {readout.rows[row].text}", shown, said=said)


def expected_rows(history: Any, index: int) -> dict[str, str]:
    """Return what a read-out shows of a step, by row."""
    step, run = history[index], history.parameters
    values = step._asdict() | {
        "next weight": float(history.weights[index + 1]),
        "goal_prediction": run.goal_prediction,
        "alpha": run.alpha,
    }
    return {row: numerals.in_column(value) for row, value in values.items()}
