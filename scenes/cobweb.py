"""Cobweb: the next weight of every weight is a line, and its slope says how a run goes."""

from grokdl import book
from grokdl.lesson import LessonInfo, RunScene, Weaving
from grokdl.lesson.fades import Come
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
        ("Step by step", 8.9),  # the staircase, and its slope
        ("Turn alpha", 3.0),  # the spiral inward
    ),
    picture=("Turn alpha", 2.6),
)
FIRST = (1.2, 1.0), (0.4, 0.5), (0.4, 0.4)  # seconds of the first steps: to the line, and over
LARGEST = 10.0  # the largest alpha
STOPS = {"inward": (-0.7, 8, 0.6), "square": (-1.0, 4, 0.6), "out": (-1.1, 5, 0.5)}
# slopes of the line, how many steps of a path are shown there, and each half of them in how long


class Cobweb(RunScene):
    """The line, the diagonal, a run between them, and alpha, which turns the line. Source: 4.25."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "Where does a step from {weight} land?",
        "point": "Across: this weight. Up: the next. A point.",
        "line": "Each weight has a next one: a line.",
        "cross": ("Dashed: the weight stays. They cross at the best.", "one goal weight"),
        "same line": ("Dashed: the weight stays. It is the line itself.", "stays"),
        "best": "best weight {goal}",
        "to": "Up to the line: that is the next weight.",
        "over": "Over to the dashed line: it becomes the weight.",
        "slope": "Steepness of this line: what a step leaves of a gap.",
        "gap": "gap {gap}",
        "left": "{rest} is left",
        "turn": "Now turn alpha.",
        "there": "The line turns about this weight: whatever alpha, it stays.",
        "fixed": "Input {input}: no alpha turns the line, and no weight moves.",
        "hardly": "Alpha {alpha} is the largest: with this input it turns no farther.",
        "inward": ("Steepness −{one_gap} to {no_step}: a spiral.", "lands nearer"),
        "square": ("Steepness −{one_gap}: to and fro for ever.", "lands as far away"),
        "out": ("Past −{one_gap}: farther out.", "lands farther"),
        "end": "Between {one_gap} and −{one_gap}: alpha × input² is {no_step} to {two_gaps}, home.",
    }

    def construct(self):
        """Four beats: the line, the diagonal, the path between them, alpha."""
        self.weaving = Weaving(self, self.stage.middle)
        self.next_weights()
        self.diagonal()
        self.the_path()
        self.turn_alpha()

    def tags(self):
        """The input alone: alpha will turn."""
        return super().tags()[:1]

    def next_weights(self):
        """One weight's next one, and then every weight's."""
        self.beat("The next weight", "ask")
        weaving = self.weaving
        weaving.begin()
        self.add(weaving.plane, weaving.web)
        self.bring(weaving.head, weaving.bowl, weaving.handed)
        self.move(weaving.land(), seconds=1.2)
        weaving.tell(known=True)
        self.say("point")
        self.move(weaving.probes(self.parameters.weight), seconds=1.6)
        self.say("line")
        self.dismiss(weaving.handed, seconds=0.2)
        self.move(weaving.sweeps(), seconds=1.8)
        self.move(weaving.grows(line=1.0, moment=1.0), seconds=0.2)

    def diagonal(self):
        """Where the next weight is the weight, and where that is so."""
        weaving = self.weaving
        self.beat("The diagonal")
        self.move(weaving.grows(line=1.0, diagonal=lambda share: share, moment=1.0), seconds=0.4)
        self.move(weaving.grows(line=1.0, diagonal=1.0, moment=1.0, ringed=True), seconds=0.2)
        self.say("cross" if weaving.scale * weaving.alpha else "same line")
        if weaving.scale:
            self.bring(weaving.mark_the_best(self.write("best", role="goal", size=SMALL)))

    def the_path(self):
        """Some steps slowly, and the rest of the run quickly."""
        weaving = self.weaving
        self.beat("Step by step")
        weaving.tell()
        self.move(weaving.land(1.0, 0.0), seconds=0.3)
        self.bring(weaving.handed, seconds=0.2)
        for k, times in enumerate(FIRST):
            if len(weaving.weights) > k + 1 and weaving.sees(k):
                for leg, (key, seconds) in enumerate(zip(("to", "over"), times, strict=True), 1):
                    if not k:
                        self.say(key)
                    self.move(*weaving.weave(2 * k + leg, guided=True), seconds=seconds)
        self.say("slope")
        self.dismiss(weaving.handed, seconds=0.2)
        self.bring(*weaving.measure("gap", "left"))
        for legs, seconds in weaving.lapse(len(FIRST)):
            self.move(*weaving.weave(legs), seconds=seconds)
        self.bring(weaving.name_shape(), seconds=0.2)

    def turn_alpha(self):
        """The line turns from slope to slope; at each the path of a run is drawn."""
        weaving = self.weaving
        self.beat("Turn alpha", "turn" if weaving.scale else "fixed")
        if not weaving.scale:
            return
        for key, (slope, most, half) in STOPS.items():
            alpha = weaving.alpha_at(slope)
            if alpha is None:
                self.histories["far"] = self.learn(weaving.given.change(alpha=LARGEST))
                self.move(*weaving.turn(LARGEST), seconds=1.4)
                self.say("hardly", run="far")
                break
            if slope <= -1:
                self.hush()  # it is true at the last slope alone
            self.move(*weaving.turn(alpha), seconds=0.5 if slope <= -1 else 0.8)
            self.watch(key, 0 if weaving.is_there else most, half)
        if weaving.is_there:
            self.say("there")
        self.hush()
        self.move(*weaving.turn(self.parameters.alpha), seconds=0.5)
        self.say("end")
        self.move(*weaving.comes_home(), Come(weaving.name_shape()), seconds=1.2)
        self.hold(0.4)

    def watch(self, key, most, half):
        """Let a run take so many steps between the lines, and say midway where its path leads."""
        weaving = self.weaving
        if not most:
            self.bring(weaving.name_shape(), seconds=0.2)
            self.hold(0.6)
            return
        self.histories[key] = self.learn(weaving.given.change(alpha=weaving.alpha))
        self.move(*weaving.weave(weaving.in_sight(most) / 2), seconds=half)
        self.say(key, run=key)
        self.move(*weaving.weave(weaving.in_sight(most)), Come(weaving.name_shape()), seconds=half)
