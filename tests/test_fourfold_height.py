"""A dot twice as far from the goal stands four times as high: the heights are laid off."""

import pytest
from drawn import STYLE

from grokdl.audit.outlines import reached
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.error_bowl import error_at
from grokdl.mobjects.fourfold_height import FourfoldHeight
from grokdl.stage import Box, View

ZONE = Box(-6, -2, 1.5, 2)
RUN = Parameters(weight=0, input=0.5, goal_prediction=0.8)
VIEW = View(ZONE, -1, 4, 1.2)


def at(weight):
    return VIEW.point(weight, error_at(RUN, weight))


def compared(share):
    drawn = FourfoldHeight(STYLE)
    drawn.stand(VIEW, at(2.4), 1)
    drawn.reach(at(3.2), share)
    return drawn


def test_the_stem_is_as_high_as_the_error():
    drawn = FourfoldHeight(STYLE)
    drawn.stand(VIEW, at(2.4), 1)
    assert pytest.approx(0.16 / 1.2 * ZONE.height) == reached(drawn.stem.points).height


def test_the_fourth_tick_is_where_the_dot_twice_as_far_off_is():
    ticks = reached(compared(1).ticks.points)
    assert pytest.approx(at(3.2)) == (ticks.centre.x, ticks.top)
    assert pytest.approx(at(2.4).y) == ticks.bottom


@pytest.mark.parametrize(("share", "ticks"), [(0.5, 0), (0.625, 1), (0.75, 2), (1, 4)])
def test_the_ticks_come_one_by_one_after_the_level(share, ticks):
    drawn = compared(share)
    assert ticks == len(drawn.ticks.points) // 4
    assert pytest.approx(at(3.2).x, abs=0.2) == reached(drawn.level.points).right
