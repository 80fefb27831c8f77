"""Pacing of animated pictures: fewer frames than a video has, no two alike in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .display import Pixels

NOISE = 1e-6  # seconds


@dataclass
class Pacer:
    """Thins the frames of a scene to at most `rate` a second, and leaves out what repeats.

    `rate` divides 100: the times of what is left are whole hundredths of a second, as a GIF counts.
    """

    rate: int
    ticks: int = 0
    total: float = 0.0
    _last: Pixels | None = field(default=None, repr=False)

    def taken(self, frame: Any) -> Iterator[tuple[int, Pixels]]:
        """Yield the frame's pixels and its time in hundredths of a second, if it is one to show."""
        self.total = frame.time + frame.seconds
        tick = self.ticks
        if self.total * self.rate <= tick + NOISE:
            return  # it has gone before the next one is due
        self.ticks = int(self.total * self.rate - NOISE) + 1
        pixels = frame.pixels
        if self._last is None or not np.array_equal(pixels, self._last):
            self._last = pixels.copy()
            yield tick * 100 // self.rate, pixels
