"""Places on the bowl where a step may land, each with a letter: a question for the viewer."""

from __future__ import annotations

import math
from collections.abc import Sequence

from manim import Animation

from grokdl.mobjects.paths import Drawing, Path, dashed_circle
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point, View, box_at, free_place, theme
from grokdl.stage.style import Style

LETTERS = "ABC"
RADIUS = 0.13
APART = 0.45  # units: guesses nearer to each other can't be told apart
SHARES = (0.5, 0.25, 0.75, 1.5)  # of the way to the best weight: a guess of its own
NEAR = ((0, 0.4), (0.33, 0.3), (-0.33, 0.3), (0, 0.62), (0.42, 0.05), (-0.42, 0.05))
SPOTS = (*NEAR, (0.3, 0.62), (-0.3, 0.62), (0.3, 0.9), (-0.3, 0.9))  # beside an axis, too
ROOM = (0.24, 0.26)  # of a letter
FADES = 0.4  # units that an arrow's tip is past a guess when that is gone
HAIR = 1e-6


def places_to_guess(view: View, start: float, best: float, landing: float) -> list[float]:
    """Return up to three weights that can be told apart, from left to right.

    They are the landing, the best weight, and one somewhere on the way. A single one asks nothing,
    and there is none where the landing is out of sight.
    """
    if not view.low < landing < view.high:
        return []
    places = [landing]
    for place in (best, *(start + share * (best - start) for share in SHARES)):
        seen = view.low < place < view.high
        apart = all(abs(view.x(place) - view.x(other)) >= APART for other in (*places, start))
        if seen and apart and len(places) < len(LETTERS):
            places.append(place)
    return sorted(places)


class Guesses(Drawing):
    """Dashed circles on the bowl, with letters from left to right.

    As the step's arrow `passes` one of them, that is given up; the one where it ends stays.
    """

    def __init__(
        self, style: Style, view: View, points: Sequence[Point], obstacles: Sequence[Box]
    ) -> None:
        super().__init__()
        self.spots = tuple(points)
        self.circles = [Path(stroke=style.theme.ink, width=2.6, z_index=3.2) for _ in points]
        for circle, at in zip(self.circles, points, strict=True):
            circle.draw(dashed_circle(at, RADIUS))
        self.letters = [
            Label(style, letter, size=theme.BODY, weight="semibold", anchor=0.5)
            for letter, _ in zip(LETTERS, points, strict=False)
        ]
        taken = [*obstacles, *(box_at(at, (2 * RADIUS, 2 * RADIUS)) for at in points)]
        for letter, at in zip(self.letters, points, strict=True):
            wished = [Point(at.x + dx, at.y + dy) for dx, dy in SPOTS]
            letter.centre_at(free_place(ROOM, wished, view.zone, taken, gap=0.02))
            taken.append(letter.box)
        self.add(*self.circles, *self.letters)

    def passes(self, view: View, weight: float, next_weight: float) -> Animation:
        """Return how the tip of an arrow from one weight to another passes them."""
        start, landing = view.x(weight), view.x(next_weight)
        onward = math.copysign(1, landing - start)

        def passed(_: object, share: float) -> None:
            tip = start + share * (landing - start)
            for at, circle, letter in zip(self.spots, self.circles, self.letters, strict=True):
                room = onward * (landing - at.x)
                if room > HAIR:
                    gone = min(1.0, max(0.0, onward * (tip - at.x)) / min(room, FADES))
                    circle.set_stroke(opacity=1 - gone)
                    letter.set_fill(opacity=1 - gone)

        return Redraw(self, passed)

    def loses_its_letters(self) -> Animation:
        """Return how the letters go, as the dot takes off."""
        seen = [float(letter.get_fill_opacity()) for letter in self.letters]

        def go(_: object, share: float) -> None:
            for letter, opacity in zip(self.letters, seen, strict=True):
                letter.set_fill(opacity=(1 - share) * opacity)

        return Redraw(self, go)
