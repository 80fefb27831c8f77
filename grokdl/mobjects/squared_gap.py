"""How a miss becomes an error: the gap between prediction and goal, squared, is an area."""

from __future__ import annotations

from manim import VGroup, VMobject

from grokdl import numerals, theme
from grokdl.mobjects.card import PAD, Card
from grokdl.mobjects.paths import Path, circle, dashed_circle, line, polygon
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point
from grokdl.style import Style

SIDE = 2.0
TINT = 0.04  # how opaque the square is: what is written on it has its colour


class SquaredGap(VGroup):
    """A card: the number line with prediction and goal, and the square over the gap."""

    def __init__(self, style: Style, box: Box, prediction: float, goal_prediction: float) -> None:
        super().__init__()
        self.style = style
        colours = style.theme
        self.box = box._replace(bottom=box.top - 4.75)
        self.gap = abs(prediction - goal_prediction)
        side = SIDE if self.gap else 0.0
        low = self.box.bottom + 1.35
        left = self.box.centre.x - side / 2
        ends = sorted(((prediction, "prediction"), (goal_prediction, "goal")))
        self.left, self.right = Point(left, low), Point(left + side, low)
        self.line = Path(stroke=colours.axis, width=theme.FINE, z_index=4.4)
        self.line.draw(line(Point(self.box.left + PAD, low), Point(self.box.right - PAD, low)))
        self.frame = VGroup(Card(style, self.box), self.line)
        self.ends = VGroup()
        for (value, name), at in zip(ends, (self.left, self.right), strict=True):
            self._add_end(value, name, at)
        self.gap_line = Path(stroke=colours.error, width=6, z_index=4.5)
        self.gap_line.draw(line(self.left, self.right))
        self.area = Path(stroke=colours.error, width=3, fill=colours.error, z_index=4.45)
        self.area.set_fill(opacity=TINT)
        self._words(low, side)
        self.raise_to(0)

    def _add_end(self, value: float, name: str, at: Point) -> None:
        colours = self.style.theme
        if name == "goal":
            mark = Path(stroke=colours.goal, width=3.4, z_index=4.7)
            mark.draw(dashed_circle(at, 0.17))
        else:
            mark = Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=4.6)
            mark.draw(circle(at, 0.13))
        label = Label(
            self.style, name, role="goal" if name == "goal" else "ink", size=theme.SMALL, anchor=0.5
        )
        number = Label(
            self.style,
            numerals.plain(value),
            role="goal" if name == "goal" else "ink",
            size=theme.BODY,
            weight="medium",
            anchor=0.5,
        )
        number.showing("goal_prediction" if name == "goal" else name, of=self)
        aside = 0.0 if self.gap else 0.9 if name == "goal" else -0.9  # one place, two names
        x = at.x + aside
        self.ends.add(mark, label.place(x, at.y - 0.5), number.place(x, at.y - 0.9))

    def _words(self, low: float, side: float) -> None:
        middle, gap = self.box.centre.x, numerals.plain(self.gap)
        self.miss = Label(self.style, f"miss {gap}", role="error", size=theme.BODY, anchor=0.5)
        self.miss.showing("miss", of=self).place(middle, low + 0.2)
        self.error = Label(
            self.style,
            numerals.plain(self.gap**2, 4),
            role="error",
            size=theme.LARGE,
            weight="semibold",
            anchor=0.5,
        )
        self.error.showing("error", of=self).fit(max(side - 0.2, 1)).place(middle, low + side / 2)
        self.sum = Label(
            self.style, f"{gap} {numerals.TIMES} {gap}", role="error", size=theme.SMALL, anchor=0.5
        )
        self.sum.showing("miss", of=self).fit(max(side - 0.2, 1)).place(
            middle, low + side / 2 - 0.42
        )
        self.title = Label(
            self.style, "error: the miss, squared", role="error", size=theme.SMALL, anchor=0.5
        )
        self.title.fit(self.box.width - 2 * PAD).place(middle, low + side + 0.25)

    @property
    def parts(self) -> tuple[VMobject, ...]:
        """Everything on the card; a scene adds the ones that it shows."""
        return (
            self.frame,
            self.ends,
            self.gap_line,
            self.miss,
            self.area,
            self.error,
            self.sum,
            self.title,
        )

    def raise_to(self, share: float) -> None:
        """Draw the square, a share of its height (0 to 1)."""
        height = share * (self.right.x - self.left.x)
        self.area.draw(
            polygon(
                self.left,
                self.right,
                Point(self.right.x, self.right.y + height),
                Point(self.left.x, self.left.y + height),
            )
        )
