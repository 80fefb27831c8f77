"""The drawings of WhyScaling, read back: a lever, a plane of cures, a tally, a gauge, a working."""

import numpy as np
import pytest
from drawn import STAGES, STYLE, faults_of, said
from hypothesis import given, settings
from hypothesis import strategies as st

from grokdl.mobjects.lever import Lever, LeverState
from grokdl.mobjects.scaling import SameNudge, SharedMiss, TheCureAlone, TheRule
from grokdl.mobjects.shared_plane import SharedPlane
from grokdl.mobjects.step_gauge import FARTHEST, GaugeState, StepGauge
from grokdl.mobjects.step_in_cures import StepInCures
from grokdl.mobjects.tally import Tally, over_a_tally
from grokdl.mobjects.two_rulers import TwoRulers
from grokdl.mobjects.working import Part, Working, moving, parted, sign
from grokdl.stage import Box
from grokdl.stage.style import Style
from grokdl.stage.theme import THEMES
from grokdl.words import in_language

BOX = Box(-6, -2.5, 6, 2.5)
INPUTS = st.floats(0.1, 100)
BOXES = {shape: stage.centre for shape, stage in STAGES.items()}
LINES = st.floats(0.0, 1.0)


def height(post):
    """How far an end of an arrow's shaft is above its foot."""
    return float(np.ptp(post[:, 1]))


def lever(change=0.1, inputs=(1.0, 3.0)):
    drawn = Lever(STYLE, BOX, max(inputs), max(inputs) * 0.1, ["at"] * len(inputs), "input")
    drawn.show(LeverState(change, inputs))
    return drawn


def test_the_rod_lifts_three_times_as_far_at_three_times_the_input():
    tops = lever().heads.points[::12, 1]
    base = lever().zone.bottom
    assert pytest.approx(3) == (tops[1] - base) / (tops[0] - base)


def test_before_the_nudge_nobody_knows_how_far_it_lifts():
    assert ["?", "?"] == said(lever(0))[2:4]


def cured(first, second, share=1.0, box=BOX):
    """The plane at a share of the way from the first change that it shows to the smallest cure."""
    drawn = SharedPlane(STYLE, box, (first, second), 2.0)
    drawn.show((1 - share) * drawn.start)
    return drawn


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@settings(max_examples=25)
@given(INPUTS, INPUTS, LINES)
def test_no_words_of_the_plane_touch_and_nothing_leaves_its_box(box, first, second, share):
    low = parted(over_a_tally(box)[0])[1]
    assert [] == faults_of(cured(first, second, share, low), box)


@given(INPUTS, INPUTS, LINES)
def test_the_arrow_ends_on_the_line_where_no_miss_is_left(first, second, share):
    drawn = cured(first, second, share)
    start, end = drawn.cures.points[0], drawn.cures.points[-1]
    tip = drawn.head.points[0]
    away = np.cross((end - start)[:2], (tip - start)[:2])
    assert pytest.approx(0, abs=1e-6) == float(away)


def test_the_shortest_arrow_meets_the_line_at_a_right_angle_and_lies_along_the_inputs():
    drawn = cured(1, 3)
    way = drawn.head.points[0] - drawn.shaft.points[0]
    line = drawn.cures.points[-1] - drawn.cures.points[0]
    assert pytest.approx(3) == way[1] / way[0]
    assert pytest.approx(0, abs=1e-9) == float(way @ line)
    assert len(drawn.corner.points)


@given(INPUTS, INPUTS, LINES)
def test_no_other_cure_has_a_shorter_arrow(first, second, share):
    def length(drawn):
        return float(np.linalg.norm(drawn.head.points[0] - drawn.shaft.points[0]))

    assert length(cured(first, second)) <= length(cured(first, second, share)) * (1 + 1e-6)


def test_the_length_of_both_changes_is_told():
    drawn = cured(1, 3)
    assert ["0.2", "0.6"] == [number.text for number in drawn.changes_shown]
    assert "0.632" == drawn.length.text


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_questions_and_answers_of_the_tally_have_room_in_their_cards(box):
    drawn = Tally(
        STYLE, over_a_tally(box)[1], (("share", "how far in all?", "alpha over the squares"),) * 2
    )
    for at, question, answer in zip(drawn.boxes, drawn.questions, drawn.answers, strict=True):
        assert at.holds(question.box)
        assert at.holds(answer.box)


def test_the_sum_of_input_times_change_is_on_screen():
    drawn = SharedMiss(STYLE, BOX, (1, 3), 1)
    drawn.least(1)
    assert "1 × 0.1 + 3 × 0.3 = 1" == " ".join(said(drawn.working))


@pytest.mark.parametrize("inputs", [(98.309, 100.0), (1.0, 3.0), (100.0, 3.0)])
def test_the_name_of_a_long_change_keeps_off_the_word_for_the_length(inputs):
    style, place = Style(THEMES["paper"], in_language("de")), STAGES["1:1"].centre
    _, box = parted(over_a_tally(place)[0])
    drawn = SharedPlane(style, box, inputs, 1.0)
    assert drawn.names[1].box.right < drawn.said.box.left
    assert place.left <= drawn.names[1].box.left


def test_two_weights_make_one_prediction_before_they_share_its_miss():
    drawn = SameNudge(STYLE, BOX, (3, 1), 0.1)
    assert "prediction = 3 × weight A + 1 × weight B" == " ".join(said(drawn.working))
    names = [name.text for name in cured(3, 1).names]
    assert ["change of B, input 1", "change of A, input 3"] == names


def test_the_rule_makes_the_bar_of_the_input_and_the_arrow_grow_alike():
    drawn = TheRule(STYLE, BOX, (1, 3), 2)
    before = np.ptp(drawn.bar.points[:, 0]), np.ptp(drawn.head.points[:, 0])
    drawn.show(1, 1)
    assert pytest.approx(3) == np.ptp(drawn.bar.points[:, 0]) / before[0]
    assert "delta 2 × input 3 = weight_delta 6" == " ".join(said(drawn.working))
    assert pytest.approx(drawn.bar.points[-1, 0]) == drawn.head.points[:, 0].max()


def test_alone_a_weight_needs_a_third_of_the_change_where_its_input_is_3_times_as_large():
    drawn, seen = TheCureAlone(STYLE, BOX, (3, 1), 2), {}
    for share in (0, 0.75, 1):
        drawn.grow_input(share)
        left = drawn.bar.points[:, 0].min()
        seen[share] = np.ptp(drawn.bar.points[:, 0]), drawn.head.points[:, 0].max() - left
    assert "delta 2 ÷ input 3 = 0.667" == " ".join(said(drawn.working))
    assert pytest.approx((3, 1 / 3)) == tuple(np.divide(seen[1], seen[0]))
    assert pytest.approx(seen[1]) == seen[0.75]


def test_home_in_one_step_and_10000_times_beyond_in_centimetres():
    drawn = StepInCures(STYLE, BOX, (1, 3), 100)
    drawn.shrink(1)
    assert pytest.approx(drawn.gauge.x(1)) == drawn.gauge.head.points[:, 0].max()
    drawn.return_to_start(1)
    drawn.refine(1)
    assert "100 ² × alpha 0.1 × ( 1 ² + 3 ² ) = 10000" == " ".join(said(drawn.of_the_unit))
    assert [] == said(drawn.working)


def test_no_sign_moves_while_the_unit_gets_finer():
    drawn = StepInCures(STYLE, BOX, (1, 3), 100)
    drawn.shrink(1)
    drawn.return_to_start(1)
    places = set()
    for share in (0, 0.1, 0.3, 0.7, 1):
        drawn.refine(share)
        places.add(round(drawn.of_the_unit.labels[2].at.x, 4))
    assert 1 == len(places)


@given(st.floats(0.5, 2 * FARTHEST))
def test_a_step_that_is_longer_than_the_gauge_has_no_head(reach):
    drawn = StepGauge(STYLE, BOX)
    drawn.show(GaugeState(reach))
    assert (reach <= FARTHEST) == bool(len(drawn.head.points))


def working(*numbers, rest=0.0):
    parts = moving([0.5, 2], "input", "at"), sign("="), Part("1", "input", "delta")
    drawn = Working(STYLE, BOX, parts)
    drawn.show(*numbers, rest=rest)
    return drawn


def test_signs_keep_their_places_while_the_numbers_change():
    one, other = working(0.5, 1), working(1.2345, 1)
    assert one.labels[1].at == other.labels[1].at


def test_numbers_in_motion_have_four_decimals_and_at_rest_no_more_than_they_need():
    assert ["0.5000", "=", "1"] == said(working(0.5, 1))
    assert ["0.5", "=", "1"] == said(working(0.5, 1, rest=1))


@given(st.floats(0.5, 2), LINES)
def test_a_working_keeps_to_its_box(number, rest):
    assert [] == faults_of(working(number, 1, rest=rest), BOX)


@given(INPUTS, INPUTS)
def test_the_arc_of_changes_as_large_runs_through_the_arrows_tip(first, second):
    drawn = cured(first, second)
    origin, tip = drawn.shaft.points[0], drawn.head.points[0]
    away = np.linalg.norm(drawn.as_large.points[::3] - origin, axis=1)
    assert np.allclose(np.linalg.norm(tip - origin), away, rtol=1e-3)


def test_at_the_shortest_arrow_the_arc_touches_the_line_and_before_it_crosses_it():
    def over_the_line(drawn):
        start, end = drawn.cures.points[[0, -1]]
        x, y, _ = (end - start) / np.linalg.norm(end - start)
        origin = drawn.shaft.points[0]
        radius = np.linalg.norm(drawn.as_large.points[0] - origin)
        return float(radius - (start - origin) @ np.array([-y, x, 0]))

    assert pytest.approx(0, abs=1e-9) == over_the_line(cured(1, 3))
    assert over_the_line(cured(1, 3, 0.5)) > 0.3


def test_an_answered_question_of_the_tally_has_an_edge_around_its_card():
    drawn = Tally(STYLE, over_a_tally(BOX)[1], (("share", "how far in all?", "size"),) * 2)
    for at, edge in zip(drawn.boxes, drawn.edges, strict=True):
        low, high = edge.points.min(axis=0), edge.points.max(axis=0)
        assert pytest.approx((*at[:2], *at[2:])) == (low[0], low[1], high[0], high[1])


def rulers(length=3.0, factor=100.0, box=BOX):
    drawn = TwoRulers(STYLE, box, (1.0, length), factor)
    drawn.show(1)
    return drawn


def test_one_length_is_3_metres_and_300_centimetres():
    drawn = rulers()
    assert ["3", "300"] == [number.text for number in drawn.numbers]
    assert "input 3 × 100 = 300" == " ".join(said(drawn.working))


def test_the_rulers_are_of_metres_and_centimetres_only_if_one_is_100_times_finer():
    names = {factor: [name.text for name in rulers(factor=factor).names] for factor in (100, 10)}
    assert {100: ["metres", "centimetres"], 10: ["a unit", "a finer unit"]} == names
    assert (True, False) == (rulers().in_metres, rulers(factor=10).in_metres)


def test_the_ruler_of_metres_has_a_tick_at_each_metre_and_the_other_at_every_tenth_centimetre():
    first, second = (np.unique(ticks.points[:, 0].round(4)) for ticks in rulers().ticks)
    assert (2, 29) == (len(first), len(second))
    assert first.tolist() == second[9::10].tolist()


def test_the_number_in_the_finer_unit_comes_with_the_end_of_its_ruler():
    drawn = rulers()
    drawn.show(0.9)
    assert "300" not in said(drawn)


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@settings(max_examples=25)
@given(INPUTS, st.floats(2, 1000))
def test_no_words_of_the_rulers_touch_and_nothing_leaves_their_box(box, length, factor):
    assert [] == faults_of(rulers(length, factor, over_a_tally(box)[0]), box)
