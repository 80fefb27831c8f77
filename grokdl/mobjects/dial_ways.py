"""Ways through a dial neuron: where its parts are, and how large."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from grokdl.errors import GrokdlError
from grokdl.mobjects.neuron_layout import name_size
from grokdl.mobjects.text import MONO, Label, figures
from grokdl.stage import UNIT, Box, Point, theme
from grokdl.stage.style import Style

SIZES = (
    *(theme.LARGE, 0.05, theme.CAPTION, theme.BODY, theme.SMALL, theme.TICK),
    *(theme.NARROW, theme.LEAST),
)
# in ems of a number:
PLATE, PAD = 1.9, 1.1  # a plate's height, and what it is wider than its number
MARK = 2.1  # from the dial's middle to the ends of its marks
NAMES = MARK + 0.9  # and to the baseline of the names
BELOW = 0.35  # what hangs below it
BESIDE = 0.35  # between the weight's name and its number
LEAST_WIRE, LONGEST_WIRE = 0.9, 3.0


class Stand(NamedTuple):
    """Where a neuron stands: the ways through it, and its box."""

    ways: Ways
    box: Box

    def towards(self, other: Stand, share: float) -> Stand:
        """Return where it stands a share of the way to where another does."""
        return Stand(self.ways.towards(other.ways, share), self.box.towards(other.box, share))


class Ways(NamedTuple):
    """Where the parts are, in the frame: the middles of plates and dial, and their sizes."""

    input: Point
    dial: Point
    prediction: Point
    plate: tuple[float, float]
    em: float

    def towards(self, other: Ways, share: float) -> Ways:
        """Return where the parts are a share of the way to where others are."""
        places = zip(self[:3], other[:3], strict=True)
        input, dial, prediction = (Point(*mixed(a, b, share)) for a, b in places)
        wide, high = mixed(self.plate, other.plate, share)
        (em,) = mixed([self.em], [other.em], share)
        return Ways(input, dial, prediction, (wide, high), em)


def mixed(one: Sequence[float], other: Sequence[float], share: float) -> list[float]:
    """Return numbers a share of the way from some to others."""
    return [a + share * (b - a) for a, b in zip(one, other, strict=True)]


def fitting_size(style: Style, box: Box, longest: str, largest: float) -> float:
    """Return the largest size, up to a `largest`, in which numbers have room.

    Raises GrokdlError if some as long as `longest` have none.
    """
    for size in (size for size in SIZES if size <= largest):
        em = size * UNIT
        wide = 2 * _column(style, longest, size) + 2 * (LEAST_WIRE + MARK) * em
        if wide <= box.width and (MARK + NAMES + BELOW) * em <= box.height:
            return size
    raise GrokdlError(
        f"A neuron with a dial has no room in a box of {box.width:.1f} × {box.height:.1f} units.",
        "Take shorter numbers, or a larger box.",
    )


def ways_through(style: Style, box: Box, longest: str, size: float) -> Ways:
    """Return where the parts are in a box, with numbers of a size as long as `longest`."""
    em, column = size * UNIT, _column(style, longest, size)
    plate = (figures(longest, MONO, "regular").advance + PAD) * em
    wire = min((box.width - 2 * column) / 2 - MARK * em, LONGEST_WIRE * em)
    x, middle = box.centre
    y = middle + (NAMES - MARK + BELOW) * em / 2
    away = MARK * em + wire + column / 2
    return Ways(Point(x - away, y), Point(x, y), Point(x + away, y), (plate, PLATE * em), em)


def _column(style: Style, longest: str, size: float) -> float:
    """How wide a plate is, or its name, or what the weight's words leave of the way to it."""
    em = size * UNIT
    number = figures(longest, MONO, "regular").advance * em
    plate = number + PAD * em
    input, prediction, weight = (
        Label(style, style.words(name), size=name_size(size)).text_width
        for name in ("input", "prediction", "weight")
    )
    named, name = weight + BESIDE * em + number, max(input, prediction)
    apart = named / 2 + BESIDE * em + name / 2  # of the dial's middle and the plate's
    return max(plate, name, 2 * (apart - (LEAST_WIRE + MARK) * em))
