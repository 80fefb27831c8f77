"""The plot of a run in its bowl: axes, bowl, goal, dot, tangent, step, gap and trail."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Mobject

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.bowl_axes import BowlAxes
from grokdl.mobjects.bowl_state import BowlState, Part
from grokdl.mobjects.edge_mark import EdgeMark, edge_mark_places
from grokdl.mobjects.error_bowl import ErrorBowl, along_the_bowl, error_at, weight_delta_at
from grokdl.mobjects.goal_ring import GoalRing
from grokdl.mobjects.lane import ARROW_DROP, GAP_DROP, GapBracket, StepArrow, gap_span
from grokdl.mobjects.old_frame import OldFrame
from grokdl.mobjects.step_lens import StepLens
from grokdl.mobjects.tangent import Moment, SlopePlace, Tangent
from grokdl.mobjects.text import Number
from grokdl.mobjects.trail import Trail, put_beside
from grokdl.mobjects.weight_dot import WeightDot
from grokdl.stage import Box, View, box_at, met, theme
from grokdl.stage.style import Style

FINELY = 128  # boxes along the bowl that a label must not touch
HALF_A_LINE = 0.03  # units: of the height that hangs from the dot


class BowlPlot:
    """The drawings of one run's bowl; `show` draws them all as a state says."""

    def __init__(self, style: Style, parameters: Parameters, goal_weight: float | None) -> None:
        self.parameters, self.goal_weight = parameters, goal_weight
        self.axes = BowlAxes(style)
        self.bowl = ErrorBowl(style, parameters)
        self.ring = GoalRing(style, goal_weight, parameters.weight)
        self.dot, self.tangent, self.trail = WeightDot(style), Tangent(style), Trail(style)
        self.step_label = Number(style, "1", size=theme.SMALL, weight="semibold", anchor=0.5)
        self.edge_mark = EdgeMark(style)
        self.arrow, self.gap, self.old_frame = StepArrow(style), GapBracket(style), OldFrame(style)
        self.step_lens = StepLens(style, parameters)

    @property
    def parts(self) -> list[Mobject]:
        """Every drawing of the plot; a scene adds the ones that it shows."""
        return [
            self.axes,
            self.old_frame,
            self.bowl,
            self.trail,
            self.ring,
            self.gap,
            self.arrow,
            self.tangent,
            self.dot,
            self.step_label,
            self.edge_mark,
            self.step_lens,
        ]

    def show(self, state: BowlState) -> None:
        """Draw every part for a state."""
        view, weight, error = state.view, state.weight, self.height(state)
        base = view.zone.bottom
        self.bowl.show(view, *(state.bowl_part or ()))
        self.axes.show(view, None if state.at_rest else state.views[1])
        self._show_ring(state)
        lane = base - ARROW_DROP - 0.06 if state.arrow_share > 0 else None
        self.dot.show(view, weight, error, state.dot_size, lane, on_bowl=state.flight is None)
        if state.gap is not None and self.goal_weight is not None:
            name = [self.ring.name_label.box] if self.ring.name_label.shown else []
            gap = state.gap
            self.gap.show(view, gap.weight, self.goal_weight, gap.text, gap.drop, name)
        self._show_arrow(state)
        fixed = self._obstacles(state)
        self._show_trail(state, fixed)
        self._show_tangent(state)
        self._number_the_dot(state, fixed)
        self._mark_the_edge(state, fixed)
        self.old_frame.show(view, state.earlier_views)
        if state.lens_step is not None:
            self.step_lens.show(view, state.lens_step, weight)

    def slope_place(self, state: BowlState, *weights: float) -> SlopePlace:
        """Return the place for the slope's label that is free while the dot visits these weights.

        Where none is free at all of them, that of the first counts. What is drawn must be what
        `state` says. Asked while nothing moves, so that the label does not jump about while
        something does.
        """
        place, is_free = self.tangent.place_for(state.view, self._moments(state, weights))
        if is_free or len(weights) == 1:
            return place
        return self.slope_place(state, weights[0])

    def _moments(self, state: BowlState, weights: Sequence[float]) -> list[Moment]:
        """Return the dot at those of the weights that are seen, with all that a label stays off."""
        view, moments = state.view, []
        part = state.bowl_part
        if part is not None:  # it grows with the dot
            part = min(*part, *weights), max(*part, *weights)
        fixed = [*self._obstacles(state, part), *self._lines(state, part)]
        for weight in weights:
            error = self._error(weight)
            if view.shows(weight, error):
                slope = neuron.slope_of(weight_delta_at(self.parameters, weight))
                at = view.point(weight, error)
                number = box_at(at, (1.0, 0.5))  # room for the dot's number, on either side
                moments.append(Moment(at, slope, [*self._taken(view, weight, fixed), number]))
        return moments

    def obstacles(self, state: BowlState) -> list[Box]:
        """Return what a drawing on the plot must stay off: lines, the goal, the dot, the slope."""
        slope = [box for box in [self.tangent.label_box] if box is not None]
        fixed = [*self._obstacles(state), *self._lines(state), *slope]
        return self._taken(state.view, state.weight, fixed)

    def _error(self, weight: float) -> float:
        return error_at(self.parameters, weight)

    def height(self, state: BowlState) -> float:
        """Return the error at which the dot is: its weight's, or in flight one on the chord."""
        if state.flight is None:
            return self._error(state.weight)
        start, end = state.flight
        low, high = self._error(start), self._error(end)
        return low + (state.weight - start) / (end - start) * (high - low)

    def _show_ring(self, state: BowlState) -> None:
        """The ring, without its name where a gap's bracket takes that name's place."""
        lane = state.view.zone.bottom - GAP_DROP
        self.ring.show(state.view, lane, state.goal_named, state.pulse)
        name = self.ring.name_label
        if state.gap is not None and self.goal_weight is not None and name.shown:
            span = gap_span(state.view, state.gap.weight, self.goal_weight, state.gap.drop)
            if span.overlaps(name.box):
                self.ring.show(state.view, lane, False, state.pulse)

    def _show_arrow(self, state: BowlState) -> None:
        weight, change = state.weight, state.next_weight - state.weight
        text = numerals.signed(change) if state.arrow_text is None else state.arrow_text
        end = weight + state.arrow_share * change
        start = state.used if state.used is not None and state.arrow_share > 0 else weight
        taken = self.lane_obstacles(state)
        self.arrow.show(state.view, start, end, text, taken, state.next_weight, weight)

    def lane_obstacles(self, state: BowlState) -> list[Box]:
        """Return what a number under the axis must stay off: the gap, the goal and its line."""
        view, name = state.view, self.ring.name_label
        boxes = [] if state.gap is None else [*self.gap.boxes]
        boxes += [name.box] if name.shown else []
        if self.goal_weight is None or not view.shows(self.goal_weight, 0):
            return boxes
        x, base = view.x(self.goal_weight), view.zone.bottom
        return [*boxes, Box(x - 0.03, base - GAP_DROP, x + 0.03, base)]

    def _show_trail(self, state: BowlState, fixed: list[Box]) -> None:
        """The ghosts, their chords, and the first ones' numbers, off what is already there."""
        view, dot = state.view, (state.weight, self.height(state))
        ahead = state.weight if state.flight is None else state.flight[1]
        end = ahead, self._error(ahead)
        until = (state.next_weight, self._error(state.next_weight)) if state.aimed else end
        still = state.views[0] == state.views[1] or (state.at_rest and state.slope_named)
        numbered = still and state.ghosts_numbered
        taken = [*fixed, *edge_mark_places(view)]
        self.trail.show(view, state.visited, dot, taken, end, until, numbered=numbered)
        self.trail.make_way(self.ring.answer_box)

    def _show_tangent(self, state: BowlState) -> None:
        """The tangent, which gives way to a jump; the ghosts' numbers give way to the dot's."""
        view, weight, error = state.view, state.weight, self.height(state)
        if state.flight is not None or not view.shows(weight, error):
            self.tangent.hide()
            return
        at, base = view.point(weight, error), view.zone.bottom
        self.trail.make_way(Box(at.x - HALF_A_LINE, base, at.x + HALF_A_LINE, at.y))
        slope = neuron.slope_of(weight_delta_at(self.parameters, weight))
        named = state.at_rest and state.slope_named and state.slope_in_numbers
        part = state.bowl_part
        lines = lambda: [*self._lines(state, part), *self.axes.boxes]  # noqa: E731 - seldom asked
        self.tangent.show(view, at, slope, named, state.slope_place, lines)
        self.trail.make_way(self.tangent.label_box)
        self.trail.make_way_for_a_line(self.tangent.ends)

    def _number_the_dot(self, state: BowlState, fixed: list[Box]) -> None:
        view, weight, error = state.view, state.weight, self._error(state.weight)
        counts = state.step_number is not None and state.at_rest  # or it would hop about
        seen = counts and view.shows(weight, error)
        self.step_label.show(seen)
        if not seen:
            return
        self.step_label.set_text(str(state.step_number))
        slope = [box for box in [self.tangent.label_box] if box is not None]
        taken = [*self._taken(view, weight, fixed), *slope]
        at = view.point(weight, error)
        dots = [view.point(ghost.weight, ghost.error) for ghost in state.visited]
        if not put_beside(self.step_label, at, dots, view.zone, taken):
            return  # the read-out counts too
        lines = [*self._lines(state), *state.covered, *self.trail.number_boxes, *slope]
        lines += [box_at(dot, (0.28, 0.28)) for dot in (at, *dots)]
        if met(self.step_label.box, lines):
            there = put_beside(self.step_label, at, dots, view.zone, [*taken, *lines], is_far=True)
            self.step_label.show(there and not met(self.step_label.box, lines))

    def _mark_the_edge(self, state: BowlState, fixed: list[Box]) -> None:
        if state.at_rest:
            taken = [*fixed, *self.trail.boxes(state.view.zone)]
            flies = state.flight is not None
            self.edge_mark.show(state.view, state.weight, self.height(state), taken, flies)
            for box in self.edge_mark.boxes:
                self.trail.make_way(box)
        else:  # while the view is pulled back the dot is on its way in
            self.edge_mark.hide()

    def _taken(self, view: View, weight: float, fixed: list[Box]) -> list[Box]:
        """What a label must stay off while the dot is at a weight."""
        at, base = view.point(weight, self._error(weight)), view.zone.bottom
        dot = [box_at(at, (0.4, 0.4)), Box(at.x - 0.05, base, at.x + 0.05, max(at.y, base))]
        return [*fixed, *dot, *self.trail.boxes(view.zone)]

    def _lines(self, state: BowlState, part: Part = None) -> list[Box]:
        """The bowl, axes, chords and earlier frames, as closely as boxes can cover them."""
        view = state.view
        boxes = [*along_the_bowl(self.parameters, view, part, FINELY, 0.03)]
        boxes += self.old_frame.boxes(view, state.earlier_views)
        boxes += self.trail.chord_boxes(view.zone)
        boxes += self._step_lens_boxes(state)
        boxes.append(view.zone._replace(top=view.zone.bottom + 0.01))
        return [*boxes, *_error_axis(view, 0.01)]

    def _step_lens_boxes(self, state: BowlState) -> list[Box]:
        step = state.lens_step
        return [] if step is None else self.step_lens.boxes(state.view, step[0])

    def _obstacles(self, state: BowlState, part: Part = None) -> list[Box]:
        view = state.view
        boxes = [*along_the_bowl(self.parameters, view, part), *self.axes.boxes, *state.covered]
        boxes += self._step_lens_boxes(state)
        boxes += self.old_frame.boxes(view, state.earlier_views)
        boxes += _error_axis(view, 0.04)
        if self.goal_weight is not None:
            boxes.append(box_at(view.point(self.goal_weight, 0), (0.42, 0.42)))
        return boxes


def _error_axis(view: View, half: float) -> list[Box]:
    """The axis at weight 0, if the view holds it, so wide on either side."""
    if not view.low < 0 < view.high:
        return []
    x = view.x(0)
    return [Box(x - half, view.zone.bottom, x + half, view.zone.top)]
