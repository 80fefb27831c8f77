"""AlphaTooSmallTooBig: one bowl and seven alphas; what each does, and how an alpha is chosen."""

from pydantic import Field

from grokdl import book
from grokdl.lesson import LessonInfo, RunScene, regime
from grokdl.mobjects.run_panes import RunPanes

STEPS = 20  # at most, of each run
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
        ("What counts", 5.0),  # alpha times input squared under each bowl
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
        "ask": "One bowl, one start: only alpha differs. Which runs come home?",
        "at once": "All take their steps at once.",
        "does": "Green: the run comes home. Red: it never does.",
        "counts": "Alpha times input squared decides it.",
        "rule": "Between {no_step} and {two_gaps} it comes home; best is {one_gap}.",
        "ask choice": "With many weights nobody knows the best. How to choose alpha?",
        "try": (
            "Try {ten_alpha}, {unit_alpha}, {tenth_alpha}, {hundredth_alpha}: "
            "each a tenth of the last."
        ),
        "keep": "Keep the one that comes home soonest: alpha {soonest_alpha}.",
        "none": ("None of them comes home: go on to smaller ones.", "no try comes home"),
        "slow": "Too small creeps; too big never comes home.",
        "no input": "With input {input} there is no slope: whatever alpha, no weight moves.",
    }

    def construct(self):
        """The runs, what each does, what decides it; then the tries by which alpha is chosen."""
        given = self.parameters
        alphas = [value for name, value in given if name.endswith("_alpha")]
        self.shown = self.panes_of(alphas)
        self.run_all()
        self.what_each_does()
        self.what_counts()
        tries = self.panes_of(TRIES.values())
        if not regime(tries.runs[0]).stands_still:
            self.choose(tries)

    def panes_of(self, alphas):
        """Panes of runs that differ in alpha alone."""
        given = self.parameters
        own = {name: getattr(given, name) for name in ("weight", "input", "goal_prediction")}
        own["iterations"] = min(STEPS, given.iterations)
        runs = [book.parameters("alpha").change(**own, alpha=alpha) for alpha in alphas]
        box, weights = self.stage.middle, [self.learn(run).weights.tolist() for run in runs]
        shown = RunPanes(self.style, box, runs, weights)
        self.keep_within(box.grown(1e-6), shown.panes, *shown.bowls)
        return shown

    def run_all(self):
        """All runs at once, step by step, as long as one of them is in its picture."""
        shown, runs = self.shown, range(len(self.shown.runs))
        self.beat("Side by side", kind="question")
        self.bring(shown.panes, *shown.bowls, seconds=0.8)
        self.say("ask")
        self.hold(2.0)
        self.beat("The runs", "at once")
        most, last = max(map(len, shown.weights)) - 1, max(map(shown.last_seen, runs))
        seconds = max(1.2, min(4.0 * last / most, 0.6 * last))
        self.move(*(shown.takes(k, last) for k in runs), seconds=seconds)

    def what_each_does(self):
        """In words, pane by pane."""
        for k, verdict in enumerate(self.shown.verdicts):
            self.shown.light(k)
            self.bring(verdict, seconds=0.4)
        self.shown.light()
        self.say("no input" if self.parameters.input == 0 else "does")
        self.hold(1.0)

    def what_counts(self):
        """The product that decides it, in place of the words."""
        self.beat("What counts")
        self.dismiss(*self.shown.verdicts, seconds=0.3)
        self.bring(*self.shown.reaches, seconds=0.4)
        for key in ("rule",) if self.told_before("rule") else ("counts", "rule"):
            self.say(key)
        self.hold(1.0)

    def choose(self, tries):
        """Tries from large to small; the one that comes home soonest stays lit."""
        self.beat("Choosing alpha", "ask choice", kind="question")
        self.dismiss(self.shown.panes, *self.shown.bowls, *self.shown.reaches)
        self.bring(tries.panes, *tries.bowls)
        self.histories |= {
            name: self.learn(run) for name, run in zip(TRIES, tries.runs, strict=True)
        }
        self.beat("The tries", "try")
        for k, verdict in enumerate(tries.verdicts):
            tries.light(k)
            steps = tries.last_seen(k)
            self.move(tries.takes(k, steps), seconds=max(1.0, min(1.4, 0.2 * steps)))
            self.bring(verdict)
        tries.light(tries.soonest)
        if tries.soonest is None:
            self.say("none")
        else:
            self.numbers["soonest_alpha"] = tries.alphas[tries.soonest]
            self.say("keep")
        self.say("slow")
        self.hold(1.0)
