"""A working: one line of words, signs and numbers, each in its colour and its own place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import final

from grokdl import numerals
from grokdl.mobjects.paths import Drawing
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import UNIT, Box, theme
from grokdl.stage.style import Style

GAP, NARROW = 0.34, 0.02  # ems between parts
BETWEEN = 31
LINE = 0.95  # units: its height


@dataclass(frozen=True)
class Part:
    """A part of a working: a word or a sign, or a number if it is one of some `quantity`.

    Of a number that moves the text is the longest that it will be, and `moves` the largest. One
    that is `tight` stands close to the part before it.
    """

    text: str
    role: str = "ink"
    quantity: str = ""
    tight: bool = False
    moves: float = 0.0


def parted(box: Box) -> tuple[Box, Box]:
    """Return the place of a working, and that of the picture under it."""
    line = box._replace(bottom=box.top - LINE)
    return line, box._replace(top=line.bottom)


def sign(text: str, tight: bool = False) -> Part:
    """Return a sign between numbers: it is muted."""
    return Part(text, "muted", tight=tight)


def moving(numbers: Iterable[float], role: str, quantity: str) -> Part:
    """Return the part of a number that goes through some numbers, with room for each."""
    numbers = list(numbers)
    largest = max(map(abs, numbers))
    texts = [numerals.in_column(number, largest) for number in numbers]
    return Part(max(texts, key=len), role, quantity, moves=largest)


def on_the_way(start: float, end: float) -> list[float]:
    """Return numbers from one to the other, as many as it takes to see how long they get."""
    return [start + (end - start) * k / BETWEEN for k in range(BETWEEN + 1)]


@final
class Working(Drawing):
    """A line of parts in the middle of a box; each keeps its place while the numbers change.

    A number keeps to the sign before it, or to what follows it closely; one that is longer than it
    was to be is set smaller. Numbers at rest lose their trailing zeros, and the parts close up.
    """

    def __init__(
        self, style: Style, box: Box, parts: Sequence[Part], size: float = theme.TITLE
    ) -> None:
        super().__init__()
        self.box, self.parts = box, tuple(parts)
        self.labels = [_label(style, part, size) for part in parts]
        self._fit(size)
        self.add(*self.labels)

    def show(
        self,
        *numbers: float,
        of: Mapping[str, object] | None = None,
        first: int = 0,
        rest: float = 0.0,
    ) -> None:
        """Show these numbers in turn, in all parts from the first on.

        `of` is what the numbers are of, as for Label.showing. With `rest` they stand still, and a
        share of the room between the parts is gone.
        """
        given = dict(of or {})
        if self.already_shows(numbers, tuple(given.items()), first, rest):
            return
        left = iter(numbers)
        for k, (part, label) in enumerate(zip(self.parts, self.labels, strict=True)):
            if part.quantity:
                label.fill(_written(next(left, None), part, rest), self.slots[k])
                label.showing(part.quantity, of=given if given else label)
            label.show(k >= first)
        self._place(first, rest)

    def _fit(self, size: float) -> None:
        """Find the size: smaller if there is no room for the parts beside each other."""
        size = max(theme.LEAST, min(size, size * self.box.width / self._width(size)))
        for label in self.labels:
            label.resize(size)
        self.slots = [label.text_width for label in self.labels]

    def _place(self, first: int, rest: float) -> None:
        """Set the parts beside each other: those that are shown, in the middle."""
        tight = [label.text_width for label in self.labels]
        widths = [s + rest * (t - s) for s, t in zip(self.slots, tight, strict=True)]
        gaps = [gap * self.labels[0].size * UNIT for gap in self._gaps]
        left = self.box.centre.x - (sum(widths[first:]) + sum(gaps[first:])) / 2
        for k, label in enumerate(self.labels[first:], first):
            left += gaps[k]
            anchor = 1 if k == first or self._followed[k] else 0
            y = self.box.centre.y - 0.36 * label.size * UNIT
            label.place(left + anchor * widths[k], y, anchor)
            left += widths[k]

    @property
    def _followed(self) -> list[bool]:
        """Of each part, whether the next one stands close to it."""
        return [*(part.tight for part in self.parts[1:]), False]

    @property
    def _gaps(self) -> list[float]:
        """Before each part, in ems."""
        gaps = [NARROW if part.tight else GAP for part in self.parts]
        return [0.0, *gaps[1:]]

    def _width(self, size: float) -> float:
        return float(sum(label.text_width for label in self.labels) + sum(self._gaps) * size * UNIT)


def to_the_left(drawn: Working) -> Working:
    """Move a line to its box's left edge."""
    shift(drawn.labels, drawn.box.left - drawn.labels[0].box.left)
    return drawn


def shift(labels: Sequence[Label], across: float, upward: float = 0.0) -> None:
    """Move labels: not at all where there is no need."""
    for label in labels if across or upward else ():
        label.place(label.at.x + across, label.at.y + upward)


def line_at_left(style: Style, box: Box, parts: Sequence[Part], size: float, of: object) -> Working:
    """Return a line that is shown, at its box's left edge; its numbers are `of` one thing."""
    line = Working(style, box, parts, size=size)
    line.show()
    for label, part in zip(line.labels, parts, strict=True):
        if part.quantity:
            label.showing(part.quantity, of=of)
    return to_the_left(line)


def _written(number: float | None, part: Part, rest: float) -> str:
    """Return a number's text: in motion with four decimals, unless it never changes."""
    if number is None:
        return part.text
    in_motion = part.moves and not rest
    return numerals.in_column(number, part.moves) if in_motion else numerals.plain(number)


def _label(style: Style, part: Part, size: float) -> Label:
    if part.quantity:
        return Number(style, part.text, role=part.role, size=size, font=MONO)
    return Label(style, part.text, role=part.role, size=size)
