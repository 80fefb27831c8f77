"""A formula with a slider for each variable: one is wiggled, the others are frozen, y answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import final

from grokdl import numerals
from grokdl.learning.formula import VARIABLES, sensitivity, wiggled, y_of
from grokdl.mobjects.paths import Drawing, Path, circle, joined, line
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.mobjects.working import Part, Working, parted, sign
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style
from grokdl.words import Words

Y = "y"
COLUMNS = (*VARIABLES, Y)
OVER, UNDER = 0.75, 1.45  # from a track to its column's edges: for the value; for name and signs
NAME, STATE = 0.45, 1.05  # from a track down to the baselines of the name and of what stands under
KNOB, REST = 0.22, 0.3  # radius; half of the mark where a variable was
INSIDE = 0.12  # of a column's width, on either side of its texts
LABELS = {"beta": 3, "gamma": 5, "epsilon": 8, "x": 12, Y: 0}  # their places in the formula


@dataclass(frozen=True)
class SliderState:
    """Which variable is live and how far off its place, which is watched, and what is known.

    `told` are the variables to which y's sensitivity is known. At `rest` the numbers stand still.
    """

    live: str = ""
    off: float = 0.0
    told: frozenset[str] = field(default_factory=frozenset)
    rest: bool = True
    watched: str = Y


@final
class Sliders(Drawing):
    """The formula, and under it its variables' sliders and y's, all to one scale."""

    def __init__(self, style: Style, box: Box, at: Mapping[str, float], most: float) -> None:
        """Take where the variables stand, and how far they are wiggled at most."""
        super().__init__()
        self.style, self.values = style, dict(at)
        top, self.low = parted(box)
        self.working = Working(style, top, _formula(style.words))
        self.working.show()
        self.ways = {name: wiggled(at, name, most) for name in VARIABLES}
        self.half = min(1.6, (self.low.height - OVER - UNDER) / 2 - KNOB)
        self.unit = self.half / max(self._reaches())
        colours = style.theme
        self.tracks = Path(stroke=colours.axis, width=5)
        self.rests = Path(stroke=colours.muted, width=theme.FINE)
        self.knobs = {name: Path(fill=colours.dot, z_index=2) for name in COLUMNS}
        self.trails = {name: Path(stroke=colours.dot, width=7, z_index=1) for name in COLUMNS}
        self.names = {name: self._text(style.words(name), theme.CAPTION) for name in COLUMNS}
        self.numbers = {name: self._number() for name in COLUMNS}
        self.signs = {name: self._number() for name in VARIABLES}
        self.frozen = {name: self._text(style.words("frozen"), theme.SMALL) for name in VARIABLES}
        self.sensitivity = self._text(style.words("sensitivity"), theme.SMALL)
        self.add(*self.working.labels, self.tracks, self.rests)
        for parts in (self.trails, self.knobs, self.names, self.numbers, self.signs, self.frozen):
            self.add(*parts.values())
        self.add(self.sensitivity)
        self._set_out()
        self.show(SliderState())

    def show(self, state: SliderState) -> None:
        """Move the live variable, and let y answer."""
        if self.already_shows(state):
            return
        at = dict(self.values)
        if state.live:
            at[state.live] += state.off
        y, before = y_of(at), y_of(self.values)
        shown = {**at, Y: y}
        for name, start in {**self.values, Y: before}.items():
            self._place(name, shown[name] - start)
            still = state.rest or name not in (state.live, Y)
            text = numerals.plain if still else numerals.in_column
            self.numbers[name].fill(text(shown[name]), self.width).showing(name, of=at)
        for name in COLUMNS:
            self._colour(name, state)
        for name in VARIABLES:
            self._tell(name, state)
        self.sensitivity.show(bool(state.told))

    def x(self, name: str) -> float:
        """Where a variable's slider stands."""
        share = (COLUMNS.index(name) + 0.5) / len(COLUMNS)
        return self.low.left + share * self.low.width

    @property
    def width(self) -> float:
        """How wide a text of a column may be."""
        return self.low.width / len(COLUMNS) * (1 - INSIDE)

    @property
    def middle(self) -> float:
        """How high the sliders' middles are."""
        return self.low.centre.y + (UNDER - OVER) / 2

    def _reaches(self) -> list[float]:
        """How far each variable goes, and how far y does at each variable's ends."""
        y = y_of(self.values)
        found = list(self.ways.values())
        for name, way in self.ways.items():
            ends = ({**self.values, name: self.values[name] + side * way} for side in (-1, 1))
            found += [abs(y_of(end) - y) for end in ends]
        return found

    def _text(self, text: str, size: float) -> Label:
        return Label(self.style, text, role="muted", size=size, anchor=0.5)

    def _number(self) -> Number:
        return Number(self.style, "", role="muted", size=theme.BODY, font=MONO, anchor=0.5)

    def _set_out(self) -> None:
        """Draw the tracks, and put the words under them."""
        low, high = self.middle - self.half, self.middle + self.half
        places = {name: self.x(name) for name in COLUMNS}
        self.tracks.draw(joined([line(Point(x, low), Point(x, high)) for x in places.values()]))
        marks = [
            (Point(x - REST, self.middle), Point(x + REST, self.middle)) for x in places.values()
        ]
        self.rests.draw(joined([line(*ends) for ends in marks]))
        for name, x in places.items():
            self.names[name].fit(self.width).place(x, low - KNOB - NAME)
            self.numbers[name].place(x, high + KNOB + 0.2)
        for name in VARIABLES:
            for label in (self.frozen[name], self.signs[name]):
                label.place(places[name], low - KNOB - STATE)
            self.frozen[name].fit(self.width)
        self.sensitivity.fit(self.width).place(places[Y], low - KNOB - STATE)

    def _place(self, name: str, off: float) -> None:
        rest = Point(self.x(name), self.middle)
        knob = rest._replace(y=rest.y + self.unit * off)
        self.knobs[name].draw(circle(knob, KNOB))
        self.trails[name].draw(line(rest, knob))

    def _colour(self, name: str, state: SliderState) -> None:
        """Colour what belongs to a variable: live, watched, or neither."""
        role = {state.live: "weight", state.watched: "error"}.get(name, "muted")
        colour = self.style.theme.role(role if state.live else "ink")
        formula = self.working.labels[LABELS[name]]
        for part in (self.knobs[name], self.names[name], self.numbers[name], formula):
            part.set_fill(colour)
        self.trails[name].set_stroke(colour)

    def _tell(self, name: str, state: SliderState) -> None:
        """Write under a variable how sensitive y is to it, or that it is frozen."""
        told = name in state.told
        value = sensitivity(self.values, name)
        self.signs[name].fill(_signed(value), self.width).show(told)
        self.signs[name].showing(f"{name}_sensitivity", of=self)
        self.signs[name].set_fill(self.style.theme.role("slope"))
        self.frozen[name].show(not told and bool(state.live) and state.live != name)


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + numerals.plain(value)


def _formula(words: Words) -> list[Part]:
    """The parts of the formula's line; LABELS says which of them are variables."""
    return [
        Part(words(Y)),
        sign("= √("),
        sign("(", tight=True),
        Part(words("beta"), tight=True),
        sign("×"),
        Part(words("gamma")),
        sign(")² +", tight=True),
        sign("("),
        Part(words("epsilon"), tight=True),
        sign("+"),
        Part("22", "muted", "constant"),
        sign("−"),
        Part(words("x")),
        sign("))", tight=True),
    ]
