"""Scaled bars: one as long as the input, and one as long as what the weight makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from grokdl.learning import neuron
from grokdl.learning.history import FloatArray
from grokdl.mobjects.dial_neuron import DialNeuron
from grokdl.mobjects.paths import NOTHING, Drawing, Path, line, rounded
from grokdl.stage import Box, Point
from grokdl.stage.theme import FINE

# in ems of the neuron's numbers:
THICK = 0.3
ABOVE = 0.35  # from a plate to the bar above it
BEYOND = 0.12  # the mark for 0, above and below a bar
ROUND = 0.03  # units: a corner


@final
class ScaledBars(Drawing):
    """A bar above the plate of a neuron's input, and one above that of its prediction.

    Both begin at a mark for 0, left of which is what is negative, and have one scale; above the
    prediction an outline is as long as the input. A third bar travels along the wires: the dial
    takes it in with the length of the input, and lets it out with that of the prediction.
    """

    def __init__(self, shown: DialNeuron, input: float, weights: Sequence[float]) -> None:
        """Take the neuron, its input, and the weights that its dial will be turned to."""
        super().__init__()
        colours = shown.style.theme
        self.neuron, self.input = shown, input
        ends = [0.0, input, *(neuron.predict(input, weight) for weight in weights)]
        self.low, self.span = min(ends), max(ends) - min(ends)
        self.given, self.coming_in = (Path(fill=colours.input, z_index=1.2) for _ in range(2))
        self.made, self.coming_out = (Path(fill=colours.ink, z_index=1.2) for _ in range(2))
        self.outline = Path(stroke=colours.input, width=FINE, z_index=1.3)
        self.zeros = [Path(stroke=colours.muted, width=FINE, z_index=1.3) for _ in range(2)]
        self.add(self.given, self.coming_in, self.made, self.coming_out, self.outline, *self.zeros)
        self.show(0)

    def show(self, made: float) -> None:
        """Draw the bars above the plates, that of the prediction so long, and none on its way."""
        ways = self.neuron.ways
        self.coming_in.draw(NOTHING)
        self.coming_out.draw(NOTHING)
        self.given.draw(self._bar(ways.input, self.input))
        self.made.draw(self._bar(ways.prediction, made))
        self.outline.draw(self._bar(ways.prediction, self.input))
        for zero, plate in zip(self.zeros, (ways.input, ways.prediction), strict=True):
            box = self._box(plate, 0).grown(BEYOND * ways.em)
            ends = Point(box.centre.x, box.bottom), Point(box.centre.x, box.top)
            zero.draw(line(*ends) if self.span else NOTHING)

    def follow(self) -> None:
        """Draw the prediction's bar as long as the dial's present weight makes it."""
        self.show(neuron.predict(self.input, self.neuron.weight))

    def go_in(self, share: float) -> None:
        """Draw the bar a share of its way from the input's plate into the dial."""
        ways, long = self.neuron.ways, abs(self.input) * self._unit
        start = ways.input.x + ways.plate[0] / 2
        front = start + share * (ways.dial.x + long - start)
        inside = self._on_the_wire(front - long, min(front, ways.dial.x))
        self.coming_in.draw(inside if share < 1 else NOTHING)

    def come_out(self, share: float) -> None:
        """Draw the bar a share of its way from the dial behind the prediction's plate.

        So much as is behind it is above it.
        """
        ways, prediction = self.neuron.ways, neuron.predict(self.input, self.neuron.weight)
        long, plate = abs(prediction) * self._unit, ways.prediction.x - ways.plate[0] / 2
        back = ways.dial.x - long + share * (plate - ways.dial.x + long)
        behind = min(1.0, max(0.0, (back + long - plate) / long)) if long else 1.0
        self.show(behind * prediction)
        if share < 1:
            self.coming_out.draw(self._on_the_wire(max(back, ways.dial.x), back + long))

    @property
    def _unit(self) -> float:
        """How many units a value of 1 is long: all bars together take a plate's width."""
        return self.neuron.ways.plate[0] / self.span if self.span else 0.0

    def _bar(self, plate: Point, value: float) -> FloatArray:
        box = self._box(plate, value)
        return rounded(box, ROUND) if box.width > 0 else NOTHING

    def _box(self, plate: Point, value: float) -> Box:
        """The place of a bar above a plate, from 0 to a value."""
        ways = self.neuron.ways
        wide, high = ways.plate
        zero = plate.x - wide / 2 - self.low * self._unit
        bottom = plate.y + high / 2 + ABOVE * ways.em
        left, right = sorted((zero, zero + value * self._unit))
        return Box(left, bottom, right, bottom + THICK * ways.em)

    def _on_the_wire(self, left: float, right: float) -> FloatArray:
        half, y = THICK * self.neuron.ways.em / 2, self.neuron.ways.dial.y
        return rounded(Box(left, y - half, right, y + half), ROUND) if right > left else NOTHING
