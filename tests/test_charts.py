"""Words, numbers and charts, read back: they say and show what they are given."""

import numpy as np
import pytest
from drawn import STYLE

from grokdl import Parameters
from grokdl.audit.outlines import circles, extent, reached
from grokdl.mobjects.error_chart import ErrorChart
from grokdl.mobjects.squared_gap import SquaredGap
from grokdl.mobjects.text import Label, Number, figures
from grokdl.stage import Box

ZONE = Box(-6, -1, 2, 3)
BOOK = Parameters(weight=0, input=1.1, goal_prediction=0.8, iterations=4)


def test_every_digit_takes_the_same_room():
    widths = {figures(f"0.{digit}", "Inter", "regular").advance for digit in "0123456789"}
    assert 1 == len(widths)


@pytest.mark.parametrize("anchor", [0, 0.5, 1])
def test_a_text_stays_where_its_anchor_is_put(anchor):
    label = Label(STYLE, "weight", anchor=anchor).place(1, 2)
    box = label.box
    assert pytest.approx(1) == box.left + anchor * box.width
    label.set_text("goal_prediction")
    assert pytest.approx(1) == label.box.left + anchor * label.box.width


def test_a_text_s_outline_lies_in_its_box():
    label = Label(STYLE, "weight_delta").place(1, 2)
    assert label.box.grown(0.03).holds(extent(label.points))


def test_a_text_that_is_too_wide_is_set_smaller():
    label = Label(STYLE, "a rather long caption")
    wide = label.text_width
    assert pytest.approx(wide * 0.8) == label.fit(wide * 0.8).text_width


def test_what_is_not_shown_has_no_outline():
    number = Number(STYLE, "1.5")
    assert 0 == len(number.show(False).points)
    assert 0 < len(number.show(True).points)


def test_the_chart_is_straight_where_each_step_takes_the_error_by_one_factor():
    errors = 10.0 ** -np.arange(6)
    chart = ErrorChart(STYLE, ZONE, [errors], [""])
    chart.show(5)
    spots = np.array(circles(chart.marks[0].points))
    assert 6 == len(spots)
    assert np.allclose(0, np.diff(spots, n=2, axis=0), atol=1e-9)
    assert "1e−5" == chart.values[0].text


def test_the_chart_stops_at_the_moment_that_it_shows():
    chart = ErrorChart(STYLE, ZONE, [np.array([1.0, 0.1, 0.01])], [""])
    chart.show(1.5)
    assert 2 == len(circles(chart.marks[0].points))
    one, two = circles(chart.marks[0].points)
    assert pytest.approx(one.x + 1.5 * (two.x - one.x)) == chart.lines[0].points[-1][0]


@pytest.mark.parametrize("errors", [[0.0], [0.0, 0.0], [1e290, 1e-300, 0.0], [5e-324], [1.7e308]])
def test_the_chart_takes_any_errors(errors):
    chart = ErrorChart(STYLE, ZONE, [np.array(errors)], [""])
    chart.show(len(errors) - 1)
    for path in chart.family_members_with_points():
        assert np.isfinite(path.points).all()


EARLY = {  # the decades of a line that ends, and of one that goes on
    "right of its end": (np.arange(9), np.linspace(0, -8, 21)),
    "left of its end": (np.arange(9), np.linspace(0, 7.9, 11)),
    "right of all": (np.arange(2), np.arange(4) * 0.95),
}


@pytest.mark.parametrize("place", EARLY)
def test_the_words_of_a_line_that_ended_stay_near_it_where_they_have_room(place):
    ended, other = EARLY[place]
    chart = ErrorChart(STYLE, ZONE, [10.0**ended, 10.0**other], ["alpha 1", "alpha 0.1"])
    for moment in (len(ended) - 1.5, len(ended) - 1, len(other) - 1):
        chart.show(moment)
        ends = [drawn.points[-1][0] for drawn in chart.lines]
        assert pytest.approx(ends[1] + 0.2) == chart.values[1].box.left
        if moment < len(ended) - 1 or place == "right of all":
            assert pytest.approx(ends[1] + 0.2) == chart.values[0].box.left
        elif place == "right of its end":
            assert pytest.approx(ends[0] + 0.2) == chart.values[0].box.left
        else:
            widest = max(words.box.right for words in (chart.values[0], chart.names[0]))
            assert ends[0] - 0.8 < widest < ends[0]


def test_the_words_of_a_line_that_has_left_the_plot_stay_at_its_side_while_another_goes_on():
    runs = [5.0 ** np.arange(5), 3.0 ** np.arange(5)]
    chart = ErrorChart(STYLE, Box(-7, -1, 7, 3), runs, ["alpha 1.15921878452", "alpha 1"])
    for moment in (3.0, 3.3):
        chart.show(moment, 0, 0, top=40)
        gone, other = (line.points[-1][:2] for line in chart.lines)
        assert gone[1] > chart.plot.top
        assert gone[0] < other[0]
        assert chart.names[0].box.right < gone[0]
        assert chart.names[1].box.left > other[0]


def test_the_square_over_the_gap_is_one():
    card = SquaredGap(STYLE, Box(3, -2, 6.6, 3), 0.0, 0.8)
    card.raise_to(1)
    box = reached(card.area.points)
    assert pytest.approx(box.width) == box.height
    assert ("miss 0.8", "0.64") == (card.miss.text, card.error.text)


def test_charts_side_by_side_have_the_same_axes():
    falls, climbs = np.array([1.0, 0.1, 0.01]), np.array([1.0, 7.0])
    one = ErrorChart(STYLE, ZONE, [falls], ["alpha 1"], [climbs], "a much longer name of a run")
    other = ErrorChart(STYLE, ZONE, [climbs], ["a much longer name of a run"], [falls], "alpha 1")
    assert np.array_equal(one.axis.points, other.axis.points)
    assert (one.low, one.high, one.steps) == (other.low, other.high, other.steps)
