"""Some steps of a run as a function of time: weight, trail and view at each moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from manim import Animation, UpdateFromAlphaFunc, ValueTracker, linear, smooth

from grokdl.lesson.run import Run
from grokdl.lesson.storyboard import StepKind
from grokdl.mobjects.trail import Visited
from grokdl.stage import View

FLIGHT = 0.7  # the share of a jump in which its chord grows; then the dot lands
LANDING = 1.35  # how large the dot is as it lands

RateFunc = Callable[[float], float]


class Walk:
    """Some steps of a run as a function of time.

    `stops` are steps, each later than the one before; between neighbours in the run the dot slides
    along the bowl or jumps across it, over longer distances it slides or appears. At the step
    `last` it stays, while its siblings go on. With `follow` the view is pulled back as a dot would
    leave it.
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
            move and run.story.kind(index) is StepKind.JUMP
            for move, index in zip(moves, stops, strict=False)
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
        return UpdateFromAlphaFunc(self.run.weight_now, self.bring_to, rate_func=rate_func)

    def bring_to(self, tracker: ValueTracker, share: float) -> None:
        """Bring the run to a moment: `tracker` is its weight, `share` that of the walk's time."""
        moment = min(max(share, 0.0), 1.0) * (len(self.stops) - 1)
        k = min(int(moment), len(self.stops) - 2)
        part = moment - k
        run = self.run
        run.change(visited=self.before + self.visited[: k + 1])
        turned = min(1.0, part / self.turns[k])  # at one pace for the siblings too
        run.turn_between(self.views[k], self.views[k + 1], turned)
        landed = part >= (FLIGHT if self.jumps[k] else 1.0)
        run.step = self.stops[k + 1 if landed else k]
        if self.jumps[k]:
            self._jump(tracker, k, part)
        else:
            run.notation_of = self.weights[k]
            tracker.set_value(self._slid(k, part))

    def _slid(self, k: int, part: float) -> float:
        """The weight a part of the way to the next stop; where the view turns, it stays in it."""
        first, last = self.weights[k : k + 2]
        if part == 1:
            return last
        if self.views[k] == self.views[k + 1]:
            return first + part * (last - first)  # exact where they are the same
        x, until = self.views[k].x(first), self.views[k + 1].x(last)
        return self.run.view.weight(x + part * (until - x))

    def _jump(self, tracker: ValueTracker, k: int, part: float) -> None:
        run = self.run
        if part < FLIGHT:
            tracker.set_value(self.weights[k])
            run.change(jumping_to=self.weights[k + 1])
            run.chord.set_value((part / FLIGHT) ** 2)
            return
        tracker.set_value(self.weights[k + 1])
        run.change(jumping_to=None)
        run.target = None
        run.arrow_share.set_value(0)
        run.dot_size.set_value(LANDING + (1 - LANDING) * (part - FLIGHT) / (1 - FLIGHT))
        if len(self.stops) == 2:  # the slope's place is free of what is there now
            run.redraw()
            run.settle(self.weights[k + 1])


def _until(last: int | None, stops: Sequence[int]) -> Sequence[int]:
    return stops if last is None else [min(stop, last) for stop in stops]
