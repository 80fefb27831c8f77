"""weight_delta turned round into the step, read back."""

import pytest
from drawn import STYLE

from grokdl.audit.outlines import reached
from grokdl.mobjects.lane import ARROW_DROP, GAP_DROP
from grokdl.mobjects.turning_arrow import TurningArrow
from grokdl.stage import Box, View

VIEW = View(Box(-6, -1.5, 1, 2), -0.5, 4, 1.2)
TICKS = 0.45  # units under the axis: there its numbers end


def shown(uphill=-0.4, step=0.4):
    return TurningArrow(STYLE, VIEW, 0.0, uphill, step)


def reach(arrow):
    """From which weight to which it reaches, and its middle's height over the axis."""
    boxes = [reached(part.points) for part in (arrow.shaft, arrow.head)]
    low, high = min(b.left for b in boxes), max(b.right for b in boxes)
    return VIEW.weight(low), VIEW.weight(high), boxes[1].centre.y - VIEW.zone.bottom


@pytest.mark.parametrize(("uphill", "step"), [(-0.4, 0.4), (0.3, -0.2), (-0.4, 0.04), (0.2, 0.2)])
def test_it_begins_as_weight_delta_in_the_lower_lane_and_ends_as_the_step_in_the_upper(
    uphill, step
):
    arrow = shown(uphill, step)
    for share, way, drop in ((0, uphill, GAP_DROP), (1, step, ARROW_DROP)):
        arrow.show(share)
        low, high, up = reach(arrow)
        assert pytest.approx(sorted((0.0, way)), abs=0.01) == [low, high]
        assert pytest.approx(-drop, abs=0.01) == up


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_on_its_way_it_stays_under_the_numbers_of_the_axis(share):
    arrow = shown(-4, 4)
    arrow.show(share)
    top = max(reached(part.points).top for part in (arrow.shaft, arrow.head))
    assert top <= VIEW.zone.bottom - TICKS + 0.1
    assert arrow.shaft.in_flight


def test_one_that_leads_beyond_the_view_ends_at_its_edge():
    arrow = shown(-0.4, 40)
    arrow.show(1)
    assert pytest.approx(4, abs=0.01) == reach(arrow)[1]
