"""Two rulers: one length, measured in two units; of the finer one it takes the larger number."""

from __future__ import annotations

import math
from typing import final

from grokdl import numerals
from grokdl.mobjects.card import Card
from grokdl.mobjects.paths import Drawing, Path, joined, line
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.mobjects.working import Part, Working, parted, sign
from grokdl.stage import Box, Point, theme
from grokdl.stage.style import Style

METRE = 100  # centimetres
NAMES = ("first_input", "second_input")
RIGHT, BESIDE = 1.8, 0.2  # the room of the numbers, beside the rulers
TALL, APART, ROD = 0.8, 0.2, 14.0  # a ruler's height, and what it keeps from the rod; its stroke
TICK, LONG = 0.14, 0.26  # a tick, and every tenth of them
PAD, LOW = 0.18, 0.14  # from a ruler's edges to its name


@final
class TwoRulers(Drawing):
    """A rod between two rulers that are as long; the `working` is a drawing of its own."""

    def __init__(self, style: Style, box: Box, inputs: tuple[float, float], factor: float) -> None:
        """Take two inputs: the larger is the length; one unit is `factor` times finer."""
        super().__init__()
        top, low = parted(box)
        self.length, self.quantity = max(zip(inputs, NAMES, strict=True))
        self.factor, self.in_metres = factor, factor == METRE
        names = ("metres", "centimetres") if self.in_metres else ("some unit", "finer unit")
        self.zone = low._replace(right=low.right - RIGHT - BESIDE)
        self.rod = Path(stroke=style.theme.input, width=ROD, z_index=1)
        self.ticks = [Path(stroke=style.theme.ink, width=theme.FINE) for _ in names]
        self.rulers = [Card(style, self._ruler(k), z_index=-1) for k in range(2)]
        self.names = [
            Label(style, style.words(name), role="muted", size=theme.BODY).fit(
                self.zone.width - 2 * PAD
            )
            for name in names
        ]
        self.numbers = [Number(style, "", role="input", size=theme.TITLE, font=MONO) for _ in names]
        self.working = self._sum(style, top)
        self.add(*self.rulers, *self.ticks, self.rod, *self.names, *self.numbers)
        self._place()
        self.show(0)

    @property
    def measured(self) -> float:
        """How many of the finer units it is long."""
        return self.length * self.factor

    def show(self, share: float) -> None:
        """Draw a share of the finer ruler, from its start; its number comes with its end."""
        if self.already_shows(share):
            return
        room = self._ruler(1)
        right = room.left + share * room.width
        marks = [mark for mark in self._marks(1) if mark[0].x <= right + 1e-9]
        self.ticks[1].draw(joined([line(*mark) for mark in marks]))
        self.numbers[1].show(share == 1)

    def _place(self) -> None:
        """Set what does not change: the rod, the first ruler, names and numbers."""
        y, cap = self.zone.centre.y, ROD / 200  # its stroke reaches so far beyond its ends
        ends = self.zone.left + cap, self.zone.right - cap
        self.rod.draw(line(Point(ends[0], y), Point(ends[1], y)))
        self.ticks[0].draw(joined([line(*mark) for mark in self._marks(0)]))
        of = {"at": self.length, "finer": self.factor}
        values = (self.length, self.quantity), (self.measured, "measured")
        for k, (value, quantity) in enumerate(values):
            room = self._ruler(k)
            base = room.bottom + LOW if k else room.top - LOW - 0.72 * self.names[k].em
            self.names[k].place(room.left + PAD, base)
            number = self.numbers[k].fill(numerals.plain(value, 6), RIGHT)
            number.showing(quantity, of=of)
            number.place(room.right + BESIDE, room.centre.y - 0.36 * number.em)

    def _ruler(self, k: int) -> Box:
        """The place of a ruler: over the rod, or under it."""
        y = self.zone.centre.y
        low = y - APART - TALL if k else y + APART
        return self.zone._replace(bottom=low, top=low + TALL)

    def _marks(self, k: int) -> list[tuple[Point, Point]]:
        """The ticks of a ruler, at its edge beside the rod: every so many units."""
        number, room = (self.length, self.measured)[k], self._ruler(k)
        step = 10.0 ** math.floor(math.log10(number) + 1e-9)
        step /= 10 if k and step >= 10 else 1
        edge, way = (room.top, -1) if k else (room.bottom, 1)
        xs = [
            (j, room.left + j * step / number * room.width)
            for j in range(1, math.ceil(number / step - 1e-9))
        ]
        return [
            (Point(x, edge), Point(x, edge + way * (LONG if j % 10 == 0 or not k else TICK)))
            for j, x in xs
        ]

    def _sum(self, style: Style, box: Box) -> Working:
        """The number in the finer unit: the first one, times the factor."""
        parts = [
            Part(style.words("input"), "input"),
            Part(numerals.plain(self.length), "input", self.quantity),
            sign("×"),
            Part(numerals.plain(self.factor), "input", "finer"),
            sign("="),
            Part(numerals.plain(self.measured, 6), "input", "measured"),
        ]
        drawn = Working(style, box, parts)
        drawn.show(of={"at": self.length, "finer": self.factor}, rest=1)
        return drawn
