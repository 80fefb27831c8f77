"""The film: all lessons in the book's order as one video, with chapters and subtitles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from . import gallery, locks, manifest, preview
from .atomic_write import names_a_file, plain_about_room, private_folder, ready_folder
from .captions import Cue
from .clip import lesson_job
from .engine import worker_pool
from .engine.mux import Chapter
from .engine.take import Finished, Progress, Report, Take, unheard
from .errors import GrokdlError
from .filenames import typed
from .look import Look, look_in
from .production import Numbered, ignored
from .recipe import Carried
from .request import Request, file_name
from .taken import refuse_taken
from .video import write_video
from .words import ENGLISH, in_language

FOLDER = Path("media")
TITLE = ENGLISH("film")
CARD = ("film", "about the film", "after the book")


@dataclass(frozen=True)
class Film:
    """The finished film: its chapters and captions in seconds from its start."""

    path: Path
    duration: float
    chapters: tuple[Chapter, ...]
    captions: tuple[Cue, ...]

    def _repr_html_(self) -> str:
        return preview.as_html(self.path, preview.WIDEST, self.captions)


def render_film(
    *,
    output: str | Path | None = None,
    scenes: Path | None = None,
    force: bool = False,
    **wishes: Any,
) -> Film:
    """Render the lessons in the book's order, a title card first, and join them.

    `wishes` are what the picture is to look like: `quality`, `aspect`, `theme`, `captions` and
    `language`, as on the command line (see grokdl.look); the rest is for film_of. The film goes to
    media/film.mp4 in the current folder, or to `output`. A film that is there and current is not
    rendered again, unless with `force`. Raises GrokdlError for what can't be done as asked.
    """
    look = look_in(wishes)
    how = {name: value for name, value in wishes.items() if name not in look}
    requests = lessons_as(Look(**look), scenes)
    return film_of(
        requests, free_place(requests, output, scenes), scenes=scenes, force=force, **how
    )


def film_of(
    requests: Sequence[Request],
    path: Path,
    *,
    scenes: Path | None = None,
    cores: int | None = None,
    force: bool = False,
    cached: bool = True,
    on_progress: Report = unheard,
    on_finished: Finished = unheard,
    on_current: Numbered = ignored,
    on_wait: Numbered = ignored,
    on_output: worker_pool.OnOutput = worker_pool.aloud,
) -> Film:
    """Render lessons, a title card first, and join them, unless the film is there and current.

    `on_progress` gets a scene's number (0 is the card) and its Headway, `on_finished` the number
    and its take, `on_output` the number and what its scene prints; `on_current` gets 0 if nothing
    has to be done (with `force` there is), `on_wait` 0 if another process is making the film;
    `cores` is how many processes work at once; unless `cached`, no segment that was rendered before
    is used. Raises GrokdlError for anything that can't be done as asked.
    """
    made_from = manifest.inputs(requests, scenes, film=True)

    def found() -> Film | None:
        there = None if force else manifest.current(path, recipe_of(requests), made_from)
        if there is not None:
            on_current(0)
        return _as_film(path, there) if there else None

    if (film := found()) is not None:
        return film
    ready_folder(path.parent)
    with locks.alone(path, partial(on_wait, 0)):
        if (film := found()) is not None:  # another process has just made it
            return film
        with private_folder() as folder:
            jobs, at_once = _jobs(requests, scenes, cores, cached)
            with closing(
                worker_pool.takes(jobs, folder, on_progress, at_once, on_output)
            ) as finished:
                takes = _in_order(finished, on_finished)
            return _publish(takes, requests, path, made_from)


def recipe_of(requests: Sequence[Request]) -> dict[str, Any]:
    """Return the recipe of a film: those of its lessons."""
    return {"film": [request.recipe for request in requests]}


def _jobs(
    requests: Sequence[Request], scenes: Path | None, cores: int | None, cached: bool
) -> tuple[list[worker_pool.Job], int]:
    """Return the jobs, the card's first, and how many are done at once."""
    at_once, hands = worker_pool.shared(len(requests), cores)
    card = partial(_shoot_card, requests[0].look, hands, cached)
    lessons = [lesson_job(request, scenes, hands, cached) for request in requests]
    return [card, *lessons], at_once


def _in_order(finished: Iterable[tuple[int, Take]], on_finished: Finished) -> list[Take]:
    by_number: dict[int, Take] = {}
    for number, take in finished:
        by_number[number] = take
        on_finished(number, take)
    return [by_number[number] for number in sorted(by_number)]


def lessons_as(look: Look, scenes: Path | None = None) -> list[Request]:
    """Return the film's lessons as requests. Raises GrokdlError if there are none."""
    requests = [
        Request(brief=brief, parameters=brief.parameters, look=look)
        for brief in gallery.lessons(scenes)
    ]
    if not requests:
        raise GrokdlError(f"There is no lesson in {scenes or gallery.scenes_folder()}.")
    return requests


def place(request: Request, output: str | Path | None = None) -> Path:
    """Return where the film goes. Raises GrokdlError for an output that doesn't fit."""
    path = FOLDER if output is None else typed(str(output))
    return path if names_a_file(path) else path / f"{file_name(['film'], request.look)}.mp4"


def free_place(
    requests: Sequence[Request], output: str | Path | None = None, scenes: Path | None = None
) -> Path:
    """Return where the film goes: to the file that `output` names, or where no other video is.

    Raises GrokdlError if one is there, or as `place`.
    """
    path = place(requests[0], output)
    if output is None or path != Path(output):
        refuse_taken(path, recipe_of(requests), gallery.whose(scenes))
    return path


def fill_card(card: Any, look: Look) -> None:
    """Give a title card that was just made the film's words, and a look."""
    words = in_language(look.language)
    card.theme, card.lines = look.theme, tuple(words(line) for line in CARD)


def _shoot_card(look: Look, hands: int, cached: bool, folder: Path, on_progress: Progress) -> Take:
    from .engine.resources import resources_for  # loads Manim
    from .engine.shoot import shoot
    from .lesson import TitleCard

    with plain_about_room():
        return shoot(
            TitleCard,
            look.shaped_quality,
            folder,
            on_progress,
            prepare=partial(fill_card, look=look),
            resources=resources_for(folder, hands, cached),
        )


def _publish(
    takes: Sequence[Take], requests: Sequence[Request], path: Path, made_from: manifest.Inputs
) -> Film:
    starts = [
        start / takes[0].frame_rate for start in accumulate((t.frames for t in takes), initial=0)
    ]
    titles = (TITLE, *(request.brief.title for request in requests))
    spans = zip(titles, pairwise(starts), strict=True)
    chapters = tuple(Chapter(title, start, end) for title, (start, end) in spans)
    captions = tuple(
        cue.later(start)
        for start, take in zip(starts, takes, strict=False)
        for cue in take.captions
    )
    about = manifest.record(made_from, captions, starts[-1], chapters=chapters)
    recipe = manifest.with_origin(recipe_of(requests), made_from)
    write_video(takes, path, TITLE, recipe, captions, chapters, record=about)
    return Film(path, starts[-1], chapters, captions)


def _as_film(path: Path, found: Carried) -> Film:
    chapters = tuple(Chapter(*chapter) for chapter in found.record["chapters"])
    return Film(path, found.record["duration"], chapters, manifest.cues(found))
