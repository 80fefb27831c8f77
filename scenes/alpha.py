"""Alpha: a small factor shortens every step, and the run that flew away comes home."""

from manim import UpdateFromAlphaFunc
from pydantic import Field

from grokdl import book
from grokdl.lesson import Brief, Caption, Run, RunScene, regime
from grokdl.mobjects.formula import Formula
from grokdl.mobjects.lane import GAP_DROP, StepArrow
from grokdl.mobjects.pane_head import PaneHead, head_height
from grokdl.mobjects.reach_gauge import Mark, ReachGauge
from grokdl.mobjects.text import Label
from grokdl.stage import Box
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
    stills=(
        ("Alpha", 2.5),  # the step beside the full one
        ("Who is still here", 3.0),  # the mark of the left dot, the lens over the right one
        ("The rule", 7.0),  # the formula, and both runs on the gauge
    ),
    picture=("Who is still here", 3.97),
)
STEPS = 3
STILL_HERE = {
    (False, True): "left out",
    (True, False): "right out",
    (False, False): "both out",
    (True, True): "both in",
}


class Alpha(RunScene):
    """The full step and the shortened one, two runs side by side, and why. Source: 4.24, 4.25."""

    brief = BRIEF
    function_of_time = True
    words = {
        "full": "With alpha {full_alpha} the step would be {full_step}: "
        "{full_reach} times the gap.",
        "shorter": Caption(
            "Alpha, the learning rate, shrinks it: the step is {step}.", "alpha shortens"
        ),
        "other": "Alpha, the learning rate, changes the step: {step}.",
        "other way": Caption(
            "Alpha, the learning rate, changes the step: {step}, away from the goal.",
            "alpha is negative",
            "points away",
        ),
        "as it is": Caption(
            "Alpha, the learning rate, is {alpha}: the step stays as it is.", "alpha leaves it"
        ),
        "both": Caption(
            "Same start, same bowl, one counter: only alpha differs.", "only alpha differs"
        ),
        "left out": Caption(
            "Alpha {full_alpha}: the dot has left the frame. Alpha {alpha}: it is still here.",
            "left one out",
        ),
        "right out": Caption(
            "Alpha {alpha}: the dot has left the frame. Alpha {full_alpha}: it is still here.",
            "right one out",
        ),
        "both out": Caption("Both dots have left the frame.", "both out of the frame"),
        "both in": Caption("Both dots are still in the frame.", "both in the frame"),
        "fork": "The error, step by step: ×{full_factor} with alpha {full_alpha}, "
        "×{factor} with alpha {alpha}.",
        "line": "The error, step by step: ×{factor} with alpha {alpha}.",
        "rule": "What counts is alpha times input squared: "
        "between {no_step} and {two_gaps} the run comes home.",
        "end": "At step {steps} the prediction is {last_prediction}. The goal: {goal_prediction}.",
        "end number": "{last_prediction}",
    }

    def construct(self):
        """Six beats: full step, alpha, lockstep, who stays, fork, rule."""
        self.side_by_side = False
        self.full = self.parameters.change(alpha=1)
        self.full_siblings = [other.change(alpha=1) for other in self.siblings]
        run = self.run = self.make_run(self.parameters, self.stage.picture)
        full, *others = map(self.learn, (self.full, *self.full_siblings))
        run.look(Run(self.style, full, run.view.zone, 1, others).view)
        self.histories["full"] = full
        self.beat("The full step")
        self.open_with(run)
        if self.regime.stands_still:
            self.say("each_step")
            self.predict_and_compare()
        else:
            self.full_step()
            self.shorter_step()
        if self.parameters.panes == 2 and self.parameters.alpha != 1:
            self.clear_picture(self.readout)
            runs = self.make_panes()
            self.lockstep(runs)
            self.to_the_end(runs)
        else:
            runs = [run]
            self.alone()
        self.chart(runs)
        self.rule(runs)

    def full_step(self):
        """What the book's rule takes without alpha, as a ghost in the lane."""
        run, start = self.run, self.parameters.weight
        full, ghost = -self.history[0].weight_delta, StepArrow(self.style, "muted", drop=GAP_DROP)
        name = self.named("alpha", self.full)
        self.say("full")
        self.predict_and_compare()
        run.change(goal_named=False)  # the ghost takes its lane

        def grow(_, share):
            ghost.show(run.view, start, start + share * full, name, until=start + full)

        self.add(ghost)
        self.move(UpdateFromAlphaFunc(ghost, grow), seconds=1.2)
        self.hold(0.6)
        self.ghost = ghost

    def shorter_step(self):
        """Alpha shrinks the step."""
        self.beat("Alpha")
        run, alpha = self.run, self.parameters.alpha
        longer = "other" if alpha > 0 else "other way"
        self.say("as it is" if alpha == 1 else "shorter" if 0 < alpha < 1 else longer)
        self.show_arrow(run, seconds=1.6, start=1 / alpha)
        self.hold(1.2)
        self.finish_caption()
        self.dismiss(self.ghost)

    def make_panes(self):
        """Two pictures of the same bowl: alpha 1 at the left, this alpha at the right."""
        self.readout = None
        runs, heads = [], []
        both = (self.full, self.full_siblings), (self.parameters, self.siblings)
        for (parameters, siblings), pane in zip(both, self.stage.panes(), strict=True):
            place = pane._replace(top=pane.top - head_height(pane))
            run = self.make_run(parameters, place, last=2, siblings=siblings)
            run.change(step_number=None)
            run.followers.append(lambda _: self.count_in_header(runs[0]))
            heads.append(PaneHead(self.style, pane, parameters.alpha, regime(run.parameters)))
            self.keep_within(pane, heads[-1])
            runs.append(run)
        wide = max((run.view for run in runs), key=lambda view: view.high - view.low)
        for run in runs:
            run.look(wide.on(run.view.zone))
        self.heads, self.side_by_side = heads, True
        return runs

    def count_in_header(self, run):
        """One counter for both runs, at the right of the title line."""
        step = self.style.words("step number", step=run.step + 1)
        text = step if self.side_by_side else ""
        if self.header.remark.text != text:
            self.header.remark.set_text(text)

    def lockstep(self, runs):
        """The first steps of both runs."""
        self.beat("Side by side")
        self.say("both")
        plots = [run.plot for run in runs]
        self.add(*(part for plot in plots for part in (plot.trail, plot.edge_mark)))
        shown = [part for plot in plots for part in (plot.axes, plot.bowl, plot.ring, plot.dot)]
        self.bring(*self.heads, *shown, seconds=0.6)
        self.hold(0.8)
        for _ in range(min(STEPS, *(run.story.last for run in runs))):
            self.show_arrow(*runs, seconds=0.8)
            self.go(*runs, seconds=1.2, follow=False)

    def to_the_end(self, runs):
        """The rest in lockstep; what is small goes under a lens."""
        self.beat("Who is still here")
        right, seen = runs[1], self.seen_in_the_lapse(*runs)
        stays = len(set(seen)) == 1
        if stays:
            self.say(STILL_HERE[seen[0]])
        nearing = abs(self.regime.ratio) < 1
        gap = right.story.settling_gap(max(0, right.step - 1)) if nearing else 0
        lens = self.make_lens(right, gap, named=False) if seen[0][1] else []
        if lens:
            self.bring(*lens, seconds=0.6)
        self.lapse(*runs, follow=False)
        if not stays:  # only now can it be said
            self.say(STILL_HERE[seen[-1]])
        self.hold(1.2)
        self.clear_picture(*self.heads, *lens)
        self.side_by_side = False
        self.header.remark.set_text("")

    def alone(self):
        """The run with alpha, without another beside it."""
        run = self.run
        run.change(goal_named=True)
        self.beat("Step by step")
        steps = min(STEPS, run.story.last)
        self.say("each_step" if steps or self.regime.stands_still else "one_step")
        self.put(run.plot.trail, run.plot.step_label)
        for _ in range(steps):
            self.show_arrow(run, seconds=0.8)
            self.go(run, seconds=1.2)
        if not steps:
            self.show_arrow(run, seconds=0.8)
        self.stand_by(run, STEPS)
        self.lapse(run)
        self.hold(0.8)
        self.clear_picture(self.readout)
        self.readout = None

    def chart(self, runs):
        """The log errors fork."""
        self.beat("The errors")
        if self.regime.stands_still:
            self.say("ending")
        else:
            self.say("fork" if len(runs) == 2 else "line")
        names = [self.named("alpha", run.parameters) for run in runs]
        beside = [self.named("alpha", other) for other in self.siblings]
        longest = max(beside, key=len, default="")
        chart = self.draw_errors(self.stage.centre, runs, names, longest)
        self.hold(1.4)
        self.finish_caption()
        self.dismiss(chart)

    def rule(self, runs):
        """alpha times input squared, against 2; and where the run ended."""
        self.beat("The rule")
        self.say("rule")
        box = self.stage.centre
        formula = Formula(
            self.style, "alpha dot input^2", {"alpha": "alpha", "input": "input"}, size=0.08
        )
        formula.centre_at(box.centre._replace(y=box.top - 0.55))
        given = [run.parameters for run in runs]
        marks = [Mark(regime(own).reach, self.named("alpha", own)) for own in given]
        inset = min(0.8, 0.07 * box.width)
        place = Box(box.left + inset, box.bottom + 0.5, box.right - inset, box.top)
        siblings = [regime(other.parameters).reach for run in runs for other in run.siblings]
        gauge = ReachGauge(self.style, place, marks, siblings)
        self.bring(formula, gauge.scale_line, seconds=0.6)
        for mark in gauge.marks:
            self.bring(mark, seconds=0.5)
            self.hold(0.5)
        self.say("end")
        name = Label(self.style, self.style.words("prediction"), size=BODY, anchor=0.5)
        number = self.write("end number", size=LARGE, weight="semibold", anchor=0.5)
        self.bring(name.place(0, box.bottom + 0.95), number.place(0, box.bottom + 0.2))
        self.hold(2.4)
