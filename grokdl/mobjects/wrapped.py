"""Texts that may take two lines: a caption, and words in a narrow card."""

from __future__ import annotations

from typing import Any

import numpy as np

from grokdl.mobjects.text import Label, Word, outline
from grokdl.stage import UNIT, Box
from grokdl.stage.style import Style
from grokdl.stage.theme import CAPTION

LINE = 1.3  # ems from a baseline to the next one
TWO_LINES = 0.8  # units: the height that a caption's two lines need
LOW = 0.1  # units from the zone's bottom to the last baseline


class Wrapped(Label):
    """A text in one line, or in two of about one length where one would be wider than its room.

    Its last baseline is where it is put.
    """

    def __init__(self, style: Style, text: str, room: float | None, **more: Any) -> None:
        """Take the text and its room, or None for one line of any length; the rest as a Label."""
        self.room = room
        super().__init__(style, text, **more)
        if room is not None:
            self.fit(room)

    @property
    def lines(self) -> tuple[str, ...]:
        """The one or two lines of the text."""
        whole = outline(self.text, self.font, self.text_weight).advance
        words = self.text.split()
        if self.room is None or whole * self.em <= self.room or len(words) < 2:
            return (self.text,)
        breaks = [(" ".join(words[:k]), " ".join(words[k:])) for k in range(1, len(words))]
        return min(breaks, key=lambda lines: max(self._line(line).advance for line in lines))

    def _line(self, text: str) -> Word:
        return outline(text, self.font, self.text_weight)

    def _outline(self) -> Word:
        lines = [self._line(line) for line in self.lines]
        widest = max(line.advance for line in lines)
        placed = [
            line.points + np.array([self.anchor * (widest - line.advance), k * LINE, 0.0])
            for k, line in enumerate(reversed(lines))
        ]
        return Word(np.concatenate(placed), widest)


class CaptionLine(Wrapped):
    """What is said, in the middle of its zone, which has room for one line or for two."""

    verbatim = True

    def __init__(self, style: Style, zone: Box) -> None:
        self.style, self.zone = style, zone
        room = zone.width if zone.height > TWO_LINES else None
        super().__init__(style, "", room, size=CAPTION, weight="medium", anchor=0.5, z_index=6)
        self.say("")

    def holds(self, text: str) -> bool:
        """Tell whether a text would stand here in full size."""
        tried = CaptionLine(self.style, self.zone).say(text)
        return tried.em == tried.size * UNIT

    def say(self, text: str) -> CaptionLine:
        """Show another text, as large as there is room for it."""
        self.fill(text, self.zone.width)
        alone = self.room is not None and len(self.lines) == 1  # it stands halfway up
        lift = LINE * self.em / 2 if alone else 0.0
        self.place(self.zone.centre.x, self.zone.bottom + LOW + lift)
        return self
