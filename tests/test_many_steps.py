"""A chart of very many steps draws no more than can be told apart, and it looks the same."""

import numpy as np
import pytest
from drawn import STYLE

from grokdl.audit.outlines import circles
from grokdl.mobjects.error_chart import ErrorChart
from grokdl.mobjects.error_scale import ErrorScale
from grokdl.mobjects.errors_at_the_bowl import SHORT, ErrorsAtTheBowl
from grokdl.mobjects.told_apart import ALIKE, told_apart
from grokdl.stage import Box

PANEL, BOWL = Box(2, -3, 7, 3), Box(-6, -2, 1.5, 2)
MANY = 100_000
RUNS = {
    "fall": 0.9999 ** np.arange(MANY),
    "fall at once": 0.5 ** np.minimum(np.arange(MANY), 1000),
    "rise": 1.00001 ** np.arange(MANY),
    "stay": np.ones(MANY),
    "end at 0": np.where(np.arange(MANY) < 500, 0.99 ** np.arange(MANY), 0.0),
}
ALL = pytest.mark.parametrize("errors", RUNS.values(), ids=RUNS)
STEM = 4  # points


def beside(errors, wide=0.9, moment=None, top=1.2):
    """The chart of a run beside its bowl, on its way to all steps: as it is, and where tips lie."""
    chart = ErrorsAtTheBowl(STYLE, PANEL, errors, bowl=BOWL, ceiling=3.5)
    chart.rise(len(errors) - 1 if moment is None else moment, 0, bent=0, wide=wide, top=top)
    return chart, chart.stems.points[STEM - 1 :: STEM, :2]


def places(chart, errors, passed):
    """Where each of the first steps lies."""
    across = chart.axis.x(0) + (chart.axis.x(1) - chart.axis.x(0)) * np.arange(passed + 1)
    heights = chart.plot.bottom + chart.error_scale.shares(errors[: passed + 1]) * chart.plot.height
    return np.column_stack((across, heights))


def farthest(wanted, drawn):
    """How far the place that is farthest from all that is drawn is from it, across or upward."""
    coarse = np.unique(np.round(wanted, 3), axis=0)
    return max(np.abs(drawn - place).max(axis=1).min() for place in coarse)


@ALL
def test_a_chart_draws_a_few_hundred_of_a_hundred_thousand_stems_and_marks(errors):
    chart, tips = beside(errors)
    assert 0 < len(tips) <= chart.plot.width / ALIKE + 2
    assert len(circles(chart.marks[0].points)) <= (chart.plot.width + chart.plot.height) / ALIKE


def test_so_many_are_drawn_of_one_run():
    chart, tips = beside(RUNS["fall"])
    assert (250, 481) == (len(tips), len(circles(chart.marks[0].points)))


@ALL
def test_each_step_has_a_mark_where_it_lies_or_one_that_looks_the_same(errors):
    chart, _ = beside(errors, moment=60_000)
    wanted = places(chart, errors, 60_000)
    marks = np.array(circles(chart.marks[0].points))
    assert farthest(wanted[wanted[:, 1] <= chart.plot.top], marks) <= ALIKE + 1e-3


@ALL
def test_the_highest_and_the_newest_are_among_them(errors):
    chart, tips = beside(errors, moment=60_000)
    wanted = places(chart, errors, 60_000)
    wanted = wanted[wanted[:, 0] <= chart.plot.right]
    wanted[:, 1] = np.minimum(wanted[:, 1], chart.plot.top + SHORT)
    assert pytest.approx(wanted[:, 1].max()) == tips[:, 1].max()
    assert (np.abs(tips - wanted[-1]).max(axis=1) < 1e-9).any()


def test_what_can_be_told_apart_is_drawn_whole():
    errors = 0.9 ** np.arange(40)
    for wide in (0.1, 0.3, 1.0):
        chart, tips = beside(errors, wide)
        assert 40 == len(circles(chart.marks[0].points))
        assert (places(chart, errors, 39)[:, 0] <= chart.plot.right).sum() == len(tips)


@ALL
def test_a_chart_of_powers_of_ten_draws_no_more_either(errors):
    chart = ErrorChart(STYLE, PANEL, [errors], [""])
    chart.show(MANY - 1, bent=1, wide=0.9)
    marks = np.array(circles(chart.marks[0].points))
    wanted = places(chart, errors, MANY - 1)
    assert len(marks) <= (chart.plot.width + np.ptp(wanted[:, 1])) / ALIKE + 4
    assert farthest(wanted, marks) <= ALIKE + 1e-3


def test_of_each_cell_the_highest_is_drawn():
    across, heights = np.array([0.001, 0.002, 0.003, 0.02]), np.array([0.002, 0.004, 1.0, 0.5])
    every = np.ones(4, dtype=bool)
    assert [1, 2, 3] == told_apart(across, heights, every)
    assert [2, 3] == told_apart(across, heights, every, rows=False)
    assert [1, 3] == told_apart(across, heights, heights < 1, rows=False)
    assert [] == told_apart(across, heights, ~every)


@pytest.mark.parametrize("bent", [0, 1e-6, 0.4, 0.99, 1])
def test_the_shares_of_many_errors_are_those_of_each(bent):
    scale, errors = ErrorScale(-3, 2, 4.0, bent), np.array([0.0, 1e-300, 1e-3, 0.7, 99, 1e300])
    assert pytest.approx([scale.share(error) for error in errors.tolist()]) == scale.shares(errors)
