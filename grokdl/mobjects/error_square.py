"""The error as a literal square: its side is the miss, to scale, and its area is the error."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, final

from grokdl.learning import neuron
from grokdl.learning.history import FloatArray
from grokdl.mobjects.break_marks import TOOTH, torn
from grokdl.mobjects.paths import NOTHING, Drawing, Path, joined, line, polygon
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import Box, Point, box_at, free_place, met, theme
from grokdl.stage.style import Style

PAD = 0.16  # from the square to its words outside
AIR = 0.42  # ems around those in it
LINE = 0.84  # of the em: the height that a label outside takes
SIZES = (
    theme.LARGE,
    theme.TITLE,
    theme.CAPTION,
    theme.BODY,
    theme.SMALL,
)  # of the area's number, inside
OUTSIDE = (theme.BODY, theme.SMALL, theme.NARROW, theme.LEAST)


@dataclass(frozen=True)
class ErrorSquareState:
    """The square of a miss, and where it stands.

    It stands on `foot` with a lower corner, on the side of the goal; `unit` is the length of 1 in
    units of the frame; `raised` is the share of its height that is drawn (0 to 1). The texts are
    the numbers of its side and its area. Labels outside stay off `obstacles`.
    """

    prediction: float
    goal_prediction: float
    foot: Point
    unit: float
    side: str = ""
    area: str = ""
    raised: float = 1.0
    obstacles: tuple[Box, ...] = ()


class Extent(NamedTuple):
    """What is drawn of a square: its box, and on which sides it goes on."""

    box: Box
    left: bool
    right: bool
    top: bool


@final
class ErrorSquare(Drawing):
    """A square with the length of its side beside it, and its area in it, if there is room.

    What is too large for the box ends at the box's edge, which is torn there.
    """

    def __init__(self, style: Style, box: Box, area: str = "") -> None:
        """Take the box that it keeps to, and the word for what its area is."""
        super().__init__()
        self.style = style
        colours = style.theme
        self.box, self.inside = box, False
        self.fill = Path(fill=colours.error, z_index=0.6)
        self.edge = Path(stroke=colours.error, width=3, z_index=0.7)
        self.side = Number(style, "", role="error", size=theme.BODY, font=MONO, anchor=0.5)
        self.area = Number(style, "", role="error", size=theme.BODY, weight="semibold", anchor=0.5)
        self.side.showing("miss", of=self)
        self.area.showing("error", of=self)
        self.word = Label(style, area, role="error", size=theme.SMALL, anchor=0.5)
        self.add(self.fill, self.edge, self.side, self.area, self.word)

    def show(self, state: ErrorSquareState) -> None:
        """Draw the square of a miss."""
        if self.already_shows(state):
            return
        whole = extent_of(state, self.box)
        square = whole.box
        top = square.bottom + state.raised * square.height
        drawn = whole._replace(box=square._replace(top=top), top=whole.top and state.raised == 1)
        seen = square.width > 0 and state.raised > 0
        self.fill.draw(_area(drawn) if seen else NOTHING)
        self.edge.draw(_edges(drawn) if seen else NOTHING)
        self._place_words(state, whole)

    def _place_words(self, state: ErrorSquareState, whole: Extent) -> None:
        self.side.set_text(state.side).show(bool(state.side))
        self.area.set_text(state.area).show(bool(state.area))
        self.word.show(bool(state.area and self.word.text))
        taken = [*state.obstacles, whole.box]
        self._place_area(whole, taken)
        if self.inside and state.raised < 1:  # there is nothing behind the words yet
            self.area.show(False)
            self.word.show(False)
        self._place_side(whole.box, taken)

    def _place_area(self, whole: Extent, taken: list[Box]) -> None:
        """In the square, in the largest size that has room, or else over it or beside it."""
        inner = _untorn(whole)
        self.inside = any(self._has_room(size, inner) for size in SIZES)
        colours = self.style.theme
        for label in (self.area, self.word):
            label.set_fill(colours.ground if self.inside else colours.error)
        low = whole.box.bottom + LINE * self.side.em  # beside a tiny square: its side's length
        square = whole.box._replace(top=max(whole.box.top, low))
        middle = inner.centre if self.inside else self._put_outside(self._sized, square, taken)
        width, height = self._size
        taken.append(box_at(middle, (width, height)))
        self.area.place(middle.x, middle.y + height / 2 - 0.78 * self.area.em)
        self.word.place(middle.x, middle.y - height / 2 + 0.22 * self.word.em)

    def _place_side(self, square: Box, taken: list[Box]) -> None:
        def sized(size: float) -> tuple[float, float]:
            self.side.resize(size)
            return self.side.text_width, LINE * self.side.em

        self.side.centre_at(self._put_outside(sized, square, taken, beside_first=True))

    def _put_outside(
        self,
        sized: Callable[[float], tuple[float, float]],
        square: Box,
        taken: list[Box],
        beside_first: bool = False,
    ) -> Point:
        """The middle of a label outside, in the largest size that finds a free place."""
        for size in OUTSIDE:
            room = sized(size)
            around = _outside(square, *room, taken[-1].top)
            around = [*around[1:3], *around] if beside_first else around
            middle = free_place(room, around, self.box, taken, gap=0.02)
            if not met(box_at(middle, room), taken):
                break
        return middle

    @property
    def _size(self) -> tuple[float, float]:
        """The room that area and word take, one below the other."""
        word = self.word if self.word.shown else None
        width = max(self.area.text_width, word.text_width if word else 0.0)
        return width, LINE * self.area.em + (LINE + 0.45) * (word.em if word else 0.0)

    def _sized(self, size: float) -> tuple[float, float]:
        self.area.resize(size)
        self.word.resize(min(size, theme.SMALL))
        return self._size

    def _has_room(self, size: float, inner: Box) -> bool:
        width, height = self._sized(size)
        air = 2 * AIR * self.area.em
        return bool(width <= inner.width - air and height <= inner.height - air)


def extent_of(state: ErrorSquareState, box: Box) -> Extent:
    """Return what of a square lies in a box: a side is |prediction − goal_prediction| × unit."""
    delta = neuron.delta_of(state.prediction, state.goal_prediction)
    side = min(abs(delta) * state.unit, 1e6)
    foot = state.foot
    left, right = (foot.x, foot.x + side) if delta < 0 else (foot.x - side, foot.x)
    top = foot.y + side
    seen = Box(max(left, box.left), foot.y, min(right, box.right), min(top, box.top))
    return Extent(seen, left < box.left - 1e-9, right > box.right + 1e-9, top > box.top + 1e-9)


def _outside(square: Box, width: float, height: float, over: float) -> list[Point]:
    """Middles of a label over a square, beside it, under it, and over what is over it."""
    middle, up, aside = square.centre, height / 2 + PAD, width / 2 + PAD
    return [
        Point(middle.x, square.top + up),
        Point(square.right + aside, max(middle.y, square.bottom + height / 2)),
        Point(square.left - aside, max(middle.y, square.bottom + height / 2)),
        Point(square.right + aside, square.top + up),
        Point(square.left - aside, square.top + up),
        Point(middle.x, square.bottom - up),
        Point(middle.x, over + up),
    ]


def _untorn(extent: Extent) -> Box:
    box = extent.box
    return Box(
        box.left + TOOTH * extent.left,
        box.bottom,
        box.right - TOOTH * extent.right,
        box.top - TOOTH * extent.top,
    )


def _sides(extent: Extent) -> list[tuple[Point, Point, bool]]:
    """The sides counter-clockwise from the bottom, each with whether the square goes on there."""
    left, bottom, right, top = extent.box
    corners = [Point(left, bottom), Point(right, bottom), Point(right, top), Point(left, top)]
    goes_on = False, extent.right, extent.top, extent.left
    return list(zip(corners, corners[1:] + corners[:1], goes_on, strict=True))


def _edges(extent: Extent) -> FloatArray:
    return joined([line(start, end) for start, end, goes_on in _sides(extent) if not goes_on])


def _area(extent: Extent) -> FloatArray:
    sides = [torn(start, end) if goes_on else [start] for start, end, goes_on in _sides(extent)]
    return polygon(*(spot for side in sides for spot in side))
