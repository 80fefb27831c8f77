"""What the engine hands back: the rendered pieces of one scene, and what is in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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

    `remarks` is what a user should hear of how it was rendered, `costs` the CPU seconds by kind of
    work. The pieces share all encoder settings, so that they can be joined as they are.
    """

    parts: tuple[Path, ...]
    frames: int
    frame_rate: int
    captions: tuple[Cue, ...]
    sections: tuple[Section, ...]
    remarks: tuple[str, ...] = ()
    costs: Mapping[str, float] = field(default_factory=dict)

    @property
    def duration(self) -> float:
        """The length in seconds."""
        return self.frames / self.frame_rate
