"""Slope: a tangent sweeps the bowl; its sign is the direction, its steepness the amount."""

from grokdl import book
from grokdl.lesson import LessonInfo, RunScene, turn_to_both_sides
from grokdl.lesson.strips_off import room_for_strips, take_strips_off
from grokdl.mobjects.error_bowl import arms

INFO = LessonInfo(
    scene="Slope",
    title="The slope",
    section="4.16",
    says="The sign of the slope says which way to go, its steepness how long a step.",
    parameters=book.parameters("learning_is_reducing_error").without("alpha", "iterations"),
    also=("derivative", "tangent", "steepness", "sign", "half the slope", "factor 2"),
    stills=(
        ("The tangent", 5.0),  # it leans, and the step goes downhill
        ("Half of it", 7.0),  # the strips, and what they are in numbers
        ("The other side", 5.0),  # it leans the other way, and so does the step
    ),
    picture=("Half of it", 7.0),
    parts=("panel",),
    tells=("predicts", "bowl", "half"),
)
NEAR = 0.5  # of the gap: where the bowl is half as steep
SWEEP = 1.6  # seconds from one arm to the other


class Slope(RunScene):
    """Tangent and step here, across, nearer, at the bottom; weight_delta is half. Source: 4.16."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "Which way, and how long a step? Can one number say both?",
        "tangent": "A tangent touches the bowl: how it leans is the slope.",
        "falls right": "Negative: uphill is left, so step right.",
        "falls left": "Positive: uphill is right, so step left.",
        "across": "And on the other side?",
        "near": "And half as far away?",
        "flatter": "Half the slope, half the step: it says how far to go.",
        "bottom": "At the bottom it is flat: no slope, no step.",
        "flat": ("With input {input} there is no slope anywhere.", "all errors are equal"),
        "sum": "And what the neuron works out? Delta times input.",
        "half": "weight_delta is half the slope; alpha sets the rest.",
        "nudge": "How far? Nudged, what does the error lose?",
        "strips": "Two strips, each delta × input × nudge.",
        "both": "÷ nudge: the slope. weight_delta is half of it.",
        "end": "The sign says which way, the steepness how long a step.",
    }

    def construct(self):
        """Ask; the slope here, half of it, across, nearer, at the bottom; a sweep of it all."""
        run = self.run = self.make_run(self.parameters, self.stage.picture, last=0)
        self.open_the_bowl(run)
        if run.story.goal_weight is None:
            self.nowhere(run)
            return
        drawn, room = (), room_for_strips(self, run)
        self.here(run, how_far=None if room is None else "?")
        if room is not None:
            self.beat("Half of it", "nudge")
            drawn = take_strips_off(self, run, room)
        self.across(run, drawn)
        if room is None:
            self.half(run)
        self.sweep(run)

    def learn(self, parameters, method=""):
        """Learn one step alone: none is taken."""
        return super().learn(parameters.declare(iterations=(int, 1)), method)

    def open_the_bowl(self, run):
        """The neuron predicts and misses; that is where the dot stands."""
        self.beat("The question", kind="question")
        readout = self.make_readout(run, ("predict", "compare", "learn"))
        self.counting = False
        readout.count("")
        run.change(step_number=None)
        run.redraw()
        self.add(run.plot.axes)
        self.bring(readout, seconds=0.6)
        self.say("ask")
        self.light("predict", 0.6)
        self.light("compare", 0.6)
        self.bring(run.plot.bowl, run.plot.ring, run.plot.dot, seconds=0.6)

    def here(self, run, how_far):
        """The tangent at the first weight, or beside the bottom, and the step."""
        self.beat("The tangent", "tangent")
        goal, (low, high) = run.story.goal_weight, arms(self.parameters, run.view)
        gap = goal - run.weight(0) or (high - low) / 3
        self.places = goal - gap, goal + gap, goal + NEAR * gap, goal
        run.settle()
        run.change(arrow_text=how_far)
        run.redraw()
        self.bring(run.plot.tangent, seconds=0.6)
        if run.weight(0) == goal:
            self.to(self.places[0], seconds=1.2)
        self.hold(1.0)
        self.put(run.plot.arrow)
        self.move(run.arrow_share.animate.set_value(1), seconds=1.0)
        self.say("falls right" if gap > 0 else "falls left")

    def to(self, weight, seconds):
        """Turn the weight; no numbers stand in the sums of the first one meanwhile."""
        self.run.change(arrow_text="")
        self.turn_weight(self.run, weight, seconds)
        self.run.change(arrow_text=None)
        self.run.redraw()

    def across(self, run, drawn):
        """The same gap on the other side, the opposite slope; a smaller gap, and then none."""
        self.beat("The other side", "across")
        self.dismiss(*drawn, seconds=0.2)
        self.to(self.places[1], SWEEP)
        self.say("falls right" if self.places[1] < self.places[3] else "falls left")
        self.beat("Nearer", "near")
        self.to(self.places[2], 1.0)
        self.say("flatter")
        self.finish_caption()
        self.to(self.places[3], 0.7)
        self.say("bottom")

    def half(self, run):
        """Back at the first weight, where there is no room for strips: slope and weight_delta."""
        quick = self.told_before("bowl")
        self.beat("Half of it", "" if quick else "sum")
        self.to(run.weight(0), 0.8 if quick else 1.2)
        self.readout.rest(False)
        self.light("learn", 0.4 if quick else 1.2)
        self.say("half")

    def sweep(self, run):
        """All of the bowl once more, and back."""
        self.beat("The whole bowl", "end")
        self.to(self.places[1], SWEEP)
        self.to(run.weight(0), SWEEP)
        self.readout.rest(False)

    def nowhere(self, run):
        """A flat bowl: whichever way the weight is turned, the tangent lies flat."""
        self.beat("No slope", "tangent")
        self.bring(run.plot.tangent, seconds=0.6)
        turn_to_both_sides(self, run, SWEEP)
        self.say("flat")
        self.readout.rest(False)
        self.light("compare", 1.2)
        self.light("learn", 2.0)
