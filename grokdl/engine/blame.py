"""Whose mistake an error is, the user's or ours, by the places in its traceback."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Sequence
from importlib.machinery import PathFinder
from pathlib import Path

HOUSE = Path(__file__).parents[1]
CALL_LESSONS = (HOUSE / "engine", HOUSE / "audit")  # and are called by none
# of the class
CALLERS = tuple(HOUSE / "engine" / f"{name}.py" for name in ("shoot", "frames", "timing_pass"))

Place = tuple[str, str]
"""A file and a line, as a traceback tells them."""


def places_of(error: BaseException) -> list[Place]:
    """Return the places that an error went through, the deepest last; not those of its causes."""
    frames = traceback.extract_tb(error.__traceback__)
    return [(frame.filename, str(frame.lineno)) for frame in frames]


def lines_of(file: Path, places: Sequence[Place]) -> list[tuple[Path, str]]:
    """Return those of some places that are in a user's file or in one beside it."""
    folder = file.parent.resolve()
    known = [(Path(name), line) for name, line in places]
    return [(p, line) for p, line in known if p.is_absolute() and p.resolve().parent == folder]


def is_ours(file: Path, places: Sequence[Place]) -> bool:
    """Tell whether an error is our fault, by the places that it went through.

    That is what breaks in the rooms that call a user's code, and in others without a line of the
    user's that led there.
    """
    deepest = Path(places[-1][0]) if places else file
    if any(deepest.is_relative_to(room) for room in CALL_LESSONS):
        return deepest not in CALLERS
    return deepest.is_relative_to(HOUSE) and not lines_of(file, places)


def hidden_library(file: Path) -> str:
    """Return the way out if a user's file, or one beside it, was taken for a library."""
    folder = file.parent.resolve()
    for name, module in list(sys.modules.items()):
        path = Path(getattr(module, "__file__", None) or "nowhere")
        place = path.parent.parent if path.name == "__init__.py" else path.parent
        if "." not in name and place == folder and _is_a_library(name, folder):
            taken = path.relative_to(folder).parts[0]
            return f"Rename {taken}: it hides the library {name}."
    return ""


def alone(file: Path, said: str) -> str:
    """Return the way out if a lesson imports a file beside it, which would not count as its own."""
    missing = re.match(r"ModuleNotFoundError: No module named '(\w+)'", said)
    if not missing or not file.with_name(f"{missing[1]}.py").is_file():
        return ""
    return (
        f"{missing[1]}.py lies beside it, but a lesson is one file: write what it needs in there."
    )


def _is_a_library(name: str, folder: Path) -> bool:
    elsewhere = [item for item in sys.path if Path(item).resolve() != folder]
    return name in sys.stdlib_module_names or PathFinder.find_spec(name, elsewhere) is not None
