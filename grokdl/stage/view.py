"""The window on the bowl: which weights and errors a box of the frame shows."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from grokdl.stage.geometry import Box, Point


@dataclass(frozen=True)
class View:
    """The window on the bowl: which weights and errors a box of the frame shows.

    `zone` is the plot's box in the frame; `low` and `high` are its first and last weight; its
    bottom is error 0 and its top is error `top`.
    """

    zone: Box
    low: float
    high: float
    top: float

    def x(self, weight: float) -> float:
        """Where a weight lies."""
        return self.zone.left + (weight - self.low) / (self.high - self.low) * self.zone.width

    def y(self, error: float) -> float:
        """Where an error lies."""
        return self.zone.bottom + error / self.top * self.zone.height

    def point(self, weight: float, error: float) -> Point:
        """Where a weight and its error lie."""
        return Point(self.x(weight), self.y(error))

    def weight(self, x: float) -> float:
        """Which weight lies at x."""
        return self.low + (x - self.zone.left) / self.zone.width * (self.high - self.low)

    def error(self, y: float) -> float:
        """Which error lies at y."""
        return (y - self.zone.bottom) / self.zone.height * self.top

    def shows(self, weight: float, error: float) -> bool:
        """Tell whether a point of the plane lies within the window."""
        slack = 1e-9
        across = (weight - self.low) / (self.high - self.low)
        return -slack <= across <= 1 + slack and error <= self.top * (1 + slack)

    def on(self, zone: Box) -> View:
        """Return the same window in another box."""
        return replace(self, zone=zone)


def between(first: View, last: View, share: float, raised: float | None = None) -> View:
    """Return the view a share of the way from one to the other: a steady zoom.

    `raised` is the share for its height, if it is another one.
    """
    share = min(max(share, 0.0), 1.0)
    raised = share if raised is None else min(max(raised, 0.0), 1.0)
    if share == raised == 0 or first == last:
        return first
    if share == raised == 1:
        return last
    width_a, width_b = first.high - first.low, last.high - last.low
    width = width_a ** (1 - share) * width_b**share
    moved = share if width_a == width_b else (width - width_a) / (width_b - width_a)
    low = first.low + moved * (last.low - first.low)
    top = first.top ** (1 - raised) * last.top**raised
    return View(last.zone, low, low + width, top)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Return round numbers (1-2-5) from low to high, at most `most` of them."""
    rough = (high - low) / most
    if not rough > 0:
        return []
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * m for m in (1, 2, 5, 10, 20) if power * m >= rough)
    return _multiples(step, low, high, 2 * most)


def ticks_of_steps(low: float, high: float, most: int) -> list[list[float]]:
    """Return ticks from low to high, finest first, each of which holds all of the next ones.

    In a window that closes in steadily, ticks of this kind come and stay until they leave it.
    """
    if not high > low:
        return []
    power = 10.0 ** math.ceil(math.log10(high - low))
    steps = [power * m / d for d in (1000, 100, 10, 1) for m in (1, 5)]
    found = [_multiples(step, low, high, most + 1) for step in steps]
    return [each for each in found if len(each) <= most]


def _multiples(step: float, low: float, high: float, most: int) -> list[float]:
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [count * step for count in range(first, min(last, first + most) + 1)]
