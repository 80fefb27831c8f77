"""The head of one of two pictures side by side: its alpha, and what its run does."""

from __future__ import annotations

from manim import VGroup

from grokdl import numerals
from grokdl.mobjects.card import Pill
from grokdl.mobjects.text import Label
from grokdl.regimes import Regime
from grokdl.stage import Box, Point
from grokdl.style import Style

HEIGHT = 0.62


class PaneHead(VGroup):
    """A name at the left and a pill at the right of a box's upper edge."""

    def __init__(self, style: Style, box: Box, alpha: float, regime: Regime) -> None:
        super().__init__()
        middle = box.top - HEIGHT / 2
        name = Label(
            style, f"alpha {numerals.short(alpha)}", role="alpha", size=0.042, weight="medium"
        )
        name.place(box.left, middle - 0.12)
        room = box.right - name.box.right - 0.2
        at = Point(box.right, middle)
        for words in _words(regime):
            pill = Pill(style, words, regime.reaches_the_goal, at, room, anchor=1)
            if pill.box.width <= room:
                break
        name.fit(box.width - pill.box.width - 0.2)
        name.showing("alpha", of=self)
        pill.label.showing("factor", of=self)
        self.add(name, pill)


def _words(regime: Regime) -> list[str]:
    """What the run does, in many words or in few."""
    if regime.stands_still:
        return [regime.words]
    factor = numerals.times(regime.error_factor)
    return [f"{regime.words}: error {factor} a step", f"{regime.words}: {factor}", regime.words]
