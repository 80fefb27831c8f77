"""Run panes: some runs side by side, each in a small bowl under its alpha, and what it does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from manim import Animation, UpdateFromAlphaFunc, linear

from grokdl import numerals
from grokdl.learning.parameters import Parameters
from grokdl.learning.regimes import regime
from grokdl.mobjects.small_multiples import SmallMultiples, SmallMultiplesState
from grokdl.mobjects.small_run import SmallRun, SmallRunState
from grokdl.mobjects.text import Label, Number
from grokdl.mobjects.wrapped import Wrapped
from grokdl.stage import Box
from grokdl.stage.style import Style
from grokdl.stage.theme import LEAST, SMALL

HALF = 1.7  # gaps: how far on either side of the best weight each bowl is seen
ROW = 0.34  # units: the room under a bowl for a line of what its run does
LOW = 0.06  # units from the bottom of that room to its last baseline
NARROW = 2.4  # a pane that is less wide has two lines
ROLES = {True: "goal", False: "error"}  # the colour of a run that comes home, or does not


@final
class RunPanes:
    """The `panes` of some runs, the `bowls` in them, their `verdicts` in words, their `reaches`.

    All runs have one bowl and one start. Raises GrokdlError if there is no room.
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
        heads = [style.words.named("alpha", alpha) for alpha in self.alphas]
        self.panes = SmallMultiples(style, box, heads, ["alpha"] * len(heads))
        self.light()
        for head, run in zip(self.panes.lines, runs, strict=True):
            for label in head:
                label.showing("alpha", of={"alpha": run.alpha})
        self.weights = [tuple(places) for places in weights]
        places = range(len(self.runs))
        self.bowls = [self._bowl(k) for k in places]
        self.verdicts = [self._verdict(k) for k in places]
        self.reaches = [self._reach(k) for k in places]

    def light(self, lit: int | None = None) -> None:
        """Light up one pane, or none."""
        self.panes.show(SmallMultiplesState(lit))

    @property
    def soonest(self) -> int | None:
        """The run whose steps leave least of the gap, or None if none comes home.

        Of several that leave as much it is the first.
        """
        home = [k for k, run in enumerate(self.runs) if regime(run).reaches_the_goal]
        return min(home, key=lambda k: abs(regime(self.runs[k]).ratio), default=None)

    def last_seen(self, k: int) -> int:
        """Return how many steps of a run there are to see: it may end, or leave its picture."""
        weights = self.weights[k]
        return min(len(weights) - 1, 1 + self.bowls[k].seen_until(weights))

    def takes(self, k: int, steps: int) -> Animation:
        """Return a run's first steps as an animation."""
        bowl, weights = self.bowls[k], self.weights[k]

        def at(_: object, share: float) -> None:
            bowl.show(SmallRunState(weights, share * steps))

        return UpdateFromAlphaFunc(bowl, at, rate_func=linear)

    def _bowl(self, k: int) -> SmallRun:
        """The bowl of a pane, with its dot at the start."""
        run, inner = self.runs[k], self.panes.inner[k]
        goal = run.goal_prediction / run.input if run.input else run.weight
        half = HALF * abs(run.weight - goal) or max(1.0, abs(goal)) / 2
        lines = 1 if inner.width > NARROW else 2
        place = inner._replace(bottom=inner.bottom + lines * ROW)
        bowl = SmallRun(self.style, place, run, goal - half, goal + half)
        bowl.show(SmallRunState(self.weights[k]))
        return bowl

    def _verdict(self, k: int) -> Label:
        """What a run does, in words under its bowl."""
        does, inner = regime(self.runs[k]), self.panes.inner[k]
        wide = inner.width > NARROW
        size, y, most = (SMALL, LOW, 1) if wide else (LEAST, ROW, 2)
        for words in (does.words, *(["stands still"] if does.stands_still else [])):
            label = Wrapped(
                self.style,
                self.style.words(words),
                inner.width + 0.2,
                role=ROLES[does.reaches_the_goal],
                size=size,
                anchor=0.5,
            )
            if len(label.lines) <= most:  # else without the reason
                break
        return label.place(inner.centre.x, inner.bottom + y)

    def _reach(self, k: int) -> Number:
        """How long the steps of a run are, in gaps, under its bowl."""
        run, inner = self.runs[k], self.panes.inner[k]
        does = regime(run)
        number = Number(
            self.style,
            numerals.plain(does.reach),
            role=ROLES[does.reaches_the_goal],
            size=SMALL,
            weight="medium",
            anchor=0.5,
        )
        number.showing("reach", of={"alpha": run.alpha})
        number.place(inner.centre.x, inner.bottom + LOW)
        return number
