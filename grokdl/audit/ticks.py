"""Check of axes: the numbers along charts and number lines must stand at their values."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ..mobjects.error_axis import TICK_DOWN
from ..mobjects.error_chart import ErrorChart
from ..mobjects.errors_at_the_bowl import ErrorsAtTheBowl
from ..mobjects.number_line import INSET, NumberLine
from ..mobjects.plane import Plane
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
                places = [*_errors(drawing), *_steps(drawing)]
            elif isinstance(drawing, NumberLine | WeightRace):
                numbers = drawing.axis.numbers
                places = [_along(drawing, number) for number in numbers]
            elif isinstance(drawing, Plane):
                numbers = [*drawing.axis.numbers, *drawing.numbers]
                places = list(_of_a_plane(drawing))
            else:
                continue
            self.examined["axes"] += 1
            frame.own(*numbers)
            for number, off in zip(numbers, places, strict=True):
                if len(number.points) and not off <= HALF_A_PIXEL:
                    said = f"{off:.4f} units from where it belongs, at most {HALF_A_PIXEL:.4f}"
                    yield Fault("number", number.text, "its axis", off, said)


def _errors(chart: ErrorChart) -> Iterator[float]:
    """How far the middle of each number is from its height; one that bends keeps their order."""
    scale, before = chart.error_scale, -math.inf
    for number in chart.decades:
        said = read(number.text)
        if said is None or (said <= 0 and scale.bent > 0):
            yield math.inf if number.text else 0.0
            continue
        share = float(said) / scale.top
        if scale.bent > 0:
            share = (float(said.log10()) - scale.low) / (scale.high - scale.low)
        y = number.at.y + TICK_DOWN
        if scale.bent in (0, 1):
            yield abs(y - chart.plot.bottom - share * chart.plot.height)
        else:
            yield 0.0 if y > before or not len(number.points) else math.inf
        before = y


def _steps(chart: ErrorChart) -> Iterator[float]:
    """Tell whether the ends of the step axis say the first and the last step; lines begin there.

    Beside a bowl steps are counted from 0, as its dots are.
    """
    first = 0 if isinstance(chart, ErrorsAtTheBowl) else 1
    for number, step in ((chart.first, 1), (chart.last, chart.slots)):
        yield 0.0 if read(number.text) == step - 1 + first else math.inf


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


def _of_a_plane(plane: Plane) -> Iterator[float]:
    """How far each number is from its value, across and then upward."""
    window, zone = plane.window, plane.zone
    wide, high = window.right - window.left, window.top - window.bottom
    for number in plane.axis.numbers:
        said = read(number.text)
        share = 0.0 if said is None else (float(said) - window.left) / wide
        yield abs(number.at.x - zone.left - share * zone.width)
    for number in plane.numbers:
        said = read(number.text)
        share = 0.0 if said is None else (float(said) - window.bottom) / high
        middle = number.at.y + 0.36 * number.em
        yield abs(middle - zone.bottom - share * zone.height)
