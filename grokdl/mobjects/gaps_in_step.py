"""Gaps in a step: how often the gap goes into the step, laid along it end to end.

The first gap ends at the best weight; those after it lead beyond. Source: 4.21.
"""

from __future__ import annotations

from typing import final

from grokdl.mobjects.lane import ARROW_DROP
from grokdl.mobjects.paths import NOTHING, Drawing, Path, joined, line, uprights
from grokdl.stage import Point, View
from grokdl.stage.style import Style

TICK = 0.13  # units above the line and below it
NEAREST = 0.14  # units: ticks that are nearer to each other can't be counted
TINY = 1e-9


@final
class GapsInStep(Drawing):
    """A line in the lane from the start of a step to its landing, with a tick at each whole gap."""

    def __init__(self, style: Style, view: View, start: float, goal: float, landing: float) -> None:
        """Take the weights at which the step starts and lands, and the best weight."""
        super().__init__()
        self.view, self.start, self.gap = view, start, goal - start
        self.reach = (landing - start) / self.gap if self.gap else 0.0
        self.line = Path(stroke=style.theme.goal, width=3, z_index=3.2)
        self.add(self.line)

    @property
    def can_be_seen(self) -> bool:
        """Whether the step is longer than a gap, all of it is in the view, and gaps are long."""
        ends = self.start, self.start + self.reach * self.gap
        seen = all(self.view.low <= end <= self.view.high for end in ends)
        unit = abs(self.gap) / (self.view.high - self.view.low) * self.view.zone.width
        return self.reach > 1 + TINY and seen and unit >= NEAREST

    def show(self, share: float) -> None:
        """Draw a share of it, from the start on."""
        if self.already_shows(share):
            return
        reached, y = share * self.reach, self.view.zone.bottom - ARROW_DROP
        gaps = range(int(reached + TINY) + 1)
        start, end, *ticks = (
            self.view.x(self.start + gap * self.gap) for gap in (0, reached, *gaps)
        )
        along = line(Point(start, y), Point(end, y))
        self.line.draw(joined([along, uprights(ticks, y, TICK)]) if share > 0 else NOTHING)
