"""From the gap to the miss to the step: each bar is made from the one above it by a factor.

Times the input the gap is the miss, times the input again it is the step; unless alpha is 1, it is
the step only after alpha. All bars lie on one ruler of gaps. Source: 4.12, 4.25.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple, final

from manim import VGroup

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.gap_ruler import GapBar, GapRuler, Rows, rows_in
from grokdl.mobjects.paths import Drawing
from grokdl.mobjects.working import Part, Working, line_at_left, sign
from grokdl.stage import Box, theme
from grokdl.stage.style import Style

FALLS = 0.35  # the share of its time in which a bar comes down from the one above
BLUR = 1e-6  # of the weight: of a smaller gap, floats keep too few digits
SIZES = (theme.CAPTION, theme.TICK)  # of a sum: at best, and at least, if it has all its words
LONG, SHORT, BARE = range(3)  # with all words, with the result's, without


class Link(NamedTuple):
    """A bar: its factor, and what it is, by value, word, role and quantity; the first has none."""

    factor: float
    by: str
    value: float
    word: str
    role: str
    quantity: str


def chain_of(given: Parameters, weight: float) -> list[Link]:
    """Return the bars at a weight; none where there is no gap, no input, or a negative alpha."""
    if given.input == 0 or given.alpha <= 0:
        return []
    gap = abs(weight - given.goal_prediction / given.input)
    miss = abs(neuron.delta_of(neuron.predict(given.input, weight), given.goal_prediction))
    full = abs(neuron.weight_delta_of(miss, given.input))
    values = (gap, miss, full, full * given.alpha)
    if not all(0 < value < math.inf for value in values) or gap < BLUR * abs(weight):
        return []
    links = [
        Link(1, "", gap, "gap", "goal", "gap"),
        Link(given.input, "input", miss, "miss", "ink", "miss"),
        Link(given.input, "input", full, "weight_delta", "weight", "full_step"),
        Link(given.alpha, "alpha", values[-1], "step", "weight", "step_length"),
    ]
    if given.alpha == 1:
        links[2:] = [links[2]._replace(word="step", quantity="step_length")]
    return links


def lengths_of(given: Parameters) -> list[float]:
    """Return how many gaps each bar is long, whatever the weight."""
    size = abs(given.input)
    return [1.0, size, size**2, abs(given.alpha) * size**2]


@final
class GapMissStep(VGroup):
    """A `ruler` of gaps, and for each link of a chain a bar and its sum: `rows` and `sums`."""

    def __init__(
        self, style: Style, box: Box, chain: Sequence[Link], beside: Sequence[float] = ()
    ) -> None:
        """Take the chain, and other lengths, in gaps, that the ruler has room for."""
        super().__init__()
        places = rows_in(box, len(chain))
        self.lengths = [link.value / chain[0].value for link in chain]
        self.ruler = GapRuler(style, places.ruler, [*self.lengths, *beside], places.spans)
        self.sums = self._sums(style, places, chain)
        self.rows = [
            _Bar(style, places, k, self.ruler, link, self.lengths[max(0, k - 1) : k + 1])
            for k, link in enumerate(chain)
        ]

    def _sums(self, style: Style, places: Rows, chain: Sequence[Link]) -> list[Working]:
        """The sums, all in one size; where there is no room for words they do without."""
        for words in (LONG, SHORT, BARE):
            rows = _parts(style, chain, words)
            found = [self._sum(style, places, k, row) for k, row in enumerate(rows)]
            size = min(line.labels[0].size for line in found)
            if size >= SIZES[1]:
                break
        return [self._sum(style, places, k, row, size) for k, row in enumerate(rows)]

    def _sum(
        self,
        style: Style,
        places: Rows,
        k: int,
        parts: Sequence[Part],
        size: float = SIZES[0],
    ) -> Working:
        size = min(size, SIZES[0] if places.beside else theme.BODY)
        return line_at_left(style, places.sum_box(k), parts, size, self)


def _parts(style: Style, chain: Sequence[Link], words: int) -> list[list[Part]]:
    """The parts of each sum: × factor = result; the first is what all begins with."""
    numbers = [chain[0].value]
    for link in chain[1:]:
        numbers += [abs(link.factor), link.value]
    texts, comes_out = numerals.chain(*numbers)
    rows = []
    for k, link in enumerate(chain):
        result = [Part(style.words(link.word), link.role)] if words < BARE or not k else []
        result.append(Part(texts[2 * k], link.role, link.quantity))
        by = _by(style, link, texts[2 * k - 1], words, comes_out) if k else []
        rows.append([*by, *result])
    return rows


def _by(style: Style, link: Link, text: str, words: int, comes_out: bool) -> list[Part]:
    """A factor; of one below 0 its size counts, between two strokes."""
    named = [Part(style.words(link.by), link.by)] if words == LONG else []
    number = Part(text if link.factor > 0 else f"{numerals.MINUS}{text}", link.by, link.by)
    size = [number] if link.factor > 0 else [sign("|"), number, sign("|", tight=True)]
    return [sign(numerals.TIMES), *named, *size, sign("=" if comes_out else numerals.ABOUT)]


@final
class _Bar(Drawing):
    """A bar, which comes down from the one above, and stretches to its own length."""

    def __init__(
        self,
        style: Style,
        places: Rows,
        k: int,
        ruler: GapRuler,
        link: Link,
        lengths: Sequence[float],
    ) -> None:
        """Take the bar's place, and the length of the one above and its own."""
        super().__init__()
        self.ruler, self.lengths = ruler, (lengths[0], lengths[-1])
        self.heights = places.middle(max(0, k - 1)), places.middle(k)
        self.bar = GapBar(style.theme.role(link.role), link.word == "step")
        self.add(*self.bar.parts)
        self.show(1)

    def show(self, share: float) -> None:
        """Draw it a share of its way."""
        if self.already_shows(share):
            return
        falls = min(1.0, share / FALLS)
        grows = max(0.0, (share - FALLS) / (1 - FALLS))
        (above, own), (first, last) = self.heights, self.lengths
        for part in self.bar.parts:
            part.in_flight = 0 < falls < 1
        length = last if share == 1 else first + grows * (last - first)
        self.bar.draw(self.ruler, above + falls * (own - above), length)
