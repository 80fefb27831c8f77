"""A step is alpha times input squared gaps long: steps of several inputs on a ruler of gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, final

from manim import Animation, VGroup

from grokdl import numerals
from grokdl.mobjects.formula import InputSquared
from grokdl.mobjects.gap_ruler import GapBar, GapRuler, Rows, rows_in
from grokdl.mobjects.paths import NOTHING, Drawing, Path, circle, line
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.text import Label
from grokdl.mobjects.working import Part, Working, shift, sign, to_the_left
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

BOOKS_INPUTS = (0.5, 1.1, 2.0)  # of 4.11, 4.12 and 4.21
DOT = 0.14
BAR, UNDER = 5, 0.24  # Manim's units, and units: what is left of a gap, under its step's arrow
RESULT = 1.5  # the room of the result, over the ruler
COMMA = 0.02  # units by which a comma hangs below a sum, and a point does not


class Step(NamedTuple):
    """An input and an alpha: what decides how long a step is, counted in gaps."""

    input: float
    alpha: float

    @property
    def reach(self) -> float:
        """How many gaps it is long."""
        return self.alpha * self.input**2


def books_inputs_and(input: float) -> list[float]:
    """Return an input's size, and two of the book's beside it, in order."""
    own = abs(input) or 1.0
    return sorted([*[other for other in BOOKS_INPUTS if other != own][:2], own])


def steps_beside(input: float, alpha: float) -> list[Step]:
    """Return steps with an alpha: of an input's size, and of two of the book's inputs."""
    return [Step(one, alpha) for one in books_inputs_and(input)]


@final
class StepInGaps(VGroup):
    """The `result`, a `ruler` of gaps in its `place`, and on it a row for each step."""

    def __init__(
        self, style: Style, box: Box, steps: Sequence[Step], beside: Sequence[float] = ()
    ) -> None:
        """Take the steps, and other lengths, in gaps, that the ruler has room for."""
        super().__init__()
        upper, self.place = parted_for_the_result(box)
        self.result = StepInGapsResult(style, upper)
        rows = rows_in(self.place, len(steps))
        reaches = [*(step.reach for step in steps), *beside]
        self.ruler = GapRuler(style, rows.ruler, reaches, rows.spans)
        self.rows = [_Row(style, rows, k, self.ruler, step) for k, step in enumerate(steps)]

    def land(self) -> list[Animation]:
        """Return how all dots go to where their steps end, and what is left of their gaps grows."""
        return [Redraw(row, lambda row, share: row.go(share)) for row in self.rows]


def parted_for_the_result(box: Box) -> tuple[Box, Box]:
    """Return the place of the result, and that of a ruler under it."""
    upper = box._replace(bottom=box.top - RESULT)
    return upper, box._replace(top=upper.bottom - 0.08)


@final
class StepInGapsResult(VGroup):
    """What a step is, counted in gaps: alpha times input squared, in their colours."""

    def __init__(self, style: Style, box: Box) -> None:
        super().__init__()
        said = style.words("step in gaps")
        stacked = box.height > 1.2
        size = theme.TITLE if stacked else theme.CAPTION
        upper = box._replace(bottom=box.top - 0.5)
        lower = box._replace(top=upper.bottom) if stacked else box
        self.formula = InputSquared(style, lower, size, "" if stacked else said)
        parts = (*self.formula.words.labels, self.formula.exponent)
        shift(parts, min(0.0, box.right - self.formula.exponent.box.right))  # long words
        self.add(self.formula)
        if stacked:
            name = Label(style, said, role="weight", size=theme.SUBTITLE, anchor=0.5)
            self.add(name.place(box.centre.x, upper.centre.y - 0.12))


@final
class _Row(Drawing):
    """A step: its length as a product, and as an arrow of so many gaps along the ruler."""

    def __init__(self, style: Style, rows: Rows, k: int, ruler: GapRuler, step: Step) -> None:
        super().__init__()
        colours, (input, alpha) = style.theme, step
        self.ruler, self.reach, self.y = ruler, step.reach, rows.middle(k)
        factors = [Part(numerals.plain(input), "input", "input") for _ in range(2)]
        parts = [Part(numerals.plain(alpha), "alpha", "alpha"), sign("×")]
        parts += [factors[0], sign("×"), factors[1], sign("=")]
        parts.append(Part(numerals.plain(self.reach), "weight", "reach"))
        self.sum = Working(style, rows.sum_box(k), parts, size=theme.CAPTION)
        self.sum.show(alpha, input, input, self.reach, of=step._asdict(), rest=1)
        to_the_left(self.sum)
        if not rows.beside and any("," in label.text for label in self.sum.labels):
            shift(self.sum.labels, 0.0, COMMA)
        self.arrow = GapBar(colours.weight)
        self.dot = Path(stroke=colours.dot_ring, width=2, fill=colours.dot, z_index=3)
        self.dot.draw(circle(Point(ruler.x(0), self.y), DOT))
        self.ghost = Path(fill=colours.ghosts[0], z_index=2)
        self.left = Path(stroke=colours.goal, width=BAR, z_index=1)
        self.add(self.sum, *self.arrow.parts, self.ghost, self.left, self.dot)
        self.show(0)

    def already_shows(self, *state: object) -> bool:
        """Tell whether it shows this state; its sum is always the same."""
        same = state == self.shown_as
        self.shown_as = state
        return same

    def show(self, share: float) -> None:
        """Draw a share of the step."""
        self.change_from(0, share)

    def change_from(self, length: float, share: float) -> None:
        """Draw a step of so many gaps, changed by a share into this row's own.

        One that is longer than the ruler has an open end.
        """
        if self.already_shows(length, share):
            return
        first, last = (max(min(gaps, 1e6), -1e6) for gaps in (length, self.reach))
        self.arrow.draw(self.ruler, self.y, first + share * (last - first))

    def go(self, share: float) -> None:
        """Let the dot go a share of the way to the step's end, and draw what is left of its gap.

        It leaves the ruler where that has no room for the step.
        """
        ruler, start = self.ruler, Point(self.ruler.x(0), self.y)
        low, high = ruler.box.left + DOT, ruler.box.right - DOT
        at = start.x + share * (ruler.x(self.reach) - start.x)
        there = low <= at <= high
        self.ghost.draw(circle(start, DOT) if share else NOTHING)
        self.dot.draw(circle(start._replace(x=at), DOT) if there else NOTHING)
        y, best = self.y - UNDER, ruler.x(1)
        self.left.draw(
            line(Point(best, y), Point(min(max(at, low), high), y)) if share else NOTHING
        )
