"""Decks: the sections of finished clips as slides of one file, and their renewal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from ..catalog.request import Request
from ..engine.take import Section, Take
from ..errors import GrokdlError
from ..export import Deck, DeckFormat, Slide, UnreadableError, deck_formats
from ..files.atomic_write import private_folder, published
from ..files.filenames import readable
from ..words import in_language
from .clip import Clip
from .clip_job import stretch, take_in
from .preview import save_picture
from .recipe import Carried, as_comment, carried
from .schema import ClipInDeck, as_mapping, fits


def write_deck(
    clips: Sequence[Clip],
    format: DeckFormat,
    path: Path,
    *,
    title: str | None = None,
    loop: bool | None = None,
    **options: Any,
) -> None:
    """Write a deck of clips in its place, a slide for each section; `options` are the format's.

    With `loop` every slide loops, or none; else those do whose section ends as it begins.
    Raises GrokdlError for clips that don't go together, or as the format does.
    """
    with private_folder() as folder, published([path]) as [draft]:
        deck = deck_of(clips, folder / "slides", title=title, loop=loop, last=format.needs_last)
        format.write(deck, draft, **options)


def deck_of(
    clips: Sequence[Clip],
    folder: Path,
    *,
    title: str | None = None,
    loop: bool | None = None,
    last: bool = True,
) -> Deck:
    """Return a deck of clips, with `last` pictures or without; its files lie in a folder.

    Raises GrokdlError for clips that don't go together.
    """
    _refuse_what_does_not_fit(clips)
    look = clips[0].request.look
    slides = (
        slide
        for number, clip in enumerate(clips)
        for slide in slides_of(clip, folder / f"{number:02}", number, last=last)
    )
    return Deck(
        title=title or _title(clips),
        titled=bool(title),
        slides=tuple(one if loop is None else replace(one, loops=loop) for one in slides),
        width=clips[0].width,
        height=clips[0].height,
        theme=look.colours,
        language=look.language,
        recipes=tuple(map(_recipe, clips)),
    )


def deck_of_sections(clips: Sequence[tuple[Clip, Path]], *, loop: bool | None = None) -> Deck:
    """Return a deck whose slides are clips that lie by themselves, each with its poster."""
    first = clips[0][0]
    look = first.request.look
    slides = (
        Slide(
            lesson=_title([clip]),
            name=clip.sections[0].name,
            clip=clip.path,
            first=poster,
            last=poster,
            seconds=clip.duration,
            loops=clip.sections[0].type == "loop" if loop is None else loop,
            captions=clip.captions,
            captioned=clip.request.look.shows_captions,
        )
        for clip, poster in clips
    )
    return Deck(
        title=_title([clip for clip, _ in clips]),
        slides=tuple(slides),
        width=first.width,
        height=first.height,
        theme=look.colours,
        language=look.language,
    )


def slides_of(clip: Clip, folder: Path, recipe: int, *, last: bool = True) -> Iterator[Slide]:
    """Yield a slide for each section of a clip; `recipe` is the number of the clip's recipe.

    Its last picture is made only if `last` is wanted; else it is the first one.
    """
    folder.mkdir(parents=True)
    whole = take_in(clip.path)
    for number, section in enumerate(whole.sections, 1):
        stem = folder / f"{clip.path.stem}_{number:02}_{readable(section.name)}"
        part = whole.of_section(number)
        first = save_picture(clip.path, section.start, stem.with_suffix(".first.png"))
        end, target = _last(section, whole), stem.with_suffix(".png")
        yield Slide(
            lesson=_title([clip]),
            name=clip.request.look.texts.section(section.name),
            clip=_cut(part, section, stem.with_suffix(".mp4")),
            first=first,
            last=save_picture(clip.path, end, target) if last else first,
            seconds=section.duration,
            loops=section.type == "loop",
            captions=part.captions,
            captioned=clip.request.look.shows_captions,
            recipe=recipe,
        )


def _cut(part: Take, section: Section, target: Path) -> Path:
    """Write a section of a clip as an MP4 of its own, with its sound."""
    from ..engine.mux import mux  # loads PyAV
    from ..engine.sound import sound_of

    own = stretch(part, section.start, target.parent)
    mux(own.parts, target, frame_rate=own.frame_rate, metadata={}, sound=sound_of([own]))
    return target


def _last(section: Section, whole: Take) -> float:
    """The time of a section's last frame."""
    return section.start + section.duration - 1 / whole.frame_rate


def _recipe(clip: Clip) -> str:
    """What a deck carries of a clip: its recipe, and what it was made from."""
    found = carried(clip.path)
    made_from = {name: found.record.get(name, {}) for name in ("inputs", "defaults")}
    recipe = {key: value for key, value in found.recipe.items() if key != "format"}
    return as_comment({**recipe, "record": made_from})


def _title(clips: Sequence[Clip]) -> str:
    """The lesson's title, or if there are several the film's."""
    [*requests] = (clip.request for clip in clips)
    words = in_language(requests[0].look.language)
    if len(requests) > 1:
        return words("film")
    [request] = requests
    return request.title or words.titles.get(request.info.name, request.info.title)


def _refuse_what_does_not_fit(clips: Sequence[Clip]) -> None:
    first = clips[0]
    for clip in clips[1:]:
        if (clip.width, clip.height) != (first.width, first.height):
            raise GrokdlError(
                f"{clip.path} has {clip.width}×{clip.height} pixels, {first.path} has "
                f"{first.width}×{first.height}: the clips of a deck have one size.",
                "Name lessons, or clips of one quality and aspect.",
            )


def renew_deck(
    clips: Sequence[Clip], path: Path, *, title: str | None = None, loop: bool | None = None
) -> None:
    """Change the clips in a deck of ours for these, which are of its lessons, in their order.

    Its title stays, unless there is another one.
    """
    format = deck_formats()[path.suffix.lower()]
    with private_folder() as folder:
        deck = deck_of(clips, folder / "slides", title=title, loop=loop, last=format.needs_last)
        format.refresh(path, deck)


def carried_by(path: Path) -> list[Carried]:
    """Return what a deck carries of each of its clips; nothing if it is no deck of ours."""
    return [
        Carried(
            str(recipe.get("title") or ""),
            {name: value for name, value in recipe.items() if name != "record"},
            _as_record(recipe.get("record")),
        )
        for recipe in recipes_in(path)
    ]


def is_ours(path: Path) -> bool:
    """Tell whether a file is a deck that carries recipes of ours."""
    return bool(recipes_in(path))


def is_of_these(path: Path, requests: Iterable[Request]) -> bool:
    """Tell whether a file is a deck of these lessons and variants, whatever their numbers."""
    there = [(one.get("lesson"), tuple(one.get("variant", ()))) for one in recipes_in(path)]
    return there == [(request.info.name, request.variant) for request in requests]


def recipes_in(path: Path) -> tuple[dict[str, Any], ...]:
    """Return the recipes of a deck's clips as mappings; none of a file that is no deck of ours."""
    if path.suffix.lower() not in deck_formats():
        return ()
    try:
        there = path.stat()
    except OSError:
        return ()
    return _read(path.absolute(), (there.st_mtime_ns, there.st_size, there.st_ino))


@cache  # a deck is read as a whole, and several ask what it carries
def _read(path: Path, _: tuple[int, ...]) -> tuple[dict[str, Any], ...]:
    try:
        return tuple(map(as_mapping, deck_formats()[path.suffix.lower()].recipes(path)))
    except (GrokdlError, UnreadableError, OSError):
        return ()


def _as_record(value: object) -> dict[str, Any]:
    """What a clip was made from, as a deck says; nothing where that is damaged."""
    return value if isinstance(value, dict) and fits(json.dumps(value), ClipInDeck) else {}
