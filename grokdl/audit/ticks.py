"""Check of axes: the numbers along charts and number lines must stand at their values."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ..mobjects.error_chart import TICK_DOWN, ErrorChart
from ..mobjects.number_line import INSET, NumberLine
from ..mobjects.text import Label
from ..mobjects.weight_race import WeightRace
from .check import Check
from .finding import Fault
from .theory import read
from .truth import HALF_A_PIXEL
from .walk import Frame


class Ticks(Check):
    """Holds each number along an axis to its place."""

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each chart, each number line and each race."""
        for drawing in frame.scene.mobjects:
            if isinstance(drawing, ErrorChart):
                numbers = [*drawing.decades, drawing.first, drawing.last]
                places = [*_decades(drawing), *_steps(drawing)]
            elif isinstance(drawing, NumberLine | WeightRace):
                numbers = drawing.axis.numbers
                places = [_along(drawing, number) for number in numbers]
            else:
                continue
            self.examined["axes"] += 1
            frame.own(*numbers)
            for number, off in zip(numbers, places, strict=True):
                if len(number.points) and not off <= HALF_A_PIXEL:
                    said = f"{off:.4f} units from where it belongs, at most {HALF_A_PIXEL:.4f}"
                    yield Fault("number", number.text, "its axis", off, said)


def _decades(chart: ErrorChart) -> Iterator[float]:
    """How far the middle of each power of ten is from its height."""
    for number in chart.decades:
        said = read(number.text)
        if said is None or said <= 0:
            yield math.inf
            continue
        share = (float(said.log10()) - chart.low) / (chart.high - chart.low)
        yield abs(number.at.y + TICK_DOWN - chart.plot.bottom - share * chart.plot.height)


def _steps(chart: ErrorChart) -> Iterator[float]:
    """Tell whether the ends of the step axis say the first and the last step; lines begin there."""
    for number, step in ((chart.first, 1), (chart.last, chart.steps)):
        yield 0.0 if read(number.text) == step else math.inf


def _along(line: NumberLine | WeightRace, number: Label) -> float:
    """How far a number is from its value on a number line, or on the axis of a race."""
    ends = line.state if isinstance(line, NumberLine) else line
    said = read(number.text)
    if not number.text or ends is None:
        return 0.0
    if said is None:
        return math.inf
    share = (float(said) - ends.low) / (ends.high - ends.low)
    return abs(number.at.x - line.box.left - INSET - share * (line.box.width - 2 * INSET))
