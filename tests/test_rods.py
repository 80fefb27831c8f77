"""The rods, read back: the lower one goes the ratio times as far as the upper one."""

from functools import cache

import numpy as np
import pytest
from drawn import STAGES, STYLE, faults_of, said
from hypothesis import given, settings
from hypothesis import strategies as st

from grokdl.audit.outlines import reached
from grokdl.mobjects.rod_box import KNOB, RodBox, RodsAndRatio, RodState
from grokdl.stage import Box
from grokdl.stage.style import Style
from grokdl.stage.theme import PAPER
from grokdl.words import in_language

BOX = Box(-6, -2.5, 6, 2.5)
BOXES = {shape: stage.centre for shape, stage in STAGES.items()}
RATIOS = st.floats(-10, 10)
MOVES = st.floats(-1, 1)


def shown(moved, ratio, box=BOX, told=False):
    drawn = RodBox(STYLE, box, max(1.0, abs(ratio)))
    drawn.show(RodState(moved, ratio, told))
    return drawn


@cache
def rods():
    """One drawing for all examples: to set its words anew takes long."""
    return RodBox(STYLE, BOX, 10)


def ends(moved, ratio):
    """Where the left and right ends of the two rods are, the upper one's first."""
    drawn = rods()
    drawn.show(RodState(moved, ratio))
    return np.array([(box.left, box.right) for box in (reached(r.points) for r in drawn.rods)])


@given(MOVES, RATIOS)
def test_the_lower_rod_goes_the_ratio_times_as_far_and_both_keep_their_length(moved, ratio):
    gone = (ends(moved, ratio) - ends(0, ratio)) / rods().unit
    expected = [[moved, moved], [moved * ratio, moved * ratio]]
    assert pytest.approx(np.array(expected), abs=1e-9) == gone


@given(MOVES, RATIOS)
def test_the_knobs_never_reach_the_box(moved, ratio):
    knobs = [rods().knob(k, way).x + KNOB for k, way in enumerate((moved, moved * ratio))]
    assert max(knobs) < rods().case.left


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@settings(max_examples=25)
@given(MOVES, RATIOS, st.booleans())
def test_no_words_touch_and_nothing_leaves_the_room(box, moved, ratio, told):
    assert [] == faults_of(shown(moved, ratio, box, told), box)


def test_no_number_flashes_as_a_rod_passes_its_place():
    drawn = shown(-6.8e-7, 2)
    assert [False, False] == [number.shown for number in drawn.numbers]
    assert [True, True] == [number.shown for number in shown(0.01, 2).numbers]


@pytest.mark.parametrize("moved", [-0.7, -0.3712, -0.1234, 0.1234, 0.4567, 0.994])
def test_a_decimal_comma_keeps_clear_of_the_line_where_the_knobs_began(moved):
    german = Style(PAPER, in_language("de"))
    for box in BOXES.values():
        drawn = RodBox(german, box, 50)
        drawn.show(RodState(50 * moved, 1))
        drawn.numbers[0].set_text(german.words.spelled(drawn.numbers[0].text))
        line = reached(drawn.level.points)
        for number in drawn.numbers:
            assert not reached(number.points).grown(0.01).overlaps(line)


def test_a_number_stands_where_it_stands_whatever_was_shown_before():
    drawn = RodBox(Style(PAPER, in_language("de")), BOX, 50)
    places = []
    for before in (21.4, 21):
        drawn.show(RodState(before, 2))
        drawn.show(RodState(17.12, 2))
        places.append([number.at for number in drawn.numbers])
    assert places[0] == places[1]


def test_with_a_negative_ratio_the_arrows_point_apart():
    upper, lower = (reached(head.points) for head in shown(1, -2).heads)
    assert lower.right < shown(1, -2).start < upper.left


def test_a_box_tells_its_ratio_only_when_it_is_known():
    assert ["?", "×2"] == [shown(0, 2, told=told).sign.text for told in (False, True)]


def test_the_ratio_turns_round_at_once_the_old_one_fades_and_the_new_one_comes():
    drawn = RodsAndRatio(STYLE, BOX, 2, 1)
    seen = []
    for share in (0, 0.25, 0.49, 0.5, 0.75, 1):
        drawn.turn_round(share)
        sign = drawn.rods.sign
        seen.append((sign.text, round(sign.get_fill_opacity(), 2)))
    assert [("×2", 1), ("×2", 0.5), ("×2", 0.12)] == seen[:3]
    assert [("×−2", 0.12), ("×−2", 0.5), ("×−2", 1)] == seen[3:]


def test_the_quotient_is_on_screen_once_something_has_moved():
    drawn = RodsAndRatio(STYLE, BOX, 2, 1)
    whole, _ = drawn.workings
    assert [] == said(whole)
    drawn.show(0.5)
    assert "lower 1 ÷ upper 0.5 = 2" == " ".join(said(whole))


def test_where_learning_is_asked_about_the_rods_are_called_weight_and_error():
    drawn = RodsAndRatio(STYLE, BOX, -2, 1)
    drawn.show(0.5)
    drawn.learn()
    drawn.show(0.25)
    before, now = drawn.workings
    assert ([], "error −0.5 ÷ weight 0.25 = −2") == (said(before), " ".join(said(now)))
    shown = [label.text for label in (*drawn.rods.names, *drawn.rods.learning) if label.shown]
    assert ["weight", "error"] == shown
