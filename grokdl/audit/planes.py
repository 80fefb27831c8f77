"""Checks of planes: what is drawn in them must be the runs', by the audit's own arithmetic."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from ..learning.history import FloatArray
from ..mobjects.plane import Plane
from ..mobjects.slope_triangle import SlopeTriangle
from ..mobjects.small_run import SmallRun
from ..mobjects.web import Web
from ..mobjects.worked_sum import WorkedSum
from ..stage import Point
from .check import Check
from .finding import Fault
from .outlines import circles, hull
from .theory import read
from .truth import HALF_A_PIXEL
from .walk import Frame

SHARE = 0.0051  # of the product, or of 1: numbers of a sum in motion may be rounded by so much


class Webs(Check):
    """Holds the line of next weights, the run between it and the diagonal, its sum and triangle."""

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each web, and at what tells of it."""
        webs = [drawing for drawing in frame.scene.mobjects if isinstance(drawing, Web)]
        for web in webs:
            self.examined["webs"] += 1
            given = frame.scene.history.parameters
            yield from _off("the line", _line_off(web, given), web.line.points)
            yield from _off("the web", _web_off(web, given), web.web.points)
        for drawing in frame.scene.mobjects:
            if webs and isinstance(drawing, WorkedSum):
                frame.own(*drawing.numbers)
                yield from _sum_faults(drawing, webs[0], frame.scene.history.parameters)
            elif webs and isinstance(drawing, SmallRun):
                yield from _off(
                    "the bowl's dots", _ghosts_off(drawing, webs[0]), drawing.dot.points
                )
            elif webs and isinstance(drawing, SlopeTriangle) and len(drawing.sides.points):
                off = _triangle_off(drawing, webs[0], frame.scene.history.parameters)
                yield from _off("the triangle", off, drawing.sides.points)


def _off(title: str, off: float, points: FloatArray) -> Iterator[Fault]:
    if len(points) and not off <= HALF_A_PIXEL:
        said = f"{off:.4f} units from where it belongs, at most {HALF_A_PIXEL:.4f}"
        yield Fault("picture", title, "the run", off, said, hull(points))


def misquoted(text: str, value: float, title: str) -> Iterator[Fault]:
    """Tell of a number that is not a value, rounded to the digits that the number has."""
    said = read(text)
    unit = 10.0 ** int(said.as_tuple().exponent) if said is not None else 0.0
    if said is None or not abs(float(said) - value) <= max(0.51 * unit, 1e-9 * abs(value)):
        yield Fault("number", text, title, said=f"it is {value:.12g}")


def followed(given: Any, alpha: float, steps: int) -> list[float]:
    """Return the weights of a run by the audit's own loop, as far as floats go."""
    weights = [float(given.weight)]
    for _ in range(steps):
        miss = given.input * weights[-1] - given.goal_prediction
        weights.append(weights[-1] - alpha * (given.input * miss))
        if not abs(weights[-1]) < math.inf:
            break
    return weights


def place(plane: Plane, across: float, upward: float) -> Point:
    """Return where a pair of values lies in a plane."""
    window, zone = plane.window, plane.zone
    right = (across - window.left) / (window.right - window.left)
    up = (upward - window.bottom) / (window.top - window.bottom)
    return Point(zone.left + right * zone.width, zone.bottom + up * zone.height)


def _line_off(web: Web, given: Any) -> float:
    """How far the ends of the line are from next weights of the weights under them."""
    if web.state is None or not len(web.line.points):
        return 0.0
    plane, window, off = web.plane, web.plane.window, 0.0
    slope = 1 - web.state.alpha * given.input**2
    for x, y in web.line.points[[0, -1], :2].tolist():
        share = (x - plane.zone.left) / plane.zone.width
        weight = window.left + share * (window.right - window.left)
        miss = given.input * weight - given.goal_prediction
        at = place(plane, weight, weight - web.state.alpha * (given.input * miss))
        off = max(off, abs(y - at.y) / math.hypot(1, slope))
    return off


def _triangle_off(triangle: SlopeTriangle, web: Web, given: Any) -> float:
    """How far a triangle's corners are from the best weight, and from a weight and its next one."""
    weight, best = float(given.weight), given.goal_prediction / given.input
    following = followed(given, web.state.alpha, 1)[1] if web.state is not None else math.nan
    belong = [(best, best), (weight, best), (weight, following)]
    corners = triangle.sides.points[[0, 4, -1], :2]
    expected = np.array([place(web.plane, *pair) for pair in belong])
    return float(np.abs(corners - expected).max())


def _web_off(web: Web, given: Any) -> float:
    """How far corners of the web are from the legs of the run."""
    state, plane = web.state, web.plane
    if state is None or not len(web.web.points):
        return 0.0
    weights = followed(given, state.alpha, len(state.weights) - 1)
    own = np.clip(weights, -1e300, 1e300)
    places = np.array([place(plane, weight, weight) for weight in own.tolist()])
    off = 0.0
    for x, y in web.web.points[::4, :2].tolist() + web.web.points[3::4, :2].tolist():
        beside = min(float(np.abs(places[:, 0] - x).min()), float(np.abs(places[1:, 1] - y).min()))
        off = max(off, beside)
    return off


def _ghosts_off(small: SmallRun, web: Web) -> float:
    """How far the ghosts in the small bowl are from weights of the run."""
    if web.state is None or not len(small.ghosts.points):
        return 0.0
    view = small.view
    share = (np.array(web.state.weights) - view.low) / (view.high - view.low)
    across = view.zone.left + share * view.zone.width
    return max(float(np.abs(across - at.x).min()) for at in circles(small.ghosts.points))


def _sum_faults(drawing: WorkedSum, web: Web, given: Any) -> Iterator[Fault]:
    """The sum says 1 − alpha × input² = 1 − product = slope, for the alpha that it names.

    That is the web's, of so many digits as are shown.
    """
    if web.state is None:
        return
    yield from misquoted(drawing.numbers[1].text, web.state.alpha, "alpha")
    scale, said = given.input**2, read(drawing.numbers[1].text)
    alpha = web.state.alpha if said is None else float(said)
    product = alpha * scale
    for number, value in zip(
        drawing.numbers, (1.0, alpha, scale, 1.0, product, 1 - product), strict=True
    ):
        said = read(number.text)
        if said is None or not abs(float(said) - value) <= SHARE * max(abs(value), 1.0, product):
            yield Fault("number", number.text, "the sum", said=f"it is {value:.12g}")
