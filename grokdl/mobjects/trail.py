"""Trail of the weight: fading dots, chords where it jumped, and the steps' numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from grokdl.mobjects.paths import Drawing, Path, circle, clipped_line, joined
from grokdl.mobjects.text import Number
from grokdl.mobjects.weight_dot import RADIUS
from grokdl.stage import Box, Point, View, along, box_at, clipped, free_place, met, theme
from grokdl.stage.style import Style

NUMBERED = 4
FINELY = 60  # boxes along a chord that a small number must stay off
LANDING_DOT = 0.44  # how much room a dot takes as it lands
TWO_DIGITS = 0.36  # so wide a number stands clear of its dot as it is
BESIDE = (
    (0.33, 0.1),
    (-0.33, 0.1),
    (0, 0.36),
    (0.3, 0.3),
    (-0.3, 0.3),
    (0.33, -0.1),
    (-0.33, -0.1),
)
OVER = ((0, 0.6), (0.33, 0.6), (-0.33, 0.6), (0, 0.9))
HIGH_OVER = ((0.33, 0.9), (-0.33, 0.9), (0.33, 1.2), (-0.33, 1.2))
OWN = 0.95  # of the way to the next dot: a number is nearer to its own
AROUND = 0.03  # more around it for a line with a halo
HAIR = 0.02  # around a number: half of a line is as wide
ROOM = 0.3  # a ghost nearer than this to another one goes without its number


class Visited(NamedTuple):
    """A weight with its error where the dot has been; `jumped` says how it went on from there.

    `step` is the one that began there, counted from 0, where a time lapse left some out.
    """

    weight: float
    error: float
    jumped: bool
    step: int | None = None


class Trail(Drawing):
    """Ghosts of the dot: the last three in their own greys, all earlier ones in the palest."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        colours = style.theme
        self.chords = Path(stroke=colours.muted, width=theme.FINE, z_index=1.5)
        self.ghosts = [Path(fill=colour, z_index=2.5) for colour in colours.ghosts]
        self.numbers = [
            Number(style, str(k), role="muted", size=theme.SMALL, weight="medium", anchor=0.5)
            for k in range(NUMBERED)
        ]
        self.lines: list[tuple[Point, Point]] = []
        self.add(self.chords, *reversed(self.ghosts), *self.numbers)

    def show(
        self,
        view: View,
        visited: Sequence[Visited],
        dot: tuple[float, float],
        obstacles: Sequence[Box],
        ahead: tuple[float, float] | None = None,
        until: tuple[float, float] | None = None,
        numbered: bool = True,
    ) -> None:
        """Draw the trail; the last chord leads to the `dot`, which is at a weight and an error.

        A dot in flight is to land at `ahead`. `numbered` says whether the first ghosts get their
        numbers, where these have room; they keep their places while a dot moves from one of them
        `until` it lands.
        """
        spots = [view.point(weight, error) for weight, error, *_ in visited]
        if not self.already_shows(view, tuple(visited), dot):
            self._show_ghosts(view, visited, spots)
            self._show_chords(view, visited, [*spots, view.point(*dot)])
        if numbered:
            ahead = ahead or dot
            places = [*spots, view.point(*ahead)]
            self._show_numbers(view, visited, places, view.point(*(until or ahead)), obstacles)
            if ahead != dot:
                self._clear_the_flight(places[-2], places[-1], view.zone)
        else:
            for number in self.numbers:
                number.show(False)

    def make_way(self, box: Box | None) -> None:
        """Leave out the numbers that would lie under another text."""
        for number in self.numbers:
            if box is not None and number.shown and box.overlaps(number.box):
                number.show(False)

    def make_way_for_a_line(self, ends: tuple[Point, Point] | None) -> None:
        """Leave out the numbers that a line, with the halo around it, would touch."""
        for number in self.numbers:
            if ends is not None and number.shown and clipped(*ends, _ink(number).grown(AROUND)):
                number.show(False)

    def _show_numbers(
        self,
        view: View,
        visited: Sequence[Visited],
        spots: Sequence[Point],
        landing: Point,
        obstacles: Sequence[Box],
    ) -> None:
        taken = [*obstacles, *self._chord_boxes(view, visited, spots)]
        if visited and visited[-1].jumped:  # a dot that lands is large for a moment
            taken.append(box_at(spots[-1], (LANDING_DOT, LANDING_DOT)))
        dots, dot = [*spots[:-1], landing], spots[-1:]
        for k, number in enumerate(self.numbers):
            here = k < len(visited) and view.shows(visited[k].weight, visited[k].error)
            here = here and visited[k].step in (k, None)  # or the number would be another step's
            number.show(here and not _crowded(k, spots))
            if number.shown and put_beside(number, spots[k], dots, view.zone, taken):
                free = not met(number.box, taken)
                number.show(free and _is_own(_ink(number).centre, spots[k], dot))
                taken.append(number.box)

    def _clear_the_flight(self, start: Point, end: Point, zone: Box) -> None:
        """Leave out the numbers over which a dot flies that is not drawing a chord."""
        way = [box.grown(RADIUS) for box in _along_chord(start, end, zone, FINELY)]
        for number in self.numbers:
            number.show(number.shown and not met(number.box, way))

    def _chord_boxes(
        self, view: View, visited: Sequence[Visited], spots: Sequence[Point]
    ) -> list[Box]:
        """What the chords take at their full length: a number need not leave as they grow."""
        ends = [(spots[k], spots[k + 1]) for k, (_, _, jumped, _) in enumerate(visited) if jumped]
        return [box for pair in ends for box in _along_chord(*pair, view.zone, FINELY)]

    def _show_ghosts(self, view: View, visited: Sequence[Visited], spots: Sequence[Point]) -> None:
        seen = [
            spot
            for spot, (weight, error, *_) in zip(spots, visited, strict=True)
            if view.shows(weight, error)
        ]
        groups = [seen[-1:], seen[-2:-1], seen[:-2]]
        for ghost, group in zip(self.ghosts, groups, strict=True):
            ghost.draw(joined([circle(spot, RADIUS * 0.85) for spot in group]))

    def _show_chords(self, view: View, visited: Sequence[Visited], spots: Sequence[Point]) -> None:
        self.lines = [
            (spots[k], spots[k + 1]) for k, (_, _, jumped, _) in enumerate(visited) if jumped
        ]
        self.chords.draw(joined([clipped_line(*ends, view.zone) for ends in self.lines]))

    def chord_boxes(self, zone: Box) -> list[Box]:
        """Return boxes that cover the chords as closely as boxes can."""
        return [box for ends in self.lines for box in _along_chord(*ends, zone, FINELY)]

    def boxes(self, zone: Box) -> list[Box]:
        """Return boxes that cover chords and numbers, for labels that look for a free place."""
        chords = [box for ends in self.lines for box in _along_chord(*ends, zone)]
        return chords + self.number_boxes

    @property
    def number_boxes(self) -> list[Box]:
        """The boxes of the numbers that are shown."""
        return [number.box for number in self.numbers if number.shown]


def _ink(number: Number) -> Box:
    """The box of a number's digits, which have no descenders, and a hair around it."""
    return number.box._replace(bottom=number.at.y).grown(HAIR)


def put_beside(
    number: Number,
    spot: Point,
    others: Sequence[Point],
    zone: Box,
    taken: Sequence[Box],
    is_far: bool = False,
) -> bool:
    """Put a number beside its dot, where it is as free as can be, and nearer to it than to others.

    Another dot that is half hidden behind it doesn't count. Return whether there is such a place;
    where there is none, the number isn't shown. One that `is_far` stands high over its dot.
    """
    near = tuple(other for other in others if math.dist(other, spot) > RADIUS)
    place = _beside(spot, number.text_width, zone, tuple(taken), near, is_far)
    number.show(place is not None)
    if place is not None:
        number.centre_at(place)
    return number.shown


@lru_cache(maxsize=256)  # most frames ask what the frame before has asked
def _beside(
    spot: Point,
    width: float,
    zone: Box,
    taken: tuple[Box, ...],
    others: tuple[Point, ...],
    is_far: bool,
) -> Point | None:
    wider = max(0.0, width - TWO_DIGITS) / 2
    around = [
        Point(spot.x + dx + math.copysign(wider, dx) * (dx != 0), spot.y + dy)
        for dx, dy in (HIGH_OVER if is_far else BESIDE + OVER)
    ]
    own = [place for place in around if _is_own(place, spot, others)]
    found = free_place((width, 0.26), own, zone, taken, gap=0.02) if own else None
    return found if found and _is_own(found, spot, others) else None


def _is_own(place: Point, spot: Point, others: Sequence[Point]) -> bool:
    return all(math.dist(place, spot) < OWN * math.dist(place, other) for other in others)


@lru_cache(maxsize=256)
def _along_chord(start: Point, end: Point, zone: Box, pieces: int = 12) -> list[Box]:
    seen = clipped(start, end, zone)
    return along(*seen, pieces) if seen else []


def _crowded(index: int, spots: Sequence[Point]) -> bool:
    spot = spots[index]
    others = [other for k, other in enumerate(spots) if k != index]
    return any(math.hypot(other.x - spot.x, other.y - spot.y) < ROOM for other in others)
