"""Formulas, set by Typst, with each quantity in its own colour."""

from __future__ import annotations

import re
from collections.abc import Mapping

from manim import MathTypst, VGroup

from grokdl.mobjects.text import CAP_HEIGHT, INTER
from grokdl.stage import UNIT, Point, theme
from grokdl.stage.style import Style
from grokdl.words import Words


class Formula(VGroup):
    """A formula in Typst's math; the words in `colours` (word: role) get their role's colour.

    `size` is the em as a share of the picture's shorter side. Words stand upright, as in code.
    """

    def __init__(
        self, style: Style, source: str, colours: Mapping[str, str], size: float = theme.TITLE
    ) -> None:
        super().__init__()
        self.typst = MathTypst(_labelled(source, colours, style.words), color=style.theme.ink)
        measure = MathTypst("upright(H)")  # how high a capital comes out
        em = measure.height / CAP_HEIGHT[INTER]
        self.typst.scale(size * UNIT / em)
        for word, role in colours.items():
            self.typst.select(word.replace("_", "-")).set_color(style.theme.role(role))
        self.add(self.typst)

    def centre_at(self, middle: Point) -> Formula:
        """Put its middle there."""
        self.typst.move_to([middle.x, middle.y, 0])
        return self


def _labelled(source: str, colours: Mapping[str, str], words: Words) -> str:
    for word in colours:
        label = word.replace("_", "-")
        source = re.sub(
            rf"(?<![\w\"]){word}(?![\w\"])",
            f'{{{{ upright("{words.labels.get(word, word)}") : {label} }}}}',
            source,
        )
    return source
