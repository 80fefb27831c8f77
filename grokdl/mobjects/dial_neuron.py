"""Dial neuron: an input, a dial that is the weight, and the prediction that comes out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial
from typing import final

import numpy as np
from manim import Animation

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.history import FloatArray
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.dial_ways import BESIDE, MARK, NAMES, Stand, fitting_size, ways_through
from grokdl.mobjects.neuron_layout import name_size
from grokdl.mobjects.paths import Drawing, Path, arc, arrow_head, circle, joined, line, rounded
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import UNIT, Box, Point, box_at, theme
from grokdl.stage.style import Style

# in ems of a number, if nothing else is said:
RADIUS, BAND = 1.5, 1.75  # of the dial, and of the band around it
HEAD = 0.6
EDGE = 0.04  # units, for half of a plate's outline
ABOVE = 0.16  # units; from a plate to the baseline of words above it
OUT = 0.16  # units; from a plate, or its name, to where the prediction goes on
TURNED = ("weight", "prediction")
FULL_TURN = 1.5 * math.pi  # from the lowest weight to the highest
MARKS = 11
DIGITS = 5
SAMPLES = 65  # of the numbers of a turn
LARGEST = 0.05  # of the picture's shorter side: a number, if nothing else is said
LIT, UNLIT = 4.5, 2.5


@final
class DialNeuron(Drawing):
    """A neuron of one weight: turning the dial from one end to the other takes it from −reach on.

    Names stand under the parts; numbers are no larger than `largest`. Raises GrokdlError if some as
    long as `longest` have no room.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        reach: float,
        longest: str = "0.0000",
        largest: float = LARGEST,
    ) -> None:
        super().__init__()
        colours = style.theme
        self.style, self.box, self.reach = style, box.grown(-EDGE), reach
        self.size = fitting_size(style, self.box, longest, largest)
        self.weight = 0.0  # that is shown
        self.ways = ways_through(style, self.box, longest, self.size)
        self.wires = [Path(stroke=colours.role(r), width=UNLIT) for r in ("input", "ink")]
        self.heads = [Path(fill=colours.role(role), z_index=1) for role in ("input", "ink")]
        self.marks = Path(stroke=colours.axis, width=theme.FINE)
        self.band = Path(stroke=colours.highlight_edge, width=6)
        self.knob = Path(stroke=colours.weight, width=UNLIT, fill=colours.card, z_index=2)
        self.pointer = Path(stroke=colours.weight, width=8, z_index=3)
        self.plates = {
            name: Path(stroke=colours.role(role), width=UNLIT, fill=colours.card, z_index=2)
            for name, role in (("input", "input"), ("prediction", "ink"))
        }
        self.numbers = {
            name: Number(style, "", role=role, size=self.size, font=MONO).showing(name, of=self)
            for name, role in (("input", "input"), ("weight", "weight"), ("prediction", "ink"))
        }
        self.names = {name: self._name(name) for name in self.numbers}
        self.add(*self.wires, *self.heads, self.marks, self.band, self.knob, self.pointer)
        self.add(*self.plates.values(), *self.numbers.values(), *self.names.values())
        self._draw_what_stays()

    def show(
        self,
        given: Parameters,
        weight: float,
        *lit: str,
        answered: bool = True,
        between: tuple[float, float] | None = None,
    ) -> None:
        """Turn the dial to a weight, and set the numbers; light falls on some parts, by name.

        What is not `answered` yet has no prediction. While it is turned `between` two weights,
        numbers have few decimals, and keep them.
        """
        self._show_again = partial(
            self.show, given, weight, *lit, answered=answered, between=between
        )
        if self.already_shows(self.ways, given, weight, lit, answered, between):
            return
        self.weight = weight
        share = min(max((weight + self.reach) / (2 * self.reach), 0.0), 1.0)
        self.pointer.draw(self._spoke(share, 0.4 * RADIUS, 0.82 * RADIUS))
        at, ways = {**_changes(given), "weight": weight}, self.ways
        prediction = neuron.predict(given.input, weight)
        for name, value in (("input", given.input), ("weight", weight), ("prediction", prediction)):
            text = numerals.plain(value, DIGITS)
            if between and name in TURNED:
                low, high = between
                if name == "prediction":
                    low, high = (neuron.predict(given.input, end) for end in between)
                text = numerals.between(value, low, high, DIGITS)
            self.numbers[name].set_text(text).showing(name, of=at, moving=between is not None)
        self.numbers["input"].centre_at(ways.input)
        self.numbers["prediction"].centre_at(ways.prediction).show(answered)
        self._place_weight()
        for name, part in (*self.plates.items(), ("weight", self.knob)):
            part.set_fill(self.style.theme.highlight if name in lit else self.style.theme.card)
            part.set_stroke(width=LIT if name in lit else UNLIT)

    @property
    def stand(self) -> Stand:
        """Where it stands, and how large it is there."""
        return Stand(self.ways, self.box)

    def stand_at(self, stand: Stand) -> None:
        """Stand somewhere else, and as large as that."""
        self.ways, self.box = stand
        self.size = self.ways.em / UNIT
        for labels, size in ((self.numbers, self.size), (self.names, name_size(self.size))):
            for label in labels.values():
                label.resize(size)
        self._draw_what_stays()
        self._show_again()

    def turn(self, given: Parameters, *weights: float) -> Animation:
        """Return the dial's turn from weight to weight as an animation."""
        last, ends = len(weights) - 1, (min(weights), max(weights))

        def turned(_: object, share: float) -> None:
            k = min(int(share * last), last - 1)
            part = share * last - k
            start, end = weights[k : k + 2]
            weight = end if part == 1 else start + part * (end - start)
            self.show(given, weight, "weight", between=None if share in (0, 1) else ends)

        return Redraw(self, turned)

    def feed(self, given: Callable[[float], Parameters], start: float, end: float) -> Animation:
        """Return how another input takes one's place, `given` the parameters for each.

        In between there is none.
        """

        def fed(_: object, share: float) -> None:
            own, known = given(end if share == 1 else start), share in (0, 1)
            self.show(own, own.weight, "input", answered=known)
            self.numbers["input"].show(known)

        return Redraw(self, fed)

    @property
    def above(self) -> Point:
        """Where words begin that stand above the input's plate."""
        (x, y), (wide, high) = self.ways.input, self.ways.plate
        return Point(x - wide / 2, y + high / 2 + ABOVE)

    @property
    def room_above(self) -> float:
        """How wide words above the input's plate may be: up to the dial's marks."""
        return self.ways.dial.x - MARK * self.ways.em - self.above.x - ABOVE / 2

    @property
    def outlets(self) -> tuple[Point, Point]:
        """Where the prediction goes on: at its plate's right side, and below its name."""
        (x, y), em = self.ways.prediction, self.ways.em
        return Point(x + self.ways.plate[0] / 2 + OUT, y), Point(x, self._baseline - 0.6 * em - OUT)

    def _spoke(self, share: float, inner: float, outer: float) -> FloatArray:
        angle, (x, y), em = 1.25 * math.pi - FULL_TURN * share, self.ways.dial, self.ways.em
        across, upward = math.cos(angle) * em, math.sin(angle) * em
        return line(
            Point(x + inner * across, y + inner * upward),
            Point(x + outer * across, y + outer * upward),
        )

    def _draw_what_stays(self) -> None:
        ways, em = self.ways, self.ways.em
        half = ways.plate[0] / 2
        for plate, at in zip(self.plates.values(), (ways.input, ways.prediction), strict=True):
            plate.draw(rounded(box_at(at, ways.plate), 0.3 * em))
        self.knob.draw(circle(ways.dial, RADIUS * em))
        self.band.draw(arc(ways.dial, BAND * em, 1.25 * math.pi, -FULL_TURN))
        shares = [k / (MARKS - 1) for k in range(MARKS)]
        self.marks.draw(joined([self._spoke(share, BAND + 0.12, MARK) for share in shares]))
        ends = (
            (ways.input.x + half, ways.dial.x - MARK * em),
            (ways.dial.x + MARK * em, ways.prediction.x - half),
        )
        for wire, head, (start, end) in zip(self.wires, self.heads, ends, strict=True):
            y, long = ways.dial.y, HEAD * em
            wire.draw(line(Point(start, y), Point(end - long / 2, y)))
            head.draw(arrow_head(Point(end, y), 0, long))
        for name, at in (("input", ways.input), ("prediction", ways.prediction)):
            label = self.names[name]
            room = label.text_width / 2
            x = min(max(at.x, self.box.left + room), self.box.right - room)
            label.place(x, self._baseline, 0.5)

    @property
    def _baseline(self) -> float:
        return self.ways.dial.y - NAMES * self.ways.em

    def _place_weight(self) -> None:
        name, number, em = self.names["weight"], self.numbers["weight"], self.ways.em
        wide = name.text_width + BESIDE * em + number.text_width
        left = self.ways.dial.x - wide / 2
        name.place(left, self._baseline, 0)
        number.place(left + wide, self._baseline, 1)

    def _name(self, name: str) -> Label:
        words = self.style.words(name)
        return Label(self.style, words, role=name, size=name_size(self.size))


def texts_of_a_turn(start: float, end: float) -> Iterator[str]:
    """Return what a number says at both ends of a turn, and with few decimals on the way."""
    yield from (numerals.plain(value, DIGITS) for value in (start, end))
    for value in np.linspace(start, end, SAMPLES).tolist():
        yield numerals.between(value, start, end, DIGITS)


def _changes(given: Parameters) -> dict[str, float]:
    return {"input": given.input, "goal_prediction": given.goal_prediction}
