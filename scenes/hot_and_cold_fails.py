"""HotAndColdFails: the direction is right, but a step of one length never fits."""

from functools import partial

from pydantic import Field

from grokdl import book
from grokdl.lesson import LessonInfo, Racing, RunScene
from grokdl.mobjects.error_bowl import error_at
from grokdl.mobjects.tries import Tries

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
        ("Three predictions", 7.5),  # both are worse, and the better one is lit
        ("A shorter step", 6.6),  # to and fro past the best weight
        ("Two lengths", 4.0),  # the shorter step is on its way
    ),
    picture=("Two lengths", 7.0),
)
MOST = 5000  # updates that hot and cold is given
FEW = 9  # of the shorter steps are taken one by one, at most
BACK = 4  # updates that are seen after a run has turned


class HotAndColdFails(RunScene):
    """What an update costs, steps of 10 and of 0.2, and a tiny one. Source: 4.8."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "A step of {step_amount}: what does one update cost?",
        "three": "Three predictions for one update.",
        "worse": ("Both are worse, but the better try is taken.", "both are worse"),
        "taken": "The better try is taken.",
        "long": "The best weight predicts the goal. Does a step of {step_amount} land there?",
        "nowhere": "Each step is {step_amount} long, whatever the miss. Where does it land?",
        "step": "From {weight} to {next_weight}. And the next one?",
        "short": "Then a shorter step: {small_step_amount}. Does this one land?",
        "jumps": ("To and fro for ever: no step gets shorter.", "comes back at last"),
        "never lands": ("The best weight lies between: each step misses it.", "comes back at last"),
        "goes on": ("After {updates} updates it is still on its way.", "goes on at last"),
        "stays": ("Up and down are alike here: the weight stays.", "stays at last"),
        "race": "Even shorter, {tiny_step_amount}: what does it cost?",
        "fits": "There after {tiny_updates} updates: no step knows how far off it is.",
        "not yet": "It is still on its way: no step knows how far off it is.",
        "long lane": "step {step_amount}",
        "short lane": "step {small_step_amount}",
        "tiny lane": "step {tiny_step_amount}",
        "best": "best weight {goal}",
    }

    def construct(self):
        """Four beats: the cost of an update, a long step, a shorter one, an even shorter one."""
        self.three_predictions()
        self.long_step()
        self.shorter_step()
        self.two_lengths()

    def three_predictions(self):
        """The neuron is asked here, above and below, for a single update; the better try is it."""
        self.beat("Three predictions", "ask")
        given, step = self.history.parameters, self.parameters.step_amount
        places = [given.weight + way * step for way in (0, 1, -1)]
        tries = self.tries = Tries(self.style, self.stage.middle, given, places)
        self.keep_within(self.stage.middle, *tries.parts)
        self.bring(*tries.parts, seconds=0.6)
        for k in (1, 2):
            self.move(tries.turn(k - 1, k), seconds=0.8)
            tries.note(k)
            self.hold(0.3)
        self.say("three")
        for k in (0, 1, 2):
            tries.note(2, k)
            self.hold(0.49)
        kept = places.index(float(self.history.weights[1]))
        here, *errors = (error_at(given, place) for place in places)
        if kept:
            self.say("worse" if min(errors) > here else "taken")
        tries.keep(kept)
        self.hold(0.6)
        self.move(tries.turn(2, kept), seconds=1.2)

    def long_step(self):
        """One hop, another, and all others as a time lapse."""
        self.beat("A long step", "long" if self.parameters.input else "nowhere")
        self.dismiss(*self.tries.parts)
        racing = Racing(self, "")
        racing.come(0)
        racing.hop(0, 1, seconds=1.4)
        self.say("step")
        racing.hop(1, 2, seconds=1.4)
        self.say_how_it_ends("jumps", "", partial(racing.lapse, 2, seconds=2.4))

    def say_how_it_ends(self, swings, name, to_the_end):
        """Let a run go to its end, and say whether it swings, which is seen by then, or else."""
        last, *before = self.histories[name].weight_delta[:-3:-1]
        if before and last * before[0] < 0:
            self.say(swings, run=name)
            to_the_end()
        else:
            to_the_end()
            self.say("goes on" if last else "stays", run=name)

    def shorter_step(self):
        """A shorter step: it comes near, and leaps over the weight that it is after."""
        self.beat("A shorter step", "short")
        given = self.most("small_step_amount")
        turn = self.learn(given).first_turn or FEW
        run = self.histories["short"] = self.learn(given.change(iterations=turn + BACK + 1))
        racing = Racing(self, "short")
        racing.come(0)
        turn, last = min(turn, len(run) - 1), len(run) - 1
        racing.hop(0, turn, seconds=min(0.4 * turn, 4.0))
        to_the_end = partial(racing.hop, turn, last, seconds=0.7 * (last - turn))
        self.say_how_it_ends("never lands", "short", to_the_end)

    def two_lengths(self):
        """Below it an even shorter one: it lands, and creeps."""
        given, short = self.most("tiny_step_amount"), self.histories["short"]
        whole = self.learn(given)
        lands = whole.first_turn is not None
        nearest = int(whole.error[: whole.first_turn + 1].argmin()) if lands else MOST - 1
        if not short.changes_sides or nearest < len(short):
            return  # there is nothing to be seen
        self.histories["tiny"] = self.learn(given.change(iterations=nearest + 1))
        self.beat("Two lengths", "race")
        racing = Racing(self, "short", "tiny")
        racing.come(len(short) - 1, 0)
        racing.lapse(0, seconds=2.8, lane=1)
        self.say("fits" if lands else "not yet")

    def most(self, name):
        """Return the parameters with another step, and as many iterations as it is given."""
        return self.parameters.change(step_amount=getattr(self.parameters, name), iterations=MOST)
