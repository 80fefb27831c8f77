"""Errors that a user meets: each says what is wrong, and the way out (hint)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

ALIKE, A_SLIP = 0.6, 0.75  # how alike words are, from 0 to 1: may be meant, if the ends agree


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


class EndedError(GrokdlError):
    """The user's own code ended the work, with exit(): no mistake, but nothing is made."""


class LessonError(Exception):
    """A mistake in a lesson, for whoever wrote it: what is wrong and the way out, in one line."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known words of which `word` may be a slip, or else all."""
    known = list(known)
    near = slips(word, {name: name for name in known})
    return f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(known)}."


def slips(word: str, meanings: Mapping[str, str]) -> list[str]:
    """Return what the known words mean of which `word` may be a slip: at most two, the nearest.

    What is inside a word may differ more, as in wait for weight.
    """
    typed, plain = _plain(word), {_plain(name): meaning for name, meaning in meanings.items()}
    alike = get_close_matches(typed, plain, n=len(plain) or 1, cutoff=ALIKE)
    ends = [name for name in alike if (name[:1], name[-1:]) == (typed[:1], typed[-1:])]
    near = [n for n in alike if n in ends or get_close_matches(typed, [n], cutoff=A_SLIP)]
    return list(dict.fromkeys(plain[name] for name in near))[:2]


def _plain(word: str) -> str:
    return word.lower().strip("-_ ").replace("_", "-").replace(" ", "-")


def near(path: Path) -> Path:
    """Return a path as a message shows it: as seen from the present folder if it is within."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
