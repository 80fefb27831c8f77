"""Pictures of why a step is scaled by its input: each a drawing under its working."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from manim import VGroup

from grokdl import numerals
from grokdl.learning.shared_miss import reach_of, squares_of
from grokdl.mobjects.lever import Lever, LeverState
from grokdl.mobjects.paths import Path, arrow_head, line
from grokdl.mobjects.shared_plane import SharedPlane
from grokdl.mobjects.step_gauge import GaugeState, StepGauge
from grokdl.mobjects.working import Part, Working, moving, on_the_way, parted, sign
from grokdl.stage import Box, Point
from grokdl.stage.style import Style

NAMES = ("first_input", "second_input")
SQUARED = Part("²", "input", tight=True)
BAR, SHAFT = 14.0, 6.0
APART, HEAD = 0.5, 0.4
WIDEST = 0.8  # of the box: the longest bar
LOOSE = 1e-6  # of the room between the parts: gone, so that no sign moves as numbers grow
UNIT = 3  # parts of a working: the factor of the unit, squared


@final
class TheRule(VGroup):
    """The rule with numbers: an input, as a bar, and under it the update that it makes, an arrow.

    Each is as long as its share of the largest one.
    """

    def __init__(self, style: Style, box: Box, inputs: tuple[float, float], delta: float) -> None:
        super().__init__()
        top, low = parted(box)
        self.inputs, self.delta, words = tuple(sorted(inputs)), delta, style.words
        self.low, way = low, on_the_way(*self.inputs)
        parts = [
            Part(words("delta")),
            Part(numerals.plain(delta), "ink", "delta"),
            sign("×"),
            Part(words("input"), "input"),
            moving(way, "input", "at"),
            sign("="),
            Part(words("weight_delta"), "weight"),
            moving([delta * input for input in way], "weight", "update"),
        ]
        self.working = Working(style, top, parts)
        self.bar = Path(stroke=style.theme.input, width=BAR)
        self.shaft = Path(stroke=style.theme.weight, width=SHAFT)
        self.head = Path(fill=style.theme.weight)
        self.add(self.working, self.bar, self.shaft, self.head)
        self.show(0)

    def show(self, share: float, rest: float = 0.0) -> None:
        """Show the rule, the input being a share of the way from the smaller to the larger."""
        start, end = self.inputs
        input = end if share == 1 else start + share * (end - start)
        self.working.show(self.delta, input, self.delta * input, of={"at": input}, rest=rest)
        low, length = self.low, input / end * self.low.width * WIDEST
        left, (_, y) = low.centre.x - low.width * WIDEST / 2, low.centre
        self.bar.draw(line(Point(left, y + APART), Point(left + length, y + APART)))
        tip, size = Point(left + length, y - APART), min(HEAD, length)
        self.shaft.draw(line(Point(left, tip.y), tip._replace(x=tip.x - 0.8 * size)))
        self.head.draw(arrow_head(tip, 0, size))


@final
class SameNudge(VGroup):
    """Two inputs under one rod: the same nudge of the weight lifts the larger one farther."""

    def __init__(self, style: Style, box: Box, inputs: Sequence[float], nudge: float) -> None:
        super().__init__()
        top, low = parted(box)
        order = sorted(range(len(inputs)), key=lambda k: inputs[k])
        self.inputs, self.nudge = tuple(inputs[k] for k in order), nudge
        largest, words = self.inputs[-1], style.words
        names = [NAMES[k] for k in order]
        self.lever = Lever(style, low, largest, largest * nudge, names, words("input"))
        parts = Part(words("prediction")), sign("="), Part(words("input"), "input"), sign("×")
        self.working = Working(style, top, [*parts, Part(words("weight"), "weight")])
        self.working.show()
        self.add(self.lever, self.working)
        self.show(0)

    def show(self, share: float) -> None:
        """Nudge the weight by a share of the whole."""
        self.lever.show(LeverState(share * self.nudge, self.inputs))


@final
class SharedMiss(VGroup):
    """Two changes that cure one miss, as an arrow, and the sum that is the miss for all of them."""

    def __init__(self, style: Style, box: Box, inputs: tuple[float, float], miss: float) -> None:
        super().__init__()
        top, low = parted(box)
        self.shares = SharedPlane(style, low, inputs, miss)
        self.inputs, self.miss = inputs, miss
        self.working = Working(style, top, self._parts())
        self.add(self.shares, self.working)
        self.to_the_lever(0)

    def to_the_lever(self, share: float) -> None:
        """Go a share of the way from the smaller input's changes to that of the larger alone."""
        first, last = self.shares.start, self.shares.alone
        self._show(last if share == 1 else first + share * (last - first), float(share in (0, 1)))

    def least(self, share: float) -> None:
        """Go a share of the way from the larger input's change alone to the smallest cure."""
        self._show((1 - share) * self.shares.alone, rest=float(share in (0, 1)))

    def _show(self, along: float, rest: float) -> None:
        self.shares.show(along)
        one, other = map(self.shares.written, self.shares.changes(along))
        numbers = self.inputs[0], one, self.inputs[1], other, self.miss
        self.working.show(*numbers, of={"along": along}, rest=rest)

    def _parts(self) -> list[Part]:
        shares = self.shares
        ways = zip(*map(shares.changes, on_the_way(shares.start, shares.alone)), strict=True)
        parts = []
        for k, (input, changes) in enumerate(zip(self.inputs, ways, strict=True)):
            change = moving(map(shares.written, changes), "weight", f"change_{k + 1}")
            parts += [sign("+")] if k else []
            parts += [Part(numerals.plain(input), "input", NAMES[k]), sign("×")]
            parts += [change]
        return [*parts, sign("="), Part(numerals.plain(self.miss), "delta", "delta")]


@final
class OneWeight(VGroup):
    """One weight alone, which lifts its input to the miss: the larger the input, the less."""

    def __init__(self, style: Style, box: Box, inputs: tuple[float, float], miss: float) -> None:
        super().__init__()
        top, low = parted(box)
        self.inputs, self.miss, words = inputs, miss, style.words
        level = words.named("delta", numerals.plain(miss))
        self.lever = Lever(style, low, max(inputs), miss, ["at"], words("input"), level)
        way = on_the_way(*inputs)
        self.working = Working(
            style,
            top,
            [
                Part(numerals.plain(miss), "delta", "delta"),
                sign("÷"),
                moving(way, "input", "at"),
                sign("="),
                moving([miss / place for place in way], "weight", "alone"),
            ],
        )
        self.add(self.lever, self.working)
        self.show(0)

    def show(self, share: float, rest: float = 0.0) -> None:
        """Show the change that the miss needs, the input being a share of the way to the other."""
        start, end = self.inputs
        input = end if share == 1 else start + share * (end - start)
        change = self.miss / input
        self.lever.show(LeverState(change, (input,), self.miss))
        self.working.show(self.miss, input, change, of={"at": input}, rest=rest)


@final
class StepInCures(VGroup):
    """The rule's step beside the smallest cure: alpha times the sum of the squared inputs."""

    def __init__(self, style: Style, box: Box, inputs: Sequence[float], finest: float) -> None:
        """Take the inputs, and how many times they will be multiplied at most."""
        super().__init__()
        top, low = parted(box)
        self.inputs, self.finest, self.unit_counts = inputs, finest, False
        self.gauge = StepGauge(style, low, "step_in_cures")
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
        return [*unit, sign("×"), alpha, sign("×"), *bracket, sign("="), step]
