"""grokdl: watch one neuron learn. Every number comes from a real training run.

Importing the package gives the trainer and leaves Manim unloaded.
"""

from .errors import GrokdlError, ParameterError
from .history import History, Step
from .parameters import Parameters
from .regime import Behaviour, Regime, Sweep, regime, sweep
from .trainer import gradient_descent, hot_and_cold

__version__ = "0.1.0"

__all__ = [
    "Behaviour",
    "GrokdlError",
    "History",
    "ParameterError",
    "Parameters",
    "Regime",
    "Step",
    "Sweep",
    "gradient_descent",
    "hot_and_cold",
    "regime",
    "sweep",
]
