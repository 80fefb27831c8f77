"""Small run: a bowl as small as a stamp, and a dot that takes the steps of a run in it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

import numpy as np

from grokdl.learning.history import FloatArray
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.error_bowl import arms, bowl_outline, error_at
from grokdl.mobjects.paths import (
    NOTHING,
    Drawing,
    Path,
    arrow_head,
    circle,
    clipped_line,
    dashed_circle,
    joined,
    line,
)
from grokdl.stage import Box, Point, View, clipped, moved_into, theme
from grokdl.stage.style import Style

DOT, GHOST, RING = 0.1, 0.07, 0.13
HEAD = 0.26  # of the arrow where the dot has left
NEAR = 0.02  # of the view's width: from there to an arm's end the bowl is as good as straight
FAR = 1e6  # widths of the view: what lies farther out has no place that a picture could hold
MOST_GHOSTS = 40


@dataclass(frozen=True)
class SmallRunState:
    """The weights of a run, and how many of its steps are done; a step may be half done."""

    weights: tuple[float, ...]
    moment: float = 0.0


@final
class SmallRun(Drawing):
    """The bowl of some parameters between two weights, which lie at the edges of its box."""

    def __init__(
        self, style: Style, box: Box, parameters: Parameters, low: float, high: float
    ) -> None:
        super().__init__()
        colours = style.theme
        self.parameters, self.box = parameters, box
        inset = box.grown(-DOT)._replace(bottom=box.bottom + RING + 0.03)
        self.view = View(inset, low, high, _top(parameters, low, high))
        zone = self.view.zone
        self.axis = Path(stroke=colours.axis, width=theme.FINE)
        self.axis.draw(line(Point(zone.left, zone.bottom), Point(zone.right, zone.bottom)))
        self.bowl = Path(stroke=colours.ink, width=3.2, z_index=1)
        self.bowl.draw(bowl_outline(parameters, self.view, *arms(parameters, self.view)))
        self.ring = Path(stroke=colours.goal, width=2.6, z_index=2)
        self.goal = parameters.goal_prediction / parameters.input if parameters.input else math.nan
        if low <= self.goal <= high:
            self.ring.draw(dashed_circle(self.view.point(self.goal, 0), RING))
        self.chords = Path(stroke=colours.ghosts[1], width=theme.FINE, z_index=1.5)
        self.ghosts = Path(fill=colours.ghosts[0], z_index=3)
        self.dot = Path(stroke=colours.dot_ring, width=1.6, fill=colours.dot, z_index=4)
        self.left = Path(fill=colours.ink, z_index=4)
        self.add(self.axis, self.bowl, self.ring, self.chords, self.ghosts, self.dot, self.left)

    def show(self, state: SmallRunState) -> None:
        """Draw the dot where the run is, or an arrow where it has left, and where it has been."""
        if self.already_shows(state):
            return
        last = len(state.weights) - 1
        moment = min(max(state.moment, 0.0), float(last))
        whole = min(int(moment), max(0, last - 1))
        places = list(state.weights[: whole + 1])[-MOST_GHOSTS:]
        spots = [spot for spot in map(self._spot, places) if spot is not None]
        inside = [spot for spot in spots if self.view.zone.grown(1e-6).has(spot)]
        self.ghosts.draw(joined([circle(spot, GHOST) for spot in inside]))
        part = moment - whole
        way = state.weights[max(0, whole - MOST_GHOSTS) : whole + 2]
        chords = [self._chord(way[k], way[k + 1]) for k in range(len(way) - 2)]
        if len(way) > 1:
            chords.append(self._chord(way[-2], way[-1], part))
        self.chords.draw(joined(chords))
        here = self._on_the_way(state.weights[whole], state.weights[min(whole + 1, last)], part)
        seen = here is not None and self.view.zone.grown(1e-6).has(here)
        self.dot.draw(circle(here, DOT) if here is not None and seen else NOTHING)
        self.left.draw(NOTHING if seen else self._way_out(state.weights[: whole + 2], part))

    def see(self, low: float, high: float) -> None:
        """Draw no more of the bowl than lies between two weights, and the best one if it does."""
        first, last = arms(self.parameters, self.view)
        ends = max(low, first), min(high, last)
        self.bowl.draw(bowl_outline(self.parameters, self.view, *ends))
        there = low <= self.goal <= high
        self.ring.draw(dashed_circle(self.view.point(self.goal, 0), RING) if there else NOTHING)

    def seen_until(self, weights: Sequence[float]) -> int:
        """Return the last of some weights, counted from 0, that is in the picture."""
        return self.seen_last(weights) or 0

    def _way_out(self, weights: Sequence[float], part: float) -> FloatArray:
        """An arrow where a dot that is out of sight has left: along the bowl, or across it."""
        done = weights if part >= 1 else weights[:-1]
        last = self.seen_last(done)
        if last is None or last + 1 >= len(weights):
            return NOTHING
        start, end = weights[last], weights[last + 1]
        a, b = self._spot(start), self._spot(end)
        flight = None if a is None or b is None else clipped(a, b, self.view.zone)
        if flight is not None and self._crosses(start, end):
            return self._head(*flight)
        low, high = arms(self.parameters, self.view)
        inwards = NEAR * (self.view.high - self.view.low)
        arm = (high - inwards, high) if end > start else (low + inwards, low)
        return self._head(*(self.view.point(at, error_at(self.parameters, at)) for at in arm))

    def _head(self, start: Point, tip: Point) -> FloatArray:
        """The head of an arrow from one point to another; its wings, too, are within the box."""
        head = arrow_head(tip, math.atan2(tip.y - start.y, tip.x - start.x), HEAD)
        (left, bottom), (right, top) = head[:, :2].min(axis=0), head[:, :2].max(axis=0)
        taken = Box(float(left), float(bottom), float(right), float(top))
        inside = moved_into(taken, self.box)
        moved = np.array((inside.left - taken.left, inside.bottom - taken.bottom, 0.0))
        whole: FloatArray = head + moved
        return whole

    def seen_last(self, weights: Sequence[float]) -> int | None:
        """Return the last of some weights, counted from 0, that is in the picture, or None."""
        low, high = self.view.low, self.view.high
        inside = (k for k in reversed(range(len(weights))) if low <= weights[k] <= high)
        return next(inside, None)

    def _spot(self, weight: float) -> Point | None:
        """Where a weight lies on the bowl; None for one that is too far out."""
        width = self.view.high - self.view.low
        if not abs(weight - self.view.low) < FAR * width:
            return None
        return self.view.point(weight, error_at(self.parameters, weight))

    def _crosses(self, start: float, end: float) -> bool:
        given = self.parameters
        before, after = (given.input * w - given.goal_prediction for w in (start, end))
        return before * after < 0

    def _on_the_way(self, start: float, end: float, part: float) -> Point | None:
        """Where the dot is on its way: along the bowl, or across it."""
        if part <= 0:
            return self._spot(start)
        if not self._crosses(start, end):
            return self._spot(end if part >= 1 else start + part * (end - start))
        a, b = self._spot(start), self._spot(end)
        if a is None or b is None:
            return None
        return Point(a.x + part * (b.x - a.x), a.y + part * (b.y - a.y))

    def _chord(self, start: float, end: float, part: float = 1.0) -> FloatArray:
        if part <= 0 or not self._crosses(start, end):
            return NOTHING
        a, b = self._spot(start), self._on_the_way(start, end, part)
        return NOTHING if a is None or b is None else clipped_line(a, b, self.view.zone)


def _top(parameters: Parameters, low: float, high: float) -> float:
    """The error at the top: so large that both ends of the bowl are in the picture."""
    if parameters.input == 0:
        return 2 * error_at(parameters, low) or 1.0
    return max(error_at(parameters, low), error_at(parameters, high)) or 1.0
