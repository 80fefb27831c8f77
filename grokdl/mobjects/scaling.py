"""Pictures of why a step is scaled by its input: each a drawing under its working."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import final

from manim import VGroup

from grokdl import numerals
from grokdl.learning.shared_miss import cure
from grokdl.mobjects.lever import Lever, LeverState
from grokdl.mobjects.paths import Path, arrow_head, line
from grokdl.mobjects.shared_plane import SharedPlane
from grokdl.mobjects.working import Part, Working, moving, on_the_way, parted, sign
from grokdl.stage import Box, Point
from grokdl.stage.style import Style
from grokdl.words import Words

NAMES = ("first_input", "second_input")
BAR, SHAFT = 14.0, 6.0
APART, HEAD = 0.5, 0.4
WIDEST = 0.8  # of the box: the longest bar
GROWN = 0.75  # of the time in which an input grows, until it is as large as it gets


class InputAndChange(VGroup):
    """An input, as a bar, under its `working`, and below it a change of the weight, an arrow.

    Each is as long as its share of the largest one. `operator` stands between delta and the input,
    `quantity` is what a Label shows of the change, `named` what it is called, if anything.
    """

    operator: str
    quantity: str
    named: tuple[str, ...] = ()

    def __init__(self, style: Style, box: Box, inputs: tuple[float, float], delta: float) -> None:
        super().__init__()
        top, self.low = parted(box)
        self.inputs, self.delta = tuple(sorted(inputs)), delta
        self.working = Working(style, top, self._parts(style.words))
        self.bar = Path(stroke=style.theme.input, width=BAR)
        self.shaft = Path(stroke=style.theme.weight, width=SHAFT)
        self.head = Path(fill=style.theme.weight)
        self.add(self.working, self.bar, self.shaft, self.head)
        self.show(0)

    @abstractmethod
    def change(self, input: float) -> float:
        """Return how the weight changes by this rule."""

    def grow_input(self, share: float) -> None:
        """Let the input grow from the smaller to the larger, and then the numbers close up."""
        self.show(min(share / GROWN, 1.0), max(0.0, (share - GROWN) / (1 - GROWN)))

    def show(self, share: float, rest: float = 0.0) -> None:
        """Show the rule, the input being a share of the way from the smaller to the larger."""
        start, end = self.inputs
        input = end if share == 1 else start + share * (end - start)
        change = self.change(input)
        self.working.show(self.delta, input, change, of={"at": input}, rest=rest)
        largest, widest = max(map(self.change, self.inputs)), self.low.width * WIDEST
        left, (_, y) = self.low.centre.x - widest / 2, self.low.centre
        self.bar.draw(line(Point(left, y + APART), Point(left + input / end * widest, y + APART)))
        length = change / largest * widest
        tip, size = Point(left + length, y - APART), min(HEAD, length)
        self.shaft.draw(line(Point(left, tip.y), tip._replace(x=tip.x - 0.8 * size)))
        self.head.draw(arrow_head(tip, 0, size))

    def _parts(self, words: Words) -> list[Part]:
        """The parts of the working, with room for inputs from the smaller to the larger."""
        way = on_the_way(*self.inputs)
        return [
            Part(words("delta")),
            Part(numerals.plain(self.delta), "ink", "delta"),
            sign(self.operator),
            Part(words("input"), "input"),
            moving(way, "input", "at"),
            sign("="),
            *(Part(words(name), "weight") for name in self.named),
            moving(map(self.change, way), "weight", self.quantity),
        ]


@final
class TheRule(InputAndChange):
    """The rule with numbers: weight_delta is delta × input, so it is large where the input is."""

    operator, quantity, named = "×", "update", ("weight_delta",)

    def change(self, input: float) -> float:
        """Return the weight_delta."""
        return self.delta * input


@final
class TheCureAlone(InputAndChange):
    """The change that cures a miss by one weight: delta ÷ input, so it is small for large ones."""

    operator, quantity = "÷", "cure_alone"

    def change(self, input: float) -> float:
        """Return the change that cures the miss."""
        return cure([input], self.delta)[0]


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
        parts = [Part(words("prediction")), sign("=")]
        for k, (input, name) in enumerate(zip(inputs, NAMES, strict=True)):
            weight = Part(words("weight of several", name="AB"[k]), "weight")
            parts += [sign("+")] if k else []
            parts += [Part(numerals.plain(input), "input", name), sign("×"), weight]
        self.working = Working(style, top, parts)
        self.working.show(*inputs)
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
