"""Divergence: at input 2 every step is four gaps long, and the dot flies out of the bowl."""

from grokdl import book
from grokdl.lesson import Brief, Caption, RunScene
from grokdl.mobjects.bowl_family import BowlFamily

BRIEF = Brief(
    scene="Divergence",
    title="Divergence",
    section="4.21-4.23",
    says="At input 2 every step is longer than the last, and the dot flies out of the bowl.",
    parameters=book.parameters("divergence"),
    also=("exploding", "explosion", "breaking gradient descent", "blows up"),
    stills=(
        ("The first step", 3.0),  # the arrow, four gaps long
        ("Pull back", 6.5),  # what was seen before, as two small frames
        ("Why", 6.0),  # three bowls, goal on goal
    ),
    picture=("Pull back", 2.73),
)
BOOKS_INPUTS = (0.5, 1.1, 2.0)


class Divergence(RunScene):
    """A step four gaps long, the pull-backs, the log error, and why. Source: 4.21 to 4.23."""

    brief = BRIEF
    function_of_time = True
    words = {
        "near": "A close view: the weight is {gap} away from the goal.",
        "step": "The step is {step}: {reach} times the gap.",
        "step exact": Caption("The step is {step}: as long as the gap.", "as long as the gap"),
        "step away": Caption(
            "The step is {step}, and it points away from the goal.", "points away"
        ),
        "landed": "It lands {rest} from the goal: {ratio} times as far as before.",
        "home": Caption("It lands on the goal.", "lands on the goal"),
        "as far": Caption("It lands {rest} from the goal: as far as before.", "lands as far away"),
        "out": Caption("The next step is {step}. The dot leaves the frame.", "leaves the frame"),
        "in": "The next step is {step}.",
        "none": Caption("There is no gap left, and so there is no step.", "stays"),
        "back": "Pull back: the small frame is what we just saw.",
        "again": "And again: the bowl looks the same, only larger.",
        "grows": Caption(
            "The error climbs to {last_error}: each step multiplies it by {factor}.",
            "ends higher",
            "error grows",
        ),
        "keeps": Caption(
            "The error falls to {last_error}: each step keeps {percent} of it.",
            "ends lower",
            "error falls",
        ),
        "gone": Caption(
            "The error falls to {last_error}: one step leaves nothing of it.",
            "ends lower",
            "error falls",
        ),
        "level": Caption("The error stays at {last_error}.", "error stays"),
        "single": Caption("One step, one error: {last_error}.", "has one step"),
        "why": "Goal on goal: the step, counted in gaps, is alpha times input squared.",
        "limit": Caption(
            "Below {one_gap} a step stops short of the goal; "
            "above {two_gaps} it lands farther away.",
            "alpha is not negative",
        ),
        "limit away": Caption(
            "Below {no_step} a step leads uphill: the goal is farther away after it.",
            "alpha is negative",
        ),
    }

    def construct(self):
        """Six beats: close view, first step, out of the frame, pull-backs, chart, why."""
        run = self.run = self.make_run(self.parameters, self.stage.picture)
        self.beat("A close view")
        self.open_with(run)
        if self.regime.stands_still:
            self.say("each_step")
            self.predict_and_compare()
        else:
            self.close_view()
            self.first_step()
            if run.story.last >= 2:
                self.out_of_the_frame()
        self.stand_by(run, 2, follow=False)
        if run.step == 2 or self.others_move(run):
            self.pull_back()
        pill = self.make_pill(run)
        self.bring(pill)
        self.chart()
        self.dismiss(self.error_chart, self.readout, pill)
        self.why()

    def close_view(self):
        """The gap is small."""
        self.say("near")
        self.show_gap(self.run, self.style.words.named("gap", self.facts()["gap"]))
        self.predict_and_compare()

    def first_step(self):
        """The arrow is several gaps long; the dot lands on the other side."""
        run, regime = self.run, self.regime
        self.beat("The first step")
        key = {"away": "step away", "exact": "step exact"}.get(regime.landing, "step")
        self.say(key)
        self.show_arrow(run, seconds=1.4)
        self.hold(0.8)
        if run.story.last < 1:
            self.say("one_step")
            return
        self.put(run.plot.trail, run.plot.step_label)
        as_far = self.facts()["ratio"] == "1"
        self.say("home" if regime.landing == "exact" else "as far" if as_far else "landed")
        self.hide_gap(run)
        self.go(run, seconds=1.4)
        self.hold(0.6)

    def out_of_the_frame(self):
        """The next step leads out of the frame, if it does."""
        run = self.run
        self.beat("The next step")
        still = run.weight(2) == run.weight(1)
        self.say("none" if still else "in" if run.sees(2) else "out", step=1)
        self.show_arrow(run, seconds=1.0)
        self.go(run, seconds=1.4, follow=False)
        self.hold(0.8)

    def pull_back(self):
        """Pull-backs keep the old frame as a small rectangle, so that the growth is felt."""
        run = self.run
        if not run.fits(2):
            self.beat("Pull back")
            self.say("back")
            self.widen(2)
        if max(run.story.lasts) >= 3 and not run.fits(3):
            self.say("again")
            if run.story.last >= 3 and not self.regime.stands_still:
                self.show_arrow(run, seconds=0.6)
                self.go(run, seconds=1.0, follow=False)
            self.stand_by(run, 3, follow=False)
            self.widen(3)
        if run.story.last > run.step and not self.regime.stands_still:
            self.say("each_step")
        self.lapse(run, seconds=3.0)

    def widen(self, step):
        """Pull back so far that the dot is in the frame again."""
        run = self.run
        run.change(earlier_views=(*run.state.earlier_views, run.view))
        self.put(run.plot.old_frame)
        self.make_room(run, step, seconds=1.8)
        self.hold(0.6)

    def chart(self):
        """The log of the error, a straight line."""
        self.beat("The error of every step")
        self.clear_picture()
        first, last = self.history.error[0], self.history.error[-1]
        still = self.regime.stands_still or abs(self.regime.error_factor - 1) < 1e-9
        way = "level" if still or first == last else self.regime.change_of_error
        if len(self.history) == 1:
            way = "single"
        self.say("stopped" if self.history.stopped_early else way)
        self.error_chart = self.draw_errors(self.stage.picture, [self.run], [""])
        self.hold(1.2)
        self.finish_caption()

    def why(self):
        """Three bowls, goal on goal, and each one's step in gaps."""
        self.beat("Why")
        beside = [(inputs_beside(run), run.alpha) for run in self.siblings]
        inputs = inputs_beside(self.parameters)
        family = BowlFamily(self.style, self.stage.centre, inputs, self.parameters.alpha, beside)
        self.say("why")
        self.bring(family.axis, family.ring)
        for member in family.members:
            self.bring(member, seconds=0.6)
            self.hold(0.7)
        self.say("limit" if self.parameters.alpha >= 0 else "limit away")
        self.hold(2.0)


def inputs_beside(parameters):
    """The run's input, and two of the book's beside it, in order."""
    input = abs(parameters.input) or 1.0
    return sorted([*[other for other in BOOKS_INPUTS if other != input][:2], input])
