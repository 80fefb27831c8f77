"""What several tests share: the book's printed outputs, and random runs."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from grokdl import Parameters

settings.register_profile(
    "grokdl",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],  # no test fails by a clock
)
settings.load_profile("grokdl")

PRINTED: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "chapter4_outputs.toml").read_text(encoding="utf-8")
)

EPSILON = 2.0**-52


def quantities(largest: float = 1e6) -> st.SearchStrategy[float]:
    """Numbers within ±largest, the ends and the smallest floats among them."""
    return st.floats(-largest, largest)


def any_parameters(most_iterations: int = 60) -> st.SearchStrategy[Parameters]:
    """Any valid run of at most so many iterations."""
    return st.builds(
        Parameters,
        weight=quantities(),
        input=quantities(),
        goal_prediction=quantities(),
        alpha=quantities(10),
        iterations=st.integers(1, most_iterations),
    )


def tame_parameters(reach: st.SearchStrategy[float]) -> st.SearchStrategy[Parameters]:
    """Runs of everyday size whose alpha * input**2 is drawn from `reach`, and far from the goal."""

    def build(reach: float, input: float, goal_prediction: float, gap: float) -> Parameters:
        return Parameters(
            weight=goal_prediction / input + gap,
            input=input,
            goal_prediction=goal_prediction,
            alpha=reach / input**2,
            iterations=12,
        )

    either_sign = st.floats(0.8, 20) | st.floats(-20, -0.8)
    return st.builds(build, reach, either_sign, quantities(10), either_sign)
