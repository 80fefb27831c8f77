"""Turned input: a neuron, and the arrows of its pure error and of that error times its input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from manim import Animation

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.dial_neuron import DIGITS, DialNeuron
from grokdl.mobjects.measured_miss import divided
from grokdl.mobjects.miss_line import MissLine
from grokdl.mobjects.product_arrows import ProductArrows
from grokdl.stage import Box
from grokdl.stage.style import Style

HALF_LINE = 1.2  # units from the middle to the bottom of the line of the gap
FAR = 4  # a weight is turned by this share of the dial


@final
class TurnedInput:
    """A `neuron` beside or above its `arrows`; its input changes, and its pure error does not.

    `gap` is the line on which prediction and goal lie that far apart, in place of the arrows.
    Raises GrokdlError if there is no room.
    """

    def __init__(self, style: Style, box: Box, given: Parameters, inputs: Sequence[float]) -> None:
        above, below = divided(box)
        self.input, self.weight = given.input, given.weight
        reach = 2 * abs(given.weight) or 1.0
        self.nudge = 2 * reach / FAR
        places = [given.weight + k * self.nudge / 8 for k in range(-8, 9)]
        numbers = [neuron.predict(i, w) for i in (given.input, *inputs) for w in (*places, 1.0)]
        texts = [numerals.in_column(number) for number in (*numbers, *places)]
        texts += [numerals.plain(number, DIGITS) for number in (given.input, *numbers, *places)]
        self.neuron = DialNeuron(style, above, reach, max(["−0.0000", *texts], key=len))
        self.arrows = ProductArrows(style, below, given, inputs)
        goal, prediction = given.goal_prediction, neuron.predict(given.input, given.weight)
        middle = below._replace(bottom=max(below.bottom, below.centre.y - HALF_LINE))
        self.gap = MissLine(style, middle, prediction, goal)
        self.given = given
        self.neuron.show(given, given.weight)

    def change(self, input: float) -> list[Animation]:
        """Return the input's way to another number, in the neuron and with the arrows."""
        start, self.input = self.input, input
        return [self.neuron.feed(self._with, start, input), self.arrows.change(start, input)]

    def turn(self) -> Animation:
        """Return a turn of the weight: up, down, and back to where it was."""
        weight = self.weight
        places = weight, weight + self.nudge, weight - self.nudge, weight
        return self.neuron.turn(self._with(self.input), *places)

    def _with(self, input: float) -> Parameters:
        return self.given.model_copy(update=self.arrows.changes(input))
