"""Badges: letters in discs that stand at a line of code and at its part of the picture."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import final

from manim import Mobject

from grokdl.learning.history import FloatArray
from grokdl.mobjects.knob import Knob
from grokdl.mobjects.neuron_layout import NAMED, PLATE
from grokdl.mobjects.paths import Drawing, Path, circle
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point, box_at, free_place, met, theme
from grokdl.stage.style import Style

RADIUS = 0.145
ROOM = 0.33  # the side of the square that a badge takes
ASIDE = 0.3  # from a point to the badge beside it
TALL = 0.7  # a line so long can have a badge on it

AROUND = [(math.cos(turn), math.sin(turn)) for turn in (k * math.pi / 4 for k in range(8))]


@final
class Badge(Drawing):
    """A letter on a disc in the colour of a quantity."""

    def __init__(self, style: Style, letter: str, role: str, at: Point) -> None:
        super().__init__()
        self.at = at
        self.disc = Path(fill=style.theme.role(role), z_index=6)
        self.letter = Label(
            style, letter, role="card", size=theme.LEAST, weight="semibold", z_index=6.5
        )
        self.glass = self.disc  # as on a lens's: what it covers must not shine through the letter
        self.disc.draw(circle(at, RADIUS))
        self.add(self.disc, self.letter.centre_at(at))


def at_the_prediction(knob: Knob) -> list[Point]:
    """Return wished-for places where the neuron says its prediction: over the way there."""
    drawn, layout = knob.diagram, knob.diagram.layout
    a, b = drawn.spot(layout.neuron), drawn.spot(layout.prediction)
    rim = b.y + PLATE / 2 * drawn.em + 0.6 * ROOM
    half = drawn.widths.plate * drawn.em / 2
    under = Point((a.x + b.x - half) / 2, a.y - ASIDE)
    return [Point(b.x - half + 0.1, rim), Point(b.x, rim), under, under._replace(y=a.y + ASIDE)]


def at_the_weight(knob: Knob) -> list[Point]:
    """Return wished-for places at the weight of a neuron: over it, and under its name."""
    drawn, layout = knob.diagram, knob.diagram.layout
    at, rim = drawn.spot(layout.weights[0]), PLATE / 2 * drawn.em + 0.6 * ROOM
    return [Point(at.x, at.y + rim), Point(at.x, at.y - rim - NAMED * drawn.em)]


def at_the_miss(knob: Knob) -> list[Point]:
    """Return wished-for places between prediction and goal."""
    drawn, layout = knob.diagram, knob.diagram.layout
    a, b = drawn.spot(layout.prediction), drawn.spot(layout.goal)
    bracket = drawn.spot(Point(layout.goal.x, layout.bracket))
    rim = max(a.y, b.y) + PLATE / 2 * drawn.em + 0.6 * ROOM
    under = b.y - (PLATE / 2 + 0.6 * NAMED) * drawn.em
    return [
        Point((a.x + b.x) / 2, rim),
        Point((a.x + b.x) / 2, under),
        Point(bracket.x + ASIDE, bracket.y),
        Point(b.x, rim),
        Point(b.x + ASIDE, rim),
    ]


def at_the_height(at: Point, foot: Point) -> list[Point]:
    """Return wished-for places at the dot's height: on its line, or beside it."""
    middle = Point(at.x, (at.y + foot.y) / 2)
    beside = [Point(middle.x + side * ASIDE, middle.y) for side in (-1, 1)]
    return [middle, *beside] if at.y - foot.y > TALL else [*beside, *around(at)]


def at_an_end(points: FloatArray) -> list[Point]:
    """Return wished-for places at the ends of a line, beyond them first."""
    ends = [Point(*map(float, points[k][:2])) for k in (0, -1)]
    length = math.dist(*ends) or 1.0
    way = [(ends[1].x - ends[0].x) / length, (ends[1].y - ends[0].y) / length]
    beyond = [
        Point(end.x + side * ASIDE * way[0], end.y + side * ASIDE * way[1])
        for end, side in ((ends[1], 1), (ends[0], -1))
    ]
    far = (ASIDE, 1.5 * ASIDE, 2 * ASIDE)
    return [*beyond, *(place for off in far for end in ends[::-1] for place in around(end, off))]


def at_a_label(box: Box) -> list[Point]:
    """Return wished-for places before a label and behind it, over it and under it."""
    before, behind = box.left - 0.75 * ASIDE, box.right + 0.75 * ASIDE
    over, under = box.top + 0.75 * ASIDE, box.bottom - 0.75 * ASIDE
    beside = [Point(x, box.centre.y) for x in (before, behind)]
    return [*beside, *(Point(x, y) for y in (over, under) for x in (box.left, box.right))]


def around(at: Point, off: float = ASIDE) -> list[Point]:
    """Return eight places around a point, so far off."""
    return [Point(at.x + off * x, at.y + off * y) for x, y in AROUND]


def placed(
    wished: Sequence[Point],
    within: Box,
    drawings: Iterable[Mobject],
    others: Iterable[Badge],
    covered: Sequence[Box] = (),
) -> Point | None:
    """Return the first wished-for place off all texts of some drawings, and off other badges.

    It is off what will be `covered`, too. None where there is no room.
    """
    texts = [
        part
        for drawing in drawings
        for part in drawing.get_family()
        if isinstance(part, Label) and len(part.points)
    ]
    taken = [text.box for text in texts] + [box_at(badge.at, (ROOM, ROOM)) for badge in others]
    taken += covered
    spot = free_place((ROOM, ROOM), wished, within, taken, gap=0.02)
    return None if met(box_at(spot, (ROOM, ROOM)), taken) else spot
