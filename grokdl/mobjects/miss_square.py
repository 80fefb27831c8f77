"""Miss square: a miss stands up, sweeps out a square, and becomes a block that is 1 wide.

What of the square lies above the block's height is laid beside it, or, of a miss above 1, what is
wider than 1 on top: the area stays, so the block's height is the square's area.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import final

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import NOTHING, Drawing, Path, dashes, joined, line, polygon
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

SIZES = (theme.LARGE, theme.TITLE, theme.CAPTION, theme.BODY, theme.SMALL, theme.TICK, theme.LEAST)
AIR = 0.16  # around what is written in the square
MARK = 0.22  # units of a block that are left free below, where the marks of its ends are
BESIDE = 0.16  # from a side to its length
END = 0.09  # half of a measure's stroke at its ends
OVER = 0.24  # from the block up to the measure of its width
PALE = 0.5  # how opaque the piece is that is laid elsewhere
THICK = 6
LIFT = 0.55  # of the middle of a length, at least: clear of the dot
LOOKS = 50  # at the piece on its way
CLEAR = 0.6  # how far outside the corner a piece is led, in sizes of it


@dataclass(frozen=True)
class MissSquareState:
    """The square of a miss: its lower corner at the prediction, its side, and the length of 1.

    All are units of the frame; `side` is negative where the goal is at the left. The miss has
    `stood` up that share of the way, `swept` that share of the square, and that share of the piece
    has `moved`; `measured` says whether the block's width and height have their measures.
    """

    foot: Point
    side: float
    unit: float
    stood: float = 0.0
    swept: float = 0.0
    moved: float = 0.0
    measured: bool = False


@final
class MissSquare(Drawing):
    """The square over a miss, with its numbers as texts: its side, and the error, its area."""

    def __init__(self, style: Style, side: str, area: str, product: str) -> None:
        super().__init__()
        colours = self.colours = style.theme
        self.body = Path(fill=colours.error, z_index=0.6)
        self.piece = Path(fill=colours.error, z_index=0.7)
        self.piece.set_fill(opacity=PALE)
        self.level = Path(stroke=colours.card, width=theme.FINE, z_index=0.8)
        self.miss = Path(stroke=colours.error, width=THICK, z_index=1)
        self.measures = Path(stroke=colours.muted, width=theme.FINE, z_index=0.8)
        self.side = Number(style, side, role="error", size=theme.BODY, font=MONO)
        self.area = Number(style, area, role="error", size=theme.BODY, weight="semibold")
        self.product = Label(style, product, role="error", size=theme.SMALL)
        self.risen = Number(style, area, role="error", size=theme.BODY, font=MONO)
        wide = style.words("wide", one=numerals.plain(1))
        self.wide = Label(style, wide, role="muted", size=theme.SMALL, anchor=0.5)
        for label, quantity in (
            (self.wide, "one_gap"),
            (self.side, "miss"),
            (self.area, "error"),
            (self.product, "miss"),
            (self.risen, "error"),
        ):
            label.showing(quantity, of=self)
        for label in (self.area, self.product):
            label.set_fill(colours.ground)
        self.add(self.body, self.piece, self.level, self.miss, self.measures)
        self.add(self.side, self.area, self.product, self.risen, self.wide)

    def show(self, state: MissSquareState) -> None:
        """Draw the miss, its square or its block."""
        if self.already_shows(state):
            return
        self._show_miss(state)
        self._show_areas(state)
        self._place_side(state)
        self._place_area(state)
        self._measure(state)

    def _show_miss(self, state: MissSquareState) -> None:
        """The miss itself: along the line, on its way up, or upright where the sweep has come."""
        side, way = abs(state.side), math.copysign(1.0, state.side)
        angle = state.stood * math.pi / 2
        start = Point(state.swept * side, 0.0)
        end = Point(start.x + side * math.cos(angle), side * math.sin(angle))
        along = [Point(0, 0), Point(side, 0)] if state.stood else []
        lines = [line(*(_placed(at, state, way) for at in pair)) for pair in ([start, end], along)]
        self.miss.draw(joined(lines) if side and not state.moved else NOTHING)

    def _show_areas(self, state: MissSquareState) -> None:
        way = math.copysign(1.0, state.side)
        body, piece = _areas(state)
        self.body.draw(_outline(body, state, way) if body.width > 0 else NOTHING)
        self.piece.draw(_outline(piece, state, way) if piece.width > 0 else NOTHING)
        cut = Point(body.left, body.top), Point(body.right, body.top)
        ends = [_placed(at, state, way) for at in cut]
        self.level.draw(dashes(ends[0], ends[1]) if 0 < state.moved < 1 else NOTHING)

    def _place_side(self, state: MissSquareState) -> None:
        """The miss's number at the side that stands at the prediction."""
        self.side.show(state.stood == 1 and not state.moved)
        self._put_beside(self.side, state, 0.0, abs(state.side), -1)

    def _place_area(self, state: MissSquareState) -> None:
        """The area in the square, or in the block; the product under it, where it fits.

        On the way from one to the other no part has all of the area.
        """
        way = math.copysign(1.0, state.side)
        square = Box(0, 0, abs(state.side), abs(state.side))
        block = Box(0, MARK, state.unit, max(MARK, self.block_height(state)))
        inner = block if state.moved else square
        seen = state.swept == 1 and state.side != 0 and state.moved in (0, 1)
        self.area.show(seen)
        self.product.show(seen and not state.moved)
        self._fit(inner)
        middle = _placed(inner.centre, state, way)
        below = self.product.em * 1.35 if self.product.shown else 0.0
        y = middle.y - 0.36 * self.area.em + below / 2
        self.area.place(middle.x, y, 0.5)
        self.product.place(middle.x, y - below, 0.5)

    def _fit(self, inner: Box) -> None:
        """Set what is in the square as large as it has room; what has none is not shown."""
        for part in (None, self.product, self.area):
            if part is not None:
                part.show(False)
            for size in SIZES:
                self.area.resize(size)
                self.product.resize(min(size, theme.SMALL))
                if self._fits(inner):
                    return

    def _fits(self, inner: Box) -> bool:
        below = self.product.em * 1.35 if self.product.shown else 0.0
        wide = max(self.area.text_width, self.product.text_width if self.product.shown else 0.0)
        high = 0.73 * self.area.em + below
        return bool(wide + 2 * AIR <= inner.width and high + 1.2 * AIR <= inner.height)

    def _measure(self, state: MissSquareState) -> None:
        """The measures of the block: 1 wide, and as high as its area."""
        self.risen.show(state.measured)
        self.wide.show(state.measured)
        if not state.measured:
            self.measures.draw(NOTHING)
            return
        way, unit, high = math.copysign(1.0, state.side), state.unit, self.block_height(state)
        across = [Point(x, high + OVER) for x in (0.0, unit)]
        upward = [Point(unit + OVER, y) for y in (0.0, high)]
        strokes = [
            *(_stroke(at, upright=True) for at in across),
            *(_stroke(at, upright=False) for at in upward),
            across,
            upward,
        ]
        self.measures.draw(joined([line(*(_placed(p, state, way) for p in s)) for s in strokes]))
        self._put_beside(self.risen, state, unit + OVER, high, 1)
        self.wide.place(*_placed(Point(unit / 2, high + OVER + 0.14), state, way))

    def _put_beside(
        self, label: Label, state: MissSquareState, x: float, high: float, side: int
    ) -> None:
        """Halfway up an upright, on its left (−1) or its right, seen with the goal at the right."""
        way = math.copysign(1.0, state.side)
        at = _placed(Point(x + side * BESIDE, max(high / 2, LIFT)), state, way)
        label.place(at.x, at.y - 0.36 * label.em, 0 if side * way > 0 else 1)

    def block_height(self, state: MissSquareState) -> float:
        """How high the block is: the square's area over its width, which is 1."""
        return state.side**2 / state.unit


def highest_of_the_piece(side: float) -> float:
    """How high the piece of a square comes on its way to the block 1 wide, for a side above 0."""
    ways = (MissSquareState(Point(0, 0), side, 1, moved=k / LOOKS) for k in range(1, LOOKS + 1))
    return max(_areas(state)[1].top for state in ways)


def _areas(state: MissSquareState) -> tuple[Box, Box]:
    """What stays of the square, and the piece on its way, seen with the goal at the right.

    Once that has arrived they are one block.
    """
    side, unit = abs(state.side), state.unit
    if not state.moved:
        return Box(0, 0, state.swept * side, side), Box(0, 0, 0, 0)
    level = side * side / unit
    if state.moved == 1:
        return Box(0, 0, unit, level), Box(0, 0, 0, 0)
    if side <= unit:
        stays = Box(0, 0, side, level)
        start, end = Box(0, level, side, side), Box(side, 0, unit, level)
    else:
        stays = Box(0, 0, unit, side)
        start, end = Box(unit, 0, side, side), Box(0, side, unit, level)
    return stays, _on_its_way(start, end, state.moved)


def _on_its_way(start: Box, end: Box, share: float) -> Box:
    """A box between two of one area: its width goes from one's to the other's, its area stays.

    It goes round the corner, clear of what stays.
    """
    if start.width <= 0 or start.height <= 0 or end.width <= 0:
        return end
    area = start.width * start.height
    wide = start.width ** (1 - share) * end.width**share
    high, rest = area / wide, 1 - share
    corner = Point(max(start.centre.x, end.centre.x), max(start.centre.y, end.centre.y))
    corner = Point(corner.x + CLEAR * end.width, corner.y + CLEAR * start.height)
    x, y = (
        rest * rest * a + 2 * rest * share * b + share * share * c
        for a, b, c in zip(start.centre, corner, end.centre, strict=True)
    )
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _placed(at: Point, state: MissSquareState, way: float) -> Point:
    return Point(state.foot.x + way * at.x, state.foot.y + at.y)


def _outline(box: Box, state: MissSquareState, way: float) -> FloatArray:
    corners = [
        Point(box.left, box.bottom),
        Point(box.right, box.bottom),
        Point(box.right, box.top),
        Point(box.left, box.top),
    ]
    return polygon(*(_placed(corner, state, way) for corner in corners))


def _stroke(at: Point, upright: bool) -> list[Point]:
    """The short stroke across the end of a measure."""
    if upright:
        return [at._replace(y=at.y - END), at._replace(y=at.y + END)]
    return [at._replace(x=at.x - END), at._replace(x=at.x + END)]
