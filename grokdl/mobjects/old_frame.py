"""Outline of the view before a pull-back, as a rectangle that shows how much the view grew."""

from __future__ import annotations

from collections.abc import Sequence

from grokdl.mobjects.paths import Path, joined, polygon
from grokdl.stage import Box, Point, View, along, theme
from grokdl.stage.style import Style

SMALLEST = 0.04


class OldFrame(Path):
    """The outlines of earlier views within the present one."""

    def __init__(self, style: Style) -> None:
        super().__init__(stroke=style.theme.weight, width=theme.FINE, z_index=1.2)

    def show(self, view: View, earlier: Sequence[View]) -> None:
        """Draw the earlier views; one that is as large as the present view stays undrawn."""
        self.draw(joined([polygon(*corners) for corners in _frames(view, earlier)]))

    def boxes(self, view: View, earlier: Sequence[View]) -> list[Box]:
        """Return boxes that cover the outlines, for labels that look for a free place."""
        return [
            box
            for corners in _frames(view, earlier)
            for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
            for box in along(a, b, 1)
        ]


def _frames(view: View, earlier: Sequence[View]) -> list[list[Point]]:
    """The corners of the earlier views that can be seen."""
    found = []
    for old in earlier:
        left, right = view.x(old.low), view.x(old.high)
        if SMALLEST <= right - left <= 0.98 * view.zone.width:
            top, bottom = view.y(old.top), view.zone.bottom
            found.append(
                [Point(left, bottom), Point(right, bottom), Point(right, top), Point(left, top)]
            )
    return found
