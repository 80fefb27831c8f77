"""Rods: two rods through a box; the derivative is how far one goes when the other is moved."""

from pydantic import Field

from grokdl import book
from grokdl.lesson import LessonInfo, LessonScene, ParameterSet, of_the_rods
from grokdl.mobjects.pushes_on_a_bowl import PushesOnABowl
from grokdl.mobjects.rod_box import RodsAndRatio

INFO = LessonInfo(
    scene="Rods",
    title="Two rods through a box",
    section="4.15",
    says="Push one rod, and see how far the other goes: a derivative is that ratio.",
    parameters=ParameterSet().declare(
        ratio=(float, Field(2, ge=-10, le=10, description="the lower rod's way per unit of upper")),
        push=(float, Field(1, ge=0.01, le=100, description="how far the upper rod is moved")),
    ),
    also=("derivative", "ratio", "sensitivity", "two rods"),
    method=None,
    stills=(
        ("The push", 3.0),  # both in, an arrow each
        ("Another push", 2.0),  # one in, one out
        ("The question of learning", 9.0),  # three pushes on a bowl
    ),
    picture=("The derivative", 2.0),
)


class Rods(LessonScene):
    """Push, pull, any push; the ratio is the derivative; then a box that turns it. Source: 4.15."""

    info = INFO
    function_of_time = True
    words = {
        "what": "Two rods in a box. Push the upper: what will the lower do?",
        "pushed same": ("It goes in too, by {lower_way}.", "same way"),
        "pushed other": ("It comes out, by {lower_way}.", "other way"),
        "pushed stays": ("Nothing: it stays.", "lower stays"),
        "pull": "And if we pull it out?",
        "pulled same": ("The lower one follows it, by {lower_way}.", "same way"),
        "pulled other": ("The lower one goes in, by {lower_way}.", "other way"),
        "pulled stays": ("The lower one stays again.", "lower stays"),
        "wiggle": "And any other push?",
        "any": "However far: always ratio {ratio}.",
        "derivative": "This ratio is called the derivative.",
        "another": "Another box: ratio {other_ratio}. And now?",
        "turned same": ("Negative: they move against each other.", "same way"),
        "turned other": ("Positive: now both move the same way.", "other way"),
        "end": "Upper: weight. Lower: error. Push which way?",
        "shrinks same": ("Push: the error goes down.", "same way"),
        "shrinks other": ("Pull: the error goes down.", "other way"),
        "shrinks stays": ("Neither way: the error stays.", "lower stays"),
        "bowl": "On a bowl it changes with the place: the slope.",
    }

    def construct(self):
        """Ask, push, pull, wiggle; name the ratio, turn it round, make an error of a rod."""
        ratio, push = self.parameters.ratio, self.parameters.push
        self.numbers, self.push = of_the_rods(self.parameters), push
        self.way = "same" if ratio > 0 else "other" if ratio < 0 else "stays"
        self.rods = RodsAndRatio(self.style, self.stage.centre, ratio, push)
        self.place = 0.0
        self.ask()
        self.push_and_pull()
        self.name_the_ratio()
        if ratio:
            self.turn_round()
        self.beat("The question of learning", "end")
        self.rods.learn()
        down = self.push / 2 if ratio >= 0 else -self.push / 2  # of the box that turns it
        for place, seconds in ((-down, 0.7), (down, 0.8)):
            self.to(place, seconds, sense=-1 if ratio else 1, told=True)
        self.say(f"shrinks {self.way}")
        self.on_a_bowl()

    def on_a_bowl(self):
        """The same push from three places of a bowl: the error answers less and less."""
        given, box = book.parameters("learning_is_reducing_error"), self.stage.centre
        bowl = PushesOnABowl(self.style, box, given)
        self.keep_within(box, bowl)
        self.hush()
        self.dismiss(self.rods, seconds=0.2)
        self.bring(bowl)
        for done in range(3):
            self.grow(bowl, lambda share, done=done: bowl.show(done + share), seconds=0.7)
        self.say("bowl")
        self.finish_caption()

    def to(self, place, seconds, sense=1, told=False):
        """Move the upper rod somewhere."""
        start, self.place = self.place, place

        def show(share):
            at = place if share == 1 else start + share * (place - start)
            self.rods.show(at, sense, told, rest=float(share == 1))

        self.grow(self.rods, show, seconds=seconds)

    def ask(self):
        """A box, and the question."""
        self.beat("The question", "what", kind="question")
        self.bring(self.rods, seconds=0.6)
        self.finish_caption()

    def push_and_pull(self):
        """Push the upper rod in, then pull it out; in a film the next beat does that."""
        self.beat("The push")
        self.to(self.push, seconds=1.4)
        self.say(f"pushed {self.way}")
        self.finish_caption()
        if self.in_film:
            return
        self.beat("The pull", "pull")
        self.hold(0.4)
        self.to(-self.push, seconds=1.2)
        self.say(f"pulled {self.way}")
        self.finish_caption()

    def name_the_ratio(self):
        """However far: one number says it all."""
        self.beat("Any push")
        self.say("wiggle", spare=True)
        for share, seconds in ((0.5, 0.8), (-0.25, 0.5), (0.8, 0.6)):
            self.to(share * self.push, seconds)
        self.say("any")
        self.finish_caption()
        self.beat("The derivative", "derivative")
        self.rods.show(self.place, told=True)
        if self.in_film:  # which does not wait
            self.hush()
            return
        self.beat("Any move", kind="loop")
        start = self.place
        for place, seconds in ((-self.push, 1.2), (0.0, 0.8), (start, 0.8)):
            self.to(place, seconds, told=True)
        self.hush()

    def turn_round(self):
        """A box with the opposite ratio."""
        self.beat("Another box", kind="question")
        self.to(0, seconds=0.53, told=True)
        self.grow(self.rods, self.rods.turn_round, seconds=0.33)
        self.say("another")
        self.beat("Another push")
        self.to(self.push, seconds=1.3, sense=-1, told=True)
        self.say(f"turned {self.way}")
