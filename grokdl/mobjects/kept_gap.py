"""Kept gap: prediction and goal on a line, as far apart whatever the input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from manim import Animation

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.dial_neuron import DIGITS
from grokdl.mobjects.paths import NOTHING, Drawing, Path, circle, joined, line
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

HIGH = 1.5  # units: the line with its words
DOT, RINGS = 0.14, (0.21, 0.12, 0.035)
OVER, UNDER = 0.36, 0.6  # from the line to the baseline of the goal's words, of the prediction's
TICK = 0.16  # half of a mark
BETWEEN = 0.5  # ems from a name to its number
SIZES = (theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
WIDE = 0.55  # of the box: the widest words


@final
class KeptGap(Drawing):
    """Prediction and goal of `given` on a line; with the input, both numbers change, the gap stays.

    A turn of the weight takes the prediction from its place, true to scale: `unit` is how wide the
    gap is. The pure error may not be 0.
    """

    def __init__(
        self, style: Style, box: Box, given: Parameters, longest: str, unit: float
    ) -> None:
        super().__init__()
        colours = style.theme
        self.box, self.given = box, given
        prediction = neuron.predict(given.input, given.weight)
        self.delta = neuron.delta_of(prediction, given.goal_prediction)
        self.unit = unit
        self.axis = Path(stroke=colours.axis, width=theme.FINE)
        self.gap = Path(stroke=colours.error, width=5, z_index=1)
        self.trace = Path(stroke=colours.ink, width=2.6, z_index=1.5)
        self.marks = Path(stroke=colours.role("input"), width=2.6, z_index=1)
        self.dot = Path(fill=colours.ink, z_index=3)
        self.ring = Path(stroke=colours.goal, width=3.4, z_index=2)
        self.names = [Label(style, style.words("prediction")), Label(style, style.words("goal"))]
        self.names[1].set_fill(colours.role("goal"))
        self.numbers = [Number(style, longest, role=role, font=MONO) for role in ("ink", "goal")]
        self.notes = [Number(style, "", role="input", font=MONO) for _ in range(3)]
        self.add(self.axis, self.gap, self.trace, self.marks, self.dot, self.ring)
        self.add(*self.names, *self.numbers, *self.notes)
        self._fit(longest)
        self.axis.draw(line(Point(box.left, self.y), Point(box.right, self.y)))
        self.show(given.input, goal=False, reached=0)

    def show(
        self,
        input: float,
        weight: float | None = None,
        *,
        goal: bool = True,
        reached: float = 1.0,
        swung: Sequence[float] = (),
        between: tuple[float, float] | None = None,
        known: bool = True,
    ) -> None:
        """Show an input, the weight where it is turned to, the goal, and a share of the gap.

        The gap is not shown while the weight is turned. `swung` are inputs at which it was, each
        with a mark for how far that has taken the prediction. While the weight is turned `between`
        two others, the prediction has few decimals; before the example is `known` there are none.
        """
        if self.already_shows(input, weight, goal, reached, tuple(swung), between, known):
            return
        at = self.given.weight if weight is None else weight
        base, turned = (neuron.predict(input, one) for one in (self.given.weight, at))
        target = self.given.goal_prediction if input == self.given.input else base - self.delta
        of = {"weight": at, "input": input, "goal_prediction": target}
        for number, value, name in zip(
            self.numbers, (turned, target), ("prediction", "goal_prediction"), strict=True
        ):
            text = numerals.plain(value, DIGITS)
            if between and name == "prediction":
                low, high = (neuron.predict(input, end) for end in between)
                text = numerals.between(value, low, high, DIGITS)
            number.set_text(text).showing(name, of=of, moving=between is not None)
        start, now, end = self.x(0), self.x(turned - base), self.x(-self.delta)
        self.dot.draw(circle(Point(now, self.y), DOT))
        self.ring.draw(joined([circle(Point(end, self.y), r) for r in RINGS]) if goal else NOTHING)
        far = start + reached * (end - start)
        seen = weight is None and reached > 0
        self.gap.draw(line(Point(start, self.y), Point(far, self.y)) if seen else NOTHING)
        gone = weight is not None and now != start
        self.trace.draw(line(Point(start, self.y), Point(now, self.y)) if gone else NOTHING)
        self._place(0, now, self.y - UNDER, True, known)
        self._place(1, end, self.y + OVER, goal, known)
        self._mark(swung)

    def change(self, start: float, end: float, swung: Sequence[float] = ()) -> Animation:
        """Return how another example takes one's place, with as large a gap, as an animation."""

        def changed(_: object, share: float) -> None:
            self.show(end if share == 1 else start, swung=swung, known=share in (0, 1))

        return Redraw(self, changed)

    def turn(self, input: float, *weights: float, swung: Sequence[float] = ()) -> Animation:
        """Return a turn of the weight from one to the next, as an animation.

        `swung` are the inputs whose marks there are after it.
        """
        last, ends = len(weights) - 1, (min(weights), max(weights))

        def turned(_: object, share: float) -> None:
            k = min(int(share * last), last - 1)
            start, end = weights[k : k + 2]
            weight = start + (share * last - k) * (end - start)
            done = swung if share == 1 else [one for one in swung if one != input]
            if share == 1:
                rests = None if weights[-1] == self.given.weight else weights[-1]
                self.show(input, rests, swung=done)
            else:
                self.show(input, weight, swung=done, between=ends)

        return Redraw(self, turned)

    def x(self, change: float) -> float:
        """Where the prediction is when it has changed so much; the gap is one unit."""
        return self.box.centre.x + self.unit * change / abs(self.delta)

    @property
    def nudge(self) -> float:
        """How far the weight is turned, up and down."""
        return nudge_of(self.given)

    @property
    def y(self) -> float:
        """Where the line is."""
        return self.box.centre.y

    def _fit(self, longest: str) -> None:
        for size in SIZES:
            for label in (*self.names, *self.numbers, *self.notes):
                label.resize(size)
            if self._width(0) <= WIDE * self.box.width:
                return

    def _width(self, k: int) -> float:
        return self.names[k].text_width + BETWEEN * self.names[k].em + self.numbers[k].text_width

    def _place(self, k: int, x: float, y: float, shown: bool, known: bool) -> None:
        """Put a name and its number in the middle at x, within the box."""
        wide = self._width(k)
        left = min(max(x - wide / 2, self.box.left), self.box.right - wide)
        self.names[k].place(left, y, 0).show(shown)
        self.numbers[k].place(left + wide, y, 1).show(shown and known)

    def _mark(self, swung: Sequence[float]) -> None:
        """A mark where each input has taken the prediction, on the side away from the goal."""
        way = 1 if self.delta > 0 else -1
        places = [Point(self.x(way * abs(one) * self.nudge), self.y) for one in swung]
        ticks = [line(Point(x, y - TICK), Point(x, y + TICK)) for x, y in places]
        self.marks.draw(joined(ticks) if ticks else NOTHING)
        for k, note in enumerate(self.notes):
            note.show(k < len(swung))
            if k < len(swung):
                note.set_text(numerals.plain(swung[k], DIGITS)).showing("input", of=_at(swung[k]))
                note.place(places[k].x, self.y + OVER, 0.5)


def nudge_of(given: Parameters) -> float:
    """Return the turn of a weight that takes the prediction half a gap far at input 1."""
    prediction = neuron.predict(given.input, given.weight)
    return abs(neuron.delta_of(prediction, given.goal_prediction)) / 2


def _at(input: float) -> dict[str, float]:
    return {"input": input}
