"""How many times closer a view is than it was at first, or how many times as wide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from grokdl import numerals
from grokdl.mobjects.lane import GAP_DROP
from grokdl.mobjects.paths import Drawing
from grokdl.mobjects.text import Label
from grokdl.stage import Box, View, met, theme
from grokdl.stage.style import Style

LEAST = 1.05  # a view that differs less is the same
SIZES = theme.TICK, theme.NARROW, theme.LEAST
CLEAR = 0.1


@final
class ViewScale(Drawing):
    """Words in the lane under a plot, at its right or its left: "27 times closer"."""

    def __init__(self, style: Style, box: Box, first: View) -> None:
        """Take the plot's pane, and the view to which others are compared."""
        super().__init__()
        self.style, self.box = style, box
        self.first = first.high - first.low
        self.label = Label(style, "", role="muted", size=theme.TICK)
        self.add(self.label)

    def times(self, view: View) -> float:
        """How many times closer a view is."""
        return self.first / (view.high - view.low)

    def show(self, view: View, at_rest: bool, taken: Sequence[Box]) -> None:
        """Say the scale of a view at rest, off what is in the lane."""
        if self.already_shows(view, at_rest, tuple(taken)):
            return
        times = self.times(view)
        seen = at_rest and max(times, 1 / times) > LEAST
        self.label.show(seen)
        if not seen:
            return
        key = "times closer" if times > 1 else "times as wide"
        self.label.set_text(self.style.words(key, times=numerals.plain(max(times, 1 / times), 2)))
        y, zone = view.zone.bottom - GAP_DROP, view.zone
        for size in SIZES:
            for x, anchor in ((zone.right, 1), (zone.left, 0)):
                self.label.resize(size).place(x, y - 0.09, anchor)
                if not met(self.label.box.grown(CLEAR), taken):
                    return
        self.label.show(False)
