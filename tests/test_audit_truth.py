"""The auditor on truth: what differs from the run is caught, what just does not is passed."""

import numpy as np
import pytest
from manim import RIGHT, Scene, UpdateFromAlphaFunc, VMobject
from small_scenes import BRIEF, STILL, disc, found, speaking

from grokdl import numerals
from grokdl.audit.claims import Claims
from grokdl.audit.numbers import ReadOuts
from grokdl.audit.places import Marks
from grokdl.audit.truth import HALF_A_PIXEL, Pictures
from grokdl.lesson import LearningScene


def learning(tamper):
    """A lesson whose picture stands, and was tampered with."""

    class Learning(LearningScene):
        brief = BRIEF

        def construct(self):
            run = self.make_run(self.parameters, self.stage.picture)
            self.open_with(run)
            run.picture.reach.set_value(1)
            run.picture.redraw()
            self.add(run.picture.arrow)
            self.remove(run.picture.driver)
            tamper(self, run.picture)
            self.hold(STILL)

    return Learning


def nudge(path, share):
    def tamper(scene, picture):
        drawing = path(picture)
        drawing.draw(drawing.points + np.array([share * HALF_A_PIXEL, 0, 0]))

    return tamper


PARTS = {
    "dot": (lambda picture: picture.dot.dot, "dot"),
    "bowl": (lambda picture: picture.bowl, "picture"),
    "arrow's tip": (lambda picture: picture.arrow.head, "picture"),
    "arrow's tail": (lambda picture: picture.arrow.shaft, "picture"),
}


@pytest.mark.parametrize(("path", "kind"), PARTS.values(), ids=PARTS)
def test_a_part_that_is_half_a_pixel_beside_its_place_is_caught(path, kind):
    assert {kind} == found(learning(nudge(path, 3)), Pictures)
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


@pytest.mark.parametrize(("marked", "expected"), [(False, {"outside"}), (True, set())])
def test_a_dot_that_has_left_without_a_mark_is_caught(marked, expected):
    def tamper(scene, picture):
        picture.weight.set_value(1e3)
        picture.redraw()
        if not marked:
            scene.remove(picture.edge_mark)

    assert expected == found(learning(tamper), Marks)


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


@pytest.mark.parametrize(("text", "expected"), CLAIMED.values(), ids=CLAIMED)
def test_a_caption_that_is_not_so_is_caught(text, expected):
    assert expected == found(speaking((0, 6, text)), Claims)


@pytest.mark.parametrize(("still", "expected"), [(True, {"stale"}), (False, set())])
def test_what_moves_in_a_play_that_should_leave_it_is_caught(still, expected):
    """Manim paints `other` once for the play, because it stands before what moves."""

    class Tugged(Scene):
        def construct(self):
            other, dot = disc((-3, 0), 0.1), disc((3, 0), 0.1)
            self.add(other, dot)
            tug = other if still else dot
            self.play(UpdateFromAlphaFunc(dot, lambda _, share: tug.shift(share * RIGHT)))

    assert expected == found(Tugged)
