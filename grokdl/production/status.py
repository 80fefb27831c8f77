"""Status of videos: current, stale, broken or a stranger, and why."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from ..catalog import gallery
from ..catalog.look import Look, look_in
from ..catalog.own_film import AS_USUAL, OwnFilm
from ..catalog.request import Request
from ..errors import GrokdlError
from ..export import UnreadableError, deck_formats, format_of, formats
from ..files.integrity import Condition
from . import film, manifest, pictures
from .decks import carried_by, is_ours
from .recipe import Carried, RecipeError, carried, renewed, renewed_look, request_of

PIECES = "partial_movie_files"  # in which Manim leaves what it joins


class State(StrEnum):
    """State of a video, compared with what would be made now."""

    CURRENT = "current"
    STALE = "stale"
    STRANGER = "stranger"
    BROKEN = "broken"


@dataclass(frozen=True)
class Found:
    """A video, its state and the reasons for it, and what it takes to make it anew.

    `requests` is empty where nothing is to be made, or nothing can be; a film has those of its
    lessons, a deck those of its clips.
    """

    path: Path
    state: State
    reasons: tuple[str, ...] = ()
    requests: tuple[Request, ...] = ()
    is_film: bool = False
    is_short: bool = False
    own: OwnFilm = AS_USUAL
    is_deck: bool = False


def videos(places: Sequence[Path]) -> list[Path]:
    """Return the videos in folders and the folders within, and those that are named.

    Of several pictures that were made together the one that knows the others speaks for all.
    Raises GrokdlError for a place that is not there.
    """
    found: dict[Path, None] = {}
    for place in places:
        if not place.exists():
            raise GrokdlError(f"There is no {place}.", "Name a video, or a folder of videos.")
        found |= dict.fromkeys(_within(place) if place.is_dir() else [place])
    return list(found)


def look_at(path: Path, scenes: Path | None = None) -> Found:
    """Compare a video, or a deck, with what would be made now, without rendering anything."""
    if path.suffix.lower() in deck_formats():
        return _look_at_deck(path, scenes)
    try:
        found = carried(path)
        state = format_of(path).condition(path)
    except RecipeError as mistake:
        return Found(path, State.STRANGER, (_of_it(path, mistake),))
    except GrokdlError as mistake:
        return Found(path, State.BROKEN, (_of_it(path, mistake),))
    except OSError:
        return Found(path, State.BROKEN, ("it can't be read",))
    if state is Condition.ALTERED:
        return Found(path, State.STRANGER, ("another program has changed it",))
    try:
        requests = tuple(_now(found, scenes))
        reasons = tuple(_reasons(path, found, requests, scenes))
    except GrokdlError as mistake:
        return Found(path, State.STALE, (mistake.message,))
    except (AttributeError, KeyError, TypeError, ValueError):
        return Found(path, State.STRANGER, ("its recipe is damaged",))
    made = partial(
        Found,
        requests=requests,
        is_film=found.is_film,
        is_short=found.is_short,
        own=found.own,
    )
    if state is Condition.CUT:
        return made(path, State.BROKEN, ("it is cut off",))
    return made(path, State.STALE, reasons) if reasons else Found(path, State.CURRENT)


def _look_at_deck(path: Path, scenes: Path | None) -> Found:
    clips = carried_by(path)
    if not clips:
        return Found(path, State.STRANGER, ("it carries no recipe",))
    try:
        requests = tuple(renewed(clip, scenes) for clip in clips)
        reasons = tuple(
            f"{request.info.name}: {reason}"
            for clip, request in zip(clips, requests, strict=True)
            for reason in manifest.changes(clip, request.recipe, manifest.inputs([request], scenes))
        )
    except GrokdlError as mistake:
        return Found(path, State.STALE, (mistake.message,))
    except (AttributeError, KeyError, TypeError, ValueError):
        return Found(path, State.STRANGER, ("its recipe is damaged",))
    if not reasons:
        return Found(path, State.CURRENT)
    return Found(path, State.STALE, reasons, requests, is_deck=True)


def _of_it(path: Path, mistake: GrokdlError) -> str:
    """What is wrong with a video, as a reason beside its path."""
    said = mistake.message.replace(f"The recipe of {path}", "its recipe")
    return said.replace(str(path), "it", 1).rstrip(".")


def _now(found: Carried, scenes: Path | None) -> Sequence[Request]:
    """What would be asked now: a film is of all lessons that there are, unless others were chosen.

    Raises GrokdlError where the lessons are another folder's, which may have the same names.
    """
    if manifest.origin_of(found) not in ("", gallery.whose(scenes)):
        raise GrokdlError("it was made from another folder of lessons (--scenes)")
    if not found.is_film:
        return [renewed(found, scenes)]
    if found.own.chosen:
        return [request_of(renewed_look(one), scenes) for one in found.wishes["film"]]
    look = Look(**look_in(renewed_look(found.wishes["film"][0])))
    return film.lessons_as(look, scenes, short=found.is_short)


def _reasons(
    path: Path, found: Carried, requests: Sequence[Request], scenes: Path | None
) -> Iterator[str]:
    of_film = film.recipe_of(requests, short=found.is_short, own=found.own)
    wishes = of_film if found.is_film else requests[0].recipe
    made_from = manifest.inputs(requests, scenes, film=found.is_film)
    yield from manifest.changes(found, wishes, made_from)
    yield from manifest.missing(path, found)


def _within(folder: Path) -> Iterator[Path]:
    endings = tuple(one.ending for one in formats().values() if one.holds.recipe)
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != PIECES)
        paths = [Path(place, name) for name in sorted(files)]
        decks = [path for path in paths if path.suffix.lower() in deck_formats() and is_ours(path)]
        ours = [path for path in paths if path.suffix.lower() in endings]
        known = {picture for path in ours for picture in pictures.own(path)}
        yield from decks
        yield from (path for path in ours if path not in known and not _is_of_others(path))


def _is_of_others(path: Path) -> bool:
    """Tell whether a picture is one of those that lie in every folder, and none of ours."""
    format = format_of(path)
    try:
        return not (format.holds.time or format.facts(path).recipe)
    except (OSError, UnreadableError):
        return True
