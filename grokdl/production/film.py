"""The film: lessons in the book's order as one video, with chapters and subtitles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from ..catalog import gallery
from ..catalog.film_place import FilmPlace, film_places
from ..catalog.look import Look, look_in
from ..catalog.own_film import AS_USUAL, OwnFilm
from ..catalog.request import Request, file_name
from ..catalog.spoken import check_words
from ..engine import worker_pool
from ..engine.take import Chapter, Section, Take
from ..errors import GrokdlError
from ..export import USUAL, format_of, names_a_file
from ..files.filenames import typed
from ..voice import allow
from ..words import Words
from ..words.captions import Cue
from . import manifest, preview, production
from .film_cards import CARDS, shoot_card
from .lesson_job import lesson_job
from .recipe import Carried
from .section_files import UNNAMED
from .section_list import recorded
from .take_keys import Keys
from .taken import refuse_taken
from .video import refuse_what_it_cannot_hold, write_video

FOLDER = Path("media")
SHORT = ("error-bowl", "overshoot", "divergence", "alpha")
"""The lessons of the short film, which is under three minutes."""


@dataclass(frozen=True)
class Film:
    """The finished film: its chapters, captions and sections in seconds from its start."""

    path: Path
    duration: float
    chapters: tuple[Chapter, ...]
    captions: tuple[Cue, ...]
    language: str = "en"
    sections: tuple[Section, ...] = ()

    def _repr_html_(self) -> str:
        return preview.as_html(self.path, preview.WIDEST, self.captions, self.language)


def render_film(
    *,
    output: str | Path | None = None,
    scenes: Path | None = None,
    force: bool = False,
    short: bool = False,
    own: OwnFilm = AS_USUAL,
    **wishes: Any,
) -> Film:
    """Render the lessons in the book's order between a title card and an end card, and join them.

    `wishes` are what the picture is to look like: `quality`, `aspect`, `theme`, `ground`,
    `captions`, `language`, `words` and so on (see look.py); the rest is for production.run.
    The film goes to media/film.mp4 in the current folder, or to `output`; one that is `short` has
    only the lessons in SHORT, and goes to media/film_short.mp4. `own` has another title, and other
    words of its cards. A film that is there and current is not rendered again, unless with `force`.
    Raises GrokdlError for what can't be done as asked.
    """
    look = look_in(wishes)
    how = {name: value for name, value in wishes.items() if name not in look}
    requests = lessons_as(Look(**look), scenes, short=short)
    kind: dict[str, Any] = {"short": short, "own": own}
    path = free_place(requests, output, scenes, **kind)
    if requests[0].look.voice_command:
        allow(requests[0].look.voice_command)
    wanted = film_production(requests, path, scenes=scenes, force=force, **kind)
    [film] = production.run([wanted], **how)
    return film


def film_production(
    requests: Sequence[Request],
    path: Path,
    *,
    scenes: Path | None = None,
    force: bool = False,
    cached: bool = True,
    short: bool = False,
    own: OwnFilm = AS_USUAL,
) -> FilmProduction:
    """Return the production of a film: the takes of its cards and lessons, joined.

    A film that is there as it should be is not rendered again, unless with `force`; unless
    `cached`, no segment that was rendered before is used. Raises GrokdlError for a look that its
    format can't hold.
    """
    check_words(requests, scenes)
    refuse_what_it_cannot_hold(path, requests[0].look)
    made_from = manifest.inputs(requests, scenes, film=True)
    return FilmProduction(tuple(requests), path, made_from, scenes, force, cached, short, own)


@dataclass(frozen=True)
class FilmProduction:
    """Production of a film: its lessons, its place, and the digests of what it is made from."""

    requests: tuple[Request, ...]
    path: Path
    made_from: manifest.Inputs
    scenes: Path | None = None
    force: bool = False
    cached: bool = True
    short: bool = False
    own: OwnFilm = AS_USUAL
    name = "film"

    @property
    def take_names(self) -> tuple[str, ...]:
        """The title card, the lessons' names, and the end card."""
        first, last = CARDS
        return (first, *(request.info.name for request in self.requests), last)

    @property
    def recipe(self) -> dict[str, Any]:
        """The film's recipe."""
        return recipe_of(self.requests, short=self.short, own=self.own)

    @property
    def frame_rate(self) -> int:
        """Frames a second."""
        return self.requests[0].look.shaped_quality.frame_rate

    @property
    def own_of_cards(self) -> OwnFilm:
        """What is its user's own; without the runs of three lessons that may not be in it."""
        without_runs = self.short or self.own.chosen or self.scenes is not None
        return replace(self.own, without_runs=without_runs)

    def found(self) -> Film | None:
        """Return the film if its file is there and current."""
        if self.force:
            return None
        there = manifest.current(self.path, self.recipe, self.made_from)
        return _as_film(self.path, there) if there else None

    def jobs(self, hands: int) -> dict[int, worker_pool.Job]:
        """Return the jobs of rendering the cards and lessons, and the bridges to them.

        Both cards come first: the end card takes long, and left to the end it would be made alone.
        """
        format, more = format_of(self.path), (self.scenes, hands, self.cached)
        look, own_film = self.requests[0].look, self.own_of_cards
        keys = Keys(self.made_from, format, own_film, self.force)
        *places, end = film_places(self.requests)

        def card(name: str, place: FilmPlace | None) -> worker_pool.Job:
            own = keys.of({"card": name, **look.recipe}, look, place)
            return partial(shoot_card, name, look, own_film, place, *more, format, own)

        first, last = map(card, CARDS, (None, end))
        lessons = [
            lesson_job(one, *more, format, place, own_film, keys.of(one.recipe, one.look, place))
            for one, place in zip(self.requests, places, strict=True)
        ]
        return {0: first, len(lessons) + 1: last, **dict(enumerate(lessons, 1))}

    def done(self, takes: Sequence[Take]) -> Film:
        """Join the takes, and put the film in its place."""
        language, words = self.requests[0].look.language, self.requests[0].look.texts
        chapters = _chapters(takes, _titles(self.requests, self.own, words))
        every = [part for take in takes for part in _with_its_bridge(take)]
        captions, sections = tuple(_captions(every)), _sections(takes, chapters)
        about = manifest.record(
            self.made_from, captions, chapters[-1].end, chapters=chapters, sections=sections
        )
        recipe = manifest.with_origin(self.recipe, self.made_from)
        title = chapters[0].title
        write_video(every, self.path, title, recipe, captions, chapters, record=about, words=words)
        return Film(self.path, chapters[-1].end, chapters, captions, language, sections)


def _with_its_bridge(take: Take) -> list[Take]:
    return [take] if take.bridge is None else [take.bridge, take]


def _captions(takes: Sequence[Take]) -> Iterator[Cue]:
    start = 0
    for take in takes:
        yield from (cue.later(start / take.frame_rate) for cue in take.captions)
        start += take.frames


def _titles(requests: Sequence[Request], own: OwnFilm, words: Words) -> tuple[str, ...]:
    infos = [(request.title, request.info) for request in requests]
    lessons = (title or words.titles.get(info.name, info.title) for title, info in infos)
    return (own.title or words("film"), *lessons, words("film ends"))


def _chapters(takes: Sequence[Take], titles: Sequence[str]) -> tuple[Chapter, ...]:
    """A chapter for each take, which begins where the bridge to it leaves the picture before."""
    lengths = (sum(part.frames for part in _with_its_bridge(take)) for take in takes)
    starts = [start / takes[0].frame_rate for start in accumulate(lengths, initial=0)]
    spans = zip(titles, pairwise(starts), strict=True)
    return tuple(Chapter(title, start, end) for title, (start, end) in spans)


def _sections(takes: Sequence[Take], chapters: Sequence[Chapter]) -> tuple[Section, ...]:
    """Return the sections of all takes, timed from the film's start; a card or a bridge is one."""
    found = []
    for chapter, take in zip(chapters, takes, strict=True):
        start = chapter.start
        for part in _with_its_bridge(take):
            found += [
                section._replace(
                    name=chapter.title if section.name == UNNAMED else section.name,
                    start=start + section.start,
                )
                for section in part.sections
            ]
            start += part.duration
    return tuple(found)


def recipe_of(
    requests: Sequence[Request], *, short: bool = False, own: OwnFilm = AS_USUAL
) -> dict[str, Any]:
    """Return the recipe of a film: those of its lessons, what is its user's, if it is short."""
    told = {"short": short, "own": own.recipe}
    about = {name: value for name, value in told.items() if value}
    return {"film": [request.recipe for request in requests], **about}


def lessons_as(look: Look, scenes: Path | None = None, *, short: bool = False) -> list[Request]:
    """Return the film's lessons as requests.

    Raises GrokdlError if there are none, or not all of those that the short film has.
    """
    if look.window is not None:
        raise GrokdlError(
            f"A film shows whole pictures, and not the {look.part} alone.",
            "Leave that out, or render the lessons one by one.",
        )
    folder, infos = scenes or gallery.scenes_folder(), gallery.lessons(scenes)
    if not infos:
        raise GrokdlError(f"There is no lesson in {folder}.")
    missing = [name for name in SHORT if name not in {info.name for info in infos}]
    if short and missing:
        raise GrokdlError(
            f"The short film has {', '.join(missing)}, which is not in {folder}.",
            "Leave out --short for a film of all lessons that are there.",
        )
    chosen = [info for info in infos if not short or info.name in SHORT]
    return [Request(info=info, parameters=info.parameters, look=look) for info in chosen]


def place(
    request: Request,
    output: str | Path | None = None,
    *,
    short: bool = False,
    own: OwnFilm = AS_USUAL,
) -> Path:
    """Return where the film goes. Raises GrokdlError for an output that doesn't fit."""
    path = FOLDER if output is None else typed(str(output))
    if names_a_file(path):
        return path
    kinds = {"short": short, "own": own.chosen and not own.title}
    parts = ["film", *(word for word, is_it in kinds.items() if is_it)]
    return path / f"{file_name(parts, request.look, own.title or None)}{USUAL.ending}"


def free_place(
    requests: Sequence[Request],
    output: str | Path | None = None,
    scenes: Path | None = None,
    *,
    short: bool = False,
    own: OwnFilm = AS_USUAL,
) -> Path:
    """Return where the film goes: to the file that `output` names, or where no other video is.

    Raises GrokdlError if one is there, or as `place`.
    """
    path = place(requests[0], output, short=short, own=own)
    if output is None or path != Path(output):
        refuse_taken(path, recipe_of(requests, short=short, own=own), gallery.whose(scenes))
    return path


def _as_film(path: Path, found: Carried) -> Film:
    chapters = tuple(Chapter(*chapter) for chapter in found.record["chapters"])
    language = found.recipe["film"][0].get("language", "en")
    cues, sections = manifest.cues(found), recorded(found)
    return Film(path, found.record["duration"], chapters, cues, language, sections)
