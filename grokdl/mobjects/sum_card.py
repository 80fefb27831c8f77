"""A card with the sums of a step: numbers in their colours, signs between, names under them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import final

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.mobjects.card import Card
from grokdl.mobjects.paths import NOTHING, Drawing, Path, rounded
from grokdl.mobjects.sum_row import name_of
from grokdl.mobjects.text import INTER, MONO, Label, Number, figures, outline
from grokdl.numerals import MINUS, TIMES, UNKNOWN
from grokdl.stage import UNIT, Box, theme
from grokdl.stage.style import Style

PREDICT = ("input", TIMES, "weight", "=", "prediction")
COMPARE = ("prediction", MINUS, "goal_prediction", "=", "delta")
SQUARE = ("delta", TIMES, "delta", "=", "error")
LEARN = ("delta", TIMES, "input", "=", "weight_delta")
UPDATE = ("weight", MINUS, "alpha", TIMES, "weight_delta", "=", "next_weight")
ONE_PASS = (PREDICT, COMPARE, SQUARE, LEARN, UPDATE)
"""The sums of one pass of the book's loop, in its order (4.10)."""

SIZES = (theme.CAPTION, 0.039, theme.BODY, theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
NAME = 0.78  # the size of a name, in sizes of a number
ROW, MOST_ROW = 2.5, 4.2  # ems from a row to the next one: at least, and where there is room
NAMED = 1.08  # from a number's baseline to its name's
TALL = 0.98  # from a row's top to its number's baseline
PAD = 0.7
GAP = 0.42  # on either side of a sign, and beyond a name that is wider than its number
LEAST_DIGITS, MOST_DIGITS = 3, 9
ALMOST = "\N{ALMOST EQUAL TO}"

Sum = tuple[str, ...]
"""Quantities by name and the signs between them; what follows "=" is the result."""

Values = Mapping[str, float]


@dataclass(frozen=True)
class SumCardState:
    """Which set of values is shown, how many sums are there, and which of them is lit, if any.

    Of the sum that comes next, the newest, the result may be still `open`: then it is "?".
    """

    values: int = 0
    shown: int | None = None
    lit: int | None = None
    open: bool = False


@final
class SumCard(Drawing):
    """A card with sums, one below the other, in the largest size that has room.

    `every` set of values that will be shown has its digits: so many as its sums need to come out;
    one that does not in nine digits has "≈" for its sign. Where there is no room for all sums the
    newest, or those up to the lit one, are shown.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        sums: Sequence[Sum],
        every: Sequence[Values],
        at_least: int = 1,
    ) -> None:
        """Take the sums, all values, and how many sums are to be seen at once if there is room."""
        super().__init__()
        self.style, self.sums, self.at_least = style, tuple(sums), at_least
        self.size, self.texts = self._fitting(box, every)
        self.em = self.size * UNIT
        self.visible = max(1, min(len(self.sums), _most_rows(box, self.size)))
        room = (box.height / self.em - 2 * PAD) / self.visible
        self.row = min(max(ROW, room), MOST_ROW)  # ems from a row to the next one
        height = (self.visible * self.row + 2 * PAD) * self.em
        self.box = box._replace(bottom=box.top - height)
        colours = style.theme
        self.mark = Path(
            stroke=colours.highlight_edge, width=2, fill=colours.highlight, z_index=4.4
        )
        self.parts = [[*self._parts(one)] for one in self.sums]
        self.add(Card(style, self.box), self.mark)
        self.add(*(text for row in self.parts for pair in row for text in pair))
        self.show(SumCardState(shown=0))

    def show(self, state: SumCardState) -> None:
        """Show the sums so far, and light one."""
        if self.already_shows(state):
            return
        shown = len(self.sums) if state.shown is None else state.shown
        last = shown if state.lit is None else min(shown, max(state.lit + 1, self.visible))
        first = max(0, last - self.visible)
        for k, row in enumerate(self.parts):
            slot = k - first if first <= k < min(shown, last) else None
            self._show_row(k, row, slot, state)
        lit = state.lit is not None and first <= state.lit < shown and self.visible > 1
        self.mark.draw(self._lit((state.lit or 0) - first) if lit else NOTHING)

    @property
    def ruled(self) -> tuple[float, float]:
        """The room over the first row, and the height of each."""
        return PAD * self.em, self.row * self.em

    def baseline(self, slot: int) -> float:
        """Where the numbers of a visible row stand, counted from 0."""
        return self.box.top - (PAD + slot * self.row + (self.row - ROW) / 2 + TALL) * self.em

    def result(self, k: int) -> Number:
        """Return the number that a sum comes to."""
        return self.parts[k][-1][0]

    def _show_row(
        self, k: int, row: Sequence[tuple[Number, Label]], slot: int | None, state: SumCardState
    ) -> None:
        texts = self.texts[state.values][k]
        is_open = state.open and k + 1 == (len(self.sums) if state.shown is None else state.shown)
        places = self._places(k)
        for (number, name), text, x in zip(row, texts, places, strict=True):
            last = name is row[-1][1]
            for label in (number, name):
                label.show(slot is not None and bool(label.text or label is number))
            if slot is not None:
                y = self.baseline(slot)
                number.set_text(UNKNOWN if last and is_open else text).place(x, y, 0.5)
                name.place(x, y - NAMED * self.em, 0.5)

    def _parts(self, one: Sum) -> Iterator[tuple[Number, Label]]:
        """Each quantity's number and name, and each sign with a name of no words."""
        step = self  # all numbers on the card are of one step
        for part, quantity in zip(one, _quantities(one), strict=True):
            words = name_of(self.style, part) if quantity else ""
            role = part if quantity else "muted"
            number = Number(self.style, "", role=role, size=self.size, font=MONO)
            name = Label(self.style, words, role=role, size=_name_size(self.size), z_index=5)
            yield number.showing(quantity, of=step), name

    def _lit(self, slot: int) -> FloatArray:
        top = self.baseline(slot) + (TALL - 0.08) * self.em
        aside = 0.4 * PAD * self.em
        bottom = top - (ROW - 0.16) * self.em
        return rounded(Box(self.box.left + aside, bottom, self.box.right - aside, top), 0.06)

    def _places(self, k: int) -> list[float]:
        """The middle of each part of a sum: the signs "=", and what is before them, in columns."""
        widths = [self.em * width for width in self._columns(self.texts, self.size)]
        spare = self.box.width - 2 * PAD * self.em - sum(widths)
        gap = min(GAP * self.em, spare / (len(widths) - 1))  # less where no size has room
        x = self.box.centre.x + (sum(widths) + gap * (len(widths) - 1)) / 2
        places = []
        for width in widths:
            places.append(x - width / 2)
            x -= width + gap
        return places[: len(self.sums[k])][::-1]

    def _columns(self, texts: Sequence[Sequence[Sequence[str]]], size: float) -> list[float]:
        """How wide each column is at most, in ems, from the right: result, "=", and so on."""
        widths = [self._widths(k, texts, size)[::-1] for k in range(len(self.sums))]
        return [max(column) for column in zip_longest(*widths, fillvalue=0.0)]

    def _widths(self, k: int, texts: Sequence[Sequence[Sequence[str]]], size: float) -> list[float]:
        """How wide each part of a sum is at most, in ems."""
        columns = zip(*(each[k] for each in texts), strict=True)
        longest = [max(figures(text, MONO, "regular").advance for text in c) for c in columns]
        share = _name_size(size) / size
        names = [
            share * outline(name_of(self.style, part), INTER, "regular").advance if own else 0
            for part, own in zip(self.sums[k], _quantities(self.sums[k]), strict=True)
        ]
        return [max(pair) for pair in zip(longest, names, strict=True)]

    def _fitting(self, box: Box, every: Sequence[Values]) -> tuple[float, list[list[list[str]]]]:
        """The largest size with room for all digits that the sums need, or else for fewer."""
        least = min(self.at_least, len(self.sums), _most_rows(box, SIZES[-1]))
        for most in (MOST_DIGITS, 6, LEAST_DIGITS):
            texts = [written(values, self.sums, most) for values in every]
            for size in SIZES:
                if _most_rows(box, size) >= least and self._fits(box, texts, size):
                    return size, texts
        return SIZES[-1], texts

    def _fits(self, box: Box, texts: list[list[list[str]]], size: float) -> bool:
        widths = self._columns(texts, size)
        return sum(widths) + GAP * (len(widths) - 1) <= box.width / (size * UNIT) - 2 * PAD


def written(values: Values, sums: Sequence[Sum], most: int = MOST_DIGITS) -> list[list[str]]:
    """Return the texts of some sums: all numbers in so many digits that every sum comes out.

    It does so exactly, if `most` digits are enough for that, or else rounded; one that does not is
    written in few digits, with "≈". A negative number after a sign stands in brackets.
    """
    wishes = [(exactly, n) for exactly in (True, False) for n in range(LEAST_DIGITS, most + 1)]
    for exactly, digits in (*wishes, (False, LEAST_DIGITS)):
        texts = {name: numerals.plain(value, digits) for name, value in values.items()}
        out = [comes_out(one, texts, values, 0 if exactly else digits) for one in sums]
        if all(out):
            break
    return [
        [_text(one, k, texts, exact) for k in range(len(one))]
        for one, exact in zip(sums, out, strict=True)
    ]


def comes_out(one: Sum, texts: Mapping[str, str], values: Values, digits: int) -> bool:
    """Tell whether the numbers as written give the result as written, rounded to its digits.

    With 0 digits nothing is rounded.
    """
    if not all(math.isfinite(values[name]) for name in _quantities(one) if name):
        return False
    numbers = {name: Decimal(text.replace(MINUS, "-")) for name, text in texts.items()}
    *terms, _, result = one
    total = Decimal(0)
    for sign, group in _groups(terms):
        total += sign * math.prod((numbers[name] for name in group), start=Decimal(1))
    if numbers[result] == 0 or digits == 0:
        return total == numbers[result]
    last = math.floor(math.log10(abs(values[result]))) + 1 - digits
    return abs(total - numbers[result]) <= Decimal("0.500001") * Decimal(10) ** last


def _groups(terms: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The products of a sum, each with its sign."""
    sign, group = 1, [terms[0]]
    for mark, name in zip(terms[1::2], terms[2::2], strict=True):
        if mark == TIMES:
            group.append(name)
        else:
            yield sign, group
            sign, group = -1, [name]
    yield sign, group


def _quantities(one: Sum) -> list[str]:
    """The parts of a sum that are quantities; "" for a sign."""
    return [part if k % 2 == 0 else "" for k, part in enumerate(one)]


def _text(one: Sum, k: int, texts: Mapping[str, str], exact: bool) -> str:
    part = one[k]
    if k % 2:
        return ALMOST if part == "=" and not exact else part
    in_brackets = k > 0 and one[k - 1] != "=" and texts[part].startswith(MINUS)
    return f"({texts[part]})" if in_brackets else texts[part]


def _name_size(size: float) -> float:
    return max(theme.LEAST, NAME * size)


def _most_rows(box: Box, size: float) -> int:
    return int((box.height / (size * UNIT) - 2 * PAD) / ROW + 1e-6)
