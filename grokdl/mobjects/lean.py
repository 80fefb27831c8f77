"""Lean: a level line through the dot, and how far its tangent is above it and below it.

That is which way the bowl leads down, told from the slope alone: no other weight is tried.
Source: 4.11.
"""

from __future__ import annotations

import math
from typing import final

from grokdl.mobjects.paths import NOTHING, Drawing, Path, arrow_head, dashes, line
from grokdl.stage import Point, theme
from grokdl.stage.style import Style

FARTHEST, LEAST = 0.69, 0.24  # units from the dot to either side; with less room there is none
HEAD = 0.2
BEYOND = 0.12  # so far the level line leads on
WIDTH = 4  # Manim's units, of what is above the line and below it


@final
class Lean(Drawing):
    """The `level` line, and on either side an arrow from it to the tangent: `up` and `down`."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        colours = style.theme
        self.level = Path(stroke=colours.muted, width=theme.FINE, z_index=2.6)
        self.up, self.down = (
            {
                "shaft": Path(stroke=colours.role(role), width=WIDTH, z_index=2.8),
                "head": Path(fill=colours.role(role), z_index=2.8),
            }
            for role in ("error", "goal")
        )
        self.add(self.level, *self.up.values(), *self.down.values())

    def show(self, at: Point, high: Point, low: Point, share: float) -> None:
        """Draw a share of both arrows at a dot whose tangent has a high end and a low one."""
        if self.already_shows(at, high, low, share):
            return
        reach = min(FARTHEST, abs(high.x - at.x), abs(low.x - at.x))
        if reach < LEAST:
            high = low = at  # too steep to tell apart from an upright
        half = reach + BEYOND
        ends = at._replace(x=at.x - half), at._replace(x=at.x + half)
        self.level.draw(dashes(*ends) if high != low else NOTHING)
        for parts, end in ((self.up, high), (self.down, low)):
            along = reach / abs(end.x - at.x) if end.x != at.x else 0.0
            foot = Point(at.x + math.copysign(reach, end.x - at.x), at.y)
            tip = foot._replace(y=at.y + share * along * (end.y - at.y))
            self._draw_arrow(parts, foot, tip)

    @staticmethod
    def _draw_arrow(parts: dict[str, Path], foot: Point, tip: Point) -> None:
        """Draw an upright arrow; one that is shorter than a head has none."""
        long = abs(tip.y - foot.y)
        size, towards = min(HEAD, long), math.copysign(math.pi / 2, tip.y - foot.y)
        neck = tip._replace(y=tip.y - math.copysign(0.7 * size, towards))
        parts["shaft"].draw(line(foot, neck) if long else NOTHING)
        parts["head"].draw(arrow_head(tip, towards, size) if long else NOTHING)
