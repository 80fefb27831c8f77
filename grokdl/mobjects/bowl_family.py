"""Bowls of several inputs, laid goal on goal: the larger the input, the longer the step."""

from __future__ import annotations

from collections.abc import Sequence

from manim import VGroup

from grokdl import numerals
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.error_bowl import arms, bowl_outline
from grokdl.mobjects.lane import StepArrow
from grokdl.mobjects.paths import Path, circle, dashed_circle, dashes, line
from grokdl.mobjects.text import Label
from grokdl.mobjects.weight_dot import RADIUS
from grokdl.stage import Box, Point, View, theme
from grokdl.stage.style import Style

ROW = 0.5
WORDS = 4.3  # the room of an arrow's words, beside the plot
NARROW = 9.0  # in a box that is less wide they are over their arrow
OFF = 0.15  # from the guide to words
OVER = 0.36  # from an arrow to its words over it
FARTHEST = 6.0  # gaps; an arrow that goes on is cut off at the edge, its number is not
BOOKS_INPUTS = (0.5, 1.1, 2.0)  # of 4.11, 4.12 and 4.21


class BowlFamily(VGroup):
    """One plot in units of the gap: a bowl an input, and under it each one's first step."""

    def __init__(
        self,
        style: Style,
        box: Box,
        inputs: Sequence[float],
        alpha: float,
        beside: Sequence[tuple[Sequence[float], float]] = (),
    ) -> None:
        """Take the inputs and alpha, and those of families beside that the plot has room for."""
        super().__init__()
        self.style = style
        colours = style.theme
        self.inputs, self.alpha = inputs, alpha
        self.reaches = [alpha * input**2 for input in inputs]
        families = [(inputs, alpha), *beside]
        reaches = [alpha * input**2 for inputs, alpha in families for input in inputs]
        wide = min(FARTHEST, max(1.4, *(abs(1 - reach) for reach in reaches)) * 1.08)
        self.over = OVER if box.width < NARROW else 0.0
        self.ends = box.right - WORDS + 0.3, box.right  # of an arrow's words
        right = box.right - WORDS
        if self.over:
            self.ends, right = (box.left + 0.1, box.right - 0.1), box.right - 0.1
        rows = len(inputs) * (ROW + self.over) + 0.35
        zone = Box(box.left + 0.1, box.bottom + rows, right, box.top - 0.25)
        largest = max(abs(input) for inputs, _ in families for input in inputs)
        self.view = View(zone, -wide, wide, max(1e-12, largest**2 * 1.5))
        self.axis = Path(stroke=colours.axis, width=theme.FINE)
        self.axis.draw(line(Point(zone.left, zone.bottom), Point(zone.right, zone.bottom)))
        self.ring = Path(stroke=colours.goal, width=3.4, z_index=3)
        self.ring.draw(dashed_circle(self.view.point(0, 0), 0.18))
        self.add(self.axis, self.ring)
        self.members = [self._member(k) for k in range(len(inputs))]

    def _member(self, index: int) -> VGroup:
        input, reach = self.inputs[index], self.reaches[index]
        parameters = Parameters(weight=1, input=input, goal_prediction=0, alpha=self.alpha)
        view, colours = self.view, self.style.theme
        newest = index == len(self.inputs) - 1
        bowl = Path(stroke=colours.ink if newest else colours.muted, width=theme.STROKE, z_index=1)
        bowl.draw(bowl_outline(parameters, view, *arms(parameters, view)))
        dot = Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=4)
        start = view.point(1, input**2)
        dot.draw(circle(start, RADIUS * 0.8))
        drop = 0.32 + ROW * index + self.over * (index + 1)
        y = view.zone.bottom - drop
        guide = Path(stroke=colours.axis, width=theme.FINE)
        guide.draw(dashes(Point(start.x, start.y), Point(start.x, y - 0.12)))
        arrow = StepArrow(self.style, drop=drop)
        arrow.show(view, 1, 1 - reach, "")
        words = self.style.words
        named = words.named("input", numerals.plain(input))
        name = Label(self.style, named, role="input", size=theme.BODY)
        name.place(self.ends[0], y + self.over - 0.09)
        gaps = words("gaps", reach=numerals.plain(reach))
        share = Label(self.style, gaps, role="weight", size=theme.BODY)
        right = self.ends[1]
        if self.over and share.text_width > right - start.x - OFF:  # the guide would cross it
            right = start.x - OFF
        share.place(right, y + self.over - 0.09, 1)
        name.showing("input", of=(changed := {"input": input}))
        share.showing("reach", of=changed)
        return VGroup(bowl, guide, dot, arrow, name, share)


def books_inputs_and(input: float) -> list[float]:
    """Return an input's size, and two of the book's beside it, in order."""
    own = abs(input) or 1.0
    return sorted([*[other for other in BOOKS_INPUTS if other != own][:2], own])
