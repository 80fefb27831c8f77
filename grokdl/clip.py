"""Clips: finished videos of one lesson each, and their recipes."""

from __future__ import annotations

import json
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from . import gallery
from .captions import Cue, to_srt, to_vtt
from .engine import crew
from .engine.join import Chapter, join
from .engine.sound import sound_of
from .engine.take import Finished, Progress, Report, Section, Take, unheard
from .errors import GrokdlError
from .publish import names_a_file, plain_about_room, private_folder, published, ready_folder
from .request import Request, asked

CLIPS = Path("media/clips")
LICENCE = "CC BY 4.0"


class Named(Protocol):
    """A video that was asked for, which knows its name."""

    @property
    def file_name(self) -> str:
        """The name without its ending."""


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

    @property
    def width(self) -> int:
        """The picture's width in pixels."""
        return self.request.quality.width

    @property
    def height(self) -> int:
        """The picture's height in pixels."""
        return self.request.quality.height

    @property
    def frame_rate(self) -> int:
        """Frames a second."""
        return self.request.quality.frame_rate


def render(
    lesson: str,
    *,
    quality: str = "film",
    theme: str = "paper",
    title: str | None = None,
    captions: bool = True,
    output: str | Path | None = None,
    scenes: Path | None = None,
    **parameters: Any,
) -> Clip:
    """Render one lesson, as in `render("overshoot", alpha=0.5, quality="draft")`.

    The clip goes to media/clips in the current folder, or to `output`: a name that ends in .mp4, or
    a folder. `scenes` is another folder of lessons. Manim runs in a process of its own. Raises
    GrokdlError for anything that can't be done as asked.
    """
    request = asked(
        gallery.find(lesson, scenes),
        parameters,
        quality=quality,
        theme=theme,
        title=title,
        captions=captions,
    )
    place = None if output is None else Path(output)
    [clip] = render_all([request], output=place, scenes=scenes)
    return clip


def render_all(
    requests: Sequence[Request],
    *,
    output: Path | None = None,
    scenes: Path | None = None,
    cores: int | None = None,
    cached: bool = True,
    on_progress: Report = unheard,
    on_finished: Finished = unheard,
) -> Generator[Clip]:
    """Render several lessons, and yield each clip as it is finished.

    `on_progress` gets a request's number and its Headway, `on_finished` the number and its length.
    `cores` is how many processes work at once, by default one for each core of the machine; unless
    `cached`, nothing that was rendered before is used. Raises
    GrokdlError before anything is rendered if the output can't be written.
    """
    paths = places(requests, output)
    for path in paths:
        ready_folder(path.parent)
    at_once, hands = crew.shared(len(requests), cores)
    jobs = [lesson_job(request, scenes, hands, cached) for request in requests]
    with (
        private_folder() as folder,
        closing(crew.takes(jobs, folder, on_progress, at_once)) as takes,
    ):
        for number, take in takes:
            clip = _publish(take, requests[number], paths[number])
            on_finished(number, clip.duration)
            yield clip


def places(requests: Sequence[Named], output: Path | None = None) -> list[Path]:
    """Return where the clips go. Raises GrokdlError for an output that doesn't fit."""
    folder = CLIPS if output is None else output
    if names_a_file(folder):
        if len(requests) > 1:
            raise GrokdlError(
                f"{folder} is one file, but {len(requests)} videos were asked for.",
                "Give -o a folder.",
            )
        return [folder]
    return [folder / f"{request.file_name}.mp4" for request in requests]


def lesson_job(
    request: Request, scenes: Path | None = None, hands: int = 1, cached: bool = True
) -> crew.Job:
    """Return the job of rendering a lesson, such that another process can be given it."""
    return partial(_shoot_lesson, request.recipe, scenes, hands, cached)


def _shoot_lesson(
    recipe: dict[str, Any],
    scenes: Path | None,
    hands: int,
    cached: bool,
    folder: Path,
    on_progress: Progress,
) -> Take:
    from .engine.means import means_for  # loads Manim
    from .engine.rehearsal import meetings
    from .engine.shoot import shoot

    wishes = dict(recipe)
    brief = gallery.find(wishes.pop("lesson"), scenes)
    request = asked(brief, **wishes)
    lesson = gallery.load(brief, scenes)

    def prepare(scene: Any) -> None:
        scene.request, scene.meetings = request, times

    with plain_about_room():
        times = meetings(lesson, request, folder)
        return shoot(
            lesson,
            request.quality,
            folder,
            on_progress,
            prepare=prepare,
            means=means_for(folder, hands, cached),
        )


def _publish(take: Take, request: Request, path: Path) -> Clip:
    title = request.title or request.brief.title
    write_video([take], path, title, request.recipe, take.captions)
    return Clip(path, request, take.duration, take.captions, take.sections)


def write_video(
    takes: Sequence[Take],
    path: Path,
    title: str,
    recipe: dict[str, Any],
    captions: Sequence[Cue],
    chapters: Sequence[Chapter] = (),
    licence: str | None = LICENCE,
) -> None:
    """Write takes as one MP4, and captions, if any, as .srt and .vtt beside it, all or nothing.

    With chapters, the captions are embedded too. Raises GrokdlError if it can't be written.
    """
    writers = {".srt": to_srt, ".vtt": to_vtt} if captions else {}
    texts = {path.with_suffix(end): write(captions) for end, write in writers.items()}
    with published([*texts, path]) as drafts:
        for draft, text in zip(drafts, texts.values(), strict=False):
            draft.write_text(text, encoding="utf-8")
        join(
            [part for take in takes for part in take.parts],
            drafts[-1],
            frame_rate=takes[0].frame_rate,
            metadata={"title": title, "comment": _comment(recipe, licence)},
            chapters=chapters,
            cues=captions if chapters else (),
            sound=sound_of(takes),
        )


def _comment(recipe: dict[str, Any], licence: str | None) -> str:
    comment = {**recipe, "versions": {name: version(name) for name in ("grokdl", "manim")}}
    if licence is not None:
        comment["licence"] = licence
    return json.dumps(comment, ensure_ascii=False)
