"""The neuron: inputs, each with its weight on the way in, the prediction, the goal and the miss."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from grokdl.learning.history import FloatArray
from grokdl.mobjects.dial_neuron import FULL_TURN
from grokdl.mobjects.neuron_layout import MISS, NAMED, PLATE, RADIUS, fitting, name_size, toward
from grokdl.mobjects.paths import (
    NOTHING,
    Drawing,
    Path,
    arc,
    arrow_head,
    circle,
    joined,
    line,
    rounded,
)
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import UNIT, Box, Point, box_at
from grokdl.stage.style import Style

SIGN, INSIDE = 1.4, 1.0  # the size of the neuron's sign, in sizes of a number; within a dial
# in ems of a number:
PILL = 1.6  # the height of a pill
ROUND = 0.35  # the corners of a plate
HEAD = 0.75
END = 0.35  # of the bracket
BESIDE = 0.4  # between the miss's name and its number
BAND, HAND = 0.92, (0.6, 0.92)  # of a dial: its scale, and where its hand begins and ends
THIN, THICK = 2.2, 9.0  # a weight's wire; Manim's units
LIT, UNLIT = 4.5, 2.5


@dataclass(frozen=True)
class NeuronNames:
    """What the parts are called: each input, each weight, the prediction, the goal, the miss.

    `neuron` is a sign for what the neuron does, which has room in it, as in "×" or "+".
    """

    inputs: tuple[str, ...]
    weights: tuple[str, ...]
    prediction: str
    goal_prediction: str
    miss: str
    neuron: str = ""

    @property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        """The names that stand below each other where the picture goes from left to right."""
        return self.inputs, self.weights, (self.prediction,), (self.goal_prediction,)


@dataclass(frozen=True)
class Feed:
    """One way into the neuron: the input and the weight as texts, and the weight as it is."""

    input: str
    weight: str
    value: float


@dataclass(frozen=True)
class NeuronState:
    """The numbers as texts, "" where there is none yet, and the parts that are lit.

    Parts are "input", "weight", "neuron", "prediction", "goal_prediction" and "miss", and, for one
    of several, "input 1", "weight 2" and so on.
    """

    feeds: tuple[Feed, ...]
    prediction: str = ""
    goal_prediction: str = ""
    miss: str = ""
    lit: frozenset[str] = frozenset()


@final
class NeuronDiagram(Drawing):
    """One to three inputs and their neuron, from left to right, or downwards in a narrow box.

    The neuron of one input is a dial that its weight turns. It has room for numbers as long as
    `longest`. Raises GrokdlError if its box has not, in the smallest legible size.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        names: NeuronNames,
        longest: str = "0.0000",
        strongest: float = 1.0,
    ) -> None:
        """Take the names, the longest number, and the size of the weight with the thickest wire."""
        super().__init__()
        self.style = style
        colours = style.theme
        self.box, self.names, self.strongest = box, names, strongest
        self.size, self.layout, self.widths = fitting(box, names.columns, longest)
        self.em = self.size * UNIT
        self.ways = [Path(stroke=colours.weight, width=THIN) for _ in names.inputs]
        self.heads = Path(fill=colours.weight, z_index=1)
        self.out = Path(stroke=colours.ink, width=UNLIT)
        self.out_head = Path(fill=colours.ink, z_index=1)
        self.bracket = Path(stroke=colours.error, width=3)
        self.miss_name = self._label(names.miss, "error")
        self.miss = Number(style, "", role="error", size=self.size, font=MONO)
        self.miss.showing(names.miss, of=self)
        self.plates: dict[str, Path] = {}
        self.numbers: dict[str, Number] = {}
        self.add(*self.ways, self.heads, self.out, self.out_head, self.bracket)
        self.add(self.miss_name, self.miss)
        self._add_parts()
        self._draw_ways()

    def show(self, state: NeuronState) -> None:
        """Set the numbers, and light up some parts."""
        if self.already_shows(state):
            return
        for k, feed in enumerate(state.feeds, 1):
            self.numbers[f"input {k}"].set_text(feed.input)
            self.numbers[f"weight {k}"].set_text(feed.weight)
            share = min(1.0, abs(feed.value) / self.strongest)
            self.ways[k - 1].set_stroke(width=THIN + share * (THICK - THIN))
        if len(state.feeds) == 1:
            self._turn(min(1.0, max(-1.0, state.feeds[0].value / self.strongest)))
        self.numbers["prediction"].set_text(state.prediction)
        self.numbers["goal_prediction"].set_text(state.goal_prediction)
        for part, plate in self.plates.items():
            self._light(plate, part in state.lit or part.split()[0] in state.lit)
        self._show_miss(state.miss, "miss" in state.lit)

    def spot(self, at: Point) -> Point:
        """Where a point of the layout is in the frame: the picture stands in its box's middle."""
        middle = self.box.centre
        across, upward = at.x - self.layout.width / 2, self.layout.height / 2 - at.y
        return Point(middle.x + across * self.em, middle.y + upward * self.em)

    def _add_parts(self) -> None:
        names, layout = self.names, self.layout
        for k, (input, weight) in enumerate(zip(layout.inputs, layout.weights, strict=True), 1):
            self._add_part(f"input {k}", names.inputs[k - 1], "input", input)
            self._add_part(f"weight {k}", names.weights[k - 1], "weight", weight)
        self._add_part("prediction", names.prediction, "prediction", layout.prediction)
        self._add_part("goal_prediction", names.goal_prediction, "goal", layout.goal)
        colours = self.style.theme
        is_dial = len(names.inputs) == 1
        middle, edge = self.spot(layout.neuron), colours.weight if is_dial else colours.ink
        body = Path(stroke=edge, width=UNLIT, fill=colours.card, z_index=2)
        body.draw(circle(middle, RADIUS * self.em))
        self.plates["neuron"] = body
        size = (INSIDE if is_dial else SIGN) * self.size
        sign = Label(self.style, names.neuron, role="muted", size=size).centre_at(middle)
        self.band = Path(stroke=colours.highlight_edge, width=4, z_index=2.1)
        self.hand = Path(stroke=colours.weight, width=5, z_index=2.2)
        if is_dial:
            self.band.draw(arc(middle, BAND * self.em, 1.25 * math.pi, -FULL_TURN))
        self.add(body, self.band, self.hand, sign)

    def _turn(self, share: float) -> None:
        """Turn the dial's hand: straight up for 0, as far as it goes for 1 or −1."""
        angle, middle = math.pi / 2 - share * FULL_TURN / 2, self.spot(self.layout.neuron)
        across, upward = math.cos(angle) * self.em, math.sin(angle) * self.em
        ends = (Point(middle.x + far * across, middle.y + far * upward) for far in HAND)
        self.hand.draw(line(*ends))

    def _add_part(self, part: str, name: str, role: str, at: Point) -> None:
        """A plate, or a pill for a weight, with its number in it and its name under it."""
        pill, middle = role == "weight", self.spot(at)
        size = self.widths.plate * self.em, (PILL if pill else PLATE) * self.em
        colours = self.style.theme
        plate = Path(stroke=colours.role(role), width=UNLIT, fill=colours.card, z_index=2)
        plate.draw(rounded(box_at(middle, size), size[1] / 2 if pill else ROUND * self.em))
        number = Number(self.style, "", role=role, size=self.size, font=MONO).centre_at(middle)
        label = self._label(name, role).place(
            middle.x, middle.y - (PLATE / 2 + NAMED) * self.em, 0.5
        )
        several = part[-1].isdigit() and len(self.names.inputs) > 1
        number.showing(part if several else part.split()[0], of=self)
        self.plates[part], self.numbers[part] = plate, number
        self.add(plate, number, label)

    def _label(self, text: str, role: str) -> Label:
        return Label(self.style, text, role=role, size=name_size(self.size))

    def _draw_ways(self) -> None:
        """Wires from part to part: under a plate that fades in they could be seen."""
        layout, half = self.layout, self.widths.plate / 2
        for way, input, points in zip(self.ways, layout.inputs, layout.ways, strict=True):
            start, pill = input.x + half, points[0].x - 2 * half
            first = line(*map(self.spot, (Point(start, input.y), Point(pill, input.y))))
            way.draw(joined([first, self._wire(points, RADIUS)]))
        self.heads.draw(joined([self._tip(points, RADIUS) for points in layout.ways]))
        upright = layout.neuron.x == layout.prediction.x
        out = [layout.neuron, layout.prediction]
        out[0] = toward(layout.neuron, out[::-1], RADIUS)
        rim = PLATE / 2 if upright else half
        self.out.draw(self._wire(out, rim))
        self.out_head.draw(self._tip(out, rim))

    def _wire(self, points: Sequence[Point], rim: float) -> FloatArray:
        """A way up to the head that ends at a part's rim."""
        end = toward(points[-1], points, rim + HEAD / 2)
        return line(*map(self.spot, [*points[:-1], end]))

    def _tip(self, points: Sequence[Point], rim: float) -> FloatArray:
        tip, before = self.spot(toward(points[-1], points, rim)), self.spot(points[-2])
        return arrow_head(tip, math.atan2(tip.y - before.y, tip.x - before.x), HEAD * self.em)

    def _light(self, plate: Path, lit: bool) -> None:
        colours = self.style.theme
        plate.set_fill(colours.highlight if lit else colours.card)
        plate.set_stroke(width=LIT if lit else UNLIT)

    def _show_miss(self, text: str, lit: bool) -> None:
        """The bracket from prediction to goal, and the miss under it."""
        self.miss_name.show(bool(text))
        self.miss.set_text(text)
        if not text:
            self.bracket.draw(NOTHING)
            return
        layout = self.layout
        left, right = layout.prediction.x, layout.goal.x
        y = layout.bracket
        ends = [[Point(x, y - END), Point(x, y)] for x in (left, right)]
        corners = [ends[0][0], ends[0][1], ends[1][1], ends[1][0]]
        self.bracket.draw(line(*map(self.spot, corners)))
        self.bracket.set_stroke(width=LIT if lit else UNLIT)
        self._place_miss(self.spot(Point((left + right) / 2, y + MISS)))

    def _place_miss(self, middle: Point) -> None:
        gap = BESIDE * self.em
        half = (self.miss_name.text_width + gap + self.miss.text_width) / 2
        self.miss_name.place(middle.x - half, middle.y, 0)
        self.miss.place(middle.x + half, middle.y, 1)
