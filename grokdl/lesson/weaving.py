"""Weaving: a plane with the web of a run, and what shows the same steps beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from manim import Animation, UpdateFromAlphaFunc, linear, smooth

from grokdl import numerals
from grokdl.learning.parameters import LARGEST_ALPHA, Parameters
from grokdl.learning.regimes import Behaviour, regime
from grokdl.lesson.run_drawings import RunDrawings
from grokdl.lesson.storyboard import FINEST, goal_weight
from grokdl.mobjects.plane import AxisName, Plane, Window
from grokdl.mobjects.small_run import SmallRun, SmallRunState
from grokdl.mobjects.text import Label
from grokdl.mobjects.web import Web, WebState
from grokdl.mobjects.worked_sum import Term, WorkedSum
from grokdl.mobjects.wrapped import Wrapped
from grokdl.stage import Box, theme

MARGIN = 1.6  # how much wider than the farthest of the first weights a window is
FARTHEST = 9.0  # gaps that a window reaches at most, for the next weights of a run that diverges
SEEN = 3  # steps that are to be seen in it
STEPS = 40  # of a run whose alpha turns
MOST = 300  # of a run whose web is drawn
FINE = 0.01  # of the slope: as alpha turns, the slope has two decimals
LAPSE = 1.6  # seconds, of a time lapse
WIDE_SWINGS = -0.4  # a slope: below it a run swings widely for many steps
SWINGS, MOST_SWINGS = 4.0, 10  # of these so many a second are shown, and so many at all
SPREAD = 1.7  # of the bowl's room: how many times as wide as high it may be
BESIDE = 3.3  # units: the room beside a plane, at least
BOWL = 0.43  # of a tall frame's width: the bowl's share, the sum has the rest
WIDE = 1.3  # of a stage's shape: there the bowl is beside the plane, and else under it
SHAPES = {
    Behaviour.ALREADY_THERE: "a point",
    Behaviour.CANNOT_HELP: "a point",
    Behaviour.RUNS_AWAY: "stairs outward",
    Behaviour.CREEPS: "a staircase",
    Behaviour.SETTLES: "a staircase",
    Behaviour.ONE_JUMP: "one jump",
    Behaviour.OVERSHOOTS: "a spiral inward",
    Behaviour.BOUNCES: "a closed square",
    Behaviour.DIVERGES: "a spiral outward",
}


class Weaving:
    """The drawings of a run's web: `plane`, `web`, the `bowl` beside, the `sum` of the slope.

    Every web is a run of the trainer with the alpha of its moment.
    """

    def __init__(self, scene: RunDrawings, box: Box) -> None:
        self.scene, self.style = scene, scene.style
        self.given: Parameters = scene.history.parameters
        self.alpha = self.given.alpha
        self.weights = tuple(scene.history.weights[: MOST + 1].tolist())
        self.legs = 0.0
        others = list(scene.siblings) or [self.given]
        window = window_of([scene.learn(other).parameters for other in others])
        upper, beside, lower = _parts(box)
        words = self.style.words
        names = AxisName(words("weight"), "weight"), AxisName(words("next weight"), "weight")
        self.plane = Plane(self.style, upper, *names, [window], square=True, under=0.36)
        self.web = Web(self.style, self.plane, self.given)
        self.shape = Label(self.style, "", role="goal", size=theme.BODY, weight="medium", anchor=1)
        self.shape.place(self.plane.zone.right, self.plane.zone.top + 0.16)
        if not lower:
            beside = beside._replace(left=self.plane.zone.right + 0.55)
            lower = beside._replace(top=beside.bottom + 1.9)
            beside = beside._replace(bottom=lower.top + 0.1)
        text, look = words("in the bowl"), {"role": "muted", "size": theme.SMALL}
        self.head = Wrapped(self.style, text, beside.width, **look)
        high = 0.12 + 0.32 * len(self.head.lines)
        self.head.place(beside.centre.x, beside.top - high + 0.18, 0.5)
        room = beside._replace(top=beside.top - high)
        half = min(room.width, SPREAD * room.height) / 2
        room = room._replace(left=room.centre.x - half, right=room.centre.x + half)
        self.bowl = SmallRun(self.style, room, self.given, window.left, window.right)
        self.sum = self._sum(lower)
        for part in self.parts:
            scene.keep_within(box, part)

    @property
    def parts(self) -> tuple[Plane, Web, Label, Label, SmallRun, WorkedSum]:
        """All drawings."""
        return self.plane, self.web, self.shape, self.head, self.bowl, self.sum

    def begin(
        self, line: float = 0.0, diagonal: float = 0.0, moment: float = 0.0, **more: Any
    ) -> None:
        """Draw shares of the line and the diagonal, before the run begins; more is a WebState's.

        In the bowl it is as far as its `moment`.
        """
        more = {"ringed": False, **more}
        self.web.show(WebState(self.alpha, self.weights, 0.0, line, diagonal, **more))
        self.bowl.show(SmallRunState(self.weights, moment))

    def land(self) -> Animation:
        """Return how the first step lands in the bowl."""

        def at(_: object, share: float) -> None:
            self.bowl.show(SmallRunState(self.weights, share))

        return UpdateFromAlphaFunc(self.bowl, at)

    def weave(self, legs: float) -> list[Animation]:
        """Return how the run goes on up to so many legs of its web, two a step."""
        start = self.legs
        legs = min(legs, 2.0 * (len(self.weights) - 1))

        def woven(_: object, share: float) -> None:
            self.legs = start + share * (legs - start)
            self.web.show(WebState(self.alpha, self.weights, self.legs))

        def stepped(_: object, share: float) -> None:  # as the web goes across
            moment = (start + share * (legs - start)) / 2
            whole = math.floor(moment)
            self.bowl.show(SmallRunState(self.weights, whole + max(0.0, 2 * (moment - whole) - 1)))

        return [
            UpdateFromAlphaFunc(self.web, woven, rate_func=linear),
            UpdateFromAlphaFunc(self.bowl, stepped, rate_func=linear),
        ]

    def sees(self, step: int) -> bool:
        """Tell whether the plane holds the weight before a step, counted from 0."""
        weight = self.weights[step]
        return self.plane.holds(weight, weight)

    def lapse(self, done: int) -> list[tuple[float, float]]:
        """Return up to which legs the web goes after so many steps, and in how many seconds.

        Of many wide swings the first are shown, so slowly that they don't flash.
        """
        steps = len(self.weights) - 1 - done
        if steps <= 0:
            return []
        if not self.sees(done):
            return [(math.inf, 1 / 15)]
        if 1 - self.alpha * self.scale > WIDE_SWINGS:
            return [(math.inf, LAPSE)]
        seen = min(steps, MOST_SWINGS)
        first = 2.0 * (done + seen), max(LAPSE, seen / SWINGS)
        return [first, (math.inf, 1 / 15)] if seen < steps else [first]

    # alpha

    @property
    def scale(self) -> float:
        """The input, squared."""
        return self.given.input**2

    @property
    def is_there(self) -> bool:
        """Whether the run starts at the best weight, as far as a picture can tell."""
        goal = goal_weight(self.given)
        return goal is not None and abs(self.given.weight - goal) <= FINEST * abs(goal)

    def alpha_at(self, slope: float) -> float | None:
        """Return the alpha at which the line has this slope; None if no valid one gives it."""
        alpha = (1 - slope) / self.scale if self.scale else math.inf
        return alpha if abs(alpha) <= LARGEST_ALPHA else None

    def turn(self, alpha: float) -> list[Animation]:
        """Return how alpha turns the line, with the web of a run at each moment."""
        first = self.alpha

        def at(share: float) -> float:
            if share in (0, 1):
                return alpha if share else first
            between = first + share * (alpha - first)
            grid = FINE / self.scale
            rounded = round(between / grid) * grid if grid < abs(alpha - first) / 10 else between
            return min(max(rounded, -LARGEST_ALPHA), LARGEST_ALPHA)

        def turned(_: object, share: float) -> None:
            self.hang(at(share))

        def follow(drawing: object) -> Animation:
            return UpdateFromAlphaFunc(drawing, lambda *_: None, rate_func=linear)

        others = [part for part in self.parts[2:] if part in self.scene.mobjects]
        return [UpdateFromAlphaFunc(self.web, turned, rate_func=smooth), *map(follow, others)]

    def hang(self, alpha: float) -> None:
        """Show the web of the run with an alpha, as far as `STEPS` steps lead."""
        own = alpha == self.given.alpha
        self.alpha, self.weights = alpha, self.woven(alpha)
        self.legs = 2.0 * (len(self.weights) - 1)
        self.web.show(WebState(alpha, self.weights, self.legs))
        self.bowl.show(SmallRunState(self.weights, float(len(self.weights))))
        self.name_shape()
        self.tell_slope(rolling=not own)

    def woven(self, alpha: float) -> tuple[float, ...]:
        """Return the weights of a run with an alpha."""
        run = self.scene.learn(self.given.change(alpha=alpha, iterations=STEPS))
        return tuple(run.weights.tolist())

    def name_shape(self) -> None:
        """Say in words what the web looks like."""
        does = regime(self.given.change(alpha=self.alpha))
        words = self.style.words(SHAPES[does.behaviour])
        role = "goal" if does.reaches_the_goal else "error"
        self.shape.set_fill(self.style.theme.role(role))
        self.shape.fill(words, self.plane.zone.width - self.plane.upward.text_width - 0.3)

    # the slope's arithmetic

    def tell_slope(self, rolling: bool = False) -> None:
        """Show what the slope is worked out from."""
        self.sum.show("1", self._alpha_text(rolling), self._scale_text(), self._slope_text(rolling))

    def _sum(self, box: Box) -> WorkedSum:
        words = self.style.words
        alphas = [self._alpha_text(rolling=True), self._alpha_text(rolling=False)]
        alphas += [self._rolled(3 / self.scale), numerals.plain(-0.00123)] if self.scale else []
        slopes = [self._slope_text(rolling=False), f"{numerals.MINUS}0.00"]
        terms = [
            Term("", "ink", "1"),
            Term(words("alpha"), "alpha", max(alphas, key=len)),
            Term(words("input squared"), "input", self._scale_text()),
            Term(words("slope of the line"), "ink", max(slopes, key=len)),
        ]
        drawn = WorkedSum(self.style, box, terms, (numerals.MINUS, numerals.TIMES, "="))
        drawn.show("1", alphas[1], self._scale_text(), slopes[0])
        return drawn

    def _alpha_text(self, rolling: bool) -> str:
        return self._rolled(self.alpha) if rolling else numerals.short(self.alpha)

    def _rolled(self, alpha: float) -> str:
        if not self.scale:
            return numerals.short(alpha)
        decimals = math.ceil(-math.log10(FINE / self.scale)) + 1
        if not 0 <= decimals <= 5:
            return numerals.plain(alpha)
        return f"{alpha:.{decimals}f}".replace("-", numerals.MINUS)

    def _scale_text(self) -> str:
        return numerals.plain(self.scale, 5)

    def _slope_text(self, rolling: bool) -> str:
        slope = 1 - self.alpha * self.scale
        slope = 0.0 if abs(slope) < 1e-12 else slope
        if rolling and abs(slope) < 100 and self.scale * LARGEST_ALPHA > 1:
            return f"{slope:.2f}".replace("-", numerals.MINUS)
        return numerals.plain(slope, numerals.apart(slope, 1, most=12))


@lru_cache(maxsize=8)
def _window(given: Sequence[Parameters]) -> Window:
    ends = [_ends(one) for one in given]
    low, high = min(low for low, _ in ends), max(high for _, high in ends)
    return Window(low, high, low, high)


def window_of(given: Sequence[Parameters]) -> Window:
    """Return a square window on the best weights of runs, with the first weights of each."""
    return _window(tuple(given))


def _ends(given: Parameters) -> tuple[float, float]:
    goal = goal_weight(given)
    if goal is None:
        half = MARGIN * max(1.0, abs(given.weight))
        return given.weight - half, given.weight + half
    gap, ratio = abs(given.weight - goal), abs(regime(given).ratio)
    if gap <= FINEST * abs(goal):
        half = max(1.0, abs(goal)) / 2
        return goal - half, goal + half
    reaches = [ratio**k for k in range(SEEN + 1) if ratio <= 1 or ratio**k <= FARTHEST]
    half = MARGIN * gap * max(reaches)
    return goal - half, goal + half


def _parts(box: Box) -> tuple[Box, Box, Box | None]:
    """Where the plane is, the bowl beside it, and in a tall frame the sum."""
    if box.width > WIDE * box.height:
        return box._replace(right=box.right - BESIDE), box, None
    lower = box._replace(top=box.bottom + 0.26 * box.height)
    half = lower.left + BOWL * lower.width
    return (
        box._replace(bottom=lower.top + 0.2),
        lower._replace(right=half - 0.15),
        lower._replace(left=half + 0.1),
    )
