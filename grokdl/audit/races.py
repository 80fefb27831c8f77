"""Check of races: each lane's dot, its count of updates and its error are those of its run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..learning.history import History
from ..mobjects.number_line import INSET
from ..mobjects.weight_race import Lane, WeightRace
from .check import Check
from .fields import is_written
from .finding import Fault
from .outlines import hull
from .theory import read
from .truth import HALF_A_PIXEL
from .walk import Frame


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
    share = (step.weight - race.low) / (race.high - race.low)
    place = race.box.left + INSET + share * (race.box.width - 2 * INSET)
    off = abs(hull(lane.dot.points).centre.x - place)
    if off > HALF_A_PIXEL:
        yield Fault("number", lane.updates.text, "a lane", off, f"the weight is {step.weight:.12g}")
