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
        ("All alphas", 3.0),  # half of the runs, and the counter
        ("Why two arms", 5.0),  # the curves of some steps
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
        "one": "One run: {repeats} steps with alpha {alpha}. Where does it end?",
        "kept": "Only its last {kept} weights stay.",
        "all": "The same for {runs} alphas. Where do all these runs end?",
        "mark": "alpha {alpha}",
        "full mark": "alpha {alpha} →",
        "limit": "The line splits at {two_gaps} divided by input squared.",
        "limit label": "{two_gaps} ÷ input² = {limit}",
        "why": "Why two arms? All runs at once: a curve for each step.",
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
        """One run, all of them, the limit, and two closer looks."""
        self.forking = Forking(self, self.stage.centre)
        self.one_run()
        self.all_runs()
        self.the_limit()

    def tags(self):
        """The input alone: alpha goes through all its values."""
        return super().tags()[:1]

    def one_run(self):
        """Where one run goes, and that its last weights are kept."""
        fork = self.forking
        run = self.histories["one"] = self.learn(fork.first_run)
        column, last = fork.make_column(run.weights.tolist()), len(run)
        column.show(0, 0.0)
        self.beat("One run")
        self.say("one", run="one")
        self.bring(fork.plane, column)
        for moments, seconds in fork.pace(SLOW):
            self.move(fork.climb((0, 0), moments), seconds=seconds)
        self.say("kept")
        kept = max(0, last + 1 - fork.kept)
        self.move(fork.climb((0, kept), (last, last)), seconds=1.2)
        self.hold(0.6)

    def all_runs(self):
        """A thousand of them, from left to right."""
        fork = self.forking
        self.beat("All alphas", "all")
        self.hold(1.0)
        fork.column.count.show(False)
        self.add(fork.plot)
        self.move(fork.sweep(), seconds=5.0)
        own = self.write("mark", run="one", role="alpha", size=SMALL)
        self.histories["full"] = self.learn(fork.given.change(alpha=1))
        full = fork.beyond(self.write("full mark", run="full", role="alpha", size=SMALL))
        self.notes = [fork.beside_column(own), *filter(None, [full])]
        self.bring(*self.notes)

    def the_limit(self):
        """Where the line splits, or why it does not; then why, and a closer look."""
        fork = self.forking
        if fork.why_not:
            self.say(fork.why_not)
            self.hold(2.0)
            return
        self.say("limit")
        label = self.write("limit label", role="error", size=SMALL)
        self.bring(fork.draw_limit(), fork.over_limit(label))
        self.notes += (sides := fork.sides())
        self.bring(*sides)
        self.hold(1.0)
        self.two_arms()
        self.closer()
        self.say("end")
        self.hold(2.0)

    def two_arms(self):
        """The weights of all runs after each step: lines, parabolas, and so on."""
        fork, limit = self.forking, self.forking.limit_alpha
        self.beat("Why two arms", "why")
        curves = fork.make_curves(CURVES)
        curves.show(0.0)
        self.dismiss(*self.notes)
        self.bring(curves)
        for step in range(CURVES):
            self.move(fork.trace(step, step + 1), seconds=1.0 if step < SLOW else 0.5)
        self.histories["limit"] = at_limit = self.learn(fork.given.change(alpha=limit))
        self.bring(fork.make_arms(at_limit.weights.tolist()))
        self.say("arms", run="limit")
        self.hold(1.0)
        self.arms = [curves, fork.arms]

    def closer(self):
        """What lies near the limit."""
        fork = self.forking
        inset = fork.make_inset()
        if inset is not None:
            self.beat("Seen closer")
        self.dismiss(*self.arms)
        self.bring(*self.notes)
        if inset is None:
            return
        self.say("closer")
        if inset.box.left < fork.plane.x(fork.own_alpha) < inset.box.right:
            self.dismiss(fork.column, self.notes[0])
        self.bring(inset, seconds=0.8)
        self.hold(2.0)
