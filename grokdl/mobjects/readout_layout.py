"""Where the rows of a read-out are: in one column, in two, or each name over its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from grokdl.mobjects.card import PAD
from grokdl.stage import Box, Point
from grokdl.theme import BODY, SMALL, TICK

ROW = 0.475  # from a baseline to the next one, if there is room
FOOT = 0.16
FIRST = 0.42  # from the card's top to its first baseline
AFTER_RULE = 0.1
SET_OFF = "next weight"  # a row under a rule
TWO_COLUMNS = 6.0  # a card so wide has two columns
NARROW = 3.2  # in a card that is less wide each name is over its number
NUMBER = 1.45, 1.24  # the room beside a name that is the number's, in one column and in two
MARK = 0.12, 0.145, 0.33  # from the card's edge to a lit row; how far it reaches under and over
STACKED = 0.66  # the height of a row with a name over its number
DOWN = 0.48  # of that height, from the name's baseline to the number's
ROOMY = 0.62  # a row so high has a number of the usual size
STACKED_PAD = 0.2
STACKED_MARK = 0.1, 0.17, 0.79  # the last two as shares of the row's height


@dataclass(frozen=True)
class Row:
    """One quantity: where its name begins, where its number ends, and the box that lights up."""

    name: Point
    number: Point
    mark: Box
    sizes: tuple[float, float]  # of the name and of the number
    name_width: float  # the most that the name may take
    beside: bool = True  # whether the number stands beside its name


@dataclass(frozen=True)
class ReadoutLayout:
    """The rows of a card, the card itself, its counter's place and its rule's ends."""

    rows: dict[str, Row]
    card: Box
    counter: Point
    rule: tuple[Point, Point]


def readout_layout(box: Box, names: Sequence[str]) -> ReadoutLayout:
    """Lay the rows out in a box, from its top down; the last row is set off by a rule."""
    if box.width < NARROW:
        return _stacked(box, names)
    if box.width > TWO_COLUMNS:
        return _in_columns(box, names)
    return _in_one_column(box, names)


def _in_one_column(box: Box, names: Sequence[str]) -> ReadoutLayout:
    pitch = min(ROW, (box.height - PAD - FOOT) / (len(names) + 1))
    card = box._replace(bottom=box.top - PAD - (len(names) + 1) * pitch - FOOT)
    first = box.top - FIRST
    baselines = [first - (k + 1) * pitch for k in range(len(names))]
    if names[-1] == SET_OFF:
        baselines[-1] -= AFTER_RULE
    room = card.width - 2 * PAD - NUMBER[0]
    rows = [_row(card, baseline, BODY, room) for baseline in baselines]
    y = baselines[-1] + pitch - 0.08
    rule = Point(card.left + PAD, y), Point(card.right - PAD, y)
    return ReadoutLayout(
        dict(zip(names, rows, strict=True)), card, Point(card.left + PAD, first), rule
    )


def _in_columns(box: Box, names: Sequence[str]) -> ReadoutLayout:
    """Two columns under the counter, the first one full, with the rule between them."""
    most = ceil(len(names) / 2)
    pitch = min(ROW, (box.height - PAD - FOOT) / (most + 1))
    card = box._replace(bottom=box.top - PAD - (most + 1) * pitch - FOOT)
    x, first = card.centre.x, card.top - FIRST
    columns = card._replace(right=x), card._replace(left=x)
    room = card.width / 2 - 2 * PAD - NUMBER[1]
    rows = [
        _row(columns[k // most], first - (k % most + 1) * pitch, SMALL, room)
        for k in range(len(names))
    ]
    rule = Point(x, first - 0.4 * pitch), Point(x, card.bottom + FOOT)
    return ReadoutLayout(
        dict(zip(names, rows, strict=True)), card, Point(card.left + PAD, first), rule
    )


def _row(column: Box, baseline: float, name_size: float, name_width: float) -> Row:
    inset, under, over = MARK
    return Row(
        Point(column.left + PAD, baseline),
        Point(column.right - PAD, baseline),
        Box(column.left + inset, baseline - under, column.right - inset, baseline + over),
        (name_size, BODY),
        name_width,
    )


def _stacked(box: Box, names: Sequence[str]) -> ReadoutLayout:
    """Each name over its number, at the left."""
    pitch = min(STACKED, (box.height - FIRST - 2 * FOOT) / len(names))
    first = box.top - FIRST
    card = box._replace(bottom=first - len(names) * pitch - 2 * FOOT)
    rows = dict(zip(names, _stacked_rows(card, first, pitch), strict=False))
    y = rows[names[-1]].mark.top + 0.02
    left, right = card.left + STACKED_PAD, card.right - STACKED_PAD
    return ReadoutLayout(rows, card, Point(left, first), (Point(left, y), Point(right, y)))


def _stacked_rows(card: Box, first: float, pitch: float) -> Iterator[Row]:
    inset, under, over = STACKED_MARK
    left, right = card.left + STACKED_PAD, card.right - STACKED_PAD
    number = first - 0.04
    while True:
        number -= pitch
        yield Row(
            Point(left, number + DOWN * pitch),
            Point(right, number),
            Box(
                card.left + inset,
                number - under * pitch,
                card.right - inset,
                number + over * pitch,
            ),
            (TICK, BODY if pitch > ROOMY else SMALL),
            right - left,
            beside=False,
        )
