"""Two runs side by side: both dots on one line, each view's scale, and what alpha leaves."""

import pytest
from drawn import STYLE

from grokdl.audit.outlines import hull, reached
from grokdl.mobjects.common_line import CommonLine
from grokdl.mobjects.lane import ARROW_DROP, GAP_DROP
from grokdl.mobjects.shrunk_step import ShrunkStep
from grokdl.mobjects.view_scale import ViewScale
from grokdl.stage import Box, View

BOX = Box(-6, -3, 6, -2)
ZONE = Box(-6, -1, 2, 3)


def common_line():
    return CommonLine(STYLE, BOX, (-1, 1), 0.4, ["alpha 1", "alpha 0.1"])


def test_both_dots_are_at_their_weights_on_one_line():
    line = common_line()
    line.show(0.5, -0.25)
    assert pytest.approx([line.x(0.5), line.x(-0.25)]) == [
        hull(dot.points).centre.x for dot in line.dots
    ]


@pytest.mark.parametrize(("weight", "right"), [(7, True), (-7, False)])
def test_a_dot_beyond_the_line_is_an_arrow_at_its_end(weight, right):
    line = common_line()
    line.show(weight, 0.5)
    assert [False, True] == [len(dot.points) > 0 for dot in line.dots]
    assert right == (hull(line.heads[0].points).centre.x > 0)
    assert BOX.holds(hull(line.heads[0].points))


def test_names_of_dots_that_are_close_stand_over_and_under_the_line():
    line = common_line()
    line.show(0.5, 0.5)
    over, under = (name.box for name in line.names)
    assert over.bottom > line.y > under.top


def view(half):
    return View(ZONE, 0.4 - half, 0.4 + half, 1.0)


@pytest.mark.parametrize(
    ("half", "said"),
    [(1.0, ""), (0.05, "20 times closer"), (2.5, "2.5 times as wide")],
)
def test_a_view_says_how_much_closer_or_wider_it_is(half, said):
    scale = ViewScale(STYLE, ZONE, view(1.0))
    scale.show(view(half), True, [])
    assert said == (scale.label.text if scale.label.shown else "")


def test_on_its_way_a_view_has_no_scale():
    scale = ViewScale(STYLE, ZONE, view(1.0))
    scale.show(view(0.05), False, [])
    assert not scale.label.shown


def test_a_view_s_scale_stands_where_nothing_else_is():
    scale = ViewScale(STYLE, ZONE, view(1.0))
    scale.show(view(0.05), True, [Box(0, -3, 2, -1)])
    assert scale.label.shown
    assert scale.label.box.right < 0


def test_the_wedge_leads_from_the_full_step_to_what_is_left_of_it():
    drawn, seen = ShrunkStep(STYLE, 1.0, 0.1), view(1.0)
    drawn.show(seen, 0.5, None, 0.1, (0.46, 0.0144))
    corners = drawn.wedge.points[::4, :2].tolist()
    low, high = ZONE.bottom - GAP_DROP, ZONE.bottom - ARROW_DROP
    assert pytest.approx([seen.x(0.5), low], abs=0.1) == corners[0]
    assert pytest.approx([seen.x(0.1), low], abs=0.1) == corners[1]
    assert pytest.approx([seen.x(0.46), high], abs=0.1) == corners[2]


@pytest.mark.parametrize(("landing", "shown"), [((0.1, 0.36), True), ((0.1, 7.0), False)])
def test_where_the_full_step_lands_is_marked_if_it_is_in_the_view(landing, shown):
    drawn = ShrunkStep(STYLE, 1.0, 0.1)
    drawn.show(view(1.0), 0.5, landing, 0.1, (0.46, 0.0144))
    assert shown == (len(drawn.landing.points) > 0)


@pytest.mark.parametrize("weight", [0.1, 0.3, 0.46])
def test_where_the_present_step_lands_is_marked_on_the_bowl(weight):
    drawn, seen, error = ShrunkStep(STYLE, 1.0, 0.1), view(1.0), (2 * weight - 0.8) ** 2
    drawn.show(seen, 0.5, None, 0.1, (weight, error))
    middle = reached(drawn.present.points).centre
    assert pytest.approx((weight, error)) == (seen.weight(middle.x), seen.error(middle.y))


@pytest.mark.parametrize(("alpha", "text"), [(0.63, "alpha 0.63"), (0.12, "alpha 0.12")])
def test_while_alpha_cuts_a_step_its_present_value_stands_behind_the_tail(alpha, text):
    drawn, seen = ShrunkStep(STYLE, 1.0, 0.1), view(1.0)
    drawn.tell(seen, 0.5, alpha, -1, [])
    assert (text, True) == (drawn.alpha.text, drawn.alpha.shown)
    assert seen.x(0.5) < drawn.alpha.box.left  # the step leads to the left


@pytest.mark.parametrize(
    ("alphas", "alpha", "taken"),
    [((1.0, 0.1), 0.1, False), ((1.0, 0.1), 0.5, True), ((1.0, -0.1), 0.5, False)],
)
def test_no_alpha_is_named_at_the_end_nor_on_something_nor_where_the_step_turns(
    alphas, alpha, taken
):
    drawn, seen = ShrunkStep(STYLE, *alphas), view(1.0)
    drawn.tell(seen, 0.5, alpha, -1, [seen.zone.grown(2)] if taken else [])
    assert not drawn.alpha.shown
