"""Fork: a thousand runs, each with another alpha, and the one place where their line splits."""

from pydantic import Field

from grokdl import book
from grokdl.lesson import Forking, LessonInfo, RunScene
from grokdl.stage.theme import SMALL

INFO = LessonInfo(
    scene="Fork",
    title="The fork",
    section="4.25",
    turn=5,
    says="A thousand runs, each with another alpha, and the place where their line splits.",
    parameters=book.parameters("alpha")
    .without("iterations")
    .declare(
        runs=(int, Field(1000, ge=50, le=2000, description="how many alphas are tried")),
        repeats=(int, Field(200, ge=100, le=1000, description="how many steps each run has")),
        kept=(int, Field(20, ge=2, le=20, description="how many of its last weights are drawn")),
    ),
    also=("bifurcation", "limit", "largest alpha", "stability", "period two"),
    stills=(
        ("All alphas", 3.0),  # the curves of some steps
        ("The last weights", 2.6),  # half of the runs, over the curves
        ("Seen closer", 3.0),  # the inset
    ),
    picture=("Seen closer", 3.0),
)
SLOW = 3  # steps of the one run that are taken slowly
CURVES = 8  # steps whose curves are drawn


class Fork(RunScene):
    """One run, a thousand, the limit, why there are two arms, and a closer look. Source: 4.25."""

    info = INFO
    function_of_time = True
    words = {
        "one": "One run with alpha {alpha}: each landing leaves a dash.",
        "why": "The same for {runs} alphas: each step is a curve. Where do they go?",
        "all": "After {repeats} steps only the last {kept} weights are kept.",
        "mark": "alpha {alpha}",
        "full mark": "alpha {alpha} →",
        "limit": "One line, then two arms: it splits at {two_gaps} ÷ input squared.",
        "limit label": "{two_gaps} ÷ input² = {limit}",
        "arms": (
            "There a step is {two_gaps} gaps long: to and fro for ever.",
            "lands as far away",
        ),
        "closer": "Near the limit {repeats} steps are not enough to come home.",
        "end": "Between {no_step} and {limit} all come home; beyond it none.",
        "no input": "Input {input}: no weight moves, whatever alpha. No limit, no fork.",
        "too far": "The line would split at alpha {limit}: no alpha here is that large.",
        "there": "All runs begin at the best weight and stay: one line, no fork.",
        "rounding": "All begin at the best weight: beyond {limit} mere rounding drives them away.",
    }

    def construct(self):
        """One run, all of them step by step, their ends, the limit, and a closer look."""
        self.forking = Forking(self, self.stage.centre)
        self.one_run()
        self.all_steps()
        self.all_ends()
        self.the_limit()

    def tags(self):
        """The input alone: alpha goes through all its values."""
        return super().tags()[:1]

    def one_run(self):
        """Where the first steps of one run land: each leaves a dash over its alpha."""
        fork = self.forking
        run = self.histories["one"] = self.learn(fork.first_run)
        column = fork.make_column(run.weights.tolist())
        column.show(0, 0.0)
        self.curves = fork.make_curves(CURVES)
        self.curves.show(0.0)
        self.beat("One run")
        self.say("one", run="one")
        self.bring(fork.plane, self.curves, column)
        for moments, seconds in fork.pace(SLOW):
            self.move(fork.climb((0, 0), moments), seconds=seconds)
        self.hold(0.2)

    def all_steps(self):
        """The weights of all runs after each step: lines, parabolas, and so on."""
        fork = self.forking
        self.beat("All alphas", "why")
        fork.column.count.show(False)
        for step in range(CURVES):
            self.move(fork.trace(step, step + 1), seconds=0.8 if step < SLOW else 0.4)

    def all_ends(self):
        """The last weights of all runs, drawn from left to right over their first steps."""
        fork = self.forking
        self.beat("The last weights", "all")
        for moments, seconds in fork.lapse(SLOW):
            self.move(fork.climb((0, 0), moments), seconds=seconds)
        kept = max(0, fork.last + 1 - fork.kept)
        self.move(fork.climb((0, kept), (fork.last, fork.last)), seconds=0.4)
        fork.column.count.show(False)
        self.add(fork.plot)
        self.move(fork.sweep(), seconds=3.2)
        own = self.write("mark", run="one", role="alpha", size=SMALL)
        self.histories["full"] = self.learn(fork.given.change(alpha=1))
        full = fork.beyond(self.write("full mark", run="full", role="alpha", size=SMALL))
        self.notes = [fork.beside_column(own), *filter(None, [full])]

    def the_limit(self):
        """Where the line splits, or why it does not; then a closer look."""
        fork = self.forking
        if fork.why_not:
            self.say(fork.why_not)
            self.dismiss(self.curves)
            self.bring(*self.notes)
            self.hold(2.0)
            return
        self.say("limit")
        label = self.write("limit label", role="error", size=SMALL)
        self.bring(fork.draw_limit(), fork.over_limit(label))
        limit = fork.limit_alpha
        self.histories["limit"] = at_limit = self.learn(fork.given.change(alpha=limit))
        self.bring(fork.make_arms(at_limit.weights.tolist()))
        self.say("arms", run="limit")
        self.finish_caption()
        self.closer()
        self.say("end")
        self.hold(1.6)

    def closer(self):
        """What lies near the limit, and what becomes of the runs on both sides."""
        fork = self.forking
        inset = fork.make_inset()
        if inset is not None:
            self.beat("Seen closer")
        self.notes += fork.sides()
        self.dismiss(self.curves, fork.arms)
        self.bring(*self.notes)
        if inset is None:
            return
        self.say("closer")
        if inset.box.left < fork.plane.x(fork.own_alpha) < inset.box.right:
            self.dismiss(fork.column, self.notes[0])
        self.bring(inset, seconds=0.6)
