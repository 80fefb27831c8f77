"""Clips side by side reach the moments that they have in common at the same times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grokdl.lesson.sync import END, PAUSE, sync_times

BEATS = ["near", "step", "far", "chart", END]


def marks(*pairs):
    return [(name, count / 15) for name, count in pairs]


def in_fifteenths(own, *others):
    return [round(15 * seconds) for seconds in sync_times(own, others)]


FAST = marks(("near", 0), ("step", 10), ("chart", 30), (END, 40))
SLOW = marks(("near", 0), ("step", 20), ("far", 25), ("chart", 60), (END, 62))


def test_a_clip_alone_keeps_its_times():
    assert [0, 20, 25, 60, 62] == in_fifteenths(SLOW)


def test_a_moment_is_met_as_soon_as_the_slowest_clip_is_there():
    assert [0, 20, 60, 70] == in_fifteenths(FAST, SLOW)
    assert [0, 20, 25, 60, 70] == in_fifteenths(SLOW, FAST)


def test_who_is_early_waits_at_the_pause_before():
    resting = marks(("near", 0), ("step", 10), (PAUSE, 24), ("chart", 30), (END, 40))
    assert [0, 20, 54, 60, 70] == in_fifteenths(resting, SLOW)


def test_a_moment_that_comes_twice_is_met_twice():
    one = marks(("step", 1), ("step", 9), (END, 10))
    other = marks(("step", 5), ("step", 6), (END, 20))
    assert [5, 13, 27] == in_fifteenths(one, other)


def test_clips_in_no_common_order_meet_at_the_end():
    one = marks(("step", 1), ("chart", 2), (END, 10))
    other = marks(("chart", 3), ("step", 5), (END, 12))
    assert 12 == in_fifteenths(one, other)[-1]
    assert 12 == in_fifteenths(other, one)[-1]


@st.composite
def clips(draw):
    beats = [beat for beat in BEATS[:-1] if draw(st.booleans())] + [END]
    spans = [draw(st.integers(0, 50)) for _ in beats]
    return marks(*((beat, sum(spans[: k + 1])) for k, beat in enumerate(beats)))


@given(st.lists(clips(), min_size=2, max_size=4))
def test_all_clips_have_one_time_for_each_moment_and_none_is_hurried(group):
    found = {}
    for k, own in enumerate(group):
        times = sync_times(own, group[:k] + group[k + 1 :])
        before = 0.0
        for (beat, alone), (_, last), met in zip(own, [("", 0), *own], times, strict=False):
            assert found.setdefault(beat, met) == met
            assert met - before >= alone - last - 1e-9
            before = met


@pytest.mark.parametrize("clip", [FAST, SLOW])
def test_the_same_clip_beside_itself_changes_nothing(clip):
    assert in_fifteenths(clip) == in_fifteenths(clip, clip)
