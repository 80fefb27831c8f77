"""Fork plot: the last weights of many runs, each over its alpha, drawn from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import NDArray

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import NOTHING, Drawing, Path, circle, joined, line, segments
from grokdl.mobjects.plane import Plane, Window
from grokdl.mobjects.text import MONO, Number
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

FINEST = 0.003  # units: of two dashes nearer to each other than that one is enough
SHORTEST = 0.05  # units: as long is a dash at least, that it can be seen alone
WIDTH = 5.0  # Manim's units, of a dash
BESIDE = 0.15  # from the axis's name to the number over the marker
COLUMN, DOT = 0.2, 0.1  # half a dash of a single run, and the dot at its end
PICKED = 0.12  # half a dash of a run among others that are beside it


@dataclass(frozen=True)
class ForkState:
    """How many of the alphas are drawn, and what stands over a marker at the last of them.

    `steps_text` says at the upper right how many steps each run has; the `picked` one of the
    alphas is marked, and its dashes are those of a weight.
    """

    drawn: int
    alpha_text: str = ""
    steps_text: str = ""
    picked: int | None = None


@final
class ForkPlot(Drawing):
    """A dash for each of the last weights of each run; `runs` has shape (alphas, steps + 1).

    The alphas rise, and so many weights of each run are `kept`; at the marker all of them are seen,
    pale. What lies outside the plane's window is not drawn. `before` is where they were, pale.
    """

    def __init__(
        self, style: Style, plane: Plane, alphas: Sequence[float], runs: FloatArray, kept: int
    ) -> None:
        super().__init__()
        colours = style.theme
        self.plane, self.kept = plane, kept
        self.state = ForkState(0)
        self.long = max(SHORTEST, plane.zone.width / max(1, len(alphas)))
        self._take(alphas, runs)
        self.before = Path(stroke=colours.ghosts[1], width=WIDTH, z_index=1.4)
        self.picked = Path(stroke=colours.weight, width=WIDTH, z_index=2.4)
        self.whole = Path(stroke=colours.ghosts[1], width=3.0, z_index=1.5)
        self.fork = Path(stroke=colours.ink, width=WIDTH, z_index=2)
        self.marker = Path(stroke=colours.alpha, width=theme.FINE, z_index=1)
        self.number = Number(
            style, "", role="alpha", size=theme.BODY, weight="medium", font=MONO, anchor=0.5
        )
        self.count = Number(style, "", role="muted", size=theme.BODY, anchor=1)
        self.count.place(plane.zone.right, plane.zone.top + 0.16)
        self.add(self.marker, self.before, self.whole, self.fork, self.picked)
        self.add(self.number, self.count)

    @property
    def steps(self) -> int:
        """How many steps each run has."""
        return len(self.runs[0]) - 1

    def look(
        self,
        alphas: Sequence[float],
        runs: FloatArray,
        steps_text: str = "",
        long: float | None = None,
    ) -> None:
        """Draw other runs, all of them: those of the alphas that the plane shows now.

        Their dashes may be as `long` as is said.
        """
        self.long = self.long if long is None else long
        self._take(alphas, runs)
        self.shown_as = None
        self.show(ForkState(len(self.alphas), steps_text=steps_text))

    def _take(self, alphas: Sequence[float], runs: FloatArray) -> None:
        self.alphas, self.runs = tuple(alphas), runs
        last = runs[:, -self.kept :]
        zone, window = self.plane.zone, self.plane.window
        self.dashes, self.counts = fork_dashes(zone, window, alphas, last, self.long)

    def leave_behind(self) -> None:
        """Keep, pale, where the dashes are now."""
        self.before.draw(self.dashes)

    def show(self, state: ForkState) -> None:
        """Draw the dashes of the first alphas."""
        if self.already_shows(state):
            return
        self.state = state
        self.fork.draw(self.dashes[: 4 * self.counts[state.drawn]])
        self.count.set_text(state.steps_text)
        self.number.show(bool(state.alpha_text) and state.drawn > 0)
        self.picked.draw(NOTHING)
        if state.picked is not None:
            self.whole.draw(NOTHING)
            self._pick(state.picked)
            return
        if not self.number.shown:
            self.marker.draw(NOTHING)
            self.whole.draw(NOTHING)
            return
        zone = self.plane.zone
        x = self._mark(state.drawn - 1)
        self.whole.draw(across(self.plane, x, self.runs[state.drawn - 1]))
        self.number.set_text(state.alpha_text)
        half = self.number.text_width / 2
        left = self.plane.upward.box.right + BESIDE
        self.number.place(min(max(x, left + half), zone.right - half), zone.top + 0.14)

    def _mark(self, k: int) -> float:
        """Draw the marker at an alpha, and return where that is."""
        x, zone = self.plane.x(self.alphas[k]), self.plane.zone
        self.marker.draw(line(Point(x, zone.bottom), Point(x, zone.top)))
        return x

    def _pick(self, k: int) -> None:
        """Mark an alpha, and draw the last weights of its run over the others."""
        last = self.runs[k, -self.kept :]
        self.picked.draw(across(self.plane, self._mark(k), last, PICKED))


def fork_dashes(
    zone: Box, window: Window, alphas: Sequence[float], runs: FloatArray, long: float
) -> tuple[FloatArray, list[int]]:
    """Return the dashes of all runs in a box, and how many there are up to each alpha."""
    wide = window.right - window.left
    xs = zone.left + (np.array(alphas) - window.left) / wide * zone.width
    lefts, rights = np.maximum(zone.left, xs - long / 2), np.minimum(zone.right, xs + long / 2)
    owners, ys = _heights(zone, window, runs, lefts < rights)
    counts = np.cumsum([0, *np.bincount(owners, minlength=len(alphas)).tolist()]).tolist()
    starts, ends = (np.column_stack((sides[owners], ys)) for sides in (lefts, rights))
    return segments(starts, ends) if len(ys) else NOTHING, counts


def across(plane: Plane, x: float, weights: FloatArray, half: float = COLUMN) -> FloatArray:
    """Return a dash for each weight of one run, at its alpha's place."""
    left, right = max(plane.zone.left, x - half), min(plane.zone.right, x + half)
    _, ys = _heights(plane.zone, plane.window, weights[None], np.array([True]))
    return joined([line(Point(left, y), Point(right, y)) for y in ys.tolist()])


def _heights(
    zone: Box, window: Window, runs: FloatArray, drawn: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], FloatArray]:
    """Where weights of the drawn runs lie in a box, as far as they do; of those that touch, one.

    First come the numbers of the runs, in order.
    """
    seen = (window.bottom <= runs) & (runs <= window.top) & drawn[:, None]
    owners = np.nonzero(seen)[0]
    share = (runs[seen] - window.bottom) / (window.top - window.bottom)
    levels = np.round(share * zone.height / FINEST)
    order = np.lexsort((levels, owners))  # of those that touch, the first in the run comes first
    same = (np.diff(levels[order]) == 0) & (np.diff(owners[order]) == 0)
    first = order[np.insert(~same, 0, True)[: len(order)]]
    heights: FloatArray = zone.bottom + share[first] * zone.height
    return owners[first], heights


@final
class Column(Drawing):
    """The weights of one run over its alpha, a dash for each, and a dot at the newest of them.

    With `marked` there is a line at the alpha, from the axis up; without, it is among others. While
    it is not to have its dot (`has_dot`), another drawing shows that.
    """

    def __init__(
        self,
        style: Style,
        plane: Plane,
        alpha: float,
        weights: Sequence[float],
        marked: bool = True,
    ) -> None:
        super().__init__()
        colours = style.theme
        self.plane, self.alpha, self.weights = plane, alpha, tuple(weights)
        self.mark = Path(stroke=colours.alpha, width=theme.FINE, z_index=0.2)
        x, zone = plane.x(alpha), plane.zone
        ends = [Point(x, zone.bottom), Point(x, zone.top)]
        self.mark.draw(line(*ends) if marked else NOTHING)
        self.dashes = Path(stroke=colours.weight, width=4.0, z_index=2.5)
        self.dot = Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=4)
        self.count = Number(style, "", role="muted", size=theme.BODY, anchor=1)
        self.count.place(zone.right, zone.top + 0.16)
        self.words, self.moment, self.first = style.words, 0.0, 0
        self.half, self.has_dot = COLUMN if marked else PICKED, True
        self.add(self.mark, self.dashes, self.dot, self.count)

    def show(self, first: int, moment: float) -> None:
        """Draw the weights from one up to another, on whose way the dot may be."""
        if self.already_shows(first, moment, self.has_dot):
            return
        self.first, self.moment = first, moment
        last = min(int(moment), len(self.weights) - 1)
        steps = numerals.counted(len(self.weights) - 1)
        self.count.set_text(self.words("step of steps", step=numerals.counted(last), steps=steps))
        x, plane = self.plane.x(self.alpha), self.plane
        self.dashes.draw(across(plane, x, np.array(self.weights[first : last + 1]), self.half))
        here, following = self.weights[last], self.weights[min(last + 1, len(self.weights) - 1)]
        weight = here + (moment - last) * (following - here) if moment > last else here
        seen = self.has_dot and plane.window.bottom <= weight <= plane.window.top
        self.dot.draw(circle(plane.point(self.alpha, weight), DOT) if seen else NOTHING)
