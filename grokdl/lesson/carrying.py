"""What a film carries from one picture to the next: the dot, or what else is round there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import Path, circle
from grokdl.stage import Point
from grokdl.stage.theme import Theme

UNIT_CIRCLE = circle(Point(0, 0), 1)
SMALLEST, LARGEST = 0.06, 0.95  # units: a radius
ALIKE = 0.99  # of a radius: what is no smaller than that is as large


class Round(NamedTuple):
    """A round spot of a picture: its place, its radius and its colours; `part` is what draws it."""

    at: Point
    radius: float
    fill: str
    stroke: str
    width: float
    part: Path


def carrier_in(scene: Any, drawings: Iterable[Any], theme: Theme, *, last: bool) -> Round | None:
    """Return the dot of a picture: of its run, or else the largest one, the last or the first.

    Where there is no dot, what else is round, such as a knob: the first one. None if nothing is.
    """
    drawings = list(drawings)
    own = dot_of_the_run(scene, drawings, last=last)
    if own is not None:
        return own
    found = [spot for drawing in drawings for spot in _rounds_in(drawing)]
    dots = [spot for spot in found if spot.fill == theme.dot.upper()]
    largest = max((spot.radius for spot in dots), default=0.0)
    dots = [spot for spot in dots if spot.radius > ALIKE * largest]
    if dots:
        return dots[-1 if last else 0]
    return found[0] if found else None


def dot_of_the_run(scene: Any, drawings: Sequence[Any], *, last: bool) -> Round | None:
    """Return the dot of a lesson's run that a picture has, or for which it has the axes at first.

    With `last` that of the last such run.
    """
    for run in reversed(scene.runs) if last else scene.runs:
        if (run.plot.dot if last else run.plot.axes) in drawings:
            return round_of(run.plot.dot.dot)
    return None


def round_of(part: Path) -> Round | None:
    """Return the circle that an outline is, or ends in; None if it is none that can be seen."""
    spot = _circle_at_the_end(part.points)
    if spot is None or part.get_fill_opacity() == 0:
        return None
    at, radius = spot
    if not SMALLEST <= radius <= LARGEST:
        return None
    fill = part.get_fill_color().to_hex().upper()
    if not part.get_stroke_opacity():  # Manim has no colour for a black line that is not seen
        return Round(at, radius, fill, fill, 0.0, part)
    stroke = part.get_stroke_color().to_hex().upper()
    return Round(at, radius, fill, stroke, float(part.get_stroke_width()), part)


def _rounds_in(drawing: Any) -> Iterator[Round]:
    for part in drawing.get_family():
        if isinstance(part, Path) and (spot := round_of(part)) is not None:
            yield spot


def _circle_at_the_end(points: FloatArray) -> tuple[Point, float] | None:
    own = points[-len(UNIT_CIRCLE) :]
    if len(own) < len(UNIT_CIRCLE):
        return None
    low, high = own[:, :2].min(axis=0), own[:, :2].max(axis=0)
    middle, radius = (low + high) / 2, float(high[0] - low[0]) / 2
    at = Point(float(middle[0]), float(middle[1]))
    alike = radius > 0 and np.allclose(own, circle(at, radius), atol=1e-3 * radius)
    return (at, radius) if alike else None
