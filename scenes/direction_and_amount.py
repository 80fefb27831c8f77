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
        ("Negative reversal", 4.0),  # the weight has taken the turned arrow, to the goal
        ("Scaling", 9.5),  # four times as long, as far as it swings
    ),
    picture=("Scaling", 9.5),
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
        "ask": "Prediction {shown_prediction} minus goal {shown_goal_prediction}: "
        "delta, the miss with its sign, {shown_delta}.",
        "ask briefly": "Prediction {shown_prediction} minus goal {shown_goal_prediction}: "
        "delta, {shown_delta}.",
        "times": "Times input: weight_delta. Minus turns it, against the miss.",
        "why": "Why times the input?",
        "ask stop": "Now input {stop_input}, goal {stop_goal_prediction}, same delta. "
        "We turn the weight.",
        "stop": "Stopping: the weight moves nothing, so it stays.",
        "ask turn": "Input {turn_input}, goal {turn_goal_prediction}, same delta. Which way?",
        "turn": "Negative reversal: one goes up, the other down.",
        "ask scale": "Inputs {single_input}, {double_input}, {scale_input}, same delta and turn: "
        "how far does it swing?",
        "scale": "Scaling: {scale_input} times the swing, {scale_input} times the update.",
        "size": "Is that too far? Later: alpha.",
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
        goals = {
            f"{name}_goal_prediction": self.shown.goal_text(EFFECTS[name][0])
            for name in ("stop", "turn")
        }
        shown = {f"shown_{name}": text for name, text in texts}
        return {**super().facts(step, run), **goals, **shown}

    def tags(self):
        """None: inputs and goals come and go."""
        return []

    def product(self):
        """The gap from the goal to the prediction, as an arrow, and what the input makes of it."""
        self.beat("Direction and amount", self.fitting("ask", "ask briefly"), kind="question")
        arrows, gap = self.shown.arrows, self.shown.gap
        given = self.example.input
        self.bring(self.shown.neuron, self.shown.name, gap, seconds=0.6)
        self.hold(0.2)
        gap.show(given, reached=0)
        self.hold(0.4)
        self.grow(gap, lambda share: gap.show(given, reached=share), seconds=0.8)
        self.grow(arrows, lambda share: arrows.show(given, share, 0, 0), seconds=0.8)
        self.say("times")
        self.grow(arrows, lambda share: arrows.show(given, 1, share, 0), seconds=0.8)
        self.hold(0.6)
        self.grow(arrows, lambda share: arrows.show(given, 1, 1, share), seconds=1.2)
        self.say("why")
        self.finish_caption()

    def effect(self, name, numbers):
        """Another example, as large a delta; the weight is turned; its update; then the effect."""
        self.beat(BEATS[name], f"ask {name}")
        several = len(numbers) > 1
        for number in numbers:
            self.move(*self.shown.change(number), seconds=0.4 if several else 0.5)
            self.move(*self.shown.turn(mark=several), seconds=0.8 if several else 1.4)
            self.move(self.shown.arrows.multiply(number), seconds=0.4 if several else 0.7)
        if name == "turn":
            self.move(*self.shown.take(), seconds=0.8)
        self.say(name)
        self.hold(0.6)
        if name == "scale":
            self.say("size", spare=True)  # the share is told here, the size with alpha
        self.finish_caption()
        if name == "turn":
            self.move(*self.shown.take(back=True), seconds=0.3)

    def run_it(self):
        """The run in its bowl."""
        self.beat("The run")
        self.say("run", spare=True)
        shown = self.shown
        self.dismiss(shown.neuron, shown.name, shown.gap, shown.arrows)
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
