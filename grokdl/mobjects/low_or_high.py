"""Low or high: the square of a miss, on the side of the goal where the prediction is."""

from __future__ import annotations

from typing import final

from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import (
    NOTHING,
    Drawing,
    Path,
    circle,
    dashed_circle,
    joined,
    line,
    polygon,
)
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

SIZES = (theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
UNDER = 0.85  # from the box's bottom to the line: room for two rows of words
ROWS = 0.42, 0.7  # below the line: too low and too high; the goal
RING, DOT = 0.17, 0.13
INSET = 0.15  # from the box's edges
TINT = 0.04  # how opaque the square is


@final
class LowOrHigh(Drawing):
    """The goal in the middle of a line, the prediction on either side, and the miss, squared.

    The largest miss, `most`, has just room in the box.
    """

    def __init__(self, style: Style, box: Box, most: float) -> None:
        super().__init__()
        colours = style.theme
        self.goal = Point(box.centre.x, box.bottom + UNDER)
        half = min(box.width / 2, box.top - self.goal.y) - INSET
        self.unit = half / most if most else 0.0
        self.line = Path(stroke=colours.axis, width=theme.FINE, z_index=4.4)
        ends = (Point(x, self.goal.y) for x in (box.left + INSET, box.right - INSET))
        self.line.draw(line(*ends))
        self.area = Path(stroke=colours.error, width=3, fill=colours.error, z_index=4.45)
        self.area.set_fill(opacity=TINT)
        self.cross = Path(stroke=colours.error, width=theme.FINE, z_index=4.46)
        self.miss = Path(stroke=colours.error, width=6, z_index=4.5)
        self.prediction = Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=4.6)
        self.ring = Path(stroke=colours.goal, width=3.4, z_index=4.7)
        self.ring.draw(dashed_circle(self.goal, RING))
        self.add(self.line, self.area, self.cross, self.miss, self.prediction, self.ring)
        self._add_words(style, box.width / 2 - 2 * INSET)

    def show(self, delta: float, quartered: float = 0.0) -> None:
        """Draw a prediction that is so much above the goal, and the square of the miss.

        A share of a cross is drawn that parts the square in four: each is half a miss squared.
        """
        if self.already_shows(delta, quartered):
            return
        goal, at = self.goal, self.goal._replace(x=self.goal.x + self.unit * delta)
        top = goal.y + abs(at.x - goal.x)
        corners = at, goal, goal._replace(y=top), at._replace(y=top)
        self.prediction.draw(circle(at, DOT))
        self.miss.draw(line(at, goal) if delta else NOTHING)
        self.area.draw(polygon(*corners) if delta else NOTHING)
        self.cross.draw(
            _cross(Box(min(at.x, goal.x), goal.y, max(at.x, goal.x), top), quartered)
            if quartered
            else NOTHING
        )

    def _add_words(self, style: Style, room: float) -> None:
        """Put the words under both sides, in the largest size that has room, and the goal's."""
        sides = [Label(style, style.words(name), size=SIZES[0]) for name in ("too low", "too high")]
        for size in SIZES:
            widths = [label.resize(size).text_width for label in sides]
            if max(widths) <= room:
                break
        for label, way in zip(sides, (-1, 1), strict=True):
            x = self.goal.x + way * (room / 2 + INSET)
            self.add(label.place(x, self.goal.y - ROWS[0], 0.5))
        goal = Label(style, style.words("goal"), role="goal", size=size)
        self.add(goal.place(self.goal.x, self.goal.y - ROWS[1], 0.5))


def _cross(box: Box, share: float) -> FloatArray:
    """A share of the two lines that part a box in four, from its middle on."""
    (x, y), half = box.centre, share * box.width / 2
    across = line(Point(x - half, y), Point(x + half, y))
    return joined([across, line(Point(x, y - half), Point(x, y + half))])
