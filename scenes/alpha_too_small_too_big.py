"""AlphaTooSmallTooBig: one bowl and seven alphas, from a run that creeps to one that flies out."""

from manim import UpdateFromAlphaFunc, linear
from pydantic import Field

from grokdl import book
from grokdl.lesson import LessonInfo, RunScene, regime
from grokdl.lesson.facts import facts
from grokdl.mobjects.small_multiples import SmallMultiples, SmallMultiplesState
from grokdl.mobjects.small_run import SmallRun, SmallRunState
from grokdl.mobjects.text import Number
from grokdl.mobjects.wrapped import Wrapped
from grokdl.stage.theme import LEAST, SMALL

STEPS = 20  # at most, of each run
HALF = 1.7  # gaps: how far on either side of the best weight each bowl is seen
ROW = 0.34  # units: the room under a bowl for a line of what its run does
NARROW = 2.4  # a pane that is less wide has two lines
ROLES = {True: "goal", False: "error"}  # the colour of a run that comes home, or does not

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
        ("Side by side", 3.0),  # all bowls, and the question
        ("The runs", 8.0),  # in words, green and red
        ("What counts", 6.0),  # alpha times input squared under each bowl
    ),
    picture=("The runs", 8.0),
    tells=("small runs",),
)


class AlphaTooSmallTooBig(RunScene):
    """Seven runs of one bowl in lockstep, what each does, and what decides it. Source: 4.25."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "One bowl, one start: only alpha differs. Which runs come home?",
        "does": "Green: the run comes home. Red: it never does.",
        "counts": "Alpha times input squared decides it.",
        "rule": "Between {no_step} and {two_gaps} it comes home; best is {one_gap}.",
        "slow": "Too small creeps; too big never comes home.",
        "no input": "With input {input} there is no slope: whatever alpha, no weight moves.",
    }

    def construct(self):
        """Three beats: the runs, what each does, and what decides it."""
        given = self.parameters
        alphas = [value for name, value in given if name.endswith("_alpha")]
        own = {name: getattr(given, name) for name in ("weight", "input", "goal_prediction")}
        own["iterations"] = min(STEPS, given.iterations)
        self.runs_of = [book.parameters("alpha").change(**own, alpha=alpha) for alpha in alphas]
        self.lay_out()
        self.run_all()
        self.what_each_does()
        self.what_counts()

    def lay_out(self):
        """Panes with the alphas over them, and in each the same bowl."""
        texts = [facts(self.learn(run)) for run in self.runs_of]
        named = [self.style.words.named("alpha", text["alpha"]) for text in texts]
        box = self.stage.middle
        roles = ["alpha"] * len(named)
        self.panes = SmallMultiples(self.style, box, named, roles)
        self.panes.show(SmallMultiplesState())
        for head, run in zip(self.panes.lines, self.runs_of, strict=True):
            for label in head:
                label.showing("alpha", of={"alpha": run.alpha})
        self.bowls = [self.bowl(*pair) for pair in zip(self.panes.inner, self.runs_of, strict=True)]
        self.keep_within(box.grown(1e-6), self.panes, *self.bowls)

    def bowl(self, inner, run):
        """The bowl of a pane, with its dot at the start."""
        goal = run.goal_prediction / run.input if run.input else run.weight
        half = HALF * abs(run.weight - goal) or max(1.0, abs(goal)) / 2
        lines = 1 if inner.width > NARROW else 2
        place = inner._replace(bottom=inner.bottom + lines * ROW)
        bowl = SmallRun(self.style, place, run, goal - half, goal + half)
        bowl.weights = tuple(self.learn(run).weights.tolist())
        bowl.show(SmallRunState(bowl.weights))
        return bowl

    def run_all(self):
        """All runs at once, step by step, as long as one of them is in its picture."""
        self.beat("Side by side", kind="question")
        self.bring(self.panes, *self.bowls, seconds=0.8)
        self.say("ask")
        self.hold(2.0)
        self.beat("The runs")
        most = max(len(bowl.weights) for bowl in self.bowls) - 1
        last = min(most, 1 + max(bowl.seen_until(bowl.weights) for bowl in self.bowls))
        seconds = max(1.2, min(4.6 * last / most, 0.6 * last))
        self.move(*(self.running(bowl, last) for bowl in self.bowls), seconds=seconds)

    def running(self, bowl, last):
        """How a dot takes its steps."""

        def at(_, share):
            bowl.show(SmallRunState(bowl.weights, share * last))

        return UpdateFromAlphaFunc(bowl, at, rate_func=linear)

    def what_each_does(self):
        """In words, pane by pane."""
        pairs = zip(self.panes.inner, self.runs_of, strict=True)
        self.verdicts = [self.verdict(*pair) for pair in pairs]
        for verdict in self.verdicts:
            self.bring(verdict, seconds=0.3)
        self.say("no input" if self.parameters.input == 0 else "does")
        self.hold(1.6)

    def verdict(self, inner, run):
        """What a run does, under its bowl."""
        does = regime(run)
        words, wide = self.style.words(does.words), inner.width > NARROW
        size, y = (SMALL, 0.06) if wide else (LEAST, ROW)
        look = {"role": ROLES[does.reaches_the_goal], "size": size, "anchor": 0.5}
        label = Wrapped(self.style, words, inner.width + 0.2, **look)
        return label.place(inner.centre.x, inner.bottom + y)

    def what_counts(self):
        """The product that decides it, in place of the words."""
        self.beat("What counts")
        products = []
        for inner, run in zip(self.panes.inner, self.runs_of, strict=True):
            look = {"role": ROLES[regime(run).reaches_the_goal], "size": SMALL, "weight": "medium"}
            number = Number(self.style, facts(self.learn(run))["reach"], anchor=0.5, **look)
            number.showing("reach", of={"alpha": run.alpha})
            products.append(number.place(inner.centre.x, inner.bottom + 0.06))
        self.dismiss(*self.verdicts, seconds=0.3)
        self.bring(*products, seconds=0.4)
        for key in ("rule", "slow") if self.told_before("rule") else ("counts", "rule", "slow"):
            self.say(key)
        self.hold(1.6)
