"""Decks for `grokdl export`: the clips are made, and then the deck of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from ..errors import GrokdlError
from ..export import USUAL, DeckFormat, Format, deck_formats, format_of
from ..export.reveal import embed
from ..files.atomic_write import ready_folder
from ..files.filenames import usable
from ..production.clip import Clip
from ..production.decks import (
    deck_of_sections,
    is_of_these,
    is_ours,
    renew_deck,
    write_deck,
)
from ..production.exports import (
    Wanted,
    clip_production,
    export_production,
    of_sections,
    poster_of,
)
from ..production.production import Production

FOLDER = Path("media")

Run = Callable[[Sequence[Production[Any]]], list[Path]]
"""Runs productions, and returns their places."""


def deck_written(
    wishes: Sequence[Wanted],
    format: DeckFormat,
    output: Path | None,
    run: Run,
    how: dict[str, Any],
    *,
    name: str = "deck",
    title: str | None,
    loop: bool | None,
    options: Mapping[str, Any],
) -> Path:
    """Make what is wanted as clips, write the deck of them, and return its place.

    A deck of the same lessons and variants that is there gets the new clips, where its user may
    have changed it. Clips that were named are taken as they are. A deck of several is called by
    its `name`, unless `output` is a file's; with `loop` every slide loops, or none; `options` are
    the format's own, empty if they were not given. Raises GrokdlError if another file is there.
    """
    given = {option: value for option, value in options.items() if value}
    asked = [one.request for one in wishes]
    format.check([json.dumps(request.recipe) for request in asked], **given)
    path = _place(wishes, format, output, name)
    ready_folder(path.parent)
    clips = clips_made(wishes, run, how)
    if format.keeps_changes and not how["force"] and is_of_these(path, asked):
        renew_deck(clips, path, title=title, loop=loop)
        click.echo(f"{path}: new clips, your changes stay (--force writes it anew)", err=True)
    else:
        write_deck(clips, format, path, title=title, loop=loop, **given)
    return path


def embedded(
    wishes: Sequence[Wanted],
    run: Run,
    how: dict[str, Any],
    loop: bool | None,
) -> str:
    """Make a clip and a poster for each section, and return the markup of slides for reveal.js."""
    clips, posters = [], []
    for clip, one in zip(clips_made(wishes, run, how), wishes, strict=True):
        parts = of_sections(replace(one, path=one.path.with_suffix(USUAL.ending)), clip.path)
        clips += parts
        posters += [poster_of(part, ("first",)) for part in parts]
    formats_of = ((one, format_of(one.path)) for one in (*clips, *posters))
    run([export_production(one, format, **how) for one, format in formats_of])
    both = zip(clips, posters, strict=True)
    made = [(Clip.open(clip.path, how["scenes"]), poster.path) for clip, poster in both]
    return embed(deck_of_sections(made, loop=loop))


def clips_made(wishes: Sequence[Wanted], run: Run, how: dict[str, Any]) -> list[Clip]:
    """Return what is wanted as whole clips: those that were named, and the others made."""
    productions = {one: clip_production(one, **how) for one in wishes if one.clip is None}
    run([*productions.values()])
    places = (one.clip or productions[one].path for one in wishes)
    return [Clip.open(place, how["scenes"]) for place in places]


def not_for(option: str, format: Format | DeckFormat) -> GrokdlError:
    """Return the mistake that an option is another format's."""
    able = [one.ending for one in deck_formats().values() if option in one.options]
    return GrokdlError(
        f"--{option} is not for {format.ending}.", f"Leave it out, or write {' or '.join(able)}."
    )


def _place(wishes: Sequence[Wanted], format: DeckFormat, output: Path | None, name: str) -> Path:
    """Return where a deck goes: where -o says, beside the only clip, or to media.

    Raises GrokdlError if a file is there that -o doesn't name.
    """
    if output is not None and output.suffix.lower() == format.ending and not output.is_dir():
        return output
    name = wishes[0].path.stem if len(wishes) == 1 else name
    folder = output or (wishes[0].path.parent if len(wishes) == 1 else FOLDER)
    path = folder / f"{name}{format.ending}"
    if usable(path).exists() and not is_of_these(path, (one.request for one in wishes)):
        refresh = f"grokdl update {path} renews the clips in it; " if is_ours(path) else ""
        raise GrokdlError(f"{path} is there.", f"{refresh}-o {path} writes it anew.")
    return path
