"""Layout of the neuron's diagram: from left to right, or downwards where it's narrow.

All lengths are ems of its numbers, from the upper left corner, down.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from grokdl.errors import GrokdlError
from grokdl.mobjects.text import INTER, MONO, figures, outline
from grokdl.stage import UNIT, Box, Point, theme

LARGE = (theme.CAPTION, theme.BODY, theme.SMALL)
SMALL = (theme.TICK, theme.NARROW, theme.LEAST)
# in which sizes, and whether downwards, a picture is tried
ORDER = (
    *((size, False) for size in LARGE),
    *((size, True) for size in (*LARGE, *SMALL)),
    *((size, False) for size in SMALL),
)
NAME = 0.9  # the size of a name, in sizes of a number

RIM = 0.05  # units of a box that are left to the lines of plates at its edge
ROUNDING = 1e-9  # units
PAD = 1.3  # what a plate is wider than its number
PLATE = 1.9  # and how high it is
RADIUS = 1.15  # of the neuron
NAMED = 1.0  # from a plate to the baseline of its name
UNDER = 0.3  # what hangs below that baseline
ROW_GAP = 0.55
WIRE, LONGEST_WIRE = 1.5, 5.0
FAN = 1.0  # so much longer is the wire to the neuron where several meet
APART = 0.9  # between names, and between prediction and goal
BUS = 1.0  # from the pills to the wire that leads down
BRACKET = 0.45  # from the names to the bracket of the miss
MISS = 1.2  # from the bracket to the baseline of the miss
ROW = PLATE + NAMED + UNDER
PITCH = ROW + ROW_GAP
ANSWER = PLATE / 2 + NAMED + UNDER + BRACKET + MISS + UNDER  # from the prediction's middle


class Widths(NamedTuple):
    """How wide a plate is, and the widest names of inputs and weights, prediction and goal."""

    plate: float
    input: float
    weight: float
    prediction: float
    goal: float


class Layout(NamedTuple):
    """Where the parts' middles are; each way leads from a weight's pill to the neuron."""

    width: float
    height: float
    inputs: list[Point]
    weights: list[Point]
    neuron: Point
    prediction: Point
    goal: Point
    ways: list[list[Point]]

    @property
    def bracket(self) -> float:
        """The height of the bracket from prediction to goal."""
        return self.prediction.y + PLATE / 2 + NAMED + UNDER + BRACKET


def fitting(box: Box, names: Sequence[Sequence[str]], longest: str) -> tuple[float, Layout, Widths]:
    """Return the largest size that has room, with its layout: from left to right if it can be.

    `names` are those of the inputs, the weights, the prediction and the goal.
    """
    count = len(names[0])
    for size, is_down in ORDER:
        widths, em = widths_of(names, longest, size), size * UNIT
        layout = down(widths, count) if is_down else across(widths, count, (box.width - RIM) / em)
        room = box.grown(ROUNDING - RIM / 2)  # one that fills it is as wide but for a last digit
        if layout.width * em <= room.width and layout.height * em <= room.height:
            return size, layout, widths
    raise GrokdlError(
        f"A neuron with its inputs ({', '.join(names[0])}) has no room in a box of "
        f"{box.width:.1f} × {box.height:.1f} units.",
        "Take shorter names or numbers, or a larger box.",
    )


def name_size(size: float) -> float:
    """Return the size of a name beside numbers of a size."""
    return max(theme.LEAST, NAME * size)


def widths_of(names: Sequence[Sequence[str]], longest: str, size: float) -> Widths:
    """Return the widths of plates and names in ems of a size."""
    share = name_size(size) / size
    plate = figures(longest, MONO, "regular").advance + PAD
    widest = [
        share * max(outline(name, INTER, "regular").advance for name in column) for column in names
    ]
    return Widths(plate, *widest)


def across(widths: Widths, count: int, room: float) -> Layout:
    """Return the layout from left to right; its wires fill the room."""
    plate = widths.plate
    fan = WIRE + (FAN if count > 1 else 0)
    steps = [
        _step(plate, plate, widths.input, widths.weight, WIRE),
        max(plate, widths.weight) / 2 + fan + RADIUS,
        _step(2 * RADIUS, plate, 0, widths.prediction, WIRE),
        _step(plate, plate, widths.prediction, widths.goal, APART),
    ]
    first, last = max(plate, widths.input) / 2, max(plate, widths.goal) / 2
    spare = (room - first - sum(steps) - last) / 3
    stretch = min(max(0.0, spare), LONGEST_WIRE - WIRE)
    steps = [step + stretch for step in steps[:3]] + steps[3:]
    x_in, x_weight, x_neuron, x_out, x_goal = accumulate(steps, initial=first)
    half = (count - 1) * PITCH / 2
    middle = max(half + PLATE / 2, RADIUS)
    heights = [middle - half + k * PITCH for k in range(count)]
    neuron = Point(x_neuron, middle)
    bend = x_weight + max(plate, widths.weight) / 2 + 0.3
    return Layout(
        width=x_goal + last,
        height=max(middle + half + ROW - PLATE / 2, middle + ANSWER),
        inputs=[Point(x_in, y) for y in heights],
        weights=[Point(x_weight, y) for y in heights],
        neuron=neuron,
        prediction=Point(x_out, middle),
        goal=Point(x_goal, middle),
        ways=[[Point(x_weight + plate / 2, y), Point(bend, y), neuron] for y in heights],
    )


def down(widths: Widths, count: int) -> Layout:
    """Return the layout in which the ways meet in a wire that leads down to the neuron."""
    plate = widths.plate
    x_in, x_out = max(plate, widths.input) / 2, max(plate, widths.prediction) / 2
    x_weight = x_in + _step(plate, plate, widths.input, widths.weight, WIRE)
    x_goal = x_out + _step(plate, plate, widths.prediction, widths.goal, APART)
    width = max(
        x_weight + max(plate, widths.weight) / 2 + BUS, x_goal + max(plate, widths.goal) / 2
    )
    heights = [PLATE / 2 + k * PITCH for k in range(count)]
    neuron = Point(x_out, count * PITCH + RADIUS)
    answer = neuron.y + RADIUS + WIRE + PLATE / 2
    return Layout(
        width=width,
        height=answer + ANSWER,
        inputs=[Point(x_in, y) for y in heights],
        weights=[Point(x_weight, y) for y in heights],
        neuron=neuron,
        prediction=Point(x_out, answer),
        goal=Point(x_goal, answer),
        ways=[
            [Point(x_weight + plate / 2, y), Point(width, y), Point(width, neuron.y), neuron]
            for y in heights
        ],
    )


def toward(end: Point, points: Sequence[Point], short_of: float) -> Point:
    """Return the place on the last piece of a way that is so far from its end."""
    before = points[-2]
    length = max(1e-9, ((before.x - end.x) ** 2 + (before.y - end.y) ** 2) ** 0.5)
    share = short_of / length
    return Point(end.x + share * (before.x - end.x), end.y + share * (before.y - end.y))


def _step(plate: float, next_plate: float, name: float, next_name: float, wire: float) -> float:
    """How far two middles are apart, so that there is room for a wire and for both names."""
    return max((plate + next_plate) / 2 + wire, (name + next_name) / 2 + APART)
