"""FollowTheSlope: error, slope, the other way, a step: gradient descent, beside its program."""

from grokdl import book
from grokdl.lesson import LessonInfo, ProgramScene, answer_which_way, ask_which_way
from grokdl.lesson.beats import raise_the_dot
from grokdl.lesson.program_scene import COMPARE, LEARN, PREDICT, SQUARE, UPDATE
from grokdl.mobjects.program import the_loop
from grokdl.stage.code_zones import neuron_over_code

INFO = LessonInfo(
    scene="FollowTheSlope",
    title="Follow the slope",
    section="4.19-4.20",
    says="The slope under the dot says which way is up; the step goes the other way.",
    parameters=book.parameters("gradient_descent"),
    also=("gradient descent", "derivative", "opposite of the slope", "learning loop", "code"),
    stills=(
        ("How large is the error", 8.0),  # the dot, and its error as a sum
        ("Which way is down", 8.8),  # the tangent on what is seen of the bowl
        ("The other way", 4.0),  # the arrow, and the sum that turned it round
    ),
    picture=("The other way", 4.0),
    tells=("predicts", "bowl"),
)


class FollowTheSlope(ProgramScene):
    """One pass slow, with its sums, the rest quick; then all of the bowl. Source: 4.19, 4.20."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "At weight {weight} the neuron is somewhere on a bowl. How high?",
        "start": "Start: weight {weight}.",
        "error": "The error is {error}: the height of the dot.",
        "which": "It sees one spot. Which way is down?",
        "right": ("Slope {slope}: negative, so downhill is right.", "falls to the right"),
        "left": ("Slope {slope}: positive, so downhill is left.", "falls to the left"),
        "half": "weight_delta is half the slope: {weight_delta}.",
        "uphill": "weight_delta points uphill.",
        "opposite": (
            "Minus turned uphill into downhill: a step of {step}.",
            "alpha is not negative",
        ),
        "along": ("A negative alpha goes along, uphill: a step of {step}.", "alpha is negative"),
        "landed": "Error there: {next_error}. The loop restarts.",
        "again": "The same five lines, from wherever the dot is now.",
        "name": ("Error, slope, the other way: gradient descent.", "alpha is not negative"),
        "ascent": ("Error, slope, the same way: this alpha climbs.", "alpha is negative"),
    }

    def construct(self):
        """Six beats: how high, which way, the other way, the step, the loop, its name."""
        self.lay_out(neuron_over_code(self.stage), the_loop(self.history.parameters), True)
        self.how_high()
        if self.regime.stands_still:
            self.stand_still()
        else:
            self.which_way()
            self.the_other_way()
            self.the_step()
            self.again_and_again()
        self.its_name()

    def how_high(self):
        """Predict, compare: the dot's height; in a film that has told of it, all at once."""
        told = self.told_before("bowl")
        self.beat("How large is the error", "" if told else "ask")
        self.stand_in_fog()
        self.open_with_program()
        if told:
            self.say("start")
            self.light_line(SQUARE)
            self.bring(self.sums, self.run.plot.dot)
            return
        self.hold(0.8)
        for line in (PREDICT, COMPARE, SQUARE):
            self.light_line(line)
            self.put(self.sums)
            self.hold(0.8)
        raise_the_dot(self, self.run)
        self.say("error")
        self.hold(1.0)

    def which_way(self):
        """The slope under the dot, and half of it: weight_delta."""
        self.beat("Which way is down", kind="question")
        self.bring(self.run.plot.bowl, seconds=0.2)
        self.arrows = ask_which_way(self, self.run, "which")
        self.beat("The slope")
        self.bring_the_tangent()
        answer_which_way(self, self.run, self.arrows)
        self.say("right" if float(self.history.weight_delta[0]) < 0 else "left")
        self.hold(0.4)
        self.light_line(LEARN)
        if not self.told_before("half"):
            self.say("half")
            self.hold(1.0)

    def the_other_way(self):
        """Minus turns the slope round: the arrow."""
        self.beat("The other way")
        self.hush()  # the arrow that comes now points uphill
        self.dismiss(self.arrows, seconds=0.2)
        self.light_line(UPDATE, is_open=True)
        self.turn_uphill_round("uphill")
        self.show_arrow(self.run, seconds=0.6)
        self.light_line(UPDATE)
        self.say("opposite" if self.parameters.alpha > 0 else "along")
        self.hold(1.6)

    def the_step(self):
        """The dot goes where the arrow points."""
        run = self.run
        if run.story.last == 0:
            self.say("one_step")
        else:
            self.put(run.plot.trail, run.plot.edge_mark)
            self.go(run, seconds=1.4)
            self.say("landed")
        self.hold(1.4)

    def again_and_again(self):
        """One pass with its lines, and then the rest, quick, without the first pass's numbers."""
        if self.run.story.last < 2:
            return
        self.beat("Again and again", "again")
        self.dismiss(self.sums, self.knob)
        self.run_the_pass(line=0.3, arrow=0.5, step=0.8)
        self.light_the_loop()
        self.lapse(self.run, seconds=1.4)

    def stand_still(self):
        """Why this weight stays where it is."""
        self.beat("Which way is down", "each_step")
        self.bring_the_tangent(self.run.plot.bowl)
        for line in (LEARN, UPDATE):
            self.light_line(line)
            self.hold(1.6)

    def its_name(self):
        """The fog lifts: what it was that went down."""
        self.beat("Gradient descent")
        self.light_line(None)
        self.lift_the_fog()
        self.bring(self.run.plot.ring)
        name = "name" if self.parameters.alpha > 0 else "ascent"
        self.say("ending" if self.regime.stands_still else name)
        self.hold(1.8)
