"""Turned input: a neuron, the gap to its goal, and the arrows of that gap and of its product."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import final

from manim import Animation

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.dial_neuron import DIGITS, DialNeuron, texts_of_a_turn
from grokdl.mobjects.kept_gap import HIGH, KeptGap, nudge_of
from grokdl.mobjects.measured_miss import divided
from grokdl.mobjects.product_arrows import ProductArrows
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.text import Label
from grokdl.stage import Box, theme
from grokdl.stage.style import Style

SPARE = 2.2  # nudges that the dial has room for, beyond the weight: an update at input 1 is 2
MOST = 6.0  # units: the height of gap and arrows


@final
class TurnedInput:
    """A `neuron` beside or above the `gap` to its goal, for some examples, one after the other.

    An example is an input with its goal; each one's gap is as large. Above its input is its
    `name`. Under the gap are the `arrows` of the pure error, and of that times the input. Raises
    GrokdlError if there is no room.
    """

    def __init__(self, style: Style, box: Box, given: Parameters, inputs: Sequence[float]) -> None:
        self.style = style
        above, below = divided(box)
        self.input, self.weight = given.input, given.weight
        self.nudge = nudge_of(given)
        reach = abs(given.weight) + SPARE * self.nudge
        longest = max(_texts(given, (given.input, *inputs), self.nudge), key=len)
        self.neuron = DialNeuron(style, above, reach, longest)
        spare = max(0.0, below.height - MOST) / 2
        top, bottom = below.top - spare, below.bottom + spare
        self.arrows = ProductArrows(
            style, below._replace(top=top - HIGH, bottom=bottom), given, inputs
        )
        upper, unit = below._replace(top=top, bottom=top - HIGH), self.arrows.unit
        self.gap = KeptGap(style, upper, given, longest, unit)
        self.examples = 0  # before the one that is shown
        self.name = Label(style, "", role="muted", size=theme.SMALL)
        self.name.place(*self.neuron.above)
        self._call(0)
        self.swung: list[float] = []
        self.given = given
        self.neuron.show(given, given.weight)

    def _call(self, example: int) -> None:
        """Name an example: A, B, and so on."""
        name = self.style.words("example", name=chr(ord("A") + example))
        self.name.fill(name, self.neuron.room_above)

    def _next_name(self) -> Animation:
        """Return how the next name comes, once the numbers of the last example are gone."""
        last, self.examples = self.examples, self.examples + 1
        return Redraw(self.name, lambda _, share: self._call(last + (share > 0)))

    def change(self, input: float) -> list[Animation]:
        """Return how another example comes, in the neuron, at the gap and the arrows."""
        start, self.input = self.input, input
        return [
            self._next_name(),
            self.neuron.feed(self._with, start, input),
            self.gap.change(start, input, tuple(self.swung)),
            self.arrows.change(start, input),
        ]

    def goal_text(self, input: float) -> str:
        """Return the goal of the example with an input, as the gap writes it."""
        return numerals.plain(self.arrows.changes(input)["goal_prediction"], DIGITS)

    def turn(self, *, mark: bool = False) -> list[Animation]:
        """Return a turn of the weight: up, down, and back to where it was; the arrows are at rest.

        One that leaves a mark for how far it takes the prediction goes there and back, off the
        goal.
        """
        weight, off = self.weight, self.nudge if self.arrows.delta > 0 else -self.nudge
        places: tuple[float, ...] = weight, weight + self.nudge, weight - self.nudge, weight
        if mark:
            places = weight, weight + (off if self.input > 0 else -off), weight
        self.swung += [self.input] if mark else []
        return [
            self.neuron.turn(self._with(self.input), *places),
            self.gap.turn(self.input, *places, swung=tuple(self.swung)),
            self.arrows.wait(self.input),
        ]

    def take(self, *, back: bool = False) -> list[Animation]:
        """Return how the weight takes its update, or goes back from there; the arrows are at rest.

        With an input of 1 or −1 the prediction meets the goal then.
        """
        updated = self.weight - self.input * self.arrows.delta
        places = (updated, self.weight) if back else (self.weight, updated)
        return [
            self.neuron.turn(self._with(self.input), *places),
            self.gap.turn(self.input, *places, swung=tuple(self.swung)),
            self.arrows.wait(self.input, ends=not back),
        ]

    def _with(self, input: float) -> Parameters:
        return self.given.model_copy(update=self.arrows.changes(input))


def _texts(given: Parameters, inputs: Sequence[float], nudge: float) -> Iterator[str]:
    """All numbers: at rest, while the weight is turned, and as it takes its update."""
    weight = given.weight
    delta = neuron.delta_of(neuron.predict(given.input, weight), given.goal_prediction)
    for input in inputs:
        for ends in ((weight - nudge, weight + nudge), (weight, weight - input * delta)):
            yield from texts_of_a_turn(*ends)
            yield from texts_of_a_turn(*(neuron.predict(input, end) for end in ends))
        goal = neuron.predict(input, weight) - delta
        yield from (numerals.plain(value, DIGITS) for value in (input, goal))
