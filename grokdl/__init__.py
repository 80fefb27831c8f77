"""grokdl: watch one neuron learn. Every number comes from a real training run.

Importing the package loads nothing but the names; the trainer comes with the first use of one of
them, Manim only in the processes that `render` and `render_film` start.
"""

from importlib import import_module

TYPE_CHECKING = False  # typing's own; nothing of that name in the user's folder is asked for it

if TYPE_CHECKING:
    from .clip import Clip, render
    from .errors import GrokdlError, ParameterError
    from .film import Film, render_film
    from .history import History, Step
    from .parameters import Parameters
    from .regimes import Behaviour, Regime, Sweep, regime, sweep
    from .trainer import gradient_descent, hot_and_cold

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

_ROOMS = {
    "clip": ("Clip", "render"),
    "errors": ("GrokdlError", "ParameterError"),
    "film": ("Film", "render_film"),
    "history": ("History", "Step"),
    "parameters": ("Parameters",),
    "regimes": ("Behaviour", "Regime", "Sweep", "regime", "sweep"),
    "trainer": ("gradient_descent", "hot_and_cold"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_ROOM_OF[name]}", __name__), name)
