"""A neuron with one knob: its numbers follow the weight that it is turned to."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from typing import final

import numpy as np
from manim import Animation, VGroup

from grokdl import numerals
from grokdl.errors import GrokdlError
from grokdl.learning import neuron
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.error_bowl import error_at
from grokdl.mobjects.neuron_diagram import Feed, NeuronDiagram, NeuronNames, NeuronState
from grokdl.mobjects.redraw import Redraw
from grokdl.stage import Box
from grokdl.stage.style import Style
from grokdl.words import Words

PARTS = ("input", "weight", "prediction", "goal_prediction", "error")
DIGITS, LEAST_DIGITS = 5, 3
BETWEEN = 31  # weights on the way from one to the next, of which the longest number counts


@final
class Knob(VGroup):
    """The neuron of some parameters; `show` turns its weight, and light falls on some parts.

    It has room for the numbers of all `weights`, which can be told apart, or, where there is little
    room, have fewer digits. Raises GrokdlError if its box has none.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        parameters: Parameters,
        weights: Sequence[float],
        digits: int | None = None,
        is_narrow: bool = False,
    ) -> None:
        """Take the weights to come; of many, so many `digits` are enough.

        In a narrow one the error, which has the room under two plates, widens none by itself.
        """
        super().__init__()
        self.is_narrow = is_narrow
        self.parameters = parameters
        self.told: tuple[str, ...] = PARTS
        self.asked = ""
        self.diagram = self._fitting(style, box, weights, digits)
        self.add(self.diagram)
        self.show(weights[0])

    def _fitting(
        self, style: Style, box: Box, weights: Sequence[float], digits: int | None
    ) -> NeuronDiagram:
        """The neuron with numbers of as many digits as tell the weights apart, or have room."""
        wished = digits or max(DIGITS, *(numerals.apart(*pair) for pair in pairwise(weights)))
        places = [w for pair in pairwise(weights) for w in np.linspace(*pair, BETWEEN).tolist()]
        names, strongest = _names(style.words), max(map(abs, weights)) or 1.0
        for self.digits in range(wished, LEAST_DIGITS, -1):
            with suppress(GrokdlError):
                return NeuronDiagram(style, box, names, self._longest(places), strongest)
        self.digits = LEAST_DIGITS
        return NeuronDiagram(style, box, names, self._longest(places), strongest)

    def _longest(self, weights: Sequence[float]) -> str:
        given = (self.parameters.input, self.parameters.goal_prediction)
        fixed = (numerals.plain(number, self.digits) for number in given)
        return max((*fixed, *(text for place in weights for text in self._wide(place))), key=len)

    def _wide(self, weight: float) -> tuple[str, str, str]:
        """Return texts as long as the plates must be for the numbers at a weight."""
        text, prediction, error = self.row(weight)
        return text, prediction, error[len(error) // 2 :] if self.is_narrow else error

    def row(self, weight: float) -> tuple[str, str, str]:
        """Return a weight, its prediction and its error as texts."""
        prediction = neuron.predict(self.parameters.input, weight)
        numbers = weight, prediction, error_at(self.parameters, weight)
        one, other, last = (numerals.plain(number, self.digits) for number in numbers)
        return one, other, last

    def _on_the_way(self, weight: float, start: float, end: float) -> tuple[str, str, str]:
        """Return the same, with few decimals, while the weight goes from one to another."""
        given, digits, ends = self.parameters, self.digits, (start, end)
        most = max(error_at(given, place) for place in ends)  # the least may lie between them
        low, high = (neuron.predict(given.input, place) for place in ends)
        return (
            numerals.between(weight, start, end, digits),
            numerals.between(neuron.predict(given.input, weight), low, high, digits),
            numerals.between(error_at(given, weight), 0.0, most, digits),
        )

    def of(self, weight: float) -> dict[str, float]:
        """Return what the numbers at a weight are of, as for Label.showing."""
        given = self.parameters
        return {"weight": weight, "input": given.input, "goal_prediction": given.goal_prediction}

    def show(self, weight: float, *lit: str, between: tuple[float, float] | None = None) -> None:
        """Turn it to a weight, and light up some parts, by default the weight.

        Only the numbers that are `told` are there; one that is `asked` for is a question mark.
        Numbers on the way `between` two weights have few decimals.
        """
        row = self._on_the_way(weight, *between) if between else self.row(weight)
        given, (text, prediction, error) = self.parameters, row
        goal = numerals.plain(given.goal_prediction, self.digits)
        input = numerals.plain(given.input, self.digits)
        texts = dict(zip(PARTS, (input, text, prediction, goal, error), strict=True))
        texts = {part: text if part in self.told else "" for part, text in texts.items()}
        texts |= {self.asked: numerals.UNKNOWN} if self.asked else {}
        input, text, prediction, goal, error = texts.values()
        parts = frozenset(lit or ("weight",))
        self.diagram.show(NeuronState((Feed(input, text, weight),), prediction, goal, error, parts))
        changed = self.of(weight)
        for number in self.diagram.numbers.values():
            number.showing(number.quantity, of=changed, moving=between is not None)
        self.diagram.miss.showing("error", of=changed, moving=between is not None)

    def turn(self, start: float, end: float) -> Animation:
        """Return the turn from one weight to another as an animation."""

        def turned(_: object, share: float) -> None:
            if share in (0, 1):
                self.show((start, end)[int(share)])
            else:
                self.show(start + share * (end - start), between=(start, end))

        return Redraw(self, turned)


def _names(words: Words) -> NeuronNames:
    inputs, weights = (words("input"),), (words("weight"),)
    return NeuronNames(inputs, weights, words("prediction"), words("goal"), words("error"), "×")
