"""Two rods through a box: how far the lower one goes is the upper one's move times a ratio."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import final

from manim import VGroup

from grokdl import numerals
from grokdl.mobjects.paths import NOTHING, Drawing, Path, arrow_head, circle, joined, line, rounded
from grokdl.mobjects.text import MONO, Label, Number
from grokdl.mobjects.working import Part, Working, moving, parted, sign
from grokdl.stage import Box, Point, box_at, theme
from grokdl.stage.style import Style

CASE = 0.26  # of the room's width: how wide the box is
OUT = 0.7  # a rod pushed in as far as it goes still stands out so far
APART, CASE_OVER = 1.5, 0.75  # from rod to rod, and from a rod to the box's edge
THICK, KNOB, ROUND = 0.3, 0.3, 0.12
HEAD = 0.22
NAME, ARROW, NUMBER = 0.48, 0.6, 0.16  # from a rod to its name and its arrow, from that to a number
PAST = 0.08  # so far the line at the knobs' start goes on beyond the arrows
AT_REST = 0.002  # of the farthest way: a rod that passes so near its place has no number
HALF, FAINT = 0.5, 0.12  # of the time; how clear a number is at least, while it changes


@dataclass(frozen=True)
class RodState:
    """How far the upper rod is pushed in, the ratio, whether the box tells it, and how clearly."""

    moved: float
    ratio: float
    told: bool = False
    clear: float = 1.0

    @property
    def lower(self) -> float:
        """How far the lower rod goes in."""
        return self.moved * self.ratio


@final
class RodBox(Drawing):
    """A box with two rods; an arrow beside each shows how far its knob has gone.

    The rods have room to go `farthest` in and out.
    """

    def __init__(self, style: Style, room: Box, farthest: float) -> None:
        super().__init__()
        colours, words, middle = style.theme, style.words, room.centre
        width, height = room.width * CASE, APART + 2 * CASE_OVER
        self.case = box_at(middle, (width, min(height, room.height)))
        travel = (self.case.left - room.left - KNOB - OUT) / 2
        self.farthest, self.unit = farthest, travel / farthest
        self.start = self.case.left - OUT - travel
        self.levels = middle.y + APART / 2, middle.y - APART / 2
        roles = "weight", "error"
        self.rods = [Path(fill=colours.role(role), z_index=1) for role in roles]
        self.arrows = [Path(stroke=colours.role(role), width=4, z_index=1) for role in roles]
        self.heads = [Path(fill=colours.role(role), z_index=1) for role in roles]
        self.names = [
            Label(style, words(f"{which} rod"), role=role, size=theme.SMALL)
            for which, role in zip(("upper", "lower"), roles, strict=True)
        ]
        self.learning = [
            Label(style, words(role), role=role, size=theme.SMALL).show(False) for role in roles
        ]
        self.numbers = [
            Number(style, "", role=role, size=theme.CAPTION, font=MONO, anchor=0.5)
            for role in roles
        ]
        self.level = Path(stroke=colours.axis, width=theme.FINE)
        self.plate = Path(stroke=colours.ink, width=3, fill=colours.card, z_index=2)
        self.sign = Number(style, "", size=theme.LARGE, font=MONO)
        self.add(self.level, *self.rods, self.plate, self.sign, *self.arrows, *self.heads)
        self.add(*self.names, *self.learning, *self.numbers)
        self._draw_case()

    def show(self, state: RodState) -> None:
        """Draw the rods where they are."""
        if self.already_shows(state):
            return
        of = {"moved": state.moved, "ratio_now": state.ratio}
        is_off = abs(state.moved) * max(1.0, abs(state.ratio)) > AT_REST * self.farthest
        for k, gone in enumerate((state.moved, state.lower)):
            self._draw_rod(k, gone)
            self.numbers[k].set_text(numerals.plain(gone)).show(gone != 0 and is_off)
            self._draw_arrow(k, gone)  # whose number stands higher if it has a comma
            self.numbers[k].showing(("moved", "lower_moved")[k], of=of)
        times = f"{numerals.TIMES}{numerals.plain(state.ratio)}" if state.told else numerals.UNKNOWN
        self.sign.fill(times, self.case.width - 0.3).showing("ratio_now", of=of)
        self.sign.centre_at(self.case.centre).set_fill(opacity=state.clear)

    def knob(self, k: int, gone: float) -> Point:
        """Where the knob of the upper (0) or the lower rod (1) is when that has gone so far in."""
        return Point(self.start + self.unit * gone, self.levels[k])

    def _draw_case(self) -> None:
        self.plate.draw(rounded(self.case, 2 * ROUND))
        low, high = self.levels[1] - ARROW - PAST, self.levels[0] + ARROW + PAST
        self.level.draw(line(Point(self.start, low), Point(self.start, high)))
        for k, names in enumerate(zip(self.names, self.learning, strict=True)):
            for name in names:
                y = self.levels[k] + (NAME if k else -NAME - 0.5 * name.em)
                name.place(self.case.right + NUMBER, y - (0.3 * name.em if k else 0), 0)

    def learn(self) -> None:
        """Call the upper rod the weight, and the lower one the error."""
        for before, now in zip(self.names, self.learning, strict=True):
            before.show(False)
            now.show(True)

    def _draw_rod(self, k: int, gone: float) -> None:
        """A knob, and a rod that comes out of the box's other side as far as it goes in."""
        knob = self.knob(k, gone)
        length = 2 * (self.case.centre.x - self.start)
        rod = Box(knob.x, knob.y - THICK / 2, knob.x + length, knob.y + THICK / 2)
        self.rods[k].draw(joined([rounded(rod, ROUND), circle(knob, KNOB)]))

    def _draw_arrow(self, k: int, gone: float) -> None:
        """An arrow as long as the way the knob has gone: over the upper rod, under the lower."""
        self.arrows[k].draw(NOTHING)
        self.heads[k].draw(NOTHING)
        y, way = self.levels[k] + (-ARROW if k else ARROW), self.unit * gone
        start, tip = Point(self.start, y), Point(self.start + way, y)
        size = min(HEAD, abs(way))
        if size > 0:
            towards = 1 if way > 0 else -1
            self.heads[k].draw(arrow_head(tip, 0 if way > 0 else math.pi, size))
            self.arrows[k].draw(line(start, tip._replace(x=tip.x - towards * 0.8 * size)))
        number = self.numbers[k]
        below = NUMBER + 0.73 * number.em
        number.place((start.x + tip.x) / 2, y - below if k else y + NUMBER + number.hang)


@final
class RodsAndRatio(VGroup):
    """The rods, and over them the lower one's way divided by the upper one's: always the ratio."""

    def __init__(self, style: Style, box: Box, ratio: float, push: float) -> None:
        """Take a ratio, and how far the upper rod is pushed and pulled at most."""
        super().__init__()
        top, low = parted(box)
        self.ratio, words = ratio, style.words
        self.rods = RodBox(style, low, push * max(1.0, abs(ratio)))
        lower = moving([-abs(ratio * push), abs(ratio * push)], "error", "lower_moved")
        upper = moving([-push, push], "weight", "moved")
        texts = [numerals.plain(sense * ratio) for sense in (1, -1)]
        result = Part(max(texts, key=len), "ink", "ratio_now")
        self.workings = []
        for name, other in ((words("lower"), words("upper")), (words("error"), words("weight"))):
            parts = Part(name, "error"), lower, sign("÷"), Part(other, "weight")
            self.workings.append(Working(style, top, [*parts, upper, sign("="), result]))
        self.learns = False
        self.add(self.rods, *self.workings)
        self.show(0)

    def show(self, moved: float, sense: float = 1, told: bool = False, rest: float = 1.0) -> None:
        """Show the upper rod pushed in so far; a `sense` of −1 turns the ratio round.

        With `rest` the numbers stand still.
        """
        state = RodState(moved, sense * self.ratio, told)
        self.rods.show(state)
        of = {"moved": moved, "ratio_now": state.ratio}
        for of_learning, working in enumerate(self.workings):
            is_seen = moved != 0 and of_learning == self.learns
            first = 0 if is_seen else len(working.parts)
            working.show(state.lower, moved, state.ratio, of=of, rest=rest, first=first)

    def learn(self) -> None:
        """Call the rods weight and error from now on."""
        self.learns = True
        self.rods.learn()

    def turn_round(self, share: float) -> None:
        """Take the ratio out of the box, and write the opposite one into it: it does not count."""
        sense = 1 if share < HALF else -1
        clear = max(FAINT, abs(share - HALF) / HALF)
        self.rods.show(RodState(0.0, sense * self.ratio, told=True, clear=clear))
