"""What the engine hands back: the rendered pieces of one scene, and what is in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ..captions import Cue

Progress = Callable[[float], None]
"""Told how many seconds of video are done."""

Report = Callable[[int, float], None]
"""Told a scene's number, and its seconds of video."""


def unheard(number: int, seconds: float) -> None:
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
    """

    parts: tuple[Path, ...]
    frames: int
    frame_rate: int
    captions: tuple[Cue, ...]
    sections: tuple[Section, ...]

    @property
    def duration(self) -> float:
        """The length in seconds."""
        return self.frames / self.frame_rate
