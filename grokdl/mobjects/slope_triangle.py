"""Slope triangle: a gap across, and what a step leaves of it upward, under the line of a web."""

from __future__ import annotations

from typing import final

from grokdl.mobjects.paths import NOTHING, Drawing, Path, line, polygon
from grokdl.mobjects.web import RING, Web
from grokdl.mobjects.wrapped import LINE, Wrapped
from grokdl.stage import Point, theme
from grokdl.stage.colour import mixed
from grokdl.stage.style import Style

PALE = 0.13  # of the goal's colour on the plane's
AWAY = 0.13  # units: from a side to its name
HALF = 0.13  # units: half the height of a line of a name


@final
class SlopeTriangle(Drawing):
    """The triangle of the best weight, another weight, and that one's next; and its `names`.

    Across is a gap, upward what a step leaves of it: so many times one is the other as the line is
    steep. Source: 4.25.
    """

    def __init__(self, style: Style, web: Web, weight: float) -> None:
        super().__init__()
        given, colours = web.parameters, style.theme
        self.web, self.weight = web, weight
        self.best = given.goal_prediction / given.input if given.input else weight
        self.field = Path(fill=mixed(colours.card, colours.goal, PALE), z_index=-2)
        self.field.is_backdrop = True
        self.sides = Path(stroke=colours.goal, width=theme.STROKE, z_index=2.2)
        self.add(self.field, self.sides)
        self.names: list[Wrapped] = []

    def show(self, alpha: float) -> None:
        """Draw it for an alpha, if all of it is in the plane."""
        if self.already_shows(alpha, self.web.plane.window):
            return
        corners = self._corners(alpha)
        self.field.draw(polygon(*corners) if corners else NOTHING)
        self.sides.draw(line(*corners) if corners else NOTHING)

    def rooms(self, alpha: float) -> tuple[float, float] | None:
        """Return how wide a name of the gap may be, and one of what is left of it.

        None where there is no triangle.
        """
        corners = self._corners(alpha)
        if corners is None:
            return None
        best, corner, _ = corners
        zone = self.web.plane.zone
        edge = zone.right if corner.x > best.x else zone.left
        return abs(corner.x - best.x) - RING, abs(edge - corner.x) - 2 * AWAY

    def name_sides(self, alpha: float, gap: Wrapped, left: Wrapped) -> list[Wrapped]:
        """Put names beside both sides, and return them: none if one has no room.

        Under a line that falls there is the web.
        """
        corners, rooms = self._corners(alpha), self.rooms(alpha)
        if corners is None or rooms is None:
            return []
        best, corner, following = corners
        out = 1 if corner.x > best.x else -1
        rise, high = out * (following.y - corner.y), _half_height(left)
        below = best.y - out * (AWAY + _half_height(gap))
        _centre(gap, Point((best.x + out * RING + corner.x) / 2, below))
        up = min(rise / 2, rise - high - AWAY / 2)  # below the line, which rises beyond
        aside = corner.x + out * (AWAY + left.text_width / 2)
        _centre(left, Point(aside, corner.y + out * up))
        fits = all(name.text_width <= room for name, room in zip((gap, left), rooms, strict=True))
        self.names = [gap, left] if rise > HALF and fits else []
        return self.names

    def _corners(self, alpha: float) -> tuple[Point, Point, Point] | None:
        """The best weight, the other under it on a level, and there the next one."""
        plane, following = self.web.plane, self.web.next_weight(self.weight, alpha)
        if self.weight == self.best or not plane.holds(self.weight, following):
            return None
        if not plane.holds(self.best, self.best):
            return None
        return (
            plane.point(self.best, self.best),
            plane.point(self.weight, self.best),
            plane.point(self.weight, following),
        )


def _half_height(name: Wrapped) -> float:
    return HALF + (len(name.lines) - 1) * LINE * name.em / 2


def _centre(name: Wrapped, at: Point) -> None:
    """Put the middle of a name of one or two lines somewhere."""
    name.place(at.x, at.y - _half_height(name) + 0.22 * name.em, 0.5)
