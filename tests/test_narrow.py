"""Drawings in narrow boxes: what stands beside each other elsewhere stands one below the other."""

import pytest
from drawn import STAGES, STYLE

from grokdl import Parameters
from grokdl.audit.outlines import reached
from grokdl.learning.regimes import regime
from grokdl.learning.trainer import gradient_descent
from grokdl.mobjects.bowl_axes import BowlAxes
from grokdl.mobjects.error_chart import ErrorChart
from grokdl.mobjects.goal_ring import GoalRing
from grokdl.mobjects.header import Header
from grokdl.mobjects.lane import GAP_DROP, StepArrow
from grokdl.mobjects.pane_head import PaneHead
from grokdl.mobjects.squared_gap import SquaredGap
from grokdl.stage import Box, View
from grokdl.stage.style import Style
from grokdl.stage.theme import PAPER
from grokdl.words import in_language

RUN = Parameters(weight=0.5, input=2, goal_prediction=0.8, alpha=0.1)
TAGS = [("input 2", "input"), ("alpha 0.1", "alpha")]
GERMAN = Style(PAPER, in_language("de"))
EVERY_SHAPE = pytest.mark.parametrize("shape", STAGES)


def drawn(*groups):
    return [path for group in groups for path in group.family_members_with_points()]


def outside(box, *groups):
    return [path for path in drawn(*groups) if not box.grown(0.03).holds(reached(path.points))]


@EVERY_SHAPE
def test_a_header_shows_all_tags(shape):
    assert 2 == len(Header(STYLE, STAGES[shape].title, "The error bowl", TAGS).tags)


@EVERY_SHAPE
def test_a_header_lies_in_its_zone(shape):
    header = Header(STYLE, STAGES[shape].title, "A title that is rather long for a lesson", TAGS)
    assert [] == outside(STAGES[shape].title, header)


@pytest.mark.parametrize(("shape", "under"), [("16:9", False), ("1:1", False), ("9:16", True)])
def test_in_a_tall_frame_the_tags_are_under_the_title(shape, under):
    header = Header(STYLE, STAGES[shape].title, "Overshoot", TAGS)
    assert under == (header.tags[0].at.y < header.title.at.y)


@EVERY_SHAPE
@pytest.mark.parametrize("alpha", [-0.1, 0.1, 0.5, 1])
def test_the_head_of_a_pane_lies_in_it(shape, alpha):
    pane = STAGES[shape].panes()[0]
    assert [] == outside(pane, PaneHead(STYLE, pane, alpha, regime(RUN.change(alpha=alpha))))


@EVERY_SHAPE
@pytest.mark.parametrize("ends", [(0.0, 0.8), (-123456.789, 1e6), (0.8, 0.8), (1e-9, -2.5e-7)])
def test_the_squared_gap_lies_in_the_panel(shape, ends):
    card = SquaredGap(STYLE, STAGES[shape].panel, *ends)
    shown = card.parts if card.gap else (card.frame, card.ends)
    assert [] == outside(STAGES[shape].panel, *shown)


@EVERY_SHAPE
def test_a_miss_with_a_long_name_lies_in_the_panel_too(shape):
    goal = -4.2634279999957366e-07
    card = SquaredGap(GERMAN, STAGES[shape].panel, goal - 4.26e-19, goal)
    assert "Abweichung 4,26e−19" == card.miss.text
    assert [] == outside(STAGES[shape].panel, card.miss)


def test_where_long_ticks_have_no_room_the_axis_s_name_gives_way():
    pane, axes = Box(-3.4, -1.5, -0.5, 1.7), BowlAxes(STYLE)
    axes.show(View(pane, -13231.5, -13227.5, 1.0))
    assert 2 <= sum(number.shown for number in axes.numbers)
    axes.show(View(pane, -2, 2, 1.0))
    assert axes.weight_name.shown


def test_a_long_counter_has_room_beside_the_tags_of_a_narrow_title_line():
    tags = [("input 0.1066", "input"), ("alpha 0.0003467", "alpha")]
    header = Header(STYLE, Box(-3.5, 2.5, 3.5, 3.8), "Alpha", tags)
    header.remark.set_text("step 100000")
    assert not any(header.remark.box.overlaps(tag.box) for tag in header.tags)


PANE = Box(-3.38, -0.85, -0.52, 1.17)  # the plot in the left half of a square
IN_THE_MIDDLE = View(PANE, -1.0, 1.0, 1.0)


def test_a_number_that_has_no_place_beside_the_goal_s_line_is_smaller():
    arrow, line = StepArrow(STYLE), Box(-1.98, -1.91, -1.92, -0.85)
    name = Box(-2.72, -2.04, -1.18, -1.86)
    arrow.show(View(PANE, 0, 1, 1.0), 0.136, 0.143, "+ 8.099e−14", [name, line])
    assert not any(reached(arrow.label.points).overlaps(other) for other in (name, line))


def test_a_number_that_has_room_again_has_its_size_again():
    arrow = StepArrow(STYLE)
    usual = arrow.label.em
    arrow.show(IN_THE_MIDDLE, -0.7, -0.6, "+ 8.099e−14", [Box(-1.98, -1.91, -1.92, 0)])
    assert arrow.label.em < usual
    arrow.show(IN_THE_MIDDLE, -0.7, -0.6, "+ 8.099e−14")
    assert usual == arrow.label.em


@pytest.mark.parametrize("goal", [-1.0, -0.1, 0.0, 0.1, 1.0])
def test_a_long_name_of_the_goal_lies_in_its_pane(goal):
    ring = GoalRing(STYLE, goal, 2.0)
    ring.name_label.set_text("goal −123456.7891")
    ring.show(IN_THE_MIDDLE, PANE.bottom - GAP_DROP)
    assert -3.6 <= ring.name_label.box.left < ring.name_label.box.right <= -0.3


def test_the_goal_s_line_ends_above_a_name_that_has_room_on_neither_side():
    ring = GoalRing(STYLE, 0.0, 2.0)
    ring.name_label.set_text("goal −123456.7891")
    ring.show(IN_THE_MIDDLE, PANE.bottom - GAP_DROP)
    assert reached(ring.name_label.points).top < reached(ring.line.points).bottom


def test_where_the_goal_s_name_has_no_room_before_it_it_takes_the_larger_side():
    ring = GoalRing(STYLE, 0.05, 2.0)  # its own side is the left one
    ring.name_label.set_text("goal 9.4574e−6")
    ring.show(IN_THE_MIDDLE, PANE.bottom - GAP_DROP)
    assert ring.name_label.box.right < IN_THE_MIDDLE.x(0.05)


def test_a_goal_s_name_with_alike_room_on_either_side_stays_on_one_as_the_view_turns():
    ring = GoalRing(STYLE, 0.0, 2.0)
    ring.name_label.set_text("goal −9.4574e−6")
    sides = set()
    for shifted in (-1e-9, 0, 1e-9):
        ring.show(View(PANE, -1.0 + shifted, 1.0, 1.0), PANE.bottom - GAP_DROP)
        sides.add(ring.name_label.box.right < PANE.centre.x)
    assert {True} == sides  # its own, the left one


@EVERY_SHAPE
def test_the_words_of_a_line_that_ends_early_stay_at_its_end(shape):
    given = Parameters(weight=6e-4, input=-168.5, goal_prediction=1e6, iterations=41037)
    runs = [gradient_descent(given.change(alpha=alpha)).error for alpha in (1, 0.002535)]
    chart = ErrorChart(STYLE, STAGES[shape].centre, runs, ["alpha 1", "alpha 0.002535"])
    assert [0] == [*chart.ends]
