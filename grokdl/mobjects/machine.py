"""Machine: the formula of the error, with a knob for the weight, and locks on all the rest."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.history import FloatArray
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.paths import Drawing, Path, arc, circle, joined, line, rounded
from grokdl.mobjects.text import MONO, Number
from grokdl.mobjects.working import Part, Working, sign
from grokdl.stage import UNIT, Box, Point, theme
from grokdl.stage.style import Style

PLACES = {"error": 0, "input": 3, "weight": 5, "goal_prediction": 8, "square": 9}
LOCKED = ("goal_prediction", "input", "square")
# in ems of the formula:
NUMBER, ICON, FOOT = 1.9, 4.6, 7.2  # from its baseline down to numbers, icons, the end
OVER = 1.0  # and up to its top
BAR, TALLEST = 1.6, 4.5  # the width of the error's bar, and its height where it is largest
KNOB, SCALE = 1.0, (1.2, 1.45)  # the radius of the knob, and the ends of the ticks around it
BODY, SHACKLE, OPEN = (1.2, 0.95), 0.36, 0.4  # a lock; how far an open one is lifted
SWEEP, TICKS = math.radians(270), 9
INSET = 0.15  # units: the last lock is wider than what it locks
LEAST_ROOM = 0.12  # units: between two numbers


@dataclass(frozen=True)
class MachineState:
    """The weight and the goal, which parts are locked, and how far (0 to 1) the last one is.

    Numbers that are `moving` keep their decimals; light falls on the `lit` part alone.
    """

    weight: float
    goal_prediction: float
    locked: tuple[str, ...] = ()
    closed: float = 1.0
    moving: bool = False
    lit: str = ""


@final
class Machine(Drawing):
    """The formula error = ((input × weight) − goal_prediction)², with a number under each quantity.

    The knob goes from the lowest of the `weights` to the highest, the bar is as tall as the error.
    """

    def __init__(
        self, style: Style, box: Box, parameters: Parameters, weights: Sequence[float]
    ) -> None:
        super().__init__()
        self.style, self.parameters, colours = style, parameters, style.theme
        self.low, self.high = min(weights), max(weights)
        inner = Box(box.left + INSET, box.bottom, box.right - INSET, box.top)
        size = min(theme.LARGE, box.height / (FOOT + OVER) / UNIT)
        self.formula = Working(style, inner, _formula(style), size)
        self.formula.show()
        em = self.em = self.formula.labels[0].size * UNIT
        self.box, self.y = box, box.centre.y + (FOOT - OVER) / 2 * em
        for label in self.formula.labels:
            label.place(label.at.x, self.y)
        goals = (parameters.goal_prediction, self._prediction(parameters.weight))
        self.largest = max(self._error(w, g) for w in weights for g in goals)
        self.numbers = {
            name: Number(
                style, "", role=name, size=self.formula.labels[0].size, font=MONO, anchor=0.5
            )
            for name in PLACES
            if name != "square"
        }
        self.bar = Path(stroke=colours.error, width=2, fill=colours.error)
        self.base = Path(stroke=colours.axis, width=theme.FINE)
        self.ticks = Path(stroke=colours.axis, width=2)
        self.knob = Path(stroke=colours.weight, width=4, fill=colours.card, z_index=1)
        self.hand = Path(stroke=colours.weight, width=6, z_index=2)
        self.bodies = {name: Path(fill=colours.ink, z_index=1) for name in LOCKED}
        self.shackles = {name: Path(stroke=colours.ink, width=5) for name in LOCKED}
        self.add(*self.formula.labels, *self.numbers.values(), self.base, self.bar, self.ticks)
        self.add(self.knob, self.hand, *self.bodies.values(), *self.shackles.values())
        self._draw_what_stays()
        self.show(MachineState(parameters.weight, parameters.goal_prediction))

    def show(self, state: MachineState) -> None:
        """Set the numbers, turn the knob, raise the bar, close the locks."""
        if self.already_shows(state):
            return
        error = self._error(state.weight, state.goal_prediction)
        of = {"weight": state.weight, "goal_prediction": state.goal_prediction}
        of["input"] = self.parameters.input
        shown = {**of, "error": error}
        for name, number in self.numbers.items():
            moves = state.moving and shown[name] != getattr(self.parameters, name, None)
            largest = max(abs(shown[name]), self.largest if name == "error" else 0.0)
            text = numerals.plain(shown[name])
            text = numerals.in_column(shown[name], largest) if moves else text
            number.fill(text, self._room(name)).showing(name, of=of)
            half = number.text_width / 2
            x = min(max(self.x(name), self.box.left + half), self.box.right - half)
            number.place(x, self.y - NUMBER * self.em)
        self._raise(error)
        self._turn(state.weight)
        for name in LOCKED:
            self._lock(name, state)
        for name, place in PLACES.items():
            dark = name in state.locked or bool(state.lit)
            role = "muted" if dark and name != state.lit else name
            label = self.formula.labels[place]
            label.set_fill(self.style.theme.role("error" if role == "square" else role))

    def x(self, name: str) -> float:
        """Where a part of the formula stands."""
        box = self.formula.labels[PLACES[name]].box
        return (box.left + box.right) / 2

    def _prediction(self, weight: float) -> float:
        return neuron.predict(self.parameters.input, weight)

    def _error(self, weight: float, goal: float) -> float:
        return neuron.error_of(self._prediction(weight), goal)

    def _room(self, name: str) -> float:
        """How wide a number may be: half of the way to its neighbours on either side.

        One that is moved inwards from the box's edge reaches no further towards its neighbour.
        """
        here = self.x(name)
        others = [self.x(other) for other in self.numbers if other != name]
        left = max((other for other in others if other < here), default=-math.inf)
        right = min((other for other in others if other > here), default=math.inf)
        inwards = (here + right) / 2 - self.box.left, self.box.right - (left + here) / 2
        return min(here - left, right - here, *inwards) - LEAST_ROOM

    def _draw_what_stays(self) -> None:
        left, foot, em = self.bar_left, self.y - FOOT * self.em, self.em
        self.base.draw(line(Point(left, foot), Point(left + BAR * em, foot)))
        self.knob.draw(circle(Point(self.x("weight"), self.y - ICON * em), KNOB * em))
        self.ticks.draw(joined([self._spoke(k / (TICKS - 1), *SCALE) for k in range(TICKS)]))

    @property
    def bar_left(self) -> float:
        """Where the error's bar begins, under the word."""
        return max(self.box.left, self.x("error") - BAR * self.em / 2)

    def _raise(self, error: float) -> None:
        height = TALLEST * self.em * error / self.largest if self.largest else 0.0
        left, foot = self.bar_left, self.y - FOOT * self.em
        self.bar.draw(rounded(Box(left, foot, left + BAR * self.em, foot + height), 0.04))

    def _spoke(self, share: float, inner: float, outer: float) -> FloatArray:
        angle = math.pi / 2 + SWEEP / 2 - share * SWEEP
        x, y = self.x("weight"), self.y - ICON * self.em
        across, up = math.cos(angle) * self.em, math.sin(angle) * self.em
        ends = (Point(x + reach * across, y + reach * up) for reach in (inner, outer))
        return line(*ends)

    def _turn(self, weight: float) -> None:
        wide = self.high - self.low
        share = (weight - self.low) / wide if wide else 0.5
        self.hand.draw(self._spoke(min(max(share, 0.0), 1.0), 0.25, 0.78))

    def _lock(self, name: str, state: MachineState) -> None:
        """A lock under a part; the last one is on its way from open to closed."""
        seen = name in state.locked
        closed = state.closed if (name,) == state.locked[-1:] else 1.0
        opacity = 0.0 if not seen else min(1.0, 3 * closed)
        em, x, y = self.em, self.x(name), self.y - ICON * self.em
        half, height, bow = BODY[0] / 2 * em, BODY[1] * em, SHACKLE * em
        self.bodies[name].draw(rounded(Box(x - half, y - height, x + half, y), 0.16 * em))
        low = y + OPEN * em * (1 - closed)
        top, end = low + bow, low if closed == 1 else low + 0.8 * bow
        over = arc(Point(x, top), bow, math.pi, -math.pi)
        legs = ((x - bow, low), (x + bow, end))
        sides = [line(Point(at, foot), Point(at, top)) for at, foot in legs]
        self.shackles[name].draw(joined([sides[0], over, sides[1]]))
        self.bodies[name].set_fill(opacity=opacity)
        self.shackles[name].set_stroke(opacity=opacity)


def _formula(style: Style) -> list[Part]:
    """The parts of the formula's line; PLACES says which of them are its quantities."""
    words = {name: style.words(name) for name in ("error", "input", "weight", "goal_prediction")}
    return [
        Part(words["error"], "error"),
        sign("="),
        sign("(("),
        Part(words["input"], "input", tight=True),
        sign(numerals.TIMES),
        Part(words["weight"], "weight"),
        sign(")", tight=True),
        sign(numerals.MINUS),
        Part(words["goal_prediction"], "goal_prediction"),
        Part(")²", "error", tight=True),
    ]
