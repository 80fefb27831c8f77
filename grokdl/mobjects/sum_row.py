"""A sum of a step: its numbers with their signs, each over its name, or one below the other."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise, product
from typing import NamedTuple

from grokdl import numerals
from grokdl.learning.sums import GIVEN, SUMS, Term, comes_out
from grokdl.mobjects.paths import NOTHING, Drawing, Path, rounded
from grokdl.mobjects.text import INTER, MONO, Label, Number, figures, outline
from grokdl.numerals import ABOUT
from grokdl.stage import UNIT, Box, Point, theme
from grokdl.stage.style import Style

SIGNS = {0.34: theme.BODY, 0.26: theme.SMALL, 0.2: theme.TICK, 0.15: theme.LEAST, 0.11: theme.LEAST}
# units: the room of a sign between two terms, if there is that much, and its size
SIGN = max(SIGNS)
SIZES = (theme.SMALL, theme.TICK, theme.NARROW, theme.LEAST)
TIGHT = 0.15  # units: with so little room for a sign a sum reads worse than with smaller numbers
NAME_DROP = 0.27  # from a number's baseline down to that of its name
NAMES_APART = 0.11
PAD = 0.08
MORE = 0.1  # of a sign's room: by so much a number may be wider than the widest foreseen
FEW = 2  # digits of a number in a box that is too narrow for more
PAREN = "({})"


def name_of(style: Style, quantity: str) -> str:
    """Return a quantity's name as it stands in a sum."""
    key = {"goal_prediction": "goal", "next_weight": "next weight"}.get(quantity, quantity)
    return style.words(key)


def number_of(term: Term, text: str) -> str:
    """Return a number as it stands behind its sign: one below 0 in parentheses."""
    inside = term.sign and term.sign != "=" and text.startswith(numerals.MINUS)
    return PAREN.format(text) if inside else text


def few_digits(values: Mapping[str, float]) -> dict[str, str]:
    """Return numbers as texts for a box that is too narrow for more digits: not what is given."""
    found = {name: value for name, value in values.items() if name not in GIVEN}
    return {name: numerals.plain(value, FEW) for name, value in found.items()}


def in_few_digits(texts: Mapping[str, str]) -> dict[str, str]:
    """Return numbers as they stand in a narrow box, from their texts in full."""
    numbers = {name: float(text.replace(numerals.MINUS, "-")) for name, text in texts.items()}
    return _shorter(texts, few_digits(numbers))


def _shorter(texts: Mapping[str, str], few: Mapping[str, str]) -> dict[str, str]:
    return {name: min(text, few.get(name, text), key=len) for name, text in texts.items()}


class SumState(NamedTuple):
    """How a sum looks: lit up; grey, at rest; its opacity, and that of its numbers and signs."""

    lit: bool = False
    at_rest: bool = False
    opacity: float = 1.0
    numbers: float = 1.0


class Columns(NamedTuple):
    """Where the terms of a sum stand side by side, in units from the left: centres and widths."""

    centres: list[float]
    numbers: list[float]
    width: float


class SumRow(Drawing):
    """One of the sums of a step; `show` sets its numbers, in their colours.

    It has columns as wide as the `widest` numbers need, so that nothing moves when numbers change,
    or where these have no room as the widest in few digits, the `briefest`. In a box that is
    `upright` the terms stand one below the other. A sum that doesn't come out in the digits shown
    has the sign ≈.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        name: str,
        widest: Mapping[str, str],
        briefest: Mapping[str, str],
        upright: bool = False,
    ) -> None:
        super().__init__()
        self.style, self.box, self.name, self.upright = style, box, name, upright
        self.lit_box = box
        self.terms = SUMS[name]
        colours = style.theme
        self.mark = Path(stroke=colours.highlight_edge, width=2, fill=colours.highlight)
        self.mark.set_z_index(4.4)
        self.numbers = [Number(style, "0", role=term.quantity, font=MONO) for term in self.terms]
        self.rooms = [0.0 for _ in self.terms]
        self.names = [self._name(term) for term in self.terms]
        self.signs = [Label(style, term.sign, role="muted") for term in self.terms]
        self.briefest = briefest
        self.size, self.is_short, self.is_bare = theme.BODY, False, False
        if upright:
            self._set_down(widest)
        else:
            self._set_across(widest)
        self.add(self.mark, *self.numbers, *self.names, *self.signs)

    def show(self, texts: Mapping[str, str], few: Mapping[str, str], state: SumState) -> None:
        """Set the numbers, those in `few` digits where the box is narrow, and how the sum looks."""
        texts = _shorter(texts, few) if self.is_short else texts
        shown = tuple(texts[term.quantity] for term in self.terms)
        if self.already_shows(shown, state):
            return
        parts = zip(self.numbers, self.terms, shown, self.rooms, strict=True)
        for number, term, text, room in parts:
            number.resize(self.size).set_text(self._text(term, text)).fit(room)
        self.signs[-1].set_text("=" if comes_out(texts, self.name) else ABOUT)
        self._colour(state)
        self.mark.draw(rounded(self.lit_box, 0.06) if state.lit else NOTHING)

    def _colour(self, state: SumState) -> None:
        role = self.style.theme.role
        for k, term in enumerate(self.terms):
            colour = role("muted" if state.at_rest else term.quantity)
            self.numbers[k].set_fill(colour, state.opacity * state.numbers)
            self.names[k].set_fill(colour, state.opacity)
            self.signs[k].set_fill(opacity=state.opacity * state.numbers)

    def _name(self, term: Term) -> Label:
        name = name_of(self.style, term.quantity)
        return Label(self.style, name, role=term.quantity, size=theme.LEAST)

    def _text(self, term: Term, text: str) -> str:
        return text if self.is_bare else number_of(term, text)

    def _widths(self, widest: Mapping[str, str], size: float) -> list[float]:
        """How wide each term's number is, at its widest, in a size."""
        texts = (self._text(term, widest[term.quantity]) for term in self.terms)
        return [figures(text, MONO, "regular").advance * size * UNIT for text in texts]

    def _set_across(self, widest: Mapping[str, str]) -> None:
        room = self.box.width - 2 * PAD
        sizes = sorted(product(SIZES, SIGNS), key=lambda pair: pair[1] <= TIGHT)
        for size, sign in [(theme.BODY, SIGN), *sizes]:
            columns = self._columns(widest, size, sign)
            if columns.width <= room:
                break
        else:
            if not self.is_short:
                self.is_short = True
                self._set_across(self.briefest)
                return
        self.size = size
        spare = max(0.0, room - columns.width) / len(self.terms)  # of each column
        aside = max(0.0, columns.width - room) / 2  # long names: the mark is a little wider, too
        wider = min(aside, PAD / 2)
        self.lit_box = self.box._replace(left=self.box.left - wider, right=self.box.right + wider)
        x, y = self.box.left + PAD - aside + spare / 2, self.box.centre.y + 0.02
        for k, (centre, width) in enumerate(zip(columns.centres, columns.numbers, strict=True)):
            middle = x + centre + k * spare
            if k:
                left = columns.centres[k - 1] + columns.numbers[k - 1] / 2
                between = (left + centre - width / 2 - spare) / 2 + k * spare
                self.signs[k].resize(SIGNS[sign]).centre_at(Point(x + between, y + 0.09))
            self.numbers[k].resize(size).place(middle, y, 0.5)
            self.rooms[k] = width + spare + MORE * sign
            self.names[k].place(middle, y - NAME_DROP, 0.5)

    def _columns(self, widest: Mapping[str, str], size: float, sign: float) -> Columns:
        """Set the terms as near to each other as their numbers, signs and names allow."""
        numbers = self._widths(widest, size)
        names = [label.text_width for label in self.names]
        centre = max(numbers[0], names[0]) / 2
        centres = [centre]
        for (number, next_number), (name, next_name) in zip(
            pairwise(numbers), pairwise(names), strict=True
        ):
            apart = (number + next_number) / 2 + sign, (name + next_name) / 2 + NAMES_APART
            centre += max(apart)
            centres.append(centre)
        return Columns(centres, numbers, centre + max(numbers[-1], names[-1]) / 2)

    def _set_down(self, widest: Mapping[str, str]) -> None:
        pitch = self.box.height / len(self.terms)
        names = max(outline(label.text, INTER, "regular").advance for label in self.names)
        room = self.box.width - 3 * PAD - SIGN - names * theme.LEAST * UNIT
        for size in SIZES:
            if max(self._widths(widest, size)) <= room:
                break
        else:
            if not self.is_short:
                self.is_short = True
                self._set_down(self.briefest)
                return
            self.is_bare = True  # each number has a line of its own: parentheses can go
        self.size = size
        for k, number in enumerate(self.numbers):
            y = self.box.top - (k + 0.5) * pitch - 0.08
            self.signs[k].centre_at(Point(self.box.left + PAD + SIGN / 2, y + 0.08))
            self.names[k].place(self.box.left + PAD + SIGN, y)
            number.resize(size).place(self.box.right - PAD, y, 1)
            self.rooms[k] = room
