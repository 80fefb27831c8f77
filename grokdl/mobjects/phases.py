"""Phases: the three things a neuron does, in a row of words, of which one is lit."""

from __future__ import annotations

from typing import final

from grokdl.mobjects.paths import Drawing, Path, arrow_head, joined, line, rounded
from grokdl.mobjects.text import Label
from grokdl.stage import UNIT, Box, Point, box_at, theme
from grokdl.stage.style import Style

WORDS = ("predict", "compare", "learn")
HEIGHT = 0.46
PAD, ARROW, GAP = 0.22, 0.34, 0.14  # around a word; between two words, and on each side of that
HEAD = 0.15


@final
class Phases(Drawing):
    """Predict, compare, learn, from the left of a box, at its top; `show` lights one of them."""

    def __init__(self, style: Style, box: Box) -> None:
        super().__init__()
        colours = self.colours = style.theme
        y, x = box.top - HEIGHT / 2 - 0.03, box.left + 0.03
        self.labels = [Label(style, style.words(w), size=theme.SMALL) for w in WORDS]
        self.pills, arrows, heads = [], [], []
        for k, label in enumerate(self.labels):
            wide = label.text_width + 2 * PAD
            pill = Path(stroke=colours.edge, width=2, fill=colours.card, z_index=4.2)
            pill.draw(rounded(box_at(Point(x + wide / 2, y), (wide, HEIGHT)), HEIGHT / 2))
            label.place(x + PAD, y - 0.36 * theme.SMALL * UNIT)
            self.pills.append(pill)
            x += wide + GAP
            if k < len(WORDS) - 1:
                end = Point(x + ARROW, y)
                arrows.append(line(Point(x, y), Point(end.x - HEAD / 2, y)))
                heads.append(arrow_head(end, 0, HEAD))
                x = end.x + GAP
        self.arrows = Path(stroke=colours.axis, width=theme.FINE)
        self.heads = Path(fill=colours.axis)
        self.arrows.draw(joined(arrows))
        self.heads.draw(joined(heads))
        self.box = Box(box.left, y - HEIGHT / 2, x - GAP, box.top)
        self.add(self.arrows, self.heads, *self.pills, *self.labels)
        self.show(None)

    def below(self, box: Box) -> Box:
        """Return what is left of the box below the row."""
        return box._replace(top=self.box.bottom - 0.1)

    def show(self, lit: str | None) -> None:
        """Light the word of one of WORDS, or none."""
        if self.already_shows(lit):
            return
        for word, pill, label in zip(WORDS, self.pills, self.labels, strict=True):
            on = word == lit
            pill.set_fill(self.colours.ink if on else self.colours.card)
            pill.set_stroke(self.colours.ink if on else self.colours.edge)
            label.set_fill(self.colours.ground if on else self.colours.muted)
