"""Overshoot: a step longer than the gap crosses the goal; the next one comes back."""

from manim import FadeIn, FadeOut, UpdateFromAlphaFunc, linear

from grokdl import book
from grokdl.lesson import Brief, LearningScene
from grokdl.mobjects.error_chart import ErrorChart
from grokdl.mobjects.lane import ARROW_DROP

BRIEF = Brief(
    scene="Overshoot",
    title="Overshoot",
    section="4.12",
    says="A step longer than the gap crosses the goal; the next one comes back.",
    parameters=book.parameters("several_steps"),
    also=("overshooting", "oscillation", "zigzag"),
)


class Overshoot(LearningScene):
    """The step against the gap, the jump, the way back, and the shrinking swings. Source: 4.12."""

    brief = BRIEF
    words = {
        "gap": "From weight {weight} the goal is {gap} away.",
        "step longer": "The step is {step}: longer than the gap.",
        "step shorter": "The step is {step}: shorter than the gap.",
        "step exact": "The step is {step}: exactly the gap.",
        "step away": "The step is {step}, and it points away from the goal.",
        "over": "It lands {rest} past the goal.",
        "short": "It stops {rest} short of the goal.",
        "exact": "It lands on the goal.",
        "away": "Now the goal is {rest} away.",
        "turned": "Past the goal the slope has turned round: the next step comes back.",
        "flatter": "Here the bowl is flatter: the next step is shorter.",
        "steeper": "Here the bowl is steeper: the next step is longer.",
        "lens": "Enlarged: every swing is shorter than the one before.",
        "lens slide": "Enlarged: every step is shorter than the one before.",
        "keeps": "Each step keeps {percent} of the error.",
        "grows": "Each step multiplies the error by {times}.",
        "same": "Each step leaves the error as it was.",
    }

    def construct(self):
        """Six beats: gap, arrow, jump, way back, lens, chart."""
        run = self.run = self.make_run(self.parameters, self.stage.picture)
        picture = self.picture = run.picture
        readout, pill = self.make_readout(run), self.make_pill(run)
        self.add(picture.axes, picture.ring, picture.dot, readout)
        self.beat("How far it is")
        self.move(FadeIn(picture.bowl), FadeIn(picture.tangent), seconds=0.6)
        if self.regime.stands_still:
            self.stay()
        else:
            self.how_far()
            self.first_step()
            if run.story.last >= 1:
                self.after_the_first()
        self.bring(pill)
        self.chart()

    def stay(self):
        """A run that does not move says so."""
        self.say("each_step")
        self.predict_and_compare()

    def how_far(self):
        """The gap, and the arrow laid along the lane beside it."""
        picture, reach = self.picture, self.regime.reach
        picture.gap_from, picture.gap_text = self.parameters.weight, f"gap {self.facts()['gap']}"
        picture.redraw()
        self.say("gap")
        self.bring(picture.gap)
        self.predict_and_compare()
        self.beat("The arrow")
        self.say(
            "step away"
            if reach < 0
            else "step exact"
            if abs(reach - 1) < 1e-9
            else "step longer"
            if reach > 1
            else "step shorter"
        )
        self.show_arrow(self.run, seconds=1.4)
        self.hold(1.0)

    def first_step(self):
        """The jump, and how far it lands from the goal."""
        self.beat("The first step")
        if self.run.story.last < 1:
            self.say("one_step")
            return
        picture, ratio, run = self.picture, self.regime.ratio, self.run
        self.dismiss(picture.gap, seconds=0.2)
        self.put(picture.trail, picture.step_label)
        rest = self.rest(1)
        self.say(
            "exact"
            if abs(ratio) < 1e-9
            else "away"
            if ratio > 1
            else "over"
            if ratio < 0
            else "short",
            rest=rest,
        )
        self.go(run, seconds=1.5)
        if abs(ratio) > 1e-9:
            picture.gap_from, picture.gap_text = run.weight(1), rest
            picture.gap.drop = ARROW_DROP
            picture.redraw()
            self.bring(picture.gap)
        self.hold(1.0)

    def rest(self, step):
        """How far a step is from the goal, in words."""
        return self.plain(self.run.story.gap(step))

    def after_the_first(self):
        """The second step in full, the others under the lens."""
        run, picture, ratio = self.run, self.picture, self.regime.ratio
        if abs(ratio) < 1e-9:
            return
        self.beat("The way on")
        self.say("turned" if ratio < 0 else "steeper" if ratio > 1 else "flatter")
        self.dismiss(picture.gap, seconds=0.2)
        self.show_arrow(run, seconds=1.0)
        self.hold(0.6)
        if run.story.last >= 2:
            self.go(run, seconds=1.2)
            self.swings()

    def swings(self):
        """The next steps under a lens where they are small, the rest as a time lapse."""
        run, ratio = self.run, self.regime.ratio
        self.beat("The swings")
        if abs(ratio) < 1:
            self.say("lens" if ratio < 0 else "lens slide")
            lens = self.make_lens(run, reach=run.story.gap(2) * 1.02)
            self.bring(lens, seconds=0.6)
        else:
            self.say("each_step")
        for _ in range(min(3, run.story.last - 2)):
            self.show_arrow(run, seconds=0.6)
            self.go(run, seconds=1.0)
        self.lapse(run)
        if abs(ratio) < 1:
            self.hold(0.8)
            self.finish_caption()
            self.dismiss(lens)

    def chart(self):
        """The error of every step, on a log scale."""
        self.beat("The error of every step")
        picture = self.picture
        chart = ErrorChart(self.stage.picture, [self.history.error], [""])
        parts = [part for part in picture.parts if part in self.mobjects]
        self.finish_caption()
        self.move(*map(FadeOut, parts), seconds=0.4)
        factor = self.regime.error_factor
        if self.regime.stands_still:
            self.say("ending")
        else:
            self.say(
                "same" if abs(factor - 1) < 1e-9 else "keeps" if factor < 1 else "grows",
                percent=self.percent(factor),
                times=self.plain(factor),
            )
        self.readout.mark("error")
        self.bring(chart)
        last = len(self.history) - 1
        self.move(
            UpdateFromAlphaFunc(chart, lambda _, share: chart.show(share * last), rate_func=linear),
            seconds=min(4, 0.6 + 0.5 * last),
        )
        self.hold(2.4)
