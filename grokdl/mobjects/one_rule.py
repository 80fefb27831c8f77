"""One rule: runs that differ in their input alone, beside each other, each in its own bowl."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from manim import Animation, linear

from grokdl import numerals
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.small_multiples import SmallMultiples, SmallMultiplesState
from grokdl.mobjects.small_run import SmallRun, SmallRunState
from grokdl.stage import Box, Point
from grokdl.stage.style import Style

HALF = 1.7  # gaps: how far on either side of the best weight each bowl is seen
SHAPE = 1.2  # of a bowl: its width over its height, at most


@final
class OneRule:
    """The `panes` of some runs, each under its input, and the `bowls` in them.

    All bowls are seen equally far, counted in gaps at the start. Raises GrokdlError if there is no
    room.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        runs: Sequence[Parameters],
        weights: Sequence[Sequence[float]],
    ) -> None:
        """Take the parameters of each run, and its weights from the first on."""
        inputs = [numerals.short(run.input) for run in runs]
        heads = [style.words.named("input", text) for text in inputs]
        self.panes = SmallMultiples(style, box, heads, ["input"] * len(heads), SHAPE)
        self.light()
        for head, run in zip(self.panes.lines, runs, strict=True):
            for label in head:
                label.showing("input", of={"input": run.input})
        self.weights = [tuple(places) for places in weights]
        self.bowls = [
            _bowl(style, room, run) for room, run in zip(self.panes.inner, runs, strict=True)
        ]
        self.go(0)

    def light(self, *lit: int) -> None:
        """Light some panes up, and no others."""
        self.panes.show(SmallMultiplesState(lit))

    def go(self, moment: float) -> None:
        """Draw all dots where they are after so many steps; one may be half done."""
        for bowl, weights in zip(self.bowls, self.weights, strict=True):
            bowl.show(SmallRunState(weights, moment))

    def takes(self, steps: int) -> list[Animation]:
        """Return how all runs take so many steps, in lockstep."""
        first, *others = self.bowls
        follow = [Redraw(bowl, lambda *_: None) for bowl in others]
        return [Redraw(first, lambda _, share: self.go(share * steps), linear), *follow]

    def once_more(self, k: int) -> Animation:
        """Return how one of the runs takes its first step again."""
        weights = self.weights[k]

        def go(_: object, share: float) -> None:
            self.bowls[k].show(SmallRunState(weights, share))

        return Redraw(self.bowls[k], go, linear)

    def start_of(self, k: int) -> Point:
        """Return where the dot of a run stands at first."""
        return Point(*self.bowls[k].dot.get_center()[:2].tolist())


def _bowl(style: Style, room: Box, given: Parameters) -> SmallRun:
    """The bowl of a run, its best weight in the middle."""
    best = given.goal_prediction / given.input
    reach, half = HALF * abs(given.weight - best), min(room.width, SHAPE * room.height) / 2
    room = room._replace(left=room.centre.x - half, right=room.centre.x + half)
    return SmallRun(style, room, given, best - reach, best + reach)
