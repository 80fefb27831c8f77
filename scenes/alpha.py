"""Alpha: a small factor shortens every step, and the run that flew away comes home."""

from manim import FadeIn, UpdateFromAlphaFunc, linear
from pydantic import Field

from grokdl import book
from grokdl.lesson import Brief, LearningScene, Run, Walk
from grokdl.mobjects.error_chart import ErrorChart
from grokdl.mobjects.formula import Formula
from grokdl.mobjects.lane import GAP_DROP, StepArrow
from grokdl.mobjects.pane_head import HEIGHT, PaneHead
from grokdl.mobjects.reach_gauge import Mark, ReachGauge
from grokdl.mobjects.text import Label
from grokdl.theme import BODY, LARGE

BRIEF = Brief(
    scene="Alpha",
    title="Alpha",
    section="4.24-4.25",
    says="Multiply every step by a small alpha, and the run that diverged comes home.",
    parameters=book.parameters("alpha").declare(
        panes=(
            int,
            Field(2, ge=1, le=2, description="2: beside the same run with alpha 1; 1: alone"),
        )
    ),
    also=("learning rate", "step size", "lr"),
)
STEPS = 3


class Alpha(LearningScene):
    """The full step and the shortened one, two runs side by side, and why. Source: 4.24, 4.25."""

    brief = BRIEF
    words = {
        "full": "With alpha 1 the step would be {full}: {full_reach} times the gap.",
        "shorter": "Alpha, the learning rate, multiplies it: the step is {step}.",
        "as it is": "Alpha, the learning rate, is 1: the step stays as it is.",
        "turned": "Alpha, the learning rate, is negative: the step turns away from the goal.",
        "both": "Same start, same bowl, one counter: only alpha differs.",
        "left out": "Alpha 1: the dot has left the frame. Alpha {alpha}: it is still here.",
        "right out": "Alpha {alpha}: the dot has left the frame. Alpha 1: it is still here.",
        "both out": "Both dots have left the frame.",
        "both in": "Both dots are still in the frame.",
        "fork": "Each step takes the error {times_one}; with alpha {alpha} it takes it {factor}.",
        "one line": "Each step takes the error {factor}.",
        "rule": "What counts is alpha times input squared: between 0 and 2 the run comes home.",
        "end": "At step {steps} the prediction is {last_prediction}. The goal: {goal_prediction}.",
    }

    def construct(self):
        """Six beats: full step, alpha, lockstep, lens, fork, rule."""
        self.beside = self.parameters.panes == 2 and self.parameters.alpha != 1
        self.run = self.make_run(self.parameters, self.stage.picture)
        self.full = self.parameters.change(alpha=1)
        self.side_by_side = False
        self.full_and_shortened_step()
        if self.beside:
            runs = self.make_panes()
            self.lockstep(runs)
            self.both_to_the_end(runs)
        else:
            runs = [self.run]
            self.alone()
        self.chart(runs)
        self.rule(runs)

    def full_and_shortened_step(self):
        """The full step as a ghost, and what alpha leaves of it."""
        run, picture = self.run, self.run.picture
        picture.look(Run(self.full, picture.view.zone, last=1).picture.view)
        readout, ghost = self.make_readout(run), StepArrow("muted", drop=GAP_DROP)
        self.add(picture.axes, picture.ring, picture.dot, readout)
        self.beat("The full step")
        self.move(FadeIn(picture.bowl), FadeIn(picture.tangent), seconds=0.6)
        if self.regime.stands_still:
            self.say("each_step")
            self.predict_and_compare()
        else:
            self.show_the_full_step(ghost)
            self.beat("Alpha")
            alpha = self.parameters.alpha
            self.say("as it is" if alpha == 1 else "shorter" if alpha > 0 else "turned")
            self.show_arrow(run, seconds=1.4)
            self.hold(1.2)
        self.finish_caption()
        extra = [*picture.parts, readout] if self.beside else []
        self.dismiss(*(part for part in (ghost, *extra) if part in self.mobjects))

    def show_the_full_step(self, ghost):
        """What the book's rule takes without alpha."""
        picture, start = self.run.picture, self.parameters.weight
        full = -self.history[0].weight_delta
        self.say(
            "full", full=self.plain(abs(full)), full_reach=self.plain(self.parameters.input**2)
        )
        picture.ring.name_label.set_text("")
        self.predict_and_compare()
        self.add(ghost)
        self.move(
            UpdateFromAlphaFunc(
                ghost,
                lambda _, share: ghost.show(picture.view, start, start + share * full, "alpha 1"),
            ),
            seconds=1.2,
        )
        self.hold(0.6)

    def make_panes(self):
        """Two pictures of the same bowl: alpha 1 at the left, this alpha at the right."""
        self.readout = None
        runs, heads = [], []
        for parameters, pane in zip((self.full, self.parameters), self.stage.panes(), strict=True):
            run = self.make_run(parameters, pane._replace(top=pane.top - HEIGHT), last=2)
            heads.append(PaneHead(pane, parameters.alpha, run.regime))
            runs.append(run)
        wide = max((run.picture.view for run in runs), key=lambda view: view.high - view.low)
        for run in runs:
            run.picture.look(wide.on(run.picture.view.zone))
        self.heads = heads
        return runs

    def lockstep(self, runs):
        """The first steps of both runs, under one counter."""
        self.side_by_side = True
        self.beat("Side by side")
        self.say("both")
        for run in runs:
            picture = run.picture
            picture.step_number = None
            self.add(picture.trail, picture.edge_mark)
            run.picture.followers.append(lambda _: self.count_in_header(runs[0]))
        pictures = [run.picture for run in runs]
        drawings = [d for p in pictures for d in (p.axes, p.bowl, p.ring, p.dot)]
        self.bring(*self.heads, *drawings, seconds=0.6)
        self.hold(0.8)
        for _ in range(min(STEPS, *(run.story.last for run in runs))):
            self.show_arrow(*runs, seconds=0.8)
            self.go(*runs, seconds=1.2, follow=False)

    def count_in_header(self, run):
        """One counter for both runs, at the right of the title line."""
        text = f"step {run.step + 1}" if self.side_by_side else ""
        if self.header.remark.text != text:
            self.header.remark.set_text(text)

    def both_to_the_end(self, runs):
        """The rest in lockstep; what is small goes under a lens."""
        left, right = runs
        seen = [run.sees(run.step) for run in runs]
        self.beat("Who is still here")
        self.say(
            {(0, 1): "left out", (1, 0): "right out", (0, 0): "both out"}.get(
                tuple(map(int, seen)), "both in"
            )
        )
        lenses = []
        if seen[1] and abs(right.regime.ratio) < 1 and right.story.gap(right.step):
            reach = right.story.gap(max(0, right.step - 1))
            lenses = [self.make_lens(right, reach=reach, named=False)]
            self.bring(*lenses, seconds=0.6)
        last = min(run.story.last for run in runs)
        if last > left.step:
            stops = [stop for stop in right.story.stops(left.step) if stop <= last]
            walks = [Walk(run, stops, follow=False).animation(linear) for run in runs]
            self.move(*walks, seconds=min(5, max(1, 0.35 * len(stops))))
            for run in runs:
                run.land(last)
                run.picture.step_number = None
        self.hold(1.2)
        self.finish_caption()
        shown = [part for run in runs for part in run.picture.parts if part in self.mobjects]
        self.dismiss(*self.heads, *shown, *lenses)
        self.side_by_side = False

    def alone(self):
        """The run with alpha, without another beside it."""
        run = self.run
        self.beat("Step by step")
        self.say("each_step")
        self.put(run.picture.trail, run.picture.step_label)
        for _ in range(min(STEPS, run.story.last)):
            self.show_arrow(run, seconds=0.8)
            self.go(run, seconds=1.2)
        self.lapse(run)
        self.hold(0.8)
        self.finish_caption()
        shown = [part for part in run.picture.parts if part in self.mobjects]
        self.dismiss(*shown, self.readout)

    def chart(self, runs):
        """The log errors fork."""
        self.beat("The errors")
        names = [f"alpha {self.exact(run.parameters.alpha)}" for run in runs]
        chart = ErrorChart(self.stage.middle, [run.history.error for run in runs], names)
        if self.regime.stands_still:
            self.say("ending")
        else:
            one = self.times(runs[0].regime.error_factor)
            self.say("fork" if self.beside else "one line", times_one=one)
        self.bring(chart)
        last = max(len(run.history) for run in runs) - 1
        self.move(
            UpdateFromAlphaFunc(chart, lambda _, share: chart.show(share * last), rate_func=linear),
            seconds=min(4, 0.6 + 0.5 * last),
        )
        self.hold(1.4)
        self.finish_caption()
        self.dismiss(chart)

    def rule(self, runs):
        """alpha times input squared, against 2; and where the run ended."""
        self.beat("The rule")
        self.say("rule")
        box = self.stage.middle
        formula = Formula("alpha dot input^2", {"alpha": "alpha", "input": "input"}, size=0.08)
        formula.centre_at(box.centre._replace(y=box.top - 0.55))
        marks = [
            Mark(
                run.regime.reach,
                f"alpha {self.exact(run.parameters.alpha)}",
                run.regime.reaches_the_goal,
            )
            for run in runs
        ]
        middle = box._replace(left=box.left + 0.8, bottom=box.bottom + 0.5, right=box.right - 0.8)
        gauge = ReachGauge(middle, marks)
        self.bring(formula, gauge.scale_line, seconds=0.6)
        for mark in gauge.marks:
            self.bring(mark, seconds=0.5)
            self.hold(0.5)
        self.say("end")
        prediction = Label("prediction", size=BODY, anchor=0.5).place(0, box.bottom + 0.95)
        number = Label(self.facts()["last_prediction"], size=LARGE, weight="semibold", anchor=0.5)
        self.bring(prediction, number.place(0, box.bottom + 0.2))
        self.hold(2.4)
