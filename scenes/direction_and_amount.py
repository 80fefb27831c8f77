"""DirectionAndAmount: why the pure error is multiplied by the input."""

from grokdl import book
from grokdl.lesson import LessonInfo, RunScene
from grokdl.mobjects.turned_input import TurnedInput

INFO = LessonInfo(
    scene="DirectionAndAmount",
    title="Direction and amount",
    section="4.9",
    says="One number says which way the weight goes and how far: the pure error times the input.",
    parameters=book.parameters("gradient_descent").without("alpha"),
    also=("stopping", "negative reversal", "scaling", "pure error", "weight_delta"),
    stills=(
        ("Direction and amount", 2.5),  # the goal, the prediction, and the gap between them
        ("Negative reversal", 3.4),  # the second arrow has turned round
        ("Scaling", 10.0),  # four times as long, as far as it swings
    ),
    picture=("Scaling", 10.0),
    parts=("panel",),
    tells=("predicts",),
)
EFFECTS = {"stop": (0.0,), "turn": (-1.0,), "scale": (1.0, 2.0, 4.0)}
BEATS = {"stop": "Stopping", "turn": "Negative reversal", "scale": "Scaling"}
LEAST_TURN = 0.1  # weights: the gap must be so large for half of it to be a turn that is seen
USUAL = {"weight": (0, 1e4), "input": (0.1, 8), "delta": (1e-6, 1e4)}  # within these, by size


class DirectionAndAmount(RunScene):
    """The pure error times the input, taken apart; then the run. Source: 4.9."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "{shown_prediction} predicted, {shown_goal_prediction} wanted: {shown_delta} off.",
        "times": "Times the input, it is for the weight: {shown_weight_delta}. Why?",
        "ask stop": "Input {stop_input}, just as far off. Now turn the weight.",
        "stop": "Stopping: without input the weight moves nothing.",
        "ask turn": "Input {turn_input}, just as far off. Which way now?",
        "turn": "Negative reversal: up takes it down, so the sign turns.",
        "ask scale": "Inputs {single_input}, {double_input}, {scale_input}: how far does it swing?",
        "scale": "Scaling: what moves it farther gets the larger update.",
        "run": "Taken from the weight, it is direction and amount in one number.",
    }

    def construct(self):
        """Five beats: the pure error times the input, three effects, the run."""
        self.learn_the_examples()
        inputs = [number for numbers in EFFECTS.values() for number in numbers]
        self.shown = TurnedInput(self.style, self.stage.middle, self.example, inputs)
        self.product()
        for effect, numbers in EFFECTS.items():
            self.effect(effect, numbers)
        if not self.in_film:  # there the next lessons show the run
            self.run_it()

    def learn_the_examples(self):
        """The lesson's parameters, or the book's if nothing could be seen of their arrows."""
        first, given = self.history[0], self.parameters
        numbers = {"weight": given.weight, "input": given.input, "delta": first.delta}
        usual = all(low <= abs(numbers[n]) <= high for n, (low, high) in USUAL.items())
        usual = usual and abs(first.delta) >= LEAST_TURN * abs(given.weight)
        given = given.change(iterations=1) if usual else self.info.parameters.change(iterations=1)
        shown = self.histories["shown"] = self.learn(given)
        self.example, delta = shown.parameters, shown[0].delta
        inputs = {"stop": 0.0, "turn": -1.0, "single": 1.0, "double": 2.0, "scale": 4.0}
        for name, number in inputs.items():
            goal = number * given.weight - delta
            self.histories[name] = self.learn(given.change(input=number, goal_prediction=goal))

    def facts(self, step=0, run=""):
        """The numbers of the picture: as many digits as its product needs to come out."""
        texts = self.shown.arrows.texts.items()
        return {**super().facts(step, run), **{f"shown_{name}": text for name, text in texts}}

    def product(self):
        """The gap from the goal to the prediction, as an arrow, and what the input makes of it."""
        self.beat("Direction and amount", "ask", kind="question")
        arrows, gap = self.shown.arrows, self.shown.gap
        given = self.example.input
        self.bring(self.shown.neuron, gap, seconds=0.6)
        self.hold(0.2)
        gap.show(given, reached=0)
        self.hold(0.4)
        self.grow(gap, lambda share: gap.show(given, reached=share), seconds=0.8)
        self.finish_caption()
        self.grow(arrows, lambda share: arrows.show(self.example.input, share, 0), seconds=0.8)
        self.grow(arrows, lambda share: arrows.show(self.example.input, 1, share), seconds=0.8)
        self.say("times")
        self.finish_caption()

    def effect(self, name, numbers):
        """The input changes, the pure error does not; the weight is turned; then the effect."""
        self.beat(BEATS[name], f"ask {name}")
        for number in numbers:
            self.hold(0.2)
            self.move(*self.shown.change(number), seconds=0.7)
            self.hold(0.2)
            self.move(*self.shown.turn(mark=name == "scale"), seconds=1.2)
        self.say(name)
        self.finish_caption()

    def run_it(self):
        """The run in its bowl."""
        self.beat("The run", "run")
        self.dismiss(self.shown.neuron, self.shown.gap, self.shown.arrows)
        run = self.make_run(self.parameters, self.stage.picture)
        plot, readout = run.plot, self.make_readout(run)
        run.settle()
        readout.mark("compare", "square", "learn")
        self.add(plot.axes, plot.edge_mark)
        self.bring(readout, plot.bowl, plot.ring, plot.dot, seconds=0.6)
        self.put(plot.tangent)
        self.put(plot.trail)
        self.step_by_step(run, 1, arrow=0.6, step=0.8)
        self.lapse(run, seconds=1.2)
        self.bring(self.make_pill(run))
        if run.history.stopped_early:
            self.say("stopped")
