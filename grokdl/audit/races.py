"""Check of races: each lane's dot, its count of updates and its error are those of its run.

So are dots of two runs on a common line, and what is said of a view's scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..learning.history import History
from ..mobjects.common_line import CommonLine
from ..mobjects.number_line import INSET
from ..mobjects.view_scale import ViewScale
from ..mobjects.weight_race import Lane, WeightRace
from .check import Check
from .fields import is_written
from .finding import Fault
from .outlines import hull
from .theory import numbers_in, read, says
from .truth import HALF_A_PIXEL
from .walk import Frame

FEW = 2  # digits of a scale


class Races(Check):
    """Holds every race to the runs of the lesson."""

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each lane of each race."""
        for race in frame.scene.mobjects:
            if isinstance(race, WeightRace):
                for lane in race.lanes:
                    self.examined["lanes"] += 1
                    frame.own(lane.updates, lane.error)
                    yield from _faults(race, lane, _run_of(lane, frame.scene))
            elif isinstance(race, CommonLine):
                self.examined["lanes"] += len(race.dots)
                yield from _beside_their_weights(race, frame.scene.runs[-len(race.dots) :])
            elif isinstance(race, ViewScale):
                frame.own(race.label)
                yield from _wrong_scale(race, frame.scene.runs)


def _run_of(lane: Lane, scene: Any) -> History | None:
    """The run of the lesson whose weights the lane has."""
    runs = scene.histories.values()
    return next((run for run in runs if run.weights is lane.weights), None)


def _faults(race: WeightRace, lane: Lane, run: History | None) -> Iterator[Fault]:
    count = read(lane.updates.text.replace(" ", ""))
    if run is None or count is None or count not in range(len(run)):
        yield Fault("number", lane.updates.text, "a lane", said="no run has so many updates")
        return
    step = run[int(count)]
    if not is_written(lane.error.text, step.error):
        yield Fault("number", lane.error.text, "a lane", said=f"the error is {step.error:.12g}")
    start, end = (float(run.weights[count]) for count in lane.hop[:2])
    weight = start + lane.hop.share * (end - start)
    if int(count) != lane.hop.start:
        yield Fault("number", lane.updates.text, "a lane", said=f"it was at {lane.hop.start}")
    share = (weight - race.low) / (race.high - race.low)
    place = race.box.left + INSET + share * (race.box.width - 2 * INSET)
    off = abs(hull(lane.dot.points).centre.x - place)
    if off > HALF_A_PIXEL:
        yield Fault("number", lane.updates.text, "a lane", off, f"the weight is {weight:.12g}")


def _beside_their_weights(line: CommonLine, runs: Sequence[Any]) -> Iterator[Fault]:
    """Dots on a common line that are not at their runs' weights; arrows point where they are."""
    low, high = line.ends
    for dot, head, name, run in zip(line.dots, line.heads, line.names, runs, strict=True):
        weight = float(run.weight_now.get_value())
        there, beyond = len(dot.points) > 0, len(head.points) > 0
        wished = line.left + (weight - low) / (high - low) * (line.right - line.left)
        off = abs(hull(dot.points).centre.x - wished) if there else 0.0
        if there == beyond or there != (low <= weight <= high) or off > HALF_A_PIXEL:
            yield Fault("picture", name.text, "its weight", off, f"the weight is {weight:.12g}")


def _wrong_scale(scale: ViewScale, runs: Sequence[Any]) -> Iterator[Fault]:
    """What is said of a view's scale, and of no view is so."""
    if not len(scale.label.points):
        return
    ratios = [scale.first / (run.view.high - run.view.low) for run in runs]
    (said,) = numbers_in(scale.label.text)
    if not any(says(said, max(ratio, 1 / ratio), FEW) for ratio in ratios):
        yield Fault("number", scale.label.text, "the scale of a view", said=f"they are {ratios}")
