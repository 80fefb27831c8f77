"""Exports: files of any format, made from a clip that is there, or from its lesson."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..catalog.delivery import WHOLE
from ..catalog.look import QUALITIES, Look, look_in
from ..catalog.request import Request
from ..export import USUAL, Format, format_of
from ..files.filenames import readable
from . import manifest
from .clip import ClipProduction, productions
from .clip_job import can_be_cut
from .recipe import carried
from .section_list import recorded
from .video import places


@dataclass(frozen=True)
class Wanted:
    """One file that is asked for: its request, its place, and a clip that was named.

    The `clip` shows what the request asks for, whatever the lesson would show now. It is an MP4, or
    where that can't show it, as without a ground, of the format that is asked for.
    """

    request: Request
    path: Path
    clip: Path | None = None

    def looking(self, look: Mapping[str, Any]) -> Wanted:
        """Return the same with options of the look changed."""
        return replace(self, request=replace(self.request, look=replace(self.request.look, **look)))

    def delivered(self, **delivery: Any) -> Wanted:
        """Return the same with something else asked of the file."""
        asked = replace(self.request.delivery, **delivery)
        return replace(self, request=replace(self.request, delivery=asked))


def export_production(
    wanted: Wanted,
    format: Format,
    *,
    scenes: Path | None = None,
    force: bool = False,
    cached: bool = True,
) -> ClipProduction:
    """Return the production of a file; it reads a finished clip if there is one that will do."""
    [production] = productions(
        [wanted.request], [wanted.path], scenes=scenes, force=force, cached=cached
    )
    if wanted.clip is None:
        return replace(production, source=_finished(wanted, format, scenes))
    there, size = carried(wanted.clip), wanted.request.look.shaped_quality
    if format_of(wanted.clip) is not USUAL and not can_be_cut(wanted.clip, format):
        return production
    if not format.can_read(Look(**look_in(there.wishes)).shaped_quality, size):
        return production
    return replace(production, source=wanted.clip, made_from=there.record.get("inputs", {}))


def clip_production(
    wanted: Wanted, *, scenes: Path | None = None, force: bool = False, cached: bool = True
) -> ClipProduction:
    """Return the production of the whole clip of which something is wanted, in its usual place.

    It is an MP4, or of the wanted format if an MP4 can't show it.
    """
    whole = replace(wanted.request, delivery=WHOLE)
    [path] = places([whole])
    if whole.look.transparent:
        path = path.with_suffix(wanted.path.suffix)
    return productions([whole], [path], scenes=scenes, force=force, cached=cached)[0]


def poster_of(wanted: Wanted, moments: tuple[str, ...]) -> Wanted:
    """Return a picture beside what moves, to be seen before it plays."""
    path = wanted.path.with_name(f"{wanted.path.stem}_poster.png")
    return replace(wanted.delivered(at=moments, loop=None), path=path)


def of_sections(wanted: Wanted, clip: Path) -> list[Wanted]:
    """Return what is wanted section by section of a clip, in files named by number and name."""
    return [
        replace(
            wanted.delivered(section=number),
            path=wanted.path.with_stem(f"{wanted.path.stem}_{number:02}_{readable(section.name)}"),
            clip=clip,
        )
        for number, section in enumerate(recorded(carried(clip)), 1)
    ]


def _finished(wanted: Wanted, format: Format, scenes: Path | None) -> Path | None:
    """Return a current clip in its usual place from which what is wanted can be made."""
    whole = replace(wanted.request, delivery=WHOLE)
    made_from = manifest.inputs([whole], scenes)
    for quality in QUALITIES:
        look = replace(whole.look, quality=quality, height=0)
        if not format.can_read(look.shaped_quality, whole.look.shaped_quality):
            continue
        like = replace(whole, look=look)
        [path] = places([like])
        if path != wanted.path and manifest.current(path, like.recipe, made_from):
            return path
    return None
