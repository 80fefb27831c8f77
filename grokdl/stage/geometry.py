"""Points and upright boxes of the frame, and the arithmetic on them, in Manim units."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple


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

    def towards(self, other: Box, share: float) -> Box:
        """Return the box a share of the way from this one to another."""
        return Box(*(a + share * (b - a) for a, b in zip(self, other, strict=True)))

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
