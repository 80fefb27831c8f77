"""The programs of chapter 4, by name: their numbers, and where in the chapter they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .parameters import Parameters

if TYPE_CHECKING:
    from .history import History


@dataclass(frozen=True)
class Program:
    """One program of the book: its section, its numbers, and for hot and cold its step_amount."""

    section: str
    parameters: Parameters
    step_amount: float | None = None

    def run(self) -> History:
        """Run the program."""
        from .trainer import gradient_descent, hot_and_cold  # NumPy: not for those who only look

        if self.step_amount is None:
            return gradient_descent(self.parameters)
        return hot_and_cold(self.parameters, self.step_amount)


def _program(section: str, step_amount: float | None = None, **values: float) -> Program:
    return Program(section, Parameters(**values), step_amount)


PROGRAMS = {
    "measure_error": _program("4.4", weight=0.5, input=0.5, iterations=1),
    "hot_and_cold": _program("4.7", 0.001, weight=0.5, input=0.5, iterations=1101),
    "hot_and_cold_never_lands": _program("4.8", 10, weight=0.5, input=0.5, iterations=5),
    "gradient_descent": _program("4.9", weight=0.5, input=0.5, iterations=20),
    "one_iteration": _program(
        "4.10", weight=0.1, input=8.5, goal_prediction=1, alpha=0.01, iterations=1
    ),
    "learning_is_reducing_error": _program("4.11", weight=0, input=0.5, iterations=4),
    "several_steps": _program("4.12", weight=0, input=1.1, iterations=4),
    "divergence": _program("4.21", weight=0.5, input=2, iterations=20),
    "alpha": _program("4.25", weight=0.5, input=2, alpha=0.1, iterations=20),
}


def parameters(name: str) -> Parameters:
    """Return the numbers of one of the PROGRAMS."""
    return PROGRAMS[name].parameters
