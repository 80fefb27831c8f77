"""Two strips: a nudge takes them off the square of delta; the slope is both, weight_delta is one.

Each is as long as delta, and as wide as input × nudge. Source: 4.16.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import final

from manim import VGroup

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.history import FloatArray
from grokdl.learning.sums import SUMS, comes_out, rounds_to
from grokdl.mobjects.paths import NOTHING, Drawing, Path, joined, polygon
from grokdl.mobjects.sum_row import number_of
from grokdl.mobjects.text import Label
from grokdl.mobjects.working import Part, Working, line_at_left, sign
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

NUDGE = 0.1  # of the gap, and so of the square's side
OFF = 0.3  # units: so far the strips come off
LEAST = 3.4  # units: lower or narrower than this there is no room for it
NARROW = 4.2
WIDEST = 5.6
PAD = 0.14  # from the square and its strips to their names
NAME = 0.3  # the height of a name
SPACE = 0.1  # between its two parts
ROW = 0.5  # and of a sum
FEWEST, MOST = 3, 7  # significant digits in the sums
ICON = 0.42, 0.063  # length and height of the strips that are drawn before a sum
UNDER = 0.3  # between the square and the sums
PALE = 0.45  # how opaque the corner is: it is part of no strip, and next to nothing


@final
class TwoStrips(Drawing):
    """The square of delta and what comes off it.

    `names` of the strips, the `nudges` that are a factor of both, and `sums` come later.
    """

    def __init__(self, style: Style, box: Box, values: Mapping[str, float]) -> None:
        """Take the numbers of a step, by name."""
        super().__init__()
        spare = max(0.0, box.width - WIDEST) / 2
        self.box = box = box._replace(left=box.left + spare, right=box.right - spare)
        colours, words = style.theme, style.words
        self.delta = _label(style, words("delta"), "delta", 1)
        named = [_label(style, words(k), "weight", 0) for k in ("strip", "times nudge") * 2]
        self.long, self.beside = named[:2], named[2:]
        self.tiny = _label(style, words("corner"), "muted", 0)
        self.names = VGroup(self.long[0], self.beside[0], self.tiny)
        self.nudges = VGroup(self.long[1], self.beside[1])
        self.thickness = _label(style, words("thickness"), "weight", 0.5)
        self.side, self.corner = self._laid_out()
        self.square = Path(fill=colours.error, z_index=1)
        self.strips = [Path(fill=colours.weight, z_index=2) for _ in range(2)]
        self.rest = Path(fill=colours.error, z_index=1)
        self.rest.set_fill(opacity=PALE)
        self.inside = [
            _label(style, words(key), "error", 0.5) for key in ("error", "delta squared")
        ]
        self._place_names()
        for label in self.inside:
            label.set_fill(colours.ground)
        self.sums = self._sums(style, written(values))
        self.add(self.square, *self.strips, self.rest, self.delta, *self.inside)
        self.show(0)

    @staticmethod
    def fits(box: Box) -> bool:
        """Tell whether a box has room for it."""
        return box.height >= LEAST and box.width >= NARROW

    def show(self, share: float) -> None:
        """Let the strips come off, a share of the way: so much of the nudge is done."""
        if self.already_shows(share):
            return
        cut, off = NUDGE * share, OFF * share / self.side
        left = 1 - cut
        self.square.draw(self._area(0, 0, left, left))
        pieces = ((0, left + off, left, cut), (left + off, 0, cut, left))
        for strip, piece in zip(self.strips, pieces, strict=True):
            strip.draw(self._area(*piece) if share else NOTHING)
        for label in self.inside:  # they are true of the whole square
            label.set_fill(opacity=1 - share)
        corner = left + off
        self.rest.draw(self._area(corner, corner, cut, cut) if share else NOTHING)

    def _laid_out(self) -> tuple[float, Point]:
        """Return the square's side, as large as there is room for, and its lower left corner."""
        box, aside = self.box, self.delta.text_width + PAD
        right = max(label.text_width for label in (*self.beside, self.tiny)) + PAD
        under = 2 * ROW + UNDER
        side = min(box.width - aside - OFF - right, box.height - under - OFF - PAD - NAME)
        spare = (box.width - aside - side - OFF - right) / 2
        return side, Point(box.left + spare + aside, box.bottom + under)

    def _place_names(self) -> None:
        low, high = self._at(0, 0), self._at(1, 1)
        middle = self._at((1 - NUDGE) / 2, (1 - NUDGE) / 2)
        half = 0.36 * self.delta.em
        self.delta.place(low.x - PAD, middle.y - half)
        widths, x = [label.text_width for label in self.long], low.x
        room = min(1.0, (self.box.right - low.x) / (sum(widths) + SPACE))
        for label, width in zip(self.long, widths, strict=True):
            label.fit(room * width).place(x, high.y + OFF + PAD)
            x += room * (width + SPACE)
        self._name_the_thickness()
        corner = self._at(1 + OFF / self.side, 1 - NUDGE / 2)
        self.tiny.place(corner.x + PAD, corner.y + OFF - half)
        for label, up in zip((*self.beside, *self.inside), (0.65, -0.65) * 2, strict=True):
            x = middle.x if label in self.inside else high.x + OFF + PAD
            label.place(x, middle.y + up * label.em - half)

    def _name_the_thickness(self) -> None:
        """Under the strip that stands; it goes with the nudges, before the sums come there."""
        foot, label = self._at(1 - NUDGE / 2, 0), self.thickness
        x = min(foot.x + OFF, self.box.right - label.text_width / 2)
        self.nudges.add(label.place(x, foot.y - NAME))

    def _sums(self, style: Style, texts: Mapping[str, str]) -> list[VGroup]:
        """Return what each strip is, in numbers, and what both are, each behind its strips."""
        rows, size = self._fitted(style, texts)
        return [
            VGroup(self._icon(style, k), self._sum(style, k, row, size))
            for k, row in enumerate(rows)
        ]

    def _fitted(self, style: Style, texts: Mapping[str, str]) -> tuple[list[list[Part]], float]:
        """Return the parts of both sums and their size: without words, if these take the room."""
        whole = _parts(style, texts)
        for rows in (whole, [row[1:] for row in whole]):
            size = min(self._sum(style, k, row).labels[0].size for k, row in enumerate(rows))
            if size >= theme.NARROW:
                break
        return rows, size

    def _sum(
        self, style: Style, k: int, parts: Sequence[Part], size: float = theme.BODY
    ) -> Working:
        return line_at_left(style, self._row(k), parts, size, self)

    def _row(self, k: int) -> Box:
        bottom = self.box.bottom + (1 - k) * ROW
        return self.box._replace(
            left=self.box.left + ICON[0] + PAD, bottom=bottom, top=bottom + ROW
        )

    def _icon(self, style: Style, k: int) -> Path:
        """One strip before the first sum, two before the second."""
        y, high = self._row(k).centre.y, ICON[1]
        starts = (y - high / 2,) if k == 0 else (y - 1.5 * high, y + 0.5 * high)
        left, right = self.box.left, self.box.left + ICON[0]
        drawn = Path(fill=style.theme.weight, z_index=2)
        drawn.draw(joined([_rectangle(Box(left, low, right, low + high)) for low in starts]))
        return drawn

    def _at(self, along: float, up: float) -> Point:
        return Point(self.corner.x + along * self.side, self.corner.y + up * self.side)

    def _area(self, along: float, up: float, width: float, height: float) -> FloatArray:
        low, high = self._at(along, up), self._at(along + width, up + height)
        return _rectangle(Box(*low, *high))


def _label(style: Style, text: str, role: str, anchor: float) -> Label:
    return Label(style, text, role=role, size=theme.SMALL, anchor=anchor)


def _rectangle(box: Box) -> FloatArray:
    corners = ((box.left, box.bottom), (box.right, box.bottom), (box.right, box.top))
    return polygon(*(Point(*at) for at in (*corners, (box.left, box.top))))


def written(values: Mapping[str, float]) -> dict[str, str]:
    """Return delta, input, weight_delta and slope as texts in which both sums come out.

    If no number of digits will do, they have few.
    """
    tries = list(_tries(values))
    return next(
        (texts for texts in tries if comes_out(texts, "learn") and _doubles(texts)), tries[0]
    )


def _tries(values: Mapping[str, float]) -> Iterator[dict[str, str]]:
    slope = neuron.slope_of(values["weight_delta"])
    given = numerals.short(values["input"])  # as in the title line
    for digits in range(FEWEST, MOST + 1):
        found = {name: numerals.plain(values[name], digits) for name in ("delta", "weight_delta")}
        yield {**found, "input": given, "slope": numerals.plain(slope, digits)}


def _doubles(texts: Mapping[str, str]) -> bool:
    """Tell whether twice the weight_delta is the slope, in the digits that this has."""
    return rounds_to(
        2 * Decimal(texts["weight_delta"].replace(numerals.MINUS, "-")), texts["slope"]
    )


def _parts(style: Style, texts: Mapping[str, str]) -> list[list[Part]]:
    """The parts of both sums: weight_delta, and twice that."""
    two, words, one = numerals.plain(2), style.words, texts["weight_delta"]
    number = dict(zip(("delta", "input", "weight_delta"), SUMS["learn"], strict=True))
    first = [Part(number_of(number[name], texts[name]), name, name) for name in ("delta", "input")]
    return [
        [
            Part(words("weight_delta"), "weight_delta"),
            first[0],
            sign(numerals.TIMES),
            first[1],
            _equals(comes_out(texts, "learn")),
            Part(one, "weight_delta", "weight_delta"),
        ],
        [
            Part(words("slope"), "slope"),
            Part(one, "weight_delta", "weight_delta"),
            sign(numerals.TIMES),
            Part(two, "ink", "two_gaps"),
            _equals(_doubles(texts)),
            Part(texts["slope"], "slope", "slope"),
        ],
    ]


def _equals(comes_out: bool) -> Part:
    return sign("=" if comes_out else numerals.ABOUT)
