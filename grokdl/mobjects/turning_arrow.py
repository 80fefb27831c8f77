"""Turning arrow: weight_delta turned round about its foot by the minus, and so it is the step."""

from __future__ import annotations

import math
from typing import NamedTuple, final

from grokdl.mobjects.lane import ARROW_DROP, GAP_DROP, HEAD
from grokdl.mobjects.paths import Drawing, Path, arrow_head, line
from grokdl.stage import Point, View
from grokdl.stage.colour import mixed
from grokdl.stage.style import Style

WIDTH = 6  # Manim's units
RISES = 0.22  # units: how high its tip rises over its foot, at most


class Pointing(NamedTuple):
    """Where an arrow has its foot, how long it is, and which way it points (radians)."""

    foot: Point
    length: float
    angle: float


@final
class TurningArrow(Drawing):
    """An arrow on its way from weight_delta, pale, in the lower lane, to the step in the upper one.

    It turns as if seen from the side, lower than the numbers of the axis.
    """

    def __init__(self, style: Style, view: View, weight: float, uphill: float, step: float) -> None:
        """Take the view, the weight at its foot, and how far either leads, as weights."""
        super().__init__()
        self.colours = style.theme
        self.shaft = Path(stroke=self.colours.muted, width=WIDTH, z_index=3.1)
        self.head = Path(fill=self.colours.muted, z_index=3.1)
        for part in (self.shaft, self.head):
            part.in_flight = True
        self.ends = [
            _pointing(view, weight, way, drop)
            for way, drop in ((uphill, GAP_DROP), (step, ARROW_DROP))
        ]
        self.add(self.shaft, self.head)
        self.show(0)

    def show(self, share: float) -> None:
        """Draw it a share of its way."""
        (start, long, first), (end, longer, last) = self.ends
        x, y = (a + share * (b - a) for a, b in zip(start, end, strict=True))
        length, angle = long + share * (longer - long), first + share * (last - first)
        colour = mixed(self.colours.muted, self.colours.weight, share)
        across, upward = length * math.cos(angle), min(RISES, length) * math.sin(angle)
        seen, towards = math.hypot(across, upward), math.atan2(upward, across)
        head = min(HEAD, 0.8 * seen)
        tip, neck = (
            Point(x + far * math.cos(towards), y + far * math.sin(towards))
            for far in (seen, seen - 0.7 * head)
        )
        self.shaft.draw(line(Point(x, y), neck))
        self.head.draw(arrow_head(tip, towards, head))
        self.shaft.set_stroke(colour)
        self.head.set_fill(colour)


def _pointing(view: View, weight: float, way: float, drop: float) -> Pointing:
    """An arrow along a lane, as far as the view goes."""
    zone, x = view.zone, view.x(weight)
    tip = min(max(view.x(weight + way), zone.left), zone.right)
    return Pointing(Point(x, zone.bottom - drop), abs(tip - x), 0.0 if way > 0 else math.pi)
