"""Tries of a weight: the bars beside their table, read back."""

import pytest
from drawn import STYLE, faults_of

from grokdl import Parameters
from grokdl.audit.outlines import reached
from grokdl.mobjects.tries import BARS, LEAST, WIDE, Tries
from grokdl.stage import Box

KNOB = Parameters(weight=0.1, input=8.5, goal_prediction=1)
WEIGHTS = 0.1, 0.11, 0.09
ERRORS = 0.0225, 0.004225, 0.055225


def tried(width=13.0, parameters=KNOB, weights=WEIGHTS):
    return Tries(STYLE, Box(-width / 2, -2.5, width / 2, 3), parameters, weights)


def bars(tries):
    """The boxes of the bars, the first row's first."""
    (drawn,) = tries.bars
    return [reached(part) for part in drawn.bars.points.reshape(-1, 16, 3)]


def test_each_bar_is_as_long_as_its_error_and_beside_its_row():
    tries = tried()
    tries.note(2)
    found = bars(tries)
    assert pytest.approx([error / ERRORS[2] for error in ERRORS]) == [
        bar.width / found[2].width for bar in found
    ]
    for row, bar in enumerate(found):
        assert (
            tries.table.cells[row][0].box.bottom < bar.centre.y < tries.table.cells[row][0].box.top
        )
        assert bar.left > tries.table.box.right


@pytest.mark.parametrize("last", [0, 1, 2])
def test_there_are_as_many_bars_as_rows(last):
    tries = tried()
    tries.note(last)
    assert last + 1 == len(bars(tries))


@pytest.mark.parametrize(("width", "long"), [(13.0, BARS), (WIDE + 2.0, 1.7), (WIDE + LEAST, None)])
def test_where_there_is_no_room_beside_the_table_there_are_none(width, long):
    tries = tried(width)
    assert (long is None) == (tries.bars == [])
    if long is not None:
        tries.note(2)
        assert pytest.approx(long) == bars(tries)[2].width
        assert [] == faults_of(tries.bars[0], Box(-width / 2, -2.5, width / 2, 3))


def test_a_weight_without_an_error_has_no_bar():
    tries = tried(parameters=KNOB.change(weight=0.125, input=8), weights=(0.125, 0.225, 0.025))
    tries.note(2)
    assert len(bars(tries)) == 2
