"""A lens for a step that is too small to see: where it starts and where it leads, enlarged."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.error_bowl import error_at
from grokdl.mobjects.lens import DOT, PIECES, Glass, leader_ends, place_of_a_lens, within_rim
from grokdl.mobjects.paths import NOTHING, circle, line
from grokdl.mobjects.text import Number
from grokdl.stage import Box, Point, View, along, box_at, theme
from grokdl.stage.style import Style

SMALLEST_SEEN = 4 / 1080 * 8  # units: four pixels of 1080p
SPAN = 1.0  # how long the step is under the lens, in radii
SIZES = theme.TICK, theme.NARROW  # of its words
# how far from the lens's middle its words are, and from its rim, in radii
APART, CLEAR = 0.42, 0.16


class StepLens(Glass):
    """A round window in which a step goes through the middle, equally enlarged both ways."""

    def __init__(self, style: Style, parameters: Parameters) -> None:
        super().__init__(style, parameters)
        self.enlargement = Number(style, "", role="muted", size=theme.TICK, anchor=0.5, z_index=6.6)
        self.change = Number(style, "", role="weight", size=theme.TICK, anchor=0.5, z_index=6.6)
        self.add(self.enlargement, self.change)

    def is_needed(self, view: View, step: tuple[float, float]) -> bool:
        """Tell whether a step leads somewhere, but too near to be seen."""
        return 0 < math.hypot(*self._away(view, *step)) < SMALLEST_SEEN

    def show(self, view: View, step: tuple[float, float], weight: float) -> None:
        """Draw a step from one weight to another, and the dot at its weight between them."""
        if self.already_shows(view, step, weight):
            return
        start, end = step
        middle, radius = place_of_a_lens(view.zone)
        dx, dy = self._away(view, start, end)
        times = SPAN * radius / math.hypot(dx, dy)

        def at(place: float) -> Point:
            x, y = self._away(view, start, place)
            return Point(middle.x + times * (x - dx / 2), middle.y + times * (y - dy / 2))

        self.glass.draw(circle(middle, radius))
        places = start + np.linspace(-1, 2, 3 * PIECES + 1) * (end - start)
        spots = [at(place) for place in places.tolist()]
        seen = within_rim(spots, middle, radius)
        self.bowl.draw(line(*seen))
        self.ghosts.draw(circle(at(start), DOT * 0.85) if weight != start else NOTHING)
        self.dot.draw(circle(at(weight), DOT))
        self.leader.draw(line(*(self._leader_ends(view, start) or ())))
        self._show_words(times, end - start, middle, radius, math.copysign(1, dx * dy), seen)

    def _away(self, view: View, start: float, place: float) -> tuple[float, float]:
        """How far a weight is from the start in the frame; exact where they are close."""
        run = self.parameters
        deltas = sum(
            neuron.delta_of(neuron.predict(run.input, weight), run.goal_prediction)
            for weight in (start, place)
        )
        change = place - start
        across, upward = view.zone.width / (view.high - view.low), view.zone.height / view.top
        return change * across, run.input * change * deltas * upward

    def _show_words(
        self,
        times: float,
        change: float,
        middle: Point,
        radius: float,
        side: float,
        bowl: Sequence[Point],
    ) -> None:
        """How much is enlarged and how long the step is, each beside the bowl or not at all."""
        self.enlargement.set_text(numerals.TIMES + numerals.plain(times, 2))
        self.change.set_text(numerals.signed(change, 2))
        for number, way in ((self.enlargement, side), (self.change, -side)):
            for size in SIZES:
                number.resize(size)
                _put_beside_the_bowl(number, middle, radius, (way, -way * side), bowl)
                if number.shown:
                    break

    def boxes(self, view: View, weight: float) -> list[Box]:
        """Return boxes that cover the lens and its leader, for labels that look for a place."""
        middle, radius = place_of_a_lens(view.zone)
        ends = self._leader_ends(view, weight)
        return [box_at(middle, (2 * radius, 2 * radius)), *(along(*ends) if ends else [])]

    def _leader_ends(self, view: View, weight: float) -> tuple[Point, Point] | None:
        return leader_ends(
            *place_of_a_lens(view.zone), view.point(weight, error_at(self.parameters, weight))
        )


def _put_beside_the_bowl(
    number: Number,
    middle: Point,
    radius: float,
    way: tuple[float, float],
    bowl: Sequence[Point],
) -> None:
    """Put a number near the rim, to one side and upward or downward, if it has room there."""
    away = math.sqrt(1 - (APART + CLEAR) ** 2) * radius - number.text_width / 2
    number.centre_at(Point(middle.x + way[0] * away, middle.y + way[1] * APART * radius))
    near, clear = number.box.grown(0.04), number.box.grown(DOT)
    dots = [spot for spot in bowl if math.dist(spot, middle) < SPAN * radius / 2 + DOT]
    met = any(map(near.has, bowl)) or any(map(clear.has, dots))  # the dot goes along the bowl
    number.show(away > number.text_width / 2 and not met)
