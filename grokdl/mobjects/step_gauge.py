"""A step's length, measured by the step that would end at the goal: home is 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import final

from grokdl import numerals
from grokdl.mobjects.break_marks import cut_line
from grokdl.mobjects.paths import NOTHING, Drawing, Path, arrow_head, circle, line
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

FARTHEST = 4.3  # what is longer has an open end at the edge
INSET = 0.45  # from the edge to the start
DOT, HEAD = 0.15, 0.36
HALF = 0.6  # the height of home's mark on either side of the arrow
OVER, UNDER = 0.2, 0.44  # from that mark to the number over it, and to the words under it
BREAK = 0.6  # from the edge to the strokes that say: it goes on


@dataclass(frozen=True)
class GaugeState:
    """How long the step is, and the share of it that the dot has gone.

    Of the step a share is `drawn`: its number comes with its head. `of` is what the number is of,
    as for Label.showing.
    """

    reach: float
    gone: float = 0.0
    drawn: float = 1.0
    of: Mapping[str, float] = field(default_factory=dict)


@final
class StepGauge(Drawing):
    """A dot and its step to scale, on a line with a mark at home."""

    def __init__(self, style: Style, box: Box, quantity: str = "reach") -> None:
        """Take the box, and what the step's length is called, as for Label.showing."""
        super().__init__()
        colours, words = style.theme, style.words
        self.box, self.quantity = box, quantity
        self.y = box.centre.y
        self.axis = Path(stroke=colours.axis, width=theme.FINE)
        self.home = Path(stroke=colours.goal, width=3, z_index=0.5)
        self.shaft = Path(stroke=colours.weight, width=8, z_index=1)
        self.head = Path(fill=colours.weight, z_index=1)
        self.dot = Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=3)
        self.number = Number(style, "", role="weight", size=theme.TITLE, font=MONO, anchor=0.5)
        self.names = [
            Label(style, words(key), role=role, size=theme.BODY, anchor=0.5).place(
                self.x(reach), self.y - HALF - UNDER
            )
            for key, reach, role in (("start", 0, "muted"), ("home", 1, "goal"))
        ]
        self.add(self.axis, self.home, self.shaft, self.head, self.dot, self.number, *self.names)
        self._draw_marks()

    def x(self, reach: float) -> float:
        """Where a length ends; what is too long ends at the edge."""
        width = self.box.width - 2 * INSET
        return self.box.left + INSET + min(reach, FARTHEST) / FARTHEST * width

    def show(self, state: GaugeState) -> None:
        """Draw the step; the dot goes a share of it."""
        if self.already_shows(state.reach, state.gone, state.drawn, tuple(state.of.items())):
            return
        beyond = state.reach > FARTHEST
        end = self.box.right - 0.05 if beyond else self.x(state.reach)
        tip = Point(self.x(0) + state.drawn * (end - self.x(0)), self.y)
        at = Point(self.x(0) + state.gone * (tip.x - self.x(0)), self.y)
        self.dot.draw(circle(at, DOT))
        self._draw_step(at, tip, beyond and state.drawn == 1)
        self.number.show(state.drawn == 1)
        self.number.set_text(numerals.plain(state.reach))
        self.number.showing(self.quantity, of=dict(state.of) or self)
        half = self.number.text_width / 2
        x = min(max(tip.x, self.box.left + half), self.box.right - half)
        self.number.place(x, self.y + HALF + OVER)

    def _draw_step(self, at: Point, tip: Point, beyond: bool) -> None:
        size = min(HEAD, max(0.0, tip.x - at.x))
        self.head.draw(NOTHING if beyond or size == 0 else arrow_head(tip, 0, size))
        end = tip if beyond else tip._replace(x=max(at.x, tip.x - 0.8 * size))
        self.shaft.draw(cut_line(at, end, [tip.x - BREAK] if beyond else []))

    def _draw_marks(self) -> None:
        home = self.x(1)
        self.axis.draw(line(Point(self.x(0), self.y), Point(self.box.right, self.y)))
        self.home.draw(line(Point(home, self.y - HALF), Point(home, self.y + HALF)))
