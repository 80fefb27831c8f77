"""Web: the next weight of each weight as a line, and a run between it and the diagonal."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import final

import numpy as np

from grokdl.learning import neuron
from grokdl.learning.history import FloatArray
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.paths import (
    NOTHING,
    Drawing,
    Path,
    arrow_head,
    circle,
    dashed_circle,
    dashes,
    joined,
    line,
    segments,
)
from grokdl.mobjects.plane import Plane
from grokdl.stage import Box, Point, clipped, theme
from grokdl.stage.style import Style

DOT, FOOT, RING = 0.11, 0.05, 0.19
HEAD = 0.24
MOST_FEET = 60


@dataclass(frozen=True)
class WebState:
    """What a web shows: a run's alpha, its weights, and how far it is drawn.

    Of the run so many `legs` are drawn, two a step: up or down to the line, across to the diagonal.
    Of the line and the diagonal a share is drawn. With `probe` a weight is led to its next one, a
    share `risen` of the way. `guides` lead from the run's end to the axes: to that of next weights
    while the step is under way, to that of weights once it is the weight. Without `dotted` no dot
    is at the run's end, as where a web goes back so fast that it would flicker.
    """

    alpha: float
    weights: tuple[float, ...]
    legs: float = 0.0
    line: float = 1.0
    diagonal: float = 1.0
    probe: float | None = None
    ringed: bool = True
    risen: float = 1.0
    guides: bool = False
    dotted: bool = True


@final
class Web(Drawing):
    """The line, the diagonal and the run in a plane of weights across and next weights upward."""

    def __init__(self, style: Style, plane: Plane, parameters: Parameters) -> None:
        super().__init__()
        colours = style.theme
        self.plane, self.parameters = plane, parameters
        self.state: WebState | None = None
        self.diagonal = Path(stroke=colours.muted, width=theme.FINE, z_index=0.5)
        self.line = Path(stroke=colours.ink, width=theme.STROKE, z_index=1)
        self.probe = Path(stroke=colours.weight, width=theme.FINE, z_index=1.5)
        self.landing = Path(fill=colours.weight, z_index=2)
        self.web = Path(stroke=colours.weight, width=3.6, z_index=2)
        self.head = Path(fill=colours.weight, z_index=2.5)
        self.feet = Path(fill=colours.weight, z_index=2)
        self.guides = Path(stroke=colours.weight, width=theme.FINE, z_index=1.5)
        self.drop = Path(stroke=colours.goal, width=theme.FINE, z_index=0.4)
        self.ring = Path(stroke=colours.goal, width=3.4, z_index=3)
        self.dot = Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=4)
        self.add(self.diagonal, self.line, self.probe, self.web, self.head, self.feet)
        self.add(self.landing, self.guides, self.drop, self.ring, self.dot)

    def show(self, state: WebState) -> None:
        """Draw the line for an alpha, and so much of its run."""
        if self.already_shows(state, self.plane.window):
            return
        self.state = state
        window = self.plane.window
        low, high = window.left, window.right
        self.diagonal.draw(self._dashed(state.diagonal))
        self.line.draw(self._line(low, low + state.line * (high - low), state.alpha))
        self.probe.draw(self._probe(state))
        self.landing.draw(self._landing(state))
        self._show_run(state)
        self._show_ring(state.ringed)

    def next_weight(self, weight: float, alpha: float) -> float:
        """Return where one step leads from a weight."""
        given = self.parameters
        delta = neuron.delta_of(neuron.predict(given.input, weight), given.goal_prediction)
        return neuron.updated(weight, neuron.weight_delta_of(given.input, delta), alpha)

    def _dashed(self, share: float) -> FloatArray:
        low, high = self.plane.window.left, self.plane.window.right
        end = low + share * (high - low)
        return dashes(self.plane.point(low, low), self.plane.point(end, end))

    def _line(self, low: float, high: float, alpha: float) -> FloatArray:
        if not low < high:
            return NOTHING
        ends = [self.plane.point(w, self.next_weight(w, alpha)) for w in (low, high)]
        return line(*(clipped(ends[0], ends[1], self.plane.zone) or ()))

    def _probe(self, state: WebState) -> FloatArray:
        """From a weight on the axis to the line, and from there to the axis of next weights."""
        if state.probe is None:
            return NOTHING
        following = self.next_weight(state.probe, state.alpha)
        window, zone = self.plane.window, self.plane.zone
        inside = window.bottom <= following <= window.top
        at = self.plane.point(state.probe, min(max(following, window.bottom), window.top))
        up, over = min(1.0, 2 * state.risen), max(0.0, 2 * state.risen - 1)
        top = Point(at.x, zone.bottom + up * (at.y - zone.bottom))
        across = (
            line(at, Point(at.x + over * (zone.left - at.x), at.y)) if inside and over else NOTHING
        )
        return joined([line(Point(at.x, zone.bottom), top), across])

    def _landing(self, state: WebState) -> FloatArray:
        """The point that a weight and its next one make, as soon as the probe is there."""
        if state.probe is None or state.risen < 0.5:
            return NOTHING
        spot = state.probe, self.next_weight(state.probe, state.alpha)
        return circle(self.plane.point(*spot), DOT) if self.plane.holds(*spot) else NOTHING

    def _show_run(self, state: WebState) -> None:
        corners, tip = self._corners(state)
        window, plane = self.plane.window, self.plane
        low, high = (window.left, window.bottom), (window.right, window.top)
        starts, ends = corners[:-1], corners[1:]
        seen = [np.clip(side, low, high) for side in (starts, ends)]
        along = (starts[:, 0] == ends[:, 0]).astype(int)  # which of the two changes on a leg
        other = np.arange(len(starts)), 1 - along
        off = (starts[other] < np.array(low)[1 - along]) | (
            starts[other] > np.array(high)[1 - along]
        )
        drawn = ~off & (seen[0] != seen[1]).any(axis=1)
        places = [self._places(side[drawn]) for side in seen]
        self.web.draw(segments(*places) if drawn.any() else NOTHING)
        self._show_head(ends, seen[1], drawn, places)
        count = min(MOST_FEET, int(state.legs / 2) + 1)
        feet = [w for w in state.weights[:count] if window.left <= w <= window.right]
        self.feet.draw(joined([circle(plane.point(w, window.bottom), FOOT) for w in feet]))
        shown = state.legs > 0 and plane.holds(*tip)
        dotted = shown and state.dotted
        self.dot.draw(circle(plane.point(*tip), DOT) if dotted else NOTHING)
        self.guides.draw(self._guides(state, tip) if shown and state.guides else NOTHING)

    def _guides(self, state: WebState, tip: tuple[float, float]) -> FloatArray:
        """From the run's end left to the axis of next weights, or down to that of weights."""
        at, zone, part = self.plane.point(*tip), self.plane.zone, state.legs % 2
        left = dashes(at, Point(zone.left, at.y)) if part else NOTHING
        down = dashes(at, Point(at.x, zone.bottom)) if part > 1 or not part else NOTHING
        return joined([left, down])

    def _corners(self, state: WebState) -> tuple[FloatArray, tuple[float, float]]:
        """The web's corners up to a moment, shape (n, 2), and where it ends then."""
        weights = np.array(state.weights)
        across = np.repeat(weights, 2)[:-1]
        upward = np.concatenate(([self.plane.window.bottom], np.repeat(weights[1:], 2)))
        corners = np.stack((across, upward), axis=1)
        legs = min(state.legs, len(corners) - 1.0)
        whole = int(legs)
        drawn = corners[: whole + 1]
        if legs > whole:
            a, b = np.clip(corners[whole : whole + 2], *self._far())
            drawn = np.concatenate((drawn, [a + (legs - whole) * (b - a)]))
        return drawn, (float(drawn[-1, 0]), float(drawn[-1, 1]))

    def _far(self) -> tuple[float, float]:
        """Values beyond the window, between which a leg grows: one that leaves does so in time."""
        window = self.plane.window
        wide = window.right - window.left
        return window.left - 0.1 * wide, window.right + 0.1 * wide

    def _places(self, values: FloatArray) -> FloatArray:
        """Where pairs of values lie, shape (n, 2)."""
        window, zone = self.plane.window, self.plane.zone
        low = np.array((window.left, window.bottom))
        size = np.array((window.right, window.top)) - low
        sides = np.array((zone.width, zone.height))
        places: FloatArray = np.array(zone[:2]) + (values - low) / size * sides
        return places

    def _show_head(
        self, ends: FloatArray, seen: FloatArray, drawn: FloatArray, places: list[FloatArray]
    ) -> None:
        """An arrow head where the web leaves the plane: it goes on."""
        cut = (ends != seen).any(axis=1)[drawn]
        if not cut.any():
            self.head.draw(NOTHING)
            return
        first = int(np.argmax(cut))
        start, end = (Point(*side[first].tolist()) for side in places)
        self.head.draw(arrow_head(end, math.atan2(end.y - start.y, end.x - start.x), HEAD))

    def _show_ring(self, ringed: bool) -> None:
        given = self.parameters
        goal = given.goal_prediction / given.input if given.input else math.inf
        if not (ringed and self.plane.holds(goal, goal)):
            self.ring.draw(NOTHING)
            self.drop.draw(NOTHING)
            return
        at, bottom = self.plane.point(goal, goal), self.plane.zone.bottom
        self.ring.draw(dashed_circle(at, RING))
        self.drop.draw(dashes(Point(at.x, at.y - RING), Point(at.x, bottom)))

    @property
    def box(self) -> Box:
        """Where it is drawn."""
        return self.plane.zone
