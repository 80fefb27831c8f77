"""HotAndCold: try the weight a little up and a little down, keep the better one, and again."""

from pydantic import Field

from grokdl import book
from grokdl.lesson import FogOverTheBowl, LessonInfo, RunScene
from grokdl.mobjects.knob import PARTS
from grokdl.mobjects.tries import Tries

INFO = LessonInfo(
    scene="HotAndCold",
    title="Hot and cold",
    section="4.6-4.7",
    says="Try the weight a little up and a little down, keep the better one, and again.",
    parameters=book.parameters("hot_and_cold")
    .without("alpha")
    .declare(
        step_amount=(float, Field(0.001, gt=0, le=1e6, description="how far each try goes")),
        first_weight=(float, Field(0.1, ge=-1e3, le=1e3, description="the weight of one try")),
        first_input=(float, Field(8.5, ge=-1e3, le=1e3, description="its input")),
        first_goal_prediction=(float, Field(1, ge=-1e3, le=1e3, description="its goal")),
        first_step_amount=(float, Field(0.01, gt=0, le=1e3, description="how far it goes")),
    ),
    also=("hot and cold learning", "guessing", "trial and error"),
    method="hot_and_cold",
    stills=(
        ("One knob", 5.0),  # the neuron, and the first row of the table
        ("Two tries", 2.0),  # the knob turned up, the second row
        ("The walk", 7.0),  # on its way down the bowl
    ),
    picture=("Two tries", 6.0),
    parts=("panel",),
)
ALMOST_NONE = 1e-6  # an error below it is too small to picture
FINE = 0.01  # of the view: points nearer to each other than that make a curve
FIRST = ("weight", "input", "goal_prediction", "step_amount")


class HotAndCold(RunScene):
    """One neuron with one knob, two tries, the better one kept; then the walk. Source: 4.6, 4.7."""

    info = INFO
    function_of_time = True
    words = {
        "knob": "One knob, the weight: {input} in, times {weight}, {prediction} out.",
        "knob briefly": "One knob, the weight: a number in, times the weight, a number out.",
        "goal": "The goal is {goal_prediction}, the error {error}. Which way to turn?",
        "up": "Up, at {up_weight}: the error is {up_error}.",
        "down": "Down, at {down_weight}: the error is {down_error}.",
        "keep up": ("Hot and cold takes the better of the two tries: up.", "up is better"),
        "keep down": ("Hot and cold takes the better of the two tries: down.", "down is better"),
        "keep": ("Both are alike: the weight stays {weight}.", "both are alike"),
        "height": "Now input {input}, goal {goal_prediction}: the dot is as high as the error.",
        "height briefly": "Now another input and goal: the dot is as high as the error.",
        "walk": "{step_amount} up or down, again and again. We see only what is tried.",
        "end": "After {updates} updates the error is {last_error}.",
        "almost": "After {updates} updates the error is almost {nothing}.",
    }

    def construct(self):
        """Four beats: the knob, two tries, the better one, the walk."""
        given = {name: getattr(self.parameters, f"first_{name}") for name in FIRST}
        first = self.histories["first"] = self.learn(self.parameters.change(**given, iterations=1))
        start, kept = first.weights.tolist()
        step = given["step_amount"]
        places = (start, start + step, start - step)
        self.tries = Tries(self.style, self.stage.middle, first.parameters, places)
        self.keep_within(self.stage.middle, *self.tries.parts)
        self.one_knob()
        self.two_tries()
        self.keep_the_better(places.index(kept))
        self.walk()

    def tags(self):
        """None: the lesson has two runs."""
        return []

    def one_knob(self):
        """What goes in, what comes out, and how far that is from the goal."""
        self.beat("One knob", kind="question")
        knob = self.tries.knob
        self.say(self.fitting("knob", "knob briefly", run="first"), run="first")
        for told in (1, 2, 3):
            knob.told = PARTS[:told]
            self.tries.light(PARTS[told - 1])
            if told == 1:
                self.bring(knob, seconds=0.6)
            self.hold(0.7)
        self.say("goal", run="first")
        knob.told = PARTS
        self.tries.light("goal_prediction", "miss")
        self.hold(0.8)
        self.bring(self.tries.table, *self.tries.bars)
        self.hold(1.4)
        self.hush()

    def two_tries(self):
        """The knob goes up a little, back, and down a little; what is reached is told."""
        self.beat("Two tries")
        self.move(self.tries.turn(0, 1), seconds=0.8)
        self.tell_try(1, "up")
        self.move(self.tries.turn(1, 0), seconds=0.4)
        self.move(self.tries.turn(0, 2), seconds=0.8)
        self.tell_try(2, "down")

    def tell_try(self, index, way):
        """Write a try into the table, and say its error until the knob turns on."""
        self.tries.note(index)
        self.say(way, run="first")
        self.hush()

    def keep_the_better(self, which):
        """The try with the smaller error is the weight from now on."""
        self.beat("The better one")
        self.say(("keep", "keep up", "keep down")[which], run="first")
        self.tries.keep(which)
        self.hold(0.6)
        self.move(self.tries.turn(2, which), seconds=1.2)

    def walk(self):
        """Step by step downhill in the fog: what has been tried is seen, and nothing else."""
        self.beat("The walk")
        self.dismiss(*self.tries.parts)
        run = self.make_run(self.parameters, self.stage.picture)
        plot, start = run.plot, run.weight(0)
        run.change(bowl_part=(start, start), step_number=None)
        readout = self.make_readout(run, [])
        nearly_gapless = self.parameters.step_amount < FINE * (run.view.high - run.view.low)
        self.add(plot.axes, plot.edge_mark, plot.bowl if nearly_gapless else plot.trail)
        self.say(self.fitting("height", "height briefly"))
        self.bring(plot.dot, readout, seconds=0.6)
        self.hold(1.2)
        FogOverTheBowl(self, run).come()
        self.say("walk")
        self.hold(0.2)
        self.lapse(run, seconds=5.0, evenly=True)
        self.say("end" if run.error(run.story.last) > ALMOST_NONE else "almost")
        self.hold(1.0)
