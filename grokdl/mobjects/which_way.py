"""The question which way to go: an arrow to either side of the dot, each with a question mark."""

from __future__ import annotations

import math

from grokdl.mobjects.lane import ARROW_DROP
from grokdl.mobjects.paths import Drawing, Path, arrow_head, circle, joined, line
from grokdl.mobjects.text import Label
from grokdl.stage import Point, View, theme
from grokdl.stage.style import Style

LENGTH = 0.55  # units, where there is room; it is never shorter than LEAST
LEAST = 0.26
BEYOND = 0.1  # so far a tip may be beyond the plot
GAP = 0.14  # from the foot of the dot to each arrow
HEAD = 0.26
UNDER = 0.36  # from an arrow down to the middle of its question mark


class WhichWay(Drawing):
    """Two arrows in the lane under the dot, with question marks; `answer` leaves one."""

    def __init__(self, style: Style, role: str = "weight") -> None:
        super().__init__()
        colour = style.theme.role(role)
        self.shafts = {side: Path(stroke=colour, width=6, z_index=3) for side in (-1, 1)}
        self.heads = {side: Path(fill=colour, z_index=3) for side in (-1, 1)}
        self.marks = {
            side: Label(style, "?", role=role, size=theme.LARGE, weight="semibold", anchor=0.5)
            for side in (-1, 1)
        }
        self.foot = Path(fill=style.theme.dot, z_index=3)
        self.add(*self.shafts.values(), *self.heads.values(), *self.marks.values(), self.foot)

    def show(self, view: View, weight: float, share: float = 1.0) -> None:
        """Draw a share of the arrows' length on either side of a weight, within the view."""
        if self.already_shows(view, weight, share):
            return
        zone, x = view.zone, view.x(weight)
        y, room = zone.bottom - ARROW_DROP, min(x - zone.left, zone.right - x)
        length = min(LENGTH, max(LEAST, room + BEYOND - GAP))
        self.foot.draw(circle(Point(x, y), 0.06))
        for side in (-1, 1):
            tail, tip = x + side * GAP, x + side * (GAP + share * length)
            head = min(HEAD, share * length)
            self.shafts[side].draw(
                joined([line(Point(tail, y), Point(tip - side * 0.7 * head, y))])
            )
            self.heads[side].draw(arrow_head(Point(tip, y), 0 if side > 0 else math.pi, head))
            mark = Point((tail + tip) / 2, y - UNDER)
            self.marks[side].show(share == 1).centre_at(mark)

    def answer(self, right_side: int, share: float) -> None:
        """Fade what is not to the right side (−1 or 1), and then that side's question mark."""
        if self.already_shows(right_side, share):
            return
        for side in (-1, 1):
            gone = max(0.0, 2 * share - 1) if side == right_side else min(1.0, 2 * share)
            self.marks[side].set_fill(opacity=1 - gone)
            if side != right_side:
                self.shafts[side].set_stroke(opacity=1 - gone)
                self.heads[side].set_fill(opacity=1 - gone)
