"""Pushes on a bowl: equal changes of the weight, and what each does to the error.

The ratio of the two is the slope there; nearer to the bottom it is smaller. Source: 4.15, 4.16.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import final

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.error_bowl import arms, bowl_outline, error_at
from grokdl.mobjects.paths import Drawing, Path, arrow_head, circle, joined, line
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import Box, Point, View, theme
from grokdl.stage.style import Style

STARTS = (1.0, 0.75, 0.5)  # of the gap: where each push begins, the last one's end
PUSH = 0.25  # of the gap: how far each goes
REACH = 1.1  # gaps, from the best weight to the picture's edges
WIDEST, NAMES = 2.0, 0.55  # heights that it is wide; units for the names of the axes
THICK, HEAD, DOT = 5, 0.2, 0.13
BESIDE = 0.2  # units from a drop to its ratio
EDGE = 0.04  # units for half of a line
ACROSS = 0.4  # of a push's time: the weight moves, and then the error follows


@final
class PushesOnABowl(Drawing):
    """A bowl whose dot is pushed three times, as far each time, and falls less each time.

    Beside each fall stands its ratio to the push.
    """

    def __init__(self, style: Style, box: Box, parameters: Parameters) -> None:
        super().__init__()
        colours, words, self.parameters = style.theme, style.words, parameters
        half = min(box.width, WIDEST * box.height) / 2 - EDGE
        goal = parameters.goal_prediction / parameters.input
        self.goal, self.gap = goal, goal - parameters.weight
        zone = Box(box.centre.x - half, box.bottom + NAMES, box.centre.x + half, box.top - NAMES)
        reach = REACH * abs(self.gap)
        self.view = View(zone, goal - reach, goal + reach, error_at(parameters, goal + reach))
        axes = Path(stroke=colours.axis, width=theme.FINE)
        corner = Point(zone.left, zone.bottom)
        axes.draw(joined([line(Point(zone.left, zone.top), corner), line(corner, self._end)]))
        bowl = Path(stroke=colours.ink, width=theme.STROKE, z_index=1)
        bowl.draw(bowl_outline(parameters, self.view, *arms(parameters, self.view)))
        self.across = Path(stroke=colours.weight, width=THICK, z_index=2)
        self.down = Path(stroke=colours.error, width=THICK, z_index=2)
        self.heads = [Path(fill=colours.role(role), z_index=2) for role in ("weight", "error")]
        self.dot = Path(stroke=colours.dot_ring, width=1.6, fill=colours.dot, z_index=3)
        names = [Label(style, words(n), role=n, size=theme.SMALL) for n in ("weight", "error")]
        names[0].place(zone.right, zone.bottom - 0.4, 1)
        names[1].place(zone.left, zone.top + 0.2, 0)
        self.ratios = [self._ratio(style, start) for start in STARTS]
        self.add(axes, bowl, *names, self.across, self.down, *self.heads, self.dot, *self.ratios)
        self.show(0)

    @property
    def _end(self) -> Point:
        return Point(self.view.zone.right, self.view.zone.bottom)

    def show(self, pushes: float) -> None:
        """Draw so many of the pushes; one may be done in part."""
        if self.already_shows(pushes):
            return
        done = list(self._done(pushes))
        ways = [(a, b) for a, b, _ in done], [(b, c) for _, b, c in done]
        for path, head, pairs in zip((self.across, self.down), self.heads, ways, strict=True):
            pairs = [pair for pair in pairs if math.dist(*pair) > 0]
            path.draw(joined([_shaft(*pair) for pair in pairs]))
            head.draw(joined([_head(*pair) for pair in pairs]))
        for k, ratio in enumerate(self.ratios):
            ratio.show(pushes >= k + 1)
        at = done[-1][2] if done else self._on_bowl(STARTS[0])
        self.dot.draw(circle(at, DOT))

    def _done(self, pushes: float) -> Iterator[tuple[Point, Point, Point]]:
        """Where each push begins, how far the weight has come, and how deep the error has."""
        for k, start in enumerate(STARTS):
            share = min(max(pushes - k, 0.0), 1.0)
            if share:
                first, last = self._on_bowl(start), self._on_bowl(start - PUSH)
                moved = min(share / ACROSS, 1.0)
                fallen = max(0.0, (share - ACROSS) / (1 - ACROSS))
                across = first._replace(x=first.x + moved * (last.x - first.x))
                yield first, across, across._replace(y=first.y + fallen * (last.y - first.y))

    def _ratio(self, style: Style, start: float) -> Number:
        """The ratio of a push, beside the middle of its fall."""
        given, moved = self.parameters, PUSH * self.gap
        at = self.goal - start * self.gap
        changed = error_at(given, at + moved) - error_at(given, at)
        bowl = {"of_input": given.input, "goal": given.goal_prediction}
        of = {**bowl, "start": at, "moved": moved}
        text = numerals.times(changed / moved)
        number = Number(style, text, role="error", font=MONO)
        number.showing("push_ratio", of=of)
        top, low = self._on_bowl(start), self._on_bowl(start - PUSH)
        middle = (top.y + low.y) / 2 - 0.36 * number.em
        way = 1 if self.gap > 0 else -1
        return number.place(low.x + way * BESIDE, middle, 0 if way > 0 else 1)

    def _on_bowl(self, left: float) -> Point:
        """The point of the bowl where this share of the gap is left."""
        weight = self.goal - left * self.gap
        return self.view.point(weight, error_at(self.parameters, weight))


def _size(start: Point, tip: Point) -> float:
    """How large the head of an arrow is: it has a short shaft, too."""
    return min(HEAD, 0.8 * math.dist(start, tip))


def _shaft(start: Point, tip: Point) -> FloatArray:
    share = 1 - 0.7 * _size(start, tip) / math.dist(start, tip)
    inner = (a + share * (b - a) for a, b in zip(start, tip, strict=True))
    return line(start, Point(*inner))


def _head(start: Point, tip: Point) -> FloatArray:
    towards = math.atan2(tip.y - start.y, tip.x - start.x)
    return arrow_head(tip, towards, _size(start, tip))
