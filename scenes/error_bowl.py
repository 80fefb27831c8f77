"""ErrorBowl: every weight has an error, the errors make a bowl, and each step slides down it."""

from grokdl import book
from grokdl.lesson import LessonInfo, RunScene, rest_of_the_run, square_the_miss
from grokdl.mobjects.error_bowl import arms

INFO = LessonInfo(
    scene="ErrorBowl",
    title="The error bowl",
    section="4.11",
    says="Every weight has an error; together they make a bowl, and each step slides down it.",
    parameters=book.parameters("learning_is_reducing_error").change(iterations=16),
    also=("bowl", "parabola", "loss curve", "gradient descent"),
    stills=(
        ("The gap becomes a height", 7.0),  # the square of the miss, the dot as high
        ("Downhill", 6.5),  # the tangent, and the arrow that goes the other way
        ("The rest of the run", 6.0),  # all dots down the bowl, the last numbers
    ),
    picture=("Step by step", 6.03),
)
STEPS = 3
# of the bowl's width: so far from the goal everyone sees on which side a weight is
LEAST_AWAY = 0.15


class ErrorBowl(RunScene):
    """The bowl of errors, and the first run down its side. Source: 4.11."""

    info = INFO
    function_of_time = True
    words = {
        "gap": "At weight {weight} the neuron predicts {prediction}: a miss of {miss}.",
        "no_gap": (
            "At weight {weight} the neuron predicts {prediction}: it meets the goal.",
            "meets the goal",
        ),
        "height": "The miss, squared, is the error: {error}. It becomes the height of a dot.",
        "sweep": "Turn the weight: the dot rises and falls, and draws a bowl.",
        "flat": (
            "Turn the weight: with input {input} every weight has the same error.",
            "all errors are equal",
        ),
        "goal": (
            "At one weight there is no error: {goal}, the bottom of the bowl.",
            "one goal weight",
        ),
        "no_goal": (
            "No weight meets the goal here: the prediction is always {prediction}.",
            "no goal weight",
        ),
        "every": (
            "Every weight meets the goal here: the prediction is always {prediction}.",
            "only goal weights",
        ),
        "downhill": (
            "The slope leans uphill. The arrow goes the other way: downhill.",
            "alpha is not negative",
        ),
        "uphill": (
            "Alpha is negative: the arrow goes the way the slope leans, uphill.",
            "alpha is negative",
        ),
    }

    def construct(self):
        """Six beats: gap, sweep, goal, downhill, steps, rest."""
        run = self.run = self.make_run(self.parameters, self.stage.picture)
        self.add(run.plot.axes)
        self.beat("The gap becomes a height")
        square_the_miss(self, run, "gap", "no_gap", "height")
        self.sweep(run)
        self.name_the_goal(run)
        if not self.regime.stands_still:
            self.downhill_from_anywhere(run)
        self.first_steps(run)
        self.beat("The rest of the run")
        rest_of_the_run(self, run)

    def sweep(self, run):
        """The weight sweeps; the dot's height traces the bowl."""
        self.beat("Every weight has an error")
        self.say("flat" if self.parameters.input == 0 else "sweep")
        readout = self.make_readout(run)
        self.counting = False
        readout.count(self.style.words("any weight"))
        run.change(step_number=None, bowl_part=(run.weight(0), run.weight(0)))
        run.forget_the_step()
        self.add(run.plot.bowl)
        self.bring(readout)
        first, last = arms(run.parameters, run.view)
        inset = 0.03 * (last - first)
        self.turn_weight(run, first + inset, 1.0)
        self.turn_weight(run, last - inset, 3.0)
        run.change(bowl_part=None)

    def name_the_goal(self, run):
        """The ring: no error there."""
        self.beat("The goal")
        goal = run.story.goal_weight
        if goal is None:
            self.say("every" if self.parameters.goal_prediction == 0 else "no_goal")
        else:
            self.say("goal")
            self.turn_weight(run, goal, 1.4)
            self.bring(run.plot.ring)
        self.hold(1.0)

    def downhill_from_anywhere(self, run):
        """The tangent leans; the arrow points the other way, wherever the dot is."""
        self.beat("Downhill")
        self.say("downhill" if self.parameters.alpha > 0 else "uphill")
        goal, (first, last) = run.story.goal_weight, arms(run.parameters, run.view)
        away = max(run.story.gap(0), LEAST_AWAY * (last - first))
        run.change(arrow_text=None)
        run.target = None
        run.arrow_share.set_value(1)
        self.turn_weight(run, goal + away, 0.8)
        self.bring(run.plot.tangent, run.plot.arrow)
        self.hold(0.8)
        self.turn_weight(run, goal, 1.6)
        self.hold(0.4)
        self.turn_weight(run, goal - away, 1.6)
        self.hold(0.6)

    def first_steps(self, run):
        """Slow steps: predict, compare, learn, and the dot moves."""
        self.beat("Step by step")
        plot = run.plot
        if run.weight(0) != float(run.weight_now.get_value()):
            self.turn_weight(run, run.weight(0), 0.8)
        self.counting = True
        run.land(0)
        self.put(plot.trail, plot.step_label, plot.tangent, plot.edge_mark)
        self.say("each_step" if run.story.last or self.regime.stands_still else "one_step")
        self.predict_and_compare()
        self.step_by_step(run, STEPS, slower=(0.4, 0.4))
