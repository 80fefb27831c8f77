"""RegimeMap: every input and alpha make a run, and one number says whether it comes home."""

from grokdl import book
from grokdl.lesson import LessonInfo, RunScene, Travelling
from grokdl.mobjects.small_multiples import SmallMultiplesState
from grokdl.stage.theme import SMALL

INFO = LessonInfo(
    scene="RegimeMap",
    title="The map of runs",
    section="4.25",
    turn=2,
    says="Every input and alpha make a run, and one number says whether it comes home.",
    parameters=book.parameters("alpha").without("iterations"),
    also=("map", "phase diagram", "stability", "regimes", "input squared"),
    stills=(
        ("A larger input", 9.0),  # the marker beyond the limit, its run in the bowl
        ("Turn alpha", 4.0),  # back below the limit
        ("Four runs", 9.2),  # all small runs, rings where they are
    ),
    picture=("Four runs", 9.2),
)


class RegimeMap(RunScene):
    """A map of inputs and alphas, a journey through it, and four runs of it. Source: 4.25."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "Each point is a run: an input, an alpha. Which come home?",
        "circles": "Each point is a run; circled: the book's. Which come home?",
        "colours": "Green: a run comes home. Red: it never does.",
        "one jump": "one jump: {one_gap}",
        "limit": "the limit: {two_gaps}",
        "stop": "Input {input}, alpha {alpha}: what does this run do?",
        "larger": "A larger input, {input}, and the same alpha: what now?",
        "why": "Product {reach}: beyond {two_gaps}, each step lands farther out.",
        "down": "The input is given. Alpha we choose: turn it down, to {alpha}.",
        "turn": "The input is given. Alpha we choose: turn it, to {alpha}.",
        "home": ("Now the product is {reach}: the run comes home.", "lands nearer"),
        "lost": "Now the product is {reach}: the run does not come home.",
        "four": "One input, a column of alphas: the same start, and these runs.",
        "end": "Between {no_step} and {two_gaps}: home. A larger input, a smaller alpha.",
        "no input": "Input {input}: whatever alpha, the product is {no_step}. No weight moves.",
    }

    def construct(self):
        """Four beats: the map, larger inputs, a smaller alpha, four runs."""
        self.travel = Travelling(self, self.stage.middle)
        self.the_map()
        if self.parameters.input**2 == 0:
            self.nothing_moves()
            return
        self.larger_inputs()
        self.turn_alpha()
        if not self.told_before("small runs"):
            self.four_runs()
        self.say("end")
        place = self.travel.input, self.travel.own_alpha
        self.move(self.travel.go(place), self.travel.follow(), seconds=0.8)
        self.hold(1.6)

    def tags(self):
        """None: input and alpha go through all their values."""
        return []

    def the_map(self):
        """The plane, then its colours."""
        travel = self.travel
        self.beat("The map", "circles" if travel.map.runs else "ask", kind="question")
        self.bring(travel.plane, travel.map)
        self.hold(0.6)
        self.beat("The colours")
        self.say("colours")
        self.move(travel.colour(), seconds=2.4)
        names = [self.write(key, size=SMALL) for key in ("one jump", "limit")]
        if placed := travel.curve_names(names):
            self.bring(*placed)

    def nothing_moves(self):
        """Input 0: the product is 0 for any alpha."""
        travel = self.travel
        self.beat("No input", "no input")
        travel.put(travel.stops[0])
        bowl = travel.bowl(travel.at)
        self.bring(travel.sum, bowl)
        self.move(travel.play(bowl), seconds=2.0)
        travel.judge()
        self.bring(travel.verdict)
        for alpha in (0.9 * travel.full, 0.3 * travel.full, travel.own_alpha):
            self.move(travel.go((travel.input, alpha)), travel.follow(), seconds=1.4)
        self.hold(1.0)

    def larger_inputs(self):
        """From a small input to the lesson's own, and what each run does."""
        travel, self.bowl = self.travel, None
        self.beat("A larger input")
        for count, place in enumerate(travel.stops):
            if self.in_film and 0 < count < len(travel.stops) - 1:
                continue  # a lesson of its own has shown what lies between
            self.visit(place, "larger" if count else "stop", f"stop {count}")
        if travel.regime.gets_worse:
            self.say("why", run="stop 2")

    def visit(self, place, key, name, seconds=1.2):
        """Go to a place, and see what its run does there."""
        travel = self.travel
        self.histories[name] = self.learn(travel.run_at(place))
        self.say(key, run=name)
        self.dismiss(*filter(None, (self.bowl, travel.verdict)), seconds=0.2)
        if travel.sum in self.mobjects:
            self.move(travel.go(place), travel.follow(), seconds=seconds)
        else:
            travel.put(place)
            self.bring(travel.sum)
        self.bowl = travel.bowl(place)
        self.bring(self.bowl)
        self.move(travel.play(self.bowl), seconds=1.6)
        travel.judge()
        self.bring(travel.verdict)
        travel.leave_a_ring()

    def turn_alpha(self):
        """To the lesson's own alpha, and whether its run comes home."""
        travel = self.travel
        alpha = travel.own_alpha
        self.beat("Turn alpha")
        self.visit((travel.input, alpha), "down" if 0 < alpha < travel.full else "turn", "own", 1.4)
        self.say("home" if travel.regime.reaches_the_goal else "lost", run="own")
        self.hold(1.0)

    def four_runs(self):
        """Small runs of one input with alphas from small to large."""
        travel, made = self.travel, self.travel.four()
        if made is None:
            return
        panes, bowls, places = made
        self.beat("Four runs", "four")
        self.dismiss(self.bowl, travel.verdict)
        self.bring(panes, *bowls)
        for count, place in enumerate(places):
            panes.show(SmallMultiplesState(lit=(count,)))
            self.move(travel.go(place), travel.follow(), seconds=0.7)
            travel.leave_a_ring()
        panes.show(SmallMultiplesState())
        self.move(*map(travel.play, bowls), seconds=2.2)
