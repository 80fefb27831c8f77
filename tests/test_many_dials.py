"""The many dials of a network, read back: there is one to begin with, and one prediction."""

import numpy as np
import pytest
from drawn import MIDDLES, STYLE, faults_of

from grokdl import Parameters
from grokdl.audit.outlines import reached
from grokdl.mobjects.dial_neuron import DialNeuron
from grokdl.mobjects.many_dials import ManyDials
from grokdl.mobjects.measured_miss import MeasuredMiss
from grokdl.stage import Box

BOOK = Parameters(weight=0.5, input=0.5, goal_prediction=0.8)
MIDDLE = MIDDLES["16:9"]
EVERY_SHAPE = pytest.mark.parametrize("box", MIDDLES.values(), ids=MIDDLES)
SPREAD = (0.0, 0.15, 0.4, 0.7, 1.0)


def many_at(box: Box, spread: float) -> tuple[DialNeuron, ManyDials]:
    shown = MeasuredMiss(STYLE, box, BOOK)
    shown.many.show(spread)
    return shown.neuron, shown.many


def count_of(many: ManyDials) -> int:
    return len(many.hands.points) // 4


def test_many_dials_begin_as_the_neurons_one_turned_as_it_is():
    neuron, many = many_at(MIDDLE, 0.0)
    assert 1 == count_of(many)
    assert reached(neuron.knob.points) == pytest.approx(reached(many.dials.points))
    assert pytest.approx(neuron.pointer.points) == many.hands.points


@EVERY_SHAPE
@pytest.mark.parametrize("spread", SPREAD)
def test_many_dials_keep_to_the_neurons_box_and_off_the_prediction(box, spread):
    neuron, many = many_at(box, spread)
    assert [] == faults_of(many, neuron.box.grown(0.05))
    assert reached(many.dials.points).right < reached(many.plate.points).left


@EVERY_SHAPE
def test_in_the_end_there_are_many_and_each_has_a_wire_to_the_one_prediction(box):
    _, many = many_at(box, 1.0)
    assert 12 <= count_of(many)
    ends = many.wires.points[3::4, :2]
    assert count_of(many) == len(ends)
    assert pytest.approx(np.tile(many.inlet, (len(ends), 1))) == ends


@pytest.mark.parametrize("spread", SPREAD)
def test_no_two_of_many_dials_overlap(spread):
    _, many = many_at(MIDDLE, spread)
    circles = many.dials.points.reshape(count_of(many), -1, 3)
    middles = (circles.max(axis=1) + circles.min(axis=1)) / 2
    radii = np.ptp(circles[:, :, 0], axis=1) / 2
    apart = np.hypot(*(middles[:, None, :2] - middles[None, :, :2]).transpose(2, 0, 1))
    touching = apart < radii[:, None] + radii[None, :]
    assert count_of(many) == touching.sum()  # each with itself


def test_dials_that_search_turn_both_ways_and_come_back():
    _, many = many_at(MIDDLE, 1.0)
    before = many.hands.points.copy()
    many.show(1.0, 0.25)
    turned = many.hands.points[3::4, 1] - before[3::4, 1]
    assert turned.min() < 0 < turned.max()
    search = many.search()
    search.begin()
    search.interpolate(1)
    assert pytest.approx(before) == many.hands.points
