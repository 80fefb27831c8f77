"""The rule behind every run, alpha times input squared, set in the lesson's own type."""

from __future__ import annotations

from typing import final

from manim import VGroup

from grokdl.mobjects.text import Number
from grokdl.mobjects.working import Part, Working, sign
from grokdl.stage import Box, theme
from grokdl.stage.style import Style

SMALLER = 0.62  # the exponent, in sizes of its base
RAISED, AFTER = 0.42, 0.07  # ems from the base's baseline, and from its end


@final
class InputSquared(VGroup):
    """alpha × input², in the middle of a box, perhaps after a name; each in its own colour."""

    def __init__(self, style: Style, box: Box, size: float = theme.TITLE, name: str = "") -> None:
        super().__init__()
        said = [Part(style.words(word), word) for word in ("alpha", "input")]
        named = [Part(name, "weight"), sign("=")] if name else []
        self.words = Working(style, box, [*named, said[0], sign("×"), said[1]], size=size)
        self.words.show()
        base = self.words.labels[-1]
        self.exponent = Number(style, "2", role="input", size=SMALLER * base.size)
        x, y = base.box.right + AFTER * base.em, base.at.y + RAISED * base.em
        self.exponent.place(x, y).showing("two_gaps", of=self)  # the same 2
        self.add(self.words, self.exponent)
