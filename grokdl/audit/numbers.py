"""Check of the numbers in a picture: each must be the run's, digit by digit."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ..numerals import UNKNOWN
from .check import Check
from .finding import Fault
from .outlines import hull
from .theory import Theory, says
from .walk import Frame

RADIUS = 0.15  # units, of a dot: one whose middle is behind another can't be told from it


class Written(NamedTuple):
    """A number beside something drawn: where it is, its value, and how many digits it has."""

    drawing: str
    path: str
    value: Callable[[Theory, Any], float]
    digits: int


NUMBERS = {
    "slope": Written("tangent", "number", lambda theory, _: theory.slope(theory.weight), 3),
    "step": Written("step_label", "", lambda theory, _: theory.step, 9),
    "weight beyond the edge": Written("edge_mark", "label", lambda theory, _: theory.weight, 3),
    "goal": Written("ring", "name_label", lambda theory, _: theory.goal_weight, 3),
    "change": Written("arrow", "label", lambda theory, _: theory.change, 4),
    "gap": Written(
        "gap", "label", lambda theory, run: abs(run.state.gap.weight - theory.goal_weight), 3
    ),
}


class Numbers(Check):
    """Holds the numbers beside what is drawn to the run; one that is asked for claims nothing."""

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each run's picture."""
        for run in getattr(frame.scene, "runs", ()):
            theory = Theory(run)
            for title, (drawing, path, value, digits) in NUMBERS.items():
                holder = getattr(run.plot, drawing)
                label = getattr(holder, path) if path else holder
                if holder not in frame.scene.mobjects or not len(label.points):
                    continue
                self.examined["numbers"] += 1
                frame.own(label)
                expected = value(theory, run)
                if label.text != UNKNOWN and not says(label.text, expected, digits):
                    said = f"the {title} is {expected:.12g}"
                    yield Fault("number", label.text, title, said=said)
            yield from self._beside_their_dots(run, theory, frame)

    def _beside_their_dots(self, run: Any, theory: Theory, frame: Frame) -> Iterator[Fault]:
        """A step's number is nearer to that step's dot than to any other."""
        plot = run.plot
        trail = plot.trail if plot.trail in frame.scene.mobjects else None
        ghosts = [ghost.weight for ghost in run.state.visited] if trail is not None else []
        dots = [theory.at(weight) for weight in ghosts if theory.holds(weight)]
        at_a_step = theory.flight is None  # one in flight passes by, and has no number
        dots += [theory.dot] if at_a_step and theory.holds_the_dot else []
        labels = [] if trail is None else list(zip(trail.numbers, ghosts, strict=False))
        if plot.step_label in frame.scene.mobjects:
            labels.append((plot.step_label, theory.weight))
        for label, weight in labels:
            if not len(label.points):
                continue
            self.examined["step numbers"] += 1
            frame.own(label)
            if not _is_of(label.text, weight, theory):
                said = f"the run is elsewhere at step {label.text}"
                yield Fault("number", f"step {label.text}", "its weight", said=said)
            box = hull(label.points)
            own = min(dots, key=lambda dot: math.dist(dot, box.centre))
            if math.dist(own, theory.at(weight)) > RADIUS:
                said = "it stands nearer to the dot of another step"
                yield Fault("number", f"step {label.text}", "its dot", said=said, box=box)


def _is_of(step: str, weight: float, theory: Theory) -> bool:
    """Tell whether a run is at a weight when a step begins, or on its way from there."""
    index = int(step) if step.isdigit() else -1
    weights = theory.weights.tolist()
    return index == theory.step or (0 <= index < len(weights) and weights[index] == weight)
