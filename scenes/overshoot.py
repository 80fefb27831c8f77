"""Overshoot: a step longer than the gap crosses the goal; the next one comes back."""

from grokdl import book
from grokdl.lesson import (
    ErrorsBeside,
    GapToStep,
    LessonInfo,
    RunScene,
    ask_where_it_lands,
    guesses_where,
    turn_to_both_sides,
)
from grokdl.mobjects.lane import ARROW_DROP, GAP_DROP

INFO = LessonInfo(
    scene="Overshoot",
    title="Overshoot",
    section="4.12",
    says="A step longer than the gap crosses the goal; the next one comes back.",
    parameters=book.parameters("several_steps"),
    also=("overshooting", "oscillation", "zigzag"),
    stills=(
        ("Why", 5.9),  # gap, miss and step, each longer than the one above
        ("The way on", 6.3),  # two of them under the lens
        ("The error of every step", 7.0),  # bent to powers of ten, a straight line
    ),
    picture=("The way on", 6.8),
    parts=("panel", "chart"),
    tells=("predicts", "bowl", "errors"),
)
SWINGS = 3


class Overshoot(RunScene):
    """The step against the gap, the jump, the way back, and the shrinking swings. Source: 4.12."""

    info = INFO
    function_of_time = True
    words = {
        "gap": "The best weight is {gap} away.",
        "step past": ("It is {step}: longer than the gap.", "longer than the gap"),
        "step short": ("It is {step}: shorter than the gap.", "shorter than the gap"),
        "step exact": ("It is {step}: exactly the gap.", "as long as the gap"),
        "step away": ("It is {step}, away from the best weight.", "points away"),
        "lands past": ("It lands {rest} past the best weight.", "crosses the goal"),
        "lands short": ("It stops {rest} short of the best weight.", "stays on its side"),
        "lands exact": ("It lands on the best weight.", "lands on the goal"),
        "lands away": ("Now the best weight is {rest} away.", "lands farther"),
        "then past": (
            "Here the slope has turned round: the next step comes back.",
            "crosses the goal",
            "next comes back",
        ),
        "then short": ("Here the bowl is flatter: the next step is shorter.", "next is shorter"),
        "then exact": ("Here is no slope: the next step leads nowhere.", "lands on the goal"),
        "then away": ("Here the bowl is steeper: the next step is longer.", "next is longer"),
        "lens past": ("Enlarged: each swing is shorter.", "next is shorter"),
        "lens short": ("Enlarged: each step is shorter.", "next is shorter"),
        "keeps": ("{ratio}²: each step keeps {percent} of the error.", "error falls"),
        "grows": ("Each step multiplies the error by {factor}.", "error grows"),
        "same": ("Each step leaves the error as it was.", "error stays"),
    }

    def construct(self):
        """Seven beats: gap, arrow, step, why so long, way on, swings, chart."""
        run = self.run = self.make_run(self.parameters, self.stage.picture, slope_in_numbers=False)
        self.lens = []
        asks = (moves := not self.regime.stands_still) and len(guesses_where(run)) > 1
        self.beat("Where does it land", kind="question" if asks else "normal")
        self.open_with(run)
        if moves:
            self.how_far()
            self.first_step()
            if run.story.last >= 1:
                self.second_step()
        if run.story.last >= 2 and moves:
            self.swings()
        elif self.others_move(run):
            self.stand_by(run, 2 + SWINGS)
            self.lapse(run)
        elif not moves:
            turn_to_both_sides(self, run, seconds=1.6)
        self.chart()

    def how_far(self):
        """The gap, and the arrow laid along the lane beside it."""
        self.show_gap(run := self.run)
        self.say("gap")
        self.light("learn", 1.0)
        self.guesses = ask_where_it_lands(self, run, "where of three", "where of two")
        self.beat("The first step")
        passed = [guesses.passes(run.view, *run.step_at(0)) for guesses in self.guesses]
        self.show_arrow(run, seconds=1.2, along=passed)
        self.say(f"step {self.regime.landing}")
        self.hold(0.6)

    def first_step(self):
        """The step, and how far from the goal it lands."""
        run, landing = self.run, self.regime.landing
        if run.story.last < 1:
            self.dismiss(*self.guesses, seconds=0.2)
            self.say("one_step")
            return
        self.hide_gap(run, along=[guesses.loses_its_letters() for guesses in self.guesses])
        self.put(run.plot.trail, run.plot.step_label)
        self.go(run, seconds=1.3)
        self.dismiss(*self.guesses, seconds=0.2)
        if landing != "exact":
            self.show_gap(run, self.facts()["rest"], ARROW_DROP if landing == "past" else GAP_DROP)
        self.say(f"lands {landing}")
        self.made = GapToStep(self, run, self.stage.readout)
        if self.made.there:
            self.beat("Why")
            self.made.come(judges=True, silent=self.brief)

    def second_step(self):
        """The slope here, and the arrow that follows from it."""
        self.beat("The way on")
        self.made.go_away()
        self.hide_gap(self.run)
        self.show_arrow(self.run, seconds=1.0)
        self.say(f"then {self.regime.landing}")
        if self.run.story.last >= 2:
            self.go(self.run, seconds=1.0)

    def swings(self):
        """The next steps, under a lens where they are small; the rest as a time lapse."""
        run = self.run
        nearing = self.regime.landing in ("past", "short") and abs(self.regime.ratio) < 1
        self.lens = self.make_lens(run, 1.02 * run.story.settling_gap(2)) if nearing else []
        if self.lens:
            self.bring(*self.lens, seconds=0.6)
        self.step_by_step(run, 1 if self.brief else SWINGS, arrow=0.7, step=0.9)
        self.lapse(run)
        self.say(f"lens {self.regime.landing}" if self.lens else "each_step")

    def chart(self):
        """The error of every step beside the bowl: evenly at first, and then by powers of ten."""
        self.finish_caption()
        self.dismiss(*self.lens, *filter(None, [self.readout]), seconds=0.3)
        self.beat("The error of every step")
        errors = ErrorsBeside(self, self.run)
        self.say("errors", spare=True)
        errors.come()
        errors.end()
        self.bring(self.make_pill(self.run))
        factor, stopped = self.regime.error_factor, self.history.stopped_early
        goes = "same" if abs(factor - 1) < 1e-9 else "keeps" if factor < 1 else "grows"
        self.say("stopped" if stopped else "ending" if self.regime.stands_still else goes)
