"""The weight axis and the error axis under a bowl."""

from __future__ import annotations

from itertools import product

from grokdl import numerals
from grokdl.mobjects.paths import NOTHING, Drawing, Path, line
from grokdl.mobjects.text import Label, Number
from grokdl.stage import Box, Point, View, theme, ticks
from grokdl.stage.style import Style

MOST_TICKS = 5
# of the ticks' numbers: the size, and how far (units) they may reach over the axis's left end;
# long ones take the second, or the third
ROOMS = (theme.TICK, 0.0), (theme.NARROW, 0.2), (theme.LEAST, 0.2)
PAST_THE_END = 0.1  # so far they may reach over the right end, where the axis's name gives way
NARROW = 3.5  # a view that is less wide has its numbers nearer to each other
APART, NEAR = 0.15, 0.05
TICK_DROP = 0.39  # from the axis to the baseline of a tick's number, which clears dot and ring
TICK_ROW = (0.07, 0.46)  # below the axis: verticals leave this row to the numbers


class BowlAxes(Drawing):
    """Two axes with round ticks on the weight's; `show` follows the view."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        colours = style.theme
        self.weight_axis = Path(stroke=colours.axis, width=theme.FINE)
        self.error_axis = Path(stroke=colours.axis, width=theme.FINE)
        self.weight_name = Label(
            style, style.words("weight"), role="weight", size=theme.SMALL, anchor=1
        )
        self.error_name = Label(
            style, style.words("error"), role="error", size=theme.SMALL, anchor=0.5
        )
        self.numbers = [
            Number(style, "0", role="muted", size=theme.TICK, anchor=0.5)
            for _ in range(2 * MOST_TICKS)
        ]
        self.add(self.weight_axis, self.error_axis, self.weight_name, self.error_name)
        self.add(*self.numbers)

    def show(self, view: View, ahead: View | None = None) -> None:
        """Draw the axes for a view.

        The ticks are those of the view `ahead`, if there is one: in a quick zoom they would flash.
        """
        if self.already_shows(view, ahead):
            return
        zone = view.zone
        self.weight_axis.draw(line(Point(zone.left, zone.bottom), Point(zone.right, zone.bottom)))
        self.weight_name.place(zone.right, zone.bottom - TICK_DROP)
        self._show_error_axis(view)
        self._show_ticks(view, ahead or view)

    def _show_error_axis(self, view: View) -> None:
        zone, at_zero = view.zone, view.x(0)
        seen = zone.left <= at_zero <= zone.right
        x = at_zero if seen else zone.left
        top = Point(x, zone.top + 0.1)
        self.error_axis.draw(line(Point(x, zone.bottom), top) if seen else NOTHING)
        half = self.error_name.text_width / 2  # above the plot, where no bowl can reach
        self.error_name.place(min(max(x, zone.left + half), zone.right - half), top.y + 0.07)

    def _show_ticks(self, view: View, ahead: View) -> None:
        """Number so many ticks that at least two can be read; one alone tells no scale."""
        counts = MOST_TICKS, 2 * MOST_TICKS
        ways = [(False, True), (False, False), (True, True), (True, False)]
        for (added, named), (size, over), most in product(ways, ROOMS, counts):
            places = ticks(ahead.low, ahead.high, most)
            self.weight_name.show(named)  # it gives way where nothing else helps
            for number in self.numbers:
                number.resize(size)
            if self._number(ahead, places, over, added) >= 2:
                break
        else:
            added = False
            self.weight_name.show(True)
            self._number(ahead, places, over)
        if view != ahead:
            self._number(view, places, over, added)

    def _number(self, view: View, places: list[float], over: float, added: bool = False) -> int:
        """Put numbers where there is room for them; return how many there are.

        Those `added` to the first one say how much larger than that they are: "+ 1e−8".
        """
        name = self.weight_name
        low = view.zone.left - over
        high = name.box.left - 0.2 if name.shown else view.zone.right + PAST_THE_END
        digits, first = _digits(places), None
        for number, weight in zip(self.numbers, places + [None] * len(self.numbers), strict=False):
            if weight is None:
                number.show(False)
                continue
            text = numerals.plain(weight, digits)
            if added and first is not None:
                text = numerals.signed(weight - first, 2)
            number.set_text(text).place(view.x(weight), view.zone.bottom - TICK_DROP)
            number.show(number.box.left >= low and number.box.right <= high)
            first = weight if first is None and number.shown else first
        self._thin_out(APART if view.zone.width > NARROW else NEAR)
        return sum(number.shown for number in self.numbers)

    def _thin_out(self, apart: float) -> None:
        end = float("-inf")
        for number in (number for number in self.numbers if number.shown):
            number.show(number.box.left > end + apart)
            end = number.box.right if number.shown else end

    @property
    def boxes(self) -> list[Box]:
        """The boxes of the axes' names, for labels that look for a free place."""
        return [self.weight_name.box, self.error_name.box]


def _digits(places: list[float]) -> int:
    """How many significant digits tell these ticks apart."""
    if len(places) < 2:
        return 3
    step, largest = places[1] - places[0], max(abs(places[0]), abs(places[-1]))
    return min(12, max(2, len(str(int(largest / step))) + 1)) if step else 3
