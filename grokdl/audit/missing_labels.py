"""Check of missing labels: one that finds no free place may come late, but must come.

The numbers of earlier steps promise nothing: they name ghosts as long as these lie apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from ..mobjects.errors_at_the_bowl import ErrorsAtTheBowl
from .check import Check, Timed
from .finding import Fault
from .walk import Frame

LEAST_TICKS = 2  # tell the scale of an axis
SHORT = 1.0  # seconds: what is there for less may go without its name


class MissingLabels(Check):
    """Check that nothing is without the number that belongs to it for a whole beat."""

    every = True

    def __init__(self) -> None:
        super().__init__()
        self._since: dict[tuple[str, str], float] = {}
        self._there: defaultdict[tuple[str, str], float] = defaultdict(float)
        self._named: set[tuple[str, str]] = set()

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Note what is there, and whether it is named."""
        scene = frame.scene
        for number, run in enumerate(getattr(scene, "runs", ()), 1):
            for title, named in promised(run, scene):
                key = scene.section, f"{title} of run {number}"
                self._since.setdefault(key, frame.time)
                self._there[key] += frame.seconds
                if named:
                    self._named.add(key)
        yield from ()

    def end(self, scene: Any) -> Iterator[Timed]:
        """Return what was never named in a beat."""
        self.examined["promises"] += len(self._there)
        for key, seconds in self._there.items():
            if seconds > SHORT and key not in self._named:
                beat, title = key
                said = f"not to be read in all of “{beat}”"
                yield self._since[key], seconds, Fault("missing", title, beat, seconds, said)


def promised(run: Any, scene: Any) -> Iterator[tuple[str, bool]]:
    """Yield what must have a number beside it, and whether it has."""
    plot = run.plot
    shown, tangent, arrow = scene.mobjects, plot.tangent, plot.arrow
    named = run.state.slope_named and run.state.slope_in_numbers
    if tangent in shown and len(tangent.line.points) and named:
        yield "the slope", len(tangent.number.points) > 0
    if arrow in shown and len(arrow.shaft.points) and arrow.label.text:
        yield "the change", len(arrow.label.points) > 0
    if plot.axes in shown:
        ticks = sum(len(number.points) > 0 for number in plot.axes.numbers)
        yield "the axis", ticks >= LEAST_TICKS
    if plot.step_label in shown and run.state.step_number is not None:
        counted = scene.readout in shown and scene.counting
        yield "the step", counted or len(plot.step_label.points) > 0 or _in_a_chart(run, shown)


def _in_a_chart(run: Any, shown: Iterable[Any]) -> bool:
    """Tell whether the number under a chart's newest mark is lit, and that of the run's step."""
    charts = [chart for chart in shown if isinstance(chart, ErrorsAtTheBowl)]
    lit = [chart.last.text for chart in charts if chart.counted is not None]
    return str(run.state.step_number) in lit
