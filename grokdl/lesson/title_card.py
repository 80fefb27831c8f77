"""The card that opens a film: the dot of the title's i comes loose and falls into the fog."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from manim import FadeIn, Mobject

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.lesson.film_card import EDGE, SIGHT, WALL, WEIGHT, FilmCard, moving
from grokdl.mobjects.card import Card
from grokdl.mobjects.error_bowl import ErrorBowl, error_at
from grokdl.mobjects.lane import ARROW_DROP
from grokdl.mobjects.neuron_strip import HALO, PLATE, NeuronStrip, StripState
from grokdl.mobjects.paths import Path, circle, dashed_circle
from grokdl.mobjects.small_run import DOT
from grokdl.mobjects.weight_dot import RADIUS
from grokdl.mobjects.which_way import WhichWay
from grokdl.mobjects.wrapped import Wrapped
from grokdl.stage import Box, Point
from grokdl.stage.theme import FINE

FALL = 1.1  # seconds
PARTING = 0.5  # of the clearing has opened as the dot lands: from here on that is seen
WAYS_BELOW = 1.05  # units from the dot down to the arrows
FREE = 0.05  # units from a dot to the ring that keeps its place
AWAY, LEAST = 1.9, 4.4  # units from the dot to its neuron, and how wide that is
HIGH, AROUND = 1.0, 0.12  # units: how high it is, and to the edge of its card
ROCKED, FULL = 0.22, 2.0  # weights: of a turn, and of the whole knob
TURNED = 0.3  # of the knob, at the start
OVER = 0.15  # units from where captions stand to the bowls
TAKE = 0.8, 0.8, 1.2  # seconds, of each run
LAST = len(TAKE) - 1  # the one that flies out


class TitleCard(FilmCard):
    """A title, a line over it, and under it fog, with a question: `lines`.

    Two more lines are said of what the same rule does with three inputs of the book.
    """

    def construct(self) -> None:
        """Let the title stand, its dot fall, the fog open round it, and ask; then three runs."""
        self.bowl = ErrorBowl(self.style, WALL)
        self.cover(0)
        falling = self.falling_dot()
        self.title.add(falling)  # one of its letters, until it has landed
        self.add(self.fog, self.title, *self.about)
        self.rest(4 / 15)
        self.add(self.place_kept)
        self.act(*moving(self.fall, self.title, self.place_kept, self.fog), seconds=FALL)
        self.title.remove(falling)
        self.show_dot(self.landing, RADIUS, 0)
        self.add(self.bowl, self.dot)
        self.act(*moving(self.open, self.fog, self.bowl, self.dot), seconds=0.6)
        asked, knobs = [self.below(line) for line in self.lines[2:3]], self.knobs()
        if asked or knobs:
            self.come(*asked, *knobs)
        self.rest(0.2)
        self.act(*moving(partial(self.rock, knobs), self.dot, *knobs), seconds=1.4)
        ways = WhichWay(self.style, role="ink")
        self.add(ways)
        self.act(*moving(partial(self.ask_which_way, ways), ways), seconds=0.6)
        self.rest(0.73)
        gone = [self.title, *self.about, self.place_kept, self.fog, ways, *asked, *knobs]
        if len(self.lines) > 3:
            self.go(*gone, self.bowl)
            self.show_three_runs(*map(self.below, self.lines[3:]))
        else:
            self.go(*gone)

    def show_three_runs(self, rule: Wrapped, why: Wrapped) -> None:
        """Let the dot be one of three, which take the same rule's steps; one flies out."""
        safe = self.stage.safe.grown(-EDGE)
        shown = self.three_runs(self.stage.caption.top + OVER, safe.top)
        there = [FadeIn(part) for part in (*shown.drawings, rule)]
        places = (self.landing, RADIUS), (shown.start_of(0), DOT)
        self.dot.in_flight = True
        self.act(*moving(lambda share: self.fly(*places, share, 1), self.dot), *there, seconds=0.8)
        self.remove(self.dot)
        for k, seconds in enumerate(TAKE):
            self.act(*shown.takes(k), seconds=seconds)
        self.remove(rule)
        shown.light(LAST)
        self.come(why, seconds=0.4)
        self.rest(0.6)
        self.act(*shown.takes(LAST), seconds=TAKE[-1])
        self.rest(1.2)

    def knobs(self) -> list[Mobject]:
        """Return the neuron whose miss is the dot's height, on a card, if it has room there."""
        left, right = self.landing.x + AWAY, self.stage.safe.right
        if right - left < LEAST:
            return []
        middle, top = (left + right) / 2, self.landing.y + PLATE / 2 + HALO
        box = Box(middle - LEAST / 2, top - 1.2, middle + LEAST / 2, top)
        strip = NeuronStrip(self.style, box)
        card = Card(self.style, box._replace(bottom=top - HIGH).grown(AROUND), z_index=0.5)
        for part in (*strip.wires, *strip.heads):
            part.set_z_index(1)  # over the card
        self.turn([strip], 0)
        return [card, strip]

    def turn(self, knobs: Sequence[Mobject], by: float) -> None:
        """Draw the dot and the neuron with a weight so far from the start."""
        weight = WALL.weight + by
        prediction = neuron.predict(WALL.input, weight)
        said = [numerals.decimals(number, 2) for number in (weight, prediction)]
        state = StripState(numerals.exact(WALL.input), said[0], said[1], TURNED + by / FULL)
        for strip in knobs:
            if isinstance(strip, NeuronStrip):
                strip.show(state)
        self.show_dot(self.view.point(weight, error_at(WALL, weight)), RADIUS, 1)

    def rock(self, knobs: Sequence[Mobject], share: float) -> None:
        """Turn the weight up, down and back again: the dot goes along, lower and higher."""
        self.turn(knobs, ROCKED * math.sin(2 * math.pi * share) if share < 1 else 0.0)

    def ask_which_way(self, ways: WhichWay, share: float) -> None:
        """Draw a share of the arrows to both sides, under the dot."""
        row = self.landing.y - WAYS_BELOW + ARROW_DROP
        zone = self.view.zone._replace(bottom=row)
        ways.show(self.view.on(zone), WALL.weight, share)

    def falling_dot(self) -> Path:
        """Return the title's own dot, in its place."""
        self.loose = Path(stroke=self.colours.ink, width=2, fill=self.colours.ink, z_index=5)
        self.place_kept = Path(stroke=self.colours.ghosts[1], width=FINE, z_index=3)
        self.fall(0)
        return self.loose

    def fall(self, share: float) -> None:
        """Draw the dot on its way down, ever faster, and growing to a lesson's dot.

        As soon as it has left its place, there is a ring of dashes; the fog begins to part.
        """
        self.cover(PARTING * share)
        start, end, small = self.title.spot, self.landing, self.title.dot_radius
        gone = share * share
        y, radius = start.y + gone * (end.y - start.y), small + gone * (RADIUS - small)
        self.loose.draw(circle(Point(start.x, y), radius))
        if start.y - y > small + radius + FREE:
            self.place_kept.draw(dashed_circle(start, small))

    def open(self, share: float) -> None:
        """Draw the clearing, and as much of the bowl as can be seen in it."""
        self.cover(PARTING + (1 - PARTING) * share)
        self.show_dot(self.landing, RADIUS, share)
        view, reach, safe = self.view, share * SIGHT / WEIGHT, self.stage.safe.grown(-EDGE)
        low, high = view.weight(safe.left), view.weight(safe.right)
        self.bowl.show(view, max(WALL.weight - reach, low), min(WALL.weight + reach, high))
