"""Divergence: at input 2 every step is four gaps long, and the dot flies out of the bowl."""

from manim import FadeIn, FadeOut, UpdateFromAlphaFunc, linear

from grokdl import book
from grokdl.lesson import Brief, LearningScene
from grokdl.mobjects.bowl_family import BowlFamily
from grokdl.mobjects.error_chart import ErrorChart

BRIEF = Brief(
    scene="Divergence",
    title="Divergence",
    section="4.21-4.23",
    says="At input 2 every step is longer than the last, and the dot flies out of the bowl.",
    parameters=book.parameters("divergence"),
    also=("exploding", "explosion", "breaking gradient descent", "blows up"),
)
BOOKS_INPUTS = (0.5, 1.1)


class Divergence(LearningScene):
    """A step four gaps long, the pull-backs, the log error, and why. Source: 4.21 to 4.23."""

    brief = BRIEF
    words = {
        "near": "A close view: the weight is only {gap} away from the goal.",
        "step": "The step is {step}: {reach} times the gap.",
        "landed": "It lands {rest} from the goal: {ratio} times as far as before.",
        "out": "The next step is {step}. The dot leaves the frame.",
        "in": "The next step is {step}.",
        "back": "Pull back: the small frame is what we just saw.",
        "again": "And again: the bowl looks the same, only larger.",
        "climbs": "The error climbs to {last_error}: {factor} with every step.",
        "falls": "The error falls to {last_error}: {factor} with every step.",
        "level": "The error stays at {last_error}.",
        "why": "Goal on goal: the step, counted in gaps, is alpha times input squared.",
        "limit": "Up to 1 it stays on its side, up to 2 it still comes closer.",
    }

    def construct(self):
        """Six beats: close view, first step, out of the frame, pull-backs, chart, why."""
        run = self.run = self.make_run(self.parameters, self.stage.picture)
        picture = self.picture = run.picture
        readout, self.pill = self.make_readout(run), self.make_pill(run)
        self.add(picture.axes, picture.ring, picture.dot, picture.edge_mark, readout)
        self.beat("A close view")
        self.move(FadeIn(picture.bowl), FadeIn(picture.tangent), seconds=0.6)
        if self.regime.stands_still:
            self.say("each_step")
            self.predict_and_compare()
        else:
            self.close_view()
            self.first_step()
        if run.story.last >= 2 and not self.regime.stands_still:
            self.out_of_the_frame()
            self.pull_back()
        self.bring(self.pill)
        self.chart()
        self.why()

    def close_view(self):
        """The gap is small."""
        picture = self.picture
        picture.gap_from, picture.gap_text = self.parameters.weight, f"gap {self.facts()['gap']}"
        picture.redraw()
        self.say("near")
        self.bring(picture.gap)
        self.predict_and_compare()

    def first_step(self):
        """The arrow is several gaps long; the dot lands on the other side."""
        run, picture = self.run, self.picture
        self.beat("The first step")
        self.say("step")
        self.show_arrow(run, seconds=1.4)
        self.hold(0.8)
        if run.story.last < 1:
            self.say("one_step")
            return
        self.put(picture.trail, picture.step_label)
        ratio = abs(run.regime.ratio)
        self.say("landed", rest=self.plain(run.story.gap(1)), ratio=self.plain(ratio))
        self.dismiss(picture.gap, seconds=0.2)
        self.go(run, seconds=1.4)
        self.hold(0.6)

    def out_of_the_frame(self):
        """The next step leads out of the frame, if it does."""
        run = self.run
        self.beat("Out of the frame")
        leaves = not run.sees(2)
        step = self.plain(abs(run.weight(2) - run.weight(1)))
        self.say("out" if leaves else "in", step=step)
        self.show_arrow(run, seconds=1.0)
        self.go(run, seconds=1.4, follow=False)
        self.hold(0.8)

    def pull_back(self):
        """Pull-backs keep the old frame as a small rectangle, so that the growth is felt."""
        run = self.run
        self.beat("Pull back")
        for step in (2, 3):
            if step > run.story.last or run.sees(step):
                continue
            if step == 3:
                self.say("again")
                self.show_arrow(run, seconds=0.6)
                self.go(run, seconds=1.0, follow=False)
            else:
                self.say("back")
            self.widen(step)
            self.hold(0.6)
        if run.story.last > run.step:
            self.say("each_step")
            self.lapse(run, seconds=3.0)

    def widen(self, step):
        """Pull back so far that a step's dot is in the frame again."""
        run, picture = self.run, self.picture
        picture.old_frame.views = [*picture.old_frame.views, picture.view]
        self.put(picture.old_frame)
        self.make_room(run, step, seconds=1.8)

    def chart(self):
        """The log of the error, a straight line."""
        self.beat("The error of every step")
        picture = self.picture
        chart = ErrorChart(self.stage.picture, [self.history.error], [""])
        self.finish_caption()
        self.move(*(FadeOut(part) for part in picture.parts if part in self.mobjects), seconds=0.4)
        factor = self.regime.error_factor
        if self.history.stopped_early:
            self.say("stopped")
        else:
            still = self.regime.stands_still or abs(factor - 1) < 1e-9
            self.say("level" if still else "climbs" if factor > 1 else "falls")
        self.readout.mark("error")
        self.bring(chart)
        last = len(self.history) - 1
        self.move(
            UpdateFromAlphaFunc(chart, lambda _, share: chart.show(share * last), rate_func=linear),
            seconds=min(4, 0.6 + 0.5 * last),
        )
        self.hold(1.2)
        self.finish_caption()
        self.dismiss(chart, self.readout, self.pill)

    def why(self):
        """Three bowls, goal on goal, and each one's step in gaps."""
        self.beat("Why")
        input = abs(self.parameters.input)
        inputs = sorted({*BOOKS_INPUTS, input})[:3] if input else list(BOOKS_INPUTS)
        family = BowlFamily(self.stage.middle, inputs, self.parameters.alpha)
        self.say("why")
        self.bring(family.axis, family.ring)
        for member in family.members:
            self.bring(member, seconds=0.6)
            self.hold(0.7)
        self.say("limit")
        self.hold(2.0)
