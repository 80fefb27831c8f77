"""Alpha: a small factor shortens every step, and the run that flew away comes home."""

from pydantic import Field

from grokdl import book
from grokdl.lesson import LessonInfo, Run, RunScene, SideBySide, show_the_rule, show_the_wedge
from grokdl.mobjects.lane import ARROW_DROP

INFO = LessonInfo(
    scene="Alpha",
    title="Alpha",
    section="4.24-4.25",
    says="Multiply every step by a small alpha, and the run that diverged comes home.",
    parameters=book.parameters("alpha").declare(
        panes=(int, Field(2, ge=1, le=2, description="1: alone; 2: beside it with alpha 1"))
    ),
    also=("learning rate", "step size", "lr"),
    stills=(
        ("Alpha", 1.6),  # the full step, a wedge, and what alpha leaves of it
        ("Who is still here", 3.6),  # both dots on one line, the right one in its own view
        ("The rule", 5.0),  # the formula, and the step with alpha and without
    ),
    picture=("Who is still here", 3.97),
    parts=("panel", "chart"),
    tells=("predicts", "bowl", "rule"),
)
STEPS = 3


class Alpha(RunScene):
    """The full step and the shortened one, two runs side by side, and why. Source: 4.24, 4.25."""

    info = INFO
    function_of_time = True
    words = {
        "full": "With alpha {full_alpha} the step would be {full_reach} times the gap.",
        "shorter": ("Alpha, the learning rate, cuts it to {reach} gaps.", "alpha shortens"),
        "other": "The learning rate alpha changes the step: {step}.",
        "other way": (
            "Alpha, the learning rate, makes it {step}: away from the best weight.",
            "alpha is negative",
            "points away",
        ),
        "as it is": ("The learning rate alpha is {alpha}: the step stays.", "alpha leaves it"),
        "both": ("Same start: does alpha {alpha} come home?", "only alpha differs"),
        "closer": "Alpha {alpha}: a closer view.",
        "left gone": ("Alpha {full_alpha}: the dot is gone.", "left one out"),
        "home": ("Alpha {alpha} comes home.", "comes home"),
        "left out": (
            "Alpha {full_alpha}: the dot is gone. Alpha {alpha}: it is still here.",
            "left one out",
        ),
        "right out": (
            "Alpha {alpha}: the dot is gone. Alpha {full_alpha}: it is still here.",
            "right one out",
        ),
        "both out": ("Both dots have left the frame.", "both out of the frame"),
        "both in": ("Both dots are still in the frame.", "both in the frame"),
        "fork": "Alpha {full_alpha}: ×{full_factor} each step. Alpha {alpha}: ×{factor}.",
        "line": "Alpha {alpha}: ×{factor} each step.",
        "both outgrown": ("Both end early: too large for a computer.", "stopped early"),
        "counts": "A step is alpha × input² gaps.",
        "rule": "Between {no_step} and {two_gaps} it lands nearer.",
    }

    def construct(self):
        """Six beats: full step, alpha, lockstep, who stays, fork, rule."""
        full, *others = [given.change(alpha=1) for given in (self.parameters, *self.siblings)]
        run = self.make_run(self.parameters, self.stage.picture, slope_in_numbers=False)
        self.histories["full"], *beside = map(self.learn, (full, *others))
        run.look(Run(self.style, self.histories["full"], run.view.zone, 1, beside).view)
        self.beat("The full step")
        self.open_with(run)
        if not self.regime.stands_still:
            self.full_step(run)
        runs, pair = [run], None
        if self.parameters.panes == 2 and self.parameters.alpha != 1:
            self.beat("Side by side")
            self.clear_runs(None)
            pair = SideBySide(self, [(full, others), (self.parameters, self.siblings)])
            runs = pair.runs
            self.lockstep(pair)
        else:
            self.alone(run)
        chart = None if self.told_before("errors") else self.chart(runs, pair)
        self.beat("The rule")
        self.hush()
        self.clear_runs(pair, chart)
        show_the_rule(self, run, runs, "counts")
        self.say("rule")

    def full_step(self, run):
        """The gap, and as a ghost what the book's rule takes without alpha; then alpha's step."""
        full, alpha = self.histories["full"], self.parameters.alpha
        self.show_gap(run, drop=ARROW_DROP, along=self.readout.comes("learn"))
        self.light("learn", 0.2)
        ghost = self.grow_ghost(run, full.weights[1], self.named("alpha", full.parameters), 0.6)
        self.say("full")
        self.beat("Alpha")
        self.hide_gap(run)
        wedge = show_the_wedge(self, run, full)
        longer = "other" if alpha > 0 else "other way"
        self.show_arrow(run, seconds=2.0, start=1 / alpha)
        run.followers.pop()
        self.dismiss(ghost, wedge, seconds=0.2)
        self.show_gap(run)
        self.say("as it is" if alpha == 1 else "shorter" if 0 < alpha < 1 else longer)
        self.hold(0.4)

    def lockstep(self, pair):
        """The first steps of both runs, and the rest."""
        pair.come()
        self.say("both")
        pair.step(STEPS, closer="closer")
        self.beat("Who is still here")
        pair.to_the_end()

    def alone(self, run):
        """The run with alpha, without another beside it."""
        self.beat("Step by step")
        self.hide_gap(run)
        run.change(goal_named=True)
        self.put(run.plot.trail, run.plot.step_label)
        self.step_by_step(run, STEPS)
        self.say("each_step" if run.story.last or self.regime.stands_still else "one_step")
        self.lapse(run)
        self.hold(0.8)

    def chart(self, runs, pair):
        """The log errors fork."""
        self.beat("The errors")
        self.clear_runs(pair)
        self.say("errors", spare=True)
        chart = self.draw_errors(self.stage.centre, runs, by="alpha")
        self.say("ending" if self.regime.stands_still else "fork" if len(runs) == 2 else "line")
        ended = [name for name in ("", "full")[: len(runs)] if self.histories[name].stopped_early]
        if ended:
            self.say("outgrown" if len(ended) == 1 else "both outgrown", run=ended[0])
        return chart

    def clear_runs(self, pair, chart=None):
        """Let the run go, or both, or the chart that came after them."""
        if chart:
            self.dismiss(chart)
        elif pair is None:
            self.clear_picture(self.readout)
            self.readout = None
        else:
            pair.go_away()
