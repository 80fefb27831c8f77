"""`grokdl render` and `grokdl film`: videos."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from ..batch import ClipSpec, read, read_film, side_by_side
from ..catalog import gallery
from ..catalog.lesson_info import LessonInfo
from ..catalog.look import Look
from ..catalog.own_film import OwnFilm
from ..catalog.request import Request, title_given
from ..errors import GrokdlError
from ..production.clip import free_places, productions
from ..production.film import film_production, free_place, lessons_as
from ..production.production import Production
from ..production.scene_file import scene_productions
from .options import (
    as_pairs,
    haste_options,
    look_options,
    path,
    request_options,
    title,
    typed_look,
)
from .recipe import asked_again
from .render_commands import made
from .scene_file import names_a_scene_file, scenes_asked


@click.command()
@request_options
@haste_options
@click.option(
    "--save-sections",
    "--save_sections",
    is_flag=True,
    help="Write the sections of a scene file as files, too.",
)
@click.option(
    "--from", "source", metavar="CLIP", type=path, help="Make a clip again, from its own recipe."
)
def render(
    lessons: tuple[str, ...],
    assignments: tuple[str, ...],
    file: Path | None,
    no_share: bool,
    output: Path | None,
    cores: int | None,
    force: bool,
    no_cache: bool,
    profile: bool,
    scenes: Path | None,
    source: Path | None,
    save_sections: bool,
    **given: Any,
) -> None:
    """Render lessons, or any scenes of Manim, as MP4, with subtitles beside.

    Each clip lies in media/clips, a scene of a file in media/scenes, unless -o says otherwise. No
    video takes the place of another one, unless -o names the file. `all` means every lesson, or
    every scene of the file that is named first. A parameter that is given several times makes a
    clip for each value, all with the same axes and length. A parameter file (see grokdl params) has
    them by name; the command line wins over it.

    \b
    Examples:
      grokdl render overshoot
      grokdl render overshoot --alpha 0.5 -q draft --theme dark
      grokdl render alpha --set panes=1 -o talk/alpha.mp4
      grokdl render all -q slide -o talk
      grokdl render divergence --alpha 0.1 --alpha 0.45 --alpha 0.6
      grokdl render -p talk.toml
      grokdl render my_scenes.py Intro -q slide
      grokdl render --from talk/alpha.mp4 --set alpha=0.2
    """
    if names_a_scene_file(lessons):
        scenes_meant = scenes_asked(lessons, given["quality"], given["title"], save_sections)
        wanted = scene_productions(scenes_meant, output, cached=not no_cache)
        return _echo(made(wanted, cores, profile=profile))
    if save_sections:
        raise GrokdlError("--save-sections is for scene files.", "Name a file: my_scenes.py.")
    look, pairs = typed_look(given), as_pairs(given)
    how: dict[str, Any] = {"scenes": scenes, "force": force, "cached": not no_cache}
    if source is not None:
        if lessons or file is not None:
            raise GrokdlError("--from says what to render.", "Leave out the rest, or --from.")
        again = _again(source, pairs, assignments, look, output, how)
        return _echo(made(again, cores, profile=profile))
    share = not no_share
    asked = clips_asked(lessons, file, look, pairs, assignments, share, output, scenes)
    return _echo(made(productions(*asked, **how), cores, profile=profile))


def clips_asked(
    lessons: Sequence[str],
    file: Path | None,
    look: Mapping[str, Any],
    pairs: Sequence[tuple[str, str]],
    assignments: Sequence[str],
    share: bool,
    output: Path | None,
    scenes: Path | None,
) -> tuple[list[Request], list[Path]]:
    """Return the clips that the options of a command ask for, and where they go.

    `look` and `pairs`, names and values of parameters, win over the file.
    """
    specs, chosen, place = specs_asked(lessons, file, scenes)
    requests = side_by_side(specs, chosen, pairs, assignments, look, share=share)
    return requests, free_places(requests, output or place, scenes)


def specs_asked(
    lessons: Sequence[str], file: Path | None, scenes: Path | None
) -> tuple[Sequence[ClipSpec], Sequence[ClipSpec], Path | None]:
    """Return all clips that a file has, those that are asked for, and where it puts them.

    Without a file they are the lessons.
    """
    if file is None:
        specs = tuple(map(ClipSpec, chosen_lessons(lessons, scenes)))
        return specs, specs, None
    batch = read(file, scenes)
    return batch.specs, batch.chosen(lessons, scenes), batch.output


@click.command()
@look_options
@haste_options
@click.option("--short", is_flag=True, help="Bowl, overshoot, divergence and alpha alone.")
@click.option("--title", type=title, help="Another title.")
@click.option(
    "-p", "--params", "file", metavar="FILE", type=path, help="Take a parameter file of a film."
)
def film(
    output: Path | None,
    cores: int | None,
    force: bool,
    no_cache: bool,
    profile: bool,
    scenes: Path | None,
    short: bool,
    file: Path | None,
    **given: Any,
) -> None:
    """Render all lessons as one MP4, with chapters.

    They follow the book's order, between a title and an end card; subtitles are embedded, and lie
    beside as .srt and .vtt. The film is media/film.mp4 unless -o says otherwise; the short one,
    media/film_short.mp4, is under three minutes. A parameter file (see grokdl params) says which
    lessons, in which order and with what parameters, and what the cards say; the command line wins
    over it.

    \b
    Examples:
      grokdl film
      grokdl film -q draft
      grokdl film --short
      grokdl film --theme dark -o talk/chapter4.mp4
      grokdl film -p talk.toml --title "What a learning rate does"
    """
    requests, own, output = film_asked(file, typed_look(given), short, output, scenes)
    kind: dict[str, Any] = {"short": short, "own": own}
    place = free_place(requests, output, scenes, **kind)
    how: dict[str, Any] = {"scenes": scenes, "force": force, "cached": not no_cache}
    wanted = film_production(requests, place, **kind, **how)
    _echo(made([wanted], cores, profile=profile))


def film_asked(
    file: Path | None,
    look: dict[str, Any],
    short: bool,
    output: Path | None,
    scenes: Path | None,
    usual: Mapping[str, Any] = MappingProxyType({}),
) -> tuple[list[Request], OwnFilm, Path | None]:
    """Return the lessons of a film, what of it is its user's, and where it goes if that is said.

    `look`, which may have a title, wins over the file, and the file over what is `usual`. Raises
    GrokdlError for a short film of a file.
    """
    own = OwnFilm(title=title_given(look.pop("title", None)) or "")
    if file is None:
        return lessons_as(Look(**{**usual, **look}), scenes, short=short), own, output
    if short:
        raise GrokdlError("--short and -p both say which lessons there are.", "Leave one out.")
    asked = read_film(file, scenes)
    own = replace(asked.own, title=own.title or asked.own.title)
    specs = [replace(spec, look={**usual, **asked.look, **spec.look}) for spec in asked.specs]
    return side_by_side(specs, specs, look=look), own, output or asked.output


def _echo(places: Sequence[Path]) -> None:
    for place in places:
        click.echo(place)


def _again(
    source: Path,
    options: Sequence[tuple[str, str]],
    assignments: Sequence[str],
    look: dict[str, Any],
    output: Path | None,
    how: dict[str, Any],
) -> list[Production[Any]]:
    """Return what makes a video again, and tell which of its lessons are not as they were."""
    again = asked_again(source, options, assignments, look, output, how["scenes"])
    for lesson in again.others:
        said = f"{source} was made from another {lesson} than the one in {how['scenes']} now."
        click.echo(f"grokdl: {said}", err=True)
    if again.is_film:
        kind: dict[str, Any] = {"short": again.is_short, "own": again.own}
        return [film_production(again.requests, again.path, **kind, **how)]
    return [*productions(again.requests, [again.path], **how)]


def chosen_lessons(names: Sequence[str], scenes: Path | None) -> list[LessonInfo]:
    """Return the lessons that a user named. Raises GrokdlError if there are none."""
    if not names:
        known = ", ".join(info.name for info in gallery.lessons(scenes))
        raise GrokdlError("Which lesson?", f"Name one or more, or all. There are: {known}.")
    if "all" in (name.lower() for name in names):
        return list(gallery.lessons(scenes))
    found = [gallery.find(name, scenes) for name in names]
    return list({info.name: info for info in found}.values())
