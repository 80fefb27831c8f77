"""The square of delta and its two strips: slope and weight_delta."""

import pytest
from drawn import STYLE, said

from grokdl.audit.outlines import reached
from grokdl.mobjects.two_strips import STRIP, TwoStrips
from grokdl.stage import Box

BOX = Box(0, 0, 4.6, 1.6)


def test_a_square_grows_by_two_strips_of_one_size():
    drawn = TwoStrips(STYLE, BOX)
    drawn.show(1)
    top, beside = (reached(strip.points) for strip in (drawn.top, drawn.beside))
    side = reached(drawn.square.points).width
    assert pytest.approx((side, STRIP * side)) == (top.width, top.height)
    assert pytest.approx((STRIP * side, side)) == (beside.width, beside.height)


def test_whose_strips_they_are_is_said_when_they_have_grown():
    drawn = TwoStrips(STYLE, BOX)
    drawn.show(0.5)
    assert ["delta²"] == said(drawn)
    drawn.show(1)
    assert ["delta²", "weight_delta: one strip", "slope: both strips"] == said(drawn)


def test_it_keeps_to_its_box():
    drawn = TwoStrips(STYLE, BOX)
    drawn.show(1)
    assert BOX.grown(0.05).holds(reached(drawn.get_all_points()))
