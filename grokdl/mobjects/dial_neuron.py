"""Dial neuron: an input, a dial that is the weight, and the prediction that comes out."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple, final

from manim import Animation

from grokdl import numerals
from grokdl.errors import GrokdlError
from grokdl.learning import neuron
from grokdl.learning.history import FloatArray
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.neuron_layout import name_size
from grokdl.mobjects.paths import Drawing, Path, arc, arrow_head, circle, joined, line, rounded
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.text import MONO, Label, Number, figures
from grokdl.stage import UNIT, Box, Point, box_at, theme
from grokdl.stage.style import Style

SIZES = (0.05, theme.CAPTION, theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
# in ems of a number, if nothing else is said:
PLATE, PAD = 1.9, 1.1  # a plate's height, and what it is wider than its number
RADIUS, BAND, MARK = 1.5, 1.75, 2.1  # of the dial, the band around it, and the ends of its marks
LEAST_WIRE, LONGEST_WIRE = 0.9, 3.0
HEAD = 0.6
EDGE = 0.04  # units, for half of a plate's outline
ABOVE = 0.16  # units; from a plate to the baseline of words above it
OUT = 0.16  # units; from a plate, or its name, to where the prediction goes on
UNDER = 1.25  # from the dial's marks to the baseline of the names
BELOW = 0.35  # what hangs below it
BESIDE = 0.35  # between the weight's name and its number
TURNED = ("weight", "prediction")
FULL_TURN = 1.5 * math.pi  # from the lowest weight to the highest
MARKS = 11
DIGITS = 5
LIT, UNLIT = 4.5, 2.5


class Ways(NamedTuple):
    """Where the parts are, in the frame: the middles of plates and dial, and their sizes."""

    input: Point
    dial: Point
    prediction: Point
    plate: tuple[float, float]
    em: float


@final
class DialNeuron(Drawing):
    """A neuron of one weight: turning the dial from one end to the other takes it from −reach on.

    Names stand under the parts. Raises GrokdlError if numbers as long as `longest` have no room.
    """

    def __init__(self, style: Style, box: Box, reach: float, longest: str = "0.0000") -> None:
        super().__init__()
        colours = style.theme
        self.style, self.box, self.reach = style, box.grown(-EDGE), reach
        self.size = self._fitting_size(longest)
        self.ways = self._ways(longest)
        self.wires = [Path(stroke=colours.role(r), width=UNLIT) for r in ("input", "ink")]
        self.heads = [Path(fill=colours.role(role), z_index=1) for role in ("input", "ink")]
        self.marks = Path(stroke=colours.axis, width=theme.FINE)
        self.band = Path(stroke=colours.highlight_edge, width=6)
        self.knob = Path(stroke=colours.weight, width=UNLIT, fill=colours.card, z_index=2)
        self.pointer = Path(stroke=colours.weight, width=8, z_index=3)
        self.plates = {
            "input": self._plate(self.ways.input, "input"),
            "prediction": self._plate(self.ways.prediction, "ink"),
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
        if self.already_shows(given, weight, lit, answered, between):
            return
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
        return self.ways.dial.y - (MARK + UNDER - 0.35) * self.ways.em

    def _place_weight(self) -> None:
        name, number, em = self.names["weight"], self.numbers["weight"], self.ways.em
        wide = name.text_width + BESIDE * em + number.text_width
        left = self.ways.dial.x - wide / 2
        name.place(left, self._baseline, 0)
        number.place(left + wide, self._baseline, 1)

    def _plate(self, at: Point, role: str) -> Path:
        colours = self.style.theme
        plate = Path(stroke=colours.role(role), width=UNLIT, fill=colours.card, z_index=2)
        plate.draw(rounded(box_at(at, self.ways.plate), 0.3 * self.ways.em))
        return plate

    def _name(self, name: str) -> Label:
        words = self.style.words(name)
        return Label(self.style, words, role=name, size=name_size(self.size))

    def _fitting_size(self, longest: str) -> float:
        for size in SIZES:
            em = size * UNIT
            wide = 2 * self._column(longest, size) + 2 * (LEAST_WIRE + MARK) * em
            high = (2 * MARK + UNDER - 0.35 + BELOW) * em
            if wide <= self.box.width and high <= self.box.height:
                return size
        raise GrokdlError(
            f"A neuron with a dial has no room in a box of {self.box.width:.1f} × "
            f"{self.box.height:.1f} units.",
            "Take shorter numbers, or a larger box.",
        )

    def _column(self, longest: str, size: float) -> float:
        """How wide a plate is, or its name: half of the weight's words may reach under it too."""
        plate = (figures(longest, MONO, "regular").advance + PAD) * size * UNIT
        names = [Label(self.style, self.style.words(n), size=name_size(size)).text_width
                 for n in ("input", "prediction", "weight")]  # fmt: skip
        weight = names[2] + BESIDE * size * UNIT + plate
        beside = weight / 2 + max(names[:2]) + BESIDE * size * UNIT
        return max(plate, *names[:2], beside - (LEAST_WIRE + MARK) * size * UNIT)

    def _ways(self, longest: str) -> Ways:
        em = self.size * UNIT
        column = self._column(longest, self.size)
        plate = (figures(longest, MONO, "regular").advance + PAD) * em
        spare = (self.box.width - 2 * column) / 2 - MARK * em
        wire = min(spare, LONGEST_WIRE * em)
        x, middle = self.box.centre
        y = middle + (UNDER - 0.35 + BELOW) * em / 2
        away = MARK * em + wire + column / 2
        return Ways(Point(x - away, y), Point(x, y), Point(x + away, y), (plate, PLATE * em), em)


def _changes(given: Parameters) -> dict[str, float]:
    return {"input": given.input, "goal_prediction": given.goal_prediction}
