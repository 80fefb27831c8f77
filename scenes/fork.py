"""Fork: a thousand runs, each with another alpha, and the alpha beyond which none comes home."""

from pydantic import Field

from grokdl import book
from grokdl.lesson import Forking, LessonInfo, RunScene
from grokdl.stage.theme import BODY, CAPTION

INFO = LessonInfo(
    scene="Fork",
    title="The fork",
    section="4.25",
    turn=5,
    says="A thousand runs, each with another alpha, and the alpha beyond which none comes home.",
    parameters=book.parameters("alpha")
    .without("iterations")
    .declare(
        runs=(int, Field(1000, ge=50, le=2000, description="how many alphas are tried")),
        repeats=(int, Field(200, ge=100, le=1000, description="how many steps each run has")),
        kept=(int, Field(20, ge=2, le=20, description="how many of its last weights are drawn")),
    ),
    also=("bifurcation", "limit", "largest alpha", "stability", "period two"),
    stills=(
        ("One run", 1.6),  # the dot in its bowl, and a dash for each weight
        ("All alphas", 4.0),  # half of the runs
        ("Seen closer", 8.2),  # the fork, and a run that jumps from arm to arm
    ),
    picture=("Seen closer", 8.2),
)
SLOW = 3  # steps of the one run that are taken slowly
HOP = 0.6  # seconds from arm to arm


class Fork(RunScene):
    """One run, a thousand, the limit, and a closer look at the two arms. Source: 4.25."""

    info = INFO
    function_of_time = True
    words = {
        "one": "Bowl on its side: each landing leaves a dash.",
        "one alone": "One run, alpha {alpha}: each landing leaves a dash.",
        "time": "And on, to step {steps}.",
        "keep": "Only the last {kept} stay: where it ends.",
        "all": "The same for {runs} alphas: where does each end?",
        "mark": "alpha {alpha}",
        "full mark": "alpha {alpha} →",
        "limit": "One line, but it ends where alpha × input² is {two_gaps}. How?",
        "limit label": "{two_gaps} ÷ input² = {limit}",
        "columns": "Enlarged: each run lands now above, now below.",
        "arms": ("At the limit a run jumps to and fro.", "lands as far away"),
        "late": "{late_iterations} steps instead of {repeats}: what moves?",
        "before": "after {repeats} steps",
        "end": "More steps close the arms: below {limit} all come home.",
        "no input": "Input {input}: no weight moves, whatever alpha. No limit, no fork.",
        "too far": "The limit would be alpha {limit}: no alpha here is that large.",
        "there": "All runs begin at the best weight and stay: one line, no fork.",
        "rounding": "All begin at the best weight: beyond {limit} rounding drives them away.",
    }

    def construct(self):
        """One run, the ends of all, the limit, and a closer look."""
        self.forking = Forking(self, self.stage.centre)
        self.one_run()
        self.all_alphas()
        self.the_limit()

    def tags(self):
        """The input alone: alpha goes through all its values."""
        return super().tags()[:1]

    def one_run(self):
        """Where the steps of one run land: each leaves a dash over its alpha; the last stay."""
        fork = self.forking
        run = self.histories["one"] = self.learn(fork.first_run)
        column = fork.make_column(run.weights.tolist())
        bowls = fork.make_bowls(run.weights.tolist())
        column.show(0, 0.0)
        self.beat("One run")
        self.say("one" if bowls else "one alone", run="one")
        mark = fork.at_the_foot(self.write("mark", run="one", role="alpha", size=BODY))
        fork.plane.show_across(0.0 if bowls else 1.0)
        self.bring(fork.plane, column, *bowls, *mark)
        for moments, seconds in fork.pace(SLOW):
            self.move(*fork.climb(moments), seconds=seconds)
        self.say("time", run="one")
        for moments, seconds in fork.lapse(SLOW):
            self.move(*fork.climb(moments), seconds=seconds)
        self.say("keep")
        self.dismiss(*mark, along=fork.keep_the_last(), seconds=2.2)
        self.remove(*bowls)

    def all_alphas(self):
        """The last weights of all runs, drawn from left to right."""
        fork = self.forking
        self.beat("All alphas", "all")
        fork.column.count.show(False)
        self.add(fork.plot)
        self.move(fork.sweep(), seconds=4.4)
        own = self.write("mark", run="one", role="alpha", size=BODY)
        self.histories["full"] = self.learn(fork.given.change(alpha=1))
        full = self.write("full mark", run="full", role="alpha", size=BODY)
        self.notes = fork.notes(own, full)
        self.bring(*self.notes)

    def the_limit(self):
        """The alpha beyond which no run comes home, or why there is none; then a closer look."""
        fork = self.forking
        if fork.why_not:
            self.beat("The limit", fork.why_not)
            self.hold(2.0)
            return
        self.beat("The limit", "limit", kind="question")
        label = fork.labels.over_limit(self.write("limit label", role="error", size=BODY))
        self.bring(fork.draw_limit(), label)
        self.beat("Seen closer")
        self.dismiss(fork.column, *self.notes, seconds=0.2)
        self.move(*fork.zoom(label), seconds=fork.zoom_seconds)
        self.say("columns")
        self.move(fork.pick(), seconds=1.4)
        self.on_the_way = fork.labels.on_the_way()
        self.bring(*self.on_the_way, seconds=0.3)
        self.finish_caption()
        self.to_and_fro()
        self.more_steps(label)

    def to_and_fro(self):
        """The run at the limit jumps from arm to arm; those beside it are on their way."""
        fork = self.forking
        run = self.histories["limit"] = self.learn(fork.at_limit)
        column = fork.make_column(run.weights.tolist(), fork.limit_alpha)
        column.show(0, 0.0)
        column.count.show(False)
        self.bring(column, seconds=0.2)
        self.move(fork.hop(HOP, HOP), seconds=HOP)
        self.say("arms", run="limit")
        self.move(fork.hop(2.3, HOP), seconds=2.3)

    def more_steps(self, label):
        """Ten times as many steps: the others come home or are gone, the one at the limit stays."""
        fork = self.forking
        self.histories["late"] = self.learn(fork.at_limit.change(iterations=fork.later))
        self.say("late")
        self.dismiss(*self.on_the_way, seconds=0.2)
        self.move(fork.go_on(label), seconds=2.4)
        self.say("end")
        before = self.write("before", role="muted", size=CAPTION)
        self.bring(*fork.labels.sides(), *fork.labels.over_an_arm(before, -1), seconds=0.4)
        self.move(fork.hop(2.4, HOP), seconds=2.4)
