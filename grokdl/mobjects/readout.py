"""The read-out: the numbers of the step, live, as the book's loop computes them."""

from __future__ import annotations

from collections.abc import Sequence

from manim import VGroup

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.card import Card
from grokdl.mobjects.paths import Path, line, rounded
from grokdl.mobjects.readout_layout import SET_OFF, readout_layout
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import Box, theme
from grokdl.stage.style import Style

LARGER = 1.22  # how much larger the one large number is
LARGER_STACKED = 1.1  # where its name is over it
SMALLER = 0.85  # and how small one that hardly fits
APART = 0.1  # between a name and its number
LEARN = ("weight_delta", "alpha", "next weight")
PREDICT = ("weight", "prediction")
COMPARE = ("goal_prediction", "delta", "error")


class Readout(VGroup):
    """A card with a row for each quantity; `follow` fills it, `mark` lights up some rows."""

    def __init__(
        self,
        style: Style,
        box: Box,
        parameters: Parameters,
        with_alpha: bool = False,
        names: Sequence[str] = (),
    ) -> None:
        """Show these rows; by default all of gradient descent.

        The row for alpha is there where it is not 1, or, `with_alpha`, in any case.
        """
        super().__init__()
        self.style = style
        self.parameters = parameters
        alpha = ["alpha"] if with_alpha or parameters.alpha != 1 else []
        names = names or [*PREDICT, *COMPARE, "weight_delta", *alpha, "next weight"]
        self.layout = readout_layout(box, names)
        self.box = self.layout.card
        self.card = Card(style, self.box)
        self.counter = Label(
            style, style.words("step number", step=1), role="muted", size=theme.SMALL
        )
        self.counter.place(*self.layout.counter)
        self._pad = self.layout.counter.x - self.box.left
        self.add(self.card)
        colours = style.theme
        self.marks = [
            Path(stroke=colours.highlight_edge, width=2, fill=colours.highlight, z_index=4.4)
            for _ in names
        ]
        self.add(*self.marks, self.counter)
        self.rows: dict[str, Number] = {}
        self._names: dict[str, Label] = {}
        self.marked: tuple[str, ...] = ()
        for name in names:
            self._add_row(name)
        if SET_OFF in names:
            self._add_rule()
        self._shown: tuple[object, ...] = ()

    def _add_row(self, name: str) -> None:
        row = self.layout.rows[name]
        bold = "medium" if name == "next weight" else "regular"
        label = Label(self.style, self.style.words(name), role=name, size=row.sizes[0], weight=bold)
        label.place(*row.name).fit(row.name_width)
        number = Number(self.style, "0.0000", size=row.sizes[1], font=MONO, anchor=1)
        number.place(*row.number)
        self.rows[name], self._names[name] = number, label
        self.add(label, number)

    def _add_rule(self) -> None:
        rule = Path(stroke=self.style.theme.edge, width=2, z_index=4.4)
        rule.draw(line(*self.layout.rule))
        self.add(rule)

    def count(self, text: str) -> None:
        """Set the words in the card's first line, as in "step 2 of 4"."""
        self.counter.fill(text, self.box.right - self.box.left - 2 * self._pad)

    def follow(self, weight: float, next_weight: float, scale: float | None = None) -> None:
        """Show the state at a weight; `scale` is the weight whose notation the numbers keep."""
        state = (weight, next_weight, scale)
        if state == self._shown:
            return
        self._shown = state
        values = _state(self.parameters, weight)
        sizes = values if scale is None else _state(self.parameters, scale)
        for name, value in values.items():
            size = max(abs(value), abs(sizes[name]))
            self._set(name, numerals.in_column(value, size))
        at_rest = scale is None or scale == weight
        size = max(abs(next_weight), 0.0 if at_rest else abs(sizes["weight"]))
        self._set("next weight", numerals.in_column(next_weight, size))

    def _set(self, name: str, text: str) -> None:
        row = self.rows.get(name)
        if row is not None and row.text != text:
            row.set_text(text)
            self._fit(name)

    def _fit(self, name: str) -> None:
        """Set a number in its size: the large one is large, if there is room beside its name."""
        number, row = self.rows[name], self.layout.rows[name]
        start = self._names[name].box.right + APART if row.beside else row.name.x
        room = row.number.x - start
        larger = LARGER if row.beside else LARGER_STACKED
        shares = (larger, 1.0, SMALLER) if name in self.marked[-1:] else (1.0, SMALLER)
        for share in shares:
            number.resize(row.sizes[1] * share)
            if number.text_width <= room:
                break

    def mark(self, *names: str) -> None:
        """Light up these rows and no others; the last one's number is the large one."""
        self.marked = names
        for name in self.rows:
            self._fit(name)
        for name, mark in zip(self.rows, self.marks, strict=True):
            box = self.layout.rows[name].mark
            mark.draw(rounded(box, 0.06) if name in names else mark.points[:0])


def _state(parameters: Parameters, weight: float) -> dict[str, float]:
    prediction = neuron.predict(parameters.input, weight)
    delta = neuron.delta_of(prediction, parameters.goal_prediction)
    return {
        "weight": weight,
        "prediction": prediction,
        "goal_prediction": parameters.goal_prediction,
        "delta": delta,
        "error": neuron.error_of(prediction, parameters.goal_prediction),
        "weight_delta": neuron.weight_delta_of(parameters.input, delta),
        "alpha": parameters.alpha,
    }
