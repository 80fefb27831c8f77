"""`grokdl recipe`: what a video was made from; and requests from such a recipe."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from ..catalog import gallery
from ..catalog.look import OPTIONS
from ..catalog.own_film import OwnFilm
from ..catalog.request import Request, differences, file_name, merged, title_given
from ..errors import GrokdlError
from ..export import format_of
from ..files.integrity import Condition
from ..production import manifest
from ..production.film import place as film_place
from ..production.film import recipe_of
from ..production.recipe import carried, request_of, requests_of
from ..production.taken import refuse_taken
from ..production.video import places
from .options import path


@click.command("recipe")
@click.argument("video", metavar="CLIP", type=path)
@click.option("--all", "everything", is_flag=True, help="Its record too: inputs, captions, parts.")
def show_recipe(video: Path, everything: bool) -> None:
    """Print what CLIP was made from, as JSON. It is read from the file alone.

    \b
    Examples:
      grokdl recipe media/clips/overshoot.mp4
      grokdl recipe --all media/film.mp4
    """
    found = carried(video)
    data = {**found.recipe, "record": found.record} if everything else found.recipe
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


@dataclass(frozen=True)
class Again:
    """Requests from a video's recipe, and the place of what is made.

    `others` are lessons of the user's own that are not as they were when the video was made.
    """

    requests: list[Request]
    path: Path
    is_film: bool
    is_short: bool
    own: OwnFilm
    others: list[str]


def asked_again(
    source: Path,
    options: Sequence[tuple[str, str]],
    assignments: Sequence[str],
    look: Mapping[str, Any],
    output: Path | None,
    scenes: Path | None,
) -> Again:
    """Return what a video's recipe stands for, with changes.

    Without an output it goes beside the video, or in its place if nothing is changed. Raises
    GrokdlError if the video has no recipe to follow, or if a film's lessons were to change. A title
    is the film's own.
    """
    found = carried(source)
    manifest.check_origin(found, source, scenes)
    before = requests_of(found, source, scenes)
    if found.is_film and (options or assignments):
        raise GrokdlError(
            f"{source} is a film: its look can be changed (title, {', '.join(OPTIONS)}).",
            "To change a lesson, render the lesson by its name.",
        )
    own, look = found.own, dict(look)
    if found.is_film and "title" in look:
        own = replace(own, title=title_given(look.pop("title")) or "")
    values = merged(options, assignments, type(before[0].parameters).names())
    after = [_changed(request, values, look, scenes) for request in before]
    kind: dict[str, Any] = {"short": found.is_short, "own": own}
    film = partial(film_place, **kind)
    usual: Callable[[Request, Path], Path] = film if found.is_film else _clip_place
    if output is not None:
        path = usual(after[0], output)
    elif own != found.own:
        path = usual(after[0], source.parent)
    else:
        path = _beside(source, before[0], after[0], usual)
    if path not in (output, source):
        recipe = recipe_of(after, **kind) if found.is_film else after[0].recipe
        refuse_taken(path, recipe, gallery.whose(scenes))
    others = manifest.other_lessons(found, after, scenes)
    return Again(after, path, found.is_film, found.is_short, own, others)


def _clip_place(request: Request, output: Path) -> Path:
    return places([request], output)[0]


def _changed(
    request: Request, values: Mapping[str, str], look: Mapping[str, Any], scenes: Path | None
) -> Request:
    recipe = {**request.recipe, **look}
    changed = request_of({**recipe, "parameters": recipe["parameters"] | values}, scenes)
    if not request.variant:
        return changed
    words = differences(request, replace(changed, look=request.look))  # the name has the look
    return replace(changed, variant=(*request.variant, *words))


def _beside(
    source: Path, before: Request, after: Request, usual: Callable[[Request, Path], Path]
) -> Path:
    """Return a place beside a video, whose name says what differs; its own if nothing does."""
    if after.recipe == before.recipe:
        if format_of(source).condition(source) is Condition.ALTERED:
            raise GrokdlError(
                f"{source} was changed by another program, so it is not written over.",
                "Give another place with -o.",
            )
        return source
    if source.name == usual(before, source.parent).name:
        return usual(after, source.parent)
    name = file_name([source.stem, *differences(before, after)])
    return source.with_name(f"{name}{format_of(source).ending}")
