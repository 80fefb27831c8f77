"""Places on a slide: how large it is, and where a clip and a title lie; in EMU, 914,400 an inch."""

from __future__ import annotations

from typing import Any, NamedTuple

SHORTER = 6_858_000  # 7.5 inches, as PowerPoint's own decks have
SHAPES = ((16, 9), (4, 3), (1, 1), (3, 4), (9, 16))  # of whole pictures
ALIKE = 0.01  # by so little may two shapes differ; a picture of whole pixels is rarely exact
MARGIN = SHORTER // 20
TITLE = SHORTER // 10  # the height of a title that is not seen


class Box(NamedTuple):
    """A rectangle on a slide: its left upper corner, width and height."""

    left: int
    top: int
    width: int
    height: int


def shape_of(width: int, height: int) -> tuple[int, int] | None:
    """Return the shape of a whole picture; None for a part of one, whose shape is its own."""
    near = [shape for shape in SHAPES if alike(width / height, shape[0] / shape[1])]
    return near[0] if near else None


def alike(one: float, other: float) -> bool:
    """Tell whether two ratios of width to height are the same to the eye."""
    return abs(one / other - 1) < ALIKE


def slide_size(width: int, height: int) -> tuple[int, int]:
    """Return the size of slides for pictures of so many pixels: 16:9 for a part of one."""
    across, down = shape_of(width, height) or SHAPES[0]
    unit = SHORTER // min(across, down)
    return across * unit, down * unit


def whole(room: Box, width: int, height: int) -> Box:
    """Return the largest box of a picture's shape in the middle of a room, whole.

    A room of nearly that shape is filled: no hair of the ground shows at the sides.
    """
    if alike(room.width / room.height, width / height):
        return room
    factor = min(room.width / width, room.height / height)
    across, down = round(width * factor), round(height * factor)
    return Box(
        room.left + (room.width - across) // 2, room.top + (room.height - down) // 2, across, down
    )


def above(width: int) -> Box:
    """Return where a title lies that is not seen: over the slide's edge, where PowerPoint has it.

    Screen readers, the outline and the list of slides read it all the same.
    """
    return Box(MARGIN, -TITLE - MARGIN, width - 2 * MARGIN, TITLE)


def beside(title: Box, width: int, height: int) -> Box:
    """Return the room that a visible title leaves, below it or above, whichever is higher."""
    below = Box(MARGIN, title.top + title.height, width - 2 * MARGIN, 0)
    under = height - MARGIN - below.top
    over = title.top - MARGIN
    if under >= over:
        return below._replace(height=under)
    return below._replace(top=MARGIN, height=over)


def place(shape: Any, box: Box) -> None:
    """Put a shape into a box."""
    shape.left, shape.top, shape.width, shape.height = box
