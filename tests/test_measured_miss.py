"""A miss on its line, its square, and the means of several, read back."""

from decimal import Decimal

import numpy as np
import pytest
from drawn import MIDDLES, STAGES, STYLE, faults_of, said
from hypothesis import given, settings
from hypothesis import strategies as st
from small_scenes import found, showing

from grokdl import Parameters, numerals
from grokdl.audit.means import Means
from grokdl.audit.outlines import reached
from grokdl.mobjects.dial_neuron import DialNeuron
from grokdl.mobjects.flyer import Flyer
from grokdl.mobjects.mean_bars import MeanBars
from grokdl.mobjects.measured_miss import MeasuredMiss
from grokdl.mobjects.miss_line import MissLine
from grokdl.mobjects.phases import Phases
from grokdl.mobjects.squared_misses import SquaredMisses
from grokdl.mobjects.unit_square import UnitSquare
from grokdl.stage import Box, Point
from samples import quantities

BOOK = Parameters(weight=0.5, input=0.5, goal_prediction=0.8)
MIDDLE = MIDDLES["16:9"]
EVERY_SHAPE = pytest.mark.parametrize("box", MIDDLES.values(), ids=MIDDLES)
MISSES = 1.0, -0.5, -1.0, 0.5


def area(path) -> float:
    box = reached(path.points) if len(path.points) else Box(0, 0, 0, 0)
    return box.width * box.height


def end(path) -> Point:
    return Point(*path.points[-1][:2].tolist())


# the neuron


def test_a_neurons_numbers_are_those_of_its_weight():
    neuron = DialNeuron(STYLE, MIDDLE, 1.0, "0.25")
    neuron.show(BOOK, 0.5)
    assert ["0.5", "0.5", "0.25"] == [number.text for number in neuron.numbers.values()]


def test_a_neuron_that_has_not_answered_yet_has_no_prediction():
    neuron = DialNeuron(STYLE, MIDDLE, 1.0, "0.25")
    neuron.show(BOOK, 0.5, answered=False)
    assert "0.25" not in said(neuron)


@EVERY_SHAPE
@pytest.mark.parametrize("share", [0.0, 0.4, 0.8])
def test_a_neuron_may_be_large_until_the_line_needs_room(box, share):
    shown = MeasuredMiss(STYLE, box, BOOK)
    shown.open()
    shown.make_room(share)
    assert [] == faults_of(shown.neuron, box)
    sizes = [shown.own.ways.em, shown.large.ways.em]
    assert pytest.approx(sizes[1] + share * (sizes[0] - sizes[1])) == shown.neuron.ways.em
    assert "0.25" not in said(shown.neuron)


@EVERY_SHAPE
def test_a_neuron_that_has_made_room_is_as_if_it_had_always_been_there(box):
    shown, usual = MeasuredMiss(STYLE, box, BOOK), MeasuredMiss(STYLE, box, BOOK)
    shown.open()
    shown.light("prediction")
    usual.light("prediction")
    shown.make_room(1)
    for part, as_usual in zip(shown.neuron.get_family(), usual.neuron.get_family(), strict=True):
        assert pytest.approx(as_usual.points, abs=1e-9) == part.points


@pytest.mark.parametrize("shape", ["16:9", "4:3", "1:1", "9:16"])
@pytest.mark.parametrize(
    ("weight", "input"), [(0.07656, 0.2114), (0.0003601, 1e-6), (803000, 6.799), (-0.006427, -1)]
)
def test_the_prediction_lies_within_its_plate_and_no_number_touches_a_name(weight, input, shape):
    shown = MeasuredMiss(STYLE, MIDDLES[shape], BOOK.change(weight=weight, input=input))
    shown.light()
    neuron = shown.neuron
    number, plate = (
        reached(part.points) for part in (neuron.numbers["prediction"], neuron.plates["prediction"])
    )
    assert plate.left < number.left < number.right < plate.right
    end = reached(neuron.numbers["weight"].points).right
    assert reached(neuron.names["prediction"].points).left > end


@pytest.mark.parametrize("shape", ["16:9", "4:3", "1:1", "9:16"])
@pytest.mark.parametrize(
    ("weight", "input"), [(-0.0006173, 0.01375), (-0.0001415, 52.51), (0.5, 0.5), (99_000, 1e-6)]
)
def test_no_number_of_a_dial_that_is_turned_touches_a_name(weight, input, shape):
    shown = MeasuredMiss(STYLE, MIDDLES[shape], BOOK.change(weight=weight, input=input))
    shown.open()
    for turn, _ in shown.turns():
        turn.begin()
        for share in np.linspace(0, 1, 41):
            turn.interpolate(share)
            assert [] == faults_of(shown.neuron, MIDDLES[shape])


def test_the_dial_points_up_at_weight_0_and_to_the_right_above():
    neuron = DialNeuron(STYLE, MIDDLE, 1.0)
    neuron.show(BOOK, 0.0)
    assert pytest.approx(neuron.ways.dial.x) == end(neuron.pointer).x
    neuron.show(BOOK, 0.5)
    assert end(neuron.pointer).x > neuron.ways.dial.x


def test_a_dial_that_is_turned_ends_exactly_at_the_weight():
    neuron = DialNeuron(STYLE, MIDDLE, 1.0)
    turn = neuron.turn(BOOK, 0.5, 0.1, 0.3)
    turn.begin()
    turn.interpolate(0.5)
    assert "0.10" == neuron.numbers["weight"].text
    turn.interpolate(1)
    assert "0.3" == neuron.numbers["weight"].text


@EVERY_SHAPE
def test_neuron_and_line_keep_to_the_box(box):
    shown = MeasuredMiss(STYLE, box, BOOK)
    shown.light("weight")
    shown.line.show_line(goal=True, missed=1, marked=True)
    assert [] == faults_of(shown.neuron, box)
    assert [] == faults_of(shown.line.line, box)


@EVERY_SHAPE
def test_the_prediction_flies_from_beside_the_neuron_to_its_place_on_the_line(box):
    shown = MeasuredMiss(STYLE, box, BOOK)
    shown.light()
    shown.fly(0)
    assert not reached(shown.flyer.points).overlaps(
        reached(shown.neuron.plates["prediction"].points)
    )
    shown.fly(0.999)
    assert pytest.approx(shown.line.foot, abs=0.01) == reached(shown.flyer.points).centre
    shown.fly(1)
    assert 0 == len(shown.flyer.points)  # from now on its mark is there


def test_a_flyer_goes_along_before_it_goes_down():
    flyer = Flyer(STYLE)
    flyer.show(Point(0, 2), Point(4, 0), 0.5)
    assert pytest.approx((3, 1.5), abs=1e-3) == reached(flyer.points).centre


# the line and the square


@settings(max_examples=15)
@given(quantities(50), quantities(50))
def test_prediction_goal_and_block_lie_on_the_line(prediction, goal):
    line = MissLine(STYLE, MIDDLE, prediction, goal)
    block = prediction + (1 if line.delta <= 0 else -1) * line.is_cut
    assert line.low <= min(prediction, goal, block) <= max(prediction, goal, block) <= line.high


@pytest.mark.parametrize("goal", [0.8, -0.8, 1.9, -1.2])
def test_a_square_keeps_its_area_while_it_becomes_a_block_that_is_1_wide(goal):
    line = MissLine(STYLE, MIDDLE, 0.25, goal)
    line.show_square()
    error, unit = (goal - 0.25) ** 2, line.unit
    assert pytest.approx(error * unit**2) == area(line.square.body)
    for moved in (0.3, 0.7, 1.0):
        line.show_square(moved=moved)
        assert pytest.approx(error * unit**2) == area(line.square.body) + area(line.square.piece)
    whole = reached(np.concatenate([line.square.body.points, line.square.piece.points]))
    assert pytest.approx((unit, error * unit)) == (whole.width, whole.height)


@pytest.mark.parametrize("box", [MIDDLES[shape] for shape in STAGES], ids=STAGES)
@pytest.mark.parametrize("goal", [0.0441, 0.5, 0.8, 1.9, -0.7])
def test_the_piece_of_a_square_stays_in_the_box_on_its_way(box, goal):
    line = MissLine(STYLE, box, 1.1923, goal)
    for share in np.linspace(0.02, 0.98, 30):
        line.show_square(moved=share)
        assert reached(line.square.piece.points).top <= box.top + 0.01


def test_a_squares_numbers_are_its_side_and_its_area():
    line = MissLine(STYLE, MIDDLE, 0.25, 0.8)
    line.show_square()
    assert ["0.55", "0.3025", "0.55 × 0.55"] == said(line.square)
    line.show_square(moved=1, measured=True)
    assert ["0.3025", "0.3025", "1 wide"] == said(line.square)


@pytest.mark.parametrize("goal", [0.8, 1.9])
def test_the_area_is_written_in_the_middle_of_all_that_has_it_and_in_no_part_of_it(goal):
    line = MissLine(STYLE, MIDDLE, 0.25, goal)
    square = line.square
    line.show_square(moved=0.5)
    assert not square.area.shown
    line.show_square(moved=1, measured=True)
    whole = reached(np.concatenate([square.body.points, square.piece.points]))
    assert pytest.approx(whole.centre, abs=0.2) == square.area.box.centre
    assert pytest.approx(area(square.body)) == whole.width * whole.height  # one outline


def test_what_has_no_room_in_a_square_is_not_written_in_it():
    line = MissLine(STYLE, MIDDLE, 1000.0, 1000.001)
    line.show_square()
    assert ["0.001"] == said(line.square) or area(line.square.body) > 1


# examples


@pytest.mark.parametrize(("miss", "square"), [(-2.0, "4"), (2.0, "4"), (0.1, "0.01")])
def test_a_miss_stands_beside_its_square(miss, square):
    drawn = UnitSquare(STYLE, Box(-1.5, -2, 1.5, 2), miss)
    drawn.show(1)
    assert [numerals.plain(abs(miss)), square] == said(drawn)[-2:]
    assert pytest.approx((miss * drawn.unit) ** 2) == area(drawn.area)


@pytest.mark.parametrize("shape", STAGES)
def test_the_words_of_all_examples_have_one_size(shape):
    examples = SquaredMisses(STYLE, MIDDLES[shape], (-2.0, 2.0, 0.1))
    assert 1 == len({square.size for square in examples.squares})
    for square, inner in zip(examples.squares, examples.panes.inner, strict=True):
        square.show(1)
        assert [] == faults_of(square, inner)


@pytest.mark.parametrize(("squared", "mean"), [(0, "0"), (1, "0.625")])
def test_the_mean_lies_over_the_bars_as_high_as_it_is(squared, mean):
    bars = MeanBars(STYLE, MIDDLE, MISSES)
    bars.show(squared, 1)
    assert mean == bars.mean.text
    assert pytest.approx(bars.y(float(mean))) == bars.mean_line.points[0][1]
    for bar, miss in zip(bars.bars, MISSES, strict=True):
        value = miss**2 if squared else miss
        assert pytest.approx(abs(bars.y(value) - bars.y(0))) == reached(bar.points).height


@EVERY_SHAPE
def test_bars_keep_to_the_box(box):
    bars = MeanBars(STYLE, box, MISSES)
    bars.show(1, 1)
    assert [] == faults_of(bars, box)


def test_a_mean_that_is_not_the_bars_is_found():
    def make(text):
        def made():
            bars = MeanBars(STYLE, MIDDLE, MISSES)
            bars.show(1, 1)
            bars.mean.set_text(text)
            return [bars]

        return showing(made)

    assert set() == found(make("0.625"), Means)
    assert {"number"} == found(make("0.5"), Means)


def test_one_phase_is_lit():
    phases = Phases(STYLE, MIDDLE)
    phases.show("compare")
    dark = [pill.get_fill_color().to_hex() == STYLE.theme.ink for pill in phases.pills]
    assert [False, True, False] == dark


# numbers


@given(st.floats(0.01, 1e4), st.floats(-1e4, -0.01))
def test_a_product_comes_out_of_the_numbers_that_are_shown(one, other):
    a, b, c = numerals.product(one, other)
    exact = read(a) * read(b)
    assert abs(exact - read(c)) <= abs(exact) * Decimal("0.006")


def test_a_product_has_as_many_digits_as_it_needs():
    assert ("0.55", "0.55", "0.3025") == numerals.product(0.55, 0.55)


def read(text: str) -> Decimal:
    return Decimal(text.replace(numerals.MINUS, "-"))


@pytest.mark.parametrize(("misses", "shared"), [((-2.0, 2.0, 0.1), True), ((-2.0, 0.001), False)])
def test_the_squares_of_misses_have_one_scale_unless_one_could_not_be_seen_at_it(misses, shared):
    squares = SquaredMisses(STYLE, MIDDLES["16:9"], misses).squares
    for square in squares:
        square.show(1)
    units = [reached(one.area.points).width / abs(one.miss) for one in squares]
    assert shared == (pytest.approx(units[0]) == units[-1])
    assert pytest.approx([one.unit for one in squares]) == units
