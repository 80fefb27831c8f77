"""The goal: a dashed ring at the bottom of the bowl, where there is no error."""

from __future__ import annotations

from grokdl import numerals
from grokdl.mobjects.bowl_axes import TICK_ROW
from grokdl.mobjects.paths import NOTHING, Drawing, Path, dashed_circle, dashes
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point, View, theme
from grokdl.stage.style import Style

RADIUS = 0.18
OVER = 0.05  # so much longer than the room beside the line its name may be


class GoalRing(Drawing):
    """A ring at the goal weight, with a dashed line down to its name in the gap's lane."""

    def __init__(self, style: Style, goal_weight: float | None, weight: float) -> None:
        """Take the goal and the weight from which the way there begins."""
        super().__init__()
        colours = style.theme
        self.goal_weight = goal_weight
        self.side = 1 if goal_weight is None or weight <= goal_weight else -1
        self.ring = Path(stroke=colours.goal, width=3.4, z_index=3)
        self.line = Path(stroke=colours.goal, width=theme.FINE, z_index=2)
        shown = ""
        if goal_weight is not None:
            digits = numerals.apart(goal_weight, weight)
            shown = style.words.named("goal", numerals.plain(goal_weight, digits))
        self.name_label = Label(style, shown, role="goal", size=theme.SMALL)
        self.add(self.ring, self.line, self.name_label)

    def show(self, view: View, lane: float, named: bool = True) -> None:
        """Draw the ring; `lane` is the middle of the row in which its name stands, if `named`."""
        if self.already_shows(view, lane, named):
            return
        seen = self.goal_weight is not None and view.shows(self.goal_weight, 0)
        self.name_label.show(seen and named)
        if not seen or self.goal_weight is None:
            self.ring.draw(NOTHING)
            self.line.draw(NOTHING)
            return
        at = view.point(self.goal_weight, 0)
        self.ring.draw(dashed_circle(at, RADIUS))
        beside = self._place_name(at.x, lane, view.zone)
        end = lane - 0.1 if beside or not named else lane + 0.1
        self.line.draw(dashes(Point(at.x, at.y - TICK_ROW[1]), Point(at.x, end)))

    def _place_name(self, x: float, lane: float, zone: Box) -> bool:
        """Put the name beside the line, or else under its end; tell whether it is beside it."""
        rooms = {1: zone.right - x, -1: x - zone.left}
        largest = max(rooms.values())
        width = self.name_label.fill(self.name_label.text, largest - 0.2).text_width
        if width > largest + OVER:
            middle = min(max(x, zone.left + width / 2), zone.right - width / 2)
            self.name_label.place(middle, lane - 0.09, 0.5)
            return False
        side = self.side if rooms[self.side] >= width + 0.2 else max(rooms, key=rooms.__getitem__)
        self.name_label.place(x + 0.16 * side, lane - 0.09, 0.5 - 0.5 * side)
        return True
