"""`grokdl recipe`: what a video was made from; and requests from such a recipe."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from ..errors import GrokdlError
from ..recipe import carried, request_of, requests_of
from ..request import Request, merged, spelled
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


def requests_again(
    source: Path,
    options: Sequence[tuple[str, str]],
    assignments: Sequence[str],
    look: Mapping[str, Any],
    scenes: Path | None,
) -> tuple[list[Request], bool]:
    """Return the requests that a video's recipe stands for, changed, and whether it is a film.

    Raises GrokdlError if the video has no recipe to follow, or if a film's lessons were to change.
    """
    found = carried(source)
    requests = requests_of(found, source, scenes)
    if found.is_film and (options or assignments or "title" in look):
        raise GrokdlError(
            f"{source} is a film: its quality, its theme and its captions can be changed.",
            "To change a lesson, render the lesson by its name.",
        )
    values = merged(options, assignments, type(requests[0].parameters).names())
    recipes = [{**request.recipe, **look} for request in requests]
    for recipe in recipes:
        recipe["parameters"] |= values
        if "variant" in recipe:  # its name no longer says all
            recipe["variant"] += [spelled(name, value) for name, value in values.items()]
    return [request_of(recipe, scenes) for recipe in recipes], found.is_film
