"""One rule: runs that differ in their input alone, beside each other, each in fog of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from manim import Animation, Mobject, VGroup, linear

from grokdl.learning.parameters import Parameters
from grokdl.learning.regimes import regime
from grokdl.mobjects.error_bowl import error_at
from grokdl.mobjects.fog import Fog, seen_from
from grokdl.mobjects.reach_sum import ReachSum, fitting
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.run_panes import role_of
from grokdl.mobjects.small_multiples import SmallMultiplesState, one_for_each
from grokdl.mobjects.small_run import SmallRun, SmallRunState
from grokdl.stage import Box, Point
from grokdl.stage.style import Style

HALF = 1.7  # gaps at the start: how far on either side of the best weight a picture reaches
WIDER = 3.4  # where each step lands farther off, so that some can be seen
SHAPE = 1.2  # of a picture: its width over its height, at most
SIGHT = 0.1  # of a picture's width: how much of a bowl can be seen beside where its dot has been
ROW, LOW = 0.42, 0.1  # units: the room of a line under a bowl, and of its baseline in it
HOME = 0.03  # of the first gap: a dot so near is seen to be home


@final
class OneRule:
    """The `panes` of some runs, each under its input, the `bowls` in them, and their `fogs`.

    Of a bowl no more is seen than where its dot has been. Raises GrokdlError if there is no room.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        runs: Sequence[Parameters],
        weights: Sequence[Sequence[float]],
        wider: float = WIDER,
        summed: Sequence[Parameters] = (),
    ) -> None:
        """Take the parameters of each run, and its weights from the first on.

        The picture of one that never comes home is so much `wider`: it reaches so many gaps. Under
        each bowl is alpha × input², beside 2, if runs are `summed`: all for which there must be
        room.
        """
        self.panes = one_for_each(style, box, "input", [run.input for run in runs], SHAPE)
        self.weights = [tuple(places) for places in weights]
        row = ROW if summed else 0.0
        rooms = [room._replace(bottom=room.bottom + row) for room in self.panes.inner]
        self.bowls = [_bowl(style, room, run, wider) for room, run in zip(rooms, runs, strict=True)]
        width = min(room.width for room in self.panes.inner)
        self._set = fitting([_sum(style, run) for run in summed], width, 1)
        self.sums = [self._sum(k, run) for k, run in enumerate(runs)] if summed else []
        self.fogs = [Fog(style, closes=True) for _ in runs]
        self.seen = [(places[0], places[0]) for places in self.weights]  # from where to where
        for k in range(len(runs)):
            self.go(k, 0)

    @property
    def drawings(self) -> list[Mobject]:
        """All of it, from the back to the front."""
        return [self.panes, *self.fogs, *self.bowls, *self.sums]

    def _sum(self, k: int, given: Parameters) -> VGroup:
        """Alpha × input² of a run, under its bowl."""
        sum, room = _sum(self.panes.style, given), self.panes.inner[k]
        sum.place(room.centre.x, room.bottom + LOW, *self._set)
        return VGroup(*sum.parts)

    def light(self, *lit: int) -> None:
        """Light some panes up, and no others."""
        self.panes.show(SmallMultiplesState(lit))

    def go(self, k: int, moment: float) -> None:
        """Draw a run's dot where it is after so many steps, one of which may be half done."""
        bowl, weights = self.bowls[k], self.weights[k]
        bowl.show(SmallRunState(weights, moment))
        whole = min(int(moment), len(weights) - 2)
        start, end = weights[whole : whole + 2]
        been = [*weights[: whole + 1], start + (moment - whole) * (end - start)]
        view, given = bowl.view, bowl.parameters
        low, high = max(min(been), view.low), min(max(been), view.high)
        sight = SIGHT * (view.high - view.low)
        self.seen[k] = low, high
        bowl.see(low - sight, high + sight)
        self.fogs[k].show(view, seen_from(view, low, high, given.input, given.goal_prediction))

    def last_to_see(self, k: int) -> int:
        """Return after how many steps a run has left its picture, or is home."""
        weights, bowl = self.weights[k], self.bowls[k]
        best = bowl.parameters.goal_prediction / bowl.parameters.input
        near = HOME * abs(weights[0] - best)
        over = (
            step
            for step, weight in enumerate(weights)
            if abs(weight - best) < near or not bowl.view.low <= weight <= bowl.view.high
        )
        return next(over, len(weights) - 1)

    def takes(self, *numbers: int) -> list[Animation]:
        """Return how some runs take their steps, as long as there is something to see of them."""
        lasts = {k: self.last_to_see(k) for k in numbers}

        def go(_: object, share: float) -> None:
            for k, last in lasts.items():
                self.go(k, share * last)

        first, *others = [part for k in numbers for part in (self.bowls[k], self.fogs[k])]
        return [Redraw(first, go, linear), *(Redraw(part, lambda *_: None) for part in others)]

    def begin_again(self, k: int, given: Parameters, weights: Sequence[float]) -> None:
        """Let a run be another one in its bowl, with these parameters and weights, at its start."""
        self.bowls[k].parameters, self.weights[k] = given, tuple(weights)
        if self.sums:
            self.sums[k] = self._sum(k, given)
        self.go(k, 0)

    def lift(self, share: float) -> None:
        """Draw a share of the way on which the fog lifts; then all bowls are seen."""
        for k, (bowl, fog) in enumerate(zip(self.bowls, self.fogs, strict=True)):
            low, high = self.seen[k]
            view, given = bowl.view, bowl.parameters
            spots = seen_from(view, low, high, given.input, given.goal_prediction)
            fog.show(view, spots, 1 - share)
            more = share * (view.high - view.low)
            bowl.see(low - more, high + more)

    def start_of(self, k: int) -> Point:
        """Return where the dot of a run stands at first."""
        first, bowl = self.weights[k][0], self.bowls[k]
        return bowl.view.point(first, error_at(bowl.parameters, first))


def _sum(style: Style, given: Parameters) -> ReachSum:
    return ReachSum(style, given, role_of(regime(given)), compared=True)


def _bowl(style: Style, room: Box, given: Parameters, wider: float) -> SmallRun:
    """The bowl of a run, its best weight in the middle."""
    best = given.goal_prediction / given.input
    half = HALF if regime(given).reaches_the_goal else wider
    reach, across = half * abs(given.weight - best), min(room.width, SHAPE * room.height) / 2
    room = room._replace(left=room.centre.x - across, right=room.centre.x + across)
    return SmallRun(style, room, given, best - reach, best + reach)
