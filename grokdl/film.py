"""The film: all lessons in the book's order as one video, with chapters and subtitles."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from . import gallery
from .captions import Cue
from .clip import lesson_job, write_video
from .engine import crew
from .engine.join import Chapter
from .engine.take import Finished, Progress, Report, Take, unheard
from .errors import GrokdlError
from .publish import names_a_file, plain_about_room, private_folder, ready_folder
from .request import Request, asked, file_name, quality_named, theme_named

FOLDER = Path("media")
TITLE = "One weight learns"
CARD = (TITLE, "Gradient descent on one weight", "after chapter 4 of “Grokking Deep Learning”")


@dataclass(frozen=True)
class Film:
    """The finished film: its chapters and captions in seconds from its start."""

    path: Path
    duration: float
    chapters: tuple[Chapter, ...]
    captions: tuple[Cue, ...]


def render_film(
    *,
    quality: str = "film",
    theme: str = "paper",
    captions: bool = True,
    output: str | Path | None = None,
    scenes: Path | None = None,
    cores: int | None = None,
    cached: bool = True,
    on_progress: Report = unheard,
    on_finished: Finished = unheard,
) -> Film:
    """Render the lessons in the book's order, a title card first, and join them.

    The film goes to media/film.mp4 in the current folder, or to `output`. `on_progress`
    gets a scene's number (0 is the card) and its Headway, `on_finished` the number and its length;
    `cores` is how many processes work at once; unless `cached`, nothing that was rendered before is
    used. Raises GrokdlError for anything that can't be done as asked.
    """
    requests = lessons_as(quality, theme, captions, scenes)
    path = place(requests[0], output)
    ready_folder(path.parent)
    at_once, hands = crew.shared(len(requests), cores)
    card = partial(_shoot_card, theme_named(theme), quality, hands, cached)
    lessons = [lesson_job(request, scenes, hands, cached) for request in requests]
    jobs: list[crew.Job] = [card, *lessons]
    by_number: dict[int, Take] = {}
    with private_folder() as folder:
        with closing(crew.takes(jobs, folder, on_progress, at_once)) as finished:
            for number, take in finished:
                by_number[number] = take
                on_finished(number, take.duration)
        return _publish([by_number[number] for number in range(len(jobs))], requests, path)


def lessons_as(
    quality: str, theme: str, captions: bool, scenes: Path | None = None
) -> list[Request]:
    """Return the film's lessons as requests. Raises GrokdlError if there are none."""
    requests = [
        asked(brief, {}, quality=quality, theme=theme, captions=captions)
        for brief in gallery.lessons(scenes)
    ]
    if not requests:
        raise GrokdlError(f"There is no lesson in {scenes or gallery.scenes_folder()}.")
    return requests


def place(request: Request, output: str | Path | None = None) -> Path:
    """Return where the film goes. Raises GrokdlError for an output that doesn't fit."""
    name = file_name(
        ["film"], theme=request.theme, captions=request.captions, quality=request.quality
    )
    path = FOLDER if output is None else Path(output)
    return path if names_a_file(path) else path / f"{name}.mp4"


def _shoot_card(
    theme: str, quality: str, hands: int, cached: bool, folder: Path, on_progress: Progress
) -> Take:
    from .engine.means import means_for  # loads Manim
    from .engine.shoot import shoot
    from .lesson import TitleCard

    def prepare(card: Any) -> None:
        card.theme, card.lines = theme, CARD

    with plain_about_room():
        return shoot(
            TitleCard,
            quality_named(quality),
            folder,
            on_progress,
            prepare=prepare,
            means=means_for(folder, hands, cached),
        )


def _publish(takes: Sequence[Take], requests: Sequence[Request], path: Path) -> Film:
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
    recipe = {"film": [request.recipe for request in requests]}
    write_video(takes, path, TITLE, recipe, captions, chapters)
    return Film(path, starts[-1], chapters, captions)
