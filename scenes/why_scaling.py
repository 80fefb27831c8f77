"""WhyScaling: why the rule multiplies by the input, though a big input needs a small step."""

from pydantic import Field

from grokdl.lesson import LessonInfo, LessonScene, ParameterSet, of_the_shared_miss
from grokdl.mobjects.scaling import SameNudge, SharedMiss, TheCureAlone, TheRule
from grokdl.mobjects.step_in_cures import StepInCures
from grokdl.mobjects.tally import Tally, over_a_tally
from grokdl.mobjects.two_rulers import TwoRulers

INFO = LessonInfo(
    scene="WhyScaling",
    title="Why scale by the input?",
    section="4.25",
    turn=3,
    says="Times input gives each weight its share of the change; alpha gives the size.",
    parameters=ParameterSet().declare(
        first_input=(float, Field(1, ge=0.1, le=100, description="what the first weight is given")),
        second_input=(float, Field(3, ge=0.1, le=100, description="what the second is given")),
        delta=(float, Field(1, ge=0.01, le=1000, description="how far the prediction is off")),
        nudge=(float, Field(0.2, ge=0.001, le=10, description="how far each weight is nudged")),
        unit_factor=(float, Field(100, ge=2, le=1000, description="how much finer the unit gets")),
    ),
    also=("scaling", "why multiply by input", "units", "normalisation", "leverage"),
    method=None,
    stills=(
        ("The smallest change", 8.0),  # the shortest arrow
        ("One weight", 3.0),  # alone it needs less where the input is large
        ("The size", 6.2),  # the step home, and both answers
    ),
    picture=("The smallest change", 8.0),
)
SHARE = "share", "who takes how much?", "as the inputs: times input"  # a question, its answer
SIZE = "size", "how far in all?", "alpha over the squares"


class WhyScaling(LessonScene):
    """Leverage, the smallest cure, the size, the unit. Source: 4.9, 4.25."""

    info = INFO
    function_of_time = True
    words = {
        "why": "Why should the update be big when the input is big?",
        "nudge": "Two weights, inputs {first_input} and {second_input}, a miss of {delta}.",
        "nudge briefly": "Two weights, two inputs, one miss.",
        "moved": "Turned by {nudge}, they lift {lift_1} and {lift_2}: leverage.",
        "cure": "Many pairs of changes mend it. Which is the smallest?",
        "along": "Least is {share_1} and {share_2}, as the inputs: times input.",
        "alone": "Alone, a weight needs delta ÷ input: big input, small step.",
        "times": "The rule: {update_1} and {update_2}, {squares} times as far.",
        "alpha": "A big input, a big share; the size is alpha's.",
        "units": "Now a unit {unit_factor} times finer, alpha as before. The step?",
        "centimetres": ("Now in centimetres, alpha as before. The step?", "a hundred times finer"),
        "twice": "×{unit_factor} twice: {squared_factor} times as many gaps.",
        "end": "So scale inputs to one size: then alpha fits.",
    }

    def construct(self):
        """The question, which is two; the share; the size, of one weight and of two; the unit."""
        self.numbers = of_the_shared_miss(self.parameters)
        self.inputs = self.parameters.first_input, self.parameters.second_input
        self.place, low = over_a_tally(self.stage.centre)
        self.tally = Tally(self.style, low, (SHARE, SIZE))
        self.question()
        self.same_nudge()
        self.smallest_cure()
        self.one_weight()
        self.the_size()
        self.the_unit()

    def drawing(self, kind, number):
        """Return one of the drawings of this lesson, of the inputs and a number."""
        return kind(self.style, self.place, self.inputs, number)

    def swap(self, picture, go, come):
        """Let a drawing come, in seconds, when the last one is gone; return it."""
        self.dismiss(self.last, seconds=go)
        self.bring(picture, seconds=come)
        self.last = picture
        return picture

    def answer(self, k):
        """Put the answer to one of the two questions in place of it."""
        self.dismiss(self.tally.questions[k], seconds=0.2)
        self.bring(self.tally.answers[k], self.tally.edges[k], seconds=0.4)

    def question(self):
        """The rule at work: the larger input makes the larger update; and what is asked."""
        self.last = picture = self.drawing(TheRule, self.parameters.delta)
        self.beat("The question", "why", kind="question")
        self.bring(picture, seconds=0.4)
        self.grow(picture, picture.grow_input, seconds=1.8)
        self.bring(self.tally, *self.tally.questions, seconds=0.6)

    def same_nudge(self):
        """A nudge of the weight moves the prediction by input × nudge."""
        picture = self.drawing(SameNudge, self.parameters.nudge)
        self.beat("The same nudge", self.fitting("nudge", "nudge briefly"))
        self.swap(picture, 0.4, 0.6)
        self.grow(picture, picture.show, seconds=1.6)
        self.say("moved")

    def smallest_cure(self):
        """Of all changes that cure a shared miss the shortest lies along the inputs."""
        self.beat("The smallest change", "cure")
        picture = self.swap(self.drawing(SharedMiss, self.parameters.delta), 0.3, 0.6)
        self.grow(picture, picture.to_the_lever, seconds=2.2)
        self.grow(picture, picture.least, seconds=1.0)
        self.say("along")
        self.hold(1.0)
        self.answer(0)

    def one_weight(self):
        """Alone, a weight needs less where its input is larger: that doubt is right."""
        self.beat("One weight", "alone")
        picture = self.swap(self.drawing(TheCureAlone, self.parameters.delta), 0.4, 0.4)
        self.grow(picture, picture.grow_input, seconds=1.8)
        self.finish_caption()

    def the_size(self):
        """Alpha stands in for 1 ÷ the sum of the squared inputs."""
        picture = self.sized = self.drawing(StepInCures, self.parameters.unit_factor)
        self.beat("The size")
        self.swap(picture, 0.2, 0.4)
        self.grow(picture, picture.draw, seconds=0.6)
        self.say("times", spare=True)
        self.say("alpha")
        self.grow(picture, picture.loosen, seconds=0.2)
        self.grow(picture, picture.shrink, seconds=0.9)
        self.grow(picture, picture.go, seconds=0.6)
        self.answer(1)

    def the_unit(self):
        """One length, two rulers: a finer unit changes the size; scaled inputs undo that."""
        rulers = self.drawing(TwoRulers, self.parameters.unit_factor)
        self.beat("The unit", "centimetres" if rulers.in_metres else "units")
        self.swap(rulers, 0.2, 0.4)
        self.grow(rulers, rulers.show, seconds=1.0)
        self.bring(rulers.working, seconds=0.4)
        self.hold(0.6)
        (picture := self.sized).return_to_start(1)
        self.dismiss(rulers.working, seconds=0.2)
        self.swap(picture, 0.2, 0.4)
        self.grow(picture, picture.refine, seconds=1.2)
        self.say("twice")
        self.finish_caption()
        self.say("end")
        self.grow(picture, lambda at: picture.refine(1 - at), seconds=1.2)
        self.grow(picture, picture.go, seconds=0.6)
