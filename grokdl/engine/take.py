"""Result of rendering one scene: its files, and what is in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from ..catalog.section_types import type_of
from ..words.captions import Cue, within

KILLED = "a process that rendered it was killed; its share was rendered again"


class Headway(NamedTuple):
    """Progress of a scene: seconds of video that are done, and that are begun.

    `whole` says that nothing more will begin: `begun` is then the video's length.
    """

    done: float
    begun: float
    whole: bool


Progress = Callable[[Headway], None]
"""Told how far a scene is."""

Report = Callable[[int, Headway], None]
"""Told a scene's number, and how far it is."""


class Section(NamedTuple):
    """A stretch of a scene between two pauses of a speaker: start and duration in seconds.

    `kind` is what its scene calls it, `type` one of TYPES.
    """

    name: str
    kind: str
    start: float
    duration: float

    @property
    def type(self) -> str:
        """How a speaker plays it: normal, loop or question."""
        return type_of(self.kind)

    @property
    def end(self) -> float:
        """When it is over, in seconds."""
        return self.start + self.duration


class SectionParts(NamedTuple):
    """A section's number in its scene (those that are skipped count too), and its segments."""

    number: int
    parts: tuple[Path, ...]


class Chapter(NamedTuple):
    """A named stretch of a video: start and end in seconds."""

    title: str
    start: float
    end: float


@dataclass(frozen=True)
class Take:
    """One rendered scene: its files in order, its length, its captions and sections.

    `sound` is a WAV file that starts with the video, `remarks` is what a user should hear of how it
    was rendered, `costs` the CPU seconds by kind of work, `histories` the recipes of the runs that
    a lesson shows, its own first. In a film a `bridge`, a take of its own, may lead to it. What the
    files are its format knows; an MP4's are segments of video that share all encoder settings, and
    `kept_as` has each one's key in the cache, empty where it has none.
    """

    parts: tuple[Path, ...]
    frames: int
    frame_rate: int
    captions: tuple[Cue, ...]
    sections: tuple[Section, ...]
    remarks: tuple[str, ...] = ()
    costs: Mapping[str, float] = field(default_factory=dict)
    sound: Path | None = None
    section_parts: tuple[SectionParts, ...] = ()
    save_sections: bool = False
    histories: tuple[dict[str, Any], ...] = ()
    bridge: Take | None = None
    kept_as: tuple[str, ...] = ()

    @property
    def duration(self) -> float:
        """The length in seconds."""
        return self.frames / self.frame_rate

    def of_section(self, number: int) -> Take:
        """Return what is in one section, counted from 1; its files stay those of the whole."""
        section = self.sections[number - 1]
        end = section.start + section.duration
        return replace(
            self,
            frames=round(section.duration * self.frame_rate),
            captions=within(self.captions, section.start, end),
            sections=(section._replace(start=0.0),),
            section_parts=self.section_parts[number - 1 : number],
        )


Finished = Callable[[int, Take], None]
"""Told a scene's number, and its take."""


def unheard(number: int, news: Headway | Take) -> None:
    """Take a report and do nothing."""
