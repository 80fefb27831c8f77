"""What the engine hands back: the rendered pieces of one scene, and what is in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ..captions import Cue


class Headway(NamedTuple):
    """How far a scene is: seconds of video that are done, and that are begun.

    `whole` says that nothing more will begin: `begun` is then the video's length.
    """

    done: float
    begun: float
    whole: bool


Progress = Callable[[Headway], None]
"""Told how far a scene is."""

Report = Callable[[int, Headway], None]
"""Told a scene's number, and how far it is."""

Finished = Callable[[int, float], None]
"""Told a scene's number, and its length in seconds."""


def unheard(number: int, news: Headway | float) -> None:
    """Take a report and do nothing."""


class Section(NamedTuple):
    """A stretch of a scene between two pauses of a speaker: start and duration in seconds."""

    name: str
    kind: str
    start: float
    duration: float


@dataclass(frozen=True)
class Take:
    """One rendered scene: its pieces of video in order, its length, its captions and sections.

    The pieces share all encoder settings, so that they can be joined without encoding them again.
    `sound` is a WAV file that starts with the video, `notes` are sentences for the user.
    """

    parts: tuple[Path, ...]
    frames: int
    frame_rate: int
    captions: tuple[Cue, ...]
    sections: tuple[Section, ...]
    sound: Path | None = None
    notes: tuple[str, ...] = ()

    @property
    def duration(self) -> float:
        """The length in seconds."""
        return self.frames / self.frame_rate
