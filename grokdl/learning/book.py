"""The programs of chapter 4, by name: their numbers, where they stand, and what they print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .parameters import Parameters

if TYPE_CHECKING:
    from .history import History

EVERY_STEP = ("error", "prediction")
WHOLE_STEP = ("weight", "error", "prediction", "delta", "weight_delta")


@dataclass(frozen=True)
class Program:
    """One program of the book: its section, what it does, its numbers.

    `step_amount` is for hot and cold alone. `prints` names the columns that it prints, or that its
    text works out.
    """

    section: str
    does: str
    parameters: Parameters
    step_amount: float | None = None
    prints: tuple[str, ...] = EVERY_STEP

    def run(self) -> History:
        """Run the program."""
        from .trainer import gradient_descent, hot_and_cold  # NumPy: not for those who only look

        if self.step_amount is None:
            return gradient_descent(self.parameters)
        return hot_and_cold(self.parameters, self.step_amount)


def _program(
    section: str,
    does: str,
    step_amount: float | None = None,
    prints: tuple[str, ...] = EVERY_STEP,
    **values: float,
) -> Program:
    return Program(section, does, Parameters(**values), step_amount, prints)


PROGRAMS = {
    "measure_error": _program(
        "4.4", "one prediction, and how much it misses", weight=0.5, input=0.5, iterations=1
    ),
    "hot_and_cold_by_hand": _program(
        "4.7",
        "one update of hot and cold: a try up, a try down",
        0.01,
        weight=0.1,
        input=8.5,
        goal_prediction=1,
        iterations=1,
    ),
    "hot_and_cold": _program(
        "4.7",
        "hot and cold, step after step",
        0.001,
        weight=0.5,
        input=0.5,
        iterations=1101,
    ),
    "hot_and_cold_never_lands": _program(
        "4.8",
        "hot and cold with a step so long that it never lands",
        10,
        weight=0.5,
        input=0.5,
        iterations=5,
    ),
    "gradient_descent": _program(
        "4.9", "direction and amount at once", weight=0.5, input=0.5, iterations=20
    ),
    "one_iteration": _program(
        "4.10",
        "one update of gradient descent",
        prints=WHOLE_STEP,
        weight=0.1,
        input=8.5,
        goal_prediction=1,
        alpha=0.01,
        iterations=1,
    ),
    "learning_is_reducing_error": _program(
        "4.11", "four steps down the bowl", weight=0, input=0.5, iterations=4
    ),
    "several_steps": _program(
        "4.12",
        "four steps that cross the goal",
        prints=WHOLE_STEP,
        weight=0,
        input=1.1,
        iterations=4,
    ),
    "divergence": _program(
        "4.21", "an input so large that the run diverges", weight=0.5, input=2, iterations=20
    ),
    "alpha": _program(
        "4.25",
        "the same input, and an alpha that brings it home",
        weight=0.5,
        input=2,
        alpha=0.1,
        iterations=20,
    ),
}


def parameters(name: str) -> Parameters:
    """Return the numbers of one of the PROGRAMS."""
    return PROGRAMS[name].parameters
