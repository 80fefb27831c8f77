"""Run panes: some runs side by side, each in a small bowl under its alpha, and what it does.

A run that comes home is told apart from one that creeps: of that, the way that is left is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import final

from manim import Animation, Mobject, linear

from grokdl import numerals
from grokdl.learning.parameters import Parameters
from grokdl.learning.regimes import FINEST, Behaviour, Regime, regime
from grokdl.mobjects.paths import Path, dashes
from grokdl.mobjects.reach_sum import ReachSum, fitting
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.small_multiples import SmallMultiplesState, one_for_each
from grokdl.mobjects.small_run import SmallRun, SmallRunState
from grokdl.mobjects.text import Label
from grokdl.mobjects.wrapped import Wrapped
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

HALF = 1.7  # gaps: how far on either side of the best weight each bowl is seen
ROW = 0.38  # units: the room under a bowl for a line of what its run does
LOW, HIGH = 0.07, 0.22  # units from the bottom of that room to its last baseline, of two lines
NARROW = 2.4  # a pane that is less wide has two lines
STEPS_A_SECOND = 5  # of a run that swings for long
FEW = 3  # swings in a second: more would flicker (WCAG 2.3.1)
WIDE = 0.2  # of the first gap: a step across the goal that is seen as one
QUICKENING = 1.4  # a power of the time; its last step is so many times as quick as on average
TO_GO = 4.5  # Manim's units: how thick the way is that a creeping run has left


@final
class RunPanes:
    """The `panes` of some runs, the `bowls` in them, their `verdicts` in words, their `sums`.

    `to_go` is the way that each run has left if it creeps, for the others nothing. All runs have
    one bowl and one start. Raises GrokdlError if there is no room.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        runs: Sequence[Parameters],
        weights: Sequence[Sequence[float]],
    ) -> None:
        """Take the parameters of each run, and its weights from the first on."""
        self.style, self.runs = style, tuple(runs)
        self.alphas = [numerals.short(run.alpha) for run in runs]
        self.panes = one_for_each(style, box, "alpha", [run.alpha for run in runs])
        self.weights = [tuple(places) for places in weights]
        places = range(len(self.runs))
        self.bowls = [self._bowl(k) for k in places]
        self.verdicts = [self._verdict(k) for k in places]
        self.to_go = [self._to_go(k) for k in places]
        self.sums = self._sums()

    def light(self, *lit: int) -> None:
        """Light some panes up, and no others."""
        self.panes.show(SmallMultiplesState(lit))

    @property
    def soonest(self) -> int | None:
        """The run whose steps leave least of the gap, or None if none comes home.

        Of several that leave as much it is the first.
        """
        return min(self.coming_home, key=lambda k: abs(regime(self.runs[k]).ratio), default=None)

    @property
    def coming_home(self) -> list[int]:
        """The runs that come home sooner or later."""
        return [k for k, run in enumerate(self.runs) if regime(run).reaches_the_goal]

    @property
    def uphill(self) -> list[int]:
        """The runs whose steps all climb, for their alpha is negative."""
        return [k for k, run in enumerate(self.runs) if _climbs(run)]

    @property
    def uphill_first(self) -> list[int]:
        """All runs, before the others those that go uphill."""
        return sorted(range(len(self.runs)), key=lambda k: k not in self.uphill)

    @property
    def with_sums(self) -> list[Mobject]:
        """The panes, their bowls and their sums."""
        return [self.panes, *self.bowls, *(part for sum in self.sums for part in sum.parts)]

    @property
    def creeping(self) -> int | None:
        """The first run that creeps, or None."""
        creeps = (k for k, run in enumerate(self.runs) if _creeps(run))
        return next(creeps, None)

    def last_seen(self, k: int) -> int:
        """Return how many steps of a run there are to see: it may end, or leave its picture."""
        weights = self.weights[k]
        return min(len(weights) - 1, 1 + self.bowls[k].seen_until(weights))

    @property
    def last_seen_of_all(self) -> int:
        """How many steps there are to see of the run that is in its picture for longest."""
        return max(map(self.last_seen, range(len(self.runs))))

    def seconds_of(self, k: int, pace: float = 1.0) -> float:
        """Return in how many seconds a run takes its steps: at most three swings in each.

        `pace` is how much of that time the scene will take.
        """
        seen = self.last_seen(k)
        usual = min(1.2, 0.9 + 0.1 * seen)
        if self._wide_swings(k) <= 2 * FEW:
            return usual
        return max(usual, seen / STEPS_A_SECOND / pace)

    def seconds_of_all(self, pace: float = 1.0) -> float:
        """Return in how many seconds all runs take their steps at once, as `seconds_of` does."""
        last, most = self.last_seen_of_all, len(self.weights[0]) - 1
        usual = max(1.2, min(3.0 * last / most, 0.6 * last))
        return usual / pace if self.flickering else usual

    @property
    def flickering(self) -> set[int]:
        """The runs that would flicker if they went back at once, and once more to their end."""
        return {k for k in range(len(self.runs)) if self._wide_swings(k) > FEW}

    def _wide_swings(self, k: int) -> int:
        """How many steps of a run lead across the goal, far enough to be seen as a swing."""
        if regime(self.runs[k]).ratio >= 0:
            return 0
        goal = self.runs[k].goal_prediction / self.runs[k].input
        gaps = [abs(weight - goal) for weight in self.weights[k][: self.last_seen(k)]]
        return sum(gap > WIDE * gaps[0] for gap in gaps)

    @property
    def takes_all_seen(self) -> list[Animation]:
        """The steps of all runs that are to be seen, as animations; slow at first."""
        runs, steps = range(len(self.runs)), self.last_seen_of_all
        return [self._steps(k, lambda share: share**QUICKENING * steps) for k in runs]

    def takes(self, k: int) -> Animation:
        """Return a run's steps as an animation, as many as are to be seen."""
        steps = self.last_seen(k)
        return self._steps(k, lambda share: share * steps)

    def takes_back(self, k: int) -> Animation:
        """Return the way back to its start, of a run that has gone as far as is to be seen."""
        steps = self.last_seen(k)
        return self._steps(k, lambda share: (1 - share) * steps)

    def _steps(self, k: int, done: Callable[[float], float]) -> Animation:
        bowl, weights = self.bowls[k], self.weights[k]

        def at(_: object, share: float) -> None:
            bowl.show(SmallRunState(weights, done(share)))

        return Redraw(bowl, at, rate_func=linear)

    def _bowl(self, k: int) -> SmallRun:
        """The bowl of a pane, with its dot at the start."""
        run, inner = self.runs[k], self.panes.inner[k]
        goal = run.goal_prediction / run.input if run.input else run.weight
        gap = abs(run.weight - goal)
        half = HALF * gap if gap > FINEST * abs(goal) else max(1.0, abs(goal)) / 2
        lines = 1 if inner.width > NARROW else 2
        place = inner._replace(bottom=inner.bottom + lines * ROW)
        bowl = SmallRun(self.style, place, run, goal - half, goal + half)
        bowl.show(SmallRunState(self.weights[k]))
        return bowl

    def _verdict(self, k: int) -> Label:
        """What a run does, in words under its bowl."""
        does, inner = regime(self.runs[k]), self.panes.inner[k]
        wide = inner.width > NARROW
        size, y, most = (theme.BODY, LOW, 1) if wide else (theme.NARROW, HIGH, 2)
        for words in _in_words(does):
            label = Wrapped(
                self.style,
                self.style.words(words),
                None if wide else inner.width + 0.2,
                role=role_of(does),
                size=size,
                weight="medium",
                anchor=0.5,
            )
            if len(label.lines) <= most and label.text_width <= inner.width + 0.2:
                break  # else in fewer words
        return label.fit(inner.width + 0.2).place(inner.centre.x, inner.bottom + y)

    def _to_go(self, k: int) -> Path:
        """The way along the axis that a creeping run has before it when its steps are over."""
        run, view = self.runs[k], self.bowls[k].view
        way = Path(stroke=self.style.theme.role("muted"), width=TO_GO, z_index=2.5)
        if _creeps(run):
            start, end = view.x(self.weights[k][-1]), view.x(run.goal_prediction / run.input)
            way.draw(dashes(Point(start, view.zone.bottom), Point(end, view.zone.bottom)))
        return way

    def _sums(self) -> list[ReachSum]:
        """How long the steps of each run are, in gaps: a product, under its bowl."""
        inner = self.panes.inner
        sums = [ReachSum(self.style, run, role_of(regime(run))) for run in self.runs]
        width = inner[0].width
        size, lines = fitting(sums, width + 0.2, 1 if width > NARROW else 2)
        for sum, box in zip(sums, inner, strict=True):
            sum.place(box.centre.x, box.bottom + LOW, size, lines)
        return sums


def role_of(does: Regime) -> str:
    """Return the colour of a run by its end: it comes home, it creeps, or neither."""
    if does.behaviour is Behaviour.CREEPS:
        return "muted"
    return "goal" if does.reaches_the_goal else "error"


def _creeps(run: Parameters) -> bool:
    return regime(run).behaviour is Behaviour.CREEPS


def _climbs(run: Parameters) -> bool:
    return regime(run).behaviour is Behaviour.RUNS_AWAY


def _in_words(does: Regime) -> list[str]:
    """What a run does, in many words or in few."""
    if does.behaviour is Behaviour.CREEPS:
        return ["creeps: still far", "creeps"]
    return [does.words, "stands still"] if does.stands_still else [does.words]
