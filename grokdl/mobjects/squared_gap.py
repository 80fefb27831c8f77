"""How a miss becomes an error: the gap between prediction and goal, squared, is an area."""

from __future__ import annotations

from collections.abc import Sequence

from manim import VGroup, VMobject

from grokdl import numerals
from grokdl.mobjects.card import PAD, Card
from grokdl.mobjects.paths import Path, circle, dashed_circle, line, polygon
from grokdl.mobjects.text import Label
from grokdl.mobjects.ticked_axis import moved_apart
from grokdl.mobjects.wrapped import Wrapped
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

NARROW = 3.2  # a card that is less wide ends not far over its square's title
SIDE = 2.0  # of the square, at most
UNDER, OVER = 1.35, 0.6  # the number line's words below it; over the square its title
HEAD = 1.4, 1.0  # from the square to the card's top, in a wide card and in a narrow one
ASIDE = 0.24  # of the card's width: from one place that has two names to each of them
INSET = 0.2  # from the card's edge to words, and between them
SIZES = (theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
TINT = 0.04  # how opaque the square is: what is written on it has its colour


class SquaredGap(VGroup):
    """A card: the number line with prediction and goal, and the square over the gap."""

    def __init__(self, style: Style, box: Box, prediction: float, goal_prediction: float) -> None:
        super().__init__()
        self.style = style
        colours = style.theme
        most = min(SIDE, box.height - UNDER - OVER, box.width - 2 * PAD)
        head = HEAD[box.width < NARROW]
        self.box = box._replace(bottom=max(box.bottom, box.top - UNDER - most - head))
        self.gap = abs(prediction - goal_prediction)
        side = 0.8 * most if self.gap else 0.0
        low = self.box.bottom + UNDER
        left = self.box.centre.x - side / 2
        ends = sorted(((prediction, "prediction"), (goal_prediction, "goal")))
        self.left, self.right = places = Point(left, low), Point(left + side, low)
        self.line = Path(stroke=colours.axis, width=theme.FINE, z_index=4.4)
        self.line.draw(line(Point(self.box.left + PAD, low), Point(self.box.right - PAD, low)))
        self.frame = VGroup(Card(style, self.box), self.line)
        marks = (self._mark(name, at) for (_, name), at in zip(ends, places, strict=True))
        self.ends = VGroup(*marks)
        self.words = VGroup()
        names = [self._label(style.words(name), name, theme.SMALL) for _, name in ends]
        numbers = [self._label(numerals.plain(v), n, theme.BODY, "medium") for v, n in ends]
        self._add_words(names, 0.5)
        self._add_words(numbers, 0.9)
        self.gap_line = Path(stroke=colours.error, width=6, z_index=4.5)
        self.gap_line.draw(line(self.left, self.right))
        self.area = Path(stroke=colours.error, width=3, fill=colours.error, z_index=4.45)
        self.area.set_fill(opacity=TINT)
        self._words(low, side)
        self.raise_to(0)

    def _mark(self, name: str, at: Point) -> Path:
        colours = self.style.theme
        if name == "goal":
            mark = Path(stroke=colours.goal, width=3.4, z_index=4.7)
            mark.draw(dashed_circle(at, 0.17))
        else:
            mark = Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=4.6)
            mark.draw(circle(at, 0.13))
        return mark

    def _label(self, text: str, name: str, size: float, weight: str = "regular") -> Label:
        role = "goal" if name == "goal" else "ink"
        label = Label(self.style, text, role=role, size=size, weight=weight, anchor=0.5)
        return label.showing("goal_prediction" if name == "goal" else name, of=self)

    def _add_words(self, pair: Sequence[Label], drop: float) -> None:
        """Put words under both ends, beside each other, in the largest size that has room."""
        low, high = self.box.left + INSET, self.box.right - INSET
        for size in (size for size in SIZES if size <= pair[0].size):
            widths = [label.resize(size).text_width for label in pair]
            if sum(widths) + INSET <= high - low:
                break
        aside = 0.0 if self.gap else ASIDE * self.box.width  # one place, two names
        wished = self.left.x - aside, self.right.x + aside
        for label, x in zip(pair, moved_apart(wished, widths, INSET, low, high), strict=True):
            self.words.add(label.place(x, self.left.y - drop))

    def _words(self, low: float, side: float) -> None:
        middle, gap = self.box.centre.x, numerals.plain(self.gap)
        words = self.style.words
        self.miss = Label(
            self.style, words.named("miss", gap), role="error", size=theme.BODY, anchor=0.5
        )
        self.miss.showing("miss", of=self).fit(self.box.width - 2 * INSET)
        self.miss.place(middle, low + 0.2 + self.miss.hang)
        self.error = Label(
            self.style,
            numerals.plain(self.gap**2, 4),
            role="error",
            size=theme.LARGE,
            weight="semibold",
            anchor=0.5,
        )
        room = max(side - 0.2, 1)
        self.sum = Wrapped(
            self.style,
            f"{gap} {numerals.TIMES} {gap}",
            room if side < SIDE else None,
            role="error",
            size=theme.SMALL,
            anchor=0.5,
        )
        self.sum.fit(room).place(middle, low + side / 2 - 0.42)
        lift = (len(self.sum.lines) - 1) * 0.3
        self.sum.showing("miss", of=self)
        self.error.showing("error", of=self).fit(room).place(middle, low + side / 2 + lift)
        room = self.box.width - 2 * INSET
        self.title = Wrapped(
            self.style, words("miss squared"), room, role="error", size=theme.SMALL, anchor=0.5
        )
        self.title.place(middle, low + side + 0.25)

    @property
    def parts(self) -> tuple[VMobject, ...]:
        """Everything on the card; a scene adds the ones that it shows."""
        return (
            self.frame,
            self.ends,
            self.words,
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
