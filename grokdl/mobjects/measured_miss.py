"""Measured miss: a neuron, and the line on which its prediction is held against the goal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import final

from manim import Animation

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.dial_neuron import DIGITS, DialNeuron, texts_of_a_turn
from grokdl.mobjects.flyer import Flyer
from grokdl.mobjects.many_dials import ManyDials
from grokdl.mobjects.miss_line import MissLine
from grokdl.mobjects.paths import NOTHING
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.scaled_bars import ScaledBars
from grokdl.stage import Box, theme
from grokdl.stage.style import Style

WIDE, LEFT = 10.5, 0.42  # side by side in a box so wide: this share for the neuron
HIGH, GUTTER = 1.65, 0.4  # above each other: the neuron's height
TALLEST = 1.05  # widths: what stands above each other is no higher


@final
class MeasuredMiss:
    """A `neuron` beside or above its `line`; a `flyer` brings the prediction from one to the other.

    Before the line comes the neuron can be large, with `bars` as long as its input and its
    prediction. `many` are the dials that its dial becomes.
    `texts` are the numbers of captions, of so many digits that the products come out. Raises
    GrokdlError if there is no room.
    """

    def __init__(self, style: Style, box: Box, parameters: Parameters) -> None:
        given = self.parameters = parameters
        prediction = neuron.predict(given.input, given.weight)
        reach = 2 * abs(given.weight) or 1.0
        self.turned = (given.weight, 2 * given.weight or 1.0, 0.0, given.weight)
        names = ("input", "weight", "prediction")
        self.texts = dict(zip(names, numerals.product(given.input, given.weight), strict=True))
        above, below = divided(box)
        shown = (numerals.plain(n, DIGITS) for n in (given.input, given.weight, prediction))
        longest = max([*shown, *self._texts_of_the_turn()], key=len)
        self.neuron = DialNeuron(style, above, reach, longest)
        self.own = self.neuron.stand
        self.large = DialNeuron(style, box, reach, longest, theme.LARGE).stand
        self.line = MissLine(style, below, prediction, given.goal_prediction)
        self.texts |= {"miss": self.line.side, "error": self.line.area}
        self.flyer = Flyer(style)
        self.light()
        self.bars = ScaledBars(self.neuron, given.input, self.turned)
        self.many = ManyDials(style, above, self.neuron)

    def _texts_of_the_turn(self) -> Iterator[str]:
        """Numbers that the neuron shows while its dial is turned."""
        for factor in (1.0, self.parameters.input):
            for start, end in pairwise(factor * weight for weight in self.turned):
                yield from texts_of_a_turn(start, end)

    def light(self, *parts: str, answered: bool = True) -> None:
        """Let light fall on some parts of the neuron; it has no prediction until it `answered`."""
        self.neuron.show(self.parameters, self.parameters.weight, *parts, answered=answered)

    def open(self) -> None:
        """Let the neuron stand large, light on its input, without a prediction."""
        self.light("input", answered=False)
        self.make_room(0)
        self.bars.show(0)

    def make_room(self, share: float) -> None:
        """Let the neuron go a share of the way to its own place, beside the line."""
        self.neuron.stand_at(self.large.towards(self.own, share))

    def makes_room(self) -> Animation:
        """Return how the neuron goes to its own place, and its bars with it."""

        def go(_: object, share: float) -> None:
            self.make_room(share)
            self.bars.follow()

        return Redraw(self.neuron, go)

    def turns(self) -> Iterator[list[Animation]]:
        """Yield turns of the dial: to its end, to 0 and back; the prediction's bar keeps up."""
        for ends in pairwise(self.turned):
            bars = Redraw(self.bars, lambda *_: self.bars.follow())
            yield [self.neuron.turn(self.parameters, *ends), bars]

    def fly(self, share: float) -> None:
        """Draw the prediction a share of its way to its place on the line; nothing once there."""
        beside, below = self.neuron.outlets
        foot = self.line.foot
        self.flyer.show(beside if foot.x > beside.x else below, foot, share)
        if share == 1:
            self.flyer.draw(NOTHING)


def divided(box: Box) -> tuple[Box, Box]:
    """Return the boxes of the neuron and of the line."""
    if box.width > WIDE:
        cut = box.left + LEFT * box.width
        return box._replace(right=cut - GUTTER), box._replace(left=cut)
    spare = max(0.0, box.height - TALLEST * box.width) / 2
    top, bottom = box.top - spare, box.bottom + spare
    return Box(box.left, top - HIGH, box.right, top), Box(box.left, bottom, box.right, top - HIGH)
