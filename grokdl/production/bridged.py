"""A scene of a film, with the bridge that leads to it from the picture before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from ..catalog.film_place import FilmPlace
from ..catalog.look import Look
from ..catalog.own_film import OwnFilm
from ..catalog.request import Request
from ..engine.resources import Resources
from ..engine.take import Headway, Progress, Take
from ..export import Format
from .recipe import request_of

Prepare = Callable[[Any], None]


def shoot_bridged(
    scene_class: type,
    prepare: Prepare,
    look: Look,
    own: OwnFilm,
    place: FilmPlace | None,
    scenes: Path | None,
    folder: Path,
    on_progress: Progress,
    resources: Resources,
    format: Format,
) -> Take:
    """Render a scene, and in a film the bridge to it, within one process."""
    from ..engine.shoot import shoot  # loads Manim

    how: dict[str, Any] = {"resources": resources, "by": format.shoot}
    quality = look.shaped_quality
    bridge = bridge_to(scene_class, prepare, look, own, place, scenes, folder)
    if bridge is None:
        return shoot(scene_class, quality, folder, on_progress, prepare=prepare, **how)
    first = shoot(
        bridge[0], quality, folder / "bridge", _more_to_come(on_progress), prepare=bridge[1], **how
    )
    told = _later(on_progress, first.duration)
    return replace(shoot(scene_class, quality, folder, told, prepare=prepare, **how), bridge=first)


def bridge_to(
    scene_class: type,
    prepare: Prepare,
    look: Look,
    own: OwnFilm,
    place: FilmPlace | None,
    scenes: Path | None,
    folder: Path,
) -> tuple[type, Prepare] | None:
    """Return the bridge to a scene of a film, and what prepares it, or None if there is none.

    One leads from a lesson or a card to another; of a plain scene of Manim nobody knows what it
    shows at its end until it was rendered. `folder` is for what Manim writes.
    """
    from .. import lesson  # loads Manim
    from ..engine.standing import at_its_end, at_its_start

    if place is None:
        return None
    before_class, before_prepare = _before(place, look, own, scenes)
    known = (lesson.LessonScene, lesson.FilmCard)
    if not (issubclass(before_class, known) and issubclass(scene_class, known)):
        return None
    quality = look.shaped_quality
    last = at_its_end(before_class, quality, folder / "before", before_prepare)
    first = at_its_start(scene_class, quality, folder / "after", prepare)
    return lesson.bridge_between(last, first, look.colours)


def _before(
    place: FilmPlace, look: Look, own: OwnFilm, scenes: Path | None
) -> tuple[type[Any], Prepare]:
    """Return the scene that comes before a place, and what prepares it."""
    from .. import lesson
    from ..engine.lessons import lesson_class
    from .film_cards import fill_card

    if place.before is None:
        return lesson.TitleCard, partial(fill_card, look=look, own=own)
    request = request_of(place.before, scenes)
    return lesson_class(request.info, scenes), partial(ask_of, request=request)


def ask_of(scene: Any, request: Request, place: FilmPlace | None = None) -> None:
    """Tell a lesson's new scene what is asked of it, and its place in a film."""
    scene.request, scene.film_place = request, place


def _later(on_progress: Progress, seconds: float) -> Progress:
    """Tell a scene's progress as that of the bridge and the scene."""
    return lambda headway: on_progress(
        Headway(headway.done + seconds, headway.begun + seconds, headway.whole)
    )


def _more_to_come(on_progress: Progress) -> Progress:
    """Tell a bridge's progress as that of something longer."""
    return lambda headway: on_progress(headway._replace(whole=False))
