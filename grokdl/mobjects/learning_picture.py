"""The picture that everything happens in: the bowl, the dot, its tangent, its steps, its trail.

One weight drives it all: whoever animates `weight`, `pull`, `reach` or `chord` gets every part
redrawn in the same frame by `driver`, which must be in the scene before the parts.
"""

from __future__ import annotations

from collections.abc import Callable

from manim import Mobject, ValueTracker

from grokdl import neuron, numerals, theme
from grokdl.mobjects.bowl_axes import BowlAxes
from grokdl.mobjects.edge_mark import EdgeMark, edge_mark_places
from grokdl.mobjects.error_bowl import ErrorBowl, along_the_bowl, error_at, weight_delta_at
from grokdl.mobjects.goal_ring import GoalRing
from grokdl.mobjects.lane import ARROW_DROP, GAP_DROP, GapBracket, StepArrow
from grokdl.mobjects.old_frame import OldFrame
from grokdl.mobjects.step_lens import StepLens
from grokdl.mobjects.tangent import Moment, Tangent
from grokdl.mobjects.text import Number
from grokdl.mobjects.trail import Been, Trail, put_beside
from grokdl.mobjects.weight_dot import WeightDot
from grokdl.parameters import Parameters
from grokdl.stage import Box, View, between, box_at, met
from grokdl.style import Style

FINELY = 128  # boxes along the bowl that a label must not touch
HALF_A_LINE = 0.03  # units: of the height that hangs from the dot


class LearningPicture:
    """The parts, the trackers that move them, and the numbers they show."""

    def __init__(
        self, style: Style, parameters: Parameters, view: View, goal_weight: float | None
    ) -> None:
        self.parameters, self.goal_weight = parameters, goal_weight
        self.weight = ValueTracker(parameters.weight)
        self.pull, self.reach, self.chord = ValueTracker(0), ValueTracker(0), ValueTracker(0)
        self.size = ValueTracker(1)
        self.visited: tuple[float, float] | None = None  # None: the whole bowl is drawn
        self._from = self._to = view
        self.target: float | None = None  # None: the arrow shows the step from wherever the dot is
        self.arrow_text: str | None = None
        self.been: list[Been] = []
        self.gap_from: float | None = None
        self.gap_text = ""
        self.step_number: int | None = 1
        self.jumping_to: float | None = None
        self.step: tuple[float, float] | None = None  # what the step's lens shows
        self.covered: list[Box] = []  # what lies over the picture: no label goes there
        self.followers: list[Callable[[LearningPicture], None]] = []
        self.axes = BowlAxes(style)
        self.bowl = ErrorBowl(style, parameters)
        self.ring = GoalRing(style, goal_weight, parameters.weight)
        self.dot, self.tangent, self.trail = WeightDot(style), Tangent(style), Trail(style)
        self.step_label = Number(style, "1", size=theme.SMALL, weight="semibold", anchor=0.5)
        self.edge_mark = EdgeMark(style)
        self.arrow, self.gap, self.old_frame = StepArrow(style), GapBracket(style), OldFrame(style)
        self.step_lens = StepLens(style, parameters)
        self.driver = Mobject()
        self.driver.add_updater(self._redraw)
        self.redraw()

    @property
    def parts(self) -> list[Mobject]:
        """Every drawing of the picture; a scene adds the ones that it shows."""
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

    @property
    def view(self) -> View:
        """The window as it is at this moment."""
        return between(self._from, self._to, self.pull.get_value())

    def look(self, view: View) -> None:
        """Set the window at once."""
        self._from = self._to = view
        self.redraw()

    def turn_to(self, view: View) -> None:
        """Let `pull`, from 0 to 1, lead from the present view to another one."""
        self._from, self._to = self.view, view
        self.pull.set_value(0)

    def turn_between(self, first: View, last: View, share: float) -> None:
        """Set the window a share of the way between two views."""
        self._from, self._to = first, last
        self.pull.set_value(share)

    @property
    def state(self) -> tuple[float, float, float]:
        """The weight at this moment, its error and its weight_delta."""
        weight = float(self.weight.get_value())
        return weight, error_at(self.parameters, weight), weight_delta_at(self.parameters, weight)

    @property
    def next_weight(self) -> float:
        """Where the step shown by the arrow ends."""
        if self.target is not None:
            return self.target
        weight, _, weight_delta = self.state
        return neuron.updated(weight, weight_delta, self.parameters.alpha)

    def _redraw(self, _: Mobject) -> None:
        self.redraw()

    def redraw(self) -> None:
        """Draw every part as the trackers say."""
        view, (weight, error, _) = self.view, self.state
        base = view.zone.bottom
        self._show_bowl(view, weight)
        self.ring.show(view, base - GAP_DROP)
        lane = base - ARROW_DROP - 0.06 if self.reach.get_value() > 0 else None
        self.dot.show(view, weight, error, self.size.get_value(), lane)
        if self.gap_from is not None and self.goal_weight is not None:
            name = [self.ring.name_label.box] if self.ring.name_label.shown else []
            self.gap.show(view, self.gap_from, self.goal_weight, self.gap_text, name)
        self._show_arrow(view, weight)
        fixed = self._obstacles(view)
        self._show_what_finds_its_place(view, fixed)
        self._mark_the_edge(view, weight, error, fixed)
        self.old_frame.show(view)
        if self.step is not None:
            self.step_lens.show(view, self.step, weight)
        for follower in self.followers:
            follower(self)

    def _show_what_finds_its_place(self, view: View, fixed: list[Box]) -> None:
        """The trail's numbers and the dot's number, each off what is already there."""
        weight, error, weight_delta = self.state
        ahead = weight if self.jumping_to is None else self.jumping_to
        chord = 1.0 if self.jumping_to is None else self.chord.get_value()
        until = ahead if self.target is None else self.target
        ends = [(place, error_at(self.parameters, place)) for place in (ahead, until)]
        steady = self._from == self._to or (self._at_rest(view) and self.tangent.named)
        taken = [*fixed, *edge_mark_places(view)]
        self.trail.show(view, self.been, ends[0], chord, taken, ends[1], numbered=steady)
        if view.shows(weight, error):
            at, base = view.point(weight, error), view.zone.bottom
            self.trail.make_way(Box(at.x - HALF_A_LINE, base, at.x + HALF_A_LINE, at.y))
        if self.jumping_to is None and view.shows(weight, error):
            slope, named = neuron.slope_of(weight_delta), self._at_rest(view)
            self.tangent.show(view, at, slope, named, lambda: self._lines(view))
            self.trail.make_way(self.tangent.label_box)
        else:
            self.tangent.hide()
        self._number_the_dot(view, weight, error, fixed)

    def _at_rest(self, view: View) -> bool:
        return view in (self._from, self._to)

    def _mark_the_edge(self, view: View, weight: float, error: float, fixed: list[Box]) -> None:
        if self._at_rest(view):
            taken = [*fixed, *self.trail.boxes(view.zone)]
            self.edge_mark.show(view, weight, error, taken)
        else:  # while the view is pulled back the dot is on its way in
            self.edge_mark.hide()

    def settle(self, *weights: float) -> None:
        """Choose a place for the slope's label that stays free while the dot visits these weights.

        Called while nothing moves, so that the label does not jump about while something does.
        """
        view, moments = self.view, []
        fixed = [*self._obstacles(view), *self._lines(view)]
        for weight in weights:
            error = error_at(self.parameters, weight)
            if view.shows(weight, error):
                slope = neuron.slope_of(weight_delta_at(self.parameters, weight))
                at = view.point(weight, error)
                number = box_at(at, (1.0, 0.5))  # room for the dot's number, on either side
                moments.append(Moment(at, slope, [*self._taken(view, weight, fixed), number]))
        self.tangent.choose(view, moments)

    def _taken(self, view: View, weight: float, fixed: list[Box]) -> list[Box]:
        """What a label must stay off while the dot is at a weight."""
        at, base = view.point(weight, error_at(self.parameters, weight)), view.zone.bottom
        dot = [box_at(at, (0.4, 0.4)), Box(at.x - 0.05, base, at.x + 0.05, max(at.y, base))]
        return [*fixed, *dot, *self.trail.boxes(view.zone)]

    def _show_bowl(self, view: View, weight: float) -> None:
        if self.visited is None:
            self.bowl.show(view)
        else:
            self.visited = min(weight, self.visited[0]), max(weight, self.visited[1])
            self.bowl.show(view, *self.visited)
        self.axes.show(view, None if self._at_rest(view) else self._to)

    def _show_arrow(self, view: View, weight: float) -> None:
        end = weight + self.reach.get_value() * (self.next_weight - weight)
        text = self.arrow_text
        if text is None:
            text = numerals.signed(self.next_weight - weight)
        self.arrow.show(view, weight, end, text, self._lane_obstacles(view), self.next_weight)

    def _lane_obstacles(self, view: View) -> list[Box]:
        boxes = [] if self.gap_from is None else [*self.gap.boxes]
        name, base = self.ring.name_label, view.zone.bottom
        boxes += [name.box] if name.shown else []
        if self.goal_weight is None or not view.shows(self.goal_weight, 0):
            return boxes
        x = view.x(self.goal_weight)
        return [*boxes, Box(x - 0.03, base - GAP_DROP, x + 0.03, base)]

    def _number_the_dot(self, view: View, weight: float, error: float, fixed: list[Box]) -> None:
        seen = self.step_number is not None and view.shows(weight, error)
        self.step_label.show(seen)
        if seen:
            self.step_label.set_text(str(self.step_number))
            slope = [box for box in [self.tangent.label_box] if box is not None]
            taken = [*self._taken(view, weight, fixed), *slope]
            at = view.point(weight, error)
            dots = [view.point(been.weight, been.error) for been in self.been]
            if not put_beside(self.step_label, at, dots, view.zone, taken):
                return  # the read-out counts too
            lines = [*self._lines(view), *self.covered, *self.trail.number_boxes, *slope]
            lines.append(box_at(at, (0.28, 0.28)))
            self.step_label.show(not met(self.step_label.box, lines))

    def _lines(self, view: View) -> list[Box]:
        """The bowl, axes, chords and earlier frames, as closely as boxes can cover them."""
        boxes = list(along_the_bowl(self.parameters, view, FINELY, 0.03))
        boxes += [*self.old_frame.boxes(view), *self.trail.chord_boxes(view.zone)]
        boxes += self._step_lens_boxes(view)
        boxes.append(view.zone._replace(top=view.zone.bottom + 0.01))
        if view.low < 0 < view.high:
            x = view.x(0)
            boxes.append(Box(x - 0.01, view.zone.bottom, x + 0.01, view.zone.top))
        return boxes

    def _step_lens_boxes(self, view: View) -> list[Box]:
        return [] if self.step is None else self.step_lens.boxes(view, self.step[0])

    def _obstacles(self, view: View) -> list[Box]:
        boxes = [*along_the_bowl(self.parameters, view), *self.axes.boxes, *self.covered]
        boxes += self._step_lens_boxes(view)
        boxes += self.old_frame.boxes(view)
        if view.low < 0 < view.high:
            x = view.x(0)
            boxes.append(Box(x - 0.04, view.zone.bottom, x + 0.04, view.zone.top))
        if self.goal_weight is not None:
            boxes.append(box_at(view.point(self.goal_weight, 0), (0.42, 0.42)))
        return boxes
