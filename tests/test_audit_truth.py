"""The auditor on truth: what differs from the run is caught, what just does not is passed."""

import re
from collections import defaultdict

import numpy as np
import pytest
from audited import NAMES
from drawn import STYLE
from manim import RIGHT, Scene, UpdateFromAlphaFunc, VMobject
from small_scenes import BRIEF, STILL, disc, found, learning, moved, nudge, speaking

from grokdl import Parameters, gallery, gradient_descent, numerals
from grokdl.audit.charts import Charts, Lenses
from grokdl.audit.claims import Claims, facts
from grokdl.audit.numbers import Numbers, ReadOuts
from grokdl.audit.places import Marks
from grokdl.audit.quotes import NUMBER, QUOTES, quotable, quotes
from grokdl.audit.stale import Stale
from grokdl.audit.truth import HALF_A_PIXEL, Pictures
from grokdl.lesson import LearningScene
from grokdl.lesson.words import ENDING, ONE_STEP, STOPPED
from grokdl.mobjects.lens import Lens
from grokdl.stage import Point

PARTS = {
    "dot": (lambda picture: picture.dot.dot, "dot"),
    "bowl": (lambda picture: picture.bowl, "picture"),
    "ring": (lambda picture: picture.ring.ring, "picture"),
    "last ghost": (lambda picture: picture.trail.ghosts[0], "picture"),
    "ghost before it": (lambda picture: picture.trail.ghosts[1], "picture"),
    "gap": (lambda picture: picture.gap.bracket, "picture"),
    "weight axis": (lambda picture: picture.axes.weight_axis, "picture"),
    "arrow's tip": (lambda picture: picture.arrow.head, "picture"),
    "arrow's tail": (lambda picture: picture.arrow.shaft, "picture"),
}


@pytest.mark.parametrize(("path", "kind"), PARTS.values(), ids=PARTS)
def test_a_part_that_is_half_a_pixel_beside_its_place_is_caught(path, kind):
    assert {kind} == found(learning(nudge(path, 3), step=2), Pictures)
    assert set() == found(learning(nudge(path, 0.3), step=2), Pictures)


def test_a_height_beside_its_dot_is_caught():
    def path(picture):
        return picture.dot.height_line

    assert {"picture"} == found(learning(nudge(path, 3)), Pictures)
    assert set() == found(learning(nudge(path, 0.3)), Pictures)


@pytest.mark.parametrize(("turned", "expected"), [(0.01, {"tangent"}), (0.0, set())])
def test_a_tangent_with_another_slope_is_caught(turned, expected):
    def tamper(scene, picture):
        tangent: VMobject = picture.tangent.line
        tangent.rotate(turned, about_point=tangent.points[0])

    assert expected == found(learning(tamper), Pictures)


def test_a_dot_that_is_missing_in_its_view_is_caught():
    def tamper(scene, picture):
        picture.dot.dot.draw(np.zeros((0, 3)))

    assert {"dot"} == found(learning(tamper), Pictures)


def test_a_tick_beside_the_weight_that_it_says_is_caught():
    def tamper(scene, picture):
        tick = picture.axes.numbers[1]
        tick.place(tick.at.x + 3 * HALF_A_PIXEL, tick.at.y)

    assert {"picture"} == found(learning(tamper), Pictures)


NUMBERS = {
    "slope": (lambda picture: picture.tangent.number, "-0.55", "-0.56"),
    "step": (lambda picture: picture.step_label, "1", "2"),
    "goal": (lambda picture: picture.ring.name_label, "goal 0.727", "goal 0.728"),
    "change": (lambda picture: picture.arrow.label, "+ 0.275", "+ 0.2751"),
    "gap": (lambda picture: picture.gap.label, "gap 0.227", "0.228"),
}


@pytest.mark.parametrize(("label", "right", "wrong"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_that_is_not_the_runs_is_caught(label, right, wrong):
    def saying(text):
        return learning(lambda _, picture: label(picture).set_text(text).show(True))

    assert {"number"} == found(saying(wrong), Numbers)
    assert set() == found(saying(right.replace("-", numerals.MINUS)), Numbers)


@pytest.mark.parametrize(("marked", "expected"), [(False, {"outside"}), (True, set())])
def test_a_dot_that_has_left_without_a_mark_is_caught(marked, expected):
    def tamper(scene, picture):
        picture.weight.set_value(1e3)
        picture.redraw()
        if not marked:
            scene.remove(picture.edge_mark)

    assert expected == found(learning(tamper), Marks)


def test_a_mark_at_the_other_edge_is_caught():
    def tamper(scene, picture):
        picture.weight.set_value(1e3)
        picture.redraw()
        picture.edge_mark.head.draw(
            picture.edge_mark.head.points * np.array([-1, 1, 1]) - [5, 0, 0]
        )

    assert {"outside"} == found(learning(tamper), Marks)


@pytest.mark.parametrize(("share", "expected"), [(0.51, {"number"}), (0.49, set())])
def test_a_step_s_number_that_is_nearer_to_another_dot_is_caught(share, expected):
    def tamper(scene, picture):
        before, now = picture.been[0], picture.state
        own, other = (picture.view.point(*place[:2]) for place in (before, now))
        way = Point(own.x + share * (other.x - own.x), own.y + share * (other.y - own.y))
        picture.trail.numbers[0].show(True).centre_at(way)

    assert expected == found(learning(tamper, step=1), Numbers)


@pytest.mark.parametrize(
    ("row", "shown", "expected"),
    [
        ("error", "0.0625", set()),
        ("error", "0.0624", {"read-out"}),
        ("next weight", "0.7750", set()),
        ("next weight", "0.7751", {"read-out"}),
    ],
)
def test_a_digit_of_the_read_out_that_is_not_the_historys_is_caught(row, shown, expected):
    def tamper(scene, picture):
        assert numerals.in_column(0.0625) == scene.readout.rows["error"].text
        scene.readout.rows[row].set_text(shown)

    assert expected == found(learning(tamper), ReadOuts)


@pytest.mark.parametrize(("step", "expected"), [(1, set()), (2, {"read-out"})])
def test_a_counter_that_names_another_step_is_caught(step, expected):
    def tamper(scene, picture):
        scene.readout.count(f"step {step} of {len(scene.history)}")

    assert expected == found(learning(tamper), ReadOuts)


CLAIMED = {
    "true": ("Each step crosses the goal, and lands nearer to it than before.", set()),
    "untrue": ("Each step is longer; the next step is longer.", {"claim"}),
    "unfilled": ("The error is nan.", {"claim"}),
    "another number of steps": ("At step 7 the error is small.", {"claim"}),
}


QUOTED = {  # of the brief's run
    "from weight 0.5": ("From weight 0.5 the goal is 0.227 away.", set()),
    "from another weight": ("From weight 0.51 the goal is 0.227 away.", {"claim"}),
    "another gap": ("From weight 0.5 the goal is 0.228 away.", {"claim"}),
    "the step": ("The step is 0.275: 1.21 times the gap.", set()),
    "another step": ("The step is 0.276: 1.21 times the gap.", {"claim"}),
    "more digits, one wrong": ("The step is 0.27501: 1.21 times the gap.", {"claim"}),
    "a share": ("Each step keeps 4.4 % of the error.", set()),
    "another share": ("Each step keeps 4.5 % of the error.", {"claim"}),
}


@pytest.mark.parametrize(
    ("text", "expected"), [*CLAIMED.values(), *QUOTED.values()], ids=[*CLAIMED, *QUOTED]
)
def test_a_caption_that_is_not_so_is_caught(text, expected):
    assert expected == found(speaking((0, 6, text)), Claims)


@pytest.mark.parametrize(("alpha", "expected"), [(1.8785828331794396, True), (1.875, False)])
def test_a_step_lands_if_the_next_float_is_the_goal(alpha, expected):
    goal_prediction = -66415.48799993358
    run = Parameters(weight=-91030, input=0.7296, goal_prediction=goal_prediction, alpha=alpha)
    history = gradient_descent(run)
    assert history.weights[1] != goal_prediction / 0.7296
    assert expected == facts(quotable(history))["lands"]


BLANK = "7.77"


def captions_of(name: str) -> list[str]:
    """All that a lesson can say, with the same number in each blank."""
    changes = f"each step keeps {BLANK} % of it"
    blanks = defaultdict(lambda: BLANK, away="", changes=changes, percent=f"{BLANK} %")
    blanks |= {"one": f"×{BLANK}", "factor": f"×{BLANK}"}
    said = [*gallery.load(gallery.find(name)).words.values(), ONE_STEP, STOPPED, *ENDING.values()]
    return [text.format_map(blanks) for text in said]


@pytest.mark.parametrize(
    ("number", "expected"),
    [("14300", True), ("14290", True), ("14286", True), ("14285", False), ("14200", False)],
)
def test_a_number_is_held_to_the_digits_that_it_has_and_to_three(number, expected):
    assert expected == quotes(number, 14286.48, 3)


@pytest.mark.parametrize("name", NAMES)
def test_every_number_that_a_lesson_can_say_is_held_to_the_run(name):
    for text in captions_of(name):
        found = (re.search(phrase.replace("#", NUMBER), text) for phrase in QUOTES)
        held = {
            number.start(k) for number in found if number for k in range(1, number.re.groups + 1)
        }
        assert {blank.start() for blank in re.finditer(BLANK, text)} <= held, text


@pytest.mark.parametrize(("far", "expected"), [(1e3, {"claim"}), (0.7, set())])
def test_a_caption_that_ceases_to_be_so_is_caught(far, expected):
    class Leaving(LearningScene):
        brief = BRIEF
        words = {"both in": "Both dots are still in the frame."}

        def construct(self):
            runs = [self.make_run(self.parameters, pane) for pane in self.stage.panes()]
            self.add(*(part for run in runs for part in run.picture.parts))
            self.say("both in")
            self.hold(2)
            runs[0].picture.weight.set_value(far)
            runs[0].picture.redraw()
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

    class Charting(LearningScene):
        brief = BRIEF

        def construct(self):
            run = self.make_run(self.parameters, self.stage.picture)
            chart = self.draw_errors(self.stage.middle, [run], [""])
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


@pytest.mark.parametrize(("aside", "expected"), [(0.0, set()), (0.9, {"number"})])
def test_the_words_of_a_line_beside_the_end_of_another_are_caught(aside, expected):
    """`aside` is a share of the way from one line's end to the other's."""

    class Forking(LearningScene):
        brief = BRIEF

        def construct(self):
            faster = self.parameters.change(alpha=1.6)
            runs = [self.make_run(run, self.stage.middle) for run in (self.parameters, faster)]
            chart = self.draw_errors(self.stage.middle, runs, ["alpha 1", "alpha 1.6"])
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
        lambda lens: moved(lens.dot, 0.5),
        set(),
    ),
    "another number": (lambda lens: lens.labels[0].set_text("0.7"), {"number"}),
}


@pytest.mark.parametrize("step", [0, 6])  # far from the goal, and so near that the dot hides it
@pytest.mark.parametrize(("tamper", "expected"), LENSES.values(), ids=LENSES)
def test_what_a_lens_shows_otherwise_is_caught(tamper, expected, step):
    def with_a_lens(scene, picture):
        lens = Lens(STYLE, scene.parameters, picture.goal_weight, Point(-2, 1), 1.0)
        weight = float(picture.weight.get_value())
        lens.show(picture.view, 0.3, [], weight, [(weight, numerals.plain(weight))])
        tamper(lens)
        scene.add(lens)

    assert expected == found(learning(with_a_lens, step), Lenses)
