"""A horizontal axis: a line with round ticks, numbered where there is room."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from grokdl import numerals
from grokdl.mobjects.paths import Path, joined, line
from grokdl.mobjects.text import MONO, Number
from grokdl.stage import Box, Point, met, theme, ticks, ticks_of_steps
from grokdl.stage.style import Style

MOST_TICKS = 9
APART = 0.24  # between numbers
TICK = 0.08


class TickedAxis:
    """A line and the numbers under it; `parts` are what a drawing adds."""

    def __init__(self, style: Style, size: float = theme.TICK) -> None:
        self.line = Path(stroke=style.theme.axis, width=theme.FINE)
        self.numbers = [
            Number(style, "", role="muted", size=size, font=MONO, anchor=0.5)
            for _ in range(2 * MOST_TICKS)
        ]
        self.parts = [self.line, *self.numbers]

    def show(
        self,
        low: float,
        high: float,
        ends: tuple[Point, Point],
        box: Box,
        drop: float,
        taken: Sequence[Box],
        moving: bool = False,
    ) -> None:
        """Draw the axis across a box, `low` and `high` at the two ends.

        As many ticks are numbered as have room, `drop` below the axis, but for those whose numbers
        would come near what is `taken` or leave the box. Under a window that is `moving` they
        don't flicker.
        """
        (left, y), (right, _) = ends

        def x(value: float) -> float:
            return left + (value - low) / (high - low) * (right - left)

        evenly = (ticks(low, high, count) for count in range(MOST_TICKS, 1, -1))
        for places in ticks_of_steps(low, high, MOST_TICKS) if moving else evenly:
            if self._number(places, [x(place) for place in places], y - drop, high - low):
                break
        marks = [line(Point(x(place), y - TICK), Point(x(place), y)) for place in places]
        self.line.draw(joined([line(Point(box.left, y), Point(box.right, y)), *marks]))
        near = [other.grown(APART) for other in taken]
        for number in self.numbers:
            within = box.left <= number.box.left and number.box.right <= box.right
            number.show(number.shown and within and not met(number.box, near))

    def _number(self, values: Sequence[float], xs: Sequence[float], y: float, whole: float) -> bool:
        """Put numbers at ticks; return whether they have room beside each other.

        One that is alone is as exact as the `whole` that the axis shows.
        """
        step = values[1] - values[0] if len(values) > 1 else whole
        end, free = -math.inf, True
        for number, value, x in zip_longest(self.numbers, values, xs):
            number.show(value is not None)
            if value is not None:
                digits = numerals.apart(value, value + step, least=2, most=12)
                number.set_text(numerals.plain(value, digits)).place(x, y)
                free = free and number.box.left > end + APART
                end = number.box.right
        return free


def moved_apart(
    wished: Sequence[float], widths: Sequence[float], gap: float, low: float, high: float
) -> list[float]:
    """Return middles for labels of these widths between two ends, `gap` apart.

    They are as near to the wished-for ones, which rise, as there is room; where these are close,
    labels give way to both sides alike.
    """
    if not widths:
        return []
    steps = [(a + b) / 2 + gap for a, b in pairwise(widths)]
    offsets = [sum(steps[:k]) for k in range(len(widths))]
    first, last = low + widths[0] / 2, high - widths[-1] / 2 - offsets[-1]
    places = _rising([x - offset for x, offset in zip(wished, offsets, strict=True)])
    return [
        max(first, min(last, place)) + offset for place, offset in zip(places, offsets, strict=True)
    ]


def _rising(wished: Sequence[float]) -> list[float]:
    """The places nearest to the wished-for ones of which none is left of the one before."""
    groups: list[tuple[float, int]] = []  # a mean, and how many places it stands for
    for place in wished:
        groups.append((place, 1))
        while len(groups) > 1 and groups[-2][0] > groups[-1][0]:
            (b, many), (a, more) = groups.pop(), groups.pop()
            groups.append(((a * more + b * many) / (more + many), more + many))
    return [mean for mean, many in groups for _ in range(many)]
