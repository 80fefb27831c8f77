"""Place of a lesson in a film: what has been told before it, and which picture it follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .request import Request


@dataclass(frozen=True)
class FilmPlace:
    """What a film has told before a lesson, and the recipe of the lesson just before it.

    `before` is None where that is the title card; `told_there` is what had been told before it.
    """

    told: frozenset[str] = frozenset()
    before: Mapping[str, Any] | None = None
    told_there: frozenset[str] = frozenset()


def film_places(requests: Sequence[Request]) -> list[FilmPlace]:
    """Return the place of each lesson of a film, and that of the card after the last one."""
    place = FilmPlace()
    places = [place]
    for request in requests:
        place = FilmPlace(place.told | set(request.info.tells), request.recipe, place.told)
        places.append(place)
    return places
