"""The auditor on truth: what differs from the run is caught, what just does not is passed."""

import numpy as np
import pytest
from drawn import STYLE
from manim import RIGHT, Scene, UpdateFromAlphaFunc, VMobject
from small_scenes import disc, found, learning, moved, nudge

from grokdl import numerals
from grokdl.audit.charts import Lenses
from grokdl.audit.numbers import Numbers
from grokdl.audit.places import Marks
from grokdl.audit.stale import Stale
from grokdl.audit.truth import HALF_A_PIXEL, Pictures
from grokdl.mobjects.lens import Lens
from grokdl.stage import Point

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


def test_a_number_that_is_asked_for_claims_nothing():
    def asking(_, run):
        run.plot.arrow.label.set_text(numerals.UNKNOWN).show(True)

    assert set() == found(learning(asking), Numbers)


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


@pytest.mark.parametrize(("more", "expected"), [(0.0, set()), (0.1, {"picture"})])
def test_a_tick_that_says_what_is_added_to_the_first_is_held_to_its_place(more, expected):
    def tamper(scene, run):
        first, second, *_ = (number for number in run.plot.axes.numbers if number.shown)
        step = float(second.text) - float(first.text)
        second.set_text(f"+ {step + more:g}")

    assert expected == found(learning(tamper), Pictures)
