"""HotAndColdFails: the direction is right, but a step of one length never fits."""

from pydantic import Field

from grokdl import book
from grokdl.lesson import LessonInfo, RunScene
from grokdl.mobjects.tries import Tries
from grokdl.mobjects.weight_race import WeightRace

INFO = LessonInfo(
    scene="HotAndColdFails",
    title="Why hot and cold fails",
    section="4.8",
    says="Three predictions for one update, and a step that ignores how large the miss is.",
    parameters=book.parameters("gradient_descent")
    .without("alpha")
    .declare(
        step_amount=(float, Field(10, gt=0, le=1e6, description="a step that is too long")),
        small_step_amount=(float, Field(0.2, gt=0, le=1e6, description="a shorter one")),
        tiny_step_amount=(float, Field(0.001, gt=0, le=1e6, description="one that lands near")),
    ),
    also=("guessing", "step amount", "fixed step", "hot and cold learning"),
    method="hot_and_cold",
    stills=(
        ("Three predictions", 5.6),  # the last of the three tries
        ("A shorter step", 6.5),  # to and fro past the best weight
        ("Two lengths", 5.5),  # the longer step has arrived
    ),
    picture=("Two lengths", 7.0),
    parts=("panel",),
)
MOST = 5000  # updates that hot and cold is given
FEW = 9  # of the shorter steps are taken one by one


class HotAndColdFails(RunScene):
    """What an update costs, steps of 10 and of 0.2, and a tiny one. Source: 4.8."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "Hot and cold, a step of {step_amount}. What does one update cost?",
        "three": "Three predictions, and only then one update.",
        "long": "The step is {step_amount} long, whatever the miss. Where does it land?",
        "step": "From {weight} to {next_weight}. And the next one?",
        "short": "Then a shorter step: {small_step_amount}. Does this one land?",
        "jumps": ("To and fro for ever: no step is shorter.", "comes back at last"),
        "never lands": ("The best weight lies between: each step misses it.", "comes back at last"),
        "goes on": ("After {steps} predictions it is still on its way.", "goes on at last"),
        "stays": ("Up and down are alike here: the weight stays.", "stays at last"),
        "race": "An even shorter step, {tiny_step_amount}: what does it cost?",
        "over": "{small_step_amount} at a time: {short_updates} updates, then to and fro.",
        "fits": "The longer never lands, the shorter needs {tiny_updates} updates: neither fits.",
        "not yet": "The longer never lands, the shorter is not there yet: neither fits.",
        "short lane": "step {small_step_amount}",
        "tiny lane": "step {tiny_step_amount}",
    }

    def construct(self):
        """Four beats: the cost of an update, a long step, a shorter one, two side by side."""
        self.three_predictions()
        self.long_step()
        self.shorter_step()
        self.two_lengths()

    def three_predictions(self):
        """The neuron is asked here, above and below, for a single update."""
        self.beat("Three predictions", "ask")
        weight, step = self.parameters.weight, self.parameters.step_amount
        places = (weight, weight + step, weight - step)
        tries = self.tries = Tries(self.style, self.stage.middle, self.history.parameters, places)
        self.keep_within(self.stage.middle, tries.knob, tries.table)
        self.bring(tries.knob, tries.table, seconds=0.6)
        for k in (1, 2):
            self.move(tries.there(k), seconds=1.0)
            tries.note(k)
            self.hold(0.6)
            self.move(tries.back(k), seconds=0.4)
        self.say("three")
        tries.note(2, places.index(float(self.history.weights[1])))

    def start(self, parameters, view=None):
        """Let a run's dot stand over the axis without a bowl: only tried weights have errors."""
        run = self.make_run(parameters, self.stage.picture)
        run.look(view or run.view)
        self.add(run.plot.axes, run.plot.edge_mark, run.plot.trail)
        self.bring(run.plot.dot, self.make_readout(run, []), seconds=0.6)
        return run

    def long_step(self):
        """One step with its arrow, and all others as a time lapse."""
        self.beat("A long step", "long")
        self.dismiss(self.tries.knob, self.tries.table)
        run = self.start(self.parameters)
        self.step_by_step(run, 1, arrow=1.6)
        self.say("step")
        self.lapse(run, seconds=2.4, evenly=True)
        self.say_how_it_ends(run, "jumps", "")

    def say_how_it_ends(self, run, swings, name):
        """Say whether it swings at last, goes on, or stays."""
        last, *before = run.history.weight_delta[:-3:-1]
        key = swings if before and last * before[0] < 0 else "goes on" if last else "stays"
        if key == "never lands":
            self.bring(run.plot.ring)
        self.say(key, run=name)
        self.finish_caption()

    def shorter_step(self):
        """The same from nearer, with a shorter step; then the weight that it leaps over."""
        self.beat("A shorter step", "short")
        old = self.runs[0]
        self.dismiss(old.plot.dot, old.plot.trail, old.plot.arrow, self.readout)
        self.remove(old.driver, *old.plot.parts)
        self.runs = []
        given, count = self.parameters, min(FEW, self.parameters.iterations)
        small = given.change(step_amount=given.small_step_amount, iterations=count)
        run = self.start(small, old.view)
        self.histories["small"] = run.history
        run.turn_to(run.story.view(run.view.zone))
        self.move(run.turned.animate.set_value(1), seconds=1.4)
        for _ in range(run.story.last):
            self.go(run, seconds=0.4)
        self.readout.set_step(*run.step_at(run.step))
        self.say_how_it_ends(run, "never lands", "small")

    def two_lengths(self):
        """Two steps side by side: the longer one leaps over the goal, the shorter one creeps."""
        short, tiny = map(self.until_it_turns, ("small_step_amount", "tiny_step_amount"))
        if not short.changes_sides or len(tiny) <= len(short):
            return  # there is nothing to be seen
        self.histories |= {"short": short, "tiny": tiny}
        runs = [(run.weights, run.error) for run in (short, tiny)]
        self.beat("Two lengths")
        self.clear_picture(self.readout)
        self.say("race")
        names = [self.write(key, weight="medium") for key in ("short lane", "tiny lane")]
        goal = self.runs[0].story.goal_weight
        race = WeightRace(self.style, self.stage.middle, runs, names, goal)
        self.bring(race)
        self.grow(race, race.in_lockstep, seconds=2.0)
        self.say("over")
        self.grow(race, race.on_its_own, seconds=3.0)
        self.say("not yet" if tiny.first_turn is None else "fits")

    def until_it_turns(self, name):
        """Return the run with a parameter's step until it is at the goal, or past it."""
        given = self.parameters.change(step_amount=getattr(self.parameters, name), iterations=MOST)
        return self.learn(given.change(iterations=(self.learn(given).first_turn or MOST - 1) + 1))
