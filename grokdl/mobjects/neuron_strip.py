"""A neuron, small, with a knob for its weight: input, knob, prediction."""

from __future__ import annotations

import math
from typing import NamedTuple, final

from grokdl.mobjects.paths import Drawing, Path, arc, arrow_head, circle, joined, line, rounded
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import Box, Point, box_at, theme
from grokdl.stage.style import Style

RADIUS = 0.32  # of the knob
PLATE = 0.5  # the height of a plate
HEAD = 0.16
NAME = 0.3  # from a plate's edge to the baseline of its name
SWEEP = math.radians(270)  # the knob's scale, symmetrical about straight up
TICKS = 9
HALO = 0.07  # beyond the plate of a prediction that is the goal


class StripState(NamedTuple):
    """The numbers as texts, how far the knob is turned (0 to 1), and whether the goal is met."""

    input: str
    weight: str
    prediction: str
    turned: float
    meets_the_goal: bool = False


@final
class NeuronStrip(Drawing):
    """Input, a knob for the weight, and the prediction, from left to right.

    The knob's scale is the weight axis bent round.
    """

    def __init__(self, style: Style, box: Box) -> None:
        super().__init__()
        colours = style.theme
        self.style, self.box = style, box
        self.middle = box.centre.x
        self.y = box.top - max(RADIUS + 0.1, PLATE / 2 + HALO)
        self.plate_width = min(1.35, (box.width - 2 * RADIUS - 1.1) / 2)
        self.plates = {
            name: self._plate(role, at)
            for name, role, at in (
                ("input", "input", box.left + self.plate_width / 2 + HALO),
                ("prediction", "ink", box.right - self.plate_width / 2 - HALO),
            )
        }
        self.knob = Path(stroke=colours.weight, width=3.4, fill=colours.card, z_index=4.3)
        self.knob.draw(circle(Point(self.middle, self.y), RADIUS))
        self.ticks = Path(stroke=colours.axis, width=2, z_index=4.2)
        self.hand = Path(stroke=colours.weight, width=4.5, z_index=4.5)
        self.swept = Path(stroke=colours.weight, width=3, z_index=4.4)
        self.halo = Path(stroke=colours.goal, width=3, z_index=4.4)
        self.wires = [Path(stroke=colours.input, width=3), Path(stroke=colours.ink, width=3)]
        self.heads = [Path(fill=colours.input), Path(fill=colours.ink)]
        self.numbers = {
            "input": Number(style, "0", role="input", size=theme.SMALL, font=MONO),
            "weight": Number(style, "0", role="weight", size=theme.LEAST, font=MONO),
            "prediction": Number(style, "0", role="prediction", size=theme.SMALL, font=MONO),
        }
        self._draw_wires()
        self._draw_scale()
        self.add(*self.wires, *self.heads, *self.plates.values(), self.halo)
        self.add(self.ticks, self.knob, self.swept, self.hand, *self.numbers.values())
        self.weight_name = Label(style, style.words("weight"), role="weight", size=theme.LEAST)
        self.add(self.weight_name)
        for name, role in (("input", "input"), ("prediction", "ink")):
            label = Label(style, style.words(name), role=role, size=theme.LEAST)
            self.add(label.place(self._at(name).x, self.y - PLATE / 2 - NAME, 0.5))

    def show(self, state: StripState) -> None:
        """Set the numbers, and turn the knob."""
        if self.already_shows(state):
            return
        for name in ("input", "prediction"):
            number = self.numbers[name].resize(theme.SMALL)
            number.set_text(getattr(state, name)).fit(self.plate_width - 0.16)
            number.centre_at(self._at(name))
        self._name_the_weight(state.weight)
        at, towards = Point(self.middle, self.y), self._angle(min(max(state.turned, 0.0), 1.0))
        ends = [self._on(at, towards, share * RADIUS) for share in (0.25, 0.78)]
        self.hand.draw(line(*ends))
        first = self._angle(0.0)
        self.swept.draw(arc(at, RADIUS + 0.06, first, towards - first))
        plate = box_at(self._at("prediction"), (self.plate_width, PLATE)).grown(HALO)
        self.halo.draw(rounded(plate, 0.14))
        self.halo.set_stroke(opacity=1 if state.meets_the_goal else 0)

    def _name_the_weight(self, text: str) -> None:
        """The name with its number, the pair in the knob's middle."""
        name, number = self.weight_name, self.numbers["weight"].set_text(text)
        left = self.middle - (name.text_width + 0.1 + number.text_width) / 2
        y = self.y - PLATE / 2 - NAME
        name.place(left, y, 0)
        number.place(left + name.text_width + 0.1, y, 0)

    def _plate(self, role: str, x: float) -> Path:
        colours = self.style.theme
        plate = Path(stroke=colours.role(role), width=2.5, fill=colours.card, z_index=4.3)
        plate.draw(rounded(box_at(Point(x, self.y), (self.plate_width, PLATE)), 0.1))
        return plate

    def _at(self, name: str) -> Point:
        away = self.plate_width / 2 + HALO
        x = self.box.left + away if name == "input" else self.box.right - away
        return Point(x, self.y)

    def _draw_wires(self) -> None:
        half = self.plate_width / 2
        ends = [
            (self._at("input").x + half, self.middle - RADIUS - 0.12),
            (self.middle + RADIUS + 0.12, self._at("prediction").x - half - HALO),
        ]
        for wire, head, (start, end) in zip(self.wires, self.heads, ends, strict=True):
            wire.draw(line(Point(start, self.y), Point(end - 0.7 * HEAD, self.y)))
            head.draw(arrow_head(Point(end, self.y), 0, HEAD))

    def _draw_scale(self) -> None:
        at = Point(self.middle, self.y)
        angles = [self._angle(k / (TICKS - 1)) for k in range(TICKS)]
        spots = [[self._on(at, angle, RADIUS + away) for away in (0.04, 0.1)] for angle in angles]
        self.ticks.draw(joined([line(*ends) for ends in spots]))

    @staticmethod
    def _angle(turned: float) -> float:
        return math.pi / 2 + SWEEP / 2 - turned * SWEEP

    @staticmethod
    def _on(at: Point, angle: float, radius: float) -> Point:
        return Point(at.x + radius * math.cos(angle), at.y + radius * math.sin(angle))
