"""What of a film is its user's own: its title, what its cards say, which lessons it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self


@dataclass(frozen=True, kw_only=True)
class OwnFilm:
    """What a user wants of a film; an empty text is the usual one of the film's language.

    The first card has the `title`, a line over it (`intro`) and the `question` under it; the last
    one says a sentence (`outro`), and `thanks` before the credits, where usually nothing stands.
    `chosen` says that the lessons, or their parameters, are not the usual ones; `without_runs`,
    that the first card shows no runs of what is to come.
    """

    title: str = ""
    intro: str = ""
    question: str = ""
    outro: str = ""
    thanks: str = ""
    chosen: bool = False
    without_runs: bool = False

    @property
    def recipe(self) -> dict[str, Any]:
        """What a recipe says of it: what is not as usual."""
        given = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in given if value}

    @classmethod
    def of(cls, recipe: Mapping[str, Any]) -> Self:
        """Return what a film's recipe says of it."""
        return cls(**recipe.get("own", {}))


AS_USUAL = OwnFilm()
"""A film of which nothing else is said."""
