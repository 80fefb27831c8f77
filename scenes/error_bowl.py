"""ErrorBowl: every weight has an error, the errors make a bowl, and each step slides down it."""

from manim import UpdateFromAlphaFunc

from grokdl import book
from grokdl.lesson import Brief, Caption, RunScene
from grokdl.mobjects.error_bowl import arms
from grokdl.mobjects.paths import Path, line
from grokdl.mobjects.squared_gap import SquaredGap
from grokdl.theme import FINE

BRIEF = Brief(
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

    brief = BRIEF
    function_of_time = True
    words = {
        "gap": "At weight {weight} the neuron predicts {prediction}: a miss of {miss}.",
        "no_gap": Caption(
            "At weight {weight} the neuron predicts {prediction}: it meets the goal.",
            "meets the goal",
        ),
        "height": "The miss, squared, is the error: {error}. It becomes the height of a dot.",
        "sweep": "Turn the weight: the dot rises and falls, and draws a bowl.",
        "flat": Caption(
            "Turn the weight: with input {input} every weight has the same error.",
            "all errors are equal",
        ),
        "goal": Caption(
            "At one weight there is no error: {goal}, the bottom of the bowl.", "one goal weight"
        ),
        "no_goal": Caption(
            "No weight meets the goal here: the prediction is always {prediction}.",
            "no goal weight",
        ),
        "every": Caption(
            "Every weight meets the goal here: the prediction is always {prediction}.",
            "only goal weights",
        ),
        "downhill": Caption(
            "The slope leans uphill. The arrow goes the other way: downhill.",
            "alpha is not negative",
        ),
        "uphill": Caption(
            "Alpha is negative: the arrow goes the way the slope leans, uphill.",
            "alpha is negative",
        ),
    }

    def construct(self):
        """Six beats: gap, sweep, goal, downhill, steps, rest."""
        self.run = self.make_run(self.parameters, self.stage.picture)
        self.plot = self.run.plot
        self.add(self.plot.axes)
        self.gap_becomes_height()
        self.sweep()
        self.name_the_goal()
        if not self.regime.stands_still:
            self.downhill_from_anywhere()
        self.first_steps()
        self.rest_of_the_run()

    def gap_becomes_height(self):
        """The miss is squared, and the area becomes a height."""
        self.beat("The gap becomes a height")
        first = self.history[0]
        card = SquaredGap(
            self.style, self.stage.panel, first.prediction, self.parameters.goal_prediction
        )
        self.keep_within(self.stage.panel, *card.parts)
        self.say("gap" if card.gap else "no_gap")
        self.bring(card.frame, card.ends, card.gap_line, card.miss, seconds=0.6)
        if card.gap:
            self.hold(1.4)
            self.say("height")
            self.dismiss(card.miss, seconds=0.2)
            self.add(card.area)
            self.move(
                UpdateFromAlphaFunc(card.area, lambda _, share: card.raise_to(share)), seconds=1.2
            )
            self.bring(card.error, card.sum, card.title)
            self.raise_the_dot()
        self.bring(self.plot.dot, seconds=0.4)
        self.hold(0.6)
        self.finish_caption()
        self.dismiss(*card.parts)

    def raise_the_dot(self):
        """A line as high as the error grows where the dot will be."""
        view, weight, error = self.run.view, self.parameters.weight, self.history[0].error
        foot, top = view.point(weight, 0), view.point(weight, error)
        height = Path(stroke=self.style.theme.error, width=FINE, z_index=2)

        def grow(_, share):
            height.draw(line(foot, foot._replace(y=foot.y + share * (top.y - foot.y))))

        self.add(height)
        self.move(UpdateFromAlphaFunc(height, grow), seconds=1.0)
        self.remove(height)

    def sweep(self):
        """The weight sweeps; the dot's height traces the bowl."""
        self.beat("Every weight has an error")
        run, parameters = self.run, self.parameters
        self.say("flat" if parameters.input == 0 else "sweep")
        readout = self.make_readout(self.run)
        self.counting = False
        readout.count(self.style.words("any weight"))
        readout.mark("weight", "error")
        run.change(step_number=None, bowl_part=(parameters.weight, parameters.weight))
        run.forget_the_step()
        self.add(run.plot.bowl)
        self.bring(readout)
        first, last = arms(run.parameters, run.view)
        inset = 0.03 * (last - first)
        self.turn_weight(first + inset, 1.0)
        self.turn_weight(last - inset, 3.0)
        run.change(bowl_part=None)

    def turn_weight(self, weight, seconds):
        """Let the weight go somewhere, freely; the numbers keep their notation on the way."""
        run, self.run.notation_of = self.run, self.parameters.weight
        run.change(slope_named=False)
        self.move(run.weight_now.animate.set_value(weight), seconds=seconds)
        run.change(slope_named=True)
        run.settle(weight)
        run.redraw()

    def name_the_goal(self):
        """The ring: no error there."""
        self.beat("The goal")
        goal = self.run.story.goal_weight
        if goal is None:
            self.say("every" if self.parameters.goal_prediction == 0 else "no_goal")
        else:
            self.say("goal")
            self.turn_weight(goal, 1.4)
            self.bring(self.plot.ring)
        self.hold(1.0)

    def downhill_from_anywhere(self):
        """The tangent leans; the arrow points the other way, wherever the dot is."""
        self.beat("Downhill")
        run = self.run
        self.say("downhill" if self.parameters.alpha > 0 else "uphill")
        goal, (first, last) = run.story.goal_weight, arms(run.parameters, run.view)
        away = max(run.story.gap(0), LEAST_AWAY * (last - first))
        run.change(arrow_text=None)
        run.target = None
        run.reach.set_value(1)
        self.readout.mark("weight_delta", "next weight")
        self.turn_weight(goal + away, 0.8)
        self.bring(self.plot.tangent, self.plot.arrow)
        self.hold(0.8)
        self.turn_weight(goal, 1.6)
        self.hold(0.4)
        self.turn_weight(goal - away, 1.6)
        self.hold(0.6)

    def first_steps(self):
        """Slow steps: predict, compare, learn, and the dot moves."""
        self.beat("Step by step")
        run, plot = self.run, self.plot
        if self.parameters.weight != float(run.weight_now.get_value()):
            self.turn_weight(self.parameters.weight, 0.8)
        self.counting = True
        run.land(0)
        self.put(plot.trail, plot.step_label, plot.tangent, plot.edge_mark)
        steps = min(STEPS, run.story.last)
        self.say("each_step" if steps or self.regime.stands_still else "one_step")
        self.predict_and_compare()
        for step in range(steps):
            self.show_arrow(run, seconds=0.8 if step else 1.2)
            self.go(run, seconds=1.2 if step else 1.6)
        if not steps:
            self.show_arrow(run, seconds=1.2)
        self.stand_by(run, STEPS)

    def rest_of_the_run(self):
        """Time lapse to the last step; hold."""
        self.beat("The rest of the run")
        self.say("stopped" if self.history.stopped_early else "ending")
        self.readout.mark("error")
        self.lapse(self.run)
        self.bring(self.make_pill(self.run))
        self.hold(2.0)
