"""The neuron's picture, read back: its parts, its wires, its numbers and what is lit."""

import math

import pytest
from drawn import FLAT, LONG, LOOKS, MIDDLES, PANELS, STYLE, audited, faults_of, said
from hypothesis import given
from hypothesis import strategies as st

from grokdl import GrokdlError, numerals
from grokdl.audit.outlines import on_curves, reached
from grokdl.mobjects.neuron_diagram import Feed, NeuronDiagram, NeuronNames, NeuronState
from grokdl.stage import Box, Point

BOX = MIDDLES["16:9"]
BOXES = {**MIDDLES, **PANELS}


def names(count, sign="×"):
    inputs = ("input",) if count == 1 else ("toes", "wins", "number of fans")[:count]
    weights = ("weight",) if count == 1 else ("weight 1", "weight 2", "weight 3")[:count]
    return NeuronNames(inputs, weights, "prediction", "goal_prediction", "miss", sign)


def state(*weights, text=None, lit=()):
    feeds = tuple(Feed(text or "8.5", text or numerals.plain(w), w) for w in weights)
    return NeuronState(feeds, text or "0.85", text or "1", text or "0.15", frozenset(lit))


def shown(*weights, box=BOX, longest="0.0000", style=STYLE, **more):
    drawn = NeuronDiagram(style, box, names(len(weights)), longest)
    drawn.show(state(*weights, **more))
    return drawn


def test_every_number_stands_in_its_plate():
    drawn = shown(0.1, 0.2, -0.3)
    assert {"input 1", "weight 3", "prediction"} <= set(drawn.numbers)
    for part, number in drawn.numbers.items():
        assert reached(drawn.plates[part].points).holds(reached(number.points))


@pytest.mark.parametrize("box", [BOX, PANELS["16:9, panel"]])
def test_each_wire_leads_from_its_input_through_its_weight_to_the_neuron(box):
    drawn = shown(0.1, 0.2, -0.3, box=box)
    neuron = reached(drawn.plates["neuron"].points)
    for k, way in enumerate(drawn.ways, 1):
        plate, pill = (reached(drawn.plates[f"{part} {k}"].points) for part in ("input", "weight"))
        ends = [way.points[place][:2].tolist() for place in (0, 3, 4, -1)]
        assert pytest.approx([plate.right, plate.centre.y]) == ends[0]
        assert pytest.approx([pill.left, pill.centre.y]) == ends[1]
        assert pytest.approx([pill.right, pill.centre.y]) == ends[2]
        assert neuron.grown(0.3).has(Point(*ends[3]))


def test_no_wire_lies_under_a_number():
    drawn = shown(0.1, 0.2, -0.3)
    wires = [Point(*spot) for way in (*drawn.ways, drawn.out) for spot in on_curves(way.points)]
    numbers = [reached(number.points) for number in drawn.numbers.values()]
    assert not any(number.has(spot) for number in numbers for spot in wires)


def test_the_wire_s_width_follows_the_size_of_the_weight():
    widths = [way.get_stroke_width() for way in shown(0.0, -0.5, 7.0).ways]
    assert pytest.approx([2.2, 5.6, 9.0]) == widths


def test_the_input_is_left_of_the_neuron_and_the_prediction_right_of_it_in_a_wide_box():
    drawn = shown(0.1)
    parts = ("input 1", "weight 1", "neuron", "prediction", "goal_prediction")
    xs = [reached(drawn.plates[part].points).centre.x for part in parts]
    assert sorted(xs) == xs


def test_in_a_narrow_box_the_prediction_stands_under_the_neuron():
    drawn = shown(0.1, box=MIDDLES["half a square"])
    neuron, prediction = (
        reached(drawn.plates[part].points).centre for part in ("neuron", "prediction")
    )
    assert pytest.approx(neuron.x) == prediction.x
    assert prediction.y < neuron.y


def test_the_miss_spans_from_the_prediction_to_the_goal():
    drawn = shown(0.1)
    bracket = reached(drawn.bracket.points)
    ends = [drawn.numbers[part].at.x for part in ("prediction", "goal_prediction")]
    assert pytest.approx(ends) == [bracket.left, bracket.right]
    assert ["miss", "0.15"] == [drawn.miss_name.text, drawn.miss.text]


def test_without_a_miss_there_is_no_bracket():
    drawn = NeuronDiagram(STYLE, BOX, names(1))
    drawn.show(NeuronState((Feed("0.5", "0", 0.0),)))
    assert 0 == len(drawn.bracket.points)
    assert ["input", "weight", "prediction", "goal_prediction", "×", "0.5", "0"] == sorted(
        said(drawn), key=["input", "weight", "prediction", "goal_prediction", "×", "0.5", "0"].index
    )


def lit(drawn):
    colour = STYLE.theme.highlight
    return {part for part, plate in drawn.plates.items() if plate.fill_color.to_hex() == colour}


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        (["prediction"], {"prediction"}),
        (["weight"], {"weight 1", "weight 2"}),
        (["weight 2", "neuron"], {"weight 2", "neuron"}),
        ([], set()),
    ],
)
def test_the_parts_that_are_asked_for_are_lit(asked, parts):
    assert parts == lit(shown(0.1, 0.2, lit=asked))


def test_what_was_lit_goes_out_again():
    drawn = shown(0.1, lit=["input", "neuron"])
    drawn.show(state(0.1))
    assert set() == lit(drawn)


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@pytest.mark.parametrize("text", [None, LONG])
@given(st.lists(st.floats(-1, 1), min_size=1, max_size=3))
def test_no_words_touch_and_nothing_leaves_the_box(box, text, weights):
    drawn = shown(*weights, box=box, text=text, longest=text or "0.0000")
    assert [] == faults_of(drawn, box)


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_names_longer_than_their_plates_are_wide_do_not_touch(box):
    drawn = shown(0.1, 0.2, 0.3, box=box, longest="0")
    drawn.show(NeuronState((Feed("1", "0", 0.0),) * 3, "0", "1", "1"))
    assert [] == faults_of(drawn, box)


@pytest.mark.parametrize("shape", ["16:9, flat", "4:3, flat"])
def test_a_flat_box_has_room_for_one_input(shape):
    assert [] == faults_of(shown(0.1, box=FLAT[shape]), FLAT[shape])


def test_a_row_that_just_fills_its_box_has_room():
    box = Box(-6.611111111111111, 1.28, -0.23238888888888887, 2.73)
    assert NeuronDiagram(STYLE, box, names(1), "−1.15e−4").layout.width > 0


def test_a_box_without_room_is_said():
    with pytest.raises(GrokdlError, match=r"\(input\) has no room in a box of 2\.0 × 2\.0 units"):
        NeuronDiagram(STYLE, Box(-1, -1, 1, 1), names(1))


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("box", [BOX, PANELS["16:9, panel"]])
@pytest.mark.parametrize("weights", [(0.1,), (0.1, 1.0, -0.4)])
def test_an_audit_finds_nothing(look, box, weights):
    lit = ["input", "weight 1", "prediction", "miss"]
    assert [] == audited(look, lambda style: shown(*weights, box=box, lit=lit, style=style))


@pytest.mark.parametrize(("value", "degrees"), [(0.0, 90), (2.0, -45), (-2.0, 225), (1.0, 22.5)])
def test_the_neuron_of_one_input_is_a_dial_whose_hand_shows_its_weight(value, degrees):
    diagram = NeuronDiagram(STYLE, BOX, names(1), strongest=2.0)
    diagram.show(state(value))
    start, end = diagram.hand.points[0], diagram.hand.points[-1]
    angle = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    assert pytest.approx(degrees % 360) == angle % 360


def test_a_neuron_of_several_inputs_has_no_hand():
    diagram = shown(1.0, 0.5)
    assert 0 == len(diagram.hand.points) == len(diagram.band.points)
