"""AnyFormula: freeze all variables but one, wiggle it, and watch y."""

from itertools import pairwise

from grokdl import book
from grokdl.lesson import FormulaParameters, LessonInfo, LessonScene, kind, of_the_formula
from grokdl.mobjects.machine import LOCKED, Machine, MachineState
from grokdl.mobjects.sliders import Sliders, SliderState

INFO = LessonInfo(
    scene="AnyFormula",
    title="Any formula: wiggle one variable",
    section="4.17-4.18",
    says="Freeze all variables but one, wiggle it, and watch y: that is a derivative.",
    parameters=FormulaParameters(),
    also=("derivative", "partial derivative", "sensitivity", "any function", "freeze"),
    method=None,
    stills=(
        ("Wiggle x", 1.6),  # x up, y down
        ("Wiggle the others", 4.5),  # x told
        ("One of another", 1.4),  # x up, epsilon still
    ),
    picture=("Wiggle the others", 12.2),
)
ORDER = ("x", "epsilon", "gamma", "beta")
AWAY, NEARER = -0.4, 0.6  # of the way to the best weight: where the weight is moved
QUICK = 11 / 15  # seconds of each way of a wiggle, once it is known


class AnyFormula(LessonScene):
    """Each variable in turn, wiggled while the others are frozen. Source: 4.17, 4.18."""

    info = INFO
    function_of_time = True
    words = {
        "why": "So many variables! How does y depend on just one of them?",
        "freeze": "Freeze the others, wiggle x, watch y.",
        "x against": "x up, y down. The derivative: ×{x_sensitivity}.",
        "epsilon": "And epsilon?",
        "epsilon along": "epsilon up, y up. Positive: {epsilon_sensitivity}.",
        "gamma": "And gamma?",
        "gamma along": ("gamma up, y up. Positive: {gamma_sensitivity}.", "gamma raises y"),
        "gamma against": ("gamma up, y down. Negative: {gamma_sensitivity}.", "gamma lowers y"),
        "gamma idle": ("With beta {beta}, gamma moves nothing. Zero.", "gamma moves nothing"),
        "gamma lowest": ("Both ways y rises: here it is lowest. Zero.", "y is lowest in gamma"),
        "beta": "And beta?",
        "beta along": ("beta up, y up. Positive: {beta_sensitivity}.", "beta raises y"),
        "beta against": ("beta up, y down. Negative: {beta_sensitivity}.", "beta lowers y"),
        "beta idle": ("With gamma {gamma}, beta moves nothing. Zero.", "beta moves nothing"),
        "beta lowest": ("Both ways y rises: here it is lowest. Zero.", "y is lowest in beta"),
        "other": "And what does x do to epsilon?",
        "zero": "Nothing: zero. Each pair is positive, negative or zero.",
        "end": "The error is such a formula too: freeze all but the weight.",
    }

    def construct(self):
        """Ask; wiggle each variable; then a pair without y, and the error."""
        given = self.parameters
        self.numbers = of_the_formula(given)
        self.sliders = Sliders(self.style, self.stage.centre, given.at, given.wiggle)
        self.told = frozenset()
        self.beat("The question", "why", kind="question")
        self.bring(self.sliders, seconds=0.6)
        self.finish_caption()
        for name in ORDER[:1] if self.in_film else ORDER:  # which is long enough
            if name in ORDER[:2]:
                self.beat("Wiggle x" if name == "x" else "Wiggle the others")
            self.say("freeze" if name == "x" else name)
            self.wiggle(name, seconds=1 if name == "x" else QUICK)
            self.told |= {name}
            self.say(f"{name} {kind(given.at, name)}")
            self.sliders.show(SliderState(name, 0, self.told))
            self.finish_caption()
        if not self.in_film:
            self.beat("One of another", "other")
            self.wiggle("x", QUICK, "epsilon")
            self.say("zero")
            self.finish_caption()
        self.the_error()

    def the_error(self):
        """The formula of the error in their place: all is locked but the weight, which is moved."""
        self.beat("The error", "end")
        given = book.parameters("gradient_descent")
        best = given.goal_prediction / given.input
        ends = [given.weight + share * (best - given.weight) for share in (0, AWAY, NEARER, 0)]
        machine = Machine(self.style, self.stage.centre, given, ends)
        self.keep_within(self.stage.centre, machine)

        def see(weight, rests):
            machine.show(MachineState(weight, given.goal_prediction, LOCKED, moving=not rests))

        see(given.weight, True)
        self.dismiss(self.sliders, seconds=0.2)
        self.bring(machine, seconds=0.4)
        self.sway(machine, see, ends, seconds=0.8)

    def wiggle(self, name, seconds, watched="y"):
        """Move a variable up, down, and back, while the others are frozen."""
        way = self.sliders.ways[name]
        self.sliders.show(SliderState(name, 0, self.told, watched=watched))
        self.hold(0.5)

        def show(off, rests):
            self.sliders.show(SliderState(name, off, self.told, rests, watched))

        self.sway(self.sliders, show, (0, way, -way, 0), seconds, rest=0.2)

    def sway(self, drawing, show, ends, seconds, rest=0.0):
        """Let `show` move a value from each of some ends to the next one, with a rest at each."""
        for start, end in pairwise(ends):

            def at(share, start=start, end=end):
                show(end if share == 1 else start + share * (end - start), share == 1)

            self.grow(drawing, at, seconds=seconds)
            if rest:
                self.hold(rest)
