"""The cards that open and end a film: what they say, and the jobs of rendering them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from ..catalog.film_place import FilmPlace
from ..catalog.look import Look
from ..catalog.own_film import OwnFilm
from ..engine import worker_pool
from ..engine.kept_take import NOT_KEPT, TakeKeys
from ..engine.take import Progress, Take
from ..export import Format
from ..files.atomic_write import plain_about_room
from ..words import Words

CARDS = {"title card": "TitleCard", "end card": "EndCard"}
"""By name, the cards that open and end a film: their class."""
SAID = (
    *("film", "about the film", "film asks", "film says", "film ends"),
    *("one rule", "one flies out"),
    *("credits book", "credits media"),
    *("input changes", "goal_prediction changes", "alpha changes", "nothing changes"),
    *(f"bowl turned {how}" for how in ("steeper", "flatter", "as steep", "flat")),
    *(f"as far off {how}" for how in ("steeper", "flatter")),
)
"""The keys of all that a film says beside its lessons, on its cards and its bridges."""


def lines_of(scene: str, own: OwnFilm, words: Words) -> tuple[str, ...]:
    """Return the lines of a card: title, the line over it, a sentence, and on the last credits."""
    first = (own.title or words("film"), own.intro or words("about the film"))
    if scene == "TitleCard":
        runs = () if own.without_runs else (words("one rule"), words("one flies out"))
        return (*first, own.question or words("film asks"), *runs)
    thanks = [own.thanks] if own.thanks else []
    credits = (*thanks, words("credits book"), words("credits media"))
    return (*first, own.outro or words("film says"), *credits)


def fill_card(card: Any, look: Look, own: OwnFilm) -> None:
    """Set the colours, the words and the lines of a new card."""
    card.words, card.colours = look.texts, look.colours
    card.lines = lines_of(type(card).__name__, own, card.words)
    if look.transparent:
        card.camera.background_opacity = 0


@worker_pool.forkable
def shoot_card(
    name: str,
    look: Look,
    own: OwnFilm,
    place: FilmPlace | None,
    scenes: Path | None,
    hands: int,
    cached: bool,
    format: Format,
    keys: TakeKeys,
    folder: Path,
    on_progress: Progress,
) -> Take:
    """Render a card, and the bridge that leads to its `place` from the picture before, if any.

    What is kept under its `keys` is not rendered, if it may come from a cache.
    """
    from .. import lesson  # loads Manim
    from ..engine.resources import resources_for
    from .bridged import FilmScene, kept_bridged, shoot_bridged

    keys = keys if cached else NOT_KEPT
    with plain_about_room():
        take = kept_bridged(keys, folder, on_progress)
    if take is not None:
        return take
    prepare = partial(fill_card, look=look, own=own)
    card = FilmScene(getattr(lesson, CARDS[name]), prepare, look, place, own, scenes, keys)
    with plain_about_room():
        resources = resources_for(folder, hands, cached)
        return shoot_bridged(card, folder, on_progress, resources, format)
