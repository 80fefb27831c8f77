"""Where things are: the frame's zones, the window on the bowl, and free places for labels.

All lengths are Manim units (the picture's shorter side is 8), all arithmetic is plain floats.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

UNIT = 8.0  # the picture's shorter side; font sizes are shares of it
MARGIN = 0.5
GUTTER = 0.5
TITLE_LINE = 0.62
CAPTION_LINE = 0.5
PANEL_WIDTH = 3.76
TOUCHING = 0.05  # what each thing in a label's place counts beside its area: a line has hardly any
LANE = 1.3  # below the weight axis: ticks, the step arrow's lane, the gap's lane


class Point(NamedTuple):
    """A place in the frame."""

    x: float
    y: float


class Box(NamedTuple):
    """An upright rectangle in the frame."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height."""
        return self.top - self.bottom

    @property
    def centre(self) -> Point:
        """Its middle."""
        return Point((self.left + self.right) / 2, (self.bottom + self.top) / 2)

    def grown(self, by: float) -> Box:
        """Return this box with every edge moved outward."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two share some area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def holds(self, other: Box) -> bool:
        """Tell whether the other lies within this one."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.bottom <= other.bottom
            and other.top <= self.top
        )

    def has(self, point: Point) -> bool:
        """Tell whether a point lies in this box, its edge included."""
        return self.left <= point.x <= self.right and self.bottom <= point.y <= self.top


@dataclass(frozen=True)
class Stage:
    """The frame's zones, computed from its size: title line, stage, panel, caption line."""

    width: float
    height: float

    @cached_property
    def safe(self) -> Box:
        """Everything that is drawn lies in here."""
        return Box(
            -self.width / 2 + MARGIN,
            -self.height / 2 + MARGIN,
            self.width / 2 - MARGIN,
            self.height / 2 - MARGIN,
        )

    @cached_property
    def title(self) -> Box:
        """The line at the top."""
        return self.safe._replace(bottom=self.safe.top - TITLE_LINE)

    @cached_property
    def caption(self) -> Box:
        """The line at the bottom."""
        return self.safe._replace(top=self.safe.bottom + CAPTION_LINE)

    @cached_property
    def middle(self) -> Box:
        """All that lies between the two lines."""
        return self.safe._replace(bottom=self.caption.top + 0.2, top=self.title.bottom - 0.15)

    @cached_property
    def picture(self) -> Box:
        """The middle without the panel."""
        return self.middle._replace(right=self.panel.left - GUTTER)

    @cached_property
    def panel(self) -> Box:
        """The place of the read-out, at the right."""
        width = min(PANEL_WIDTH, 0.42 * self.middle.width)
        return self.middle._replace(left=self.middle.right - width)

    def panes(self) -> tuple[Box, Box]:
        """Return two halves of the middle, side by side."""
        x = self.middle.centre.x
        return (
            self.middle._replace(right=x - GUTTER),
            self.middle._replace(left=x + GUTTER),
        )


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


def between(first: View, last: View, share: float) -> View:
    """Return the view a share of the way from one to the other: a steady zoom."""
    if share <= 0 or first == last:
        return first
    if share >= 1:
        return last
    width_a, width_b = first.high - first.low, last.high - last.low
    width = width_a ** (1 - share) * width_b**share
    moved = share if width_a == width_b else (width - width_a) / (width_b - width_a)
    low = first.low + moved * (last.low - first.low)
    top = first.top ** (1 - share) * last.top**share
    return View(last.zone, low, low + width, top)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Return round numbers (1-2-5) from low to high, at most `most` of them."""
    rough = (high - low) / most
    if not rough > 0:
        return []
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * m for m in (1, 2, 5, 10, 20) if power * m >= rough)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [count * step for count in range(first, min(last, first + 2 * most) + 1)]


def clipped(a: Point, b: Point, box: Box) -> tuple[Point, Point] | None:
    """Return the part of the line from a to b that lies in the box, or None."""
    start, end = 0.0, 1.0
    for origin, change, least, largest in (
        (a.x, b.x - a.x, box.left, box.right),
        (a.y, b.y - a.y, box.bottom, box.top),
    ):
        if change == 0:
            if not least <= origin <= largest:
                return None
            continue
        enter, leave = sorted(((least - origin) / change, (largest - origin) / change))
        start, end = max(start, enter), min(end, leave)
    if start >= end:
        return None

    def at(share: float) -> Point:
        return Point(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))

    return at(start), at(end)


def along(a: Point, b: Point, pieces: int = 12) -> list[Box]:
    """Return boxes that cover a line."""
    spots = [
        Point(a.x + (b.x - a.x) * k / pieces, a.y + (b.y - a.y) * k / pieces)
        for k in range(pieces + 1)
    ]
    return [
        Box(min(p.x, q.x), min(p.y, q.y), max(p.x, q.x), max(p.y, q.y)) for p, q in pairwise(spots)
    ]


def free_place(
    size: tuple[float, float],
    around: Sequence[Point],
    within: Box,
    obstacles: Iterable[Box],
    gap: float = 0.06,
) -> Point:
    """Return the first of the wished-for middles at which a label of this size is free.

    Where none is, the one with the least overlap, moved into `within`.
    """
    obstacles = list(obstacles)
    best, least = around[0], math.inf
    for middle in around:
        inside = moved_into(box_at(middle, size), within)
        taken = inside.grown(gap)
        hidden = sum(shared_area(taken, obstacle) for obstacle in met(taken, obstacles))
        hidden += TOUCHING * len(met(inside, obstacles))
        shifted = abs(inside.centre.x - middle.x) + abs(inside.centre.y - middle.y)
        if hidden == 0 and shifted < 1e-6:
            return middle
        if hidden + 0.1 * shifted < least:
            best, least = inside.centre, hidden + 0.1 * shifted
    return best


def spread(wished: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Return places near the wished-for ones, which fall, at least `apart`, from high to low."""
    places = list(wished)
    for k in range(len(places)):
        places[k] = min(places[k], high if k == 0 else places[k - 1] - apart)
    for k in reversed(range(len(places))):
        places[k] = max(places[k], low if k == len(places) - 1 else places[k + 1] + apart)
    return places


def box_at(middle: Point, size: tuple[float, float]) -> Box:
    """Return the box of a size around a middle."""
    return Box(
        middle.x - size[0] / 2,
        middle.y - size[1] / 2,
        middle.x + size[0] / 2,
        middle.y + size[1] / 2,
    )


def moved_into(box: Box, within: Box) -> Box:
    """Return the box, moved as little as needed to lie within the other."""
    dx = max(0.0, within.left - box.left) + min(0.0, within.right - box.right)
    dy = max(0.0, within.bottom - box.bottom) + min(0.0, within.top - box.top)
    return Box(box.left + dx, box.bottom + dy, box.right + dx, box.top + dy)


def met(box: Box, obstacles: Iterable[Box]) -> list[Box]:
    """Return the obstacles that a box meets, lines that cross it among them."""
    left, bottom, right, top = box
    return [
        other
        for other in obstacles
        if other[0] < right and left < other[2] and other[1] < top and bottom < other[3]
    ]


def shared_area(a: Box, b: Box) -> float:
    """Return the area that two boxes share."""
    width = min(a.right, b.right) - max(a.left, b.left)
    height = min(a.top, b.top) - max(a.bottom, b.bottom)
    return width * height if width > 0 and height > 0 else 0.0
