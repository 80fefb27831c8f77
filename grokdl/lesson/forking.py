"""Forking: many runs that differ in alpha alone, and the plane in which their ends are drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from manim import Animation, Mobject, linear, smooth

from grokdl import numerals
from grokdl.learning.many_runs import weights_of
from grokdl.learning.parameters import LARGEST_ALPHA, Parameters
from grokdl.learning.regimes import FINEST
from grokdl.lesson.fork_labels import ForkLabels
from grokdl.lesson.fork_windows import (
    BEYOND,
    between,
    columns,
    evenly,
    limit_of,
    seconds_between,
    window_of,
)
from grokdl.lesson.run_drawings import RunDrawings
from grokdl.lesson.storyboard import goal_weight
from grokdl.mobjects.bowl_on_its_side import BowlOnItsSide
from grokdl.mobjects.fork_plot import Column, ForkPlot, ForkState
from grokdl.mobjects.paths import Path, dashes
from grokdl.mobjects.plane import AxisName, Plane, Window
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point, theme

NEAR = 2.4  # limits, divided by the number of steps: so far a closer look goes to either side
FIRST = 0.2  # limits: the alpha of the first run, where the lesson's own isn't in the plane
SWINGS = -0.4  # the gap after a step, in gaps: a run swings more widely, or it does not
INSIDE = 0.98  # of the plane's width: so far an alpha is in it
VISIBLE = 0.01  # of the plane's height: so far from the best weight a dash is another line
LATE = 5.0  # a power of the time: so late most of a run's first weights drop out
LATER = 10  # times as many steps bring the runs beside the limit home, or drive them away
APART, DASH = 0.3, 0.1  # units: from one column to the next, seen closer, and how long a dash is
FOLDING = 0.35  # of the time in which a run's first weights drop out: so soon its bowl is flat
DECIMALS = 1, 6  # of the alpha over the marker, at least and at most


class Forking:
    """The drawings of many runs: `plane`, `plot`, and what explains them.

    `column` is one run over its alpha, `bowls` has the bowl of the first run, on its side, if there
    is one; `limit` is the line beyond which no run comes home.
    """

    def __init__(self, scene: RunDrawings, box: Box) -> None:
        self.scene, self.style, self.box = scene, scene.style, box
        asked, words = scene.parameters, self.style.words
        self.given: Parameters = scene.history.parameters
        self.steps: int = asked.repeats
        self.kept = min(asked.kept, asked.repeats)
        others = [scene.learn(other).parameters for other in scene.siblings]
        window = window_of(self.given, others)
        self.limit_alpha = limit_of(self.given)
        names = AxisName(words("alpha"), "alpha"), AxisName(words("weight"), "weight")
        self.plane = Plane(self.style, box, *names, self._windows(window), size=theme.BODY)
        self.labels = ForkLabels(self.style, self.plane, self.limit_alpha)
        self.alphas = evenly(0.0, window.right, asked.runs)
        self.runs = weights_of(self.given, self.alphas, self.steps)
        self.bowls: list[BowlOnItsSide] = []
        self.plot = ForkPlot(self.style, self.plane, self.alphas, self.runs, self.kept)
        scene.keep_within(box, self.plane, self.plot)

    # what there is to see

    @property
    def own_alpha(self) -> float:
        """The alpha of the run that is shown first: the lesson's own, if it is in the plane."""
        alpha, last = self.given.alpha, self.plane.window.right
        return alpha if 0 < alpha <= INSIDE * last else FIRST / BEYOND * last

    @property
    def why_not(self) -> str:
        """Why there is no fork, or where runs begin that do not show why, as a key."""
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

    @property
    def later(self) -> int:
        """How many steps the runs have when only the one at the limit is between its arms."""
        return LATER * self.steps

    # one run

    @property
    def first_run(self) -> Parameters:
        """The parameters of the run that is shown first."""
        return self.given.change(alpha=self.own_alpha, iterations=self.steps)

    @property
    def at_limit(self) -> Parameters:
        """The parameters of the run at the limit."""
        return self.given.change(alpha=self.limit_alpha, iterations=self.steps)

    def pace(self, slow: int) -> list[tuple[tuple[float, float], float]]:
        """Return between which moments the column takes its first steps, in how many seconds."""
        return [((step, step + 1.0), 0.6) for step in range(min(slow, self.last))]

    def lapse(self, done: int) -> list[tuple[tuple[float, float], float]]:
        """Return between which moments the column takes all other steps, in how many seconds.

        A run that swings widely comes to its end at once, or its dot would flash.
        """
        swings = 1 - self.own_alpha * self.given.input**2 < SWINGS
        more = self.last > done
        return [((float(done), float(self.last)), 1 / 15 if swings else 1.4)] if more else []

    @property
    def last(self) -> int:
        """The last moment of the column."""
        return len(self.column.weights) - 1

    def make_column(self, run: Sequence[float], alpha: float | None = None) -> Column:
        """Make one run over its alpha: by default that of the first run."""
        alpha = self.own_alpha if alpha is None else alpha
        self.column = Column(self.style, self.plane, alpha, run, marked=alpha != self.limit_alpha)
        self.scene.keep_within(self.box, self.column)
        return self.column

    def make_bowls(self, run: Sequence[float]) -> list[BowlOnItsSide]:
        """Make the bowl of the first run, on its side; its dot is the column's. Or none."""
        bowl = BowlOnItsSide(self.style, self.plane, self.own_alpha, self.given, run)
        self.bowls = [bowl] if bowl.there else []
        self.column.has_dot = not bowl.there
        for bowl in self.bowls:
            bowl.show(0)
            self.scene.keep_within(self.box, bowl)
        return self.bowls

    def climb(self, moments: tuple[float, float]) -> list[Animation]:
        """Return how the column goes from one moment to another, and the dot through its bowl."""

        def at(_: object, share: float) -> None:
            moment = moments[0] + share * (moments[1] - moments[0])
            self.column.show(0, moment)
            for bowl in self.bowls:
                bowl.show(moment)

        return [Redraw(self.column, at, rate_func=linear), *_redrawn(self.bowls)]

    def keep_the_last(self) -> list[Animation]:
        """Return how the column lets go all of its run's weights but the last ones.

        Meanwhile the bowl folds flat onto the column, which takes over the dot; where errors were,
        the axis of alphas comes.
        """
        first = max(0, self.last + 1 - self.kept)

        def at(_: object, share: float) -> None:
            folded = float(smooth(min(1.0, share / FOLDING)))
            for bowl in self.bowls:
                bowl.show(self.last, folded)
            self.plane.show_across(folded)
            self.column.has_dot = folded == 1 or not self.bowls
            self.column.show(round(share**LATE * first), self.last)

        along = _redrawn([self.plane, *self.bowls])
        return [Redraw(self.column, at, rate_func=linear), *along]

    # all runs

    def sweep(self) -> Animation:
        """Return how the runs are drawn, from left to right."""
        count = len(self.alphas)
        least, most = DECIMALS
        decimals = max(least, 1 - math.floor(math.log10(self.plane.window.right)))

        def at(_: object, share: float) -> None:
            drawn = max(1, round(share * count))
            alpha = self.alphas[drawn - 1]
            text = f"{alpha:.{decimals}f}" if decimals <= most else numerals.plain(alpha)
            self.plot.show(ForkState(drawn, "" if share >= 1 else text))

        return Redraw(self.plot, at, rate_func=linear)

    def draw_limit(self) -> Path:
        """Return the line beyond which no run comes home."""
        self.limit = Path(stroke=self.style.theme.error, width=theme.FINE, z_index=0.8)
        self._place_limit()
        return self.limit

    def _place_limit(self) -> None:
        x, zone = self.plane.x(self.limit_alpha or 0.0), self.plane.zone
        self.limit.draw(dashes(Point(x, zone.bottom), Point(x, zone.top)))

    def at_the_foot(self, label: Label) -> list[Label]:
        """Put a label at the foot of the first run; return none if it would be in the bowl."""
        placed, x = self.labels.beside(label, self.own_alpha), self.plane.x(self.own_alpha)
        taken = any((label.box.centre.x - x) * bowl.side > 0 for bowl in self.bowls)
        return [] if placed is None or taken else [placed]

    def notes(self, own: Label, full: Label) -> list[Label]:
        """Put labels at the run that was shown first, and at those that are still on the way.

        `full` is that of an alpha beyond the plane. Runs that show no fork do not end in a line
        that anything could be read beside.
        """
        beside = self.labels.beside(own, self.own_alpha)
        found: list[Label | None] = [beside]
        if not self.why_not:
            if self.plane.window.right < 1 and self.own_alpha == self.given.alpha:
                found.append(self.labels.at_the_edge(full, self.own_alpha, beside))
            found.append(self.labels.at_the_hook(self.given.weight, self.own_alpha))
        return [label for label in found if label is not None]

    # a closer look

    def _windows(self, first: Window) -> list[Window]:
        """The plane's window, and if the limit is in it the one around that place."""
        limit = self.limit_alpha
        if limit is None or limit > first.right:
            return [first]
        near = min(NEAR / self.steps, 1.0)
        own = window_of(self.given)  # the plane's may be higher, for the clips beside this one
        last = min(limit * (1 + near), LARGEST_ALPHA)
        return [first, Window(limit * (1 - near), last, own.bottom, own.top)]

    @property
    def zoom_seconds(self) -> float:
        """How long the plane takes to come nearer."""
        return seconds_between(*self._windows(self.plane.window))

    def zoom(self, label: Label) -> list[Animation]:
        """Return how the plane comes nearer to the limit, until each run is a column of its own."""
        first, last = self._windows(self.plane.window)
        follow = [self.plane, self.limit, label]
        beside = round(self.plane.zone.width / 2 / APART)
        self.columns = columns(last, self.limit_alpha or 0.0, beside)
        outside = [alpha for alpha in self.alphas if not last.left <= alpha <= last.right]
        alphas = np.array(sorted([*outside, *self.columns]))
        runs, long = weights_of(self.given, alphas.tolist(), self.steps), self.plot.long

        def at(_: object, share: float) -> None:
            share = round(share, 6)  # the engine's last one may be a hair below 1
            window = between(first, last, self.limit_alpha or 0.0, share)
            self.plane.show(window, moving=0 < share < 1)
            self._place_limit()
            self.labels.over_limit(label)
            text = self._counted(self.steps, label) if share == 1 else ""
            seen = (window.left <= alphas) & (alphas <= window.right)
            self.plot.look(alphas[seen].tolist(), runs[seen], text, long + share * (DASH - long))

        return [Redraw(self.plot, at, rate_func=smooth), *_redrawn(follow)]

    def _counted(self, steps: int, label: Label) -> str:
        """How many steps each run has, beside a label; nothing where there is no room."""
        has_room = self.labels.has_room_to_count(self.later, label)
        return self.labels.steps_text(steps) if has_room else ""

    def pick(self) -> Animation:
        """Return how one column after the other is picked out, up to the one at the limit."""
        state, last = self.plot.state, self.columns.index(self.limit_alpha or 0.0)

        def at(_: object, share: float) -> None:
            self.plot.show(replace(state, picked=round(share * last)))

        return Redraw(self.plot, at, rate_func=smooth)

    def hop(self, seconds: float, each: float) -> Animation:
        """Return how the run at the limit goes on, to and fro, each hop in so many seconds."""
        first = self.column.moment
        last = min(first + round(seconds / each), float(self.last))

        def at(_: object, share: float) -> None:
            whole, rest = divmod(first + share * (last - first), 1)
            self.column.show(0, whole + smooth(rest))

        return Redraw(self.column, at, rate_func=linear)

    def go_on(self, label: Label) -> Animation:
        """Return how the runs in a closer look take more and more steps, counted beside a label.

        Where their last weights were is seen, pale.
        """
        runs = weights_of(self.given, self.columns, self.later)
        self.plot.leave_behind()

        def at(_: object, share: float) -> None:
            steps = round(self.steps * (self.later / self.steps) ** round(share, 6))
            self.plot.look(self.columns, runs[:, : steps + 1], self._counted(steps, label))

        return Redraw(self.plot, at, rate_func=smooth)


def _redrawn(parts: Sequence[Mobject]) -> list[Animation]:
    """Return animations of parts that change along with another one, which draws them."""
    return [Redraw(part, lambda *_: None) for part in parts]
