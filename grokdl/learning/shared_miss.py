"""Smallest change of several weights that cures the miss they share, and what it says of alpha.

Each weight's change is its input times the miss, as the chapter's rule has it (4.9, 4.25), divided
by the sum of the squared inputs: the normalized step of Nagumo and Noda (1967).
"""

from __future__ import annotations

from collections.abc import Sequence


def cure(inputs: Sequence[float], miss: float) -> tuple[float, ...]:
    """Return the changes, one a weight, that move the prediction by `miss`.

    Of all that do, their squares add up to the least: they lie along the inputs. Raises ValueError
    if every input is 0, for then no change moves the prediction.
    """
    if not any(inputs):
        raise ValueError("no change of a weight moves the prediction: every input is 0")
    squares = squares_of(inputs)
    return tuple(miss * input / squares for input in inputs)


def squares_of(inputs: Sequence[float]) -> float:
    """Return the sum of the squared inputs; alpha times it is 1 where one step ends at the goal."""
    return float(sum(input**2 for input in inputs))


def moved_by(inputs: Sequence[float], changes: Sequence[float]) -> float:
    """Return how far changes of the weights move the prediction."""
    return float(sum(input * change for input, change in zip(inputs, changes, strict=True)))


def reach_of(inputs: Sequence[float], alpha: float) -> float:
    """Return how long a step with alpha is, 1 being one that ends at the goal (4.25)."""
    return alpha * squares_of(inputs)
