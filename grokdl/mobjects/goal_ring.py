"""The goal: a dashed ring at the bottom of the bowl, where there is no error."""

from __future__ import annotations

import math

from grokdl import numerals
from grokdl.mobjects.bowl_axes import TICK_ROW
from grokdl.mobjects.paths import NOTHING, Drawing, Path, arc, dashed_circle, dashes
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point, View, theme
from grokdl.stage.style import Style

RADIUS = 0.18
ANSWERS = 3  # circles, one after the other
FARTHEST = 3.0  # how large they grow, in radii
OVER = 0.05  # so much longer than the room beside the line its name may be
ALIKE = 0.02  # rooms that differ by less: the name would change sides and back as the view turns


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
            shown = style.words.named("best weight", numerals.plain(goal_weight, digits))
        self.name_label = Label(style, shown, role="goal", size=theme.SMALL)
        self.answers = [
            Path(stroke=colours.goal, width=theme.FINE, z_index=3) for _ in range(ANSWERS)
        ]
        self.answer_box: Box | None = None  # what an answer takes, for labels to give way
        self.add(self.ring, self.line, self.name_label, *self.answers)

    def show(self, view: View, lane: float, named: bool = True, pulse: float | None = None) -> None:
        """Draw the ring; `lane` is the middle of the row in which its name stands, if `named`.

        `pulse` is how far (0 to 1) it has answered to a dot that crosses it.
        """
        if self.already_shows(view, lane, named, pulse):
            return
        seen = self.goal_weight is not None and view.shows(self.goal_weight, 0)
        self.name_label.show(seen and named)
        if not seen or self.goal_weight is None:
            for part in (self.ring, self.line, *self.answers):
                part.draw(NOTHING)
            return
        at = view.point(self.goal_weight, 0)
        self.ring.draw(dashed_circle(at, RADIUS))
        self._answer(at, pulse)
        beside = self._place_name(at.x, lane, view.zone)
        end = lane - 0.1 if beside or not named else lane + 0.1
        self.line.draw(dashes(Point(at.x, at.y - TICK_ROW[1]), Point(at.x, end)))

    def _answer(self, at: Point, pulse: float | None) -> None:
        """Half circles that rise from the ring, one after the other, and pale as they grow."""
        reach = RADIUS * FARTHEST
        around = Box(at.x - reach, at.y, at.x + reach, at.y + reach)
        self.answer_box = None if pulse is None else around
        for k, answer in enumerate(self.answers):
            grown = 0.0 if pulse is None else 1.5 * pulse - 0.25 * k
            seen = 0 < grown < 1
            radius = RADIUS * (1 + grown * (FARTHEST - 1))
            answer.draw(arc(at, radius, 0, math.pi) if seen else NOTHING)
            answer.set_stroke(opacity=1 - grown if seen else 0)

    def _place_name(self, x: float, lane: float, zone: Box) -> bool:
        """Put the name beside the line, or else under its end; tell whether it is beside it."""
        rooms = {1: zone.right - x, -1: x - zone.left}
        own, largest = rooms[self.side], max(rooms.values())
        if self.name_label.fill(self.name_label.text, own - 0.2).text_width <= own - 0.2:
            self.name_label.place(x + 0.16 * self.side, lane - 0.09, 0.5 - 0.5 * self.side)
            return True
        width = self.name_label.fill(self.name_label.text, largest - 0.2).text_width
        if width > largest + OVER:
            middle = min(max(x, zone.left + width / 2), zone.right - width / 2)
            self.name_label.place(middle, lane - 0.09, 0.5)
            return False
        side = self.side if own > largest - ALIKE else -self.side
        self.name_label.place(x + 0.16 * side, lane - 0.09, 0.5 - 0.5 * side)
        return True
