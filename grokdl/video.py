"""Video files: where they go, and how one is written with its recipe and its subtitles."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from . import manifest
from .atomic_write import names_a_file, published
from .captions import Cue
from .engine.mux import Chapter, mux
from .engine.sound import sound_of
from .engine.take import Take
from .errors import GrokdlError
from .integrity import seal
from .recipe import LICENCE, RECIPE, RECORD, as_comment


class Named(Protocol):
    """A video that was asked for, which knows its name."""

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
        paths = [(output or request.folder) / f"{request.file_name}.mp4" for request in requests]
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
) -> None:
    """Write takes as one MP4, and captions, if any, as .srt and .vtt beside it, all or nothing.

    With chapters, the captions are embedded too; with a record of its making the file is sealed.
    The video comes last: whoever is killed before leaves an older one, whose captions are in its
    record and differ from the subtitles that are there. Raises GrokdlError if it can't be written.
    """
    texts = manifest.subtitles(path, captions)
    with published([*texts, path], [] if texts else manifest.own_subtitles(path)) as drafts:
        for draft, text in zip(drafts, texts.values(), strict=False):
            draft.write_text(text, encoding="utf-8")
        mux(
            [part for take in takes for part in take.parts],
            drafts[-1],
            frame_rate=takes[0].frame_rate,
            metadata={"title": title, RECIPE: as_comment(recipe, licence), RECORD: record},
            chapters=chapters,
            cues=captions if chapters else (),
            sound=sound_of(takes),
        )
        if record:
            seal(drafts[-1])
