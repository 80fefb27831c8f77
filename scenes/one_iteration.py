"""OneIteration: one update, line by line: predict, compare, learn."""

from grokdl import book
from grokdl.lesson import LessonInfo, RunScene
from grokdl.mobjects.one_pass import OnePass
from grokdl.stage.code_zones import neuron_over_all

INFO = LessonInfo(
    scene="OneIteration",
    title="One iteration",
    section="4.10",
    says="One update of the weight, line by line: predict, compare, learn.",
    parameters=book.parameters("one_iteration").without("iterations"),
    also=("one update", "weight update", "single step", "toes", "learning code"),
    stills=(
        ("Predict", 0.9),  # the neuron with its question, the program beside it
        ("Compare", 5.6),  # delta and the error, each with its sum
        ("Learn", 7.5),  # the last sum, with its result
    ),
    picture=("Learn", 7.5),
    tells=("predicts",),
)
FLIGHT = 1.2  # seconds from where the numbers are found to their places in a sum


class OneIteration(RunScene):
    """One pass of the loop: each line, its sum, its part of the neuron. Source: 4.10."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "Input {input}, weight {weight}: what comes out?",
        "predict": "Input times weight: it predicts {prediction}.",
        "how far": "The goal is {goal_prediction}. How far off is this?",
        "delta": "Prediction minus goal is delta: {delta}.",
        "no delta": ("Prediction minus goal is {delta}: nothing to learn.", "meets the goal"),
        "error": "The error is delta times itself: {error}.",
        "which way": "Which way does the weight go, and how far?",
        "weight_delta": "weight_delta is delta × input: input scales its effect.",
        "shortens": ("Minus turns it; alpha keeps {alpha} of it. Why: later.", "alpha shortens"),
        "turn": ("Minus turns it round; alpha, {alpha}, sizes the step.", "alpha is not negative"),
        "turn away": ("Alpha sizes the step; negative, it leads uphill.", "alpha is negative"),
        "new": "What does it predict with this weight?",
        "nearer": (
            "It predicts {next_prediction}: nearer to the goal, {goal_prediction}.",
            "lands nearer",
        ),
        "there": ("It predicts {next_prediction}: it is at the goal.", "lands on the goal"),
        "as far": (
            "It predicts {next_prediction}: as far from the goal as before.",
            "lands as far away",
        ),
        "farther": (
            "It predicts {next_prediction}: farther from the goal, {goal_prediction}.",
            "lands farther",
        ),
        "stays": ("The weight stays {weight}: this step leads nowhere.", "stays"),
        "end": "Predict, compare, learn: one update.",
    }

    def construct(self):
        """Five beats: what comes out, how far off, which way, new weight, new prediction."""
        zones = neuron_over_all(self.stage)[:3]
        given = self.history.parameters
        self.one = OnePass(self.style, zones, given, self.history.weights[:2].tolist(), at_least=5)
        self.digits = self.one.neuron.digits
        drawings = self.one.neuron, self.one.sums, self.one.code
        for zone, drawing in zip(zones, drawings, strict=True):
            self.keep_within(zone, drawing)
        self.what_comes_out()
        self.how_far_off()
        self.which_way()
        self.new_weight()
        self.new_prediction()

    def what_comes_out(self):
        """The question, the number's way through the neuron, the answer."""
        self.beat("Predict", "ask", kind="question")
        self.bring(self.one.neuron, self.one.code, seconds=0.6)
        self.hold(0.4)
        self.open_sum(0)
        self.add(self.one.pulse, self.one.carried)
        self.move(self.one.forward(), seconds=1.0)
        self.answer(0, "predict")
        self.say("how far")
        self.open_sum(1)

    def how_far_off(self):
        """The miss with its sign, and squared."""
        self.beat("Compare", kind="question")
        self.answer(1, "no delta" if self.history[0].error == 0 else "delta")
        self.open_sum(2)
        self.answer(2, "" if self.told_before("square") else "error")
        self.say("which way")
        self.move(self.one.back(), seconds=1.0)
        self.open_sum(3)
        self.hold(1.0)

    def which_way(self):
        """Back through the neuron: delta times input."""
        self.beat("Learn", kind="normal" if self.regime.stands_still else "question")
        self.answer(3, "weight_delta")

    def new_weight(self):
        """Minus alpha times weight_delta; the result goes to the neuron."""
        alpha = self.parameters.alpha
        self.say("turn away" if alpha < 0 else "shortens" if alpha < 1 else "turn")
        self.open_sum(4)
        self.hold(1.0)
        self.answer(4, "stays" if self.regime.stands_still else "")
        if not self.regime.stands_still:
            self.say("new")
            self.move(self.one.deliver(), seconds=FLIGHT)
            self.hold(1.0)

    def open_sum(self, line):
        """Light up a line; its numbers fly into its sum."""
        self.one.run(line, is_open=True)
        into_the_sum = self.one.gather(line)
        if line == 0:
            self.bring(self.one.sums)
        self.add(*self.one.flights[line])
        self.move(into_the_sum, seconds=FLIGHT)

    def answer(self, line, key):
        """A line's result comes, and then the words about it."""
        self.move(self.one.answer(line), seconds=0.6)
        if key:
            self.say(key)
            self.hold(1.0)

    def new_prediction(self):
        """What the neuron says with the new weight."""
        self.beat("The new prediction")
        self.one.rest()
        if not self.regime.stands_still:
            self.move(self.one.forward(), seconds=0.9)
            self.move(self.one.predict_again(), seconds=0.5)
            self.say(self.after())
            self.hold(1.0)
        self.say("end")
        self.hold(1.4)

    def after(self):
        """How far from the goal the new prediction is, as a caption's key."""
        if self.regime.landing == "exact":
            return "there"
        off = abs(self.regime.ratio) - 1
        return "as far" if abs(off) < 1e-9 else "nearer" if off < 0 else "farther"
