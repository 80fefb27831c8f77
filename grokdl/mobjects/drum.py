"""A row of quantities with their numbers; a number that changes rolls like a drum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, final

from manim import VGroup

from grokdl.mobjects.header import GAP
from grokdl.mobjects.text import Label
from grokdl.stage import Point
from grokdl.stage.style import Style
from grokdl.stage.theme import SUBTITLE

TURN = 0.62  # units from a number to the next one on the drum
SIGHT = 1.0  # of a turn: so far a number is seen


class Change(NamedTuple):
    """A quantity with its number before and after, as texts, and the role whose colour it has."""

    before: str
    after: str
    role: str


class Rolling(NamedTuple):
    """Labels of one quantity: what stays, the old number and the new one."""

    stays: Label
    old: Label
    new: Label
    widths: tuple[float, float]


@final
class DrumRow(VGroup):
    """Quantities in a row from a place on; `show` rolls their numbers from before to after."""

    def __init__(self, style: Style, at: Point, changes: Sequence[Change]) -> None:
        super().__init__()
        self.at = at
        self.rolling = [_rolling(style, change) for change in changes]
        for one in self.rolling:
            self.add(one.stays, one.old, one.new)
        self.show(0)

    def show(self, share: float) -> None:
        """Roll the numbers a share of their way."""
        x, y = self.at
        for one in self.rolling:
            one.stays.place(x, y)
            start = x + one.stays.text_width
            turned = share if one.old.text != one.new.text else 1.0
            for label, away in ((one.old, turned), (one.new, turned - 1)):
                label.place(start, y + TURN * away)
                label.set_fill(opacity=max(0.0, 1 - abs(away) / SIGHT))
            before, after = one.widths
            x += before + share * (after - before) + GAP


def _rolling(style: Style, change: Change) -> Rolling:
    old, new = change.before.split(" "), change.after.split(" ")
    same = 0
    while same < min(len(old), len(new)) - 1 and old[same] == new[same]:
        same += 1
    stays = "".join(f"{word} " for word in new[:same])
    texts = stays, " ".join(old[same:]), " ".join(new[same:])
    stay, *numbers = (Label(style, text, role=change.role, size=SUBTITLE) for text in texts)
    before, after = numbers
    widths = (stay.text_width + before.text_width, stay.text_width + after.text_width)
    return Rolling(stay, before, after, widths)
