"""Clips: finished videos of one lesson each, and their recipes."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..catalog import gallery
from ..catalog.look import look_in
from ..catalog.request import Request, asked, title_given
from ..catalog.spoken import check_words
from ..engine import worker_pool
from ..engine.take import Section, Take
from ..errors import GrokdlError
from ..export import format_of
from ..files.filenames import typed
from ..voice import allow
from ..words.captions import Cue
from . import manifest, preview, production, taken
from .clip_job import clip_job
from .lesson_job import lesson_job
from .recipe import Carried, carried, requests_of
from .section_files import chapters_of
from .section_list import recorded
from .take_keys import Keys
from .video import places, refuse_what_it_cannot_hold, write_video

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..learning.history import History


@dataclass(frozen=True)
class Clip:
    """A finished video of one lesson; its subtitles lie beside it under the same name.

    `duration` is in seconds, `width` and `height` in pixels, `frame_rate` in frames a second.
    """

    path: Path
    request: Request
    duration: float
    captions: tuple[Cue, ...]
    sections: tuple[Section, ...]
    shown: tuple[dict[str, Any], ...] = ()

    @classmethod
    def open(cls, path: str | Path, scenes: Path | None = None) -> Clip:
        """Return the clip that a file holds; `scenes` is the folder of its lesson if not our own.

        Raises GrokdlError if it is none, or a film, or of other lessons than these.
        """
        found = carried(Path(path))
        if found.is_film:
            raise GrokdlError(f"{path} is a film, not a clip.", "Open the clip of one lesson.")
        manifest.check_origin(found, Path(path), scenes)
        return _as_clip(Path(path), requests_of(found, Path(path), scenes)[0], found)

    @property
    def recipe(self) -> dict[str, Any]:
        """The recipe in the clip's metadata, from which it can be made again."""
        return carried(self.path).recipe

    @property
    def histories(self) -> dict[str, History]:
        """The runs that the clip shows, the lesson's own first, by what tells them apart.

        As in "alpha 0.1" and "alpha 1"; one alone goes by the name of its method. Raises
        ParameterError if one can't be run any more.
        """
        from ..learning.methods import by_name  # loads NumPy

        return by_name(self.shown)

    @property
    def history(self) -> History:
        """The run that the clip shows; of several, the lesson's own.

        Raises GrokdlError if it shows none.
        """
        if not self.shown:
            raise GrokdlError(f"{self.path} shows no run.", "Look at its parameters instead.")
        return next(iter(self.histories.values()))

    def frame(self, seconds: float) -> NDArray[np.uint8]:
        """Return what is seen that many seconds after the start: (height, width, 3), RGB.

        At the very end, at `duration`, that is the last picture. Raises GrokdlError for a time
        before the start or after the end, and if the file can't be read.
        """
        return preview.picture_at(self.path, seconds)

    def _repr_html_(self) -> str:
        return preview.as_html(self.path, self.width, self.captions, self.request.look.language)

    @property
    def width(self) -> int:
        """The picture's width in pixels."""
        return self.request.look.shaped_quality.width

    @property
    def height(self) -> int:
        """The picture's height in pixels."""
        return self.request.look.shaped_quality.height

    @property
    def frame_rate(self) -> int:
        """Frames a second."""
        return self.request.look.shaped_quality.frame_rate


def render(
    lesson: str,
    *,
    title: str | None = None,
    output: str | Path | None = None,
    scenes: Path | None = None,
    force: bool = False,
    **wishes: Any,
) -> Clip:
    """Render one lesson, as in `render("overshoot", alpha=0.5, quality="draft")`.

    `wishes` are the lesson's parameters, and what its picture is to look like: `quality`, `aspect`,
    `theme`, `ground`, `captions`, `language`, `words` and so on (see look.py). The clip
    goes to media/clips in the current folder, or to `output`: a name that ends in .mp4, or a
    folder. `scenes` is another folder of lessons. A clip that is there and current is not rendered
    again, unless with `force`. Manim runs in a process of its own. Raises GrokdlError for anything
    that can't be done as asked.
    """
    look = look_in(wishes)
    request = asked(
        gallery.find(lesson, scenes),
        {name: value for name, value in wishes.items() if name not in look},
        title=title_given(title),
        **look,
    )
    if request.look.voice_command:
        allow(request.look.voice_command)
    place = None if output is None else typed(str(output))
    [clip] = render_all([request], output=place, scenes=scenes, force=force)
    return clip


def render_all(
    requests: Sequence[Request],
    *,
    output: Path | None = None,
    scenes: Path | None = None,
    force: bool = False,
    **how: Any,
) -> Generator[Clip]:
    """Render lessons, and yield each clip as it is finished; `how` is for production.run."""
    paths = free_places(requests, output, scenes)
    yield from production.run(productions(requests, paths, scenes=scenes, force=force), **how)


def free_places(
    requests: Sequence[Request], output: Path | None = None, scenes: Path | None = None
) -> list[Path]:
    """Return where clips go: to the file that `output` names, or where no other video is.

    Raises GrokdlError if one is there, or as `places`.
    """
    paths = places(requests, output)
    for request, path in zip(requests, paths, strict=True):
        if path != output:
            taken.refuse_taken(path, request.recipe, gallery.whose(scenes))
    return paths


def productions(
    requests: Sequence[Request],
    paths: Sequence[Path],
    *,
    scenes: Path | None = None,
    force: bool = False,
    cached: bool = True,
) -> list[ClipProduction]:
    """Return the productions that render lessons, each to its own place.

    What is there as it should be is not rendered again, unless with `force`; unless `cached`, no
    segment that was rendered before is used. Raises GrokdlError for own words that don't fit, or a
    look that no such file has.
    """
    check_words(requests, scenes)
    for request, path in zip(requests, paths, strict=True):
        refuse_what_it_cannot_hold(path, request.look)
    return [
        ClipProduction(request, path, manifest.inputs([request], scenes), scenes, force, cached)
        for request, path in zip(requests, paths, strict=True)
    ]


@dataclass(frozen=True)
class ClipProduction:
    """Production of one clip: its request, its place, and the digests of what it is made from.

    It is made from the frames of another clip, its `source`, if there is one.
    """

    request: Request
    path: Path
    made_from: manifest.Inputs
    scenes: Path | None = None
    force: bool = False
    cached: bool = True
    source: Path | None = None

    @property
    def name(self) -> str:
        """The lesson's name."""
        return self.request.info.name

    @property
    def take_names(self) -> tuple[str]:
        """The lesson's name: it is one take."""
        return (self.name,)

    @property
    def frame_rate(self) -> int:
        """Frames a second."""
        return self.request.look.shaped_quality.frame_rate

    def found(self) -> Clip | None:
        """Return the clip if its file is there and current."""
        if self.force:
            return None
        there = manifest.current(self.path, self.request.recipe, self.made_from)
        return _as_clip(self.path, self.request, there) if there else None

    def jobs(self, hands: int) -> dict[int, worker_pool.Job]:
        """Return the job of rendering the lesson."""
        format = format_of(self.path).asked(self.request.delivery)
        if self.source is not None:
            return {0: clip_job(self.request, self.source, format)}
        request, renew = self.request, self.force
        keys = Keys(self.made_from, format, renew=renew).of(request.recipe, request.look)
        return {0: lesson_job(request, self.scenes, hands, self.cached, format, keys=keys)}

    def done(self, takes: Sequence[Take]) -> Clip:
        """Write the clip from its take, and return it."""
        [take] = takes
        request, words = self.request, self.request.look.texts
        title = request.title or words.titles.get(request.info.name, request.info.title)
        about = manifest.record(
            self.made_from,
            take.captions,
            take.duration,
            sections=take.sections,
            histories=take.histories,
            defaults=self.request.info.parameters.model_dump(mode="json"),
        )
        recipe = manifest.with_origin(self.request.recipe, self.made_from)
        chapters = chapters_of(take.sections, words)
        more: dict[str, Any] = {"record": about, "words": words}
        write_video([take], self.path, title, recipe, take.captions, chapters, **more)
        return Clip(
            self.path,
            self.request,
            take.duration,
            take.captions,
            take.sections,
            take.histories,
        )


def _as_clip(path: Path, request: Request, found: Carried) -> Clip:
    facts = found.record
    if not facts:
        raise GrokdlError(f"{path} carries no record of its making.", "Render it again.")
    shown = facts.get("histories")
    if shown is None:  # made before clips said so: they showed the run of their parameters
        shown = [{"method": "gradient_descent", "given": request.parameters.model_dump()}]
    return Clip(
        path, request, facts["duration"], manifest.cues(found), recorded(found), tuple(shown)
    )
