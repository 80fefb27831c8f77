"""The card that ends a film: the opening's runs, all home with alpha; the rule, and thanks."""

from __future__ import annotations

from manim import FadeIn, LaggedStart

from grokdl.learning import book
from grokdl.learning.trainer import gradient_descent
from grokdl.lesson.film_card import INPUTS, OWN_WORDS, STEPS, WALL, FilmCard, moving
from grokdl.mobjects.one_rule import HALF
from grokdl.mobjects.rule_line import RuleLine
from grokdl.mobjects.small_run import DOT
from grokdl.mobjects.wrapped import LINE, Wrapped
from grokdl.stage import Point
from grokdl.stage.theme import CAPTION, SMALL

FREE = 0.3  # units between the rule and the panes, and from these to the sentence
LAST = len(INPUTS) - 1  # the run that needs another alpha
ALPHA = book.parameters("alpha").alpha  # with which it comes home
HOME = WALL.change(input=INPUTS[LAST], alpha=ALPHA, iterations=STEPS)
SUMMED = (*(WALL.change(input=input) for input in INPUTS), HOME)


class EndCard(FilmCard):
    """The opening's three runs once more, the last of them home at last; the rule, credits.

    After title and about, sentence and credits are the `lines`.
    """

    def construct(self) -> None:
        """Let all come home, say the rule and the sentence, give credit, go back to the title."""
        self.draw_all()
        shown = self.shown
        self.add(*shown.drawings)
        self.rest(0.27)
        self.act(*shown.takes(*range(len(INPUTS))), seconds=1.2)
        self.rest(0.4)
        self.remove(shown.sums[LAST])
        shown.begin_again(LAST, HOME, gradient_descent(HOME).weights.tolist())
        shown.light(LAST)
        self.come(shown.fogs[LAST], shown.bowls[LAST], shown.sums[LAST], seconds=0.4)
        self.act(*shown.takes(LAST), seconds=1.6)
        shown.light()
        self.act(*moving(shown.lift, *shown.bowls, *shown.fogs), seconds=0.6)
        self.come(self.sentence)
        self.rest(1.0)
        self.act(LaggedStart(*map(FadeIn, self.rule.words), lag_ratio=0.4), seconds=1.6)
        self.come(*self.credits)
        self.rest(2.8)
        self.show_dot(self.home, DOT, 1)
        self.add(self.dot)
        self.go(*shown.drawings, self.rule, self.sentence, *self.credits)
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
        floor = self.sentence.at.y + len(self.sentence.lines) * LINE * self.sentence.em
        top = safe.top - self.rule.height_taken - FREE
        self.shown = self.three_runs(floor + FREE, top, wider=HALF, summed=SUMMED)

    @property
    def home(self) -> Point:
        """Where the last run comes to rest."""
        bowl = self.shown.bowls[LAST]
        return bowl.view.point(bowl.goal, 0)

    def text(self, line: str, role: str, size: float, y: float) -> Wrapped:
        """Return a text in the middle, its last baseline at y."""
        room = self.stage.safe.width
        label = Wrapped(self.style, line, room, role=role, size=size, z_index=6, **OWN_WORDS)
        return label.place(0, y)

    def rise(self, share: float) -> None:
        """Draw the dot on its way back to the title, ever slower."""
        start = self.home, DOT
        end = self.title.spot, self.title.dot_radius
        self.fly(start, end, 1 - (1 - share) ** 2, 1 - share)
