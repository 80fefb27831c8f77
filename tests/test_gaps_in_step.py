"""Gaps in a step, read back: each tick is a whole gap from the start of the step."""

import pytest
from bowl import ZONE
from drawn import STYLE

from grokdl.mobjects.gaps_in_step import GapsInStep
from grokdl.stage import View

VIEW = View(ZONE, 0.0, 0.8, 0.3)


def gaps(start=0.5, landing=0.1, share=1.0, view=VIEW):
    drawn = GapsInStep(STYLE, view, start, 0.4, landing)
    drawn.show(share)
    return drawn


def places(drawn):
    """Where the line ends, and where the ticks are, as weights."""
    ends = drawn.line.points.reshape(-1, 4, 3)[:, (0, 3), 0]
    line, *ticks = [[drawn.view.weight(x) for x in pair] for pair in ends.tolist()]
    return line, [tick[0] for tick in ticks]


def test_a_step_of_four_gaps_has_five_ticks_from_its_start_to_its_landing():
    line, ticks = places(gaps())
    assert pytest.approx([0.5, 0.1]) == line
    assert pytest.approx([0.5, 0.4, 0.3, 0.2, 0.1]) == ticks


def test_a_step_between_two_whole_gaps_ends_beyond_its_last_tick():
    line, ticks = places(gaps(landing=0.25))
    assert pytest.approx(0.25) == line[1]
    assert pytest.approx([0.5, 0.4, 0.3]) == ticks


def test_on_the_way_there_are_as_many_ticks_as_it_has_reached():
    line, ticks = places(gaps(share=0.6))
    assert pytest.approx(0.26) == line[1]
    assert pytest.approx([0.5, 0.4, 0.3]) == ticks


@pytest.mark.parametrize(
    ("start", "landing", "seen"),
    [
        (0.5, 0.1, True),
        (0.3, 0.7, True),
        (0.5, 0.45, False),  # less than a gap
        (0.5, -0.1, False),  # out of the view
        (0.4, 0.4, False),  # no gap
        (0.401, 0.1, False),  # too many
    ],
)
def test_it_is_drawn_only_where_it_can_be_counted(start, landing, seen):
    assert seen == gaps(start, landing).can_be_seen
