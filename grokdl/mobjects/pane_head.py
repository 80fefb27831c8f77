"""The head of one of two pictures side by side: its alpha, and what its run does."""

from __future__ import annotations

from manim import VGroup

from grokdl import numerals
from grokdl.mobjects.card import Pill
from grokdl.mobjects.text import Label
from grokdl.regimes import Regime
from grokdl.stage import Box, Point

HEIGHT = 0.62


class PaneHead(VGroup):
    """A name at the left and a pill at the right of a box's upper edge."""

    def __init__(self, box: Box, alpha: float, regime: Regime) -> None:
        super().__init__()
        middle = box.top - HEIGHT / 2
        name = Label(f"alpha {numerals.exact(alpha)}", role="alpha", size=0.042, weight="medium")
        name.place(box.left, middle - 0.12)
        words = regime.words
        if not regime.stands_still:
            words += f": error {numerals.times(regime.error_factor)} a step"
        room = box.right - name.box.right - 0.2
        pill = Pill(words, regime.reaches_the_goal, Point(box.right, middle), room, anchor=1)
        self.add(name, pill)
