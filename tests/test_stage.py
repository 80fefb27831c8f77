"""Where things are: zones, windows on the bowl, ticks, clipping and free places."""

import math
from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from grokdl.stage import (
    UNIT,
    Box,
    Point,
    Stage,
    View,
    along,
    between,
    box_at,
    clipped,
    free_place,
    moved_into,
    shared_area,
    ticks,
    ticks_of_steps,
)
from grokdl.stage.theme import CAPTION

STAGES = {
    "16:9": Stage(8 * 16 / 9, 8),
    "4:3": Stage(8 * 4 / 3, 8),
    "1:1": Stage(8, 8),
    "9:16": Stage(8, 8 * 16 / 9),
}
EVERY_SHAPE = pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES)
ZONE = Box(-6, -2, 2, 3)
VIEW = View(ZONE, -1, 3, 2)
SMALL = Box(0, 0, 1, 1)
COORDINATES = st.floats(-10, 10)
POINTS = st.builds(Point, COORDINATES, COORDINATES)


@EVERY_SHAPE
def test_zones_lie_in_the_safe_area_and_have_some_size(stage):
    parts = [stage.picture, stage.panel, stage.readout, stage.pill, *stage.panes()]
    zones = [stage.title, stage.caption, stage.middle, stage.centre, *parts]
    assert [] == [zone for zone in zones if not stage.safe.holds(zone)]
    assert [] == [zone for zone in zones if zone.width <= 0 or zone.height <= 0]


@EVERY_SHAPE
def test_zones_keep_off_each_other(stage):
    rows = (
        (stage.title, stage.caption, stage.picture, stage.panel),
        (
            stage.title,
            stage.caption,
            *stage.panes(),
        ),
    )
    for zones in rows:
        assert [] == [pair for pair in combinations(zones, 2) if pair[0].overlaps(pair[1])]


@EVERY_SHAPE
def test_the_safe_area_lies_within_the_frame(stage):
    frame = box_at(Point(0, 0), (stage.width, stage.height))
    assert frame.holds(stage.safe)


def size_of(box):
    return round(box.width, 2), round(box.height, 2)


@pytest.mark.parametrize(
    ("shape", "picture", "panel"),
    [
        ("16:9", (7.77, 5.53), (5.0, 5.53)),
        ("4:3", (4.92, 5.18), (4.6, 5.18)),
        ("1:1", (4.2, 4.63), (2.75, 5.28)),
        ("9:16", (7.2, 4.42), (7.2, 5.25)),
    ],
)
def test_picture_and_panel_share_the_middle_as_the_shape_wants_it(shape, picture, panel):
    stage = STAGES[shape]
    assert (picture, panel) == (size_of(stage.picture), size_of(stage.panel))


@pytest.mark.parametrize("shape", ["16:9", "4:3", "1:1"])
def test_the_panel_is_beside_the_picture(shape):
    assert STAGES[shape].picture.right < STAGES[shape].panel.left


def test_in_a_tall_frame_the_panel_is_under_the_picture():
    assert STAGES["9:16"].panel.top < STAGES["9:16"].picture.bottom


def test_in_a_square_the_pill_is_over_the_picture():
    assert STAGES["1:1"].pill.bottom == STAGES["1:1"].picture.top


@pytest.mark.parametrize(("shape", "lines"), [("16:9", 1), ("4:3", 2), ("1:1", 2), ("9:16", 2)])
def test_a_narrow_frame_has_room_for_two_lines_of_caption(shape, lines):
    line = 1.3 * CAPTION * UNIT
    assert lines == STAGES[shape].caption.height // line


def test_what_stands_alone_in_a_tall_frame_does_not_fall_apart():
    assert (7.2, 7.2) == size_of(STAGES["9:16"].centre)


def test_a_box_knows_its_size_and_middle():
    assert (8, 5, Point(-2, 0.5)) == (ZONE.width, ZONE.height, ZONE.centre)


def test_boxes_that_only_touch_share_nothing():
    beside = Box(1, 0, 2, 1)
    assert not SMALL.overlaps(beside)
    assert 0 == shared_area(SMALL, beside)


def test_boxes_share_an_area():
    assert 0.25 == shared_area(SMALL, Box(0.5, 0.5, 2, 2))


def test_a_view_shows_its_corners_at_its_zone_s_corners():
    assert Point(-6, -2) == VIEW.point(-1, 0)
    assert Point(2, 3) == VIEW.point(3, 2)


@given(st.floats(-1, 3), st.floats(0, 2))
def test_a_view_leads_there_and_back(weight, error):
    at = VIEW.point(weight, error)
    assert pytest.approx(weight, abs=1e-12) == VIEW.weight(at.x)
    assert pytest.approx(error, abs=1e-12) == VIEW.error(at.y)


@pytest.mark.parametrize(
    ("weight", "error", "shown"),
    [(-1, 2, True), (3, 0, True), (3.001, 1, False), (-1.001, 1, False), (1, 2.001, False)],
)
def test_a_view_shows_what_lies_within_it_its_edge_included(weight, error, shown):
    assert shown == VIEW.shows(weight, error)


def test_a_view_in_another_box_is_the_same_window():
    assert View(SMALL, -1, 3, 2) == VIEW.on(SMALL)


WIDE = View(ZONE, -21, 43, 50)


@pytest.mark.parametrize(("share", "end"), [(0, VIEW), (-1, VIEW), (1, WIDE), (2, WIDE)])
def test_a_pull_back_begins_and_ends_exactly(share, end):
    assert end == between(VIEW, WIDE, share)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_pull_back_never_turns_round(one, other):
    assume(one <= other)
    first, last = between(VIEW, WIDE, one), between(VIEW, WIDE, other)
    assert first.low >= last.low - 1e-9
    assert first.high <= last.high + 1e-9
    assert first.top <= last.top + 1e-9


def test_a_pull_back_is_a_steady_zoom():
    widths = [between(VIEW, WIDE, k / 4) for k in range(5)]
    growth = [(b.high - b.low) / (a.high - a.low) for a, b in pairwise(widths)]
    assert [pytest.approx(2)] * 4 == growth


def test_a_pan_between_views_of_one_width_is_even():
    moved = between(VIEW, View(ZONE, 1, 5, 2), 0.25)
    assert pytest.approx((-0.5, 3.5)) == (moved.low, moved.high)


@given(st.floats(-1e6, 1e6), st.floats(-6, 6), st.integers(2, 8))
def test_ticks_are_round_lie_within_and_are_not_too_many(low, power, most):
    high = low + 10**power
    assume(high - low > 1e-9 * max(1, abs(low)))
    places = ticks(low, high, most)
    assert 1 <= len(places) <= most + 1
    slack = 1e-6 * (high - low)
    assert low - slack <= min(places) <= max(places) <= high + slack
    if len(places) > 1:
        step = places[1] - places[0]
        mantissa = step / 10 ** math.floor(math.log10(step * (1 + 1e-6)))
        assert min(abs(mantissa - m) for m in (1, 2, 5)) < 1e-3


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]), (-1, 3, [-1, 0, 1, 2, 3]), (0, 40, [0, 10, 20, 30, 40])],
)
def test_ticks_are_those_that_a_person_would_choose(low, high, expected):
    assert pytest.approx(expected) == ticks(low, high)


def test_no_width_has_no_ticks():
    assert [] == ticks(1, 1) == ticks_of_steps(1, 1, 9)


@pytest.mark.parametrize(("limit", "place"), [(0.5, 0.83), (8.336, 0.5), (-3.0, 0.25)])
def test_a_tick_of_a_window_that_closes_in_stays_until_it_is_outside(limit, place):
    before = set()
    for k in range(40):
        wide = 2 * abs(limit) * 0.9**k
        low = limit - place * wide
        found = [{round(tick, 9) for tick in each} for each in ticks_of_steps(low, low + wide, 9)]
        assert all(more >= less for more, less in pairwise(found))
        inside = {tick for tick in before if low + 1e-6 < tick < low + wide - 1e-6}
        assert inside <= found[0]
        before = found[0]


def test_a_line_is_clipped_at_the_edges():
    assert (Point(0, 0.5), Point(1, 0.5)) == clipped(Point(-1, 0.5), Point(2, 0.5), SMALL)


def test_a_line_inside_stays_whole():
    ends = Point(0.25, 0.5), Point(0.75, 1)
    assert ends == clipped(*ends, SMALL)


@pytest.mark.parametrize("ends", [((-1, 2), (2, 2)), ((2, 0), (2, 1)), ((-1, 0), (0, -1))])
def test_a_line_outside_is_gone(ends):
    assert clipped(*(Point(*end) for end in ends), SMALL) is None


@given(POINTS, POINTS)
def test_what_is_left_of_a_line_lies_in_the_box(a, b):
    ends = clipped(a, b, SMALL)
    if ends is not None:
        assert SMALL.grown(1e-9).has(ends[0])
        assert SMALL.grown(1e-9).has(ends[1])


@given(POINTS, POINTS)
def test_boxes_along_a_line_reach_from_end_to_end(a, b):
    boxes = along(a, b)
    assert boxes[0].grown(1e-9).has(a)
    assert boxes[-1].grown(1e-9).has(b)
    assert all(one.grown(1e-9).overlaps(other.grown(1e-9)) for one, other in pairwise(boxes))


WISHES = [Point(0, 0), Point(1, 0), Point(-1, 0)]


def test_the_first_free_place_is_taken():
    obstacle = box_at(Point(0, 0), (0.2, 0.2))
    assert Point(1, 0) == free_place((0.5, 0.2), WISHES, ZONE, [obstacle])


def test_where_all_is_free_the_first_wish_comes_true():
    assert Point(0, 0) == free_place((0.5, 0.2), WISHES, ZONE, [])


def test_where_no_place_is_free_the_least_covered_is_taken():
    obstacles = [box_at(Point(x, 0), (0.5, 0.2)) for x in (0, -1)] + [
        box_at(Point(1, 0), (0.1, 0.2))
    ]
    assert Point(1, 0) == free_place((0.5, 0.2), WISHES, ZONE, obstacles)


def test_a_place_that_sticks_out_is_moved_in():
    assert Point(0.75, 0.5) == free_place((0.5, 0.2), [Point(1, 0.5)], SMALL, [])


@given(POINTS, st.floats(0.1, 0.9), st.floats(0.1, 0.9))
def test_a_box_is_moved_in_and_keeps_its_size(middle, width, height):
    inside = moved_into(box_at(middle, (width, height)), SMALL)
    assert SMALL.grown(1e-9).holds(inside)
    assert pytest.approx((width, height)) == (inside.width, inside.height)
