"""The read-out: a neuron with its knob, and under it the sums of the present step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from manim import Animation, VGroup

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.parameters import Parameters
from grokdl.learning.sums import ALL, SUMS, texts, values
from grokdl.mobjects.card import Card
from grokdl.mobjects.neuron_strip import NeuronStrip, StripState
from grokdl.mobjects.readout_layout import INSET, readout_layout
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.sum_row import SumRow, SumState, few_digits, in_few_digits, number_of
from grokdl.mobjects.text import MONO, Label, figures
from grokdl.stage import Box, theme
from grokdl.stage.style import Style

PREDICT = ("predict",)
COMPARE = ("compare", "square")
LEARN = ("learn", "update")
ROLLED = 0.4  # the share of its time after which another step's numbers are there
MEETS = 1e-9  # of the goal, or of 1: a prediction so near to it meets it


class Readout(VGroup):
    """A neuron, and a card with the sums of a step, which come one by one.

    The neuron follows the dot; the sums hold for the whole step: while the dot is on its way they
    are at rest, and grey; while many steps pass they are not there. `widest` are numbers for
    which there is to be room.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        parameters: Parameters,
        names: Sequence[str] = ALL,
        widest: Iterable[Mapping[str, str]] = (),
    ) -> None:
        super().__init__()
        self.style, self.parameters, self.names = style, parameters, tuple(names)
        self.layout = layout = readout_layout(box, names)
        self.card = Card(style, layout.card)
        self.room = layout.card.grown(-INSET)
        self.box = layout.card if layout.strip is None else layout.card._replace(top=box.top)
        self.counter = Label(
            style, style.words("step number", step=1), role="muted", size=theme.TICK
        )
        self.counter.place(*layout.counter)
        first = values(parameters, parameters.weight, parameters.weight)
        self.texts, self.few = texts(first, self.names), few_digits(first)
        every = [self.texts, *widest]
        rooms = _widest(every), _widest([*map(in_few_digits, every)])
        self.rows = {
            name: SumRow(style, place, name, *rooms, layout.upright)
            for name, place in layout.sums.items()
        }
        self.strip = None if layout.strip is None else NeuronStrip(style, layout.strip)
        self.add(*([] if self.strip is None else [self.strip]), self.card, self.counter)
        self.add(*self.rows.values())
        self.seen = dict.fromkeys(self.rows, 0.0)  # how far each sum has come up
        self.marked: tuple[str, ...] = ()
        self.at_rest, self._fresh = False, 1.0
        self._there = self._framed = self._drawn = 1.0  # all sums; the card, and as it is drawn
        self.step: tuple[float, float] = parameters.weight, parameters.weight
        self._draw()

    def count(self, text: str) -> None:
        """Set the words in the card's first line, as in "step 2 of 4"."""
        room = self.layout.card.width - 2 * (self.layout.counter.x - self.layout.card.left)
        self.counter.fill(text, room)

    def follow(self, weight: float, turned: float, scale: float | None = None) -> None:
        """Let the neuron show a weight, with the knob turned so far (0 to 1).

        On its way between steps its numbers keep the notation of the weight `scale`, and change by
        as few digits as the step has.
        """
        if self.strip is None:
            return
        prediction = neuron.predict(self.parameters.input, weight)
        goal = self.parameters.goal_prediction
        meets = abs(prediction - goal) <= MEETS * max(1.0, abs(goal))
        shown = (self.texts["weight"], self.texts["prediction"])
        if weight != self.step[0]:
            shown = self._on_the_way(weight, prediction, weight if scale is None else scale)
        self.strip.show(StripState(self.texts["input"], *shown, turned, meets))

    def _on_the_way(self, weight: float, prediction: float, scale: float) -> tuple[str, str]:
        """Return the weight and the prediction as texts while the weight changes.

        On a step from 0 that weight has no notation to keep: it is that of where the step leads.
        """
        low, high = sorted(self.step)
        within = low <= weight <= high
        step = high - low if within else 0.0
        largest = max(map(abs, (weight, scale, *(self.step if within else ()))))
        given = self.parameters.input
        return (
            numerals.in_column(weight, largest, step),
            numerals.in_column(
                prediction, neuron.predict(given, largest), neuron.predict(given, step)
            ),
        )

    def set_step(self, weight: float, next_weight: float) -> None:
        """Let the sums be those of the step that leads from one weight to another."""
        if (weight, next_weight) != self.step:
            self.step = weight, next_weight
            found = values(self.parameters, weight, next_weight)
            self.texts, self.few = texts(found, self.names), few_digits(found)
        self.at_rest = False
        self._draw()

    def rest(self, at_rest: bool = True) -> None:
        """Let the sums be grey, since they hold for a step that is being taken, or not any more."""
        self.at_rest = at_rest
        self._draw()

    def looks_back_on(self, weight: float, next_weight: float) -> bool:
        """Tell whether the sums that stand there, grey, are of the step that leads so."""
        whole = self._there == self._fresh == 1 and any(self.seen.values())
        return self.at_rest and whole and self.step == (weight, next_weight)

    def mark(self, *names: str) -> None:
        """Light up these sums and no others; those among them that had not come up are there."""
        self.marked = names
        self.seen.update(dict.fromkeys((name for name in names if name in self.rows), 1.0))
        self._draw()

    def comes(self, *names: str) -> list[Animation]:
        """Return how these sums come up, if they had not."""
        new = [name for name in names if name in self.rows and not self.seen[name]]

        def come(_: object, share: float) -> None:
            self.seen.update(dict.fromkeys(new, share))
            self._draw()

        return [Redraw(self.card, come)] if new else []

    def leaves(self) -> list[Animation]:
        """Return how all sums go, and the counter; `room` is free then, within the card."""
        before, framed = dict(self.seen), self._framed

        def leave(_: object, share: float) -> None:
            self._framed = framed + share * (1 - framed)
            self.seen.update({name: (1 - share) * seen for name, seen in before.items()})
            self.counter.set_fill(opacity=1 - share)
            self._draw()

        return [Redraw(self.card, leave)]

    def rolls(self, weight: float, next_weight: float) -> list[Animation]:
        """Return how the numbers of another step take the places of the present ones."""
        before, there, framed = self._fresh, self._there, self._framed
        if (weight, next_weight) == self.step and before > 0:
            return []

        def roll(_: object, share: float) -> None:
            half = 2 * share / ROLLED - 1  # below 0 the old numbers go, above it the new ones come
            if half >= 0:
                self.set_step(weight, next_weight)
            self._fresh = min(1.0, half) if half >= 0 else -half * before
            self._there = there + share * (1 - there)
            self._framed = framed + share * (1 - framed)
            self._draw()

        return [Redraw(self.card, roll)]

    def clears(self) -> list[Animation]:
        """Return how the card goes with its sums, for as long as step after step passes."""
        before = self._there

        def clear(_: object, share: float) -> None:
            self._there = self._framed = before * (1 - share)
            self._fresh = 0.0 if share == 1 else self._fresh
            self._draw()

        return [Redraw(self.card, clear)]

    def _draw(self) -> None:
        if self._framed != self._drawn:
            self._drawn = self._framed
            self.card.set_fill(opacity=self._framed).set_stroke(opacity=self._framed)
        for name, row in self.rows.items():
            lit = name in self.marked and self.seen[name] == 1 and not self.at_rest
            seen = self._there * self.seen[name]
            row.show(self.texts, self.few, SumState(lit, self.at_rest, seen, self._fresh))


def _widest(all_texts: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the widest text of each quantity, as it may stand in a sum."""

    def width(text: str) -> float:
        return figures(text, MONO, "regular").advance

    terms = {term.quantity: term for terms in SUMS.values() for term in terms}
    widest = {}
    for quantity, term in terms.items():
        texts = [shown[quantity] for shown in all_texts]
        widths = [width(number_of(term, text)) for text in texts]
        widest[quantity] = texts[widths.index(max(widths))]
    return widest
