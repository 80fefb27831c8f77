"""The black dot: where the weight is, and how high its error stands."""

from __future__ import annotations

from grokdl.learning.history import FloatArray
from grokdl.mobjects.bowl_axes import TICK_ROW
from grokdl.mobjects.paths import NOTHING, Drawing, Path, circle, joined, line
from grokdl.stage import Point, View, theme
from grokdl.stage.style import Style

RADIUS = 0.15


class WeightDot(Drawing):
    """A dot on the bowl with the height of its error under it, and a line down to the lane."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        colours = style.theme
        self.height_line = Path(stroke=colours.error, width=theme.FINE, z_index=2)
        self.drop_line = Path(stroke=colours.axis, width=theme.FINE, z_index=2)
        self.dot = Path(stroke=colours.dot_ring, width=2.0, fill=colours.dot, z_index=4)
        self.colours = colours
        self.add(self.height_line, self.drop_line, self.dot)

    def hollow(self, is_hollow: bool) -> None:
        """Let the dot be a circle, as while it is only tried out where the weight might be.

        It has the weight's colour: black would not be seen on every ground.
        """
        colours = self.colours
        self.dot.set_fill(colours.ground if is_hollow else colours.dot)
        self.dot.set_stroke(colours.weight if is_hollow else colours.dot_ring)

    def show(
        self,
        view: View,
        weight: float,
        error: float,
        size: float,
        down_to: float | None,
        on_bowl: bool = True,
    ) -> None:
        """Draw the dot at a weight and an error; outside the view nothing is drawn.

        `down_to` is where the line into the lane ends, if there is one. Of a dot that is not on the
        bowl, in flight, the height is no error: it has no line.
        """
        if self.already_shows(view, weight, error, size, down_to, on_bowl):
            return
        if not view.shows(weight, error):
            for part in (self.height_line, self.drop_line, self.dot):
                part.draw(NOTHING)
            return
        at, base = view.point(weight, error), view.zone.bottom
        self.dot.draw(circle(at, RADIUS * size))
        hangs = on_bowl and at.y - base > RADIUS
        self.height_line.draw(line(Point(at.x, base), at) if hangs else NOTHING)
        self.drop_line.draw(NOTHING if down_to is None else below_the_axis(at.x, base, down_to))


def below_the_axis(x: float, base: float, down_to: float) -> FloatArray:
    """Return a line from the axis down, which leaves the row of the ticks to their numbers."""
    first, last = base - TICK_ROW[0], base - TICK_ROW[1]
    return joined([line(Point(x, base), Point(x, first)), line(Point(x, last), Point(x, down_to))])
