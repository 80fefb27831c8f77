"""Forking: many runs that differ in alpha alone, and the plane in which their ends are drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from manim import Animation, UpdateFromAlphaFunc, linear

from grokdl import numerals
from grokdl.learning.many_runs import weights_of
from grokdl.learning.parameters import LARGEST_ALPHA, Parameters
from grokdl.lesson.run_drawings import RunDrawings
from grokdl.lesson.storyboard import FINEST, goal_weight
from grokdl.mobjects.fork_inset import ForkInset
from grokdl.mobjects.fork_plot import Column, ForkPlot, ForkState
from grokdl.mobjects.paths import Path, circle, dashes, joined
from grokdl.mobjects.plane import AxisName, Plane, Window
from grokdl.mobjects.step_curves import StepCurves
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point, theme

BEYOND = 1.2  # limits: so far alpha goes
GAPS = 2.9  # from the best weight up and down
NEAR = 2.4  # limits, divided by the number of steps: so far a closer look goes to either side
FIRST = 0.2  # limits: the alpha of the first run, where the lesson's own isn't in the plane
SWINGS = -0.4  # the gap after a step, in gaps: a run swings more widely, or it does not
INSIDE = 0.98  # of the plane's width: so far an alpha is in it
VISIBLE = 0.01  # of the plane's height: so far from the best weight a dash is another line
ROOM, HIGHEST = 2.4, 3.2  # units: an inset's least width, and how high it is at most
BESIDE = 0.5  # from the limit to the inset
MOST_DECIMALS = 6  # of the alpha over the marker
ARM = 0.09  # the radius of a dot at the limit


class Forking:
    """The drawings of many runs: `plane`, `plot`, and what explains them.

    `column` is one run over its alpha, `curves` are all runs step by step, `limit` is where they
    split, `arms` are the two places between which a run at the limit goes, `inset` is a closer
    look.
    """

    def __init__(self, scene: RunDrawings, box: Box) -> None:
        self.scene, self.style, self.box = scene, scene.style, box
        asked, words = scene.parameters, self.style.words
        self.given: Parameters = scene.history.parameters
        self.steps, self.kept = asked.repeats, min(asked.kept, asked.repeats)
        others = [scene.learn(other).parameters for other in scene.siblings]
        window = window_of(self.given, others)
        names = AxisName(words("alpha"), "alpha"), AxisName(words("weight"), "weight")
        self.plane = Plane(self.style, box, *names, [window])
        self.alphas = evenly(0.0, window.right, asked.runs)
        self.runs = weights_of(self.given, self.alphas, self.steps)
        self.plot = ForkPlot(self.style, self.plane, self.alphas, self.runs[:, -self.kept :])
        self.limit_alpha = limit_of(self.given)
        scene.keep_within(box, self.plane, self.plot)

    # what there is to see

    @property
    def own_alpha(self) -> float:
        """The alpha of the run that is shown first: the lesson's own, if it is in the plane."""
        alpha, last = self.given.alpha, self.plane.window.right
        return alpha if 0 < alpha <= INSIDE * last else FIRST / BEYOND * last

    @property
    def why_not(self) -> str:
        """Why the line does not split, or where runs begin that do not show why, as a key."""
        if self.limit_alpha is None:
            return "no input"
        if self.limit_alpha > self.plane.window.right:
            return "too far"
        goal = goal_weight(self.given) or 0.0
        if abs(self.given.weight - goal) > FINEST * abs(goal):
            return ""
        window = self.plane.window
        off = np.abs(self.runs - goal).max() > VISIBLE * (window.top - window.bottom)
        return "rounding" if off else "there"

    # one run

    @property
    def first_run(self) -> Parameters:
        """The parameters of the run that is shown first."""
        return self.given.change(alpha=self.own_alpha, iterations=self.steps)

    def pace(self, slow: int) -> list[tuple[tuple[float, float], float]]:
        """Return between which moments the column takes its first steps, in how many seconds."""
        return [((step, step + 1.0), 0.6) for step in range(min(slow, self.last))]

    def lapse(self, done: int) -> list[tuple[tuple[float, float], float]]:
        """Return between which moments the column takes all other steps, in how many seconds.

        A run that swings widely comes to its end at once, or its dot would flash.
        """
        swings = 1 - self.own_alpha * self.given.input**2 < SWINGS
        more = self.last > done
        return [((float(done), float(self.last)), 1 / 15 if swings else 1.0)] if more else []

    @property
    def last(self) -> int:
        """The last moment of the column."""
        return len(self.column.weights) - 1

    def make_column(self, run: Sequence[float]) -> Column:
        """Make one run over its alpha."""
        self.column = Column(self.style, self.plane, self.own_alpha, run)
        self.scene.keep_within(self.box, self.column)
        return self.column

    def climb(self, first: tuple[int, int], moments: tuple[float, float]) -> Animation:
        """Return how the column goes from one moment to another, and what is kept of it."""

        def at(_: object, share: float) -> None:
            start = round(first[0] + share * (first[1] - first[0]))
            self.column.show(start, moments[0] + share * (moments[1] - moments[0]))

        return UpdateFromAlphaFunc(self.column, at, rate_func=linear)

    # all runs

    def sweep(self) -> Animation:
        """Return how the runs are drawn, from left to right."""
        count = len(self.alphas)
        decimals = math.ceil(-math.log10(self.plane.window.right / count))

        def at(_: object, share: float) -> None:
            drawn = max(1, round(share * count))
            alpha = self.alphas[drawn - 1]
            fixed = 0 <= decimals <= MOST_DECIMALS
            text = f"{alpha:.{decimals}f}" if fixed else numerals.plain(alpha)
            self.plot.show(ForkState(drawn, "" if share >= 1 else text))

        return UpdateFromAlphaFunc(self.plot, at, rate_func=linear)

    def draw_limit(self) -> Path:
        """Return the line where the runs split."""
        x, zone = self.plane.x(self.limit_alpha or 0.0), self.plane.zone
        self.limit = Path(stroke=self.style.theme.error, width=theme.FINE, z_index=0.8)
        self.limit.draw(dashes(Point(x, zone.bottom), Point(x, zone.top)))
        return self.limit

    def over_limit(self, label: Label) -> Label:
        """Put a label over the line where the runs split."""
        zone, half = self.plane.zone, label.text_width / 2
        x = min(max(self.plane.x(self.limit_alpha or 0.0), zone.left + half), zone.right - half)
        return label.place(x, zone.top + 0.14, 0.5)

    def sides(self) -> list[Label]:
        """Return what becomes of the runs on both sides of the limit, in words."""
        zone, x = self.plane.zone, self.plane.x(self.limit_alpha or 0.0)
        y = zone.centre.y - 0.62
        found = []
        for key, role, left, right in (
            ("come home", "goal", *self._beside_mark(zone.left, x)),
            ("gone", "error", *self._beside_mark(x, zone.right)),
        ):
            label = Label(self.style, self.style.words(key), role=role, anchor=0.5)
            if label.fit(right - left - 0.5).text_width <= right - left - 0.4:
                found.append(label.place((left + right) / 2, y))
        return found

    def _beside_mark(self, left: float, right: float) -> tuple[float, float]:
        """The wider part of a stretch of alphas, on one side of the first run's."""
        x = self.plane.x(self.own_alpha)
        if not left < x < right:
            return left, right
        return (left, x) if x - left > right - x else (x, right)

    def beside_column(self, label: Label) -> Label:
        """Put a label at the foot of the first run, on the side that is away from the limit."""
        zone, x = self.plane.zone, self.plane.x(self.own_alpha)
        limit = self.plane.x(self.limit_alpha) if self.limit_alpha is not None else zone.right
        left = x - 0.12 - label.text_width > zone.left and x <= limit + 0.01
        return label.place(x + (-0.12 if left else 0.12), zone.bottom + 0.2, 1 if left else 0)

    def beyond(self, label: Label) -> Label | None:
        """Put the label of an alpha beyond the plane at its edge; None if there is no room."""
        zone, x = self.plane.zone, self.plane.x(self.limit_alpha or 0.0)
        label.place(zone.right - 0.12, zone.bottom + 0.2, 1)
        seen = not self.why_not and self.plane.window.right < 1
        seen = seen and self.own_alpha == self.given.alpha
        return label if seen and label.box.left > x + 0.1 else None

    # why there are two arms

    def make_curves(self, most: int) -> StepCurves:
        """Make the curves of the first steps."""
        count = min(most, self.steps)
        runs = self.runs[:, : count + 1]
        self.curves = StepCurves(self.style, self.plane, self.alphas, runs)
        self.scene.keep_within(self.box, self.curves)
        return self.curves

    def trace(self, first: float, last: float) -> Animation:
        """Return how the curves of some steps are drawn."""

        def at(_: object, share: float) -> None:
            self.curves.show(first + share * (last - first))

        return UpdateFromAlphaFunc(self.curves, at, rate_func=linear)

    def make_arms(self, weights: Sequence[float]) -> Path:
        """Return dots at the two places between which a run at the limit goes."""
        self.arms = Path(fill=self.style.theme.error, z_index=4)
        spots = [self.plane.point(self.limit_alpha or 0.0, weight) for weight in weights[:2]]
        self.arms.draw(joined([circle(spot, ARM) for spot in spots]))
        return self.arms

    # a closer look

    def make_inset(self) -> ForkInset | None:
        """Make a closer look at the limit; None if there is no room beside it."""
        zone, limit = self.plane.zone, self.limit_alpha or 0.0
        x, high = self.plane.x(limit), min(HIGHEST, zone.height / 2 - 0.6)
        left, right = zone.left + 0.3, x - BESIDE
        beside_mark = self.plane.x(self.own_alpha) + 0.2
        if right - beside_mark >= ROOM:
            left = max(left, beside_mark)
        if right - left < ROOM:
            left, right = x + BESIDE, zone.right - 0.3
        wide = min(right - left, 2.6 * high)
        if wide < ROOM:
            return None
        centre = min(max(x - BESIDE - wide / 2, left + wide / 2), right - wide / 2)
        bottom = zone.centre.y + 0.36
        box = Box(centre - wide / 2, bottom, centre + wide / 2, bottom + high)
        near = min(NEAR / self.steps, 1.0)
        last = min(limit * (1 + near), LARGEST_ALPHA)
        alphas = evenly(limit * (1 - near), last, len(self.alphas))
        runs = weights_of(self.given, alphas, self.steps)[:, -self.kept :]
        own = window_of(self.given)  # the plane's may be higher, for the clips beside this one
        heights = own.bottom, own.top
        at = Point(x, zone.centre.y)
        self.inset = ForkInset(self.style, box, alphas, runs, limit, heights, at)
        self.scene.keep_within(self.box, self.inset)
        return self.inset


def limit_of(given: Parameters) -> float | None:
    """Return the alpha beyond which runs diverge; None if there is none. Source: 4.25."""
    return 2 / given.input**2 if given.input**2 > 0 else None


def last_alpha(given: Parameters) -> float:
    """Return where the alphas end: some way past the limit, if a run may have such an alpha."""
    limit = limit_of(given)
    return 1.0 if limit is None else min(BEYOND * limit, LARGEST_ALPHA)


def window_of(given: Parameters, others: Sequence[Parameters] = ()) -> Window:
    """Return the window: alphas across from 0 on, weights around the best weight upward."""
    ends = [_ends(one) for one in (given, *others)]
    right = max(last_alpha(one) for one in (given, *others))
    return Window(0.0, right, min(low for low, _ in ends), max(high for _, high in ends))


def _ends(given: Parameters) -> tuple[float, float]:
    goal = goal_weight(given)
    middle = given.weight if goal is None else goal
    gap = abs(given.weight - middle)
    half = GAPS * gap if gap > FINEST * abs(middle) else max(1.0, abs(middle)) / 2
    return middle - half, middle + half


def evenly(first: float, last: float, count: int) -> tuple[float, ...]:
    """Return so many alphas, the first and the last among them."""
    return tuple(first + (last - first) * k / (count - 1) for k in range(count))
