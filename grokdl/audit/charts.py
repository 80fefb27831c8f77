"""Checks of error charts and lenses: what they show must be the run's."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from ..learning.history import FloatArray
from ..mobjects.error_chart import MARKED, ErrorChart
from ..mobjects.errors_at_the_bowl import ErrorsAtTheBowl
from ..mobjects.lens import Lens
from ..mobjects.step_lens import StepLens
from ..stage import Box, Point, View
from .check import Check
from .finding import Fault
from .outlines import circles, hull, on_curves
from .theory import Theory, says
from .truth import HALF_A_PIXEL
from .walk import Frame

FEW = 2  # digits of a step that is seen under a lens
DIGITS = 3  # of the error at the end of a line
HAIR = 1e-6  # of a step
TOGETHER = 0.8  # units: ends that are no farther apart than their words are high
CLEAR = 0.05  # units: a way that can be measured
CELL = 0.005  # units: places are rounded to it where many are told from marks
ALIKE = 0.015 + CELL  # units: marks that are no farther apart look like one
FAR_ENOUGH = 1e-6  # of the goal: nearer to it, floats are too coarse to tell the enlargement


class Charts(Check):
    """Holds every error chart to the errors of the runs, on the axes that it shows."""

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each line of each chart."""
        charts = (chart for chart in frame.scene.mobjects if isinstance(chart, ErrorChart))
        for chart in charts:
            runs = frame.scene.runs[-len(chart.runs) :]
            frame.own(*chart.values)
            for run, marks, value in zip(runs, chart.marks, chart.values, strict=True):
                if len(marks.points):
                    self.examined["charts"] += 1
                    yield from _line_faults(chart, run.history.error, marks.points, value.text)
            if isinstance(chart, ErrorsAtTheBowl):
                yield from _stem_faults(chart, runs[0], frame)
            else:
                yield from _beside_their_ends(chart)


def _stem_faults(chart: ErrorsAtTheBowl, run: Any, frame: Frame) -> Iterator[Fault]:
    """The numbers over the marks are the errors, and marks are as high as dots in a bowl beside."""
    frame.own(*chart.heights)
    for number, error in zip(chart.heights, run.history.error.tolist(), strict=False):
        if len(number.points) and not says(number.text, error, DIGITS):
            yield Fault("number", number.text, "error", said=f"the error is {error:.12g}")
    beside = run.view.zone.right <= chart.plot.left and run.plot.axes in frame.scene.mobjects
    every = chart.wide < 1 or len(run.history.error) <= MARKED
    if chart.error_scale.bent > 0 or not (beside and every):
        return
    marks, view, errors = circles(chart.marks[0].points), run.view, run.history.error
    for spot, step in zip(marks, _steps(chart, marks), strict=True):
        off = abs(spot.y - view.y(float(errors[round(step)])))
        if not off <= HALF_A_PIXEL:
            said = f"{off:.4f} units from the height of its dot"
            yield Fault("picture", "chart", "the bowl", off, said, hull(chart.marks[0].points))


def _beside_their_ends(chart: ErrorChart) -> Iterator[Fault]:
    """The words of a line are nearer to its end than to another's, if the ends are not together."""
    drawn = [k for k, line in enumerate(chart.lines) if len(line.points)]
    ends = [Point(*chart.lines[k].points[-1][:2].tolist()) for k in drawn]
    if any(end.y > chart.plot.top + CLEAR for end in ends) and chart.error_scale.bent not in (0, 1):
        return  # as the scale bends, a line comes back into the plot, and its words go along
    for own, k in zip(ends, drawn, strict=True):
        words = [text.points for text in (chart.values[k], chart.names[k]) if len(text.points)]
        others = [end for end in ends if math.dist(own, end) > TOGETHER]
        if not words or not others:
            continue
        box = hull(np.concatenate(words))
        if min(_far(box, end) for end in others) < _far(box, own):
            said = "it stands nearer to the end of another line"
            yield Fault("number", chart.values[k].text, "its line", said=said, box=box)


def _far(box: Box, spot: Point) -> float:
    """How far a spot is from a box."""
    across = max(box.left - spot.x, 0.0, spot.x - box.right)
    return math.hypot(across, max(box.bottom - spot.y, 0.0, spot.y - box.top))


def _line_faults(
    chart: ErrorChart, errors: FloatArray, points: FloatArray, text: str
) -> Iterator[Fault]:
    spots = circles(points)
    width, steps = chart.last.at.x - chart.first.at.x, _steps(chart, spots)
    if len(errors) <= MARKED or chart.wide < 1:  # every step has its mark
        steps = [float(round(step)) for step in steps]
        if chart.error_scale.bent in (0, 1) and _left_out(chart, errors, width, steps, spots):
            yield Fault("picture", "chart", "the errors", said="a step has no mark")
    off = max(
        math.dist(at, _place(chart, errors, step, width, at))
        for at, step in zip(spots, steps, strict=True)
    )
    if not off <= HALF_A_PIXEL:
        said = f"{off:.4f} units from where it belongs, at most {HALF_A_PIXEL:.4f}"
        yield Fault("picture", "chart", "the errors", off, said, hull(points))
    if chart.error_scale.bent not in (0, 1) and not _in_order(errors, steps, spots):
        yield Fault("picture", "chart", "the errors", said="a larger one lies lower")
    passed = int(max(steps) + HAIR)
    if not any(says(text, error, DIGITS) for error in _newest(chart, errors, passed)):
        said = f"the error of step {passed + 1} is {errors[passed]:.12g}"
        yield Fault("number", text, "error", said=said)


def _steps(chart: ErrorChart, spots: Sequence[Point]) -> list[float]:
    """Which steps lie where some marks are."""
    left, width = chart.first.at.x, chart.last.at.x - chart.first.at.x
    return [(at.x - left) / width * (chart.slots - 1) if width else 0.0 for at in spots]


def _left_out(
    chart: ErrorChart,
    errors: FloatArray,
    width: float,
    steps: Sequence[float],
    spots: Sequence[Point],
) -> bool:
    """Tell whether a step up to the last mark has none, though it lies in the plot.

    A mark that can't be told from its own is as good.
    """
    every = np.arange(int(max(steps)) + 1)
    shares = _shares(chart, errors[: len(every)])
    across = chart.first.at.x + width * every / max(1, chart.slots - 1)
    places = np.column_stack((across, chart.plot.bottom + shares * chart.plot.height))
    coarse = np.round(places[shares <= 1] / CELL)
    wanted = np.unique(coarse, axis=0) * CELL
    far = np.abs(wanted[:, None] - np.array(spots)[None]).max(axis=2).min(axis=1, initial=math.inf)
    return bool((far > ALIKE).any())


def _shares(chart: ErrorChart, errors: FloatArray) -> FloatArray:
    return np.array([_share(chart, error) for error in errors.tolist()])


def _newest(chart: ErrorChart, errors: FloatArray, passed: int) -> Iterator[float]:
    """The error of the last mark, and those of steps after it whose marks are out of the plot."""
    yield float(errors[passed])
    for error in errors[passed + 1 :].tolist():
        if chart.error_scale.bent == 1 or error <= chart.error_scale.top:
            return
        yield error


def _in_order(errors: FloatArray, steps: Sequence[float], spots: Sequence[Point]) -> bool:
    """Tell whether the larger an error is, the higher its mark lies."""
    order = sorted((float(errors[int(step)]), at.y) for step, at in zip(steps, spots, strict=True))
    return all(low[1] <= high[1] + HALF_A_PIXEL for low, high in pairwise(order))


def _place(chart: ErrorChart, errors: FloatArray, step: float, width: float, at: Point) -> Point:
    """Where a step lies, or a moment between two steps; an error of 0 lies at the bottom.

    While the scale bends, a mark may be at any height.
    """
    whole, scale = min(int(step + HAIR), len(errors) - 1), chart.error_scale
    x = chart.first.at.x + width * step / max(1, chart.slots - 1)
    if scale.bent not in (0, 1):
        return Point(x, at.y)
    pair = [_share(chart, error) for error in errors[whole : whole + 2].tolist()]
    share = pair[0] + (step - whole) * (pair[-1] - pair[0])
    return Point(x, chart.plot.bottom + share * chart.plot.height)


def _share(chart: ErrorChart, error: float) -> float:
    """The share of the error axis's height that an error takes: evenly, or by powers of ten."""
    scale = chart.error_scale
    if scale.bent == 0:
        return error / scale.top
    power = math.log10(error) if error > 0 else scale.low
    return (power - scale.low) / (scale.high - scale.low)


class Lenses(Check):
    """Holds what is under a lens to the picture: the same, and larger by one factor."""

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each lens, while its dot is under it and not at the goal."""
        yield from self._of_steps(frame)
        lenses = [lens for lens in frame.scene.mobjects if isinstance(lens, Lens)]
        for lens in lenses:
            run = next(r for r in frame.scene.runs[::-1] if r.parameters == lens.parameters)
            theory = Theory(run)
            if len(lens.dot.points):
                self.examined["lenses"] += 1
                yield from _lens_faults(lens, theory, run.view)
                frame.own(*lens.labels, lens.times)
                yield from _misnamed(lens, theory, [ghost.weight for ghost in run.state.visited])

    def _of_steps(self, frame: Frame) -> Iterator[Fault]:
        """Look at the numbers under the lens of each run's step."""
        for run in getattr(frame.scene, "runs", ()):
            lens, step = run.plot.step_lens, run.state.lens_step
            if lens not in frame.scene.mobjects or step is None:
                continue
            self.examined["lenses"] += 1
            frame.own(lens.enlargement, lens.change)
            theory = Theory(run)
            numbers = (
                (lens.change, step[1] - step[0]),
                (lens.enlargement, _times(lens, theory, step)),
            )
            for label, value in numbers:
                if len(label.points) and value and not says(label.text, value, FEW):
                    said = f"it is {value:.12g}"
                    yield Fault("number", label.text, "the step under the lens", said=said)


def _times(lens: StepLens, theory: Theory, step: tuple[float, float]) -> float:
    """How many times as far from the lens's middle the dot is as from the step's; 0 if at it."""
    (dot,) = circles(lens.dot.points)
    middle = hull(lens.glass.points).centre
    sides = [theory.away(step[0], place) for place in (theory.weight, step[1])]
    across, upward = (at - end / 2 for at, end in zip(*sides, strict=True))
    way, length = math.hypot(across, upward), math.hypot(*sides[1])
    return math.dist(dot, middle) / way if way > length / 4 else 0.0


def _misnamed(lens: Lens, theory: Theory, been: Sequence[float]) -> Iterator[Fault]:
    """What is wrong with the numbers under a lens: of the weight, and of the one before it."""
    for label, weight in zip(lens.labels, [theory.weight, *been[-1:]], strict=False):
        if len(label.points) and not says(label.text, weight, 3):
            said = f"the weight is {weight:.12g}"
            yield Fault("number", label.text, "weight under the lens", said=said)


def _lens_faults(lens: Lens, theory: Theory, view: View) -> Iterator[Fault]:
    x, y = lens.ring.points.mean(axis=0)[:2].tolist()
    (dot,) = circles(lens.dot.points)
    gap = theory.weight - theory.goal_weight
    across = _enlargement(lens, theory, Point(x, y), dot)
    if across is None or abs(gap) <= FAR_ENOUGH * abs(theory.goal_weight):
        return
    upward = across * theory.scale
    spots = np.vstack((on_curves(lens.bowl.points), dot))
    heights = [theory.error(theory.goal_weight + (at - x) / across) for at in spots[:, 0].tolist()]
    off = float(np.abs(spots[:, 1] - y - upward * np.array(heights)).max())
    off = max(off, abs(dot.x - x - gap * across))
    times = across * (view.high - view.low) / view.zone.width
    if len(lens.times.points) and not says(lens.times.text, times, FEW):
        yield Fault("number", lens.times.text, "the lens's scale", said=f"it is {times:.12g}")
    if not off <= HALF_A_PIXEL:
        said = f"{off:.4f} units from where it belongs, at most {HALF_A_PIXEL:.4f}"
        yield Fault("picture", "lens", "what is under it", off, said, lens.box)


def _enlargement(lens: Lens, theory: Theory, goal: Point, dot: Point) -> float | None:
    """How many units a weight is wide under a lens, and so the error high: by its dot or its bowl.

    None where the dot is too near to the goal to tell, and the bowl too flat.
    """
    gap = theory.weight - theory.goal_weight
    if gap and abs(dot.x - goal.x) > CLEAR:
        return (dot.x - goal.x) / gap
    end = Point(*max(on_curves(lens.bowl.points).tolist(), key=lambda spot: spot[1]))
    if end.y - goal.y <= CLEAR:
        return None
    return theory.input**2 * theory.scale * (end.x - goal.x) ** 2 / (end.y - goal.y)
