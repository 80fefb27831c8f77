"""FromMemory: the chapter's last program, line by line, each with the picture that it has had."""

from grokdl import book
from grokdl.lesson import LessonInfo, ProgramScene
from grokdl.lesson.beats import raise_the_dot
from grokdl.lesson.program_scene import COMPARE, LEARN, PREDICT, SQUARE, UPDATE
from grokdl.mobjects.program import whole_program
from grokdl.stage.code_zones import neuron_over_picture

INFO = LessonInfo(
    scene="FromMemory",
    title="From memory",
    section="4.26",
    says="The whole program, line by line, each line beside its picture.",
    parameters=book.parameters("alpha"),
    also=("summary", "whole program", "code", "the code of the chapter", "last program"),
    stills=(
        ("Predict and compare", 9.0),  # the neuron, the dot's height, its line
        ("Learn", 5.4),  # the tangent and the arrow
        ("The whole chapter", 10.0),  # all lines, the neuron, the dot at rest
    ),
    picture=("The whole chapter", 10.0),
)
ALMOST = 1e-3  # of the first error: what is less is almost none
BRIEF = 7 / 15  # seconds of a line that lights up again: so short that a film has no less


class FromMemory(ProgramScene):
    """Four numbers, a loop of five lines, the run, and all of it in one picture. Source: 4.26."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "Could you write it from memory? First come four numbers.",
        "loop": "Then a loop. What does each pass do first?",
        "predict": "Predict: input times weight is {prediction}.",
        "compare": "Compare: minus the goal, delta is {delta}.",
        "square": "Squared, it is the error, the dot's height: {error}.",
        "learn": "Learn: delta times input is half the slope.",
        "update": "Minus alpha times weight_delta is the step.",
        "again": "And the loop goes round, from wherever the dot is now.",
        "home": ("The neuron predicts its goal: the error is almost {nothing}.", "falls"),
        "whole": "Predict, compare, learn: ten lines are the whole chapter.",
        "onward": "Next come many weights: each of them learns by these lines.",
    }

    def construct(self):
        """Five beats: the numbers, predict and compare, learn, the run, the whole chapter."""
        program = whole_program(self.history.parameters)
        self.lay_out(neuron_over_picture(self.stage), program, with_sums=False)
        self.the_numbers()
        self.predict_and_compare_it()
        self.learn_it()
        self.let_it_run()
        self.the_whole_chapter()

    def the_numbers(self):
        """Four lines, each with its part of the neuron; the goal with its ring."""
        self.beat("Four numbers", "ask")
        self.open_with_program(lines=0)
        told = ()
        for line, part in enumerate(("weight", "input", "goal_prediction", "")):
            told = (*told, part)
            self.knob.told, self.knob.asked, self.parts_lit = told, "", (part or "weight",)
            self.write_line(line)
            if part == "goal_prediction":
                self.bring(self.run.plot.bowl, self.run.plot.ring)
            self.hold(0.7)

    def predict_and_compare_it(self):
        """The loop's first three lines: the neuron, the miss, the height."""
        self.beat("Predict and compare", "loop")
        self.write_line(self.program.first_in_the_loop - 1)
        self.hold(2.0)
        for line, key in ((PREDICT, "predict"), (COMPARE, "compare"), (SQUARE, "square")):
            self.finish_caption()  # a line answers no question while it is read
            self.write_pass_line(line)
            self.say(key)
            if line == SQUARE:
                raise_the_dot(self, self.run)
            self.hold(1.5)

    def learn_it(self):
        """The slope, and the step that follows from it."""
        self.beat("Learn", "learn")
        self.write_pass_line(LEARN)
        self.bring_the_tangent()
        self.hold(1.9)
        self.finish_caption()
        self.write_pass_line(UPDATE)
        self.say("update")
        self.show_arrow(self.run)
        self.hold(1.9)

    def let_it_run(self):
        """The loop goes round, quick."""
        run = self.run
        if run.story.last == 0 or self.regime.stands_still:
            return
        self.beat("The run", "again")
        self.put(run.plot.trail, run.plot.edge_mark)
        self.light_the_loop()
        self.run_on(seconds=3.5)

    def the_whole_chapter(self):
        """The dot at rest: what the run has come to, every line once more, what is next."""
        self.beat("The whole chapter")
        self.light_line(None)
        if self.knob not in self.mobjects and self.stays_for_the_lapse:
            self.bring(self.knob)
        if self.in_film:  # which has said of such runs how they end
            self.hold(3.6)
        else:
            self.say(self.how_it_ends())
        self.say("whole")
        for line in (PREDICT, COMPARE, SQUARE, LEARN, UPDATE):
            self.light_line(line, is_over=True)
            self.hold(BRIEF)
        self.light_line(None)
        if not self.in_film:
            self.say("onward")
        self.hold(1.0)

    def how_it_ends(self):
        """Which caption is true of the run's end."""
        first, last = self.history.error[[0, -1]]
        if len(self.history) == 1 and not self.regime.stands_still:
            return "one_step"
        if self.history.stopped_early:
            return "stopped"
        return "home" if 0 < last < ALMOST * first else "ending"
