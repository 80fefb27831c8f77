"""HotAndColdFails: the direction is right, but a step of one length never fits."""

from pydantic import Field

from grokdl import book
from grokdl.lesson import LessonInfo, RunScene
from grokdl.mobjects.readout import COMPARE, PREDICT
from grokdl.mobjects.tries import Tries
from grokdl.mobjects.weight_race import WeightRace

INFO = LessonInfo(
    scene="HotAndColdFails",
    title="Why hot and cold fails",
    section="4.8",
    says="Three predictions for one update, and a step that ignores how large the miss is.",
    parameters=book.parameters("gradient_descent").declare(
        step_amount=(float, Field(10, gt=0, le=1e6, description="a step that is too long")),
        small_step_amount=(float, Field(0.2, gt=0, le=1e6, description="a shorter one")),
        tiny_step_amount=(float, Field(0.001, gt=0, le=1e6, description="one that lands near")),
    ),
    also=("guessing", "step amount", "fixed step", "hot and cold learning"),
    method="hot_and_cold",
    stills=(
        ("Three predictions", 5.6),  # the last of the three tries
        ("A long step", 5.0),  # at the far end of its jump
        ("Two races", 5.5),  # gradient descent has arrived
    ),
    picture=("Two races", 7.0),
    parts=("panel",),
)
MOST = 5000  # updates that hot and cold is given


class HotAndColdFails(RunScene):
    """What an update costs, steps of 10 and of 0.2, and a race. Source: 4.8."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "Hot and cold, a step of {step_amount}. What does one update cost?",
        "three": "Three predictions, and only then one update.",
        "long": "It is {step_amount} long, whatever the miss. Where does it land?",
        "step": "From {weight} to {next_weight}. And the next one?",
        "short": "Then a shorter step: {small_step_amount}. Does this one land?",
        "jumps": ("To and fro for ever: no step is shorter.", "comes back at last"),
        "never lands": ("It never lands: right direction, wrong amount.", "comes back at last"),
        "goes on": ("After {steps} predictions it is still on its way.", "goes on at last"),
        "stays": ("Up and down are alike here: the weight stays.", "stays at last"),
        "race": "A step of {tiny_step_amount} would land near. How soon?",
        "first": "Gradient descent: error {gradient_last_error} after {gradient_updates} updates.",
        "last": "Hot and cold needs {tiny_updates} to get there, with three predictions each.",
        "not yet": "Hot and cold is not there after {tiny_updates}.",
        "gradient": "gradient descent",
        "tiny": "hot and cold, step {tiny_step_amount}",
    }

    def construct(self):
        """Four beats: the cost of an update, a long step, a shorter one, a race."""
        self.three_predictions()
        self.long_step()
        self.shorter_step()
        self.race()

    def tags(self):
        """The input alone: there are several runs."""
        return super().tags()[:1]

    def three_predictions(self):
        """The neuron is asked here, above and below, for a single update."""
        self.beat("Three predictions", "ask")
        weight, step = self.parameters.weight, self.parameters.step_amount
        places = (weight, weight + step, weight - step)
        tries = Tries(self.style, self.stage.middle, self.history.parameters, places)
        self.keep_within(self.stage.middle, tries.knob, tries.table)
        self.bring(tries.knob, tries.table, seconds=0.6)
        for k in (1, 2):
            self.move(tries.there(k), seconds=1.0)
            tries.note(k)
            self.hold(0.6)
            self.move(tries.back(k), seconds=0.4)
        self.say("three")
        tries.note(2, places.index(float(self.history.weights[1])))
        self.tries = [tries.knob, tries.table]

    def start(self, parameters, view=None):
        """Let a run stand in its bowl, in a view of another one if there is one."""
        run = self.make_run(parameters, self.stage.picture)
        run.look(view or run.view)
        self.make_readout(run, [*PREDICT, *COMPARE]).mark(*COMPARE)
        plot = run.plot
        self.add(plot.axes, plot.bowl, plot.ring, plot.edge_mark, plot.trail)
        self.bring(plot.dot, self.readout, seconds=0.6)
        return run

    def long_step(self):
        """One step with its arrow, and all others as a time lapse."""
        self.beat("A long step", "long")
        self.dismiss(*self.tries)
        run = self.start(self.parameters)
        self.step_by_step(run, 1, arrow=1.6)
        self.say("step")
        self.lapse_to_the_end(run, "jumps", "")

    def lapse_to_the_end(self, run, swings, name):
        """Take the steps that are left, and say how they end."""
        self.lapse(run, seconds=3.0, evenly=True)
        last, *before = run.history.weight_delta[:-3:-1]
        key = swings if before and last * before[0] < 0 else "goes on" if last else "stays"
        self.say(key, run=name)
        self.finish_caption()

    def shorter_step(self):
        """The same bowl from nearer, and a run with a shorter step."""
        self.beat("A shorter step", "short")
        old = self.runs[0]
        self.dismiss(old.plot.dot, old.plot.trail, old.plot.arrow, self.readout)
        self.remove(old.driver, *old.plot.parts)
        self.runs = []
        small = self.parameters.change(step_amount=self.parameters.small_step_amount)
        run = self.start(small, old.view)
        self.histories["small"] = run.history
        run.turn_to(run.story.view(run.view.zone))
        self.move(run.turned.animate.set_value(1), seconds=1.4)
        self.lapse_to_the_end(run, "never lands", "small")

    def race(self):
        """Gradient descent from the same weight, and hot and cold until its error is as small."""
        given, known = self.parameters, self.history.parameters
        fast = self.histories["gradient"] = self.learn(given, "gradient_descent")
        slow = given.change(step_amount=given.tiny_step_amount, iterations=MOST)
        tried = self.learn(slow)
        there = tried.first_within(fast.error[-1])
        flickers = fast.changes_sides or (there is None and tried.changes_sides)
        if not known.input or flickers or fast.error[-1] >= fast.error[0]:
            return  # there is nothing to be won, or to be seen
        slow = slow.change(iterations=MOST if there is None else there + 1)
        self.histories["tiny"] = self.learn(slow)
        self.beat("Two races")
        self.clear_picture(self.readout)
        self.say("race")
        names = [self.write(key, weight="medium") for key in ("gradient", "tiny")]
        goal = known.goal_prediction / known.input
        runs = [(run.weights, run.error) for run in (fast, self.histories["tiny"])]
        race = WeightRace(self.style, self.stage.middle, runs, names, goal)
        self.bring(race)
        self.grow(race, race.in_lockstep, seconds=3.0)
        self.say("first")
        self.grow(race, race.on_its_own, seconds=4.6)
        self.say("not yet" if there is None else "last")
