"""A table of numbers: fixed columns, the digits below each other, the newest row lit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, final

from grokdl.errors import GrokdlError
from grokdl.learning.history import FloatArray
from grokdl.mobjects.card import Card
from grokdl.mobjects.paths import NOTHING, Drawing, Path, circle, joined, line, rounded
from grokdl.mobjects.text import INTER, MONO, Label, Number, figures, outline
from grokdl.stage import UNIT, Box, Point, theme
from grokdl.stage.style import Style

SIZES = (theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
ROW = 1.75  # ems from a row to the next one
PAD = 0.9  # ems
GAP = 1.2  # ems between columns, at least
RULE = 0.4  # ems more from the head to the first row
TALL = 0.78  # ems from a baseline to the top of a letter
HEAD = 2 * PAD + TALL + RULE + 0.1  # the height of a table without rows
INK = "ink", "muted"  # of a row, and of one that is out
RAISE = 0.36  # ems from a row's baseline to its middle
DOT = 0.035


@dataclass(frozen=True)
class Column:
    """A column: its head, numbers as long as any that it will hold, and their colour.

    `quantity` is what they are, by name; the head says it, where it is no word of a language.
    """

    head: str
    longest: tuple[str, ...]
    role: str = "ink"
    quantity: str = ""


@dataclass(frozen=True)
class TableState:
    """All rows so far, the newest last; `lit` is the row that is lit, by default the newest.

    There are as many texts in a row as columns; −1 lights none. `of` says of each row what its
    numbers are of, as for Label.showing, where that is more than one step of the lesson's runs. A
    row that is `out` is grey.
    """

    rows: tuple[tuple[str, ...], ...]
    lit: int | None = None
    of: tuple[object, ...] = ()
    out: int | None = None


class Place(NamedTuple):
    """A column's place: where its numbers begin and end, and where their points stand."""

    left: float
    right: float
    point: float


@final
class Table(Drawing):
    """A card with a head row and rows of numbers, in the largest size that has room.

    Of more rows than have room the first and the newest are shown, with a row of dots between.
    Raises GrokdlError for columns that have no room at the smallest legible size.
    """

    def __init__(
        self, style: Style, box: Box, columns: Sequence[Column], most_rows: int = 6
    ) -> None:
        super().__init__()
        colours = style.theme
        self.style, self.columns = style, tuple(columns)
        self.size = self._fitting_size(box)
        self.em = self.size * UNIT
        room = int((box.height / self.em - HEAD) / ROW + 1e-6)
        self.most_rows = max(1, min(most_rows, room))
        height = (HEAD + self.most_rows * ROW) * self.em
        self.box = box._replace(bottom=box.top - height)
        self.places = self._columns()
        self.mark = Path(
            stroke=colours.highlight_edge, width=2, fill=colours.highlight, z_index=4.4
        )
        self.dots = Path(fill=colours.muted, z_index=5)
        self.rule = Path(stroke=colours.edge, width=2, z_index=4.4)
        self.heads = [Label(style, c.head, role=c.role, size=self.size, anchor=1) for c in columns]
        self.cells = [self._row() for _ in range(self.most_rows)]
        self.add(Card(style, self.box), self.mark, self.rule, self.dots, *self.heads)
        self.add(*(cell for row in self.cells for cell in row))
        self._place_head()

    def show(self, state: TableState) -> None:
        """Show the rows."""
        if self.already_shows(state):
            return
        chosen = self._chosen(len(state.rows))
        lit = len(state.rows) - 1 if state.lit is None else state.lit
        for slot, cells in enumerate(self.cells):
            row = chosen[slot] if slot < len(chosen) else None
            grey = row is not None and row == state.out
            for k, cell in enumerate(cells):
                cell.show(row is not None).set_fill(self.style.theme.role(INK[grey]))
                if row is not None:
                    if state.of:
                        cell.showing(cell.quantity, of=state.of[row])
                    self._set(cell, state.rows[row][k], self.places[k], slot)
        self._show_dots(chosen)
        seen = lit >= 0 and lit in chosen
        self.mark.draw(self._lit(chosen.index(lit)) if seen else NOTHING)

    def _row(self) -> list[Number]:
        row = object()  # whose numbers its cells show
        quantities = [column.quantity or column.head for column in self.columns]
        cells = [Number(self.style, "", size=self.size, font=MONO) for _ in self.columns]
        return [cell.showing(name, of=row) for cell, name in zip(cells, quantities, strict=True)]

    def _chosen(self, count: int) -> list[int | None]:
        """Which row stands in which slot; None stands for the row of dots."""
        if count <= self.most_rows:
            return list(range(count))
        first: list[int | None] = [0, None] if self.most_rows > 3 else []
        newest = range(count - self.most_rows + len(first), count)
        return [*first, *newest]

    def baseline(self, slot: int) -> float:
        """Where the numbers of a visible row stand, counted from 0; the head is −1."""
        first = self.box.top - (PAD + TALL) * self.em
        return first - ((slot + 1) * ROW + (RULE if slot >= 0 else 0)) * self.em

    def _set(self, cell: Number, text: str, place: Place, slot: int) -> None:
        """Put a number with its point below the others'.

        One too long for its column shrinks, and in the smallest size reaches over its left.
        """
        cell.resize(self.size).set_text(text).fit(place.right - place.left)
        left = place.point - _before(text) * _advance(cell.em)
        left = min(max(place.left, left), place.right - cell.text_width)
        cell.place(left, self.baseline(slot))

    def _show_dots(self, chosen: Sequence[int | None]) -> None:
        if None not in chosen:
            self.dots.draw(NOTHING)
            return
        y = self.baseline(chosen.index(None)) + RAISE * self.em
        middles = [Point(place.right - self.em, y) for place in self.places]
        self.dots.draw(
            joined([circle(Point(x + k * 0.14, y), DOT) for x, y in middles for k in (-1, 0, 1)])
        )

    def _lit(self, slot: int) -> FloatArray:
        middle, half = self.baseline(slot) + RAISE * self.em, ROW * self.em / 2 - 0.02
        aside = 0.45 * PAD * self.em
        box = Box(self.box.left + aside, middle - half, self.box.right - aside, middle + half)
        return rounded(box, 0.06)

    def _place_head(self) -> None:
        for head, place in zip(self.heads, self.places, strict=True):
            head.place(place.right, self.baseline(-1))
        y = self.baseline(-1) - 0.75 * self.em
        pad = PAD * self.em
        self.rule.draw(line(Point(self.box.left + pad, y), Point(self.box.right - pad, y)))

    def _columns(self) -> list[Place]:
        """Columns spread over the card, the last one at its right."""
        widths = [_width(column, self.size) for column in self.columns]
        room = self.box.width - 2 * PAD * self.em
        gap = (room - sum(widths)) / max(1, len(widths) - 1)
        places, left = [], self.box.left + PAD * self.em
        for column, width in zip(self.columns, widths, strict=True):
            after = max(len(text) - _before(text) for text in column.longest)
            right = left + width
            places.append(Place(left, right, right - after * _advance(self.em)))
            left = right + gap
        return places

    def _fitting_size(self, box: Box) -> float:
        for size in SIZES:
            em = size * UNIT
            needed = sum(_width(column, size) for column in self.columns)
            needed += (2 * PAD + GAP * (len(self.columns) - 1)) * em
            if needed <= box.width:
                return size
        raise GrokdlError(
            f"The columns {', '.join(column.head for column in self.columns)} need "
            f"{needed:.1f} units, and their box has {box.width:.1f}.",
            "Take fewer columns or shorter numbers, or a wider box.",
        )


def _before(text: str) -> int:
    """How many characters stand before a number's point, or before where it would stand."""
    found = re.search(r"[.e]", text)
    return found.start() if found else len(text)


def _advance(em: float) -> float:
    return float(figures("0", MONO, "regular").advance * em)


def _width(column: Column, size: float) -> float:
    before = max(map(_before, column.longest))
    after = max(len(text) - _before(text) for text in column.longest)
    numbers = (before + after) * _advance(size * UNIT)
    return float(max(numbers, outline(column.head, INTER, "regular").advance * size * UNIT))
