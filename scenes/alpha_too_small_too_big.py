"""AlphaTooSmallTooBig: one bowl and seven alphas; what each does, and how an alpha is chosen."""

from pydantic import Field

from grokdl import book
from grokdl.lesson import LessonInfo, RunScene, regime, show_many_weights
from grokdl.mobjects.run_panes import RunPanes

STEPS = 12  # at most, of each run: so few that each is seen
TRIES = {"ten": 10.0, "unit": 1.0, "tenth": 0.1, "hundredth": 0.01}  # the alphas that people try
INFO = LessonInfo(
    scene="AlphaTooSmallTooBig",
    title="Alpha: too small, too big",
    section="4.25",
    says="One bowl and seven alphas: from a run that creeps to one that flies out.",
    parameters=book.parameters("alpha")
    .without("alpha")
    .declare(
        first_alpha=(float, Field(0.001, ge=-10, le=10, description="alpha of the first bowl")),
        second_alpha=(float, Field(0.1, ge=-10, le=10, description="alpha of the second bowl")),
        third_alpha=(float, Field(0.25, ge=-10, le=10, description="alpha of the third bowl")),
        fourth_alpha=(float, Field(0.45, ge=-10, le=10, description="alpha of the fourth bowl")),
        fifth_alpha=(float, Field(0.5, ge=-10, le=10, description="alpha of the fifth bowl")),
        sixth_alpha=(float, Field(0.6, ge=-10, le=10, description="alpha of the sixth bowl")),
        seventh_alpha=(float, Field(-0.1, ge=-10, le=10, description="alpha of the seventh bowl")),
    ),
    also=("learning rate", "step size", "choosing alpha", "tuning", "small multiples"),
    stills=(
        ("The runs", 9.0),  # in words, green and red
        ("What counts", 6.0),  # alpha times input squared, in numbers, under each bowl
        ("The tries", 8.0),  # four alphas, and the one that is kept
    ),
    picture=("The runs", 9.0),
    tells=("small runs",),
)


class AlphaTooSmallTooBig(RunScene):
    """Seven runs of one bowl in lockstep, what each does, and what decides it. Source: 4.25."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "Only alpha differs. Which runs come home?",
        "at once": "All take their steps at once.",
        "does": "Green comes home, red never.",
        "creeps": "Grey creeps: alpha {creeping_alpha} has {creeping_way_left} of the way left "
        "after {creeping_iterations} steps.",
        "hardly moves": "Grey creeps: alpha {creeping_alpha} goes {creeping_way_gone} of the way "
        "in {creeping_iterations} steps.",
        "counts": "Step: alpha × input² of the way.",
        "uphill": "An alpha below {no_step} leads uphill.",
        "law": "alpha × input² {no_step} to {two_gaps}: home, soon or late.",
        "ask choice": "alpha × input² = {one_gap}: one jump. Which alpha fits many inputs?",
        "try": "Try {ten_alpha}, {unit_alpha}, {tenth_alpha}, {hundredth_alpha}: powers of ten.",
        "keep": "Keep the fastest that comes home: {soonest_alpha}.",
        "none": ("None of them comes home: go on to smaller ones.", "no try comes home"),
        "slow": "Too small: it creeps. Too big: it leaves the bowl.",
        "no input": "With input {input} there is no slope: whatever alpha, no weight moves.",
    }

    def construct(self):
        """The runs, what each does, what decides it; then the tries by which alpha is chosen."""
        self.shown = self.panes_of([v for key, v in self.parameters if key.endswith("_alpha")])
        self.run_all(self.shown)
        self.what_each_does()
        self.what_counts()
        tries = self.panes_of(TRIES.values())
        if not regime(tries.runs[0]).stands_still:
            self.choose(tries)

    def panes_of(self, alphas):
        """Panes of runs that differ in alpha alone."""
        given, box = self.parameters, self.stage.middle
        own = {name: getattr(given, name) for name in ("weight", "input", "goal_prediction")}
        start = book.parameters("alpha").change(**own, iterations=min(STEPS, given.iterations))
        runs = [start.change(alpha=alpha) for alpha in alphas]
        shown = RunPanes(self.style, box, runs, [self.learn(run).weights.tolist() for run in runs])
        self.keep_within(box.grown(1e-6), shown.panes, *shown.bowls)
        return shown

    def run_all(self, shown):
        """All runs at once, step by step, as long as one of them is in its picture."""
        self.beat("Side by side", kind="question")
        self.bring(shown.panes, *shown.bowls, seconds=0.8)
        self.say("ask")
        self.beat("The runs", "at once")
        self.move(*shown.takes_all_seen, seconds=shown.seconds_of_all(self.pace))

    def what_each_does(self):
        """In words, pane by pane; of the first one that creeps, how much of its way is left."""
        shown = self.shown
        for k, verdict in enumerate(shown.verdicts):
            shown.light(k)
            self.bring(verdict, seconds=0.2)
        shown.light()
        self.say("no input" if self.parameters.input == 0 else "does")
        if shown.creeping is not None and len(shown.weights[0]) > 2:
            self.histories["creeping"] = self.learn(shown.runs[shown.creeping])
            self.say(self.fitting("creeps", "hardly moves"))
            shown.light(shown.creeping)
            self.bring(*shown.to_go, seconds=0.8)

    def what_counts(self):
        """The product that decides it, worked out in place of the words."""
        shown = self.shown
        self.beat("What counts")
        shown.light()
        self.dismiss(*shown.verdicts, *shown.to_go, seconds=0.3)
        self.bring(*(sum.product for sum in shown.sums), seconds=0.4)
        if not self.told_before("rule"):
            self.say("counts")
        for k in shown.uphill_first:
            self.bring(shown.sums[k].result, seconds=0.2)
            if k in shown.uphill[:1]:
                shown.light(k)
                self.say("uphill")
        self.say("law")
        shown.light(*shown.coming_home)

    def choose(self, tries):
        """Tries from large to small; the one that comes home soonest stays lit."""
        self.beat("Choosing alpha", "ask choice", kind="question")
        self.dismiss(*self.shown.with_sums)
        many = show_many_weights(self, tries.runs[0])
        self.histories |= dict(zip(TRIES, map(self.learn, tries.runs), strict=True))
        self.beat("The tries", "try")
        self.dismiss(many, many.name, seconds=0.2)
        self.bring(tries.panes, *tries.bowls)
        for k, verdict in enumerate(tries.verdicts):
            tries.light(k)
            self.move(tries.takes(k), seconds=tries.seconds_of(k, self.pace))
            self.bring(verdict, tries.to_go[k], seconds=0.3)
        if tries.soonest is None:
            tries.light()
            self.say("none")
        else:
            tries.light(tries.soonest)
            self.numbers["soonest_alpha"] = tries.alphas[tries.soonest]
            self.say("keep")
            self.once_more(tries, {tries.soonest})
        self.say("slow")
        self.once_more(tries, {*range(len(tries.runs))} - {tries.soonest})

    def once_more(self, tries, again):
        """Some of the tries again, beside each other; none that would go to and fro too fast."""
        if again := again - tries.flickering:
            self.move(*map(tries.takes_back, again), seconds=0.6)
            self.move(*map(tries.takes, again), seconds=1.8)
