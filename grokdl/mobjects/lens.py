"""Lens: an enlarged view of what is too small to see, in a free part of the picture."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.error_bowl import error_at
from grokdl.mobjects.paths import NOTHING, Drawing, Path, circle, dashed_circle, joined, line
from grokdl.mobjects.text import Number
from grokdl.stage import Box, Point, View, along, box_at, met, theme
from grokdl.stage.style import Style

FILL = 0.72  # how far out, in radii, the farthest dot lies
DOT, RING = 0.1, 0.15
CLEAR = 0.03  # around the ring: half of its line, and a hair
PIECES = 48
TOP = 0.66  # radii from the middle to the words of the scale


class Glass(Drawing):
    """A round window: the bowl in it, the dot and where it has been, and a line to that place."""

    def __init__(self, style: Style, parameters: Parameters) -> None:
        super().__init__()
        colours = style.theme
        self.parameters = parameters
        self.leader = Path(stroke=colours.axis, width=theme.FINE, z_index=6)
        self.glass = Path(stroke=colours.axis, width=4, fill=colours.card, z_index=6.1)
        self.bowl = Path(stroke=colours.ink, width=theme.STROKE, z_index=6.2)
        self.ghosts = Path(fill=colours.ghosts[0], z_index=6.4)
        self.dot = Path(stroke=colours.dot_ring, width=1.6, fill=colours.dot, z_index=6.5)
        self.add(self.leader, self.glass, self.bowl, self.ghosts, self.dot)


class Lens(Glass):
    """A round window around the goal, equally enlarged in both directions."""

    def __init__(
        self, style: Style, parameters: Parameters, goal_weight: float, centre: Point, radius: float
    ) -> None:
        super().__init__(style, parameters)
        self.goal_weight = goal_weight
        self.centre, self.radius = centre, radius
        self.ring = Path(stroke=style.theme.goal, width=3.2, z_index=6.3)
        self.labels = [
            Number(style, "", size=theme.TICK, anchor=0.5, z_index=6.6) for _ in range(2)
        ]
        self.times = Number(style, "", role="muted", size=theme.TICK, anchor=0.5, z_index=6.6)
        self.add(self.ring, *self.labels, self.times)
        self._through: tuple[View, View] | None = None

    @property
    def box(self) -> Box:
        """What the lens hides."""
        return box_at(self.centre, (2 * self.radius, 2 * self.radius))

    def enlargement(self, view: View, half_width: float) -> float:
        """Return how many times as large things are under the lens."""
        across = view.zone.width / (view.high - view.low)
        return self.radius * FILL / (half_width * across)

    def window(self, view: View, half_width: float) -> View:
        """Return the enlarged view in which a weight `half_width` from the goal is near the rim."""
        across = view.zone.width / (view.high - view.low)  # frame units a weight
        upward = view.zone.height / view.top
        enlarged = self.enlargement(view, half_width)
        half = self.radius / (across * enlarged)
        height = 2 * self.radius
        sunk = 0.36 * height  # so much of the lens lies under the bowl's bottom
        zone = Box(
            self.centre.x - self.radius,
            self.centre.y - self.radius + sunk,
            self.centre.x + self.radius,
            self.centre.y + self.radius,
        )
        top = zone.height / (upward * enlarged)
        return View(zone, self.goal_weight - half, self.goal_weight + half, top)

    def show(
        self,
        view: View,
        half_width: float,
        been: Sequence[float],
        weight: float,
        labels: Sequence[tuple[float, str]] = (),
    ) -> None:
        """Draw what is within `half_width` of the goal: earlier weights, and the dot at its own."""
        if self.already_shows(view, half_width, tuple(been), weight, tuple(labels)):
            return
        window = self.window(view, half_width)
        self._show_glass(view, window)
        spots = [self._spot(window, earlier) for earlier in been]
        inside = [spot for spot in spots if spot is not None]
        self.ghosts.draw(joined([circle(spot, DOT * 0.85) for spot in inside]))
        here = self._spot(window, weight)
        self.dot.draw(circle(here, DOT) if here else NOTHING)
        self._show_labels(window, labels)
        self._show_times(window, [*spots, here], self.enlargement(view, half_width))

    def _show_times(self, window: View, spots: Sequence[Point | None], enlargement: float) -> None:
        """How many times as large things are, under the rim's top, where nothing else is."""
        self.times.show(True).set_text(numerals.TIMES + numerals.plain(enlargement, 2))
        self.times.centre_at(self.centre._replace(y=self.centre.y + TOP * self.radius))
        box = self.times.box.grown(DOT)
        words = [label.box for label in self.labels if label.shown]
        arms = [
            window.point(weight, error_at(self.parameters, weight)) for weight in _across(window)
        ]
        hit = any(spot is not None and box.has(spot) for spot in (*spots, *arms))
        self.times.show(not hit and not met(box, words))

    def _show_glass(self, view: View, window: View) -> None:
        """What stands still under the lens while the dot moves."""
        if (view, window) == self._through:
            for path in (self.glass, self.bowl, self.ring, self.leader):
                path.keep()
            return
        self._through = view, window
        self.glass.draw(circle(self.centre, self.radius))
        self.bowl.draw(self._bowl(window))
        self.ring.draw(dashed_circle(window.point(self.goal_weight, 0), RING))
        self._show_leader(view)

    def _show_labels(self, window: View, labels: Sequence[tuple[float, str]]) -> None:
        """Number the dots, as far as numbers fit within the rim, and differ."""
        said = ""
        for k, label in enumerate(self.labels):
            spot = self._spot(window, labels[k][0]) if k < len(labels) else None
            label.show(spot is not None and labels[k][1] != said)
            if label.shown and spot is not None:
                said = labels[k][1]
                label.set_text(said)
                self._place(label, spot.x, spot.y + (-0.44 if k % 2 else 0.2 + label.hang))
                ring = box_at(window.point(self.goal_weight, 0), (2 * RING, 2 * RING)).grown(CLEAR)
                if k % 2 and label.shown and label.box.overlaps(ring):
                    self._place(label, spot.x, ring.bottom - label.box.height)

    def _place(self, label: Number, x: float, y: float) -> None:
        """Put a number over a dot or under it, moved aside to stay within the rim."""
        tall = abs(y - self.centre.y) + 0.1
        room = math.sqrt(max(0.0, self.radius**2 - tall**2)) - label.text_width / 2 - 0.08
        label.show(room >= 0)
        if room >= 0:
            label.place(min(max(x, self.centre.x - room), self.centre.x + room), y)

    def _spot(self, window: View, weight: float) -> Point | None:
        spot = window.point(weight, error_at(self.parameters, weight))
        away = math.hypot(spot.x - self.centre.x, spot.y - self.centre.y)
        return spot if away < self.radius - DOT else None

    def _bowl(self, window: View) -> FloatArray:
        spots = [window.point(w, error_at(self.parameters, w)) for w in _across(window)]
        return line(*within_rim(spots, self.centre, self.radius))

    def boxes(self, view: View) -> list[Box]:
        """Return boxes that cover the lens and its leader, for labels that look for a place."""
        ends = self._leader_ends(view)
        return [self.box, *(along(*ends) if ends else [])]

    def _show_leader(self, view: View) -> None:
        self.leader.draw(line(*(self._leader_ends(view) or ())))

    def _leader_ends(self, view: View) -> tuple[Point, Point] | None:
        """From the rim to the goal's ring, if that isn't close to the lens."""
        return leader_ends(self.centre, self.radius, view.point(self.goal_weight, 0))


def _across(window: View) -> list[float]:
    """Weights from one side of a lens to the other."""
    weights: list[float] = np.linspace(window.low, window.high, PIECES + 1).tolist()
    return weights


def place_of_a_lens(zone: Box) -> tuple[Point, float]:
    """Return a lens's middle and radius: inside the bowl, under its top."""
    radius = min(1.2, 0.17 * zone.width, 0.35 * zone.height)
    return Point(zone.centre.x, zone.top - radius + 0.1), radius


def within_rim(spots: Sequence[Point], centre: Point, radius: float) -> list[Point]:
    """Return those spots of a curve that a lens shows."""
    return [spot for spot in spots if math.dist(spot, centre) < radius - 0.03]


def leader_ends(centre: Point, radius: float, at: Point) -> tuple[Point, Point] | None:
    """Return the ends of a line from a lens's rim to what it shows, if that isn't close to it."""
    length = math.dist(at, centre)
    if length <= radius + 0.3:
        return None
    dx, dy = (at.x - centre.x) / length, (at.y - centre.y) / length
    rim = Point(centre.x + dx * radius, centre.y + dy * radius)
    return rim, Point(at.x - dx * 0.28, at.y - dy * 0.28)
