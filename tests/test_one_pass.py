"""One pass of the loop, read back: the neuron, the lit line, the sums, and what is still asked."""

import pytest
from drawn import MIDDLES, SIZES, STAGES, STYLE, faults_of

from grokdl import Parameters
from grokdl.audit.outlines import reached
from grokdl.mobjects.flight import foot
from grokdl.mobjects.one_pass import LINES, OnePass, values_at
from grokdl.mobjects.sum_card import (
    COMPARE,
    LEARN,
    ONE_PASS,
    UPDATE,
    SumCard,
    SumCardState,
    written,
)
from grokdl.stage.code_zones import neuron_over_all

TOES = Parameters(weight=0.1, input=8.5, goal_prediction=1, alpha=0.01)
WEIGHTS = 0.1, 0.11275
LONG = Parameters(weight=0.123456789, input=-8.7654321, goal_prediction=123.456789, alpha=-0.01)


def one_pass(shape="16:9", given=TOES, weights=WEIGHTS):
    return OnePass(STYLE, neuron_over_all(STAGES[shape])[:3], given, weights, at_least=5)


def card(box=MIDDLES["16:9"], given=TOES, sums=ONE_PASS):
    return SumCard(STYLE, box, sums, [values_at(given, given.weight)], at_least=5)


def said(drawn):
    """The sums that are seen, each as one text."""
    seen = ([number for number, _ in row if number.shown] for row in drawn.parts)
    return [" ".join(number.text for number in row) for row in seen if row]


def neuron_says(one):
    numbers = one.neuron.diagram.numbers
    texts = [numbers[name].text for name in ("prediction", "goal_prediction")]
    return [*texts, one.neuron.diagram.miss.text]


def test_the_sums_of_a_pass_are_the_book_s():
    drawn = card()
    drawn.show(SumCardState())
    assert [
        "8.5 × 0.1 = 0.85",
        "0.85 − 1 = −0.15",
        "−0.15 × (−0.15) = 0.0225",
        "−0.15 × 8.5 = −1.275",
        "0.1 − 0.01 × (−1.275) = 0.11275",
    ] == said(drawn)


def test_a_sum_comes_out_in_the_digits_shown():
    values = values_at(Parameters(weight=0.3, input=1.1, goal_prediction=0.8), 0.3)
    (texts,) = written(values, [COMPARE])
    assert ["0.33", "−", "0.8", "=", "−0.47"] == texts


def test_a_sum_that_cannot_come_out_says_so():
    values = {**values_at(TOES, 0.1), "delta": 0.85 - 1 + 1e-3}
    assert "≈" in written(values, [COMPARE])[0]


def test_every_number_has_its_quantity_s_colour():
    drawn = card(sums=(UPDATE,))
    drawn.show(SumCardState())
    roles = [STYLE.theme.role(name) for name in (*UPDATE[:-1:2], "weight")]
    assert roles == [number.fill_color.to_hex() for number, _ in drawn.parts[0][::2]]


def test_a_result_may_be_asked_for():
    drawn = card()
    drawn.show(SumCardState(shown=1, lit=0, open=True))
    assert ["8.5 × 0.1 = ?"] == said(drawn)


def test_where_there_is_no_room_the_sums_up_to_the_lit_one_are_seen():
    low = MIDDLES["1:1"]._replace(top=MIDDLES["1:1"].bottom + 1.6)
    drawn = card(low)
    drawn.show(SumCardState(lit=3))
    assert drawn.visible < 5
    assert "−0.15 × 8.5 = −1.275" == said(drawn)[-1]


@pytest.mark.parametrize("shape", SIZES)
@pytest.mark.parametrize("given", [TOES, LONG], ids=["book", "long"])
def test_nothing_leaves_its_box_in_any_shape(shape, given):
    one = one_pass(shape, given, (given.weight, values_at(given, given.weight)["next_weight"]))
    one.run(4)
    boxes = neuron_over_all(STAGES[shape])[:3]
    drawings = (one.neuron.diagram, one.sums, one.code)
    assert [] == [
        fault for drawn, box in zip(drawings, boxes, strict=True) for fault in faults_of(drawn, box)
    ]


@pytest.mark.parametrize("line", range(len(LINES)))
def test_a_line_its_sum_and_its_part_of_the_neuron_are_lit_together(line):
    one = one_pass()
    one.run(line)
    lit = reached(one.sums.mark.points)
    assert lit.holds(reached(one.sums.result(line).points))
    assert len(one.code.mark.points) > 0
    assert pytest.approx(lit.centre.y, abs=0.05) == reached(one.code.mark.points).centre.y


@pytest.mark.parametrize("line", range(len(LINES)))
def test_each_line_stands_beside_its_sum(line):
    one = one_pass()
    one.rest()
    number, name = one.sums.parts[line][-1]
    assert number.at.y > one.code.baseline(line) > name.at.y


def test_what_is_not_known_yet_is_not_said():
    one = one_pass()
    assert ["?", "", ""] == neuron_says(one)
    one.run(0)
    assert ["0.85", "", ""] == neuron_says(one)
    one.run(1)
    assert ["0.85", "1", ""] == neuron_says(one)
    one.run(2)
    assert ["0.85", "1", "0.0225"] == neuron_says(one)


def test_an_answer_takes_the_place_of_its_question_mark():
    one = one_pass()
    one.run(3, is_open=True)
    answer = one.answer(3)
    answer.begin()
    answer.interpolate(0.2)
    assert "?" == one.sums.result(3).text
    answer.interpolate(1)
    assert "−1.275" == one.sums.result(3).text


@pytest.mark.parametrize(("name", "sign"), [("forward", 1), ("back", -1)])
def test_a_pulse_travels_through_the_neuron_and_is_gone_in_the_end(name, sign):
    one = one_pass()
    travel, places = getattr(one, name)(), []
    travel.begin()
    for share in (0.3, 0.5, 0.7):
        travel.interpolate(share)
        places.append(sign * reached(one.pulse.points).centre.x)
    assert sorted(places) == places
    travel.interpolate(1)
    assert 0 == len(one.pulse.points)


def test_the_sum_of_a_step_without_error_is_nought():
    values = values_at(Parameters(weight=1.6, input=0.5, goal_prediction=0.8), 1.6)
    assert ["0", "×", "0.5", "=", "0"] == written(values, [LEARN])[0]


def feet(numbers):
    return [pytest.approx(tuple(foot(number)), abs=0.1) for number in numbers]


def on_their_way(one, line, share=0.05):
    one.run(line, is_open=True)
    one.gather(line).interpolate(share)
    return [flight.number for flight in one.flights[line]]


def test_the_numbers_of_a_sum_fly_in_from_the_neuron():
    one = one_pass()
    first = on_their_way(one, 0)[0]
    assert feet([one.neuron.diagram.numbers["input 1"]]) == [tuple(foot(first))]
    assert not one.sums.parts[0][0][0].shown


def test_numbers_that_have_landed_stand_in_their_sum():
    one = one_pass()
    on_their_way(one, 0, share=1)
    assert [True, True] == [one.sums.parts[0][k][0].shown for k in (0, 2)]
    assert [False, False] == [flight.number.shown for flight in one.flights[0]]


def test_a_result_flies_on_into_the_next_sum():
    one = one_pass()
    first = on_their_way(one, 3)[0]
    assert feet([one.sums.result(1)]) == [tuple(foot(first))]


def test_a_number_in_flight_is_on_a_plate():
    one = one_pass()
    number = on_their_way(one, 3, share=0.3)[0]
    assert reached(one.flights[3][0].plate.points).holds(number.box)


def test_the_new_weight_flies_to_the_neuron_and_asks_for_a_prediction():
    one = one_pass()
    one.run(4)
    flight = one.deliver()
    flight.interpolate(0.5)
    assert "0.11275" == one.carried.number.text
    assert one.carried.number.shown
    assert "0.85" == neuron_says(one)[0]
    flight.interpolate(1)
    assert not one.carried.number.shown
    assert ["?", "1"] == neuron_says(one)[:2]
    one.predict_again().interpolate(1)
    assert ["0.95837", "1"] == neuron_says(one)[:2]
