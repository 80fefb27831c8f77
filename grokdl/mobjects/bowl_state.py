"""State of a bowl's plot: all that it depends on at one moment."""

from __future__ import annotations

from dataclasses import dataclass

from grokdl.mobjects.lane import GAP_DROP
from grokdl.mobjects.tangent import BESIDE_THE_END, SlopePlace
from grokdl.mobjects.trail import Visited
from grokdl.stage import Box, View, between

Part = tuple[float, float] | None
"""The weights between which a bowl is drawn; None: all of it."""


@dataclass(frozen=True)
class Gap:
    """A weight's distance to the goal, in words, and how far below the axis its bracket lies."""

    weight: float
    text: str
    drop: float = GAP_DROP


@dataclass(frozen=True, kw_only=True)
class BowlState:
    """All that a bowl's plot depends on at one moment.

    The window has `turned` that share of the way between the two `views`, and `raised` that share
    in its height (by default the same). The arrow is drawn as far as `arrow_share` of the way from
    `weight` to `next_weight`; `aimed` says that the dot will land there. `used` is the weight where
    the step began: as far as the dot the arrow is used up. A dot in `flight` is on the chord
    between the errors of two weights; `pulse` is how far (0 to 1) the ring has answered to it.
    `bowl_part` are the weights between which the bowl is drawn, all if None; `lens_step` the two of
    a step that is enlarged. No label goes where something is `covered`. `slope_place` is what
    `BowlPlot.slope_place` has chosen.
    """

    weight: float
    next_weight: float
    views: tuple[View, View]
    turned: float = 0.0
    raised: float | None = None
    dot_size: float = 1.0
    aimed: bool = False
    arrow_share: float = 0.0
    arrow_text: str | None = None
    used: float | None = None
    flight: tuple[float, float] | None = None
    pulse: float | None = None
    visited: tuple[Visited, ...] = ()
    step_number: int | None = 0
    gap: Gap | None = None
    bowl_part: Part = None
    earlier_views: tuple[View, ...] = ()
    lens_step: tuple[float, float] | None = None
    covered: tuple[Box, ...] = ()
    ghosts_numbered: bool = True
    goal_named: bool = True
    slope_named: bool = True
    slope_in_numbers: bool = True
    slope_place: SlopePlace = BESIDE_THE_END

    @property
    def view(self) -> View:
        """The window at this moment."""
        return between(*self.views, self.turned, self.raised)

    @property
    def at_rest(self) -> bool:
        """Whether the window is not on its way."""
        return self.view in self.views
