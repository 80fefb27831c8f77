"""Steps taken: what the arrows under the axis leave behind, a length for each step, end to end.

As the bowl gets flatter the lengths get shorter. Source: 4.11.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from grokdl.mobjects.paths import NOTHING, Drawing, Path, joined, line, uprights
from grokdl.stage import Point, View
from grokdl.stage.style import Style

DROP = 1.15  # units from the axis to the line: under an arrow's number
TICK = 0.09  # units above the line and below it
NEAREST = 0.05  # units: a tick that is nearer to the one before is not drawn


@final
class StepsTaken(Drawing):
    """A line in the lane from a run's first weight to the present one, a tick at each landing.

    It is for runs whose steps all lead one way. What lies outside the view is not drawn.
    """

    def __init__(self, style: Style, weights: Sequence[float]) -> None:
        super().__init__()
        self.weights = tuple(weights)
        self.line = Path(stroke=style.theme.weight, width=3, z_index=3)
        self.add(self.line)

    def show(self, view: View, weight: float, step: int) -> None:
        """Draw it up to a weight; as many steps as are said have landed."""
        if self.already_shows(view, weight, step):
            return
        zone, y = view.zone, view.zone.bottom - DROP
        ends = map(view.x, (self.weights[0], weight))
        start, end = (min(max(x, zone.left), zone.right) for x in ends)
        if abs(end - start) < NEAREST:
            self.line.draw(NOTHING)
            return
        places: list[float] = []
        for x in map(view.x, self.weights[: step + 1]):
            if zone.left <= x <= zone.right and (not places or abs(x - places[-1]) >= NEAREST):
                places.append(x)
        along = line(Point(start, y), Point(end, y))
        self.line.draw(joined([along, uprights(places, y, TICK)]))
