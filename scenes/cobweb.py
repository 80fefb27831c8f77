"""Cobweb: the next weight of every weight is a line, and its slope says how a run goes."""

from manim import UpdateFromAlphaFunc, linear

from grokdl import book
from grokdl.lesson import LessonInfo, RunScene, Weaving
from grokdl.stage.theme import SMALL

INFO = LessonInfo(
    scene="Cobweb",
    title="The next weight",
    section="4.25",
    turn=4,
    says="The next weight of every weight is a line, and its slope says how a run goes.",
    parameters=book.parameters("alpha"),
    also=("cobweb", "staircase", "spiral", "fixed point", "iteration", "map"),
    stills=(
        ("The diagonal", 4.5),  # the two lines cross at the best weight
        ("Step by step", 8.0),  # the staircase
        ("Turn alpha", 9.2),  # the closed square
    ),
    picture=("Turn alpha", 9.2),
)
SLOWEST = (1.2, 0.8, 0.5)  # seconds that each of the first steps takes
LAST, LARGEST = -1.1, 10.0  # the last slope to which alpha turns the line, and the largest alpha
STOPS = {"out": LAST, "square": -1.0, "jump": 0.0}


class Cobweb(RunScene):
    """The line, the diagonal, a run between them, and alpha, which turns the line. Source: 4.25."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "From weight {weight}, where does one step land?",
        "line": "At {next_weight}: a point. All such points are a line.",
        "cross": ("Dashed: the weight stays. They cross at the best one.", "one goal weight"),
        "same line": ("It is the dashed line: here every weight stays.", "stays"),
        "best": "best weight {goal}",
        "rule": "Up to the line, over to the dashed one: a step.",
        "slope": "Its slope is what a step leaves of the gap.",
        "turn": "Alpha turns the line. What does the web do?",
        "there": "The line turns about this weight: whatever alpha, it stays.",
        "fixed": "Input {input}: no alpha turns the line, and no weight moves.",
        "hardly": "Alpha {alpha} is the largest: with this input it turns no farther.",
        "out": ("Steeper than −{one_gap}: farther out each step.", "lands farther"),
        "square": ("Slope −{one_gap}: there and back, for ever.", "lands as far away"),
        "jump": ("Slope {no_step}: one jump to the best weight.", "lands on the goal"),
        "end": "Between −{one_gap} and {one_gap} the web closes in.",
    }

    def construct(self):
        """Five beats: the line, the diagonal, the web, its slope, alpha."""
        self.weaving = Weaving(self, self.stage.middle)
        self.next_weights()
        self.diagonal()
        self.the_web()
        self.turn_alpha()
        self.stops()

    def tags(self):
        """The input alone: alpha will turn."""
        return super().tags()[:1]

    def drawn(self, seconds, **last):
        """Let the web come to the end of a line, a diagonal or a probe's way."""
        web = self.weaving.web

        def show(_, share):
            self.weaving.begin(**{k: v(share) if callable(v) else v for k, v in last.items()})

        self.move(UpdateFromAlphaFunc(web, show, rate_func=linear), seconds=seconds)

    def next_weights(self):
        """One weight's next one, and then every weight's."""
        self.beat("The next weight", "ask")
        weaving, start = self.weaving, self.parameters.weight
        window = weaving.plane.window
        weaving.begin()
        self.add(weaving.plane, weaving.web)
        self.bring(weaving.head, weaving.bowl)
        self.move(weaving.land(), seconds=1.0)
        self.drawn(1.0, probe=start, risen=lambda share: share, moment=1.0)
        self.hold(0.4)
        self.say("line")
        wide = window.right - window.left
        self.drawn(2.4, line=lambda share: share, probe=lambda share: window.left + share * wide)
        self.drawn(0.2, line=1.0)

    def diagonal(self):
        """Where the next weight is the weight, and where that is so."""
        weaving = self.weaving
        self.beat("The diagonal")
        self.drawn(0.8, line=1.0, diagonal=lambda share: share)
        self.say("cross" if weaving.scale * weaving.alpha else "same line")
        self.drawn(0.2, line=1.0, diagonal=1.0, ringed=True)
        if weaving.scale:
            zone = weaving.plane.zone
            best = self.write("best", role="goal", size=SMALL, anchor=0.5)
            self.bring(best.fit(zone.width).place(zone.centre.x, zone.bottom - 0.8))

    def the_web(self):
        """Some steps slowly, and the rest of the run quickly."""
        self.beat("Step by step", "rule")
        weaving = self.weaving
        for k, seconds in enumerate(SLOWEST, 1):
            if len(weaving.weights) > k and weaving.sees(k - 1):
                self.move(*weaving.weave(2 * k), seconds=seconds)
        for legs, seconds in weaving.lapse(len(SLOWEST)):
            self.move(*weaving.weave(legs), seconds=seconds)
        weaving.name_shape()
        self.bring(weaving.shape)
        self.say("slope")
        self.bring(weaving.sum, seconds=0.6)

    def turn_alpha(self):
        """The line turns from slope 1 to below −1, the web with it."""
        weaving = self.weaving
        self.beat("Turn alpha", "fixed" if not weaving.scale else "turn")
        if not weaving.scale:
            return
        if weaving.is_there:
            self.say("there")
        self.move(*weaving.turn(0.0), seconds=1.0)
        self.move(*weaving.turn(weaving.alpha_at(LAST) or LARGEST), seconds=2.6)

    def stops(self):
        """Back by way of −1 and 0, where it is said what has been seen."""
        weaving = self.weaving
        for key, slope in STOPS.items():
            alpha = weaving.alpha_at(slope)
            if alpha is None and slope == LAST and weaving.scale:
                self.histories["far"] = self.learn(weaving.given.change(alpha=LARGEST))
                self.say("hardly", run="far")
            if alpha is None or weaving.is_there:
                continue
            self.histories[key] = self.learn(weaving.given.change(alpha=alpha))
            if weaving.alpha != alpha:
                self.hush()  # it is true at that slope alone
                self.move(*weaving.turn(alpha), seconds=0.8)
            self.say(key, run=key)
            self.hold(0.4)
        self.say("end")
        if weaving.scale:
            self.move(*weaving.turn(self.parameters.alpha), seconds=1.0)
        self.hold(0.8)
