"""The job of rendering one lesson: run in a process of its own, it hands back a take."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from ..catalog.film_place import FilmPlace
from ..catalog.own_film import AS_USUAL, OwnFilm
from ..catalog.request import Request
from ..engine import worker_pool
from ..engine.kept_take import NOT_KEPT, TakeKeys
from ..engine.take import Progress, Take
from ..errors import GrokdlError
from ..export import USUAL, Format
from ..files.atomic_write import plain_about_room
from .bridged import FilmScene, ask_of, kept_bridged, shoot_bridged
from .recipe import request_of


def lesson_job(
    request: Request,
    scenes: Path | None = None,
    hands: int = 1,
    cached: bool = True,
    format: Format = USUAL,
    place: FilmPlace | None = None,
    own: OwnFilm = AS_USUAL,
    keys: TakeKeys = NOT_KEPT,
) -> worker_pool.Job:
    """Return the job of rendering a lesson, such that another process can be given it.

    In a film it has a `place`, and the bridge to it is rendered too. What is kept under its `keys`
    is not, if it may come from a cache.
    """
    keys = keys if cached else NOT_KEPT
    return partial(_shoot_lesson, request.recipe, scenes, hands, cached, format, place, own, keys)


@worker_pool.forkable
def _shoot_lesson(
    recipe: dict[str, Any],
    scenes: Path | None,
    hands: int,
    cached: bool,
    format: Format,
    place: FilmPlace | None,
    own: OwnFilm,
    keys: TakeKeys,
    folder: Path,
    on_progress: Progress,
) -> Take:
    request = request_of(recipe, scenes)

    def shot() -> Take:
        from ..engine.length_check import LengthCheck, in_full_if_short
        from ..engine.lessons import faults_of_lesson, lesson_class  # loads Manim
        from ..engine.resources import resources_for
        from ..engine.shoot import plays_nothing
        from ..engine.timing_pass import Timing, may_be_brief, timing_of

        def found() -> Timing:
            return timing_of(lesson, request, folder, place=place, scenes=scenes)

        def told(timing: Timing, check: LengthCheck | None = None) -> Take:
            def prepare(scene: Any) -> None:
                ask_of(scene, request, place)
                scene.brief, scene.sync_times = timing
                if request.look.transparent:  # a scene of plain Manim knows no look
                    scene.camera.background_opacity = 0

            scene = FilmScene(lesson, prepare, request.look, place, own, scenes, keys)
            checked = resources._replace(length_check=check)
            return shoot_bridged(scene, folder, on_progress, checked, format)

        with faults_of_lesson(request.info, scenes), plain_about_room():
            lesson = lesson_class(request.info, scenes)
            resources = resources_for(folder, hands, cached)
            is_alone = may_be_brief(request, place, scenes) and not request.siblings
            take = None
            if is_alone and format.in_segments and resources.slots is not None:
                take = in_full_if_short(partial(told, Timing()), lambda: not found().brief)
            take = take or told(found())
        if not take.parts:  # its author skips every section
            raise plays_nothing(request.info.scene)
        return take

    with plain_about_room():
        take = kept_bridged(keys, folder, on_progress)
    take = take or shot()
    number = number_asked(take, request.info.name, format)
    return take if number is None else format.of_section(take, number)


def number_asked(take: Take, name: str, format: Format) -> int | None:
    """Return the number of the section that a format's file is to be of, or None for a whole take.

    Raises GrokdlError if there is no such section.
    """
    number, there = format.delivery.section, len(take.sections)
    if number is not None and number > there:
        raise GrokdlError(
            f"{name} has no section {number}: there are {there}.", f"Name one from 1 to {there}."
        )
    return number
