"""Animated pictures, which repeat by themselves: what GIF and WebP have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..catalog.look import Quality
from ..engine.take import Chapter, Take
from ..words.captions import Cue
from .format import Exporter, Facts, FrameFormat, Holds

FRAME_RATE = 25
"""Frames a second at most: four hundredths of a second each, which every viewer keeps to."""


class Animation(FrameFormat):
    """A format of animated pictures; `write` encodes them, `mark` adds what a file says of itself.

    Usually it is small: whoever wants more names a height or a quality.
    """

    holds = Holds(time=True, alpha=True, recipe=True, loops=True)
    usual_look = {"quality": "slide", "height": 480}

    def exporter(self, folder: Path) -> Exporter:
        """Return what thins the frames and keeps them losslessly until it has seen them all."""
        from ..engine.kept_frames import FrameKeeper  # loads PyAV

        return FrameKeeper(folder, folder / f"animation{self.ending}", FRAME_RATE, self.write)

    def join(
        self,
        takes: Sequence[Take],
        target: Path,
        facts: Facts,
        captions: Sequence[Cue] = (),
        chapters: Sequence[Chapter] = (),
    ) -> None:
        """Write the animation of one take; there is no room for captions and chapters."""
        [take] = takes
        [part] = take.parts
        self.mark(part, target, facts)

    def can_read(self, there: Quality, wanted: Quality) -> bool:
        """Tell whether pictures are at hand as large and as many a second, as `Format.can_read`."""
        return there.height >= wanted.height and there.frame_rate >= wanted.frame_rate

    @property
    def loops(self) -> bool:
        """Whether a file begins anew at its end, as it does unless that is declined."""
        return self.delivery.loop is not False

    @abstractmethod
    def write(self, pictures: Any, target: Path) -> None:
        """Write an animation of pictures, an engine.kept_frames.KeptFrames."""

    @abstractmethod
    def mark(self, source: Path, target: Path, facts: Facts) -> None:
        """Copy an animation, and add what it says of itself."""


def as_lines(facts: Facts) -> bytes:
    """Return title, recipe and record as text, a line each."""
    return "\n".join((facts.title, facts.recipe, facts.record)).encode()


def from_lines(text: bytes) -> Facts:
    """Return the facts in such a text; of another program's words the first line is the title."""
    return Facts(*text.decode(errors="replace").strip().split("\n")[:3])
