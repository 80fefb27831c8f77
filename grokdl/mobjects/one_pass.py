"""One pass of the book's loop: the neuron, the program with its running line, that line's sum."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import final

from manim import Animation

from grokdl.learning import neuron
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.code_panel import CodePanel, CodePanelState
from grokdl.mobjects.flight import Flight, foot
from grokdl.mobjects.knob import PARTS, Knob
from grokdl.mobjects.pulse import Pulse
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.sum_card import ONE_PASS, SumCard, SumCardState
from grokdl.mobjects.text import Label, Number
from grokdl.stage import Box, Point
from grokdl.stage.style import Style

LINES = (
    "prediction = input * weight",
    "delta = prediction - goal_prediction",
    "error = delta ** 2",
    "weight_delta = delta * input",
    "weight = weight - alpha * weight_delta",
)
"""The lines of one pass, each with its sum in ONE_PASS."""

ROLES: Mapping[str, str] = {
    name: name for name in ("input", "weight", "goal_prediction", "error", "weight_delta", "alpha")
}
LIT = (("prediction",), ("goal_prediction", "prediction"), ("miss",), ("input",), ("weight",))
"""Which parts of the neuron each line is about."""

KNOWN = (PARTS[:2], PARTS[:4], PARTS[:4], PARTS, PARTS)
TOLD = (PARTS[:3], PARTS[:4], PARTS, PARTS, PARTS)
"""Which numbers of the neuron are known before each line, and after it."""

SOURCES: Mapping[str, str] = {
    "input": "input 1",
    "weight": "weight 1",
    "prediction": "prediction",
    "goal_prediction": "goal_prediction",
}
"""In which part of the neuron a sum finds each of its numbers."""

RESULTS: Mapping[str, int] = {"delta": 1, "weight_delta": 3}
"""Which line's sum, an earlier one, a sum has its other numbers from."""

FLYING = 0.6  # of the time in which all numbers of a sum come: one's own flight
TURNED = 0.4  # the share of an answer's time after which it stands for its question mark
FAINT = 0.12


@final
class OnePass:
    """A `neuron`, the `code` of one pass, and its `sums`: `run` brings them to a line.

    It has room for the numbers at all `weights`, the first of which is where it begins. Raises
    GrokdlError if one of its boxes is too small.
    """

    def __init__(
        self,
        style: Style,
        boxes: tuple[Box, Box, Box],
        parameters: Parameters,
        weights: Sequence[float],
        at_least: int = 1,
    ) -> None:
        """Take the boxes of neuron, sums and code, and how many sums are to be seen at once."""
        self.parameters, self.weights = parameters, tuple(weights)
        self.neuron = Knob(style, boxes[0], parameters, self.weights)
        self.sums = sums_of(style, boxes[1], parameters, weights, at_least)
        beside = boxes[1].top == boxes[2].top and self.sums.visible == len(LINES)
        ruled = self.sums.ruled if beside else None
        self.code = CodePanel(style, boxes[2], LINES, ROLES, ruled=ruled)
        self.pulse = Pulse(style)
        size = self.sums.size
        self.carried = Flight(style, "weight", size)
        self.flights = [
            [Flight(style, p, size) for p in one[:-1:2] if p != "alpha"] for one in ONE_PASS
        ]
        self.ask()

    def ask(self) -> None:
        """Begin: input and weight are known, the prediction is not."""
        self.neuron.told, self.neuron.asked = PARTS[:2], PARTS[2]
        self.neuron.show(self.weights[0], "input", "weight")
        self.code.show(CodePanelState())

    def run(self, line: int, step: int = 0, is_open: bool = False) -> None:
        """Light up a line, its sum, and the parts of the neuron that it is about.

        `is_open` says that the result is still asked for.
        """
        self.code.show(CodePanelState(line))
        self.sums.show(SumCardState(step, line + 1, line, is_open))
        self.neuron.told = (KNOWN if is_open else TOLD)[line]
        self.neuron.asked = PARTS[2] if is_open and line == 0 else ""
        self.neuron.show(self.weights[step], *LIT[line])

    def gather(self, line: int) -> Animation:
        """Return the way of a line's numbers into its sum as an animation.

        They come one after the other, from the neuron, or from the sum that they were the result
        of; alpha, which no part of the picture has, stays in its place.
        """
        ways = [*self._ways(line)]
        late = (1 - FLYING) / max(1, len(ways) - 1)

        def fly(_: object, share: float) -> None:
            for k, (flight, number, start, end) in enumerate(ways):
                own = round(min(1.0, max(0.0, (share - k * late) / FLYING)), 9)
                number.show(own == 1)
                flight.show(number.text, start, end, own)

        fly(self.sums, 0)
        return Redraw(self.sums, fly)

    def _ways(self, line: int) -> Iterator[tuple[Flight, Number, Point, Point]]:
        """Each number of a line's sum that is seen, with its flight, from where to where."""
        parts = zip(ONE_PASS[line][:-1], self.sums.parts[line], strict=False)
        sources = [(self._source(part), number) for part, (number, _) in parts]
        seen = [pair for pair in sources if pair[0] is not None and pair[1].shown]
        for flight, (source, number) in zip(self.flights[line], seen, strict=False):
            if source is not None:
                flight.number.showing(number.quantity, of=self.sums)
                yield flight, number, foot(source), foot(number)

    def _source(self, quantity: str) -> Number | None:
        if quantity in RESULTS:
            result = self.sums.result(RESULTS[quantity])
            return result if result.shown else None
        return self.neuron.diagram.numbers.get(SOURCES.get(quantity, ""))

    def deliver(self, step: int = 0) -> Animation:
        """Return the new weight's way from its sum to the neuron as an animation.

        When it has landed, the neuron has this weight, and its prediction is asked for.
        """
        result, weight = self.sums.result(len(LINES) - 1), self.neuron.diagram.numbers["weight 1"]
        start, end = foot(result), foot(weight)
        self.carried.number.showing(result.quantity, of=self.sums)

        def carry(_: object, share: float) -> None:
            self.carried.show(result.text, start, end, share)
            if share == 1:
                self.neuron.told, self.neuron.asked = (*PARTS[:2], PARTS[3]), PARTS[2]
                self.neuron.show(self.weights[step + 1])

        carry(self.neuron, 0)
        return Redraw(self.neuron, carry)

    def predict_again(self, step: int = 0) -> Animation:
        """Return the coming of the new prediction and its error as an animation."""

        def known() -> None:
            self.neuron.told, self.neuron.asked = PARTS, ""
            self.neuron.show(self.weights[step + 1], *PARTS[2:])

        numbers = self.neuron.diagram.numbers
        return self._coming([numbers["prediction"], self.neuron.diagram.miss], known)

    def answer(self, line: int, step: int = 0) -> Animation:
        """Return the coming of a line's result, where its question mark was, as an animation."""
        numbers = self.neuron.diagram.numbers
        new = {0: [numbers["prediction"]], 2: [self.neuron.diagram.miss]}
        labels = [self.sums.result(line), *new.get(line, [])]
        return self._coming(labels, lambda: self.run(line, step))

    def _coming(self, labels: Sequence[Label], known: Callable[[], None]) -> Animation:
        """Return the fading of what labels say into what they say when it is known."""

        def come(_: object, share: float) -> None:
            if share >= TURNED:
                known()
            for label in labels:
                label.set_fill(opacity=min(1.0, abs(share - TURNED) / (1 - TURNED) + FAINT))

        return Redraw(self.neuron, come)  # what was added after it moves, too

    def rest(self, step: int = 0) -> None:
        """Light up nothing: the pass is over; all sums stand."""
        self.code.show(CodePanelState())
        self.sums.show(SumCardState(step))

    def forward(self) -> Animation:
        """Return the pulse's way from the input to the prediction."""
        return self._pulse(self.way())

    def back(self) -> Animation:
        """Return the pulse's way from the prediction back to the weight."""
        return self._pulse(self.way()[:0:-1])

    def way(self) -> list[Point]:
        """Return the way of a number through the neuron: input, weight, neuron, prediction."""
        drawn, layout = self.neuron.diagram, self.neuron.diagram.layout
        ends = [layout.inputs[0], layout.weights[0], *layout.ways[0][:-1]]
        return [drawn.spot(at) for at in (*ends, layout.neuron, layout.prediction)]

    def _pulse(self, way: Sequence[Point]) -> Animation:
        return Redraw(self.pulse, lambda _, share: self.pulse.show(way, share))


def sums_of(
    style: Style, box: Box, given: Parameters, weights: Sequence[float], at_least: int = 1
) -> SumCard:
    """Return the card with the sums of one pass, with the numbers at each of some weights."""
    return SumCard(style, box, ONE_PASS, [values_at(given, at) for at in weights], at_least)


def values_at(parameters: Parameters, weight: float) -> dict[str, float]:
    """Return all quantities of one pass of the loop at a weight, by name (4.10)."""
    prediction = neuron.predict(parameters.input, weight)
    delta = neuron.delta_of(prediction, parameters.goal_prediction)
    weight_delta = neuron.weight_delta_of(parameters.input, delta)
    return {
        "input": parameters.input,
        "weight": weight,
        "prediction": prediction,
        "goal_prediction": parameters.goal_prediction,
        "delta": delta,
        "error": neuron.error_of(prediction, parameters.goal_prediction),
        "weight_delta": weight_delta,
        "alpha": parameters.alpha,
        "next_weight": neuron.updated(weight, weight_delta, parameters.alpha),
    }
