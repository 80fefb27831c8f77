"""Cards and pills: the panels that text is at home in."""

from __future__ import annotations

from manim import VGroup

from grokdl.mobjects.paths import Path, circle, rounded
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

PAD = 0.27


class Card(Path):
    """A panel with round corners."""

    def __init__(self, style: Style, box: Box, z_index: float = 4.2) -> None:
        colours = style.theme
        super().__init__(stroke=colours.edge, width=2, fill=colours.card, z_index=z_index)
        self.box = box
        self.draw(rounded(box, 0.12))


class Pill(VGroup):
    """What the run does, in words, marked as a good end or a bad one."""

    HEIGHT = 0.46

    def __init__(
        self, style: Style, text: str, good: bool, at: Point, width: float, anchor: float = 0.5
    ) -> None:
        """Take the words, how the run ends, and the place of the pill's left (0) to right (1)."""
        super().__init__()
        colours = style.theme
        colour = colours.goal if good else colours.error
        label = Label(style, text, size=theme.SMALL, z_index=5).fit(width - 0.8)
        long = label.text_width + 0.72
        left, low = at.x - anchor * long, at.y - self.HEIGHT / 2
        box = Box(left, low, left + long, low + self.HEIGHT)
        edge = Path(stroke=colour, width=3, fill=colours.card, z_index=4.2)
        edge.draw(rounded(box, self.HEIGHT / 2))
        mark = Path(fill=colour, z_index=5)
        mark.draw(circle(Point(box.left + 0.27, at.y), 0.075))
        label.place(box.left + 0.46, at.y - 0.36 * label.em)
        self.box, self.label = box, label
        self.add(edge, mark, label)
