"""The error of every step beside the bowl: stems as high as the dot, on the bowl's own scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.mobjects.error_axis import ErrorAxis
from grokdl.mobjects.error_chart import FIRST, ErrorChart
from grokdl.mobjects.paths import NOTHING, Path, dashes, joined, line, polygon
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.stage import Box, Point, met, theme
from grokdl.stage.style import Style

BELOW, ABOVE = 0.5, 1.1  # what the plot leaves in its box, where no bowl is beside it
STEM = 7  # Manim's units: its width
FLAP = 0.2  # of the frame, torn on either side of a stem that breaks it
HIGH = 0.16  # how far a flap stands up
DASH = 0.16  # of the open end of such a stem
OVER = 0.14  # from a mark to its number
HEAD = 0.2  # from the plot to the words over it
CLEAR = 0.12
SHORT = 0.1  # so far a stem breaks the frame at least
HIGH_WORDS = 0.6  # over the plot: room for a large number


@final
class ErrorsAtTheBowl(ErrorChart):
    """A stem for each step's error, which rises as the dot goes, and breaks the frame with it.

    On its even scale the axis ends where the bowl's view does. As it bends, the stems become
    points, and the points a line. The number of the last step is lit as its mark comes.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        errors: FloatArray,
        beside: Sequence[FloatArray] = (),
        bowl: Box | None = None,
        ceiling: float | None = None,
    ) -> None:
        """Take the box, the run's errors, those of runs beside, and the place of a bowl beside."""
        self.bowl = bowl
        colours = style.theme
        self.ground = Path(fill=colours.card, z_index=-1)
        self.rim = Path(stroke=colours.axis, width=theme.FINE)
        self.stems = Path(stroke=colours.error, width=STEM, z_index=1.9)
        self.tie = Path(stroke=colours.error, width=theme.FINE, z_index=1.8)
        self.heights = [
            Number(style, "", size=theme.NARROW, font=MONO, anchor=0.5) for _ in range(FIRST)
        ]
        self.rising, self.open_ends = 0.0, True
        self.counted: int | None = None  # the step whose number is lit
        super().__init__(style, box, [errors], [""], beside, ceiling=ceiling)
        self.add(self.ground, self.rim, self.stems, self.tie, *self.heights)

    def _plot(self, longest_name: float) -> Box:
        box, words = self.box, self.style.words
        widest = max((numerals.power_of_ten(int(d)) for d in (self.low, self.high)), key=len)
        number = Number(self.style, widest + "0", size=theme.TICK).text_width
        step = Label(self.style, words("step"), size=theme.TICK).text_width
        right = box.right - max(number + 0.2, step + 0.15)
        if self.bowl is not None and self.bowl.right <= box.left:
            return Box(box.left + 0.1, self.bowl.bottom, right, self.bowl.top)
        return Box(box.left + 0.1, box.bottom + BELOW, right, box.top - ABOVE)

    def _axes(self) -> ErrorAxis:
        return ErrorAxis(self.style, self.plot, self.box.right, self.low, self.steps, right=True)

    def _add_words(self) -> None:
        super()._add_words()
        self.title.place(self.plot.left, self.plot.top + HEAD)
        self.scale_name.show(False)
        plot = self.plot
        corners = (plot.left, plot.bottom), (plot.right, plot.bottom)
        upper = (plot.right, plot.top), (plot.left, plot.top)
        self.ground.draw(polygon(*(Point(*corner) for corner in (*corners, *upper))))

    def rise(self, moment: float, height: float, bent: float, wide: float, top: float) -> None:
        """Draw the stems up to a moment; the one that is on its way is as high as a share.

        The axes are as for `show`, which draws no stem on its way.
        """
        self.rising = height
        self.show(moment, bent, wide, top)
        self.rising = 0.0

    def show(
        self, moment: float, bent: float = 1.0, wide: float = 1.0, top: float | None = None
    ) -> None:
        """Draw stems, marks and line up to a moment, on axes so far bent, and so far wide."""
        super().show(moment, bent, wide, top)
        self.scale_name.show(False)
        passed = min(int(moment + 1e-9), len(self.runs[0]) - 1)
        run = self.runs[0]
        spots = [self._spot(run, step) for step in self._marked(run, passed, stems=True)]
        if bent == 0:
            self.lines[0].draw(NOTHING)
        self._draw_stems(spots, moment, bent)
        self._draw_tie(spots[-1], bent)
        self._number_the_marks(spots, bent)
        at_its_end = wide == 1 and self.last.shown and passed == len(run) - 1 == self.slots - 1
        self.counted = passed if at_its_end else None
        self.last.set_fill(self.style.theme.role("ink" if at_its_end else "muted"))

    def _place_words(self, tips: Sequence[Point], moment: float) -> None:
        """The newest error is over the plot, beside the axis's name."""
        name = self.title.box
        left = name.right + CLEAR
        roomy = self.ceiling - self.plot.top > HIGH_WORDS
        self.values[0].resize(theme.CAPTION if roomy else theme.BODY)
        text = self.values[0].text
        over = 0.026 if "," in text else 0.0  # a comma hangs lower than a point
        self.values[0].place(left, self.title.at.y + over).fill(text, self.box.right - left)

    def _draw_stems(self, spots: Sequence[Point], moment: float, bent: float) -> None:
        """Each from the floor to its mark; as the axis bends they are drawn up to their marks."""
        floor, colours = self.plot.bottom, self.style.theme
        tips = list(spots) if bent < 1 else []
        going = self.rising > 0 and bent == 0 and moment < len(self.runs[0]) - 1
        if going:
            height = floor + self.rising * self.plot.height
            tips.append(Point(self.axis.x(int(moment + 1e-9) + 1), height))
        tips = [tip for tip in tips if tip.x <= self.plot.right]
        end, parts = self._end([tip.x for tip in tips if tip.y > self.plot.top]), []
        for tip in tips:
            top = min(tip.y, end)
            parts.append(line(Point(tip.x, floor + bent * (top - floor)), tip._replace(y=top)))
            if tip.y > top and self.open_ends:
                parts.append(line(tip._replace(y=top + DASH), tip._replace(y=top + 1.6 * DASH)))
        self.stems.draw(joined(parts))
        self.stems.set_stroke(colours.error if bent == 0 else colours.ghosts[2])
        self._draw_rim([tip.x for tip in tips if tip.y > self.plot.top], bent)

    def _end(self, broken: Sequence[float]) -> float:
        """How high stems are at most: many, or some with words over them, just break the frame."""
        self.open_ends = self.wide == 0 and not any(map(self._under_words, broken))
        return self.ceiling - 2 * DASH if self.open_ends else self.plot.top + SHORT

    def _under_words(self, x: float) -> bool:
        """Tell whether there are words over the plot where a line leaves it."""
        over = Box(x - CLEAR, self.plot.top, x + CLEAR, self.ceiling)
        return bool(met(over, [self.title.box, self.values[0].box]))

    def _highest(self, spots: Sequence[Point]) -> float:
        """How high the line may go: no farther than just out of the frame, where words are."""
        under = self._under_words(self._tip(spots).x)
        return self.plot.top + SHORT if under else super()._highest(spots)

    def _draw_rim(self, broken: Sequence[float], bent: float) -> None:
        """The frame's upper edge, torn open where a stem breaks through."""
        plot, parts, start = self.plot, [], self.plot.left
        for x in broken:
            low, high = max(start, x - FLAP), min(plot.right, x + FLAP)
            parts += [line(Point(start, plot.top), Point(low, plot.top))]
            for side, edge in ((-1, low), (1, high)):
                up = Point(x + side * FLAP / 2, plot.top + HIGH)
                parts.append(line(Point(edge, plot.top), up))
            start = high
        parts.append(line(Point(start, plot.top), Point(plot.right, plot.top)))
        parts.append(line(Point(plot.left, plot.bottom), Point(plot.left, plot.top)))
        self.rim.draw(joined(parts) if bent == 0 else NOTHING)

    def _draw_tie(self, spot: Point, bent: float) -> None:
        """A dashed line from the bowl to the newest mark, which is as high as the dot."""
        beside = self.bowl is not None and self.bowl.right <= self.plot.left
        seen = bent == 0 and beside and spot.y <= self.plot.top + 1e-9 and not self.rising
        start = Point(self.bowl.right, spot.y) if self.bowl is not None else spot
        self.tie.draw(dashes(start, spot) if seen else NOTHING)

    def _number_the_marks(self, spots: Sequence[Point], bent: float) -> None:
        """The error over each mark, where it has room."""
        pitch = self.axis.x(1) - self.axis.x(0)
        end, newest = self.plot.left, spots[-1]
        for k, number in enumerate(self.heights):
            number.show(bent == 0 and self.wide == 0 and k < len(spots))
            if not number.shown:
                continue
            number.set_text(numerals.plain(float(self.runs[0][k])))
            number.place(spots[k].x, spots[k].y + OVER)
            box = number.box
            fits = number.text_width < pitch and box.left > end and box.top < self.plot.top
            tied = number is not self.heights[len(spots) - 1] and self.tie.has_points()
            crossed = tied and box.bottom - 0.03 < newest.y < box.top + 0.03
            number.show(fits and box.right < self.plot.right and not crossed)
