"""The auditor on truth: what differs from the run is caught, what just does not is passed."""

import numpy as np
import pytest
from drawn import STYLE
from manim import RIGHT, Scene, UpdateFromAlphaFunc, VMobject
from small_scenes import INFO, STILL, disc, found, learning, moved, nudge, speaking

from grokdl import Parameters, gradient_descent, hot_and_cold, numerals
from grokdl.audit.charts import Charts, Lenses
from grokdl.audit.claims import CLAIMS, IN_THE_FRAME, OF_RUNS, Claims, untrue
from grokdl.audit.fields import FIELDS, Moment, quotes
from grokdl.audit.numbers import Numbers
from grokdl.audit.own_fields import OWN_CLAIMS
from grokdl.audit.places import Marks
from grokdl.audit.races import Races
from grokdl.audit.readouts import ReadOuts
from grokdl.audit.stale import Stale
from grokdl.audit.truth import HALF_A_PIXEL, Pictures
from grokdl.lesson import ErrorsBeside, RunScene, SideBySide, claims
from grokdl.lesson.facts import facts
from grokdl.lesson.words import filled
from grokdl.mobjects.lens import Lens
from grokdl.stage import Point
from grokdl.words.captions import Said

PARTS = {
    "dot": (lambda plot: plot.dot.dot, "dot"),
    "bowl": (lambda plot: plot.bowl, "picture"),
    "ring": (lambda plot: plot.ring.ring, "picture"),
    "last ghost": (lambda plot: plot.trail.ghosts[0], "picture"),
    "ghost before it": (lambda plot: plot.trail.ghosts[1], "picture"),
    "gap": (lambda plot: plot.gap.bracket, "picture"),
    "weight axis": (lambda plot: plot.axes.weight_axis, "picture"),
    "arrow's tip": (lambda plot: plot.arrow.head, "picture"),
    "arrow's tail": (lambda plot: plot.arrow.shaft, "picture"),
}


@pytest.mark.parametrize(("path", "kind"), PARTS.values(), ids=PARTS)
def test_a_part_that_is_half_a_pixel_beside_its_place_is_caught(path, kind):
    assert {kind} == found(learning(nudge(path, 3), step=2), Pictures)
    assert set() == found(learning(nudge(path, 0.2), step=2), Pictures)


def test_a_height_beside_its_dot_is_caught():
    def path(plot):
        return plot.dot.height_line

    assert {"picture"} == found(learning(nudge(path, 3)), Pictures)
    assert set() == found(learning(nudge(path, 0.3)), Pictures)


@pytest.mark.parametrize(("turned", "expected"), [(0.01, {"tangent"}), (0.0, set())])
def test_a_tangent_with_another_slope_is_caught(turned, expected):
    def tamper(scene, run):
        tangent: VMobject = run.plot.tangent.line
        tangent.rotate(turned, about_point=tangent.points[0])

    assert expected == found(learning(tamper), Pictures)


def test_a_dot_that_is_missing_in_its_view_is_caught():
    def tamper(scene, run):
        run.plot.dot.dot.draw(np.zeros((0, 3)))

    assert {"dot"} == found(learning(tamper), Pictures)


def test_a_tick_beside_the_weight_that_it_says_is_caught():
    def tamper(scene, run):
        tick = run.plot.axes.numbers[1]
        tick.place(tick.at.x + 3 * HALF_A_PIXEL, tick.at.y)

    assert {"picture"} == found(learning(tamper), Pictures)


NUMBERS = {
    "slope": (lambda plot: plot.tangent.number, "-0.55", "-0.56"),
    "step": (lambda plot: plot.step_label, "0", "1"),
    "goal": (lambda plot: plot.ring.name_label, "best weight 0.727", "best weight 0.728"),
    "change": (lambda plot: plot.arrow.label, "+ 0.275", "+ 0.2751"),
    "gap": (lambda plot: plot.gap.label, "gap 0.227", "0.228"),
}


@pytest.mark.parametrize(("label", "right", "wrong"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_that_is_not_the_runs_is_caught(label, right, wrong):
    def saying(text):
        return learning(lambda _, run: label(run.plot).set_text(text).show(True))

    assert {"number"} == found(saying(wrong), Numbers)
    assert set() == found(saying(right.replace("-", numerals.MINUS)), Numbers)


@pytest.mark.parametrize(("marked", "expected"), [(False, {"outside"}), (True, set())])
def test_a_dot_that_has_left_without_a_mark_is_caught(marked, expected):
    def tamper(scene, run):
        run.weight_now.set_value(1e3)
        run.redraw()
        if not marked:
            scene.remove(run.plot.edge_mark)

    assert expected == found(learning(tamper), Marks)


def test_a_mark_at_the_other_edge_is_caught():
    def tamper(scene, run):
        run.weight_now.set_value(1e3)
        run.redraw()
        run.plot.edge_mark.head.draw(
            run.plot.edge_mark.head.points * np.array([-1, 1, 1]) - [5, 0, 0]
        )

    assert {"outside"} == found(learning(tamper), Marks)


@pytest.mark.parametrize(("share", "expected"), [(0.51, {"number"}), (0.49, set())])
def test_a_step_s_number_that_is_nearer_to_another_dot_is_caught(share, expected):
    def tamper(scene, run):
        before, now = run.state.visited[0], (run.weight(1), run.error(1))
        own, other = (run.view.point(*place[:2]) for place in (before, now))
        way = Point(own.x + share * (other.x - own.x), own.y + share * (other.y - own.y))
        run.plot.trail.numbers[0].show(True).centre_at(way)

    assert expected == found(learning(tamper, step=1), Numbers)


SUMS = {  # of the card's run, whose first prediction is 0.55
    "a true number": ("square", 2, "0.0625", set()),
    "a digit that is another": ("square", 2, "0.0624", {"read-out"}),
    "where the step leads": ("update", 3, "0.775", set()),
    "where another step leads": ("update", 3, "0.776", {"read-out"}),
    "a number of one digit": ("learn", 2, "−0.3", {"read-out"}),
}


@pytest.mark.parametrize(("name", "term", "shown", "expected"), SUMS.values(), ids=SUMS)
def test_a_digit_of_a_sum_that_is_not_the_historys_is_caught(name, term, shown, expected):
    def tamper(scene, run):
        scene.readout.mark(name)
        scene.readout.rows[name].numbers[term].set_text(shown)

    assert expected == found(learning(tamper), ReadOuts)


@pytest.mark.parametrize(("sign", "expected"), [("=", set()), ("≈", {"read-out"})])
def test_a_sum_that_comes_out_has_a_sign_that_says_so(sign, expected):
    def tamper(scene, run):
        scene.readout.mark("learn")
        scene.readout.rows["learn"].signs[-1].set_text(sign)

    assert expected == found(learning(tamper), ReadOuts)


OLD_SUMS = [(1, True, set()), (1, False, {"read-out"}), (2, True, {"read-out"})]


@pytest.mark.parametrize(("step", "at_rest", "expected"), OLD_SUMS)
def test_the_sums_of_the_step_before_are_grey_and_older_ones_are_gone(step, at_rest, expected):
    def tamper(scene, run):
        scene.readout.mark("learn")
        scene.readout.set_step(*run.step_at(0))
        scene.readout.rest(at_rest)

    assert expected == found(learning(tamper, step=step), ReadOuts)


@pytest.mark.parametrize(("shown", "expected"), [("0.55", set()), ("0.56", {"read-out"})])
def test_a_neuron_that_predicts_otherwise_is_caught(shown, expected):
    def tamper(scene, run):
        scene.readout.strip.numbers["prediction"].set_text(shown)

    assert expected == found(learning(tamper), ReadOuts)


@pytest.mark.parametrize(("step", "expected"), [(1, set()), (2, {"read-out"})])
def test_a_counter_that_names_another_step_is_caught(step, expected):
    def tamper(scene, run):
        scene.readout.count(f"step {step} of {len(scene.history)}")

    assert expected == found(learning(tamper), ReadOuts)


TRUE = ("Each step crosses the goal: {ratio} of {gap} is left.", "crosses the goal")
SAID = {  # of the card's run
    "true": (TRUE, set()),
    "an untrue claim": (("The next step is longer.", "next is longer"), {"claim"}),
    "a number that is no field": ("The error is 0.0625.", {"claim"}),
    "a word for the number": ("Step {step}.", set()),
}


def saying(caption, tamper=lambda scene: None):
    """A lesson that says one caption, tampered with."""

    class Saying(RunScene):
        info = INFO
        words = {"caption": caption}

        def construct(self):
            self.say("caption")
            self.hold(6)
            self.finish_caption()
            tamper(self)

    return Saying


@pytest.mark.parametrize(("caption", "expected"), SAID.values(), ids=SAID)
def test_a_caption_that_is_not_so_is_caught(caption, expected):
    assert expected == found(saying(caption), Claims)


def test_a_caption_with_a_number_that_was_never_filled_in_is_caught():
    assert {"claim"} == found(speaking((0, 6, "At step 7 the error is small.")), Claims)


def test_a_caption_that_is_on_screen_otherwise_than_filled_in_is_caught():
    def tamper(scene):
        scene.captions[0] = scene.captions[0]._replace(text="The next gap is wide.")

    assert {"claim"} == found(saying("The gap is {gap}.", tamper), Claims)


@pytest.mark.parametrize(
    ("shown", "expected"), [("0.227", set()), ("0.228", {"claim"}), ("0.22701", {"claim"})]
)
def test_a_field_with_another_number_is_caught(shown, expected):
    class Lying(saying("The gap is {gap}.")):
        def facts(self, step=0, run=""):
            return {**super().facts(step, run), "gap": shown}

    assert expected == found(Lying, Claims)


def test_a_field_that_no_check_knows_is_caught():
    class Inventing(saying("The gap is {width} wide.")):
        def facts(self, step=0, run=""):
            return {**super().facts(step, run), "width": "0.2"}

    assert {"claim"} == found(Inventing, Claims)


def test_a_caption_is_held_to_the_step_that_it_is_about():
    history = gradient_descent(INFO.parameters)
    said = filled("a", {"a": "The step is {step}."}, facts(history, 1), step=1)
    assert [] == list(untrue(said, said.text, {"": history}))
    assert ["step is 0.275, not 0.0578"] == list(
        untrue(said._replace(step=0), said.text, {"": history})
    )


def test_a_caption_is_held_to_the_other_run_that_it_names():
    history = gradient_descent(INFO.parameters)
    other = gradient_descent(INFO.parameters.change(alpha=0.5))
    said = Said("a", "{other_alpha} and {alpha}", {"other_alpha": "0.5", "alpha": "1"})
    assert [] == list(untrue(said, said.text, {"": history, "other": other}))
    swapped = said._replace(fields={"other_alpha": "1", "alpha": "0.5"})
    assert 2 == len(list(untrue(swapped, swapped.text, {"": history, "other": other})))


@pytest.mark.parametrize(("alpha", "expected"), [(1.8785828331794396, True), (1.875, False)])
def test_a_step_lands_if_the_next_float_is_the_goal(alpha, expected):
    goal_prediction = -66415.48799993358
    run = Parameters(weight=-91030, input=0.7296, goal_prediction=goal_prediction, alpha=alpha)
    history = gradient_descent(run)
    assert history.weights[1] != goal_prediction / 0.7296
    assert expected == CLAIMS["lands on the goal"](Moment(history, 0))


@pytest.mark.parametrize(
    ("number", "expected"),
    [("14300", True), ("14290", True), ("14286", True), ("14285", False), ("14200", False)],
)
def test_a_number_is_held_to_the_digits_that_it_has_and_to_three(number, expected):
    assert expected == quotes(number, 14286.48, 3)


def test_the_audit_knows_every_field_that_a_caption_may_have():
    runs = gradient_descent(INFO.parameters), hot_and_cold(INFO.parameters, 0.01)
    known = {field for history in runs for field in facts(history)}
    assert known == {*FIELDS, *Parameters.names()}


def test_the_audit_knows_every_claim_that_a_caption_may_make():
    assert {*claims.CLAIMS} == {*CLAIMS, *IN_THE_FRAME, *OF_RUNS, *OWN_CLAIMS}


@pytest.mark.parametrize(("far", "expected"), [(1e3, {"claim"}), (0.7, set())])
def test_a_caption_that_ceases_to_be_so_is_caught(far, expected):
    class Leaving(RunScene):
        info = INFO
        words = {"both in": ("Both dots are still in the frame.", "both in the frame")}

        def construct(self):
            runs = [self.make_run(self.parameters, pane) for pane in self.stage.panes()]
            self.add(*(part for run in runs for part in run.plot.parts))
            self.say("both in")
            self.hold(2)
            runs[0].weight_now.set_value(far)
            runs[0].redraw()
            self.hold(2)

    assert expected == found(Leaving, Claims, captions=True)


@pytest.mark.parametrize(("still", "expected"), [(True, {"stale"}), (False, set())])
def test_what_moves_in_a_play_that_should_leave_it_is_caught(still, expected):
    """Manim paints `other` once for the play, because it stands before what moves."""

    class Tugged(Scene):
        def construct(self):
            other, dot = disc((-3, 0), 0.1), disc((3, 0), 0.1)
            self.add(other, dot)
            tug = other if still else dot
            self.play(UpdateFromAlphaFunc(dot, lambda _, share: tug.shift(share * RIGHT)))

    assert expected == found(Tugged, Stale)


def charting(tamper):
    """A lesson whose chart stands, and was tampered with."""

    class Charting(RunScene):
        info = INFO

        def construct(self):
            run = self.make_run(self.parameters, self.stage.picture)
            chart = self.draw_errors(self.stage.middle, [run])
            tamper(chart)
            self.hold(STILL)

    return Charting


CHARTS = {
    "as it is": (lambda chart: None, set()),
    "a point too high": (
        lambda chart: moved(chart.marks[0], 2),
        {"picture"},
    ),
    "a point hardly too high": (
        lambda chart: moved(chart.marks[0], 0.5),
        set(),
    ),
    "another number": (lambda chart: chart.values[0].set_text("1.25"), {"number"}),
}


@pytest.mark.parametrize(("tamper", "expected"), CHARTS.values(), ids=CHARTS)
def test_a_chart_that_is_not_the_runs_is_caught(tamper, expected):
    assert expected == found(charting(tamper), Charts)


EVEN = {
    "as it is": (lambda chart: None, set()),
    "a mark that is not as high as its dot": (lambda chart: moved(chart.marks[0], 2), {"picture"}),
    "another number over a mark": (
        lambda chart: chart.heights[0].show(True).set_text("7"),
        {"number"},
    ),
    "another newest error": (lambda chart: chart.values[0].set_text("7"), {"number"}),
}


@pytest.mark.parametrize(("tamper", "expected"), EVEN.values(), ids=EVEN)
def test_an_even_chart_that_is_not_the_run_s_is_caught(tamper, expected):
    class Even(RunScene):
        info = INFO

        def construct(self):
            run = self.make_run(self.parameters, self.stage.picture)
            self.add(run.plot.axes)
            errors = ErrorsBeside(self, run)
            errors.come()
            tamper(errors.chart)
            self.remove(run.driver)
            self.hold(STILL)

    assert expected == found(Even, Charts)


RACES = {
    "as it is": (lambda pair: None, set()),
    "a dot beside its weight": (lambda pair: moved(pair.line.dots[1], 2), {"picture"}),
    "another scale": (
        lambda pair: pair.scales[1].label.show(True).set_text("99 times closer"),
        {"number"},
    ),
}


@pytest.mark.parametrize(("tamper", "expected"), RACES.values(), ids=RACES)
def test_a_common_line_that_is_not_the_runs_is_caught(tamper, expected):
    class Racing(RunScene):
        info = INFO

        def construct(self):
            other = self.parameters.change(alpha=0.1)
            pair = SideBySide(self, [(self.parameters, ()), (other, ())])
            pair.come()
            tamper(pair)
            self.remove(*(run.driver for run in pair.runs))
            self.hold(STILL)

    assert expected == found(Racing, Races)


@pytest.mark.parametrize(("aside", "expected"), [(0.0, set()), (0.9, {"number"})])
def test_the_words_of_a_line_beside_the_end_of_another_are_caught(aside, expected):
    """`aside` is a share of the way from one line's end to the other's."""

    class Forking(RunScene):
        info = INFO

        def construct(self):
            faster = self.parameters.change(alpha=1.6)
            runs = [self.make_run(run, self.stage.middle) for run in (self.parameters, faster)]
            chart = self.draw_errors(self.stage.middle, runs, by="alpha")
            ends = [line.points[-1] for line in chart.lines]
            for words in (chart.values[0], chart.names[0]):
                words.shift(aside * (ends[1] - ends[0]))
            self.hold(STILL)

    assert expected == found(Forking, Charts)


LENSES = {
    "as it is": (lambda lens: None, set()),
    "a dot beside its place": (
        lambda lens: moved(lens.dot, 2),
        {"picture"},
    ),
    "a dot hardly beside its place": (
        lambda lens: moved(lens.dot, 0.3),
        set(),
    ),
    "another number": (lambda lens: lens.labels[0].set_text("0.7"), {"number"}),
    "another scale": (lambda lens: lens.times.set_text("×99"), {"number"}),
}


@pytest.mark.parametrize("step", [0, 6])  # far from the goal, and so near that the dot hides it
@pytest.mark.parametrize(("tamper", "expected"), LENSES.values(), ids=LENSES)
def test_what_a_lens_shows_otherwise_is_caught(tamper, expected, step):
    def with_a_lens(scene, run):
        lens = Lens(STYLE, run.parameters, run.story.goal_weight, Point(-2, 1), 1.0)
        weight = float(run.weight_now.get_value())
        lens.show(run.view, 0.3, [], weight, [(weight, numerals.plain(weight))])
        tamper(lens)
        scene.add(lens)

    assert expected == found(learning(with_a_lens, step), Lenses)
