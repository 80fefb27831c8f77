"""Outlines as arrays: they are where they should be."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grokdl.audit.outlines import extent, on_curves
from grokdl.mobjects.paths import arc, circle, clipped_line, dashed_circle, dashes, line, rounded
from grokdl.stage import Box, Point

ZONE = Box(-6, -1, 2, 3)


@given(st.floats(-5, 5), st.floats(-5, 5), st.floats(0.01, 3))
def test_a_circle_is_round(x, y, radius):
    away = [math.dist((x, y), spot) for spot in on_curves(circle(Point(x, y), radius))]
    assert [pytest.approx(radius, rel=3e-4)] * len(away) == away


def test_dashes_keep_to_the_line_and_to_its_ends():
    spots = on_curves(dashes(Point(0, 0), Point(3, 4)))
    assert np.allclose(4 * spots[:, 0], 3 * spots[:, 1])
    assert (0, True) == (spots[:, 0].min(), spots[:, 0].max() <= 3)


def test_a_dashed_circle_is_a_circle_with_gaps():
    dashed, whole = dashed_circle(Point(0, 0), 1), circle(Point(0, 0), 1)
    assert len(whole) < len(dashed)
    assert all(math.hypot(*spot) == pytest.approx(1, rel=1e-4) for spot in on_curves(dashed))


def test_an_arc_leads_from_angle_to_angle():
    points = arc(Point(0, 0), 2, 0, math.pi / 2)
    assert np.allclose([[2, 0, 0], [0, 2, 0]], points[[0, -1]])


def test_a_rounded_box_fills_its_box_but_for_the_corners():
    assert pytest.approx(tuple(ZONE)) == tuple(extent(rounded(ZONE, 0.3)))


def test_a_line_that_leaves_the_box_is_cut_there():
    cut = clipped_line(Point(-10, 0), Point(10, 0), ZONE)
    assert [-6, 2] == cut[[0, -1], 0].tolist()
    assert 0 == len(clipped_line(Point(-10, 5), Point(10, 5), ZONE))


def test_a_line_of_one_point_is_nothing():
    assert 0 == len(line(Point(1, 1)))
