"""Small multiples: a box divided into panes of one size, each with a head and room to draw in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, final

from grokdl import numerals
from grokdl.errors import GrokdlError
from grokdl.mobjects.card import Card
from grokdl.mobjects.paths import NOTHING, Drawing, Path, joined, rounded
from grokdl.mobjects.text import INTER, Label, outline
from grokdl.stage import UNIT, Box, theme
from grokdl.stage.style import Style

GAP = 0.2  # between panes
PAD = 0.17  # from a pane's edge to what is in it
SIZES = (theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
LINE = 1.25  # ems from a line of a head to the next
UNDER = 0.12  # from the head to the drawing
LIT = 3.5  # Manim's units
SHAPE = 4 / 3  # of the drawing for which the grid is chosen
LEAST = 0.4  # so wide, at least, is a drawing
MOST_LINES = 3
HEAD_LINE = 0.2  # the share of a drawing's width that is worth a line less in the heads
WEIGHT = "medium"  # of the heads


@dataclass(frozen=True)
class SmallMultiplesState:
    """Which panes are lit, counted from 0; and how many are there, from the first on."""

    lit: tuple[int, ...] = ()
    shown: int | None = None


class Grid(NamedTuple):
    """How a box is divided: columns and rows, a pane's size, and how its head is set."""

    columns: int
    rows: int
    width: float
    height: float
    size: float
    lines: int

    @property
    def head(self) -> float:
        """The height that a head takes."""
        return self.lines * LINE * self.size * UNIT

    @property
    def inner(self) -> tuple[float, float]:
        """The room that a pane has for its drawing."""
        return self.width - 2 * PAD, self.height - 2 * PAD - self.head - UNDER


@final
class SmallMultiples(Drawing):
    """One to nine cards in the grid that gives the largest drawings; `inner` are their boxes.

    A head that is too long for its pane is set smaller, then in several lines.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        heads: Sequence[str],
        roles: Sequence[str] | None = None,
        shape: float = SHAPE,
    ) -> None:
        """Take the words over each pane, their roles, and a drawing's width over its height."""
        super().__init__()
        self.style = style
        colours = style.theme
        self.box, self.heads = box, tuple(heads)
        self.grid = best_grid(box, heads, shape)
        self.panes = [self._pane(k) for k in range(len(heads))]
        self.cards = [Card(style, pane, z_index=-2) for pane in self.panes]
        self.light = Path(stroke=colours.ink, width=LIT, z_index=-1)
        roles = roles or ["ink"] * len(heads)
        self.lines = [self._head(k, role) for k, role in enumerate(roles)]
        self.add(*self.cards, self.light, *(label for head in self.lines for label in head))

    def show(self, state: SmallMultiplesState) -> None:
        """Light some panes up, and draw those that are there."""
        if self.already_shows(state):
            return
        shown = len(self.panes) if state.shown is None else state.shown
        for k, (card, head) in enumerate(zip(self.cards, self.lines, strict=True)):
            card.draw(rounded(card.box, 0.12) if k < shown else NOTHING)
            for label in head:
                label.show(k < shown)
        lit = [rounded(self.panes[k], 0.12) for k in state.lit if k < shown]
        self.light.draw(joined(lit))

    @property
    def inner(self) -> list[Box]:
        """For each pane the box of its drawing."""
        head = self.grid.head + UNDER
        return [pane.grown(-PAD)._replace(top=pane.top - PAD - head) for pane in self.panes]

    def _pane(self, k: int) -> Box:
        """The k-th pane; those of a row that is not full stand in its middle."""
        grid = self.grid
        row, column = divmod(k, grid.columns)
        full = min(grid.columns, len(self.heads) - row * grid.columns)
        used = full * grid.width + (full - 1) * GAP
        left = self.box.centre.x - used / 2 + column * (grid.width + GAP)
        top = self.box.top - row * (grid.height + GAP)
        return Box(left, top - grid.height, left + grid.width, top)

    def _head(self, k: int, role: str) -> list[Label]:
        grid, pane = self.grid, self.panes[k]
        em = grid.size * UNIT
        top = pane.top - PAD - 0.78 * em
        words = wrapped(self.heads[k], grid.width - 2 * PAD, grid.size)
        return [
            Label(self.style, text, role=role, size=grid.size, weight=WEIGHT).place(
                pane.left + PAD, top - row * LINE * em
            )
            for row, text in enumerate(words)
        ]


def one_for_each(
    style: Style, box: Box, quantity: str, values: Sequence[float], shape: float = SHAPE
) -> SmallMultiples:
    """Return panes without a light, one for each value of a quantity, which is its head."""
    heads = [style.words.named(quantity, numerals.short(value)) for value in values]
    panes = SmallMultiples(style, box, heads, [quantity] * len(heads), shape)
    panes.show(SmallMultiplesState())
    for head, value in zip(panes.lines, values, strict=True):
        for label in head:
            label.showing(quantity, of={quantity: value})
    return panes


def best_grid(box: Box, heads: Sequence[str], shape: float = SHAPE) -> Grid:
    """Return the grid in which a drawing of a shape is largest, with heads of one line first.

    Raises GrokdlError if there is none.
    """
    grids = [_grid(box, heads, columns) for columns in range(1, len(heads) + 1)]
    best = max(
        (grid for grid in grids if grid is not None),
        key=lambda grid: _worth(grid, shape),
        default=None,
    )
    if best is None or _largeness(best, shape) < LEAST:
        raise GrokdlError(
            f"{len(heads)} panes with their heads have no room in a box of "
            f"{box.width:.1f} × {box.height:.1f} units.",
            "Take fewer panes or shorter heads, or a larger box.",
        )
    return best


def _largeness(grid: Grid, shape: float) -> float:
    """How wide a drawing is that has the room of a pane."""
    width, height = grid.inner
    return min(width, height * shape)


def _worth(grid: Grid, shape: float) -> float:
    """How wide a drawing were under a head of the largest size: a small one is no merit."""
    large = grid._replace(size=SIZES[0])
    return round(_largeness(large, shape) * (1 - HEAD_LINE * (grid.lines - 1)), 6)


def _grid(box: Box, heads: Sequence[str], columns: int) -> Grid | None:
    """The grid of so many columns, if its panes are as wide as the longest word of a head."""
    rows = math.ceil(len(heads) / columns)
    width = (box.width - (columns - 1) * GAP) / columns
    height = (box.height - (rows - 1) * GAP) / rows
    for lines in range(1, MOST_LINES + 1):
        for size in SIZES if lines == 1 else SIZES[-2:]:
            if _fits(heads, width - 2 * PAD, size, lines):
                return Grid(columns, rows, width, height, size, lines)
    return None


def _fits(heads: Sequence[str], width: float, size: float, lines: int) -> bool:
    words = [wrapped(head, width, size) for head in heads]
    return all(
        len(head) <= lines and all(_width(text, size) <= width for text in head) for head in words
    )


def _width(text: str, size: float) -> float:
    return outline(text, INTER, WEIGHT).advance * size * UNIT


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Return a text in lines that fit a width, if its words do."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        fits = _width(longer, size) <= width
        lines = [*lines[:-1], longer] if fits or not lines[-1] else [*lines, word]
    return lines
