"""Interface of a check: it is shown each frame that differs, and asked again at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from .finding import Fault
from .walk import Frame

Timed = tuple[float, float, Fault]
"""From when, for how many seconds, and what."""


class Check:
    """Looks for faults of some kinds; `examined` counts what it looked at.

    One that wants to see `every` frame is shown those too that are the same as the one before.
    """

    every = False

    def __init__(self) -> None:
        self.examined: Counter[str] = Counter()

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Return the faults of a frame; the frames come in order."""
        yield from ()

    def end(self, scene: Any) -> Iterator[Timed]:
        """Return the faults that are known only when a scene has ended."""
        yield from ()
