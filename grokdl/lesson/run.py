"""A run on the stage: its history, its plot, and the numbers that move it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from manim import Mobject, ValueTracker

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.learning.history import History
from grokdl.lesson.storyboard import Storyboard
from grokdl.mobjects.bowl_plot import BowlPlot
from grokdl.mobjects.bowl_state import BowlState
from grokdl.mobjects.error_bowl import error_at
from grokdl.stage import Box, View
from grokdl.stage.style import Style

ROUNDING = 1e-12  # of a weight: a float's last digits, which change with every move


class Run:
    """One history with the plot that shows it.

    Four numbers can be animated: `weight_now`, `turned` (the window's way from one view to the
    next), `arrow_share` and `dot_size`; all else of the plot's state is set by `change`. While
    `driver` is in the scene, before the plot's parts, these are redrawn in each frame, and whoever
    is in `followers` is called.
    """

    def __init__(
        self,
        style: Style,
        history: History,
        zone: Box,
        last: int = 1,
        siblings: Sequence[History] = (),
    ) -> None:
        """Take the plot's zone, the last step that the first view holds, and runs that share it."""
        self.history, self.siblings = history, tuple(siblings)
        self.parameters = history.parameters
        self.story = Storyboard(history, self.siblings)
        view = self.story.view(zone, 0, last)
        self.plot = BowlPlot(style, self.parameters, self.story.goal_weight)
        self.weight_now = ValueTracker(self.weight(0))
        self.turned, self.arrow_share = ValueTracker(0), ValueTracker(0)
        self.dot_size = ValueTracker(1)
        self.target: float | None = None  # where the arrow leads; None: where the method would
        self.notation_of: float | None = None  # the weight whose digits a read-out keeps
        self.slope_in_numbers = True  # whether the tangent has its slope beside it
        self.step = self.reached = 0  # reached: by the siblings, too, where this one is over
        self.moment = 0.0  # counted in steps, with the part of the present one that is done
        self.followers: list[Callable[[Run], None]] = []
        self.driver = Mobject()
        self.driver.add_updater(lambda _: self.redraw())
        first, second = self.weight(0), self.weight(1)
        self._state = BowlState(weight=first, next_weight=second, views=(view, view))
        self.redraw()

    def weight(self, index: int) -> float:
        """Return the weight of a step, counted from 0."""
        return float(self.history.weights[index])

    def error(self, index: int) -> float:
        """Return the error of a step's weight, also of the one after the last step."""
        return self.error_of(self.weight(index))

    def error_of(self, weight: float) -> float:
        """Return the error of any weight."""
        return error_at(self.parameters, weight)

    @property
    def delta(self) -> float:
        """How far the prediction with the present weight is from the goal, with its sign."""
        given = self.parameters
        prediction = neuron.predict(given.input, float(self.weight_now.get_value()))
        return neuron.delta_of(prediction, given.goal_prediction)

    @property
    def weight_delta(self) -> float:
        """The weight_delta of the present step, which the rule takes away, alpha times."""
        return float(self.history.weight_delta[self.step])

    def step_at(self, index: int) -> tuple[float, float]:
        """Return where a step begins and where it leads."""
        return self.weight(index), self.weight(index + 1)

    # what the plot shows

    @property
    def state(self) -> BowlState:
        """What the plot depends on at this moment."""
        return replace(
            self._state,
            weight=float(self.weight_now.get_value()),
            next_weight=self.next_weight,
            aimed=self.target is not None,
            turned=self.turned.get_value(),
            arrow_share=self.arrow_share.get_value(),
            dot_size=self.dot_size.get_value(),
            slope_in_numbers=self.slope_in_numbers,
        )

    @property
    def view(self) -> View:
        """The window at this moment."""
        return self.state.view

    @property
    def next_weight(self) -> float:
        """Where the step from the present weight leads; between steps, without rounding."""
        weight, goal = float(self.weight_now.get_value()), self.story.goal_weight
        following = self.history.rule(weight) if self.target is None else self.target
        if goal is None or weight == self.weight(self.step):
            return following
        return goal if abs(following - goal) < ROUNDING * abs(weight) else following

    def change(self, **changes: Any) -> None:
        """Set parts of the plot's state; they are seen once it is redrawn."""
        self._state = replace(self._state, **changes)

    def redraw(self) -> None:
        """Draw the plot as it is now, and what follows it."""
        part = self._state.bowl_part
        if part is not None:  # it grows with the dot
            weight = float(self.weight_now.get_value())
            self.change(bowl_part=(min(weight, part[0]), max(weight, part[1])))
        self.plot.show(self.state)
        for follower in self.followers:
            follower(self)

    def settle(self, *weights: float) -> None:
        """Choose a place for the slope's label that is free at these weights, or at the present."""
        weights = weights or (float(self.weight_now.get_value()),)
        self.change(slope_place=self.plot.slope_place(self.state, *weights))

    def look(self, view: View) -> None:
        """Set the window at once."""
        self.change(views=(view, view), raised=None)
        self.redraw()

    def turn_to(self, view: View) -> None:
        """Let `turned`, from 0 to 1, lead from the present view to another one."""
        self.change(views=(self.view, view), raised=None)
        self.turned.set_value(0)

    def turn_between(
        self, first: View, last: View, share: float, raised: float | None = None
    ) -> None:
        """Set the window a share of the way between two views, in its height perhaps another."""
        self.change(views=(first, last), raised=raised)
        self.turned.set_value(share)

    # steps

    def aim(self, share: float = 0.0) -> None:
        """Let the arrow show a share of the step that leads from here to the next weight."""
        self.target = self.weight(self.step + 1)
        self.change(arrow_text=numerals.signed(self.target - self.weight(self.step)))
        self.arrow_share.set_value(share)
        self.redraw()

    def forget_the_step(self) -> None:
        """Let the arrow lead nowhere in particular, without a number."""
        self.target = None
        self.change(arrow_text="")

    def land(self, step: int) -> None:
        """Put everything where a step begins, exactly."""
        self.step, self.reached, self.notation_of = step, step, None
        self.moment = float(step)
        self.weight_now.set_value(self.weight(step))
        self.arrow_share.set_value(0)
        self.dot_size.set_value(1)
        self.forget_the_step()
        self.change(flight=None, used=None, pulse=None, step_number=step, slope_named=True)
        self.redraw()
        self.settle()
        self.redraw()

    def sees(self, step: int) -> bool:
        """Tell whether a step's dot lies within the present view."""
        return self.view.shows(self.weight(step), self.error(step))

    def fits(self, step: int) -> bool:
        """Tell whether a step's dot, and each sibling's, lies within the present view.

        A run that is over is seen at its end.
        """
        return self.sees(min(step, self.story.last)) and self.story.others_fit(self.view, step)
