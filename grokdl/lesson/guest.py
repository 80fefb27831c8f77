"""Guest: the dot that a film has carried into a lesson, until the lesson's own one is there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from grokdl.lesson.carrying import Round, carrier_in
from grokdl.mobjects.paths import Path, circle
from grokdl.stage import Point

FULLY = 0.99


class Guest:
    """A copy of the round spot where a lesson begins, shown until that is there itself.

    That is the dot of the lesson's run, if its axes are there at first, or else what is round in
    its first picture; where nothing is, the dot goes to the `middle` of what comes first. Alone, a
    lesson has no guest.
    """

    def __init__(self, scene: Any) -> None:
        self.scene = scene
        self.spot: Round | None = None
        self.copy: Path | None = None
        self.middle: Point | None = None
        self._expected = True

    def come(self, animations: Iterable[Any]) -> None:
        """Be there from the first frame on, in a film."""
        if not self._expected or self.scene.film_place is None:
            return
        self._expected = False
        coming = [one.mobject for one in animations if getattr(one, "mobject", None) is not None]
        drawings, theme = [*self.scene.mobjects, *coming], self.scene.style.theme
        self.spot = carrier_in(self.scene, drawings, theme, last=False)
        outlines = [one for one in coming if one.has_points() or one.submobjects]
        if self.spot is None and outlines:
            self.middle = Point(*map(float, outlines[0].get_center()[:2]))
        if self.spot is not None and not self._has_come(self.spot.part):
            self.copy = drawn(self.spot)
            self.scene.add(self.copy)

    def go(self) -> None:
        """Go as soon as the lesson's own spot is there."""
        if self.copy is not None and self.spot is not None and self._has_come(self.spot.part):
            self.scene.remove(self.copy)
            self.copy = None

    def _has_come(self, part: Path) -> bool:
        there = any(part in drawing.get_family() for drawing in self.scene.mobjects)
        return there and bool(len(part.points)) and part.get_fill_opacity() >= FULLY


def drawn(spot: Round) -> Path:
    """Return a round spot as an outline of its own."""
    path = Path(spot.stroke, spot.width, spot.fill, z_index=spot.part.z_index)
    path.draw(circle(spot.at, spot.radius))
    return path
