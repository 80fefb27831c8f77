"""A bowl whose input changes: it narrows or widens, and its ring and its dot go along."""

from __future__ import annotations

from typing import final

from manim import VGroup

from grokdl.learning.history import FloatArray
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.bowl_axes import BowlAxes
from grokdl.mobjects.error_bowl import arms, bowl_outline, error_at
from grokdl.mobjects.goal_ring import RADIUS
from grokdl.mobjects.paths import NOTHING, Path, dashed_circle
from grokdl.mobjects.text import Label
from grokdl.mobjects.weight_dot import WeightDot
from grokdl.stage import View, theme
from grokdl.stage.style import Style

OVER = 0.12  # units from the trace to its number


@final
class ChangingBowl(VGroup):
    """Axes, a bowl, its ring and a dot on it; the bowl with which it began stays as a trace."""

    def __init__(self, style: Style, began: Parameters, name: str) -> None:
        """Take the bowl with which it begins, and the number that stands at its trace."""
        super().__init__()
        colours = style.theme
        self.began = began
        self.axes, self.dot = BowlAxes(style), WeightDot(style)
        self.trace = Path(stroke=colours.ghosts[1], width=theme.FINE, z_index=0.5)
        self.bowl = Path(stroke=colours.ink, width=theme.STROKE, z_index=1)
        self.ring = Path(stroke=colours.goal, width=3.4, z_index=3)
        self.name = Label(style, name, role="input", size=theme.SMALL, anchor=0.5)
        self.add(self.axes, self.trace, self.name, self.bowl, self.ring, self.dot)

    def show(self, view: View, ahead: View, given: Parameters, weight: float) -> None:
        """Draw it in a view, on the way to the one `ahead`, with the dot at a weight."""
        self.axes.show(view, None if view == ahead else ahead)
        trace = _outline(self.began, view)
        self.trace.draw(NOTHING if given == self.began else trace)
        self.name.show(given != self.began and len(trace) > 0)
        if self.name.shown:
            self._name(trace, view)
        self.bowl.draw(_outline(given, view))
        self.ring.draw(_ring(given, view))
        self.dot.show(view, weight, error_at(given, weight), 1.0, None)

    def _name(self, trace: FloatArray, view: View) -> None:
        """Put the name over the trace's right end; one that ends on its way down has none.

        Neither has one whose left arm is so near that it would reach into the name.
        """
        ends = (trace[0], trace[1]), (trace[-1], trace[-2])
        end, before = max(ends, key=lambda pair: float(pair[0][0]))
        x, y = end[:2].tolist()
        most = view.zone.right + OVER - self.name.text_width / 2
        self.name.place(min(x, most), y + OVER + self.name.hang)
        left = view.weight(max(self.name.box.left, view.zone.left))
        under = view.y(error_at(self.began, left)) <= y + OVER / 2
        self.name.show(float(before[1]) <= y and under)

    def let_the_trace_go(self, share: float) -> None:
        """Let the bowl with which it began become paler."""
        self.trace.set_stroke(opacity=1 - share)
        self.name.set_fill(opacity=1 - share)


def _outline(given: Parameters, view: View) -> FloatArray:
    if given.input == 0 and given.goal_prediction**2 > view.top:
        return NOTHING  # a level line, above all that is seen
    return bowl_outline(given, view, *arms(given, view))


def _ring(given: Parameters, view: View) -> FloatArray:
    if given.input == 0:
        return NOTHING
    best = given.goal_prediction / given.input
    return dashed_circle(view.point(best, 0), RADIUS) if view.shows(best, 0) else NOTHING
