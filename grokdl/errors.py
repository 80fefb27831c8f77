"""The one error a user meets: what is wrong, and the way out."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path


class GrokdlError(Exception):
    """A mistake that the user can mend.

    `message` names the thing, the value and the limit; `hint` says the way out (it may be empty).
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class ParameterError(GrokdlError, ValueError):
    """One or more parameters cannot be used; every one of them is named in the message."""


class LessonError(Exception):
    """A mistake in a lesson, for whoever wrote it: what is wrong and the way out, in one line."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known words nearest to `word`, or else all of them."""
    spelled = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), spelled, n=2, cutoff=0.6)
    if near:
        return f"Did you mean {' or '.join(spelled[name] for name in near)}?"
    return f"There are: {', '.join(spelled.values())}."


def near(path: Path) -> Path:
    """Return a path as a message shows it: as seen from the present folder if it is within."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
