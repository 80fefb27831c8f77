"""grokdl: watch one neuron learn. Every number comes from a real training run.

Importing the package loads nothing but the names; the trainer comes with the first use of one of
them, Manim only in the processes that `render` and `render_film` start.
"""

from importlib import import_module
from time import time

LOADED = time()  # when this process began to load grokdl: code that is saved later it doesn't run
TYPE_CHECKING = False  # typing's own; nothing of that name in the user's folder is asked for it

if TYPE_CHECKING:
    from .errors import GrokdlError, ParameterError
    from .learning.history import History, Step
    from .learning.parameters import Parameters
    from .learning.regimes import Behaviour, Regime, Sweep, regime, sweep
    from .learning.trainer import gradient_descent, hot_and_cold
    from .production.clip import Clip, render
    from .production.film import Film, render_film

__version__ = "0.1.0"

__all__ = [
    "Behaviour",
    "Clip",
    "Film",
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
    "render",
    "render_film",
    "sweep",
]

_MODULES = {
    "errors": ("GrokdlError", "ParameterError"),
    "learning": ("book",),
    "learning.history": ("History", "Step"),
    "learning.parameters": ("Parameters",),
    "learning.regimes": ("Behaviour", "Regime", "Sweep", "regime", "sweep"),
    "learning.trainer": ("gradient_descent", "hot_and_cold"),
    "production.clip": ("Clip", "render"),
    "production.film": ("Film", "render_film"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_MODULE_OF[name]}", __name__), name)
