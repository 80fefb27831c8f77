"""Bowl on its side: weights upward, as in the column of a run beside it, and the error across.

It shows where the dashes of a column come from: the dot goes through the bowl that is known from
other pictures. Source: 4.11.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import final

import numpy as np

from grokdl.learning.history import FloatArray
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.error_bowl import arms, bowl_outline, error_at
from grokdl.mobjects.paths import NOTHING, Drawing, Path, circle, joined, line
from grokdl.mobjects.plane import Plane
from grokdl.mobjects.text import Label
from grokdl.mobjects.told_apart import told_apart
from grokdl.stage import Box, Point, View, theme
from grokdl.stage.style import Style

LEAST, WIDEST = 2.0, 7.0  # units across: with less room there is none, and more is not needed
FROM_EDGE = 0.2  # from the plane's edge
DOT, GHOST = 0.13, 0.08
MOST_GHOSTS = 40
OFF = 0.25  # from the bar of the error to the middle of its name
BESIDE = 0.35  # from the column to the name, at least


@final
class BowlOnItsSide(Drawing):
    """The bowl of a run beside the column over its alpha: on its right, or on its left.

    `weights` are those of the run. A bar is as long as the dot's error. `there` tells whether there
    is room for it, and a bowl to show.
    """

    def __init__(
        self,
        style: Style,
        plane: Plane,
        alpha: float,
        parameters: Parameters,
        weights: Sequence[float],
    ) -> None:
        super().__init__()
        colours = style.theme
        self.plane, self.parameters, self.weights = plane, parameters, tuple(weights)
        self.alpha, self.base = alpha, plane.x(alpha)
        rooms = {1: plane.zone.right - self.base, -1: self.base - plane.zone.left}
        self.side = 1 if rooms[1] >= LEAST + FROM_EDGE else -1
        self.reach = min(rooms[self.side] - FROM_EDGE, WIDEST)
        self.moment, self.folded = 0.0, 0.0
        window = plane.window
        self.top = max(error_at(parameters, end) for end in (window.bottom, window.top))
        self.bowl = Path(stroke=colours.ink, width=theme.STROKE, z_index=1.2)
        self.bar = Path(stroke=colours.error, width=4, z_index=1.1)
        self.ghosts = Path(fill=colours.ghosts[0], z_index=3)
        self.dot = Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=4)
        self.name = Label(style, style.words("error"), role="error", size=theme.SMALL, anchor=0.5)
        self.add(self.bowl, self.bar, self.ghosts, self.dot, self.name)

    @property
    def there(self) -> bool:
        """Whether there is room for it, and the errors differ."""
        return self.reach >= LEAST and self.parameters.input != 0 and 0 < self.top < math.inf

    def show(self, moment: float, folded: float = 0.0) -> None:
        """Draw the dot at a moment of its run, between two steps perhaps, and where it has been.

        A bowl that is `folded` is so much flatter; at 1 it lies on the column.
        """
        if self.already_shows(moment, folded):
            return
        self.moment, self.folded = moment, folded
        last = min(int(moment), len(self.weights) - 1)
        part = moment - last if last + 1 < len(self.weights) else 0.0
        here, following = self.weights[last], self.weights[min(last + 1, len(self.weights) - 1)]
        at = self._on_the_way(here, following, part)
        self.bowl.draw(self._outline() if folded < 1 else NOTHING)
        self.bar.draw(line(at._replace(x=self.base), at) if at is not None else NOTHING)
        self.dot.draw(circle(at, DOT) if at is not None and folded < 1 else NOTHING)
        been = [self.spot(weight) for weight in self.weights[: last + 1][-MOST_GHOSTS:]]
        spots = [spot for spot in been if spot is not None and spot != at]
        across, heights = np.array(spots).reshape(-1, 2).T
        seen = told_apart(across, heights, np.ones(len(spots), bool))
        self.ghosts.draw(joined([circle(spots[k], GHOST) for k in seen]))
        self._place_the_name()

    def spot(self, weight: float) -> Point | None:
        """Where a weight lies in the bowl; None outside the plane."""
        window = self.plane.window
        if not window.bottom <= weight <= window.top:
            return None
        return Point(self.across(error_at(self.parameters, weight)), self.plane.y(weight))

    def across(self, error: float) -> float:
        """Where an error lies."""
        return self.base + self.side * (1 - self.folded) * error / self.top * self.reach

    def _on_the_way(self, here: float, following: float, part: float) -> Point | None:
        """Where the dot is between two weights: in the bowl, or on its flight across the goal."""
        start, end = self.spot(here), self.spot(following)
        if start is None or end is None:
            return start if part == 0 else None
        goal = self.parameters.goal_prediction / self.parameters.input
        if min(here, following) < goal < max(here, following):
            x, y = (a + part * (b - a) for a, b in zip(start, end, strict=True))
            return Point(x, y)
        return self.spot(here + part * (following - here))

    def _outline(self) -> FloatArray:
        """The bowl, its weights upward instead of across."""
        zone, window = self.plane.zone, self.plane.window
        lying = Box(zone.bottom, 0.0, zone.top, 1.0)
        view = View(lying, window.bottom, window.top, self.top)
        points = bowl_outline(self.parameters, view, *arms(self.parameters, view))
        turned = points.copy()
        turned[:, 0] = self.base + self.side * (1 - self.folded) * self.reach * points[:, 1]
        turned[:, 1] = points[:, 0]
        return turned

    def _place_the_name(self) -> None:
        """At the bar of the first error, outside the bowl, if the bar is long enough.

        It goes as the dot leaves.
        """
        start = self.weights[0]
        first, half = self.spot(start), self.name.text_width / 2
        room = 0.0 if first is None else abs(first.x - self.base) - BESIDE - DOT
        self.name.show(room >= 2 * half and self.moment < 1)
        self.name.set_fill(opacity=max(0.0, 1 - self.moment))
        if first is not None and self.name.shown:
            above = start * self.parameters.input > self.parameters.goal_prediction
            over = above if self.parameters.input > 0 else not above
            x, y = self.base + self.side * (BESIDE + half), first.y + (OFF if over else -OFF)
            self.name.centre_at(Point(x, y))
