"""Audits of many lessons at once, in processes of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from ..catalog.film_place import FilmPlace, film_places
from ..catalog.own_film import OwnFilm
from ..catalog.request import Request
from ..catalog.spoken import check_words
from ..engine import worker_pool
from ..engine.take import Headway, Progress
from ..errors import EndedError, GrokdlError
from ..files.atomic_write import private_folder
from ..production.film_cards import CARDS
from ..production.recipe import request_of
from ..production.scene_file import SceneRequest
from .audit import Audit, audit, audit_card
from .crops import add_pictures
from .scene import audit_file

Task = Callable[[], Audit]
"""Audits one scene; it must be picklable."""

Report = Callable[[int], None]
"""Told how many audits are done."""


def audits(
    requests: Sequence[Request],
    *,
    scenes: Path | None = None,
    cores: int | None = None,
    pictures: bool = False,
    cards: bool = False,
    on_progress: Report = lambda done: None,
) -> list[Audit]:
    """Audit lessons as they were asked for, and return the audits in that order.

    `cores` is how many processes work at once, by default one for each core; with `pictures` each
    finding has one; with `cards` those of their film come first and last. Raises GrokdlError as
    `audit` does.
    """
    check_words(requests, scenes)
    *places, end = film_places(requests) if cards else [None] * (len(requests) + 1)
    tasks: list[Task] = [
        partial(_lesson, request.recipe, scenes, place)
        for request, place in zip(requests, places, strict=True)
    ]
    if cards:
        own = OwnFilm(without_runs=bool(scenes))
        first, last = (
            partial(audit_card, name, requests[0].look, place, scenes, own)
            for name, place in zip(CARDS, (None, end), strict=True)
        )
        tasks = [first, *tasks, last]
    at_once, _ = worker_pool.shared(len(tasks), cores)
    jobs = [partial(_audited, tasks[k::at_once], pictures) for k in range(at_once)]
    found = _done(jobs, at_once, on_progress)
    return [found[k % at_once][k // at_once] for k in range(len(tasks))]


def scene_audits(
    requests: Sequence[SceneRequest],
    *,
    cores: int | None = None,
    pictures: bool = False,
    on_progress: Report = lambda done: None,
) -> list[Audit]:
    """Audit scenes of a user's file, each in a process of its own, and return them in that order.

    The arguments are those of `audits`. Raises GrokdlError as `audit_file` does.
    """
    at_once, _ = worker_pool.shared(len(requests), cores)
    jobs = [partial(_scene, request, pictures) for request in requests]
    try:
        found = _done(jobs, at_once, on_progress)
    except EndedError as end:  # for an audit that is no good end: nobody has looked at the scene
        raise GrokdlError(end.message, end.hint) from end
    return [found[k][0] for k in range(len(requests))]


def _done(
    jobs: Sequence[worker_pool.Task[list[Audit]]], at_once: int, on_progress: Report
) -> dict[int, list[Audit]]:
    """Do the jobs, and return what each has found, by its number."""
    done, found = [0.0] * len(jobs), dict[int, list[Audit]]()

    def tell(number: int, headway: Headway) -> None:
        done[number] = headway.done
        on_progress(round(sum(done)))

    with (
        private_folder() as folder,
        closing(worker_pool.takes(jobs, folder, tell, at_once)) as results,
    ):
        for number, result in results:
            found[number] = result
    return found


def _audited(
    tasks: Sequence[Task], pictures: bool, folder: Path, on_progress: Progress
) -> list[Audit]:
    found = []
    for task in tasks:
        result = task()
        if pictures:
            add_pictures(result.findings)
        for finding in result.findings:
            finding.display = None  # cairo's paths stay in the process that made them
        result.scene = None
        found.append(result)
        on_progress(Headway(len(found), len(tasks), whole=True))
    return found


def _scene(
    request: SceneRequest, pictures: bool, folder: Path, on_progress: Progress
) -> list[Audit]:
    return _audited([partial(audit_file, request, folder)], pictures, folder, on_progress)


def _lesson(recipe: dict[str, Any], scenes: Path | None, place: FilmPlace | None) -> Audit:
    return audit(request_of(recipe, scenes), scenes, place=place)
