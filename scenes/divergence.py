"""Divergence: at input 2 every step is four gaps long, and the dot flies out of the bowl."""

from grokdl import book
from grokdl.lesson import ErrorsBeside, GapToStep, LessonInfo, RunScene, lay_gaps_along
from grokdl.mobjects.gap_miss_step import lengths_of
from grokdl.mobjects.step_in_gaps import StepInGaps, steps_beside

INFO = LessonInfo(
    scene="Divergence",
    title="Divergence",
    section="4.21-4.23",
    says="At input 2 every step is longer than the last, and the dot flies out of the bowl.",
    parameters=book.parameters("divergence"),
    also=("exploding", "explosion", "breaking gradient descent", "blows up"),
    stills=(
        ("The first step", 2.3),  # the arrow, with its four gaps
        ("The next step", 4.8),  # a stem that has broken its frame
        ("Why", 8.8),  # three products, and each as a step on the ruler of gaps
    ),
    picture=("The next step", 4.8),
    parts=("panel", "chart"),
    tells=("predicts", "bowl", "errors"),
)


class Divergence(RunScene):
    """A step four gaps long, the pull-backs, the log error, and why. Source: 4.21 to 4.23."""

    info = INFO
    function_of_time = True
    gaps = ()  # laid along the first step, if they can be counted
    words = {
        "near": "The best weight is {gap} away.",
        "step": "The step is {step}: {reach} times the gap.",
        "step exact": ("The step is {step}: as long as the gap.", "as long as the gap"),
        "step away": ("The step is {step}, away from the best weight.", "points away"),
        "landed": "It lands {ratio} times as far away.",
        "landed beyond": "{reach} − {one_gap} = {beyond}: it lands {beyond} gaps off.",
        "home": ("It lands on the best weight.", "lands on the goal"),
        "as far": ("It lands as far away as before.", "lands as far away"),
        "none": ("There is no gap left, and so there is no step.", "stays"),
        "back": "The small frame is what we just saw.",
        "others": "Where do the other steps lead?",
        "grows": ("{ratio} times as far: error ×{factor}.", "climbs"),
        "keeps": ("Each step keeps {percent} of the error.", "falls"),
        "gone": ("One step leaves nothing of the error.", "falls"),
        "level": ("The error stays at {last_error}.", "error stays"),
        "single": ("One step, one error: {last_error}.", "has one step"),
        "rule": "A step is alpha × input² gaps.",
        "rule alone": "A step is alpha × input² gaps long.",
        "limit": ("Past {two_gaps} gaps: farther out.", "alpha is not negative"),
        "limit away": ("Below {no_step} a step leads uphill.", "alpha is negative"),
    }

    def construct(self):
        """Six beats: close view, first step, next step, pull-backs, the error's scale, why."""
        run = self.run = self.make_run(self.parameters, self.stage.picture, slope_in_numbers=False)
        self.beat("A close view")
        self.open_with(run)
        if not self.regime.stands_still:
            self.show_gap(run)
            self.say("near")
            self.first_step(run)
        errors = self.out_of_the_frame(run)
        self.pull_backs(run)
        self.why(*self.to_the_end(run, errors))

    def first_step(self, run):
        """The arrow is several gaps long; the dot lands on the other side."""
        self.beat("The first step")
        self.show_arrow(run, seconds=0.8)
        self.say({"away": "step away", "exact": "step exact"}.get(self.regime.landing, "step"))
        if run.story.last < 1:
            self.say("one_step")
            return
        self.gaps = lay_gaps_along(self, run)
        self.put(run.plot.trail, run.plot.step_label)
        self.hide_gap(run)
        self.go(run, seconds=1.0)
        landed = "landed beyond" if (told := self.facts())["beyond"] else "landed"
        landed = "as far" if told["ratio"] == told["one_gap"] else landed
        self.say("home" if self.regime.landing == "exact" else landed)

    def out_of_the_frame(self, run):
        """The errors so far, beside the bowl; the next step leads out of the frame, if it does."""
        if moves := run.story.last >= 2 and not self.regime.stands_still:
            self.beat("The next step")
        self.dismiss(*self.gaps, seconds=0.2)
        if moves:
            self.show_arrow(run, seconds=0.5)
            if run.weight(2) == run.weight(1):
                self.say("none", step=1)
        errors = ErrorsBeside(self, run)
        if moves:
            self.say("errors", spare=True)
        errors.come()
        if moves:
            self.go(run, seconds=1.2, follow=False)
            errors.burst(2)
        return errors

    def pull_backs(self, run):
        """Pull-backs keep the old frame as a small rectangle, so that the growth is felt."""
        self.stand_by(run, 2, follow=False)
        if not run.fits(2):
            self.beat("Pull back")
            self.hush()  # in a wider view the error is in the frame
            self.pull_back(run, 2, seconds=1.1)
            self.say("back")
        if max(run.story.lasts) >= 3 and not run.fits(3):
            if run.story.last >= 3 and not self.regime.stands_still:
                self.go(run, seconds=0.8, follow=False)
            self.stand_by(run, 3, follow=False)
            self.pull_back(run, 3, seconds=1.0)

    def to_the_end(self, run, errors):
        """The rest of the run, one pull-back; an even scale that fails bends to powers of ten."""
        self.beat("The error of every step")
        errors.widen(0.4)
        if run.reached < run.story.last and not self.regime.stands_still:
            self.say("others", spare=True)
        self.lapse(run, seconds=1.2, follow=False)
        self.make_room(run, max(run.story.lasts))
        errors.end()
        self.bring(pill := self.make_pill(run))
        self.say(self.error_goes)
        return errors.chart, pill

    def why(self, *shown):
        """From the gap to the step; and on the same ruler what alpha and three inputs make."""
        self.beat("Why")
        self.clear_picture(*shown)
        every = (self.parameters, *self.siblings)
        own, *beside = (steps_beside(given.input, given.alpha) for given in every)
        lengths = [step.reach for steps in beside for step in steps]
        lengths += [length for given in every for length in lengths_of(given)]
        picture = StepInGaps(self.style, self.stage.centre, own, lengths)
        made = GapToStep(self, self.run, picture.place, *lengths, *(step.reach for step in own))
        if made.there:
            made.come(says_all=self.in_film, silent=self.brief)
            self.finish_caption()
        made.hand_on(picture.ruler)
        self.bring(picture.result, seconds=0.4)
        self.say("rule" if made.there else "rule alone")
        for row in picture.rows:
            self.bring(row, seconds=0.2)
            self.grow(row, row.show, seconds=0.2 + 0.15 * min(abs(row.reach), 5))
        self.say("limit" if self.parameters.alpha >= 0 else "limit away")
        self.move(*picture.land(), seconds=1.0)
