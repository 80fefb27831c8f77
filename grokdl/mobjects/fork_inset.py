"""Fork inset: a frame with what a fork plot shows near its limit, seen closer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.mobjects.fork_plot import WIDTH, fork_dashes
from grokdl.mobjects.paths import Drawing, Path, dashes, polygon, rounded
from grokdl.mobjects.plane import Window
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

INSET, ROUND = 0.14, 0.08


@final
class ForkInset(Drawing):
    """Runs between two alphas in a box, and a wedge to where they are in the plot.

    `runs` has shape (alphas, weights); the alphas rise, and `limit` lies between them. `at` is its
    place in the plot.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        alphas: Sequence[float],
        runs: FloatArray,
        limit: float,
        heights: tuple[float, float],
        at: Point,
    ) -> None:
        super().__init__()
        colours = style.theme
        self.box, self.alphas, self.runs, self.limit = box, tuple(alphas), runs, limit
        self.window = Window(alphas[0], alphas[-1], *heights)
        zone = box.grown(-INSET)
        self.zone = box.grown(-theme.FINE / 100)
        self.wedge = Path(fill=colours.highlight_edge, z_index=-1)
        self.wedge.set_fill(opacity=0.35)
        near = box.bottom if at.y < box.bottom else box.top
        self.wedge.draw(polygon(Point(box.left, near), Point(box.right, near), at))
        self.frame = Path(stroke=colours.muted, width=theme.FINE, fill=colours.card, z_index=0.4)
        self.frame.draw(rounded(box, ROUND))
        self.split = Path(stroke=colours.error, width=theme.FINE, z_index=1)
        x = self.x(limit)
        self.split.draw(dashes(Point(x, self.zone.bottom), Point(x, self.zone.top)))
        self.fork = Path(stroke=colours.ink, width=WIDTH, z_index=2)
        self.fork.draw(fork_dashes(self.zone, self.window, self.alphas, runs)[0])
        self.name = Label(style, style.words("seen closer"), role="muted", size=theme.SMALL)
        self.name.fit(0.45 * zone.width).place(zone.left, zone.top - 0.2)
        self.numbers = [self._number(style, alpha) for alpha in (alphas[0], alphas[-1])]
        self.numbers[0].place(zone.left, zone.bottom, 0)
        self.numbers[1].place(zone.right, zone.bottom, 1)
        self.add(self.wedge, self.frame, self.split, self.fork, self.name, *self.numbers)

    def _number(self, style: Style, alpha: float) -> Number:
        text = numerals.plain(alpha, numerals.apart(alpha, self.limit, most=12))
        number = Number(style, text, role="alpha", size=theme.TICK, font=MONO)
        return number.fit(0.3 * self.zone.width)

    def x(self, alpha: float) -> float:
        """Where an alpha lies across."""
        share = (alpha - self.window.left) / (self.window.right - self.window.left)
        return self.zone.left + share * self.zone.width
