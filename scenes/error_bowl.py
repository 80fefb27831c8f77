"""ErrorBowl: downhill in the fog, and then every weight's error, which together make a bowl."""

from grokdl import book
from grokdl.lesson import (
    FogOverTheBowl,
    LessonInfo,
    RunScene,
    answer_by_the_lean,
    ask_which_way,
    carry_the_next_weight,
    square_the_miss,
    sweep_the_bowl,
    trace_the_steps,
    turn_it_round,
)

INFO = LessonInfo(
    scene="ErrorBowl",
    title="The error bowl",
    section="4.11",
    says="A neuron knows only the slope where it stands, and that leads it down into the bowl.",
    parameters=book.parameters("learning_is_reducing_error").change(iterations=16),
    also=("bowl", "parabola", "loss curve", "gradient descent"),
    stills=(
        ("Which way", 3.2),  # fog, and an arrow with a question mark to either side
        ("Downhill", 7.1),  # the tangent, the sums, and the arrow that goes downhill
        ("The fog lifts", 5.0),  # the dot turned to the far side, and the square of its miss
    ),
    picture=("The fog lifts", 5.0),
    parts=("panel",),
    tells=("predicts", "bowl"),
)
STEPS = 3
SIGHT = 0.07  # of the view: so much of the bowl is seen on either side of the start


class ErrorBowl(RunScene):
    """A miss becomes a height, the slope leads downhill in the fog, the fog lifts. Source: 4.11."""

    info = INFO
    function_of_time = True
    words = {
        "gap": "The goal is {goal_prediction}: it misses by {miss}.",
        "no_gap": ("That is the goal: there is no miss.", "meets the goal"),
        "height": "Squared, {error}: the error, the height.",
        "fog": "The neuron sees one spot. Which way is down?",
        "right": ("Slope: how it leans. Downhill is right.", "falls to the right"),
        "left": ("Slope: how it leans. Downhill is left.", "falls to the left"),
        "how far": "How far? The steeper, the farther.",
        "downhill": ("Minus turns it: the step goes downhill.", "alpha is not negative"),
        "downhill as it is": ("Minus turns it. Alpha {alpha}: all of it.", "alpha leaves it"),
        "again": "And again, from here.",
        "uphill": ("Alpha is negative: the step goes uphill.", "alpha is negative"),
        "others": "And with every other weight?",
        "fourfold": "Twice as far: twice the miss, four times the error.",
        "bowl": "Too low, too high: a larger square. A bowl.",
        "flat": ("Input {input}: all weights have the same error.", "all errors are equal"),
        "no_goal": (
            "No weight meets the goal here: the prediction is always {prediction}.",
            "no goal weight",
        ),
        "every": (
            "Every weight meets the goal here: the prediction is always {prediction}.",
            "only goal weights",
        ),
    }

    def construct(self):
        """Five beats: the miss, which way, downhill, the other steps, the fog lifts."""
        run = self.run = self.make_run(self.parameters, self.stage.picture, slope_in_numbers=False)
        self.add(run.plot.axes)
        self.beat("The miss")
        card = square_the_miss(self, run, ("predicts", "gap", "no_gap", "height"))
        self.show_the_sums(run, card)
        fog = FogOverTheBowl(self, run)
        if not self.regime.stands_still:
            self.which_way(run, fog)
        self.first_steps(run)
        self.readout.mark()
        self.lapse(run, seconds=1.1)
        self.verdict = self.make_pill(run)
        self.bring(self.verdict)
        if run.history.stopped_early:
            self.say("stopped")
        self.lift(run, fog)

    def show_the_sums(self, run, card):
        """The sums of the miss and its square take the place of the card."""
        self.hold(1.0 if card.gap else 0.2)  # to look at the square
        self.dismiss(card.error, card.sum, card.title, card.words, seconds=0.2)
        weight, sight = run.weight(0), SIGHT * (run.view.high - run.view.low)
        run.change(step_number=None, bowl_part=(weight - sight, weight + sight))
        self.add(run.plot.bowl)
        self.dismiss(*card.parts, seconds=0.2)
        self.readout.mark("compare", "square")
        run.land(0)
        self.bring(*(part for part in self.readout if part is not self.readout.strip))
        self.add(self.readout)

    def which_way(self, run, fog):
        """The question, and a still of it."""
        self.beat("Which way", kind="question")
        fog.come()
        self.arrows = ask_which_way(self, run, "fog")

    def first_steps(self, run):
        """The slope and half of it, the arrow the other way round, and the first steps."""
        self.beat("Downhill")
        plot, moves = run.plot, not self.regime.stands_still
        if moves:
            lean = answer_by_the_lean(self, run, self.arrows)
            self.say("how far", spare=True)
            self.light("learn", 0.6)
            self.dismiss(self.arrows, seconds=0.2)
            ghost = self.ghost_of_weight_delta(run)
            self.dismiss(lean, seconds=0.2)
            usual = "downhill as it is" if self.parameters.alpha == 1 else "downhill"
            self.say(usual if self.parameters.alpha > 0 else "uphill")
            turn_it_round(self, run, ghost)
            mark = carry_the_next_weight(self, run)
            run.change(goal_named=True)
        else:
            self.predict_and_compare()
        self.put(plot.trail, plot.step_label, plot.edge_mark)
        self.taken = trace_the_steps(self, run)
        if moves and run.story.last:
            self.go(run, seconds=1.2)
            self.remove(*mark)
            if run.story.last > 1:
                self.say("again", spare=True)
            self.step_by_step(run, 1, arrow=1.2, step=1.0)
        self.say("each_step" if run.story.last or not moves else "one_step")
        if moves and run.story.last:
            self.step_by_step(run, STEPS - run.step, arrow=0.4, step=0.7)
        self.stand_by(run, STEPS)

    def lift(self, run, fog):
        """Every weight's error, the whole bowl, and the weight at its bottom."""
        self.beat("The fog lifts")
        self.say("others", spare=True)
        self.dismiss(self.verdict, *self.taken, seconds=0.2)  # another weight is not the run's
        bowl = "flat" if self.parameters.input == 0 else "bowl"
        sweep_the_bowl(self, run, fog, bowl, "fourfold")
        if run.story.goal_weight is None:
            self.say("every" if self.parameters.goal_prediction == 0 else "no_goal")
        else:
            self.bring(run.plot.ring)
