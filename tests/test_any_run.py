"""The four lessons take any valid run: they stay legible, and say nothing false."""

import faults
import numpy as np
import pytest
from watching import NAMES, watch_run

FEW_FRAMES = 5  # a second: enough to see each moment of these runs

TRICKY = {
    "input 0": {"input": 0},
    "input negative": {"input": -2},
    "input tiny": {"input": 1e-6},
    "input huge": {"input": 1e6},
    "weight and goal huge": {"weight": 1e6, "goal_prediction": -1e6},
    "goal 0": {"goal_prediction": 0},
    "at the goal": {"weight": 0.4, "input": 2},
    "at another goal": {"weight": 1.6, "input": 0.5},
    "a hair off the goal": {"weight": 0.4 + 1e-9, "input": 2},
    "a hair that no error shows": {"weight": 1e-200, "goal_prediction": 0, "input": 1},
    "alpha 0": {"alpha": 0},
    "alpha 1": {"alpha": 1},
    "alpha negative": {"alpha": -0.1},
    "alpha 10": {"alpha": 10},
    "alpha small": {"alpha": 0.001},
    "alpha tiny": {"alpha": 1e-9},
    "one jump": {"alpha": 0.25, "input": 2},
    "bounces": {"alpha": 0.5, "input": 2},
    "bounces 100000 times": {"alpha": 0.5, "input": 2, "iterations": 100_000},
    "settles 100000 times": {"alpha": 0.1, "input": 0.5, "iterations": 100_000},
    "overshoots 100000 times": {"alpha": 0.45, "input": 2, "iterations": 100_000},
    "overflows": {"input": 1e6, "alpha": 10, "iterations": 100_000},
    "runs away until it overflows": {"alpha": -1, "input": 2, "iterations": 100_000},
    "everything 0": {"weight": 0, "input": 0, "goal_prediction": 0, "alpha": 0},
    **{f"{n} iterations": {"iterations": n} for n in (1, 2, 3, 5, 100_000)},
    **{f"{n} iterations, diverging": {"iterations": n, "input": 2} for n in (1, 2, 3, 5)},
}
RANDOM_RUNS = 6


def random_runs() -> list[tuple[str, dict[str, float]]]:
    dice = np.random.default_rng(7)

    def size(low: float, high: float) -> float:
        return float(f"{dice.choice((-1, 1)) * 10 ** dice.uniform(low, high):.4g}")

    return [
        (
            name,
            {
                "weight": size(-4, 6),
                "input": size(-3, 3),
                "goal_prediction": size(-4, 6),
                "alpha": size(-6, 1),
                "iterations": int(10 ** dice.uniform(0, 4)),
            },
        )
        for name in NAMES
        for _ in range(RANDOM_RUNS)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("changes", TRICKY.values(), ids=TRICKY)
def test_a_lesson_takes_a_tricky_run(name, changes):
    assert {} == found_in(name, changes)


@pytest.mark.slow
@pytest.mark.parametrize("changes", [{}, {"iterations": 1}, {"alpha": 0}, {"input": 0}])
def test_alpha_can_be_shown_alone(changes):
    assert {} == found_in("alpha", {"panes": 1, **changes})


@pytest.mark.slow
@pytest.mark.parametrize(("name", "changes"), random_runs())
def test_a_lesson_takes_any_run(name, changes):
    assert {} == found_in(name, changes)


def found_in(name: str, changes: dict[str, float]) -> dict[str, list[object]]:
    """Return all faults of a lesson by what they are, some of each."""
    reel = watch_run(name, FEW_FRAMES, **changes)
    found = {check.__name__: check(reel)[:3] for check in faults.ALL}
    return {check: where for check, where in found.items() if where}
