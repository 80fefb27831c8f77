"""Video files: where they go, and how one is written with its recipe and its subtitles."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from ..catalog.look import Look
from ..engine.take import Chapter, Take
from ..errors import GrokdlError
from ..export import USUAL, Facts, format_of, formats, names_a_file
from ..files.atomic_write import published
from ..words import ENGLISH, Words
from ..words.captions import Cue
from . import manifest, pictures
from .recipe import LICENCE, as_comment


class Named(Protocol):
    """Request for a video: where it lies, and its name."""

    @property
    def folder(self) -> Path:
        """Where it lies if nobody says otherwise."""

    @property
    def file_name(self) -> str:
        """The name without its ending."""


def places(requests: Sequence[Named], output: Path | None = None) -> list[Path]:
    """Return where the clips go.

    Raises GrokdlError for an output that doesn't fit, and if two clips would be one file.
    """
    if output is None or not names_a_file(output):
        folders = (output or request.folder for request in requests)
        names = (f"{request.file_name}{USUAL.ending}" for request in requests)
        paths = [folder / name for folder, name in zip(folders, names, strict=True)]
        _refuse_doubles(requests, paths)
        return paths
    if len(requests) > 1:
        raise GrokdlError(
            f"{output} is one file, but {len(requests)} videos were asked for.",
            "Give -o a folder.",
        )
    return [output]


def _refuse_doubles(requests: Sequence[Named], paths: Sequence[Path]) -> None:
    """Many disks take capital and small letters, and accents however written, for the same."""
    found: dict[str, tuple[Named, Path]] = {}
    for request, path in zip(requests, paths, strict=True):
        spelled = unicodedata.normalize("NFC", str(path)).casefold()
        other, place = found.setdefault(spelled, (request, path))
        if other != request:
            many = "" if place == path else " on many disks, which don't tell capitals apart"
            raise GrokdlError(
                f"{place} and {path} would be one file{many}.",
                "Render each by itself, with -o NAME.mp4.",
            )


def refuse_what_it_cannot_hold(path: Path, look: Look) -> None:
    """Raise GrokdlError if a look has no ground, and the format that a name means must have one."""
    if look.transparent and not format_of(path).holds.alpha:
        clear = [one.ending.removeprefix(".") for one in formats().values() if one.holds.alpha]
        kind = format_of(path).ending.removeprefix(".").upper()
        raise GrokdlError(
            f"{kind} has no transparency: take {', '.join(clear)}.",
            f"As in -o {path.stem}.webm, or grokdl export --to webm.",
        )


def write_video(
    takes: Sequence[Take],
    path: Path,
    title: str,
    recipe: dict[str, Any],
    captions: Sequence[Cue],
    chapters: Sequence[Chapter] = (),
    *,
    licence: str | None = LICENCE,
    record: str = "",
    words: Words = ENGLISH,
) -> None:
    """Write takes as one file of the format that its name means, all or nothing.

    Captions, if any, lie as .srt and .vtt beside a file that has room for them, and with chapters
    are embedded too, in the language of `words`; with a record of its making the file is sealed.
    What it can't hold of several pictures lies beside it, too. The video comes last: whoever is
    killed before leaves an older one, whose record tells of other captions and pictures than are
    there. Raises GrokdlError if it can't be written.
    """
    known = format_of(path)
    texts, beside = manifest.subtitles(path, captions), known.beside(takes, path, chapters)
    pictures.refuse_taken(path, beside, recipe)
    outdated = [] if texts else manifest.own_subtitles(path)
    outdated += [place for place in pictures.own(path) if place not in beside]
    with published([*texts, *beside, path], outdated) as drafts:
        for draft, text in zip(drafts, texts.values(), strict=False):
            draft.write_text(text, encoding="utf-8")
        facts = Facts(title, as_comment(recipe, licence), record, words.subtitles)
        told = pictures.write(known, beside, drafts[len(texts) :], facts, recipe, licence)
        known.join(takes, drafts[-1], facts._replace(record=told), captions, chapters)
        if record and known.holds.recipe:
            known.seal(drafts[-1])
