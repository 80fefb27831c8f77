"""The tangent: which way the bowl leans at the dot, and how steeply."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from grokdl import numerals
from grokdl.mobjects.paths import NOTHING, Drawing, Path, dashes, line
from grokdl.mobjects.text import Label, Number, figures, outline
from grokdl.stage import (
    UNIT,
    Box,
    Point,
    View,
    box_at,
    clipped,
    met,
    moved_into,
    shared_area,
    theme,
)
from grokdl.stage.style import Style

HALF = 1.5
HALO = 9  # Manim's units: so wide the bowl is left out behind the line
HALF_HALO = HALO / 200  # in units of the picture, of which a stroke's is a hundredth
TOUCHING = 0.2  # how much worse a place is that something lies in than one with it beside
CROSSED = 0.5  # and one through which the tangent itself leads
GAP = 0.12  # between the word and the number
LIFTS = (0, 0.2, -0.2, 0.4, -0.4, 0.6, 0.9, 1.2, 1.6)
GAPS = 0.14, 0.14, 0.3  # between the label and the line's ends, and its middle
AWAYS = (0, 0.35, 0.8, 1.4, 2, 0.2, 0.55, 1.1, 1.7, -0.3, -0.6)
# more of a gap, where something is in between; then between these; and in part over the end
NARROW = 5.5  # in a view that is less wide the label may stand over the plot
SHORT = 7.0  # and in one less wide than this it is smaller, or in two rows, if that is better
OVER = 0.4  # the height over the plot of a narrow view that the label may take
ROW = 0.3  # the height of a row of the label
Place = tuple[int, int, float, float]
"""At which end (or the middle), on which side, how much higher and how much farther off."""
SIDES: list[Place] = [
    (end, side, lift, away)
    for away in AWAYS
    for lift in LIFTS
    for end in (0, 1, 2)
    for side in (1, -1)
]


class Form(NamedTuple):
    """How the label is set: in which size, and whether the number is under the word."""

    size: float
    in_rows: bool


USUAL = Form(theme.SMALL, False)
FORMS = (USUAL, *(Form(size, rows) for size in (theme.TICK, theme.LEAST) for rows in (False, True)))


class SlopePlace(NamedTuple):
    """Where the label is, as a number among SIDES, and in which form."""

    side: int = 0
    form: Form = USUAL


BESIDE_THE_END = SlopePlace()  # the upper one, where it has room most often


class Moment(NamedTuple):
    """The dot at some time: where it is, the slope there, and what a label must stay off."""

    at: Point
    slope: float
    obstacles: Sequence[Box]


class Tangent(Drawing):
    """A dashed line that touches the bowl at the dot, with its slope beside it.

    The label has one of several places beside the line; `place_for` chooses one.
    """

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.line = Path(stroke=style.theme.slope, width=3.6, z_index=3)
        self.halo = Path(stroke=style.theme.ground, width=HALO, z_index=1.05)
        self.word = Label(style, style.words("slope"), role="slope", size=theme.SMALL)
        self.number = Number(style, "0", role="slope", size=theme.SMALL)
        self.ends: tuple[Point, Point] | None = None  # of the line, while it is drawn
        self._left_out: Box | None = None  # where the label would lie on something else
        self.add(self.halo, self.line, self.word, self.number)

    def show(
        self,
        view: View,
        at: Point,
        slope: float,
        named: bool = True,
        place: SlopePlace = BESIDE_THE_END,
        lines: Callable[[], Sequence[Box]] = tuple,
    ) -> None:
        """Draw the tangent at a point of the bowl that lies in the view, with its slope or not.

        On its way the label is left out where it would lie on one of the `lines`, or on its own.
        """
        if self.already_shows(view, at, slope, named, place):
            if self._left_out is not None and not met(self._left_out, lines()):
                self._name(True)  # what lay there is gone
            return
        form = place.form
        ends = self._ends(view, at, slope)
        self.ends = ends[:2]
        self.line.draw(dashes(*self.ends))
        self.halo.draw(line(*self.ends))
        self._name(named)
        self.word.resize(form.size)
        self.number.resize(form.size).set_text(numerals.plain(slope))
        size = self._size(self.number.text, form)
        middle = _spot(SIDES[place.side], ends, size[0] / 2)
        self._place(moved_into(box_at(middle, size), _above_the_axis(view)), form)
        box = self.label_box
        if box is not None and clipped(*self.ends, self._written_on(box)):
            self._name(False)
        elif box is not None and met(box, lines()):
            self._name(False)
            self._left_out = box

    def _written_on(self, label: Box) -> Box:
        """What the line may not cross of a label's box: from the baseline up, and its halo."""
        return label._replace(bottom=self.number.at.y).grown(HALF_HALO)

    def _name(self, is_named: bool) -> None:
        """Show the label, or leave it out."""
        self._left_out = None
        self.word.show(is_named)
        self.number.show(is_named)

    def _place(self, box: Box, form: Form) -> None:
        """Put word and number into their box."""
        baseline = box.centre.y - 0.09
        if form.in_rows:
            self.word.place(box.left, baseline + ROW / 2)
            self.number.place(box.left, baseline - ROW / 2)
        else:
            self.word.place(box.left, baseline)
            self.number.place(box.left + self.word.text_width + GAP, baseline)

    @property
    def label_box(self) -> Box | None:
        """Where the slope is written, if it is."""
        if not self.word.shown:
            return None
        word, number = self.word.box, self.number.box
        right = max(word.right, number.right)
        return Box(word.left, number.bottom, right, word.top)

    def hide(self) -> None:
        """Draw nothing."""
        if self.already_shows():
            return
        self.ends = None
        self.line.draw(NOTHING)
        self.halo.draw(NOTHING)
        self._name(False)

    def place_for(self, view: View, moments: Sequence[Moment]) -> tuple[SlopePlace, bool]:
        """Return the most nearly free place for the label at all of these moments.

        Beside it: whether it is free enough.
        """
        least, best = math.inf, BESIDE_THE_END
        enough = 0.0 if view.zone.width < SHORT else TOUCHING
        for form in FORMS:
            badness, side = self._best_side(view, moments, form)
            if badness < least:
                least, best = badness, SlopePlace(side, form)
            if least <= enough:
                break
        return best, least <= enough

    def _best_side(self, view: View, moments: Sequence[Moment], form: Form) -> tuple[float, int]:
        """How bad the best place is for a form of the label, and which it is."""
        within, best = _above_the_axis(view), (math.inf, 0)
        lines = [
            (self._ends(view, at, slope), self._size(numerals.plain(slope), form), obstacles)
            for at, slope, obstacles in moments
        ]
        for side, place in enumerate(SIDES):  # the better ones first
            badness = sum(
                _badness(box_at(_spot(place, ends, size[0] / 2), size), within, obstacles, ends)
                for ends, size, obstacles in lines
            )
            best = min(best, (badness, side))
            if not badness:
                break
        return best

    def _size(self, number: str, form: Form) -> tuple[float, float]:
        """The size of the label with such a number."""
        em = form.size * UNIT
        width = figures(number, self.number.font, self.number.text_weight).advance * em
        word = outline(self.word.text, self.word.font, self.word.text_weight).advance * em
        if form.in_rows:
            return max(word, width), 2 * ROW
        return word + GAP + width, ROW

    def _ends(self, view: View, at: Point, slope: float) -> tuple[Point, Point, Point]:
        """Both ends of the line, the upper one first, and its middle."""
        angle = screen_angle(view, slope)
        dx, dy = math.cos(angle) * HALF, math.sin(angle) * HALF
        within = view.zone._replace(bottom=view.zone.bottom - 0.07)  # below are the ticks
        ends = clipped(Point(at.x - dx, at.y - dy), Point(at.x + dx, at.y + dy), within)
        low, high = sorted(ends or (at, at), key=lambda end: end.y)
        return high, low, at


def _above_the_axis(view: View) -> Box:
    """Where the label may be; in a narrow view also beside the error axis's name, over the plot."""
    over = OVER if view.zone.width < NARROW else 0.0
    return view.zone._replace(bottom=view.zone.bottom + 0.08, top=view.zone.top + over)


def _spot(place: Place, ends: tuple[Point, Point, Point], half: float) -> Point:
    """Where the label's middle is in some place, if it is twice `half` wide."""
    end, side, lift, away = place
    return Point(ends[end].x + side * (half + GAPS[end] + away), ends[end].y + lift)


def screen_angle(view: View, slope: float) -> float:
    """Return the angle (radians) at which a slope of the bowl is seen in a view."""
    across = view.zone.width / (view.high - view.low)
    upward = slope * view.zone.height / view.top
    return math.atan2(upward, across)


def _badness(
    wished: Box, within: Box, obstacles: Sequence[Box], ends: tuple[Point, Point, Point]
) -> float:
    """How bad it would be to have the label in a place, moved into the zone: 0 if it is free."""
    box = moved_into(wished, within)
    moved = abs(box.left - wished.left) + abs(box.bottom - wished.bottom)
    crossed = CROSSED if clipped(*ends[:2], box.grown(HALF_HALO)) else 0.0
    hidden = _hidden(box.grown(0.06), obstacles) + TOUCHING * len(met(box, obstacles))
    return moved + crossed + hidden


def _hidden(box: Box, obstacles: Sequence[Box]) -> float:
    """How bad it is that a label lies there: a thin line through it is bad too."""
    areas = [shared_area(box, obstacle) for obstacle in met(box, obstacles)]
    return sum(area + 0.05 for area in areas if area)
