"""The head of one of two pictures beside each other: its alpha, and what its run does."""

from __future__ import annotations

from manim import VGroup

from grokdl import numerals
from grokdl.learning.regimes import Regime
from grokdl.mobjects.card import Pill
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point
from grokdl.stage.style import Style
from grokdl.words import Words

ROW = 0.62  # the height of the name's line, and of the pill's
NARROW = 3.9  # in a box that is less wide the pill is under the name
LOW = 0.12  # from the middle of a line to its baseline


class PaneHead(VGroup):
    """A name at the left and a pill at the right of a box's upper edge, or under the name."""

    def __init__(self, style: Style, box: Box, alpha: float, regime: Regime) -> None:
        super().__init__()
        said = style.words.named("alpha", numerals.short(alpha))
        name = Label(style, said, role="alpha", size=0.042, weight="medium")
        middle = box.top - ROW / 2
        name.place(box.left, middle - LOW)
        if box.width < NARROW:
            at, room, anchor = Point(box.left, middle - ROW), box.width, 0
        else:
            at, room, anchor = Point(box.right, middle), box.right - name.box.right - 0.2, 1
        for words in _words(style.words, regime):
            pill = Pill(style, words, regime.reaches_the_goal, at, room, anchor=anchor)
            if pill.box.width <= room:
                break
        name.fit(box.width if anchor == 0 else box.width - pill.box.width - 0.2)
        name.showing("alpha", of=self)
        pill.label.showing("factor", of=self)
        self.alpha, self.pill = name, pill
        self.add(name, pill)


def head_height(box: Box) -> float:
    """Return how much of a box its head takes."""
    return 2 * ROW if box.width < NARROW else ROW


def _words(words: Words, regime: Regime) -> list[str]:
    """What the run does, in many words or in few."""
    behaviour = words(regime.words)
    if regime.stands_still:
        return [behaviour, words("stands still")]
    said = {"behaviour": behaviour, "factor": numerals.factor(regime.error_factor)}
    keys = "behaviour and error", "behaviour and factor"
    return [*(words(key, **said) for key in keys), behaviour]
