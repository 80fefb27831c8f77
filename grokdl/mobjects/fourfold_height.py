"""Fourfold height: a dot twice as far from the goal stands four times as high."""

from __future__ import annotations

from typing import final

from grokdl.mobjects.paths import NOTHING, Drawing, Path, dashes, joined, line
from grokdl.stage import Box, Point, View, theme
from grokdl.stage.style import Style

TICK = 0.12  # units, on either side of the higher stem
TIMES = 4
ROOM = 0.06


@final
class FourfoldHeight(Drawing):
    """A stem under a point of the bowl, and its height laid off four times on a higher one."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        colours = style.theme
        self.stem = Path(stroke=colours.error, width=4, z_index=1.9)
        self.level = Path(stroke=colours.error, width=theme.FINE, z_index=1.9)
        self.ticks = Path(stroke=colours.error, width=4, z_index=1.9)
        self.add(self.stem, self.level, self.ticks)
        self.foot = self.top = Point(0, 0)

    @staticmethod
    def boxes(view: View, low: Point, high: Point) -> list[Box]:
        """Return what it takes between a point and a higher one, for labels that look for a place.

        The higher one's stem is the dot's own.
        """
        left, right = sorted((low.x, high.x))
        stem = Box(low.x, view.zone.bottom, low.x, low.y)
        return [box.grown(ROOM) for box in (stem, Box(left, low.y, right, low.y))]

    def stand(self, view: View, at: Point, share: float) -> None:
        """Draw a share of the stem from the axis to a point of the bowl."""
        if self.already_shows(at, share):
            return
        self.foot, self.top = Point(at.x, view.zone.bottom), at
        self.stem.draw(line(self.foot, self._at(at.x, share)))

    def reach(self, at: Point, share: float) -> None:
        """Draw a share of the level to a higher point's stem, then ticks from the foot up."""
        if self.already_shows(at, share):
            return
        across = self.top.x + min(1.0, 2 * share) * (at.x - self.top.x)
        self.level.draw(dashes(self.top, self.top._replace(x=across)) if share else NOTHING)
        count = int((2 * share - 1) * TIMES + 1e-9)
        spots = [self._at(at.x, k + 1) for k in range(max(0, count))]
        sides = [[spot._replace(x=spot.x + way) for way in (-TICK, TICK)] for spot in spots]
        self.ticks.draw(joined([line(*side) for side in sides]) if sides else NOTHING)

    def _at(self, x: float, times: float) -> Point:
        """So many heights above the axis."""
        return Point(x, self.foot.y + times * (self.top.y - self.foot.y))
