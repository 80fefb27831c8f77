"""What is cut off at the frame's edge, in any scene."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..engine.painting import CameraView
from ..stage import Box
from .check import Check
from .finding import Fault
from .places import SLACK
from .shapes import Shape
from .walk import Frame, seen_by

SIDES = ("left", "bottom", "right", "top")


class Edges(Check):
    """Nothing that stands is cut off at the frame's edge.

    Lines and graphs may leave the frame, and what goes from one of its edges to the other, or lies
    outside, is meant so. What moves may come and go, and a camera that has moved cuts as it likes.
    """

    every = True

    def __init__(self) -> None:
        super().__init__()
        self._before: dict[int, Box] = {}
        self._view: CameraView | None = None

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each text, and each drawing that is no line."""
        self._view = self._view or frame.display.view
        if frame.display.view != self._view:
            return
        edge = seen_by(frame.scene.camera)
        things: dict[int, list[Shape]] = {}
        for shape in frame.seen:
            if shape.text or is_closed(shape):
                things.setdefault(id(shape.thing), []).append(shape)
        before, self._before = self._before, {}
        for key, shapes in things.items():
            if all(edge.grown(SLACK).holds(shape.box) for shape in shapes):
                continue
            self.examined["edges"] += 1
            box = self._before[key] = union([shape.extent(edge) for shape in shapes])
            moves = not frame.rests and before.get(key) != box
            if not moves and frame.changing.isdisjoint(shapes):
                yield from _cut_off(shapes[0], box, edge)


def _cut_off(shape: Shape, box: Box, edge: Box) -> Iterator[Fault]:
    beyond = (
        edge.left - box.left,
        edge.bottom - box.bottom,
        box.right - edge.right,
        box.top - edge.top,
    )
    left, bottom, right, top = (way > SLACK for way in beyond)
    spans = (left and right) or (bottom and top)
    if not box.overlaps(edge) or (spans and not shape.text):
        return
    if max(beyond) > SLACK:
        side = SIDES[beyond.index(max(beyond))]
        said = f"{max(beyond):.2f} units beyond it"
        where, key = f"the frame's {side} edge", (id(shape.thing), side)
        yield Fault("cut off", str(shape), where, round(max(beyond), 4), said, box, key, "at")


def is_closed(shape: Shape) -> bool:
    """Tell whether an outline has an inside."""
    return shape.fill_opacity > 0 or bool(np.allclose(shape.points[0], shape.points[-1]))


def union(boxes: list[Box]) -> Box:
    """Return the box around some boxes."""
    edges = np.array(boxes)
    return Box(*edges[:, :2].min(axis=0).tolist(), *edges[:, 2:].max(axis=0).tolist())
