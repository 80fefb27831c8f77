"""List of a video's sections: what a speaker plays between two pauses, and what is said in each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..engine.take import Section
from ..words.captions import Cue
from . import manifest
from .recipe import Carried, carried

HAIR = 1e-6


@dataclass(frozen=True)
class SpokenSection:
    """One section, and its captions, timed from the video's start; `chapter` is a film's."""

    section: Section
    captions: tuple[Cue, ...]
    chapter: str = ""


def sections_of(path: Path) -> list[SpokenSection]:
    """Return the sections of a clip or a film, in order. It is read from the file alone.

    A film that was made before films told them has its chapters. Raises as `carried`.
    """
    found = carried(path)
    cues = manifest.cues(found)
    return [
        SpokenSection(section, _within(section, cues), _chapter(section, found))
        for section in recorded(found)
    ]


def recorded(found: Carried) -> tuple[Section, ...]:
    """Return the sections in a video's record."""
    known = found.record.get("sections")
    if known is None:
        chapters = found.record.get("chapters", ())
        known = [(title, "", start, end - start) for title, start, end in chapters]
    return tuple(Section(*section) for section in known)


def _within(section: Section, cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    return tuple(cue for cue in cues if section.start <= cue.start + HAIR < section.end)


def _chapter(section: Section, found: Carried) -> str:
    chapters = found.record.get("chapters", ())
    there = (title for title, start, end in chapters if start <= section.start + HAIR < end)
    return next(there, "")
