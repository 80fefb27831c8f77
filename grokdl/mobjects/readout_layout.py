"""Layout of a read-out's rows: in one column, in two, or each name over its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from grokdl.mobjects.card import PAD
from grokdl.stage import Box, Point
from grokdl.stage.theme import BODY, SMALL, TICK

ROW = 0.475  # from a baseline to the next one, if there is room
FOOT = 0.16
FIRST = 0.42  # from the card's top to its first baseline
AFTER_RULE = 0.1
SET_OFF = "next weight"  # a row under a rule
TWO_COLUMNS = 6.0  # a card so wide has two columns
NARROW = 3.2  # in a card that is less wide each name is over its number
NUMBER = 1.45, 1.24  # the room beside a name that is the number's, in one column and in two
MARK = 0.12, 0.145  # from the card's edge to a lit row; from that row's baseline to its bottom
# of a name over its number:
STACKED_ROW = 0.66  # the height of a row, if there is room
ROOMY = 0.62  # a row so high has a number of the usual size
DOWN = 0.48  # of that height, from the name's baseline to the number's
STACKED_PAD = 0.2
STACKED_MARK = 0.1, 0.17, 0.79  # the last two are shares of the row's height, down and up


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
    """Lay the rows out in a box, from its top down, and set the last row off by a rule.

    In two columns the rule is between them.
    """
    if box.width < NARROW:
        return _stacked(box, names)
    if box.width > TWO_COLUMNS:
        return _in_two_columns(box, names)
    return _in_one_column(box, names)


def _in_one_column(box: Box, names: Sequence[str]) -> ReadoutLayout:
    pitch, card = _pitch_and_card(box, len(names))
    first = card.top - FIRST
    baselines = [first - (k + 1) * pitch for k in range(len(names))]
    if names[-1] == SET_OFF:
        baselines[-1] -= AFTER_RULE
    rows = [_row(card, baseline, pitch, BODY, NUMBER[0]) for baseline in baselines]
    y = baselines[-1] + pitch - 0.08
    rule = Point(card.left + PAD, y), Point(card.right - PAD, y)
    counter = Point(card.left + PAD, first)
    return ReadoutLayout(dict(zip(names, rows, strict=True)), card, counter, rule)


def _in_two_columns(box: Box, names: Sequence[str]) -> ReadoutLayout:
    most = ceil(len(names) / 2)
    pitch, card = _pitch_and_card(box, most)
    x, first = card.centre.x, card.top - FIRST
    columns = card._replace(right=x), card._replace(left=x)
    places = [(columns[k // most], first - (k % most + 1) * pitch) for k in range(len(names))]
    rows = [_row(*place, pitch, SMALL, NUMBER[1]) for place in places]
    rule = Point(x, first - 0.4 * pitch), Point(x, card.bottom + FOOT)
    counter = Point(card.left + PAD, first)
    return ReadoutLayout(dict(zip(names, rows, strict=True)), card, counter, rule)


def _pitch_and_card(box: Box, count: int) -> tuple[float, Box]:
    """From one of so many rows under a counter to the next, and the card that holds them."""
    pitch = min(ROW, (box.height - PAD - FOOT) / (count + 1))
    return pitch, box._replace(bottom=box.top - (PAD + (count + 1) * pitch + FOOT))


def _row(column: Box, baseline: float, pitch: float, name_size: float, number: float) -> Row:
    inset, low = MARK[0], baseline - MARK[1]
    return Row(
        Point(column.left + PAD, baseline),
        Point(column.right - PAD, baseline),
        Box(column.left + inset, low, column.right - inset, low + pitch),
        (name_size, BODY),
        column.width - 2 * PAD - number,
    )


def _stacked(box: Box, names: Sequence[str]) -> ReadoutLayout:
    pitch = min(STACKED_ROW, (box.height - FIRST - 2 * FOOT) / len(names))
    first = box.top - FIRST
    card = box._replace(bottom=first - len(names) * pitch - 2 * FOOT)
    rows = {
        name: _stacked_row(card, first - 0.04 - (k + 1) * pitch, pitch)
        for k, name in enumerate(names)
    }
    left, right = card.left + STACKED_PAD, card.right - STACKED_PAD
    y = rows[names[-1]].mark.top + 0.02
    return ReadoutLayout(rows, card, Point(left, first), (Point(left, y), Point(right, y)))


def _stacked_row(card: Box, baseline: float, pitch: float) -> Row:
    inset, under, over = STACKED_MARK
    left, right = card.left + STACKED_PAD, card.right - STACKED_PAD
    low, high = baseline - under * pitch, baseline + over * pitch
    return Row(
        Point(left, baseline + DOWN * pitch),
        Point(right, baseline),
        Box(card.left + inset, low, card.right - inset, high),
        (TICK, BODY if pitch > ROOMY else SMALL),
        right - left,
        beside=False,
    )
