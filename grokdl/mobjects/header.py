"""The title line: the lesson's name, and the numbers that make this run what it is."""

from __future__ import annotations

from collections.abc import Sequence

from manim import VGroup

from grokdl import theme
from grokdl.mobjects.text import Label
from grokdl.stage import Box
from grokdl.style import Style

GAP = 0.36


class Header(VGroup):
    """A title, tags in their quantity's colour, and a remark at the right edge."""

    def __init__(
        self, style: Style, zone: Box, title: str, tags: Sequence[tuple[str, str]]
    ) -> None:
        """Take the tags as pairs of a text and the role whose colour it has."""
        super().__init__()
        baseline = zone.bottom + 0.14
        self.title = Label(style, title, size=theme.TITLE, weight="semibold").fit(zone.width)
        self.title.place(zone.left, baseline)
        self.remark = Label(style, "", role="muted", size=theme.SUBTITLE, anchor=1)
        self.remark.place(zone.right, baseline)
        self.tags = []
        x = self.title.box.right + GAP + 0.05
        for text, role in tags:
            tag = Label(style, text, role=role, size=theme.SUBTITLE).place(x, baseline)
            tag.showing(role)
            if tag.box.right > zone.right - 1.6:
                break
            self.tags.append(tag)
            x = tag.box.right + GAP
        self.add(self.title, self.remark, *self.tags)
