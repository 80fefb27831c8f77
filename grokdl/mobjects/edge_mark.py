"""Edge mark: an arrow at the edge for a dot that has left the view, with its weight."""

from __future__ import annotations

import math
from collections.abc import Sequence

from grokdl import numerals
from grokdl.mobjects.paths import NOTHING, Drawing, Path, arrow_head
from grokdl.mobjects.text import Number
from grokdl.stage import Box, Point, View, box_at, free_place, met, theme
from grokdl.stage.style import Style

INSET = 0.12
LENGTH = 0.3
BEYOND = 0.06  # units: so far an arrow's wings may reach out of its place
AWAY = tuple(0.4 * k for k in range(1, 12))  # from the arrow to its number beside it
WIDEST = f"{numerals.MINUS}8.88e288"
ROWS = 7  # places for the number under the arrow, one below the other
NARROW = 5.0  # in a view that is less wide the number is smaller
SMALLER = (theme.NARROW, theme.LEAST)
OVER = 0.26  # from the view's top to its number in the row of the error axis's name


class EdgeMark(Drawing):
    """A small arrow at the edge of the view, drawn only while the dot is beyond it."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.head = Path(fill=style.theme.ink, z_index=4)
        self.label = Number(style, WIDEST, role="weight", size=theme.SMALL, z_index=5)
        self.widest = self.label.text_width
        self._at: Box | None = None  # of the arrow
        self.add(self.head, self.label)

    def show(
        self,
        view: View,
        weight: float,
        error: float,
        obstacles: Sequence[Box],
        flies: bool = False,
    ) -> None:
        """Draw the arrow if a point is outside the view; its weight stands off `obstacles`.

        Over a dot that `flies` above the view the arrow points up, without a number: that is none
        of the run's.
        """
        if view.shows(weight, error):
            self.hide()
            return
        if self.already_shows(view, weight, tuple(obstacles), flies):
            return
        if flies and view.low <= weight <= view.high:
            left, right = (_corner(view, side).x for side in (-1, 1))
            above = Point(min(max(view.x(weight), left), right), view.zone.top - INSET)
            self.head.draw(arrow_head(above._replace(y=above.y + INSET), math.pi / 2, LENGTH))
            self._at = box_at(above, (LENGTH, LENGTH))
            self.label.show(False)
            return
        side = math.copysign(1, weight - (view.low + view.high) / 2)
        at = _corner(view, side)
        self._at = box_at(at, (LENGTH, LENGTH))
        self.head.draw(arrow_head(Point(at.x, at.y + INSET), math.pi / 2 - side * 0.7, LENGTH))
        self._place_label(numerals.plain(weight), at, side, view.zone, obstacles)

    @property
    def boxes(self) -> list[Box]:
        """Where its arrow and its number are."""
        arrow = [] if self._at is None else [self._at.grown(BEYOND)]
        return [*arrow, *([self.label.box] if self.label.shown else [])]

    def _place_label(
        self, text: str, at: Point, side: float, zone: Box, obstacles: Sequence[Box]
    ) -> None:
        narrow = zone.width < NARROW
        for font_size in SMALLER if narrow else (theme.SMALL,):
            own = self.label.resize(font_size).show(True).set_text(text).text_width
            grows = "e" in text and not narrow  # one with an exponent has room to, and so stays
            size = (max(own, self.widest) if grows else own, 0.28)
            middle = self._free_place(size, at, side, zone, obstacles)
            if not met(box_at(middle, size), obstacles):
                break
        box = box_at(middle, size)
        self.label.place(box.left if side < 0 else box.right - own, middle.y - 0.09)

    def _free_place(
        self,
        size: tuple[float, float],
        at: Point,
        side: float,
        zone: Box,
        obstacles: Sequence[Box],
    ) -> Point:
        """A place for a number of a size: under the arrow, beside it or over it."""
        outside = at.x + INSET * side - side * size[0] / 2
        inside = [Point(at.x - side * (away + size[0] / 2), at.y - 0.1) for away in AWAY]
        under = [Point(outside, at.y - 0.45 - 0.3 * row) for row in range(ROWS)]
        over = Point(outside, zone.top + OVER)
        around = [under[0], *inside, *under[1:], over]
        return free_place(size, around, zone._replace(top=over.y + size[1] / 2), obstacles)

    def hide(self) -> None:
        """Draw nothing."""
        if self.already_shows():
            return
        self._at = None
        self.head.draw(NOTHING)
        self.label.show(False)


def edge_mark_places(view: View) -> list[Box]:
    """Return the boxes of the arrows at either edge, for numbers that keep their places."""
    size = (LENGTH, LENGTH)
    return [box_at(_corner(view, side), size) for side in (-1, 1)]


def _corner(view: View, side: float) -> Point:
    zone = view.zone
    return Point(zone.right - INSET if side > 0 else zone.left + INSET, zone.top - INSET)
