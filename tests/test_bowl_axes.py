"""The ticks of a bowl, read back: they stand where they say, and tell the scale."""

import pytest
from bowl import VIEW, ZONE
from drawn import STYLE

from grokdl import numerals
from grokdl.mobjects.bowl_axes import BowlAxes
from grokdl.stage import Box, View, theme


@pytest.mark.parametrize("half", [0.0051, 0.8, 5.1, 12.0, 5.1e6])
def test_at_least_two_ticks_can_be_read(half):
    axes = BowlAxes(STYLE)
    axes.show(View(ZONE, -half, half, 1.0))
    assert 2 <= sum(number.shown for number in axes.numbers)


def test_in_a_zoom_the_ticks_are_those_of_the_view_ahead():
    axes, ahead = BowlAxes(STYLE), View(ZONE, -100, 100, 1.0)
    axes.show(View(ZONE, -60, 60, 1.0), ahead)
    assert ["−50", "0"] == [number.text for number in axes.numbers if number.shown]


def test_ticks_stand_where_their_numbers_say():
    axes = BowlAxes(STYLE)
    axes.show(VIEW)
    for number in (number for number in axes.numbers if number.shown):
        weight = float(number.text.replace(numerals.MINUS, "-"))
        assert pytest.approx(weight, abs=1e-9) == VIEW.weight(number.at.x)


@pytest.mark.parametrize("half", [0.51, 5.1, 5.1e4, 0.5, 1, 1.35, 2, 3, 4, 7, 9.9])
@pytest.mark.parametrize("middle", [0, 0.727, -1e6])
def test_at_least_two_ticks_tell_the_scale_of_a_narrow_axis(half, middle):
    axes, pane = BowlAxes(STYLE), Box(-6.6, -1.5, -0.5, 1.7)
    axes.show(View(pane, middle - half, middle + half, 1))
    assert 2 <= sum(number.shown for number in axes.numbers)


def test_two_long_numbers_tell_the_scale_of_a_narrow_axis_too():
    axes, pane = BowlAxes(STYLE), Box(-6.37, -1.5, -1.2, 1.7)
    axes.show(View(pane, -0.00102100239935, -0.00102099964265, 1))
    shown = [number for number in axes.numbers if number.shown]
    assert ["−0.001021002", "−0.001021001"] == [number.text for number in shown]
    assert all(number.em >= theme.LEAST * 8 for number in shown)


def test_where_no_two_long_numbers_have_room_others_say_what_is_added_to_the_first():
    close = -0.005464025359746782, -0.00546398556825322
    axes, view = BowlAxes(STYLE), View(Box(-3.38, -1.5, -0.755, 1.7), *close, 1)
    axes.show(view)
    first, *others = (number for number in axes.numbers if number.shown)
    assert "−0.00546401" == first.text
    assert ["+ 2e−8"] == [number.text for number in others]
    assert pytest.approx(-0.00546399, rel=1e-9) == view.weight(others[0].at.x)
