"""The card that ends a film: the dot flies out, finds home with alpha; the rule, and thanks."""

from __future__ import annotations

import math
from functools import cached_property

from manim import FadeIn, LaggedStart

from grokdl import numerals
from grokdl.learning import book
from grokdl.learning.trainer import gradient_descent
from grokdl.lesson.film_card import BEYOND, OWN_WORDS, SIGHT, FilmCard, moving
from grokdl.mobjects.bowl_axes import TICK_ROW
from grokdl.mobjects.error_bowl import ErrorBowl, error_at
from grokdl.mobjects.fog import seen_from
from grokdl.mobjects.goal_ring import GoalRing
from grokdl.mobjects.paths import Path, circle, joined
from grokdl.mobjects.rule_line import RuleLine
from grokdl.mobjects.text import Label
from grokdl.mobjects.weight_dot import RADIUS
from grokdl.mobjects.wrapped import LINE, Wrapped
from grokdl.stage import Box, Point, View
from grokdl.stage.theme import CAPTION, SMALL

RUN = gradient_descent(book.parameters("alpha"))
LEAP = gradient_descent(RUN.parameters.change(alpha=1.0)).weights[:2].tolist()  # a first step
STEPS = 8  # that the dot is seen to take; the rest can't be told apart from the bottom
HALF = 1.6  # gaps at the start: how far the window reaches, on both sides
HIGHEST = 3.6  # units: the bowl
GHOST = 0.09
NAMED, FREE = 0.5, 1.0  # units over the bowl: input and alpha, and the rule
BESIDE = 0.3  # units between them
NARROW = 8.0  # units: in a picture less wide they are small
ROUND = 0.4  # units over and under the bowl: so far the fog goes


class EndCard(FilmCard):
    """A step that leaves the opening's fog, a run that comes home in it, the rule, credits.

    After title and about, sentence and credits are the `lines`.
    """

    def construct(self) -> None:
        """Come home, say the rule and the sentence, give credit, and go back to the title."""
        self.draw_all()
        self.add(self.mist, self.bowl, self.ghosts, self.input, self.alpha, self.dot)
        self.walk(0)
        self.rest(0.33)
        self.dot.in_flight = True
        self.act(*moving(self.leap, self.dot), seconds=0.8)
        self.dot.in_flight = False
        self.walk(0)
        self.say("alpha", RUN.parameters.alpha, self.window.zone.right)
        self.come(self.dot, self.alpha, seconds=0.4)
        self.act(*moving(self.walk, self.mist, self.bowl, self.ghosts, self.dot), seconds=1.8)
        self.add(self.ring)
        lifts = moving(self.lift, self.mist, self.bowl, self.ring)
        self.act(*lifts, seconds=0.6)
        self.act(LaggedStart(*map(FadeIn, self.rule.words), lag_ratio=0.4), seconds=1.6)
        self.come(self.sentence)
        self.rest(1.2)
        self.come(*self.credits)
        self.rest(2.13)
        told = self.input, self.alpha, self.rule, self.sentence
        self.go(self.bowl, self.ghosts, self.ring, *told, *self.credits)
        self.act(*moving(self.rise, self.dot), seconds=0.9)
        self.cover(0)
        self.come(self.title, *self.about, self.fog)
        self.rest(1.0)

    def draw_all(self) -> None:
        """Make the drawings, from the top and the bottom of the frame to the middle."""
        safe = self.stage.safe
        self.rule = RuleLine(self.style, safe.width, 0)
        self.rule.shift([0, safe.top - 0.1 - self.rule.height_taken, 0])
        y = safe.bottom + 0.1
        self.credits = []
        for line in reversed(self.lines[3:]):
            credit = self.text(line, "muted", SMALL, y)
            y += len(credit.lines) * LINE * credit.em
            self.credits.append(credit)
        self.sentence = self.text("".join(self.lines[2:3]), "ink", CAPTION, y + 0.25)
        self.floor = self.sentence.at.y + len(self.sentence.lines) * LINE * self.sentence.em + 0.3
        self.bowl = ErrorBowl(self.style, RUN.parameters)
        wide, zone = self.frame.grown(BEYOND), self.window.zone.grown(ROUND)
        self.foggy = self.window.on(zone._replace(left=wide.left, right=wide.right))
        self.mist = self.new_fog()
        self.ghosts = Path(fill=self.colours.ghosts[1], z_index=2.5)
        right, size = self.window.zone.right, SMALL if safe.width < NARROW else CAPTION
        self.input, self.alpha = (
            Label(self.style, "", role=role, size=size, weight="medium", anchor=1)
            for role in ("input", "alpha")
        )
        self.say("alpha", RUN.parameters.alpha, right)
        self.say("input", RUN.parameters.input, self.alpha.box.left - BESIDE)
        self.say("alpha", 1.0, right)
        self.ring = GoalRing(self.style, self.goal_weight, RUN.parameters.weight)

    def say(self, name: str, value: float, right: float) -> None:
        """Name the input or the alpha, over the right of the bowl: the dot leaves to the left."""
        label: Label = getattr(self, name)
        label.set_text(self.words.named(name, numerals.short(value)))
        label.showing(name, of={name: value}).place(right, self.window.zone.top + NAMED)

    def leap(self, share: float) -> None:
        """Draw the dot on its way out, across the bowl, along the step that alpha 1 takes."""
        start, end = map(self.spot, LEAP)
        at = Point(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y))
        self.show_dot(at, RADIUS, 1)

    def text(self, line: str, role: str, size: float, y: float) -> Wrapped:
        """Return a text in the middle, its last baseline at y."""
        room = self.stage.safe.width
        label = Wrapped(self.style, line, room, role=role, size=size, z_index=6, **OWN_WORDS)
        return label.place(0, y)

    @property
    def goal_weight(self) -> float:
        """The weight without error."""
        return RUN.parameters.goal_prediction / RUN.parameters.input

    @cached_property
    def window(self) -> View:
        """The window on the bowl, between the rule and the sentence."""
        safe = self.stage.safe
        top = safe.top - self.rule.height_taken - FREE
        spare = max(0.0, top - self.floor - HIGHEST) / 2
        across = min(safe.width / 2 - 0.1, 5.6)
        zone = Box(-across, self.floor + spare, across, top - spare)
        reach = HALF * abs(RUN.parameters.weight - self.goal_weight)
        height = error_at(RUN.parameters, self.goal_weight + reach)
        return View(zone, self.goal_weight - reach, self.goal_weight + reach, height)

    def spot(self, weight: float) -> Point:
        """Where a weight lies on the bowl."""
        return self.window.point(weight, error_at(RUN.parameters, weight))

    def walk(self, share: float) -> None:
        """Draw the dot on its way down, step by step, and the fog open round it.

        It leaves a ghost where it has been.
        """
        done = share * STEPS
        step = min(math.floor(done), STEPS - 1)
        start, end = RUN.weights[step : step + 2].tolist()
        if share == 1:
            end = self.goal_weight
        here = start + (done - step) * (end - start)
        self.show_dot(self.spot(here), RADIUS, 1)
        self.see(here, 1)  # no weight before was lower
        been = RUN.weights[: step + 1].tolist()
        self.ghosts.draw(joined([circle(self.spot(weight), GHOST) for weight in been]))

    def see(self, lowest: float, fog: float) -> None:
        """Draw the bowl as far as it has been seen, down to a weight, and a share of the fog."""
        window, given = self.window, RUN.parameters
        seen = seen_from(window, lowest, given.weight, given.input, given.goal_prediction)
        self.mist.show(self.foggy, seen, fog)
        wide = window.high - window.low
        reach = SIGHT / window.zone.width * wide + (1 - fog) * wide
        low, high = lowest - reach, given.weight + reach
        self.bowl.show(window, max(low, window.low), min(high, window.high))

    def lift(self, share: float) -> None:
        """Let the fog lift from the whole bowl, and the ring answer to the dot that is home."""
        self.see(self.goal_weight, 1 - share)
        self.answer(share)

    def answer(self, share: float | None) -> None:
        """Draw the ring, and its answer to the dot that has come home."""
        no_line = self.spot(self.goal_weight).y - TICK_ROW[1] + 0.1
        self.ring.show(self.window, no_line, named=False, pulse=share)

    def rise(self, share: float) -> None:
        """Draw the dot on its way back to the title, ever slower."""
        start = self.spot(self.goal_weight), RADIUS
        end = self.title.spot, self.title.dot_radius
        self.fly(start, end, 1 - (1 - share) ** 2, 1 - share)
