"""Bars as long as the input and the prediction of a neuron, read back."""

import pytest
from drawn import MIDDLES, STYLE

from grokdl import Parameters
from grokdl.audit.outlines import reached
from grokdl.mobjects.measured_miss import MeasuredMiss

EVERY_SHAPE = pytest.mark.parametrize("box", MIDDLES.values(), ids=MIDDLES)
RUNS = (0.5, 0.5), (8.5, 0.1), (0.5, -2.0), (-2.0, 1.5), (-1.0, -1.0), (3.0, 0.0)


def measured(box, input=0.5, weight=0.5):
    given = Parameters(weight=weight, input=input, goal_prediction=0.8)
    shown = MeasuredMiss(STYLE, box, given)
    shown.open()
    return shown


def width(path) -> float:
    return reached(path.points).width if len(path.points) else 0.0


@EVERY_SHAPE
@pytest.mark.parametrize(("input", "weight"), RUNS)
def test_the_bar_of_the_prediction_is_as_many_times_as_long_as_the_weight_says(box, input, weight):
    bars = measured(box, input, weight).bars
    bars.follow()
    assert pytest.approx(abs(weight)) == width(bars.made) / width(bars.given)
    assert pytest.approx(width(bars.given)) == width(bars.outline)


@EVERY_SHAPE
@pytest.mark.parametrize(("input", "weight"), RUNS)
def test_a_bar_lies_right_of_its_mark_if_its_number_is_positive(box, input, weight):
    bars = measured(box, input, weight).bars
    bars.follow()
    for bar, zero, number in zip(
        (bars.given, bars.made), bars.zeros, (input, input * weight), strict=True
    ):
        if number:
            side = reached(bar.points).centre.x - zero.get_center()[0]
            assert (number > 0) == (side > 0)


@EVERY_SHAPE
@pytest.mark.parametrize(("input", "weight"), RUNS)
def test_no_bar_is_longer_than_its_plate_however_the_dial_is_turned(box, input, weight):
    shown = measured(box, input, weight)
    for turned in shown.turned:
        shown.neuron.show(shown.parameters, turned)
        shown.bars.follow()
        for bar, plate in ((shown.bars.given, "input"), (shown.bars.made, "prediction")):
            under = reached(shown.neuron.plates[plate].points)
            if len(bar.points):
                assert under.left <= reached(bar.points).left + 1e-6
                assert reached(bar.points).right <= under.right + 1e-6


@EVERY_SHAPE
@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_bar_on_its_way_in_comes_from_behind_the_plate_and_ends_within_the_dial(box, share):
    bars = measured(box).bars
    ways, whole = bars.neuron.ways, width(bars.given)
    bars.go_in(share)
    seen, plate = reached(bars.coming_in.points), ways.input.x + ways.plate[0] / 2
    assert pytest.approx(plate + share * (ways.dial.x + whole - plate)) == seen.left + whole
    assert seen.right <= ways.dial.x + 1e-9
    assert bars.coming_in.z_index < bars.neuron.knob.z_index


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7])
def test_a_bar_on_its_way_out_and_what_has_arrived_of_it_are_the_prediction_together(share):
    bars = measured(MIDDLES["16:9"]).bars
    bars.follow()
    whole = width(bars.made)
    bars.come_out(share)
    plate = reached(bars.neuron.plates["prediction"].points).left
    out = reached(bars.coming_out.points)
    hidden = max(0.0, out.right - plate)
    assert pytest.approx(width(bars.made)) == hidden
    assert out.width <= whole + 1e-9
    assert out.left >= bars.neuron.ways.dial.x - 1e-9


def test_nothing_is_left_on_the_wires_once_a_bar_has_arrived():
    bars = measured(MIDDLES["16:9"]).bars
    bars.go_in(1)
    bars.come_out(1)
    assert 0 == len(bars.coming_in.points) == len(bars.coming_out.points)


def test_an_input_of_0_has_no_bars():
    bars = measured(MIDDLES["16:9"], input=0.0).bars
    bars.follow()
    assert 0 == sum(len(part.points) for part in bars.submobjects)


@EVERY_SHAPE
def test_the_bars_are_in_the_box_of_the_neuron(box):
    shown = measured(box)
    shown.bars.follow()
    drawn = [reached(part.points) for part in shown.bars.submobjects if len(part.points)]
    assert max(part.top for part in drawn) <= box.top
