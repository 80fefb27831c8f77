"""Some steps of a run as a function of time: weight, trail and view at each moment."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from manim import Animation, ValueTracker, linear, smooth

from grokdl.lesson.run import Run
from grokdl.lesson.storyboard import ROUNDING, StepKind
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.trail import Visited
from grokdl.stage import View

FLIGHT = 0.85  # the share of a jump in which the dot is in the air; then it lands
ANSWER = 0.4  # the share of a step in which the ring answers to a dot that reaches the goal
ABOVE = 1.08  # how much higher than a dot in flight its view is at least
LANDING = 1.35  # how large the dot is as it lands

RateFunc = Callable[[float], float]


class Walk:
    """Some steps of a run as a function of time.

    `stops` are steps, each later than the one before; from one to the next the dot slides along the
    bowl or flies across it. At the step `last` it stays, while its siblings go on. With `follow`
    the view is pulled back as a dot would leave it: while it flies, on its way out from the goal,
    so that it never comes nearer to it on screen as the view turns.
    """

    def __init__(
        self, run: Run, stops: Sequence[int], *, last: int | None = None, follow: bool = True
    ) -> None:
        self.run = run
        self.views = self._views(stops, last, follow)
        self.turns = [FLIGHT if run.story.may_jump([stop]) else 1.0 for stop in stops[:-1]]
        self.stops = stops = _until(last, stops)
        moves = [start != end for start, end in pairwise(stops)]
        self.weights = [run.weight(index) for index in stops]
        self.jumps = [
            move and run.story.kind(index) is StepKind.JUMP and self._crosses(k)
            for k, (move, index) in enumerate(zip(moves, stops, strict=False))
        ]
        self.before = run.state.visited
        self.visited = tuple(
            Visited(
                self.weights[k],
                run.error(stops[k]),
                self.jumps[k] and stops[k + 1] - stops[k] == 1,
                stops[k],
            )
            for k in range(sum(moves))
        )
        # in a time lapse nobody can read the slope
        run.change(step_number=None, slope_named=len(stops) == 2)
        if self.jumps[0]:  # in flight nothing is named, so another place may be found then
            run.settle(self.weights[0])
        else:
            run.settle(*self.weights[:2], sum(self.weights[:2]) / 2)

    def _views(self, stops: Sequence[int], last: int | None, follow: bool) -> list[View]:
        run, views = self.run, [self.run.view]
        for index, stop in zip(_until(last, stops[1:]), stops[1:], strict=True):
            seen = views[-1].shows(run.weight(index), run.error(index))
            fits = not follow or (seen and run.story.others_fit(views[-1], stop))
            views.append(views[-1] if fits else run.story.view(views[0].zone, 0, stop))
        return views

    def animation(self, rate_func: RateFunc | None = None) -> Animation:
        """Return the walk as an animation; a single step or a slide starts and ends gently."""
        if rate_func is None:
            rate_func = linear if any(self.jumps) else smooth
        if len(self.stops) == 2:
            self.run.change(used=self.weights[0])
        return Redraw(self.run.weight_now, self.bring_to, rate_func=rate_func)

    def bring_to(self, tracker: ValueTracker, share: float) -> None:
        """Bring the run to a moment: `tracker` is its weight, `share` that of the walk's time."""
        moment = min(max(share, 0.0), 1.0) * (len(self.stops) - 1)
        k = min(int(moment), len(self.stops) - 2)
        part = moment - k
        run = self.run
        run.change(visited=self.before + self.visited[: k + 1])
        landed = part >= (FLIGHT if self.jumps[k] else 1.0)
        run.step = self.stops[k + 1 if landed else k]
        run.moment = self._moment(k, part)
        run.notation_of = self.weights[k]
        run.change(flight=None)
        if landed and self.jumps[k]:
            self._land(tracker, k, part)
        elif self.jumps[k]:
            self._fly(tracker, k, part / FLIGHT)
        else:
            run.turn_between(self.views[k], self.views[k + 1], min(1.0, part / self.turns[k]))
            tracker.set_value(self._slid(k, part))
        if len(self.stops) == 2:
            run.change(pulse=self._answer(part))

    def _moment(self, k: int, part: float) -> float:
        """How many steps are done, with the part of those that are on their way."""
        first, last = self.stops[k : k + 2]
        return first + min(1.0, part / (FLIGHT if self.jumps[k] else 1.0)) * (last - first)

    def _slid(self, k: int, part: float) -> float:
        """The weight a part of the way to the next stop; where the view turns, it stays in it."""
        first, last = self.weights[k : k + 2]
        if part == 1:
            return last
        if self.views[k] == self.views[k + 1]:
            return first + part * (last - first)  # exact where they are the same
        x, until = self.views[k].x(first), self.views[k + 1].x(last)
        return self.run.view.weight(x + part * (until - x))

    def _fly(self, tracker: ValueTracker, k: int, part: float) -> None:
        """A part of the flight along the chord, at an even pace on screen."""
        run, (first, last) = self.run, self.weights[k : k + 2]
        run.change(flight=(first, last))
        if self.views[k] == self.views[k + 1]:
            run.turn_between(self.views[k], self.views[k], 0)
            tracker.set_value(first + part * (last - first))
            return
        away, until = (view.x(at) - view.x(self._goal) for view, at in self._ends(k))
        crossing = 0.0 if run.siblings else away / (away - until)
        turned = max(0.0, part - crossing) / (1 - crossing)
        run.turn_between(self.views[k], self.views[k + 1], turned)
        weight = run.view.weight(run.view.x(self._goal) + away + part * (until - away))
        low, high = sorted((first, last))
        tracker.set_value(min(max(weight, low), high))
        if not run.siblings and self.views[k].top != self.views[k + 1].top:
            self._keep_the_height(k, part, turned)

    def _keep_the_height(self, k: int, part: float, turned: float) -> None:
        """Let the view grow in height from the take-off on, and so fast that the dot is in it."""
        run, (before, after) = self.run, self.views[k : k + 2]
        room = ABOVE * run.plot.height(run.state)
        needed = math.log(room / before.top) / math.log(after.top / before.top)
        run.turn_between(before, after, turned, min(max(part, needed), 1.0))

    def _land(self, tracker: ValueTracker, k: int, part: float) -> None:
        """The dot has landed: it is large for a moment, and the arrow is used up."""
        run = self.run
        run.turn_between(self.views[k], self.views[k + 1], 1)
        tracker.set_value(self.weights[k + 1])
        run.change(used=None)
        run.target = None
        run.arrow_share.set_value(0)
        run.dot_size.set_value(LANDING + (1 - LANDING) * (part - FLIGHT) / (1 - FLIGHT))
        if len(self.stops) == 2:  # the slope's place is free of what is there now
            run.redraw()
            run.settle(self.weights[k + 1])

    def _answer(self, part: float) -> float | None:
        """How far the ring has answered: from the moment when the dot is at the goal."""
        first, last = self.weights[:2]
        if self.run.story.goal_weight is None:
            return None
        if self.jumps[0]:
            begins = FLIGHT * (self._goal - first) / (last - first)
            begins = min(begins, 1 - ANSWER)
        elif self.run.story.gap(self.stops[1]) <= ROUNDING * self.run.story.gap(self.stops[0]):
            begins = 1 - ANSWER
        else:
            return None
        answered = (part - begins) / ANSWER
        return answered if 0 < answered < 1 else None

    @property
    def _goal(self) -> float:
        return self.run.story.goal_weight or 0.0

    def _crosses(self, k: int) -> bool:
        before, after = (weight - self._goal for weight in self.weights[k : k + 2])
        return before * after < 0

    def _ends(self, k: int) -> list[tuple[View, float]]:
        return list(zip(self.views[k : k + 2], self.weights[k : k + 2], strict=True))


def _until(last: int | None, stops: Sequence[int]) -> Sequence[int]:
    return stops if last is None else [min(stop, last) for stop in stops]
