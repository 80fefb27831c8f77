"""A neuron with one knob, and the table of what was tried, read back."""

import pytest
from drawn import MIDDLES, STYLE

from grokdl import Parameters
from grokdl.audit.outlines import reached
from grokdl.mobjects.knob import Knob
from grokdl.mobjects.tries import Tries

TOES = Parameters(weight=0.1, input=8.5, goal_prediction=1)
WEIGHTS = 0.1, 0.11, 0.09


def texts(knob):
    parts = knob.diagram.numbers
    names = ("input 1", "weight 1", "prediction", "goal_prediction")
    return [*(parts[name].text for name in names), knob.diagram.miss.text]


def shown(table):
    return [[cell.text for cell in row if cell.shown] for row in table.cells if row[0].shown]


@pytest.mark.parametrize("box", MIDDLES.values(), ids=MIDDLES)
def test_a_knob_s_numbers_are_those_of_its_weight(box):
    knob = Knob(STYLE, box, TOES, WEIGHTS)
    assert ["8.5", "0.1", "0.85", "1", "0.0225"] == texts(knob)
    knob.show(0.09)
    assert ["8.5", "0.09", "0.765", "1", "0.055225"] == texts(knob)


def test_a_knob_that_is_turned_ends_exactly_at_the_weight():
    knob = Knob(STYLE, MIDDLES["16:9"], TOES, WEIGHTS)
    turn = knob.turn(0.1, 0.11)
    turn.begin()
    turn.interpolate(0.5)
    assert ["0.105", "0.893", "0.012"] == [texts(knob)[k] for k in (1, 2, 4)]  # few decimals
    turn.interpolate(1)
    assert ["0.11", "0.935", "0.004225"] == [texts(knob)[k] for k in (1, 2, 4)]


def test_weights_close_together_can_be_told_apart():
    knob = Knob(STYLE, MIDDLES["16:9"], TOES, (0.5, 0.5000001, 0.4999999))
    assert 3 == len({knob.row(weight)[0] for weight in (0.5, 0.5000001, 0.4999999)})


@pytest.mark.parametrize("box", MIDDLES.values(), ids=MIDDLES)
def test_every_try_has_a_row(box):
    tries = Tries(STYLE, box, TOES, WEIGHTS)
    assert [["0.1", "0.85", "0.0225"]] == shown(tries.table)
    tries.note(2, 1)
    rows = [["0.1", "0.85", "0.0225"], ["0.11", "0.935", "0.004225"], ["0.09", "0.765", "0.055225"]]
    assert rows == shown(tries.table)


def test_only_the_tries_are_compared_the_weight_before_them_is_grey():
    tries = Tries(STYLE, MIDDLES["16:9"], TOES, WEIGHTS)
    tries.keep(1)
    colours = [row[0].get_fill_color().to_hex() for row in tries.table.cells]
    grey, ink = (STYLE.theme.role(role).upper() for role in ("muted", "ink"))
    assert [grey, ink, ink] == colours
    lit = reached(tries.table.mark.points)
    assert lit.bottom < tries.table.cells[1][0].at.y < lit.top


def test_a_weight_that_stays_is_not_grey():
    tries = Tries(STYLE, MIDDLES["16:9"], TOES, WEIGHTS)
    tries.keep(0)
    colours = {row[0].get_fill_color().to_hex() for row in tries.table.cells}
    assert {STYLE.theme.role("ink").upper()} == colours


def test_a_number_may_be_kept_back_or_asked_for():
    knob = Knob(STYLE, MIDDLES["16:9"], TOES, WEIGHTS)
    knob.told, knob.asked = ("input", "weight"), "prediction"
    knob.show(0.1)
    assert ["8.5", "0.1", "?", "", ""] == texts(knob)


def test_where_there_is_little_room_numbers_have_fewer_digits():
    low = MIDDLES["9:16"]._replace(
        right=MIDDLES["9:16"].left + 6.0, bottom=MIDDLES["9:16"].top - 1.2
    )
    knob = Knob(STYLE, low, Parameters(weight=0.123456, input=-8.7654321), (0.123456, 0.1234567))
    assert knob.digits < 7
