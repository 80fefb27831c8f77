"""The square of delta and its two strips: what a nudge takes off, and slope and weight_delta."""

import pytest
from drawn import PANELS, STAGES, STYLE, faults_of, said
from hypothesis import given
from manim import VGroup

from grokdl import Parameters, gradient_descent
from grokdl.audit.outlines import reached
from grokdl.learning.sums import values
from grokdl.mobjects.two_strips import NUDGE, TwoStrips, written
from grokdl.stage import Box
from samples import any_parameters

BOX = Box(0, 0, 5.0, 4.3)
FIRST = Parameters(weight=0, input=0.5, goal_prediction=0.8, alpha=1, iterations=1)


def numbers(parameters=FIRST):
    """The numbers of a run's first step."""
    first, second = gradient_descent(parameters).weights[:2]
    return values(parameters, float(first), float(second))


def made(share=1.0, box=BOX, parameters=FIRST):
    """The drawing, with a share of the nudge done."""
    drawn = TwoStrips(STYLE, box, numbers(parameters))
    drawn.show(share)
    return drawn


def area(path):
    """How large what is drawn is, in square units."""
    box = reached(path.points)
    return box.width * box.height


def sums(drawn):
    """Its sums, as they are read."""
    return [" ".join(label.text for label in row.submobjects[1].labels) for row in drawn.sums]


def in_turn(texts):
    """Texts of numbers, in one order."""
    return [texts[name] for name in ("delta", "weight_delta", "slope", "input")]


@pytest.mark.parametrize("share", [0.2, 0.6, 1.0])
def test_what_the_square_loses_is_two_strips_and_a_corner(share):
    before, after = made(0), made(share)
    strips = sum(map(area, after.strips))
    assert pytest.approx(area(before.square) - area(after.square)) == strips + area(after.rest)
    assert area(after.strips[0]) == pytest.approx(area(after.strips[1]))


def test_the_strips_are_as_wide_as_the_side_has_lost_and_as_long_as_what_is_left():
    drawn = made()
    top, beside = (reached(strip.points) for strip in drawn.strips)
    left = reached(drawn.square.points)
    assert pytest.approx(((1 - NUDGE) * drawn.side, NUDGE * drawn.side)) == (top.width, top.height)
    assert pytest.approx((left.width, left.height)) == (top.width, beside.height)
    assert not top.overlaps(left) and not beside.overlaps(left)


def test_before_the_nudge_nothing_is_off():
    assert [0, 0, 0] == [len(piece.points) for piece in (*made(0).strips, made(0).rest)]


def test_one_strip_is_the_weight_delta_and_both_are_the_slope():
    assert ["weight_delta −0.8 × 0.5 = −0.4", "slope −0.4 × 2 = −0.8"] == sums(made())


def test_a_negative_input_stands_in_parentheses():
    other = FIRST.change(input=-0.5)
    assert ["weight_delta −0.8 × (−0.5) = 0.4", "slope 0.4 × 2 = 0.8"] == sums(
        made(parameters=other)
    )


def test_numbers_have_three_digits_or_as_many_as_make_both_sums_come_out():
    three = {"delta": -0.730476, "input": 1.249, "weight_delta": -0.912364524}
    four = {"delta": 0.9134, "input": 0.5, "weight_delta": 0.4567}
    assert ["−0.73", "−0.912", "−1.82", "1.249"] == in_turn(written(three))
    assert ["0.9134", "0.4567", "0.9134", "0.5"] == in_turn(written(four))


def test_the_strips_are_named_by_what_they_are_made_of():
    drawn = made()
    assert ["delta × input", "delta × input", "tiny: ignore it"] == [n.text for n in drawn.names]
    texts = [label.text for label in drawn.nudges]
    assert ["× nudge", "× nudge", "input × nudge"] == texts
    assert ["delta", "error", "delta²"] == said(made())


def test_the_nudge_is_the_factor_that_follows_both():
    drawn = made()
    over, beside, _ = (reached(label.get_all_points()) for label in drawn.nudges)
    strip, upright = (reached(label.get_all_points()) for label in drawn.names[:2])
    assert strip.right < over.left and strip.bottom < over.centre.y < strip.top
    assert upright.bottom > beside.top and pytest.approx(upright.left, abs=0.1) == beside.left


@pytest.mark.parametrize("box", [BOX, Box(-3.6, 0, 3.6, 4.0), Box(0, 0, 4.6, 4.0)])
def test_it_keeps_to_its_box(box):
    drawn = made(box=box)
    everything = VGroup(
        *drawn, *drawn.names, *drawn.nudges, *(part for row in drawn.sums for part in row[1])
    )
    assert [] == faults_of(everything, box)


@given(any_parameters())
def test_numbers_of_any_run_keep_to_the_box(parameters):
    for row in made(parameters=parameters).sums:
        assert BOX.grown(1e-6).holds(reached(row.get_all_points()))


def test_a_panel_that_is_narrow_has_no_room():
    under = [panel._replace(top=panel.top - 1.2) for panel in PANELS.values()]
    assert [True, True] == [TwoStrips.fits(box) for box in under]
    assert not TwoStrips.fits(STAGES["1:1"].panel)
