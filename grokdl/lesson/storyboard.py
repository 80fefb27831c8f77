"""Storyboard of a run: which steps are shown, for how long, in which views. Numbers only.

Durations are seconds, in whole fifteenths, so that every quality has the same length.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import pairwise

from ..learning.history import History
from ..learning.parameters import Parameters
from ..learning.regimes import FINEST
from ..stage import Box, View

FIFTEENTH = 1 / 15
TINY = 1e-6  # seconds: what was rounded on the way to a duration
READING = 1 / 15  # seconds a character stays at least
LONGEST_CAPTION = 7.0  # seconds that it stays at most; then what moves goes on without words
LEAST_READING = 20 * FIFTEENTH  # seconds that any caption stays
LARGEST_SHOWN = 1e290  # an error above this leaves no room for arithmetic on the view
MOST_STOPS = 40
MARGIN = 1.35  # how much wider than the farthest step a view is
GOALS_ROOM = 0.25  # how far from the edge a goal lies at least, for its name, in widths of the view
ROUNDING = 1e-9  # of a gap: a step that lands so near to the goal has not crossed it
HEADROOM = 1.4  # how much higher than the largest error a view is


class StepKind(Enum):
    """Kind of a step: along the bowl, across it, or nowhere."""

    SLIDE = "slide"
    JUMP = "jump"
    STILL = "still"


@dataclass(frozen=True)
class Storyboard:
    """The choice of steps for one run, and the views from which they are seen.

    How a step goes is read from the weights, whatever the method. Its `siblings`, the runs of the
    clips that are shown with this one's, are seen in the same views.
    """

    history: History
    siblings: tuple[History, ...] = ()

    @cached_property
    def others(self) -> tuple[Storyboard, ...]:
        """The storyboards of the siblings."""
        return tuple(map(Storyboard, self.siblings))

    @property
    def lasts(self) -> tuple[int, ...]:
        """The last step that a picture can hold, of this run and of each sibling."""
        return (self.last, *(other.last for other in self.others))

    @property
    def goal_weight(self) -> float | None:
        """The weight without error; None where input is 0."""
        return goal_weight(self.history.parameters)

    @property
    def finest(self) -> float:
        """The least distance from the goal that a picture can show."""
        return FINEST * abs(self.goal_weight or 0.0)

    @property
    def last(self) -> int:
        """The last step that a picture can hold."""
        errors = self.history.error
        index = len(errors) - 1
        while index > 0 and errors[index] > LARGEST_SHOWN:
            index -= 1
        return index

    def kind(self, index: int) -> StepKind:
        """Tell how the weight gets from a step to the next one."""
        weight, following = self.history.weights[index : index + 2].tolist()
        if weight == following:
            return StepKind.STILL
        goal = self.goal_weight
        if goal is None:
            return StepKind.SLIDE
        before, after = weight - goal, following - goal
        crosses = before * after < 0 and abs(after) > ROUNDING * abs(before)
        return StepKind.JUMP if crosses else StepKind.SLIDE

    @property
    def stands_still(self) -> bool:
        """Whether the weight never moves."""
        return bool((self.history.weights == self.history.weights[0]).all())

    def gap(self, index: int) -> float:
        """Return how far a step's weight is from the goal weight (0 where there is none)."""
        goal = self.goal_weight
        return 0.0 if goal is None else abs(float(self.history.weights[index]) - goal)

    def view(self, zone: Box, first: int = 0, last: int = 1, margin: float = MARGIN) -> View:
        """Return a window, even on both sides of the goal, that holds the steps first to last.

        It holds the siblings' windows too.
        """
        stories = (self, *self.others)
        views = [story._own_view(zone, first, last, margin) for story in stories]
        low, high = min(view.low for view in views), max(view.high for view in views)
        goals = [story.goal_weight for story in stories if story.goal_weight is not None]
        room = GOALS_ROOM * (high - low)
        low, high = (
            min([low, *(goal - room for goal in goals)]),
            max([high, *(goal + room for goal in goals)]),
        )
        return View(zone, low, high, max(view.top for view in views))

    def others_fit(self, view: View, step: int) -> bool:
        """Tell whether a view shows a step of every sibling."""
        found = ((other, min(step, other.last)) for other in self.others)
        return all(view.shows(*other._point(index)) for other, index in found)

    def may_jump(self, steps: Iterable[int]) -> bool:
        """Tell whether any of these steps, here or in a sibling, goes across the bowl."""
        return any(
            story.kind(min(step, story.last)) is StepKind.JUMP
            for story in (self, *self.others)
            for step in steps
        )

    def wavers(self, steps: Iterable[int]) -> bool:
        """Tell whether a weight, here or in a sibling, comes back to where it was at a step before.

        A run that has come as near to its goal as 64-bit numbers can may do so for ever.
        """
        steps = list(steps)
        return any(story._comes_back(steps) for story in (self, *self.others))

    def _comes_back(self, steps: list[int]) -> bool:
        weights = [float(self.history.weights[min(step, self.last)]) for step in steps]
        left = [weight for weight, following in pairwise(weights) if weight != following]
        return len({*left, *weights[-1:]}) < len(left) + 1

    def settling_gap(self, step: int) -> float:
        """Return the largest gap at a step among the runs, siblings too, that come nearer."""
        nearing = [story for story in (self, *self.others) if story.comes_nearer]
        return max((story.gap(min(step, story.last)) for story in nearing), default=0.0)

    @property
    def comes_nearer(self) -> bool:
        """Whether the first step leads nearer to the goal."""
        before, after = (self.gap(index) for index in range(2))
        return after < before * (1 - ROUNDING)

    def _point(self, index: int) -> tuple[float, float]:
        return float(self.history.weights[index]), float(self.history.error[index])

    def _own_view(self, zone: Box, first: int, last: int, margin: float) -> View:
        last = min(last, self.last)
        weights = [float(weight) for weight in self.history.weights[first : last + 1]]
        goal = self.goal_weight
        if goal is None:
            return _flat_view(zone, weights, float(self.history.error[0]))
        reach = max(abs(weight - goal) for weight in weights)
        if reach <= self.finest:
            reach = max(abs(goal), 1.0)
        half = margin * reach
        slope = self.history.parameters.input * reach
        return View(zone, goal - half, goal + half, HEADROOM * slope * slope or 1.0)


def stops_between(
    first: int, last: int, most: int = MOST_STOPS, *, evenly: bool = False
) -> list[int]:
    """Return the steps of a time lapse: all, or so many that each lies farther from the one before.

    They may lie evenly, too.
    """
    count = last - first
    if count <= most:
        return list(range(first, last + 1))
    if evenly:
        return [first + round(k * count / most) for k in range(most + 1)]
    growth = (count + 1) ** (1 / most)
    chosen = {first + min(count, max(k, round(growth**k) - 1)) for k in range(most)}
    return sorted(chosen | {first, last})


def thinned(stops: list[int], most: int) -> list[int]:
    """Return at most so many of the stops, the first and the last among them."""
    if len(stops) <= most:
        return stops
    return [stops[round(k * (len(stops) - 1) / (most - 1))] for k in range(most)]


def alternating(stops: list[int]) -> list[int]:
    """Return the stops, or earlier ones in their place, so that an odd number lies between two.

    Of a run that crosses its goal with every step, each is then on the other side than the one
    before: what is left out is left out in pairs. The first and the last one stay.
    """
    if len(stops) < 2:
        return stops
    first, *between, last = stops
    kept = [last]
    for stop in reversed(between):
        stop -= (kept[0] - stop) % 2 == 0
        if stop > first:
            kept.insert(0, stop)
    if (kept[0] - first) % 2 == 0:
        kept = kept[1:] or [last - 1, last]
    return [first, *kept]


def goal_weight(parameters: Parameters) -> float | None:
    """Return the weight without error; None where input is 0. Source: 4.11."""
    if parameters.input == 0:
        return None
    exact = parameters.goal_prediction / parameters.input
    return exact if math.isfinite(exact) else None


def _flat_view(zone: Box, weights: list[float], error: float) -> View:
    middle = weights[0]
    half = max(1.0, abs(middle)) * MARGIN
    return View(zone, middle - half, middle + half, 2 * error or 1.0)


def fifteenths(seconds: float) -> float:
    """Return a duration in whole fifteenths of a second, at least one."""
    return max(1, round(seconds * 15)) * FIFTEENTH


def reading_time(text: str) -> float:
    """Return how long a caption stays at least, in seconds."""
    return max(LEAST_READING, math.ceil(READING * len(text) / FIFTEENTH - TINY) * FIFTEENTH)


def until_whole_second(time: float) -> float:
    """Return how long it is to the next whole second; 0 on one."""
    return -round(time / FIFTEENTH) % 15 * FIFTEENTH
