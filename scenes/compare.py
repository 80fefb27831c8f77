"""Compare: how far a prediction misses its goal, and why the error is that miss, squared."""

from grokdl import book
from grokdl.lesson import LessonInfo, RunScene, multiply_the_dial
from grokdl.mobjects.mean_bars import MeanBars
from grokdl.mobjects.measured_miss import MeasuredMiss
from grokdl.mobjects.phases import Phases
from grokdl.mobjects.squared_misses import SquaredMisses

INFO = LessonInfo(
    scene="Compare",
    title="Predict and compare",
    section="4.2-4.5",
    says="How far a prediction misses its goal, and why the error is that miss, squared.",
    parameters=book.parameters("measure_error").without("alpha", "iterations"),
    also=("error", "mean squared error", "mse", "squared error", "loss"),
    stills=(
        ("Predict and compare", 2.0),  # half of the input's bar comes out
        ("The error", 5.9),  # the top of the square on its way
        ("Why squared", 6.3),  # three misses, each with its square
    ),
    picture=("The error", 3.0),
    tells=("predicts", "square"),
)
EXAMPLES = {"": -2.0, "big": 2.0, "small": 0.1}
MISSES = 1.0, -0.5, -1.0, 0.5  # whose mean is 0


class Compare(RunScene):
    """The prediction, its miss, the error, and three reasons to square. Source: 4.2-4.5."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "Input {input}, weight {weight}. What comes out?",
        "predict": "It predicts {input} × {weight} = {prediction}.",
        "turn": "The weight says how much comes out.",
        "compare": ("Goal {goal_prediction}: how bad is a miss of {miss}?", "misses the goal"),
        "no miss": ("The goal is {goal_prediction}: no miss, no error.", "meets the goal"),
        "square": "A square whose side is the miss.",
        "error": "Its area is the error: {error}.",
        "beside": "The top, reshaped: the same area, {one_gap} wide, {error} high.",
        "on top": "What is wider than {one_gap}, laid on top: the same area, {error} high.",
        "why": "Why squared?",
        "big": ("Big ones count more: {big_miss} becomes {big_error}.", "larger when squared"),
        "small": ("Small ones hardly: {small_miss} becomes {small_error}.", "smaller when squared"),
        "mean": "Many misses cancel in the mean.",
        "squares": "No square is negative: all count.",
        "end": "To learn is to shrink the error.",
        "one": ("One weight: goal ÷ input, and done.", "one goal weight"),
        "none": ("Input {input}: no weight changes it.", "all errors are equal"),
        "many": "Millions of weights, one error: that takes a search.",
    }

    def construct(self):
        """Six beats: predict, compare, the square, its height, why squared, many misses."""
        self.phases = Phases(self.style, self.stage.middle)
        self.below = self.phases.below(self.stage.middle)
        self.shown = MeasuredMiss(self.style, self.below, self.history.parameters)
        self.line, self.drawn = self.shown.line, [self.shown.neuron, self.shown.line.line]
        self.predict(self.shown.bars)
        self.compare()
        if self.line.delta:
            self.square_it()
        self.why_squared()
        self.many_misses()
        self.close()

    def facts(self, step=0, run=""):
        """The numbers of the picture: as many digits as its products need to come out."""
        return {**super().facts(step, run), **self.shown.texts}

    def predict(self, bars):
        """What goes in, what comes out, and where that lies on a line."""
        self.beat("What comes out", "ask", kind="question")
        self.shown.open()
        self.phases.show("predict")
        self.bring(self.shown.neuron, self.phases, bars, seconds=0.6)
        self.grow(bars, bars.go_in, seconds=1.3)
        self.shown.light("weight", answered=False)
        self.beat("Predict and compare")
        self.grow(bars, bars.come_out, seconds=0.8)
        self.shown.light("prediction")
        self.say("predict")
        self.say("turn", spare=True)
        for turn in self.shown.turns():
            self.move(*turn, seconds=0.75)
        self.dismiss(bars, seconds=0.5, along=[self.shown.makes_room()])
        self.bring(self.line.line, seconds=0.2)
        self.grow(self.shown.flyer, self.shown.fly, seconds=0.7)
        self.line.show_line(marked=True)

    def compare(self):
        """The goal is a target; the miss grows from the prediction to it."""
        self.say("compare" if self.line.delta else "no miss")
        self.phases.show("compare")
        self.shown.light()
        self.grow(self.line.line, lambda s: self.line.show_line(True, s, True), seconds=0.8)

    def square_it(self):
        """The miss stands up, sweeps out its square, and the square becomes a block 1 wide."""
        self.beat("The error", "square")
        (line := self.line).show_line(goal=True, marked=True)
        self.drawn.append(line.square)
        self.grow(line.square, lambda s: line.show_square(s, 0), seconds=0.9)
        self.grow(line.square, lambda s: line.show_square(1, s), seconds=1.1)
        self.say("error")
        if line.is_cut and abs(line.delta) != 1:
            self.say("beside" if abs(line.delta) < 1 else "on top")
            self.grow(line.square, lambda s: line.show_square(moved=max(s, 1e-6)), seconds=1.6)
            line.show_square(moved=1, measured=True)

    def why_squared(self):
        """Three misses, one below the goal, one large, one small, each with its square."""
        self.beat("Why squared", "why")
        self.dismiss(*self.drawn, seconds=0.3)
        examples = SquaredMisses(self.style, self.below, tuple(EXAMPLES.values()))
        for k, (name, square) in enumerate(zip(EXAMPLES, examples.squares, strict=True)):
            examples.open(k + 1)
            self.put(examples.panes)
            self.bring(square, seconds=0.2)
            self.grow(square, square.show, seconds=0.5)
            if name:
                self.histories[name] = self.learn(self.history.parameters.change(**square.of))
                self.say(name, run=name)
        self.hush()
        self.dismiss(examples.panes, *examples.squares, seconds=0.3)

    def many_misses(self):
        """Signed misses cancel in the mean, squared ones don't."""
        bars = self.bars = MeanBars(self.style, self.below, MISSES)
        self.bring(bars, seconds=0.2)
        self.grow(bars, lambda share: bars.show(0, share), seconds=0.3)
        self.say("mean")
        self.hush()
        self.grow(bars, lambda share: bars.show(share), seconds=0.4)
        self.say("squares")
        self.grow(bars, lambda share: bars.show(1, share), seconds=0.5)

    def close(self):
        """Why learning is a search: one weight could be worked out, but not millions."""
        self.beat("Next", "end")
        self.dismiss(self.bars)
        self.phases.show("learn")
        self.bring(*self.drawn)
        self.say("one" if self.parameters.input else "none")
        self.shown.light("input", "weight")
        self.say("many")
        multiply_the_dial(self, self.shown.neuron, self.shown.many)
