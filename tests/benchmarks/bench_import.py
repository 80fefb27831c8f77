"""Print how long `import grokdl` takes in a fresh Python, and a sweep of a million pairs."""

import subprocess
import sys
from collections.abc import Callable
from time import perf_counter

import numpy as np

from grokdl import sweep

TRIES = 5


def import_grokdl() -> None:
    """Import the package in a Python of its own."""
    subprocess.run([sys.executable, "-c", "import grokdl"], check=True)


def start_python() -> None:
    """Start a Python that does nothing, to tell its share apart."""
    subprocess.run([sys.executable, "-c", ""], check=True)


def sweep_a_million() -> None:
    """Sweep a thousand inputs against a thousand alphas."""
    sweep(np.linspace(-3, 3, 1000)[:, None], np.linspace(-1, 1, 1000)[None, :], iterations=100_000)


def best_of(tries: int, work: Callable[[], None]) -> float:
    """Return the shortest time that `work` took, in seconds."""
    times = []
    for _ in range(tries):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    for name, work in (
        ("python alone", start_python),
        ("python and import grokdl", import_grokdl),
        ("sweep of a million pairs", sweep_a_million),
    ):
        print(f"{name:26}{best_of(TRIES, work):7.3f} s")
