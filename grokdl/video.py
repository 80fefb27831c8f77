"""Video files: where they go, and how one is written with its recipe and its subtitles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from . import manifest
from .captions import Cue
from .engine.join import Chapter, join
from .engine.sound import sound_of
from .engine.take import Take
from .errors import GrokdlError
from .publish import names_a_file, published
from .recipe import LICENCE, RECIPE, RECORD, as_comment
from .seal import seal

CLIPS = Path("media/clips")


class Named(Protocol):
    """A video that was asked for, which knows its name."""

    @property
    def file_name(self) -> str:
        """The name without its ending."""


def places(requests: Sequence[Named], output: Path | None = None) -> list[Path]:
    """Return where the clips go. Raises GrokdlError for an output that doesn't fit."""
    folder = CLIPS if output is None else output
    if names_a_file(folder):
        if len(requests) > 1:
            raise GrokdlError(
                f"{folder} is one file, but {len(requests)} videos were asked for.",
                "Give -o a folder.",
            )
        return [folder]
    return [folder / f"{request.file_name}.mp4" for request in requests]


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
    Raises GrokdlError if it can't be written.
    """
    texts = manifest.subtitles(path, captions)
    with published([*texts, path]) as drafts:
        for draft, text in zip(drafts, texts.values(), strict=False):
            draft.write_text(text, encoding="utf-8")
        join(
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
