"""`grokdl export film`: the film in another format, or its lessons as a deck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import GrokdlError
from ..export import DeckFormat, Format
from ..learning.parameters import Parameters
from ..production.exports import Wanted
from ..production.film import film_production, free_place
from ..production.video import places
from .deck import Run, deck_written
from .options import SIZES, typed_look
from .render import film_asked

FILM = "film"


def is_film(named: Sequence[str]) -> bool:
    """Tell whether the film is meant. Raises GrokdlError if lessons are named beside it."""
    words = [word.lower() for word in named]
    if FILM in words and len(words) > 1:
        raise GrokdlError(
            "The film is exported by itself.",
            "Leave the rest out; a parameter file (-p) says which lessons a film has.",
        )
    return words == [FILM]


def film_exported(
    format: Format | DeckFormat,
    output: Path | None,
    run: Run,
    how: dict[str, Any],
    loop: bool | None,
    of_decks: Mapping[str, Any],
    of_clips: Mapping[str, Any],
    given: dict[str, Any],
) -> Path:
    """Make the film in a format, or a deck of its lessons, and return the place.

    `of_decks` and `of_clips` are options of decks and of single clips, `given` those of the film.
    Raises GrokdlError for what a film can't be, and for parameters of a lesson.
    """
    _refuse(format, of_clips, given)
    typed = typed_look(given)
    usual = {} if SIZES & set(typed) else format.usual_look
    file, short, scenes = given["file"], given["short"], how["scenes"]
    requests, own, output = film_asked(file, typed, short, output, scenes, usual)
    kind: dict[str, Any] = {"short": short, "own": own}
    if isinstance(format, DeckFormat):
        wishes = list(map(Wanted, requests, places(requests)))
        title = own.title or requests[0].look.texts("film")
        made_of: dict[str, Any] = {"title": title, "loop": loop, "options": of_decks}
        name = f"{FILM}_short" if short else FILM
        return deck_written(wishes, format, output, run, how, name=name, **made_of)
    place = free_place(requests, output, scenes, **kind)
    if place != output:
        place = place.with_suffix(format.ending)
    [path] = run([film_production(requests, place, **kind, **how)])
    return path


def _refuse(
    format: Format | DeckFormat, of_clips: Mapping[str, Any], given: Mapping[str, Any]
) -> None:
    if any(given[name] for name in (*Parameters.names(), "assignments")):
        raise GrokdlError(
            "A film has many lessons, each with parameters of its own.",
            "Give them in a parameter file (-p): see grokdl params.",
        )
    for option in (name for name, value in of_clips.items() if value):
        raise GrokdlError(f"--{option} is not for the film.", "Name lessons, or clips.")
    if isinstance(format, Format) and format.holds.loops:
        raise GrokdlError(
            f"A film is too long for {format.ending}.",
            "Name lessons; or take --to mp4, webm, mov, pdf, pptx or html.",
        )
