"""Handed on: a weight, its next weight under it, and how that one becomes the weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from grokdl.mobjects.paths import Drawing
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import UNIT, Box, theme
from grokdl.stage.style import Style

SIZES = (0.05, 0.042, theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
ROW = 2.0  # ems from the weight down to the next one
GAP = 1.2  # ems between a name and its number


@dataclass(frozen=True)
class HandedOnState:
    """The number of a step, whether its next weight is known, and how far that has risen."""

    step: int = 0
    known: bool = False
    risen: float = 0.0


@final
class HandedOn(Drawing):
    """Two names with their numbers; `texts` are the weights of a run, from the first one on."""

    def __init__(self, style: Style, box: Box, texts: Sequence[str]) -> None:
        super().__init__()
        self.texts = tuple(texts)
        words = style.words("weight"), style.words("next weight")
        longest = max(self.texts, key=len)
        for size in SIZES:
            least = max(theme.LEAST, 0.8 * size)
            names = [Label(style, text, role="weight", size=least) for text in words]
            number = Number(style, longest, size=size, font=MONO)
            wide = max(name.text_width for name in names) + number.text_width + GAP * size * UNIT
            if wide <= box.width and (ROW + 1) * size * UNIT <= box.height:
                break
        em = size * UNIT
        self.right, self.low = box.centre.x + wide / 2, box.centre.y - (ROW + 0.73) / 2 * em
        self.high = self.low + ROW * em
        self.names = [
            name.place(box.centre.x - wide / 2, y)
            for name, y in zip(names, (self.high, self.low), strict=True)
        ]
        self.weight, self.following = (
            Number(style, "", role="weight", size=size, weight="medium", font=MONO, anchor=1)
            for _ in range(2)
        )
        self.weight.place(self.right, self.high).showing("weight", of=self)
        self.following.place(self.right, self.low).showing("next_weight", of=self)
        for number in (self.weight, self.following):
            number.fit(wide)
        self.add(*self.names, self.weight, self.following)

    def show(self, state: HandedOnState) -> None:
        """Show the numbers of a step; where the next one rises, the weight makes room for it."""
        if self.already_shows(state):
            return
        step = min(state.step, len(self.texts) - 1)
        self.weight.set_text(self.texts[step]).show(state.risen <= 0)
        last = step + 1 == len(self.texts)  # of a run: no step begins there
        self.weight.showing("next_weight" if last else "weight", of=self)
        known = state.known and not last
        self.following.set_text(self.texts[step + 1] if known else "").show(known)
        self.following.place(self.right, self.low + state.risen * (self.high - self.low))
