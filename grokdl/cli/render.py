"""`grokdl render` and `grokdl film`: videos."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from .. import clip, gallery
from ..brief import Brief
from ..errors import GrokdlError
from ..film import render_film
from ..request import Request, quality_named
from ..talk import Wish, read, side_by_side
from .options import as_pairs, look_options, parameter_options, path, typed_look
from .progress import watching
from .scene_file import names_a_scene_file, render_scene_file


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
@click.option("-p", "--params", "file", metavar="FILE", type=path, help="Take a parameter file.")
@click.option("--no-share", is_flag=True, help="Let variants differ in axes and length.")
@look_options
@click.option("--title", help="Another title.")
def render(
    lessons: tuple[str, ...],
    assignments: tuple[str, ...],
    file: Path | None,
    no_share: bool,
    output: Path | None,
    cores: int | None,
    scenes: Path | None,
    **given: Any,
) -> None:
    """Render lessons, or any scenes of Manim, as MP4, with subtitles beside.

    Each clip lies in media/clips unless -o says otherwise. `all` means every lesson, or every scene
    of the file that is named first. A parameter that is given several times makes a clip for each
    value, all with the same axes and length. A parameter file (see grokdl params) has them by name;
    the command line wins over it.

    \b
    Examples:
      grokdl render overshoot
      grokdl render overshoot --alpha 0.5 -q draft --theme dark
      grokdl render alpha --set panes=1 -o talk/alpha.mp4
      grokdl render all -q slide -o talk
      grokdl render divergence --alpha 0.1 --alpha 0.45 --alpha 0.6
      grokdl render -p talk.toml
      grokdl render divergence.steep -p talk.toml --theme dark
      grokdl render my_scenes.py Intro -q slide
    """
    if names_a_scene_file(lessons):
        context = click.get_current_context()
        render_scene_file(context, **context.params)
        return
    look = typed_look(given)
    if file is None:
        wishes = chosen = tuple(map(Wish, chosen_lessons(lessons, scenes)))
    else:
        talk = read(file, scenes)
        wishes, chosen = talk.wishes, talk.chosen(lessons, scenes)
        output = output or talk.output
    pairs = as_pairs(given)
    requests = side_by_side(wishes, chosen, pairs, assignments, look, share=not no_share)
    for finished in _rendered(requests, output, scenes, cores):
        click.echo(finished)


@click.command()
@look_options
def film(
    quality: str,
    theme: str,
    no_captions: bool,
    output: Path | None,
    cores: int | None,
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
    names = ["title card", *(brief.name for brief in gallery.lessons(scenes))]
    with watching(names, quality_named(quality).frame_rate) as watch:
        made = render_film(
            quality=quality,
            theme=theme,
            captions=not no_captions,
            output=output,
            scenes=scenes,
            cores=cores,
            on_progress=watch.report,
            on_finished=watch.finished,
        )
    click.echo(made.path)


def chosen_lessons(names: Sequence[str], scenes: Path | None) -> list[Brief]:
    """Return the lessons that a user named. Raises GrokdlError if there are none."""
    if not names:
        known = ", ".join(brief.name for brief in gallery.lessons(scenes))
        raise GrokdlError("Which lesson?", f"Name one or more, or all. There are: {known}.")
    if "all" in (name.lower() for name in names):
        return list(gallery.lessons(scenes))
    found = [gallery.find(name, scenes) for name in names]
    return list({brief.name: brief for brief in found}.values())


def _rendered(
    requests: Sequence[Request], output: Path | None, scenes: Path | None, cores: int | None
) -> list[Path]:
    lessons = [request.brief.name for request in requests]
    alone = len(set(lessons)) == len(lessons)
    names = lessons if alone else [request.file_name for request in requests]
    with watching(names, requests[0].quality.frame_rate) as watch:
        made = clip.render_all(
            requests,
            output=output,
            scenes=scenes,
            cores=cores,
            on_progress=watch.report,
            on_finished=watch.finished,
        )
        with closing(made) as clips:
            done = {finished.path for finished in clips}
    return [path for path in clip.places(requests, output) if path in done]
