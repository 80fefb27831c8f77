"""A card with the lines of a program, the running one lit, each quantity in its own colour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, final

from grokdl.learning.history import FloatArray
from grokdl.mobjects.card import Card
from grokdl.mobjects.paths import NOTHING, Drawing, Path, circle, joined, rounded
from grokdl.mobjects.text import MONO, Number, figures
from grokdl.stage import UNIT, Box, Point, theme
from grokdl.stage.style import Style

SIZES = (theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
ROW = 1.7  # ems from a line to the next one
PAD = 0.9  # ems
RAISE = 0.34  # ems from a line's baseline to its middle
APART = 2  # columns between code and values
DEEPER = 4  # columns by which the rest of a wrapped line is set in
DOT = 0.035
_PARTS = re.compile(r"#.*|\w+|[^\w#]+")  # a remark, a name or number, what is between
_LITERAL = re.compile(r"(?<== )-?\d[\d.e+-]*$|(?<=range\()\d+")  # a number of the run's


@dataclass(frozen=True)
class CodePanelState:
    """The running line, counted from 0, or none; a value beside each line, "" for none.

    `shown` says how many lines are there, by default all.
    """

    line: int | None = None
    values: tuple[str, ...] = ()
    shown: int | None = None


class Row(NamedTuple):
    """One line on screen: a part of a line of the program, and how many columns it is set in."""

    line: int
    start: int
    end: int
    indent: int


@final
class CodeWord(Number):
    """A part of a program on screen: it is the same in every language."""

    verbatim = True


@final
class CodePanel(Drawing):
    """A card with code in the largest size, from 3.4 to 2.2 % of the frame, that has room.

    At the smallest size what is too long for a line goes on in the next one, set in by four more
    columns, and its value may have a line of its own; of too many lines those around the running
    one are shown, and a row of dots stands for what lies before or after them.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        lines: Sequence[str],
        roles: Mapping[str, str],
        longest: Sequence[str] = (),
        shows: Sequence[str] = (),
        ruled: tuple[float, float] | None = None,
    ) -> None:
        """Take the lines, the role of each name, and the longest value beside each line or "".

        `shows` says of each line what its value is, and the number that it sets, as in
        "alpha = 0.1"; by default that is the name that it begins with. `ruled` are the room over
        the first line and the height of each, for lines that stand beside others, if they fit.
        """
        super().__init__()
        self.style = style
        colours = style.theme
        self.code, self.roles = tuple(lines), dict(roles)
        self.aside = [len(text) + APART if text else 0 for text in longest]
        self.aside += [0] * (len(lines) - len(longest))
        named = [text.partition("=")[0].strip() for text in lines]
        self.shows = [*shows, *named[len(shows) :]]
        self.slots: list[int | None] = []  # which row stands where
        self.literals = object()  # whose numbers the program sets: not those of the running step
        self.size = self._fitting_size(box)
        self.em = self.size * UNIT
        self.rows = self._rows(box)
        self.pad, self.row = PAD * self.em, ROW * self.em
        if ruled and ruled[1] >= self.row and len(self.rows) == len(self.code):
            self.pad, self.row = ruled
        most = int((box.height - 2 * self.pad) / self.row + 1e-6)
        self.visible = min(len(self.rows), most)
        height = self.visible * self.row + 2 * self.pad
        self.box = box._replace(bottom=box.top - height)
        self.mark = Path(
            stroke=colours.highlight_edge, width=2, fill=colours.highlight, z_index=4.4
        )
        self.dots = Path(fill=colours.muted, z_index=5)
        self.words = [[*self._words(row)] for row in self.rows]
        self.values = [
            Number(
                style, "", role=self._role_of(text), size=self.size, font=MONO, anchor=1
            ).showing(quantity, of=self)
            for text, quantity in zip(lines, self.shows, strict=True)
        ]
        self.add(Card(style, self.box), self.mark, self.dots, *self.values)
        self.add(*(word for words in self.words for _, word in words))

    def show(self, state: CodePanelState) -> None:
        """Light up a line, and set the values beside all."""
        if self.already_shows(state):
            return
        shown = len(self.code) if state.shown is None else state.shown
        rows = [k for k, row in enumerate(self.rows) if row.line < shown]
        slots = self.slots = self._slots(rows, state.line)
        for k, words in enumerate(self.words):
            for column, word in words:
                word.show(k in slots)
                if k in slots:
                    word.place(self._x(column), self.baseline(slots.index(k)))
        self._show_values(state.values, slots)
        self.mark.draw(self._lit(state.line, slots))
        self._show_dots(slots)

    def baseline(self, slot: int) -> float:
        """Where a visible line stands, counted from 0."""
        first = self.box.top - self.pad - self.row / 2 - RAISE * self.em
        return first - slot * self.row

    def _x(self, column: int) -> float:
        return self.box.left + PAD * self.em + column * _advance(self.size)

    def _slots(self, rows: Sequence[int], line: int | None) -> list[int | None]:
        """Which row stands where; None is a row of dots."""
        most = self.visible
        running = [place for place, k in enumerate(rows) if self.rows[k].line == line]
        middle = (running[0] + running[-1]) // 2 if running else len(rows) - 1
        start = max(0, min(middle - most // 2, len(rows) - most))
        slots: list[int | None] = [*rows[start : start + most]]
        if start > 0 and start not in running:
            slots[0] = None
        if start + most < len(rows) and start + most - 1 not in running:
            slots[-1] = None
        return slots

    def _show_values(self, values: Sequence[str], slots: Sequence[int | None]) -> None:
        last = {row.line: k for k, row in enumerate(self.rows)}
        for line, value in enumerate(self.values):
            text = values[line] if line < len(values) else ""
            there = bool(text) and last[line] in slots
            value.show(there)
            if there:
                slot = slots.index(last[line])
                value.set_text(text).place(self.box.right - PAD * self.em, self.baseline(slot))

    def _lit(self, line: int | None, slots: Sequence[int | None]) -> FloatArray:
        lit = [n for n, k in enumerate(slots) if k is not None and self.rows[k].line == line]
        if not lit:
            return NOTHING
        half, aside = ROW * self.em / 2, 0.45 * PAD * self.em
        top = self.baseline(lit[0]) + RAISE * self.em + half
        bottom = self.baseline(lit[-1]) + RAISE * self.em - half
        return rounded(Box(self.box.left + aside, bottom, self.box.right - aside, top), 0.06)

    def _show_dots(self, slots: Sequence[int | None]) -> None:
        heights = [self.baseline(n) + RAISE * self.em for n, k in enumerate(slots) if k is None]
        left = self._x(0) + DOT
        spots = [Point(left + k * 4 * DOT, y) for y in heights for k in range(3)]
        self.dots.draw(joined([circle(spot, DOT) for spot in spots]))

    def _words(self, row: Row) -> Iterator[tuple[int, CodeWord]]:
        """The parts of a row that have a colour of their own, each with its column."""
        quantity, literal = self.shows[row.line], self._literal(row.line)
        for start, text, role in self._runs(self.code[row.line], literal):
            first, last = max(start, row.start), min(start + len(text), row.end)
            if text[first - start : max(last - start, 0)].strip():
                part = CodeWord(
                    self.style, text[first - start : last - start], role, self.size, font=MONO
                )
                if literal and start == literal.start():
                    part.showing(quantity, of=self.literals)
                yield row.indent + first - row.start, part

    def _literal(self, line: int) -> re.Match[str] | None:
        """The number of the run's that a line sets, if it sets one."""
        return _LITERAL.search(self.code[line]) if self.shows[line].isidentifier() else None

    def _runs(self, text: str, literal: re.Match[str] | None) -> Iterator[tuple[int, str, str]]:
        """The parts of a line with their roles; neighbours of one role are one part."""
        start, end = literal.span() if literal else (len(text), len(text))
        parts = [*_PARTS.finditer(text, 0, start), *_PARTS.finditer(text, end)]
        runs = groupby(parts, lambda part: (self._role(part[0]), part.start() < start))
        for (role, _), matches in runs:
            first, *others = matches
            yield first.start(), "".join(match[0] for match in (first, *others)), role
        if literal:  # it has the colour of the name that it is given to
            yield start, literal[0], self._role_of(text)

    def _role(self, part: str) -> str:
        return "muted" if part.startswith("#") else self.roles.get(part, "ink")

    def _role_of(self, text: str) -> str:
        """The role of the name that a line begins with: its value has that colour."""
        return self._role(text.split()[0]) if text.split() else "ink"

    def _rows(self, box: Box) -> list[Row]:
        columns = max(2 * DEEPER, _columns(box, self.size))
        return [
            row
            for line, (text, aside) in enumerate(zip(self.code, self.aside, strict=True))
            for row in _wrapped(line, text, columns, aside)
        ]

    def _fitting_size(self, box: Box) -> float:
        longest = max(len(text) + aside for text, aside in zip(self.code, self.aside, strict=True))
        for size in SIZES[:-1]:
            if longest <= _columns(box, size) and len(self.code) <= _most_rows(box, size):
                return size
        return SIZES[-1]


def _advance(size: float) -> float:
    return figures("0", MONO, "regular").advance * size * UNIT


def _columns(box: Box, size: float) -> int:
    return int((box.width - 2 * PAD * size * UNIT) / _advance(size) + 1e-6)


def _most_rows(box: Box, size: float) -> int:
    return int((box.height / (size * UNIT) - 2 * PAD) / ROW + 1e-6)


def _wrapped(line: int, text: str, columns: int, aside: int) -> Iterator[Row]:
    """The rows of a line: broken at a space, if there is one, or else where the room ends.

    A value that has no room behind the last one has a row of its own.
    """
    start, indent = 0, 0
    deeper = min(_blanks(text) + DEEPER, columns // 2)
    while len(text) - start > columns - indent:
        end = start + columns - indent
        space = text.rfind(" ", start, end + 1)
        end = space if text[start : max(space, start)].strip() else end
        yield Row(line, start, end, indent)
        start, indent = end + _blanks(text[end:]), deeper
    yield Row(line, start, len(text), indent)
    if indent + len(text) - start + aside > columns:
        yield Row(line, len(text), len(text), 0)


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())
