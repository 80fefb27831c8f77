"""Weaving: a plane with the web of a run, and what shows the same steps beside it."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from manim import Animation, linear, smooth

from grokdl import numerals
from grokdl.learning.parameters import LARGEST_ALPHA, Parameters
from grokdl.learning.regimes import FINEST, Behaviour, regime
from grokdl.lesson.fades import Leave
from grokdl.lesson.run_drawings import RunDrawings
from grokdl.lesson.slope_sum import SlopeSum
from grokdl.lesson.storyboard import goal_weight
from grokdl.lesson.web_layout import SEEN, parts_of, window_of
from grokdl.mobjects.handed_on import HandedOn, HandedOnState
from grokdl.mobjects.paths import Drawing
from grokdl.mobjects.plane import AxisName, Plane, Window
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.slope_triangle import SlopeTriangle
from grokdl.mobjects.small_run import SmallRun, SmallRunState
from grokdl.mobjects.text import Label
from grokdl.mobjects.web import Web, WebState
from grokdl.mobjects.wrapped import Wrapped
from grokdl.stage import Box, theme

STEPS = 40  # of a run whose alpha turns
MOST = 300  # of a run whose web is drawn
LAPSE = 1.6  # seconds, of a time lapse
NAMED = 0.042  # the size of the web's name
WIDE_SWINGS = -0.4  # a slope: below it a run swings widely for many steps
SWINGS, MOST_SWINGS = 4.0, 10  # of these so many a second are shown, and so many at all
SPREAD = 1.7  # of the bowl's room: how many times as wide as high it may be
SHAPE, SUM = 0.5, 2.05  # units: the room of the web's name under the bowl, and of the sum
STAYS = 0.35  # of a turn: so long the web that was there takes to go, but for its first step
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
        upper, beside, lower = parts_of(box)
        words = self.style.words
        names = AxisName(words("weight"), "weight"), AxisName(words("next weight"), "weight")
        self.wide = lower is None
        self.plane = Plane(
            self.style, upper, *names, [window], square=True, beside=self.wide, size=theme.BODY
        )
        self.web = Web(self.style, self.plane, self.given)
        self.triangle = SlopeTriangle(self.style, self.web, self.weights[0])
        self.shape = Label(self.style, "", size=NAMED, weight="medium", anchor=1)
        if lower is None:
            beside = beside._replace(left=self.plane.zone.right + 0.55)
            lower = beside._replace(top=beside.bottom + SUM)
            beside = beside._replace(bottom=lower.top + SHAPE)
            self.shape.place(beside.centre.x, lower.top + 0.08, 0.5)
            self.shape_room = beside.width
        else:
            zone = self.plane.zone
            self.shape.place(zone.right, zone.top + 0.16)
            self.shape_room = zone.width - self.plane.upward.text_width - 0.3
        self.head, self.bowl = self._bowl(beside, window)
        self.slope = SlopeSum(self.style, lower, self.given)
        self.sum = self.slope.drawn
        self.handed = HandedOn(self.style, lower, self._texts())
        self.tell()
        for part in self.parts:
            scene.keep_within(box, part)

    @property
    def parts(self) -> list[Any]:
        """All drawings."""
        first = self.plane, self.web, self.shape, self.head, self.bowl
        return [*first, self.sum, self.handed, self.triangle, *self.triangle.names]

    def _bowl(self, box: Box, window: Window) -> tuple[Wrapped, SmallRun]:
        text, look = self.style.words("in the bowl"), {"role": "muted", "size": theme.SMALL}
        head = Wrapped(self.style, text, box.width, **look)
        high = 0.12 + 0.32 * len(head.lines)
        head.place(box.centre.x, box.top - high + 0.18, 0.5)
        room = box._replace(top=box.top - high)
        half = min(room.width, SPREAD * room.height) / 2
        room = room._replace(left=room.centre.x - half, right=room.centre.x + half)
        return head, SmallRun(self.style, room, self.given, window.left, window.right)

    def _texts(self) -> list[str]:
        """The first weights in words, so exactly that each can be told from the next."""
        shown = self.weights[: SEEN + 2]
        digits = max([3, *(numerals.apart(a, b) for a, b in pairwise(shown))])
        return [numerals.plain(weight, digits) for weight in shown]

    def tell(self, known: bool = False) -> None:
        """Show the first weight in the panel, and its next one if it is `known`."""
        self.handed.show(HandedOnState(known=known))

    def grows(self, **last: Any) -> Animation:
        """Return how `begin` comes to shares; some of them are worked out from that of the time."""

        def at(_: object, share: float) -> None:
            self.begin(**{k: v(share) if callable(v) else v for k, v in last.items()})

        return Redraw(self.web, at, rate_func=linear)

    def probes(self, weight: float) -> Animation:
        """Return how a probe is led from a weight to its next one."""
        return self.grows(probe=weight, risen=_itself, moment=1.0)

    def sweeps(self) -> Animation:
        """Return how the line grows, under a probe that is led through all weights."""
        low, wide = self.plane.window.left, self.plane.window.right - self.plane.window.left
        return self.grows(line=_itself, probe=lambda share: low + share * wide, moment=1.0)

    def mark_the_best(self, label: Label) -> Label:
        """Put a label under the best weight."""
        goal = goal_weight(self.given) or 0.0
        return self.plane.mark_across(goal, label.fit(self.plane.zone.width / 2))

    def begin(
        self, line: float = 0.0, diagonal: float = 0.0, moment: float = 0.0, **more: Any
    ) -> None:
        """Draw shares of the line and the diagonal, before the run begins; more is a WebState's.

        In the bowl it is as far as its `moment`.
        """
        more = {"ringed": False, **more}
        self.web.show(WebState(self.alpha, self.weights, 0.0, line, diagonal, **more))
        self.bowl.show(SmallRunState(self.weights, moment))

    def land(self, first: float = 0.0, last: float = 1.0) -> Animation:
        """Return how the first step lands in the bowl; or how the dot goes back from there."""

        def at(_: object, share: float) -> None:
            self.bowl.show(SmallRunState(self.weights, first + share * (last - first)))

        return Redraw(self.bowl, at)

    def weave(self, legs: float, quickening: float = 1.0, guided: bool = False) -> list[Animation]:
        """Return how the run goes on up to so many legs of its web, two a step.

        It may be `quickening`, a power of the time. A step that is `guided` leads to the axes, and
        the numbers of its weights go along.
        """
        start = self.legs
        legs = min(legs, 2.0 * (len(self.weights) - 1))

        def woven(_: object, share: float) -> None:
            self.legs = start + share**quickening * (legs - start)
            self.web.show(WebState(self.alpha, self.weights, self.legs, guides=guided))
            whole = math.floor(self.legs / 2)
            across = max(0.0, self.legs - 2 * whole - 1)  # as the web goes across
            self.bowl.show(SmallRunState(self.weights, whole + across))
            if guided:
                known = self.legs >= 2 * whole + 1
                self.handed.show(HandedOnState(whole, known, smooth(across)))

        follow = [self.bowl, self.handed] if guided else [self.bowl]
        return [Redraw(self.web, woven, rate_func=linear), *map(_follow, follow)]

    def comes_home(self) -> list[Animation]:
        """Return how the run goes on once more, so far that no wide swings flash."""
        swings = 1 - self.alpha * self.scale < WIDE_SWINGS
        return self.weave(self.in_sight(3 if swings else 20))

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

        most = max(2.0, min(self.legs, 2.0 * STEPS))

        def turned(_: object, share: float) -> None:
            gone, rests = min(1.0, share / STAYS), share in (0, 1)
            now = (alpha if share else first) if rests else first + share * (alpha - first)
            self.hang(now, most * (2 / most) ** gone, rolling=not rests, dotted=gone in (0, 1))

        self.scene.remove(self.shape)  # it is another one soon
        others = [part for part in self.parts[3:] if part in self.scene.mobjects]
        leave, self.triangle.names = [*map(Leave, self.triangle.names)], []
        return [Redraw(self.web, turned, rate_func=smooth), *map(_follow, others), *leave]

    def hang(
        self,
        alpha: float,
        legs: float = 2.0 * STEPS,
        *,
        rolling: bool = False,
        dotted: bool = True,
    ) -> None:
        """Show the web of the run with an alpha, as far as so many legs lead, with its dot or not.

        The numbers of one that is `rolling` have two digits.
        """
        self.alpha, self.weights = alpha, self.woven(alpha)
        self.legs = min(legs, 2.0 * (len(self.weights) - 1))
        self.web.show(WebState(alpha, self.weights, self.legs, dotted=dotted))
        self.bowl.show(SmallRunState(self.weights, self.legs / 2))
        self.slope.tell(alpha, rolling)
        self.triangle.show(alpha)

    def in_sight(self, most: int) -> float:
        """Return the legs of so many steps, or of fewer if the run leaves the plane before."""
        seen = (k for k in range(min(most, len(self.weights) - 1)) if not self.sees(k + 1))
        last = next(seen, None)
        return 2.0 * (most if last is None else last + 1)

    def woven(self, alpha: float) -> tuple[float, ...]:
        """Return the weights of a run with an alpha."""
        run = self.scene.learn(self.given.change(alpha=alpha, iterations=STEPS))
        return tuple(run.weights.tolist())

    def measure(self, *keys: str) -> list[Drawing | Label]:
        """Measure the slope: return the sum that gives it, and the triangle with its names.

        `keys` are words of the lesson for the gap and for what is left of it. The guides of the
        last step, which would lead through it, go.
        """
        self.web.show(WebState(self.alpha, self.weights, self.legs))
        self.triangle.show(self.alpha)
        rooms = self.triangle.rooms(self.alpha)
        if rooms is None:
            return [self.sum]
        gap, left = (
            self.scene.write(key, room=room, role="goal", size=theme.SMALL)
            for key, room in zip(keys, rooms, strict=True)
        )
        return [self.sum, self.triangle, *self.triangle.name_sides(self.alpha, gap, left)]

    def name_shape(self) -> Label:
        """Say in words what the web looks like, and return the label."""
        does = regime(self.given.change(alpha=self.alpha))
        role = "goal" if does.reaches_the_goal else "error"
        self.shape.set_fill(self.style.theme.role(role), opacity=1)
        self.shape.fill(self.style.words(SHAPES[does.behaviour]), self.shape_room)
        return self.shape


def _itself(share: float) -> float:
    return share


def _follow(drawing: object) -> Animation:
    """Let a drawing go along with one whose animation changes it too."""
    return Redraw(drawing, lambda *_: None, rate_func=linear)
