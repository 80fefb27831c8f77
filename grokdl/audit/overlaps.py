"""Text over text, and text over a curve, an axis, a dot or an arrow: by what is painted.

Text is at home on whatever opaque lies wholly under it (a card, a pill, a lens): what is below its
home can't be seen there. Between the letters of a word is no room for a line either.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

import numpy as np

from ..engine.display_item import DisplayItem
from ..stage import Box
from .check import Check
from .colours import Rgb, contrast
from .finding import Fault
from .shapes import GRID, Shape
from .walk import Frame

PALE = 1.35  # the contrast of a backdrop to the ground, at most: text may cross its edges


class How(Enum):
    """Relation of another shape to a text."""

    APART = "apart"
    HOME = "home"
    TOUCHES = "touches"
    COVERS = "covers"


class Meeting(NamedTuple):
    """A text and another shape: how they lie, which share of the text is met, and where."""

    how: How
    share: float = 0.0
    box: Box | None = None


class Overlaps(Check):
    """Finds what lies over or under a text that should have its place for itself."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[DisplayItem, DisplayItem, bool], Meeting] = {}

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at every text and what is near it."""
        shapes, ground = frame.seen, frame.ground
        covers: dict[int, tuple[Shape, Shape]] = {}
        uncovered = set()
        for place, near in frame.near_texts:
            text = shapes[place]
            if text in frame.passing:
                continue
            met = [
                (other, self._meeting(text, shapes[other], other > place))
                for other in near
                if shapes[other].text_of is not text.text_of or not text.text_of
                if shapes[other] not in frame.passing
                if other > place or not _is_backdrop(shapes[other], ground)
            ]
            cover = next((other for other, meeting in met if meeting.how is How.COVERS), None)
            if cover is None:
                uncovered.add(id(text.thing))
                yield from self._faults(shapes, place, met)
            else:
                covers[id(text.thing)] = text, shapes[cover]
        yield from (_partly_hidden(*covers[key]) for key in covers if key in uncovered)

    def _faults(
        self, shapes: list[Shape], place: int, met: list[tuple[int, Meeting]]
    ) -> Iterator[Fault]:
        homes = (other for other, meeting in met if meeting.how is How.HOME)
        home = max((other for other in homes if shapes[other].fill_opacity == 1), default=-1)
        text = shapes[place]
        for other, meeting in met:
            shape = shapes[other]
            twice = bool(shape.text) and other < place
            if meeting.how is How.TOUCHES and other > home and not twice:
                hidden = other > place and shape.fills
                yield Fault(
                    "cut off" if hidden else "overlap",
                    str(text),
                    str(shape),
                    round(meeting.share, 4),
                    f"{meeting.share:.1%} of the text",
                    meeting.box,
                    (id(text.thing), id(shape.thing)),
                    "under" if other > place else "over",
                )

    def _meeting(self, text: Shape, other: Shape, above: bool) -> Meeting:
        key = text.item, other.item, above
        meeting = self._known.get(key)
        if meeting is None:
            self.examined["pairs"] += 1
            meeting = self._known[key] = meeting_of(text, other, above)
        return meeting


def _is_backdrop(shape: Shape, ground: Rgb) -> bool:
    """Tell whether a drawing calls itself a backdrop and is hardly darker than the ground."""
    if not getattr(shape.owner, "is_backdrop", False):
        return False
    painted = [
        rgbas[0][:3].tolist()
        for rgbas, opacity in (
            (shape.item.fill_rgbas, shape.fill_opacity),
            (shape.item.stroke_rgbas, shape.stroke_opacity),
        )
        if opacity
    ]
    return all(contrast(tuple(own), ground) < PALE for own in painted)


def _partly_hidden(letter: Shape, cover: Shape) -> Fault:
    """Return that of a text in several outlines some can't be seen at all."""
    key = id(letter.thing), id(cover.thing)
    said = "some of its letters can't be seen"
    return Fault("cut off", str(letter), str(cover), 0.0, said, letter.box, key, "under")


def meeting_of(text: Shape, other: Shape, above: bool) -> Meeting:
    """Compare what two shapes paint."""
    body = text.body
    if not body.mask.any():
        return Meeting(How.APART)
    shared = body.mask & body.within(other.body if other.text else other.ink)
    if not shared.any():
        return Meeting(How.APART)
    if other.fills and shared[body.within(text.ink)].all():
        if not above:
            return Meeting(How.HOME)
        if other.fill_opacity == 1:
            return Meeting(How.COVERS)
    rows, columns = np.nonzero(shared)
    box = Box(
        (body.left + columns.min()) / GRID,
        -(body.top + rows.max() + 1) / GRID,
        (body.left + columns.max() + 1) / GRID,
        -(body.top + rows.min()) / GRID,
    )
    return Meeting(How.TOUCHES, float(shared.sum() / body.mask.sum()), box)
