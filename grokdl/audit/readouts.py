"""Check of a read-out: its numbers are those of one step, and each of its sums comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from .. import numerals
from .check import Check
from .finding import Fault
from .theory import Theory, read, says, says_all
from .walk import Frame

LEAST_DIGITS = 2  # of a number in a sum

Numbers = Mapping[str, Any]
ARITHMETIC: dict[str, Callable[[Numbers], Any]] = {
    "prediction": lambda of: of["input"] * of["weight"],
    "delta": lambda of: of["prediction"] - of["goal_prediction"],
    "error": lambda of: of["delta"] * of["delta"],
    "weight_delta": lambda of: of["delta"] * of["input"],
    "next_weight": lambda of: of["weight"] - of["alpha"] * of["weight_delta"],
}
"""What each result in a sum is made from. Source: 4.10."""


class ReadOuts(Check):
    """Check of a read-out's counter, neuron and sums against the step that the run is at."""

    every = True

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at the read-out, if there is one, or at the counter in the title line."""
        scene = frame.scene
        readout = getattr(scene, "readout", None)
        if readout is not None and {readout, readout.strip} & set(scene.mobjects):
            yield from self._neuron(readout, scene.runs[0], frame)
        if readout is not None and {readout, readout.card} & set(scene.mobjects):
            self.examined["read-outs"] += 1
            yield from self._sums(readout, scene.runs[0], frame)
            if scene.counting:
                frame.own(readout.counter)
                run = scene.runs[0]
                taken = run.step > 0 and readout.looks_back_on(*run.step_at(run.step - 1))
                yield from self._count(readout.counter.text, scene.runs[:1], frame, taken)
        elif getattr(scene, "runs", ()) and scene.header.remark.text:
            frame.own(scene.header.remark)
            shown = [run for run in scene.runs if run.plot.dot in scene.mobjects]
            yield from self._count(scene.header.remark.text, shown, frame)

    def _count(self, text: str, runs: Any, frame: Frame, is_taken: bool = False) -> Iterator[Fault]:
        """A counter says at which step the first run is; if nothing moves, all dots are at it.

        Over grey sums of a step that `is_taken` it says the number of that one.
        """
        self.examined["counters"] += 1
        words, at = frame.scene.style.words, runs[0].step + (not is_taken)
        step = words("step number", step=at)
        whole = words("step of steps", step=at, steps=numerals.counted(len(runs[0].history)))
        updates = words("updates so far", count=numerals.counted(runs[0].step))
        tries = runs[0].history.method == "hot_and_cold"
        if text not in ((updates,) if tries else (step, whole)):
            yield Fault("read-out", text, step, said="the step is another")
        for number, run in enumerate(runs, 1):
            weight = run.history.weights[min(runs[0].step, run.story.last)]
            if frame.rests and float(run.weight_now.get_value()) != weight:
                said = "the dot rests elsewhere than at this step"
                yield Fault("read-out", "the counter", f"run {number}", said=said)

    def _neuron(self, readout: Any, run: Any, frame: Frame) -> Iterator[Fault]:
        """The neuron has the dot's weight, and what it predicts with it."""
        if readout.strip is None:
            return
        theory = Theory(run)
        values = {"input": theory.input, "weight": theory.weight}
        values["prediction"] = theory.input * theory.weight
        for quantity, number in readout.strip.numbers.items():
            frame.own(number)
            if not says_all(number.text, values[quantity], free=True):
                yield _wrong(quantity, number.text, values[quantity])

    def _sums(self, readout: Any, run: Any, frame: Frame) -> Iterator[Fault]:
        """The sums are those of the present step; of the one before only while they are grey."""
        rows = {name: row for name, row in readout.rows.items() if _has_numbers(row)}
        for row in rows.values():
            frame.own(*row.numbers)
        steps = [readout.step[0] == weight for weight in run.history.weights[: run.step + 1]]
        if rows and not any(steps[-2:] if readout.at_rest else steps[-1:]):
            yield Fault("read-out", "the sums", f"weight {readout.step[0]}", said="another step's")
            return
        index = max((k for k, same in enumerate(steps) if same), default=0)
        values = values_of(run, index)
        for row in rows.values():
            self.examined["sums"] += 1
            yield from _sum(row, values)


def values_of(run: Any, index: int) -> dict[str, float]:
    """Return the value of each quantity in the sums of a step, by the audit's own arithmetic."""
    theory = Theory(run)
    weight = float(theory.weights[index])
    delta = theory.delta(weight)
    return {
        "input": theory.input,
        "weight": weight,
        "prediction": theory.input * weight,
        "goal_prediction": theory.goal,
        "delta": delta,
        "error": delta**2,
        "weight_delta": theory.input * delta,
        "alpha": theory.alpha,
        "next_weight": float(theory.weights[index + 1]),
    }


def _has_numbers(row: Any) -> bool:
    return any(number.get_fill_opacity() > 0 for number in row.numbers)


def _sum(row: Any, values: Mapping[str, float]) -> Iterator[Fault]:
    """Each number of a sum is its quantity's, rounded; its sign says whether the sum comes out."""
    shown: dict[str, Decimal] = {}
    for number, term in zip(row.numbers, row.terms, strict=True):
        text, value = number.text.strip("()"), values[term.quantity]
        if not (says_all(text, value, free=True) and says(text, value, LEAST_DIGITS)):
            yield _wrong(term.quantity, text, value)
        shown[term.quantity] = read(text) or Decimal(0)
    result = row.terms[-1].quantity
    exact, last = ARITHMETIC[result](shown), shown[result]
    exponent = last.as_tuple().exponent
    assert isinstance(exponent, int)
    comes_out = abs(exact - last) <= Decimal(1).scaleb(exponent) / 2
    if row.signs[-1].text != ("=" if comes_out else "≈"):
        said = f"its numbers give {exact:.9g}"
        yield Fault("read-out", f"{row.signs[-1].text} {last}", row.name, said=said)


def _wrong(quantity: str, text: str, value: float) -> Fault:
    return Fault("read-out", f"{quantity} {text}", quantity, said=f"{quantity} is {value!r}")
