"""`grokdl export`: clips and decks in the formats that a talk needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from ..batch import side_by_side
from ..catalog import gallery
from ..catalog.delivery import WHOLE
from ..catalog.request import title_given
from ..errors import GrokdlError
from ..export import USUAL, DeckFormat, Format, format_named, format_of, formats
from ..export.moments import Moments
from ..export.stills import StillFormat
from ..production.clip import free_places
from ..production.exports import Wanted, clip_production, export_production, of_sections, poster_of
from ..production.taken import refuse_taken
from .deck import Run, deck_written, embedded, not_for
from .export_film import film_exported, is_film
from .options import SIZES, as_pairs, haste_options, path, request_options, typed_look
from .recipe import Again, asked_again
from .render import specs_asked
from .render_commands import made


@click.command()
@request_options
@haste_options
@click.option("--to", "name", metavar="FORMAT", help="The format; or -o NAME.gif says it.")
@click.option("--loop/--no-loop", default=None, help="Begin anew at the end, or stop there.")
@click.option("--short", is_flag=True, help="Of the film: bowl, overshoot, divergence and alpha.")
@click.option("--sections", is_flag=True, help="A file for each section.")
@click.option("--poster", metavar="MOMENT", help="A PNG beside what moves: first, last, seconds.")
@click.option("--at", multiple=True, metavar="MOMENT", help="Of stills: first, last, seconds.")
@click.option("--template", metavar="DECK", type=path, help="Your own deck, for pptx.")
@click.option("--embed", is_flag=True, help="In html, print slides for reveal.js.")
@click.option("--live", is_flag=True, help="In html, a bowl with sliders as the last slide.")
def export(
    lessons: tuple[str, ...],
    name: str | None,
    loop: bool | None,
    short: bool,
    sections: bool,
    poster: str | None,
    at: tuple[str, ...],
    template: Path | None,
    embed: bool,
    live: bool,
    output: Path | None,
    cores: int | None,
    profile: bool,
    force: bool,
    no_cache: bool,
    scenes: Path | None,
    **given: Any,
) -> None:
    """Write lessons, or clips that are there, in a format that a talk needs.

    What is named is a lesson, film, or a clip that grokdl has made. A file lies in media/clips, or
    beside the clip that was named, unless -o says otherwise. Nothing is rendered again where its
    pictures can be read from a clip that is there.

    \b
    Examples:
      grokdl export overshoot --to gif
      grokdl export talk/alpha.mp4 --to webp --no-loop
      grokdl export divergence --to mp4 --sections
      grokdl export divergence -q 4k --to png --at 2.5 --at last
      grokdl export error-bowl overshoot divergence alpha --to pptx
      grokdl export -p talk.toml --to html --live -o talk.html
      grokdl export film --to pdf
      grokdl export film --short --to pptx
    """
    format = format_asked(name, output)
    how: dict[str, Any] = {"scenes": scenes, "force": force, "cached": not no_cache}
    run = partial(made, cores=cores, profile=profile)
    of_decks = {"template": template, "live": live, "embed": embed}
    refuse_others(format, of_decks, {"poster": poster, "at": at}, loop)
    if is_film(lessons):
        of_clips = {"sections": sections, "poster": poster, "at": at, "embed": embed}
        of_film = {**given, "short": short}
        click.echo(film_exported(format, output, run, how, loop, of_decks, of_clips, of_film))
        return
    if short:
        raise GrokdlError("--short is for the film.", "As grokdl export film --short.")
    names_deck = isinstance(format, DeckFormat) and not embed
    title = title_given(given.pop("title")) if names_deck else None
    asked = wishes_asked(lessons, format, output, scenes, **given)
    if embed:
        click.echo(embedded(asked, run, how, loop), nl=False)
        return
    if isinstance(format, DeckFormat):
        made_of: dict[str, Any] = {"title": title, "loop": loop, "options": of_decks}
        places = [deck_written(asked, format, output, run, how, **made_of)]
    else:
        moments = moments_asked(format, at, sections)
        wishes = [one.delivered(loop=loop, at=moments) for one in asked]
        if sections and moments is None:
            wishes = _by_section(wishes, run, how)
        pictures = posters_asked(wishes, format, poster)
        _refuse_taken([*wishes, *pictures], output, scenes)
        wanted = [
            export_production(one, format_of(one.path), **how) for one in (*wishes, *pictures)
        ]
        places = run(wanted)
    for place in places:
        click.echo(place)


def format_asked(name: str | None, output: Path | None) -> Format | DeckFormat:
    """Return the format that a name, or else an output's ending, means.

    Raises GrokdlError if neither does, or if they contradict each other.
    """
    ending = output.suffix.lower() if output is not None and not output.is_dir() else ""
    if name is None and not ending:
        known = ", ".join(one.removeprefix(".") for one in formats())
        raise GrokdlError("In which format?", f"Say --to and one of these: {known}.")
    format = format_named(name or ending)
    if ending not in ("", format.ending):
        raise GrokdlError(
            f"--to {name} is asked for, but {output} names another format.",
            f"Let it end in {format.ending}, or name a folder that is there.",
        )
    return format


def moments_asked(format: Format, at: Sequence[str], sections: bool) -> tuple[str, ...] | None:
    """Return the moments that are asked for of stills; None if that is left to the format.

    Raises GrokdlError for what is none, or for a format of other things.
    """
    if isinstance(format, StillFormat):
        words = [*at, *(["sections"] if sections else [])]
        return Moments.read(words).texts if words else None
    if at:
        able = [n.removeprefix(".") for n, one in formats().items() if isinstance(one, StillFormat)]
        name = format.ending.removeprefix(".")
        raise GrokdlError(f"--at is for stills, and {name} moves.", f"As --to {' or '.join(able)}.")
    return None


def posters_asked(wishes: Sequence[Wanted], format: Format, moment: str | None) -> list[Wanted]:
    """Return a picture beside each file of what moves, to be seen before it plays.

    Raises GrokdlError for what is no moment, several of them, or for stills.
    """
    if moment is None:
        return []
    texts = Moments.read([moment]).texts
    if len(texts) > 1 or isinstance(format, StillFormat):
        raise GrokdlError(
            f"--poster {moment}: a poster is one picture beside what moves.",
            "For stills say --to png, with --at MOMENT for each.",
        )
    return [poster_of(one, texts) for one in wishes]


def wishes_asked(
    named: Sequence[str],
    format: Format | DeckFormat,
    output: Path | None,
    scenes: Path | None,
    *,
    file: Path | None,
    assignments: Sequence[str],
    no_share: bool,
    **given: Any,
) -> list[Wanted]:
    """Return what a command asks to export: clips that are there, and lessons.

    `given` are the options of the look and of the parameters, as they were typed. Raises
    GrokdlError for what can't be exported.
    """
    look, pairs = typed_look(given), as_pairs(given)
    folder = None if names_one(output, format) else output
    clips, lessons = [w for w in named if is_clip(w)], [w for w in named if not is_clip(w)]
    again = [asked_again(Path(word), pairs, assignments, look, None, scenes) for word in clips]
    wishes = [_of_clip(Path(word), one) for word, one in zip(clips, again, strict=True)]
    if folder is not None:
        wishes = [replace(one, path=folder / one.path.name) for one in wishes]
    usual = {} if SIZES & set(look) else format.usual_look
    wishes = [one if is_small(one, usual) else one.looking(usual) for one in wishes]
    if lessons or file is not None or not wishes:
        specs, chosen, place = specs_asked(lessons, file, scenes)
        requests = side_by_side(specs, chosen, pairs, assignments, look, share=not no_share)
        paths = free_places(requests, folder or place, scenes)
        said = any(SIZES & set(spec.look) for spec in chosen)
        asked = map(Wanted, requests, paths)
        wishes += asked if said else (one.looking(usual) for one in asked)
    if output is None or folder is not None:
        return [replace(one, path=one.path.with_suffix(format.ending)) for one in wishes]
    if isinstance(format, DeckFormat):
        return wishes
    if len(wishes) > 1:
        raise GrokdlError(
            f"{output} is one file, but {len(wishes)} were asked for.", "Give -o a folder."
        )
    return [replace(one, path=output) for one in wishes]


def is_small(wanted: Wanted, usual: Mapping[str, Any]) -> bool:
    """Tell whether a clip that was named is no larger than usual, and so stays as it is."""
    look = wanted.request.look
    return look.shaped_quality.height <= replace(look, **usual).shaped_quality.height


def names_one(output: Path | None, format: Format | DeckFormat) -> bool:
    """Tell whether an output is the name of one file of a format, and no folder."""
    return output is not None and output.suffix.lower() == format.ending and not output.is_dir()


def is_clip(word: str) -> bool:
    """Tell whether a word is the name of a file, and not of a lesson."""
    return Path(word).suffix.lower() in formats() or Path(word).is_file()


def _of_clip(path: Path, again: Again) -> Wanted:
    if again.is_film:
        raise GrokdlError(f"{path} is a film, not a clip.", "Name clips, or lessons, or just film.")
    [request] = again.requests
    whole = format_of(path) is USUAL and request.delivery == WHOLE  # of others the lesson is run
    return Wanted(request, again.path, path if whole and again.path == path else None)


def _refuse_taken(wishes: Sequence[Wanted], output: Path | None, scenes: Path | None) -> None:
    """Raise GrokdlError if another video or picture is where one is to go, unless -o names it."""
    for one in wishes:
        if one.path != output:
            refuse_taken(one.path, one.request.recipe, gallery.whose(scenes))


def _by_section(wishes: Sequence[Wanted], run: Run, how: dict[str, Any]) -> list[Wanted]:
    """Return what is wanted section by section; clips that are not there are made first."""
    clips = {one: clip_production(one, **how) for one in wishes if one.clip is None}
    run([*clips.values()])
    return [own for one in wishes for own in of_sections(one, one.clip or clips[one].path)]


def refuse_others(
    format: Format | DeckFormat,
    of_decks: Mapping[str, Any],
    of_files: Mapping[str, Any],
    loop: bool | None,
) -> None:
    """Raise GrokdlError for an option that a format has no room for, or two that exclude another.

    `of_decks` and `of_files` are options of decks and of single files, empty if not given.
    """
    asked = [name for name, value in of_decks.items() if value]
    if isinstance(format, DeckFormat):
        for option in (name for name, value in of_files.items() if value):
            raise GrokdlError(f"--{option} is not for decks.", "Leave it out, or write a clip.")
        for option in (name for name in asked if name not in format.options):
            raise not_for(option, format)
        if "embed" in asked and len(asked) > 1:
            raise GrokdlError("--embed prints slides; it writes no deck.", "Leave out the rest.")
        return
    for option in asked:
        raise not_for(option, format)
    if loop is not None and not format.holds.loops:
        able = [one.ending.removeprefix(".") for one in formats().values() if one.holds.loops]
        name = format.ending.removeprefix(".")
        raise GrokdlError(
            f"{name} can't say whether it begins anew: the program that plays it does.",
            f"Leave that out, or use --to {' or '.join(able)}.",
        )
