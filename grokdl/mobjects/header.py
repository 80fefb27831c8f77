"""The title line: the lesson's name, and the numbers that make this run what it is."""

from __future__ import annotations

from collections.abc import Sequence

from manim import VGroup

from grokdl.mobjects.text import Label
from grokdl.stage import Box
from grokdl.stage.style import Style
from grokdl.stage.theme import SUBTITLE, TITLE

GAP = 0.36  # between tags
AFTER_TITLE = GAP + 0.05
LINE = 0.62  # the height of a line; a zone much higher has two
LOW = 0.14  # from a line's bottom to its baseline
REMARK = 1.6, 1.9  # the room that is kept for the remark, in a wide frame and in a narrow one
WIDE = 9.0
SHARES = (1.0, 0.92, 0.84, 0.78)  # of the title's size: a smaller one gives tags their room


class Header(VGroup):
    """A title, tags in their quantity's colour, and a remark at the right edge.

    In a zone that has room for two lines the title has the first one to itself.
    """

    def __init__(
        self, style: Style, zone: Box, title: str, tags: Sequence[tuple[str, str]]
    ) -> None:
        """Take the tags as pairs of a text and the role whose colour it has."""
        super().__init__()
        self.zone = zone
        self.title = Label(style, title, size=TITLE, weight="semibold", verbatim=True)
        self.remark = Label(style, "", role="muted", size=SUBTITLE, anchor=1)
        self.remark.place(zone.right, zone.bottom + LOW)
        every = [Label(style, text, role=role, size=SUBTITLE).showing(role) for text, role in tags]
        end = zone.right - REMARK[zone.width < WIDE]
        if zone.height > 1.5 * LINE:
            self._set_title(zone.top - LINE + LOW)
            self.tags = _in_a_row(every, zone.left, zone.bottom + LOW, end)
        else:
            self.tags = self._beside_the_title(every, end)
        self.add(self.title, self.remark, *self.tags)

    def _beside_the_title(self, every: Sequence[Label], end: float) -> list[Label]:
        """Set the title so large that all tags have room beside it, or else as many as have."""
        for share in (*SHARES, SHARES[0]):
            self.title.resize(share * TITLE)
            self._set_title(self.zone.bottom + LOW)
            start = self.title.box.right + AFTER_TITLE
            tags = _in_a_row(every, start, self.zone.bottom + LOW, end)
            if len(tags) == len(every):
                break
        return tags

    def _set_title(self, baseline: float) -> None:
        self.title.fit(self.zone.width).place(self.zone.left, baseline)


def _in_a_row(tags: Sequence[Label], x: float, baseline: float, end: float) -> list[Label]:
    """Put tags beside each other, and return those that have room before an end."""
    placed = []
    for tag in tags:
        if tag.place(x, baseline).box.right > end:
            break
        placed.append(tag)
        x = tag.box.right + GAP
    return placed
