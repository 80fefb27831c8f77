"""A lever: a weight is the slope of a rod, and lifts the prediction by input × weight."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import (
    Drawing,
    Path,
    arrow_head,
    circle,
    clipped_line,
    joined,
    line,
)
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.mobjects.ticked_axis import APART, TICK, moved_apart
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

LEFT, RIGHT = 0.35, 1.5  # what the pivot and the last input keep from the box's edges
UNDER, OVER = 1.0, 0.75  # what the axis keeps for numbers and words, and what is kept over it
PIVOT, HEAD = 0.13, 0.24
NUMBER, NAME = 0.46, 0.86  # from the axis down to the baselines under it
ROD = 5.0
BESIDE = 0.12  # from a post, from the rod to a number


@dataclass(frozen=True)
class LeverState:
    """How much the weight has changed, and the inputs where a post stands, from left to right."""

    change: float
    inputs: tuple[float, ...]


@final
class Lever(Drawing):
    """A rod on a pivot, inputs along the axis; over each the rod lifts the prediction.

    `farthest` is the largest input, `highest` the largest lift that there is room for: a rod that
    is steeper leaves the box. `quantities` are what the inputs are, as for Label.showing, `name` is
    the word for them.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        farthest: float,
        highest: float,
        quantities: Sequence[str],
        name: str,
    ) -> None:
        super().__init__()
        colours = style.theme
        self.box, self.farthest, self.highest = box, farthest, highest
        self.zone = Box(box.left + LEFT, box.bottom + UNDER, box.right - RIGHT, box.top - OVER)
        self.axis = Path(stroke=colours.axis, width=theme.FINE)
        self.rod = Path(stroke=colours.weight, width=ROD, z_index=1)
        self.pivot = Path(fill=colours.weight, z_index=2)
        self.posts = Path(stroke=colours.ink, width=3, z_index=1.5)
        self.heads = Path(fill=colours.ink, z_index=1.6)
        self.inputs = [_number(style, "input", quantity) for quantity in quantities]
        self.lifts = [_number(style, "ink", "lift") for _ in quantities]
        self.name = Label(style, name, role="input", size=theme.BODY, anchor=1)
        self.add(self.axis, self.rod, self.pivot, self.posts, self.heads)
        self.add(*self.inputs, *self.lifts, self.name)
        self.name.place(box.right, self.zone.bottom - NAME)
        self.axis.draw(line(self._at(0, 0), Point(box.right, self.zone.bottom)))
        self.pivot.draw(circle(self._at(0, 0), PIVOT))

    def show(self, state: LeverState) -> None:
        """Turn the rod, and stand posts under it."""
        if self.already_shows(state):
            return
        tops = [self._at(x, neuron.predict(x, state.change)) for x in state.inputs]
        end = self._at(self.farthest, neuron.predict(self.farthest, state.change))
        self.rod.draw(clipped_line(self._at(0, 0), end, self.box))
        self.posts.draw(joined([self._post(top) for top in tops]))
        whole = [top for top in tops if top.y <= self.box.top and self._height(top) > HEAD]
        self.heads.draw(joined([arrow_head(top, math.pi / 2, HEAD) for top in whole]))
        self._write_inputs(state.inputs, tops)
        for number, input, top in zip(self.lifts, state.inputs, tops, strict=True):
            lift = neuron.predict(input, state.change)
            number.set_text(numerals.plain(lift) if lift else numerals.UNKNOWN)
            number.showing("lift", of={"at": input, "change": state.change})
            self._place_lift(number, top, last=input == self.farthest)

    def _height(self, top: Point) -> float:
        return top.y - self.zone.bottom

    def _post(self, top: Point) -> FloatArray:
        foot = top._replace(y=self.zone.bottom - TICK)
        return line(foot, top._replace(y=min(top.y, self.box.top)))

    def _write_inputs(self, inputs: Sequence[float], tops: Sequence[Point]) -> None:
        for number, input in zip(self.inputs, inputs, strict=True):
            number.set_text(numerals.plain(input)).showing(number.quantity, of={"at": input})
        widths = [number.text_width for number in self.inputs]
        wished = [top.x for top in tops]
        xs = moved_apart(wished, widths, APART, self.box.left, self.box.right)
        for number, x in zip(self.inputs, xs, strict=True):
            number.place(x, self.zone.bottom - NUMBER, 0.5)

    def _place_lift(self, number: Number, top: Point, last: bool) -> None:
        """Beside the last post, or over the rod at the left of another one."""
        if last:
            middle = self.zone.bottom + self._height(top) / 2
            number.place(top.x + HEAD / 2 + BESIDE, max(middle, self.zone.bottom + BESIDE), 0)
            return
        right = max(top.x - BESIDE, self.box.left + number.text_width)
        rod = self._height(top) * (right - self.zone.left) / (top.x - self.zone.left)
        over_the_pivot = PIVOT if right - number.text_width < self.zone.left + PIVOT else 0.0
        number.place(right, self.zone.bottom + max(rod, over_the_pivot) + BESIDE, 1)

    def _at(self, input: float, lift: float) -> Point:
        across = input / self.farthest * self.zone.width
        upward = lift / self.highest * self.zone.height
        return Point(self.zone.left + across, self.zone.bottom + upward)


def _number(style: Style, role: str, quantity: str) -> Number:
    number = Number(style, "", role=role, size=theme.BODY, font=MONO, anchor=0.5)
    number.showing(quantity)
    return number
