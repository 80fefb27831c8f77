"""`grokdl render` and `grokdl film`: videos."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import click

from .. import clip, gallery
from ..brief import Brief
from ..errors import GrokdlError, ParameterError
from ..film import film_of, lessons_as
from ..film import place as film_place
from ..request import Request, asked, merged
from .options import as_pairs, look_options, parameter_options, path
from .progress import Watch, watching
from .recipe import requests_again, typed


@click.command()
@click.argument("lessons", nargs=-1, metavar="LESSON...")
@parameter_options
@click.option(
    "--set",
    "assignments",
    multiple=True,
    metavar="NAME=VALUE",
    help="Set any parameter of the lesson, its own too.",
)
@look_options
@click.option("--title", help="Another title.")
@click.option(
    "--from", "source", metavar="CLIP", type=path, help="Make a clip again, from its own recipe."
)
def render(
    lessons: tuple[str, ...],
    assignments: tuple[str, ...],
    quality: str,
    theme: str,
    no_captions: bool,
    output: Path | None,
    cores: int | None,
    force: bool,
    scenes: Path | None,
    source: Path | None,
    title: str | None,
    **given: Any,
) -> None:
    """Render lessons as MP4, with subtitles beside.

    Each clip lies in media/clips unless -o says otherwise. `all` means every lesson.

    \b
    Examples:
      grokdl render overshoot
      grokdl render overshoot --alpha 0.5 -q draft --theme dark
      grokdl render alpha --set panes=1 -o talk/alpha.mp4
      grokdl render all -q slide -o talk
      grokdl render --from talk/alpha.mp4 --set alpha=0.2
    """
    how = {"cores": cores, "force": force, "scenes": scenes}
    if source is not None:
        _render_again(source, lessons, as_pairs(given), assignments, output, how)
        return
    briefs = _chosen(lessons, scenes)
    requests = [
        _request(
            brief,
            len(briefs) > 1,
            as_pairs(given),
            assignments,
            quality=quality,
            theme=theme,
            captions=not no_captions,
            title=title,
        )
        for brief in briefs
    ]
    for place in rendered(requests, clip.places(requests, output), **how):
        click.echo(place)


@click.command()
@look_options
def film(
    quality: str,
    theme: str,
    no_captions: bool,
    output: Path | None,
    cores: int | None,
    force: bool,
    scenes: Path | None,
) -> None:
    """Render all lessons as one MP4, with chapters.

    They follow the book's order; subtitles are embedded, and lie beside as .srt and .vtt. The film
    is media/film.mp4 unless -o says otherwise.

    \b
    Examples:
      grokdl film
      grokdl film -q draft
      grokdl film --theme dark -o talk/chapter4.mp4
    """
    requests = lessons_as(quality, theme, not no_captions, scenes)
    place = film_place(requests[0], output)
    click.echo(film_made(requests, place, cores=cores, force=force, scenes=scenes))


def rendered(requests: Sequence[Request], paths: Sequence[Path], **how: Any) -> list[Path]:
    """Render lessons each to its own place, with the progress shown; return the places."""
    names = [request.brief.name for request in requests]
    if len(set(names)) < len(names):
        names = [path.stem for path in paths]
    with watching(names) as watch:
        made = clip.render_to(requests, paths, **_watched_by(watch, names), **how)
        with closing(made) as clips:
            done = {finished.path for finished in clips}
    return [path for path in paths if path in done]


def film_made(requests: Sequence[Request], path: Path, **how: Any) -> Path:
    """Render lessons as a film, with the progress shown; return its place."""
    names = ["title card", *(request.brief.name for request in requests)]
    with watching(names) as watch:
        return film_of(requests, path, **_watched_by(watch, ["film"]), **how).path


def _watched_by(watch: Watch, names: Sequence[str]) -> dict[str, Any]:
    def say(words: str, number: int) -> None:
        click.echo(f"{names[number]}: {words}", err=True)

    return {
        "on_progress": watch.report,
        "on_finished": watch.finished,
        "on_current": partial(say, "current, nothing to do (--force renders it all the same)"),
        "on_wait": partial(say, "another process is making it, waiting"),
    }


def _render_again(
    source: Path,
    lessons: Sequence[str],
    options: Sequence[tuple[str, str]],
    assignments: Sequence[str],
    output: Path | None,
    how: dict[str, Any],
) -> None:
    if lessons:
        raise GrokdlError("--from says which lesson it is.", "Leave out the lesson, or --from.")
    look = typed("quality", "theme", "title")
    look |= {"captions": False} if typed("no_captions") else {}
    requests, is_film = requests_again(source, options, assignments, look, how["scenes"])
    if is_film:
        click.echo(film_made(requests, film_place(requests[0], output), **how))
        return
    for place in rendered(requests, clip.places(requests, output), **how):
        click.echo(place)


def _chosen(names: Sequence[str], scenes: Path | None) -> list[Brief]:
    if not names:
        known = ", ".join(brief.name for brief in gallery.lessons(scenes))
        raise GrokdlError("Which lesson?", f"Name one or more, or all. There are: {known}.")
    if "all" in (name.lower() for name in names):
        return list(gallery.lessons(scenes))
    found = [gallery.find(name, scenes) for name in names]
    return list({brief.name: brief for brief in found}.values())


def _request(
    brief: Brief,
    one_of_many: bool,
    options: Iterable[tuple[str, str]],
    assignments: Iterable[str],
    **look: Any,
) -> Request:
    try:
        values = merged(options, assignments, type(brief.parameters).names())
        return asked(brief, values, **look)
    except ParameterError as mistake:
        if not one_of_many:
            raise
        raise ParameterError(f"{brief.name}: {mistake.message}", mistake.hint) from None
