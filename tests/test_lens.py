"""The lenses, read back: at the goal, and over a step that is too short to see."""

import math

import numpy as np
import pytest
from bowl import BOOK, GOAL, VIEW, ZONE
from drawn import STYLE

from grokdl.audit.outlines import circles, on_curves, reached
from grokdl.mobjects.error_bowl import error_at
from grokdl.mobjects.lens import DOT, Lens, place_of_a_lens
from grokdl.mobjects.step_lens import StepLens
from grokdl.stage import Box, Point, View
from grokdl.stage.style import Style
from grokdl.stage.theme import PAPER
from grokdl.words import in_language


def test_the_lens_enlarges_both_ways_alike():
    lens = Lens(STYLE, BOOK, GOAL, Point(0, 2), 1.0)
    window = lens.window(VIEW, 0.02)
    across = (window.x(GOAL + 0.01) - window.x(GOAL)) / (VIEW.x(GOAL + 0.01) - VIEW.x(GOAL))
    upward = (window.y(0.001) - window.y(0)) / (VIEW.y(0.001) - VIEW.y(0))
    assert pytest.approx(across) == upward
    assert across > 5


def test_the_lens_says_how_many_times_it_enlarges():
    lens = Lens(STYLE, BOOK, GOAL, Point(0, 2), 1.0)
    lens.show(VIEW, 0.02, [], GOAL + 0.02)
    assert f"×{lens.enlargement(VIEW, 0.02):.2g}" == lens.times.text
    assert lens.times.shown


def test_the_lens_shows_only_what_lies_within_its_rim():
    lens = Lens(STYLE, BOOK, GOAL, Point(0, 2), 1.0)
    lens.show(VIEW, 0.05, [GOAL - 0.04, GOAL + 3], GOAL + 0.03)
    (ghost,), (dot,) = circles(lens.ghosts.points), circles(lens.dot.points)
    window = lens.window(VIEW, 0.05)
    assert pytest.approx((GOAL - 0.04, GOAL + 0.03)) == (
        window.weight(ghost.x),
        window.weight(dot.x),
    )
    for path in (lens.ghosts, lens.dot, lens.bowl):
        away = [math.dist(spot, lens.centre) for spot in on_curves(path.points)]
        assert max(away) <= lens.radius + DOT


@pytest.mark.parametrize(
    ("change", "needed"), [(0, False), (1e-12, True), (1e-3, True), (0.02, False), (0.2, False)]
)
def test_a_lens_is_needed_for_a_step_of_less_than_four_pixels(change, needed):
    assert needed == StepLens(STYLE, BOOK).is_needed(VIEW, (0.2, 0.2 + change))
    seen = math.dist(*(VIEW.point(w, error_at(BOOK, w)) for w in (0.2, 0.2 + change)))
    assert needed == (0 < change and seen * 1080 / 8 < 4)


@pytest.mark.parametrize("change", [1e-12, -1e-6, 1e-3])
@pytest.mark.parametrize("weight", [-0.2, 0.3, GOAL + 0.5])
def test_a_small_step_goes_through_the_middle_of_its_lens(weight, change):
    lens = StepLens(STYLE, BOOK)
    middle, radius = place_of_a_lens(ZONE)
    ends = []
    for at in (weight, weight + change):
        lens.show(VIEW, (weight, weight + change), at)
        ends += circles(lens.dot.points)
    assert pytest.approx(middle, abs=1e-6) == Box(*ends[0], *ends[1]).centre
    assert pytest.approx(radius, abs=1e-6) == math.dist(*ends)
    rise = (ends[1].y - ends[0].y) / (ends[1].x - ends[0].x)
    wide = VIEW.zone.width / (VIEW.high - VIEW.low)
    slope = 2 * BOOK.input * (BOOK.input * (weight + change / 2) - BOOK.goal_prediction)
    assert pytest.approx(slope * VIEW.zone.height / VIEW.top / wide, rel=1e-3) == rise


@pytest.mark.parametrize(
    ("view", "step", "shown"),
    [
        (VIEW, (0.1, 0.1 + 1e-5), 2),
        (View(ZONE, -4000, 4000, 20000), (GOAL - 3, GOAL + 4), 1),
    ],
    ids=["slides", "jumps"],
)
def test_the_words_of_a_lens_keep_off_its_bowl_and_its_rim(view, step, shown):
    lens = StepLens(STYLE, BOOK)
    lens.show(view, step, step[0])
    middle, radius = place_of_a_lens(ZONE)
    words = [number for number in (lens.enlargement, lens.change) if number.shown]
    assert shown == len(words)
    for number in words:
        left, bottom, right, top = number.box
        corners = [(x, y) for x in (left, right) for y in (bottom + 0.04, top - 0.04)]
        assert max(math.dist(corner, middle) for corner in corners) < radius
        assert [] == [p for p in on_curves(lens.bowl.points).tolist() if number.box.has(Point(*p))]


@pytest.mark.parametrize("top", np.geomspace(0.1, 40, 30).tolist())
def test_the_words_of_a_step_s_lens_stand_off_its_dot(top):
    pane, step = Box(-6.37, -1.5, -1.2, 1.7), (0.2, 0.2 + 1e-5)
    lens, view = StepLens(STYLE, BOOK), View(pane, GOAL - 1, GOAL + 1, top)
    for weight in step:
        lens.show(view, step, weight)
        dot = reached(lens.dot.points)
        words = [number for number in (lens.enlargement, lens.change) if number.shown]
        assert [] == [number.text for number in words if number.box.overlaps(dot)]


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (("0.7", "0.6"), [True, True]),
        (("2.07300193e−5", "2.07300204e−5"), [True, False]),  # the lower one is nearer to the rim
        (("0.7", "0.7"), [True, False]),
    ],
)
def test_a_lens_leaves_out_numbers_that_do_not_fit_or_differ(texts, shown):
    lens = Lens(STYLE, BOOK, GOAL, Point(-2, 1), 1.0)
    places = GOAL - 0.02, GOAL + 0.02
    lens.show(VIEW, 0.03, [places[1]], places[0], list(zip(places, texts, strict=True)))
    assert shown == [label.shown for label in lens.labels]


@pytest.mark.parametrize("far", [0.03, 0.3, 0.5, 0.7, 0.9])
@pytest.mark.parametrize("share", [-0.95, -0.7, -0.4, 0.4, 0.7, 0.95])
def test_the_number_under_a_dot_stands_off_the_ring_at_the_goal(far, share):
    lens, weight = Lens(STYLE, BOOK, GOAL, Point(-2, 1), 1.2), GOAL + share * far
    lens.show(VIEW, far, [GOAL], weight, [(GOAL, "0.7"), (weight, "1380.25")])
    below, ring = lens.labels[1], reached(lens.ring.points)
    assert not (below.shown and reached(below.points).overlaps(ring))


@pytest.mark.parametrize("share", [-0.2, 0, 0.2])
def test_a_decimal_comma_over_a_dot_stands_off_the_ring_at_the_goal(share):
    lens = Lens(Style(PAPER, in_language("de")), BOOK, GOAL, Point(-2, 1), 1.2)
    lens.show(VIEW, 0.9, [], GOAL, [(GOAL + share * 0.1, "−1.302")])
    over, ring = lens.labels[0], reached(lens.ring.points)
    assert "−1,302" == over.text
    assert not reached(over.points).grown(0.01).overlaps(ring)
