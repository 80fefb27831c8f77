"""The zones of a frame, by its shape: title, picture, panel, caption. All lengths in Manim units.

A frame's shorter side is always 8 units, so a size in units is as legible in every shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from grokdl.stage.geometry import Box

UNIT = 8.0  # the picture's shorter side; font sizes are shares of it
PILL = 0.65  # the height that is kept for what a run does, in words
HIGHEST = 7.2  # of what stands alone in the middle: higher, it would fall apart


@dataclass(frozen=True)
class Arrangement:
    """How one shape of the frame, its `aspect`, is divided.

    It holds for frames at least `ratio` wide to high.
    The panel of the read-out is `panel` wide at the picture's right, or, with `below`, so high
    under it. The pill is under the read-out, or, with `pill_over`, over the picture.
    """

    aspect: str
    ratio: float
    side: float  # the margin at the left and at the right
    end: float  # the margin at the top and at the bottom
    title: float
    caption: float
    panel: float
    gutter: float
    lane: float = 1.6  # below the weight axis: ticks, the step arrow's lane, the gap's, words
    below: bool = False
    pill_over: bool = False


ARRANGEMENTS = (
    Arrangement(
        "16:9",
        1.6,
        side=0.5,
        end=0.5,
        title=0.62,
        caption=0.5,
        panel=5.0,
        gutter=0.45,
        lane=1.3,
    ),
    Arrangement("4:3", 1.15, side=0.45, end=0.45, title=0.62, caption=0.95, panel=4.6, gutter=0.25),
    Arrangement(
        "1:1",
        0.8,
        side=0.4,
        end=0.4,
        title=0.62,
        caption=0.95,
        panel=2.75,
        gutter=0.25,
        pill_over=True,
    ),
    Arrangement(
        "9:16",
        0.0,
        side=0.4,
        end=0.9,
        title=1.15,
        caption=0.95,
        panel=5.25,
        gutter=0.3,
        below=True,
    ),
)
"""From the widest shape to the tallest."""

ASPECTS = tuple(one.aspect for one in ARRANGEMENTS)


@dataclass(frozen=True)
class Stage:
    """The zones of a frame of a size."""

    width: float
    height: float

    @cached_property
    def arrangement(self) -> Arrangement:
        """How a frame of this shape is divided."""
        return next(one for one in ARRANGEMENTS if self.width / self.height >= one.ratio)

    @cached_property
    def safe(self) -> Box:
        """Everything that is drawn lies in here."""
        across = self.width / 2 - self.arrangement.side
        upward = self.height / 2 - self.arrangement.end
        return Box(-across, -upward, across, upward)

    @cached_property
    def title(self) -> Box:
        """The title line at the top; in a tall frame there is a second line for its tags."""
        return self.safe._replace(bottom=self.safe.top - self.arrangement.title)

    @cached_property
    def caption(self) -> Box:
        """The caption's one or two lines at the bottom."""
        return self.safe._replace(top=self.safe.bottom + self.arrangement.caption)

    @cached_property
    def middle(self) -> Box:
        """All that lies between title and caption."""
        return self.safe._replace(bottom=self.caption.top + 0.2, top=self.title.bottom - 0.15)

    @cached_property
    def centre(self) -> Box:
        """The middle, but no higher than what stands in it alone should be."""
        spare = max(0.0, self.middle.height - HIGHEST) / 2
        return self.middle._replace(bottom=self.middle.bottom + spare, top=self.middle.top - spare)

    @cached_property
    def picture(self) -> Box:
        """The middle without panel and pill."""
        if self.arrangement.below:
            return self.middle._replace(bottom=self.panel.top + self.arrangement.gutter)
        picture = self.middle._replace(right=self.panel.left - self.arrangement.gutter)
        return picture._replace(top=self.pill.bottom) if self.arrangement.pill_over else picture

    @cached_property
    def panel(self) -> Box:
        """The place beside the picture or below it: the read-out, and mostly the pill."""
        if self.arrangement.below:
            return self.middle._replace(top=self.middle.bottom + self.arrangement.panel)
        return self.middle._replace(left=self.middle.right - self.arrangement.panel)

    @cached_property
    def readout(self) -> Box:
        """The panel without the pill."""
        if self.arrangement.pill_over:
            return self.panel
        return self.panel._replace(bottom=self.panel.bottom + PILL)

    @cached_property
    def pill(self) -> Box:
        """The place of the pill: over the picture, or the panel, where it is under the read-out."""
        if not self.arrangement.pill_over:
            return self.panel
        left_of_the_panel = self.middle._replace(right=self.panel.left - self.arrangement.gutter)
        return left_of_the_panel._replace(bottom=self.middle.top - PILL)

    @property
    def lane(self) -> float:
        """What a plot leaves under its weight axis: for ticks, the step's arrow and the gap."""
        return self.arrangement.lane

    def panes(self, under: float = 0.0) -> tuple[Box, Box]:
        """Return two halves of the middle: side by side, or in a tall frame the first on top.

        So much is left free `under` both.
        """
        middle, gutter = self.middle, self.arrangement.gutter
        middle = middle._replace(bottom=middle.bottom + under)
        x, y = middle.centre
        if self.arrangement.below:
            return middle._replace(bottom=y + gutter / 2), middle._replace(top=y - gutter / 2)
        return middle._replace(right=x - gutter), middle._replace(left=x + gutter)


WHOLE = "whole"
PARTS = {"stage": "middle", "panel": "panel", "chart": "panel"}
"""Parts of a lesson that may be shown alone, each with the zone in which it lies.

The stage is all between title and caption; a chart of errors takes the read-out's place.
"""
AROUND = 0.15  # units: what is seen around a part


def part_of(stage: Stage, name: str) -> Box | None:
    """Return what is seen of a frame if a part is alone, or None for the whole frame."""
    zone: Box | None = getattr(stage, PARTS[name]) if name in PARTS else None
    return zone.grown(AROUND) if zone else None
