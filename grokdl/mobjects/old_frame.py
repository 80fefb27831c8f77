"""The frame as it was before a pull-back, as a small rectangle: so that the growth is felt."""

from __future__ import annotations

from grokdl import theme
from grokdl.history import FloatArray
from grokdl.mobjects.paths import NOTHING, Path, joined, polygon
from grokdl.stage import Point, View

SMALLEST = 0.04


class OldFrame(Path):
    """The outlines of earlier views within the present one."""

    def __init__(self) -> None:
        super().__init__(stroke=theme.current().weight, width=theme.FINE, z_index=1.2)
        self.views: list[View] = []

    def show(self, view: View) -> None:
        """Draw the earlier views; one that is as large as the present view stays undrawn."""
        outlines = [self._outline(old, view) for old in self.views]
        self.draw(joined([outline for outline in outlines if len(outline)]))

    def _outline(self, old: View, view: View) -> FloatArray:
        left, right = view.x(old.low), view.x(old.high)
        top, bottom = view.y(old.top), view.zone.bottom
        if right - left < SMALLEST or right - left > 0.98 * view.zone.width:
            return NOTHING
        corners = (Point(left, bottom), Point(right, bottom), Point(right, top), Point(left, top))
        return polygon(*corners)
