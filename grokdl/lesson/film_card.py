"""What the cards that open and end a film share: their look, their time, and the title."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from manim import Animation, FadeIn, FadeOut, Mobject, Scene, config, linear

from grokdl.learning import book
from grokdl.learning.trainer import gradient_descent
from grokdl.lesson.storyboard import fifteenths
from grokdl.mobjects.fog import Fog
from grokdl.mobjects.one_rule import OneRule
from grokdl.mobjects.paths import Path, circle
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.title_line import TitleLine
from grokdl.mobjects.wrapped import LINE, LOW, Wrapped
from grokdl.stage import Box, Point, Stage, View
from grokdl.stage.colour import mixed
from grokdl.stage.style import Style
from grokdl.stage.theme import CAPTION, PAPER, SUBTITLE, Theme
from grokdl.words import ENGLISH, Words

TITLE = 0.17  # of the title's em, if it has the room
TITLE_WIDTH = 0.9  # of the frame's safe width, at most
HIGH = 0.17  # of the frame's height above its middle: the title's baseline
FOG_HEIGHT = 3.1
BEYOND = 0.6  # units: the fog goes on beyond the frame
WALL = book.parameters("learning_is_reducing_error")  # the run on whose bowl the dot lands
WEIGHT = 2.25  # units for a weight of 1
INPUTS = [
    book.parameters(name).input
    for name in ("learning_is_reducing_error", "several_steps", "divergence")
]
STEPS = 13  # of the runs with these inputs, at most
EDGE = 0.03  # units: half of a bowl's line, or of a lit pane's
TINY = 1e-6  # Manim rounds an animation up to whole frames
OWN_WORDS: dict[str, Any] = {"anchor": 0.5, "verbatim": True}  # of a line of a card
SIGHT = 1.0  # units beside what has been seen: how much of the bowl can be seen, across
SHUT = 1.3  # units from where the fog's edge lies to where it meets the other side


class FilmCard(Scene):
    """A card of a film; whoever renders it sets `colours`, `words` and `lines` before."""

    colours: Theme = PAPER
    words: Words = ENGLISH
    lines: tuple[str, ...] = (ENGLISH("card"),)
    runs = ()  # of a lesson's kind it has none, and no guest
    guest = None

    def setup(self) -> None:
        """Prepare the look and the drawings that both cards have."""
        self.style = Style(self.colours, self.words)
        self.camera.background_color = self.colours.ground
        self.stage = Stage(config.frame_width, config.frame_height)
        safe = self.stage.safe
        self.title = TitleLine(self.style, "", size=TITLE, weight="semibold", **OWN_WORDS)
        self.title.fill(self.lines[0], TITLE_WIDTH * safe.width)
        self.title.place(0, HIGH * config.frame_height)
        self.about = [
            Wrapped(self.style, line, safe.width, role="muted", size=SUBTITLE, **OWN_WORDS)
            for line in self.lines[1:2]
        ]
        for line in self.about:
            line.place(0, self.title.at.y + 1.12 * self.title.em)
        self.dot = Path(stroke=self.colours.ink, width=2, fill=self.colours.ink, z_index=4)
        self.show_dot(self.title.spot, self.title.dot_radius, 0)
        self.zones: dict[Mobject, Box] = {}
        self.fog = self.new_fog()

    @property
    def frame(self) -> Box:
        """All that the camera sees."""
        across, upward = config.frame_width / 2, config.frame_height / 2
        return Box(-across, -upward, across, upward)

    @property
    def view(self) -> View:
        """The window, behind the fog, on the bowl: its start lies under the title's dot."""
        top = self.title.at.y - 0.6 * self.title.em
        wide = self.frame.grown(BEYOND)
        zone = wide._replace(bottom=top - FOG_HEIGHT, top=top)
        low = WALL.weight - (self.title.spot.x - zone.left) / WEIGHT
        high = WALL.weight + (zone.right - self.title.spot.x) / WEIGHT
        return View(zone, low, high, 2 * WALL.goal_prediction**2)

    def new_fog(self) -> Fog:
        """Return fog, which may lie anywhere in the frame, and beyond."""
        fog = Fog(self.style, closes=True)
        self.zones[fog] = self.frame.grown(BEYOND)
        return fog

    def three_runs(self, bottom: float, top: float, **how: Any) -> OneRule:
        """Return the runs of the book's inputs, between two heights of the frame."""
        runs = [WALL.change(input=input, iterations=STEPS) for input in INPUTS]
        weights = [gradient_descent(run).weights.tolist() for run in runs]
        box = self.stage.safe.grown(-EDGE)._replace(bottom=bottom, top=top)
        return OneRule(self.style, box, runs, weights, **how)

    @property
    def landing(self) -> Point:
        """Where the dot comes to rest: the start of the run."""
        return self.view.point(WALL.weight, WALL.goal_prediction**2)

    def show_dot(self, at: Point, radius: float, share: float) -> None:
        """Draw the dot somewhere, in colours a `share` of the way from a title's to a lesson's."""
        theme = self.colours
        self.dot.draw(circle(at, radius))
        self.dot.set_fill(mixed(theme.ink, theme.dot, share), 1)
        self.dot.set_stroke(mixed(theme.ink, theme.dot_ring, share))

    def fly(
        self, start: tuple[Point, float], end: tuple[Point, float], share: float, likeness: float
    ) -> None:
        """Draw the dot between two places, each with its radius, and so much like a lesson's."""
        (a, before), (b, after) = start, end
        at = Point(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
        self.show_dot(at, before + share * (after - before), likeness)

    def cover(self, opened: float) -> None:
        """Draw the fog, whose clearing round the landing place has `opened`: 0 not at all, 1."""
        view = self.view
        self.fog.show(view, [self.landing], 1 + (1 - opened) * 2 * SHUT / view.zone.width)

    def below(self, text: str) -> Wrapped:
        """Return a text where a lesson's captions stand."""
        zone = self.stage.caption
        label = Wrapped(
            self.style, text, zone.width, size=CAPTION, weight="medium", z_index=6, **OWN_WORDS
        )
        lift = LINE * label.em / 2 if len(label.lines) == 1 and zone.height > 0.8 else 0.0
        return label.place(0, zone.bottom + LOW + lift)

    def act(self, *animations: Animation, seconds: float) -> None:
        """Play animations over whole fifteenths of a second, so long at every quality."""
        self.play(*animations, run_time=fifteenths(seconds) - TINY)

    def rest(self, seconds: float) -> None:
        """Let the picture stand."""
        self.wait(fifteenths(seconds))

    def come(self, *drawings: Mobject, seconds: float = 0.5) -> None:
        """Let drawings come up."""
        self.act(*map(FadeIn, drawings), seconds=seconds)

    def go(self, *drawings: Mobject, seconds: float = 0.6) -> None:
        """Let drawings go."""
        self.act(*map(FadeOut, drawings), seconds=seconds)


def moving(draw: Callable[[float], None], *drawings: Mobject) -> list[Animation]:
    """Return animations in which `draw`, given a share from 0 to 1, redraws drawings evenly."""
    first, *others = drawings
    still = [Redraw(other, lambda _, share: None) for other in others]
    return [Redraw(first, lambda _, share: draw(share), rate_func=linear), *still]
