"""Step in cures: the rule's step for several weights, measured by the smallest cure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from manim import VGroup

from grokdl import numerals
from grokdl.learning.shared_miss import reach_of, squares_of
from grokdl.mobjects.step_gauge import GaugeState, StepGauge
from grokdl.mobjects.working import Part, Working, moving, on_the_way, parted, sign
from grokdl.stage import Box
from grokdl.stage.style import Style

NAMES = ("first_input", "second_input")
SQUARED = Part("²", "input", tight=True)
LOOSE = 1e-6  # of the room between the parts: gone, so that no sign moves as numbers grow
UNIT = 3  # parts of a working: the factor of the unit, squared


@final
class StepInCures(VGroup):
    """The rule's step beside the smallest cure: alpha times the sum of the squared inputs."""

    def __init__(self, style: Style, box: Box, inputs: Sequence[float], finest: float) -> None:
        """Take the inputs, and how many times they will be multiplied at most."""
        super().__init__()
        top, low = parted(box)
        self.inputs, self.finest, self.unit_counts = inputs, finest, False
        self.gauge = StepGauge(style, low, "step_in_cures")
        self.name = Part(style.words("alpha"), "alpha")
        home = [self.home**share for share in on_the_way(0, 1)]
        self.working = Working(style, top, self._parts(moving(home, "alpha", "alpha_now")))
        fixed = Part(numerals.plain(self.home), "alpha", "alpha_now")
        size = self.working.labels[0].size
        self.of_the_unit = Working(style, top, self._parts(fixed), size)
        self.add(self.gauge, self.working, self.of_the_unit)
        self.draw(0)

    @property
    def home(self) -> float:
        """The alpha with which the step is the smallest cure."""
        return 1 / squares_of(self.inputs)

    def draw(self, share: float) -> None:
        """Draw a share of the step with alpha 1."""
        self.show(1, drawn=share, rest=1)

    def loosen(self, share: float) -> None:
        """Make room for the digits of an alpha in motion."""
        self.show(1, rest=1 - share)

    def shrink(self, share: float) -> None:
        """Let alpha be a share of the way from 1 to home, by even factors."""
        self.show(self.home if share == 1 else self.home**share)

    def refine(self, share: float) -> None:
        """Multiply the inputs by a share of the largest factor, by even factors; alpha stays."""
        finer = self.finest if share == 1 else self.finest**share
        self.show(self.home, finer, rest=LOOSE)

    def return_to_start(self, share: float) -> None:
        """Let the dot go a share of the way back, and the unit come into the sum."""
        self.unit_counts = share > 0
        self.show(self.home, 1, 1 - share, rest=max(1 - share, LOOSE))

    def go(self, share: float) -> None:
        """Let the dot go a share of the step home."""
        self.show(self.home, 1, share, rest=LOOSE if self.unit_counts else max(share, LOOSE))

    def show(
        self,
        alpha: float,
        finer: float = 1.0,
        gone: float = 0.0,
        drawn: float = 1.0,
        rest: float = 0.0,
    ) -> None:
        """Show the step with an alpha, the inputs multiplied, and the dot a share of the way.

        Of the step a share is drawn.
        """
        reach = reach_of([input * finer for input in self.inputs], alpha)
        of = {"alpha_now": alpha, "finer": finer}
        self.gauge.show(GaugeState(reach, gone, drawn, of))
        numbers = finer, alpha, *self.inputs, reach
        nothing = len(self.working.parts)
        first = nothing if self.unit_counts else UNIT
        self.working.show(*numbers, of=of, first=first, rest=rest)
        first = 0 if self.unit_counts else nothing
        self.of_the_unit.show(*numbers, of=of, first=first, rest=rest)

    def _parts(self, alpha: Part) -> list[Part]:
        factors = [self.finest**share for share in on_the_way(0, 1)]
        alphas = [self.home**share for share in on_the_way(0, 1)]
        reaches = [*(alpha / self.home for alpha in alphas), *(factor**2 for factor in factors)]
        first, second = (
            (Part(numerals.plain(input), "input", name, tight=name == NAMES[0]), SQUARED)
            for name, input in zip(NAMES, self.inputs, strict=True)
        )
        bracket = [sign("("), *first, sign("+"), *second, sign(")", tight=True)]
        unit = Part(max(map(numerals.plain, factors), key=len), "input", "finer"), SQUARED
        step = Part(max(map(numerals.plain, reaches), key=len), "weight", "step_in_cures")
        return [*unit, sign("×"), self.name, alpha, sign("×"), *bracket, sign("="), step]
