"""A neuron whose input is turned, and the arrows of its pure error and of their product."""

import pytest
from drawn import MIDDLES, STAGES, STYLE, faults_of

from grokdl import Parameters
from grokdl.audit.outlines import reached
from grokdl.mobjects.product_arrows import ProductArrows
from grokdl.mobjects.turned_input import TurnedInput
from grokdl.stage import Box

BOOK = Parameters(weight=0.5, input=0.5, goal_prediction=0.8)
INPUTS = 0.0, -1.0, 1.0, 2.0, 4.0
BOX = Box(-4, -2.5, 4, 2.5)


def arrows():
    return ProductArrows(STYLE, BOX, BOOK, INPUTS)


def texts(drawing):
    return [number.text for number in drawing.numbers.values()]


def tip(drawing, k):
    """How far the head of an arrow is from 0, as the scale has it."""
    box = reached(drawing.heads[k].points)
    ends = box.left, box.right
    return max((end - drawing.x(0) for end in ends), key=abs)


@pytest.mark.parametrize(
    ("input", "product"), [(0.5, "−0.275"), (0, "0"), (-1, "0.55"), (1, "−0.55"), (4, "−2.2")]
)
def test_the_pure_error_stays_and_its_product_with_the_input_comes_out(input, product):
    drawn = arrows()
    drawn.show(input)
    assert ["−0.55", f"{input:g}".replace("-", "−"), product] == texts(drawn)[:3]


@pytest.mark.parametrize("input", [0.5, -1.0, 1.0, 4.0])
def test_the_arrows_have_one_scale(input):
    drawn = arrows()
    drawn.show(input)
    assert pytest.approx(drawn.x(drawn.delta) - drawn.x(0), abs=1e-6) == tip(drawn, 0)
    assert pytest.approx(input * tip(drawn, 0), abs=1e-6) == tip(drawn, 1)


@pytest.mark.parametrize(
    ("input", "turned"), [(0.5, "+0.275"), (0, "0"), (-1, "−0.55"), (4, "+2.2")]
)
def test_minus_turns_the_product_round(input, turned):
    drawn = arrows()
    drawn.show(input)
    assert turned == texts(drawn)[3]
    if input:
        assert pytest.approx(-tip(drawn, 1), abs=1e-6) == tip(drawn, 2)
    assert "− weight_delta" == drawn.words[3].text


def test_on_its_way_the_turned_arrow_leaves_from_where_the_product_is():
    drawn = arrows()
    drawn.show(1.0, 1, 1, 0.1)
    assert pytest.approx(0.8 * tip(drawn, 1), abs=1e-6) == tip(drawn, 2)
    assert drawn.words[3].shown


def test_the_product_comes_after_its_factors_and_is_turned_after_that():
    drawn, seen = arrows(), []
    drawn.show(-1.0, 1, 0, 0)
    coming = drawn.multiply(-1.0)
    for share in (0, 0.5, 1):
        coming.begin()
        coming.interpolate(share)
        seen.append([number.shown for number in drawn.numbers.values()])
    assert [[True] * 2 + [False] * 2, [True] * 3 + [False], [True] * 4] == seen


def test_input_0_leaves_a_dot_of_the_arrow():
    drawn = arrows()
    drawn.show(0.0)
    assert 0 == len(drawn.shafts[1].points)
    assert pytest.approx((drawn.x(0), drawn.rows[1])) == reached(drawn.heads[1].points).centre


@pytest.mark.parametrize("input", INPUTS)
def test_the_goal_moves_so_that_the_pure_error_stays(input):
    changed = arrows().changes(input)
    prediction = changed["input"] * changed["weight"]
    assert pytest.approx(-0.55) == prediction - changed["goal_prediction"]


@pytest.mark.parametrize("shape", STAGES)
def test_neuron_and_arrows_keep_to_the_box(shape):
    box = MIDDLES[shape]
    shown = TurnedInput(STYLE, box, BOOK, INPUTS)
    for input in INPUTS:
        shown.arrows.show(input)
        assert [] == faults_of(shown.arrows, box)
    assert [] == faults_of(shown.neuron, box)


def test_another_example_comes_as_input_and_goal_together_its_product_later():
    shown = TurnedInput(STYLE, MIDDLES["16:9"], BOOK, INPUTS)
    shown.arrows.show(0.5)
    changes = shown.change(-1.0)
    for change in changes:
        change.begin()
        change.interpolate(0.5)
    assert [False, True, False] == [n.shown for n in shown.neuron.numbers.values()]
    assert [False, False] == [n.shown for n in shown.gap.numbers]
    assert [True, False, False, False] == [n.shown for n in shown.arrows.numbers.values()]
    for change in changes:
        change.interpolate(1)
    assert ["−1", "0.5", "−0.5"] == [n.text for n in shown.neuron.numbers.values()]
    assert all(number.shown for number in shown.neuron.numbers.values())
    assert ["−0.5", "0.05"] == [number.text for number in shown.gap.numbers]
    assert "0.05" == shown.goal_text(-1.0)
    assert ["−0.55", "−1"] == [n.text for n in shown.arrows.numbers.values() if n.shown]


@pytest.mark.parametrize("box", MIDDLES.values(), ids=MIDDLES)
def test_every_example_has_a_name_above_its_input(box):
    shown = TurnedInput(STYLE, box, BOOK, INPUTS)
    names = [shown.name.text]
    for input in INPUTS[:2]:
        coming, *_ = shown.change(input)
        for share in (0, 0.1, 1):
            coming.begin()
            coming.interpolate(share)
            names.append(shown.name.text[-1])
    assert ["example A", *"ABB", *"BCC"] == names  # the old one as long as its numbers are there
    name = reached(shown.name.points)
    assert reached(shown.neuron.plates["input"].points).top < name.bottom < name.top < box.top
    assert name.right < reached(shown.neuron.marks.points).left


@pytest.mark.parametrize(("input", "weight"), [(-1.0, "−0.05"), (1.0, "1.05")])
def test_an_update_at_input_1_or_minus_1_takes_the_prediction_to_the_goal_and_back(input, weight):
    shown = TurnedInput(STYLE, MIDDLES["16:9"], BOOK, INPUTS)
    seen = []
    for changes in (shown.change(input), shown.take(), shown.take(back=True)):
        for change in changes:
            change.begin()
            change.interpolate(1)
        prediction, goal = (number.text for number in shown.gap.numbers)
        dot = reached(shown.gap.dot.points).centre.x - reached(shown.gap.ring.points).centre.x
        seen.append((shown.neuron.numbers["weight"].text, prediction == goal, abs(dot) < 1e-6))
    assert [("0.5", False, False), (weight, True, True), ("0.5", False, False)] == seen


def test_the_arrows_of_an_update_that_is_taken_are_at_rest_until_it_goes_back():
    shown, grey = TurnedInput(STYLE, MIDDLES["16:9"], BOOK, INPUTS), []
    for changes in (shown.change(-1.0), shown.take(), shown.take(back=True)):
        for change in changes:
            change.begin()
            change.interpolate(1)
        colour = shown.arrows.words[0].get_fill_color().to_hex()
        grey.append(colour == STYLE.theme.role("muted").upper())
    assert [False, True, False] == grey


def test_a_weight_that_is_turned_comes_back():
    shown = TurnedInput(STYLE, MIDDLES["16:9"], BOOK, INPUTS)
    turn, *_ = shown.turn()
    turn.begin()
    seen = []
    for k in range(61):
        turn.interpolate(k / 60)
        seen.append(float(shown.neuron.numbers["weight"].text))
    assert pytest.approx((0.775, 0.225), abs=0.01) == (max(seen), min(seen))  # half a gap
    assert "0.5" == shown.neuron.numbers["weight"].text


@pytest.mark.parametrize("box", MIDDLES.values(), ids=MIDDLES)
def test_the_gap_lies_over_the_arrows_and_stays_whatever_the_input(box):
    shown = TurnedInput(STYLE, box, BOOK, INPUTS)
    gap, seen = shown.gap, set()
    for input in INPUTS:
        gap.show(input)
        shown.arrows.show(input)
        assert [] == faults_of(gap, box)
        assert reached(shown.arrows.words[0].points).top < gap.y
        line = reached(gap.gap.points)
        seen.add((round(line.left, 6), round(line.right, 6)))
        prediction, goal = (float(n.text.replace("−", "-")) for n in gap.numbers)
        assert 0.55 == pytest.approx(goal - prediction)
    assert 1 == len(seen)


@pytest.mark.parametrize("input", [0.0, -1.0, 1.0, 4.0])
def test_a_turn_of_the_weight_takes_the_prediction_input_times_as_far(input):
    gap = TurnedInput(STYLE, MIDDLES["16:9"], BOOK, INPUTS).gap
    gap.show(input, BOOK.weight + gap.nudge)
    moved = reached(gap.dot.points).centre.x - gap.x(0)
    assert input * 0.5 * gap.unit == pytest.approx(moved)
    assert 0 == len(gap.gap.points)  # the gap is another one now


def test_marks_stand_where_the_inputs_have_taken_the_prediction():
    shown = TurnedInput(STYLE, MIDDLES["16:9"], BOOK, INPUTS)
    for input in (1.0, 2.0, 4.0):
        for change in (*shown.change(input), *shown.turn(mark=True)):
            change.begin()
            change.interpolate(1)
    gap = shown.gap
    assert ["1", "2", "4"] == [note.text for note in gap.notes if note.shown]
    places = [gap.x(0) - note.at.x for note in gap.notes]
    assert [0.5, 1, 2] == [pytest.approx(place / gap.unit) for place in places]


@pytest.mark.parametrize(("input", "texts"), [(0.0, ("0", "0.55")), (4.0, ("2.2", "2.55"))])
def test_while_the_weight_is_turned_the_goal_stands_and_the_prediction_has_few_decimals(
    input, texts
):
    shown = TurnedInput(STYLE, MIDDLES["16:9"], BOOK, INPUTS)
    shown.input = input
    for turn in shown.turn():
        turn.begin()
        turn.interpolate(0.25)
    assert texts == tuple(number.text for number in shown.gap.numbers)
    assert texts[0] == shown.neuron.numbers["prediction"].text


def test_the_product_is_grey_while_the_weight_is_another_one():
    shown = TurnedInput(STYLE, MIDDLES["16:9"], BOOK, INPUTS)
    shown.arrows.show(0.5)
    _, _, waits = shown.turn()
    waits.begin()
    waits.interpolate(0.5)
    numbers = shown.arrows.numbers.values()
    muted = STYLE.theme.role("muted").upper()
    assert {muted} == {number.get_fill_color().to_hex() for number in numbers}
    waits.interpolate(1)
    assert muted not in {number.get_fill_color().to_hex() for number in numbers}
