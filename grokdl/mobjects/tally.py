"""Tally: questions side by side at the edge of a picture, each of which gets its answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from manim import VGroup

from grokdl.mobjects.card import Card
from grokdl.mobjects.paths import Path, rounded
from grokdl.mobjects.text import Label
from grokdl.stage import Box, theme
from grokdl.stage.style import Style

HEIGHT, GAP = 0.95, 0.2  # units
CORNER = 0.12  # as a card's
PAD, FIRST, SECOND = 0.2, 0.4, 0.78  # from a card's edge, and from its top to the baselines


@final
class Tally(VGroup):
    """Cards with a name; `questions` are seen in them until the `answers` are, with `edges`."""

    def __init__(self, style: Style, box: Box, rows: Sequence[tuple[str, str, str]]) -> None:
        """Take for each card the keys of its name, its question and its answer."""
        width = (box.width - GAP * (len(rows) - 1)) / len(rows)
        lefts = [box.left + k * (width + GAP) for k in range(len(rows))]
        self.boxes = [box._replace(left=left, right=left + width) for left in lefts]
        self.questions = [self._second(style, k, row[1], "muted") for k, row in enumerate(rows)]
        self.answers = [self._second(style, k, row[2], "goal") for k, row in enumerate(rows)]
        self.edges = [Path(stroke=style.theme.goal, width=3, z_index=-0.5) for _ in rows]
        for edge, at in zip(self.edges, self.boxes, strict=True):
            edge.draw(rounded(at, CORNER))
        names = [
            Label(style, style.words(name), weight="semibold")
            .fit(width - 2 * PAD)
            .place(at.left + PAD, at.top - FIRST)
            for at, (name, _, _) in zip(self.boxes, rows, strict=True)
        ]
        super().__init__(*(Card(style, at, z_index=-2) for at in self.boxes), *names)

    def _second(self, style: Style, k: int, key: str, role: str) -> Label:
        """The line under a card's name."""
        at = self.boxes[k]
        weight = "medium" if role == "goal" else "regular"
        label = Label(style, style.words(key), role=role, size=theme.BODY, weight=weight)
        return label.fit(at.width - 2 * PAD).place(at.left + PAD, at.top - SECOND)


def over_a_tally(box: Box) -> tuple[Box, Box]:
    """Return the place over a tally at the bottom of a box, and that of the tally."""
    return box._replace(bottom=box.bottom + HEIGHT + GAP), box._replace(top=box.bottom + HEIGHT)
