"""What a lesson showed, frame by frame, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from outlines import circles

from grokdl.history import FloatArray, History
from grokdl.stage import Box, Point, View


@dataclass(frozen=True)
class Drawn:
    """One visible outline: what it is, its words if it has some, and how far it reaches."""

    kind: str
    text: str
    box: Box
    hides: bool  # nothing can be seen through it
    points: FloatArray = field(compare=False, repr=False)


@dataclass
class Seen:
    """One picture in one frame: the outlines on screen, and the numbers that they stand for.

    `points` holds the parts that are in the scene; a part that draws nothing has no points.
    """

    history: History
    step: int
    view: View
    weight: float
    reach: float
    target: float | None
    points: dict[str, FloatArray]

    def shows(self, part: str) -> bool:
        """Tell whether a part is drawn."""
        return len(self.points.get(part, ())) > 0

    def circles(self, part: str) -> list[Point]:
        """Return the middles of a part's circles."""
        return circles(self.points[part])


@dataclass
class Frame:
    """What is on screen at a moment, `shown` frames long."""

    time: float
    shown: int
    still: bool
    fading: bool
    drawn: list[Drawn]
    pictures: list[Seen]
    counter: str  # empty while no steps are counted
    readout: dict[str, str]
    stale: list[str]

    @property
    def texts(self) -> list[Drawn]:
        """All words and numbers on screen."""
        return [item for item in self.drawn if item.text]


@dataclass
class Reel:
    """All frames of a lesson, and the lesson after its end."""

    lesson: Any
    frame_rate: int
    frames: list[Frame] = field(default_factory=list)
    plays: list[tuple[float, bool]] = field(default_factory=list)  # seconds; whether it stands

    @property
    def seconds(self) -> float:
        """Its length."""
        return sum(frame.shown for frame in self.frames) / self.frame_rate

    def seconds_at(self, frame_rate: int) -> float:
        """Return its length at another frame rate, as Manim 0.22 cuts plays into frames."""
        dt = 1 / frame_rate
        counts = [int(s / dt) if still else len(np.arange(0, s, dt)) for s, still in self.plays]
        return sum(counts) / frame_rate

    @property
    def sections(self) -> list[str]:
        """The names of its sections."""
        return list(self.lesson.renderer.file_writer.begun)

    def showing(self, part: str) -> list[tuple[float, Seen]]:
        """Return the pictures in which a part is drawn, each with its time."""
        found = [(f.time, seen) for f in self.frames for seen in f.pictures if seen.shows(part)]
        assert found, f"no frame shows the {part}"
        return found
