"""A scene of a film, with the bridge that leads to it from the picture before."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from ..catalog.film_place import FilmPlace
from ..catalog.look import Look
from ..catalog.own_film import AS_USUAL, OwnFilm
from ..catalog.request import Request
from ..engine.kept_take import NOT_KEPT, TakeKeys, keep, kept
from ..engine.resources import Resources
from ..engine.take import Headway, Progress, Take
from ..export import Format
from .recipe import request_of
from .take_keys import are_as_loaded

Prepare = Callable[[Any], None]


@dataclass(frozen=True)
class FilmScene:
    """A scene, what prepares it, and its place in a film of some look, if it is in one.

    `own` is what of the film is its user's, `scenes` the folder of its lessons if not our own;
    under its `keys` its takes are kept.
    """

    scene_class: type
    prepare: Prepare
    look: Look
    place: FilmPlace | None = None
    own: OwnFilm = AS_USUAL
    scenes: Path | None = None
    keys: TakeKeys = NOT_KEPT


def kept_bridged(keys: TakeKeys, folder: Path, on_progress: Progress) -> Take | None:
    """Return the take of a scene, with that of its bridge if it is to have one, if both are kept.

    It needs no Manim.
    """
    take = None if keys.renew else kept(keys.scene, folder)
    if take is None:
        return None
    bridge = kept(keys.bridge, folder / "bridge")
    if keys.bridge and bridge is None:
        return None
    seconds = take.duration + (bridge.duration if bridge else 0.0)
    on_progress(Headway(seconds, seconds, True))
    return replace(take, bridge=bridge)


def shoot_bridged(
    scene: FilmScene, folder: Path, on_progress: Progress, resources: Resources, format: Format
) -> Take:
    """Render a scene, and in a film the bridge to it, within one process.

    What of them is kept is not rendered.
    """
    from ..engine.shoot import shoot  # loads Manim

    keys, made = scene.keys, dict[str, Take]()

    def shot(key: str, what: type, prepare: Prepare, folder: Path, told: Progress) -> Take:
        take = None if keys.renew else kept(key, folder)
        if take is None:
            how: dict[str, Any] = {"resources": resources, "by": format.shoot}
            take = shoot(what, scene.look.shaped_quality, folder, told, prepare=prepare, **how)
            made[key] = take
        told(Headway(take.duration, take.duration, True))
        return take

    bridge, first, told = bridge_to(scene, folder), None, on_progress
    if bridge is not None:
        first = shot(keys.bridge, *bridge, folder / "bridge", _more_to_come(on_progress))
        told = _later(on_progress, first.duration)
    take = shot(keys.scene, scene.scene_class, scene.prepare, folder, told)
    if keys.files and are_as_loaded(keys.files):  # once for both: it reads every file of ours
        for key, one in made.items():
            keep(key, one)
    return replace(take, bridge=first)


def bridge_to(scene: FilmScene, folder: Path) -> tuple[type, Prepare] | None:
    """Return the bridge to a scene of a film, and what prepares it, or None if there is none.

    One leads from a lesson or a card to another; of a plain scene of Manim nobody knows what it
    shows at its end until it was rendered. `folder` is for what Manim writes.
    """
    from .. import lesson  # loads Manim
    from ..engine.standing import at_its_end, at_its_start

    if scene.place is None:
        return None
    before, prepare = _before(scene, scene.place)
    known = (lesson.LessonScene, lesson.FilmCard)
    if not (issubclass(before, known) and issubclass(scene.scene_class, known)):
        return None
    quality = scene.look.shaped_quality
    with _faults_before(scene, scene.place):
        last = at_its_end(before, quality, folder / "before", prepare)
    first = at_its_start(scene.scene_class, quality, folder / "after", scene.prepare)
    return lesson.bridge_between(last, first, scene.look.colours)


def _before(scene: FilmScene, place: FilmPlace) -> tuple[type[Any], Prepare]:
    """Return the scene that comes before another one's place, and what prepares it."""
    from .. import lesson
    from ..engine.lessons import lesson_class
    from .film_cards import fill_card

    if place.before is None:
        return lesson.TitleCard, partial(fill_card, look=scene.look, own=scene.own)
    request, there = request_of(place.before, scene.scenes), FilmPlace(place.told_there)
    return lesson_class(request.info, scene.scenes), partial(ask_of, request=request, place=there)


def _faults_before(scene: FilmScene, place: FilmPlace) -> AbstractContextManager[None]:
    """Blame the lesson before for what breaks in it: its own job may come to that later."""
    from ..engine.lessons import faults_of_lesson

    if place.before is None:
        return nullcontext()
    return faults_of_lesson(request_of(place.before, scene.scenes).info, scene.scenes)


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
