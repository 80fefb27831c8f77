"""A run on the stage: its history, its picture, and its walk as a function of time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from manim import Animation, UpdateFromAlphaFunc, ValueTracker, linear, smooth

from grokdl import numerals
from grokdl.mobjects.error_bowl import error_at
from grokdl.mobjects.learning_picture import LearningPicture
from grokdl.mobjects.trail import Been
from grokdl.parameters import Parameters
from grokdl.regimes import regime
from grokdl.stage import Box, View
from grokdl.storyboard import Kind, Storyboard
from grokdl.style import Style
from grokdl.trainer import gradient_descent

FLIGHT = 0.7  # the share of a jump in which its chord grows; then the dot lands
LANDING = 1.35  # how large the dot is as it lands
ROUNDING = 1e-12  # of a weight: a float's last digits, which change with every move

RateFunc = Callable[[float], float]


class Run:
    """One run of gradient descent, with the picture that shows it."""

    def __init__(
        self,
        style: Style,
        parameters: Parameters,
        zone: Box,
        last: int,
        beside: Sequence[Parameters] = (),
    ) -> None:
        """Take the plot's zone, the last step that the first view holds, and runs that share it."""
        self.parameters = parameters
        self.history = gradient_descent(parameters)
        self.regime = regime(parameters)
        self.regimes_beside = [regime(other) for other in beside]
        self.story = Storyboard(self.history, tuple(map(gradient_descent, beside)))
        view = self.story.view(zone, 0, last)
        self.picture = LearningPicture(style, parameters, view, self.story.goal_weight)
        self.scale: float | None = None
        self.step = self.reached = 0  # reached: by the runs beside, too, where this one is over

    def weight(self, index: int) -> float:
        """Return the weight of a step, counted from 0."""
        return float(self.history.weights[index])

    def error(self, index: int) -> float:
        """Return the error of a step's weight, also of the one after the last step."""
        return error_at(self.parameters, self.weight(index))

    @property
    def next_weight(self) -> float:
        """Where the step from the picture's weight leads; between steps, without rounding."""
        weight, following = float(self.picture.weight.get_value()), self.picture.next_weight
        goal = self.story.goal_weight
        if goal is None or weight == self.weight(self.step):
            return following
        return goal if abs(following - goal) < ROUNDING * abs(weight) else following

    def aim(self) -> None:
        """Let the arrow show the step that leads from here to the next weight."""
        picture = self.picture
        picture.target = self.weight(self.step + 1)
        picture.arrow_text = numerals.signed(picture.target - self.weight(self.step))
        picture.reach.set_value(0)

    def land(self, step: int) -> None:
        """Put everything where a step begins, exactly."""
        picture = self.picture
        self.step, self.reached, self.scale = step, step, None
        picture.weight.set_value(self.weight(step))
        picture.reach.set_value(0)
        picture.size.set_value(1)
        picture.jumping_to, picture.target, picture.arrow_text = None, None, ""
        picture.step_number = step + 1
        picture.tangent.named = True
        picture.redraw()
        picture.settle(self.weight(step))
        picture.redraw()

    def sees(self, step: int) -> bool:
        """Tell whether a step's dot lies within the present view."""
        return self.picture.view.shows(self.weight(step), self.error(step))

    def fits(self, step: int) -> bool:
        """Tell whether a step's dot, and each one beside, lies within the present view.

        A run that is over is seen at its end.
        """
        return self.sees(min(step, self.story.last)) and self.story.others_fit(
            self.picture.view, step
        )


class Walk:
    """Some steps of a run as a function of time: weight, trail and view at each moment.

    `stops` are steps, each later than the one before; between neighbours in the run the dot slides
    along the bowl or jumps across it, over longer distances it slides or appears. At the step
    `last` it stays, while runs beside it go on. With `follow` the view is pulled back as a dot
    would leave it.
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
            move and run.story.kind(index) is Kind.JUMP
            for move, index in zip(moves, stops, strict=False)
        ]
        self.before = list(run.picture.been)
        self.been = [
            Been(
                self.weights[k],
                run.error(stops[k]),
                self.jumps[k] and stops[k + 1] - stops[k] == 1,
                stops[k],
            )
            for k in range(sum(moves))
        ]
        run.picture.step_number = None
        run.picture.tangent.named = len(stops) == 2  # in a time lapse nobody can read it
        if self.jumps[0]:  # in flight nothing is named, so another place may be found then
            run.picture.settle(self.weights[0])
        else:
            run.picture.settle(*self.weights[:2], sum(self.weights[:2]) / 2)

    def _views(self, stops: Sequence[int], last: int | None, follow: bool) -> list[View]:
        run, views = self.run, [self.run.picture.view]
        for index, stop in zip(_until(last, stops[1:]), stops[1:], strict=True):
            seen = views[-1].shows(run.weight(index), run.error(index))
            fits = not follow or (seen and run.story.others_fit(views[-1], stop))
            views.append(views[-1] if fits else run.story.view(views[0].zone, 0, stop))
        return views

    def animation(self, rate_func: RateFunc | None = None) -> Animation:
        """Return the walk as an animation; a single step or a slide starts and ends gently."""
        if rate_func is None:
            rate_func = linear if any(self.jumps) else smooth
        return UpdateFromAlphaFunc(self.run.picture.weight, self._at, rate_func=rate_func)

    def _at(self, tracker: ValueTracker, share: float) -> None:
        moment = min(max(share, 0.0), 1.0) * (len(self.stops) - 1)
        k = min(int(moment), len(self.stops) - 2)
        part = moment - k
        picture = self.run.picture
        picture.been = self.before + self.been[: k + 1]
        turned = min(1.0, part / self.turns[k])  # at one pace for the runs beside too
        picture.turn_between(self.views[k], self.views[k + 1], turned)
        landed = part >= (FLIGHT if self.jumps[k] else 1.0)
        self.run.step = self.stops[k + 1 if landed else k]
        if self.jumps[k]:
            self._jump(tracker, k, part)
        else:
            self.run.scale = self.weights[k]
            tracker.set_value(self._slid(k, part))

    def _slid(self, k: int, part: float) -> float:
        """The weight a part of the way to the next stop; where the view turns, it stays in it."""
        first, last = self.weights[k : k + 2]
        if part == 1:
            return last
        if self.views[k] == self.views[k + 1]:
            return first + part * (last - first)  # exact where they are the same
        x, until = self.views[k].x(first), self.views[k + 1].x(last)
        return self.run.picture.view.weight(x + part * (until - x))

    def _jump(self, tracker: ValueTracker, k: int, part: float) -> None:
        picture = self.run.picture
        if part < FLIGHT:
            tracker.set_value(self.weights[k])
            picture.jumping_to = self.weights[k + 1]
            picture.chord.set_value((part / FLIGHT) ** 2)
            return
        tracker.set_value(self.weights[k + 1])
        picture.jumping_to, picture.target = None, None
        picture.reach.set_value(0)
        picture.size.set_value(LANDING + (1 - LANDING) * (part - FLIGHT) / (1 - FLIGHT))
        if picture.tangent.named:  # its place is free of what is there now
            picture.redraw()
            picture.settle(self.weights[k + 1])


def _until(last: int | None, stops: Sequence[int]) -> Sequence[int]:
    return stops if last is None else [min(stop, last) for stop in stops]
