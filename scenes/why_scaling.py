"""WhyScaling: why the rule multiplies by the input, though a big input needs a small step."""

from pydantic import Field

from grokdl.lesson import LessonInfo, LessonScene, ParameterSet, of_the_shared_miss
from grokdl.mobjects.scaling import OneWeight, SameNudge, SharedMiss, StepInCures, TheRule

INFO = LessonInfo(
    scene="WhyScaling",
    title="Why scale by the input?",
    section="4.25",
    turn=3,
    says="Why a big input means a big update, and where alpha takes that back.",
    parameters=ParameterSet().declare(
        first_input=(float, Field(1, ge=0.1, le=100, description="what the first weight is given")),
        second_input=(float, Field(3, ge=0.1, le=100, description="what the second is given")),
        delta=(float, Field(1, ge=0.01, le=1000, description="how far the prediction is off")),
        nudge=(float, Field(0.1, ge=0.001, le=10, description="how far each weight is nudged")),
        unit_factor=(float, Field(100, ge=2, le=1000, description="how much finer the unit gets")),
    ),
    also=("scaling", "why multiply by input", "units", "normalisation", "leverage"),
    method=None,
    stills=(
        ("The same nudge", 4.3),  # the rod, turned, and what it lifts
        ("The smallest cure", 8.4),  # the smallest squares
        ("One weight alone", 6.2),  # the step against home
    ),
    picture=("The smallest cure", 9.0),
)
METRE = 100  # centimetres


class WhyScaling(LessonScene):
    """Leverage, the smallest cure, one weight alone, the size, the unit. Source: 4.9, 4.25."""

    info = INFO
    function_of_time = True
    words = {
        "why": "Why should the update be big when the input is big?",
        "nudge": "Turn each weight by {nudge}: what does it move?",
        "moved": "By {lift_1}, by {lift_2}: the input is a lever.",
        "cure": "Two weights share a miss of {delta}. Turned alike, they cure it.",
        "shift": "Turn the longer lever more: the squares get smaller.",
        "along": "Least at {share_1} and {share_2}, as the inputs: so times input.",
        "alone": "Alone, a big input needs less: delta ÷ input.",
        "size": "The share is right. And the size?",
        "times": "{squares} times the cure. Alpha {home_alpha} brings it home.",
        "units": "A unit {unit_factor} times finer: inputs {fine_1} and {fine_2}. Alpha stays.",
        "centimetres": (
            "Metres to centimetres: inputs {fine_1} and {fine_2}. Alpha stays.",
            "a hundred times finer",
        ),
        "explodes": "Inputs × {unit_factor}, the step × {squared_factor}: it diverges.",
        "end": "A mistake of units: so scale the inputs.",
    }

    def construct(self):
        """Five beats: the nudge, the smallest cure, a weight alone, the size, the unit."""
        self.numbers = of_the_shared_miss(self.parameters)
        self.inputs = self.parameters.first_input, self.parameters.second_input
        self.question()
        self.same_nudge()
        self.smallest_cure()
        self.one_weight()
        self.the_size()

    def drawing(self, kind, number):
        """Return one of the drawings of this lesson, of the inputs and a number."""
        return kind(self.style, self.stage.centre, self.inputs, number)

    def question(self):
        """The rule at work: the larger input makes the larger update."""
        picture = self.drawing(TheRule, self.parameters.delta)
        self.beat("The question", "why", kind="question")
        self.bring(picture, seconds=0.4)
        self.grow(picture, picture.show, seconds=1.4)
        self.grow(picture, lambda at: picture.show(1, at), seconds=0.4)
        self.last = picture

    def same_nudge(self):
        """A nudge of the weight moves the prediction by input × nudge."""
        picture = self.drawing(SameNudge, self.parameters.nudge)
        self.beat("The same nudge", "nudge")
        self.dismiss(self.last)
        self.bring(picture, seconds=0.6)
        self.hold(0.4)
        self.grow(picture, picture.show, seconds=1.2)
        self.say("moved")
        self.last = picture

    def smallest_cure(self):
        """Of all changes that cure a shared miss the smallest lies along the inputs."""
        picture = self.drawing(SharedMiss, self.parameters.delta)
        self.beat("The smallest cure", "cure")
        self.dismiss(self.last)
        self.bring(picture, seconds=0.6)
        self.hold(1.6)
        self.say("shift")
        self.grow(picture, picture.to_the_lever, seconds=2.0)
        self.hold(0.2)
        self.grow(picture, picture.least, seconds=1.0)
        self.say("along")
        self.last = picture

    def one_weight(self):
        """With a single weight the smallest cure is miss ÷ input."""
        picture = self.drawing(OneWeight, self.parameters.delta)
        self.beat("One weight alone", "alone")
        self.dismiss(self.last)
        self.bring(picture, seconds=0.4)
        self.grow(picture, picture.show, seconds=1.6)
        self.grow(picture, lambda at: picture.show(1, at), seconds=0.4)
        self.last = picture

    def the_size(self):
        """Alpha stands in for 1 ÷ the sum of the squared inputs; a finer unit undoes that."""
        factor = self.parameters.unit_factor
        picture = self.drawing(StepInCures, factor)
        self.say("size")
        self.dismiss(self.last)
        self.bring(picture, seconds=0.4)
        self.hold(0.4)
        self.grow(picture, picture.draw, seconds=1.0)
        self.say("times")
        self.grow(picture, picture.loosen, seconds=0.4)
        self.grow(picture, picture.shrink, seconds=1.4)
        self.grow(picture, picture.go, seconds=0.8)
        self.finish_caption()
        self.beat("The unit", "centimetres" if factor == METRE else "units")
        self.grow(picture, picture.return_to_start, seconds=0.4)
        self.grow(picture, picture.refine, seconds=1.8)
        self.say("explodes")
        self.finish_caption()
        self.say("end")
        self.grow(picture, lambda at: picture.refine(1 - at), seconds=1.2)
        self.grow(picture, picture.go, seconds=0.6)
        self.hold(0.6)
