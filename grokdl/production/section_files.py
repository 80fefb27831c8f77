"""The sections of a scene as videos of their own, with an index, as Manim writes them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from ..engine.take import Chapter, Section, SectionParts, Take
from ..files.atomic_write import published, ready_folder
from ..files.filenames import literal
from ..words import ENGLISH, Words

FOLDER = "sections"
UNNAMED = "autocreated"  # Manim's name for what comes before a scene's first section


def chapters_of(sections: Sequence[Section], words: Words = ENGLISH) -> tuple[Chapter, ...]:
    """Return a chapter for each section, named in a language; none if there is no section."""
    if [section.name for section in sections] == [UNNAMED]:
        return ()
    return tuple(
        Chapter(words.section(part.name), part.start, part.start + part.duration)
        for part in sections
    )


def write_sections(take: Take, video: Path) -> Path:
    """Write each section beside the video, in `sections/`, and an index of them, all or nothing.

    Returns the index. Names and index are Manim's, with the video's name in front. Raises
    GrokdlError if they can't be written.
    """
    folder = ready_folder(video.parent / FOLDER)
    numbered = list(zip(take.sections, take.section_parts, strict=True))
    names = [f"{video.stem}_{own.number:04}_{_slug(part.name)}.mp4" for part, own in numbered]
    targets = [*(folder / name for name in names), folder / f"{video.stem}.json"]
    with published(targets) as drafts:
        index = [
            {"name": part.name, "type": part.kind, "video": name, **_joined(own, draft, take)}
            for (part, own), name, draft in zip(numbered, names, drafts, strict=False)
        ]
        drafts[-1].write_text(json.dumps(index, indent=4), encoding="utf-8")
    return targets[-1]


def _joined(own: SectionParts, target: Path, take: Take) -> dict[str, Any]:
    """Join a section's segments, and return of them what Manim's index tells."""
    import av  # most videos have no files of sections

    from ..engine.mux import mux

    frames = mux(own.parts, target, frame_rate=take.frame_rate, metadata={})
    with av.open(literal(own.parts[0])) as segment:
        codec = segment.streams.video[0].codec_context
        look = {"width": codec.width, "height": codec.height, "nb_frames": str(frames)}
        coding = {"codec_name": codec.name, "pix_fmt": codec.pix_fmt}
    duration = Fraction(frames, take.frame_rate)
    rate = f"{take.frame_rate}/1"
    return {**look, "duration": f"{float(duration):.6f}", "avg_frame_rate": rate, **coding}


def _slug(name: str) -> str:
    letters = unicodedata.normalize("NFKC", name)
    return re.sub(r"[^\w]+", "-", letters).strip("-_") or "section"
