"""Check of stale pictures: what moved in a play though Manim had painted it as still."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .check import Check, Timed
from .finding import Fault
from .names import Names
from .walk import Frame


class Stale(Check):
    """Nothing moves in a play that should not move in it."""

    def __init__(self) -> None:
        super().__init__()
        self._names: Names | None = None

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Note who knows the names."""
        self._names = frame.names
        yield from ()

    def end(self, scene: Any) -> Iterator[Timed]:
        """Return what the engine has noted."""
        if self._names is not None:
            for time, mobject in scene.renderer.stale:
                said = "moved in a play that should not move it"
                yield time, 0.0, Fault("stale", self._names.name(mobject), said=said)
