"""The machine of the error, read back: its numbers, its knob, its bar and its locks."""

import numpy as np
import pytest
from drawn import STAGES, STYLE, audited, faults_of
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grokdl.audit.outlines import reached
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.machine import LOCKED, Machine, MachineState
from grokdl.stage import Box
from grokdl.stage.style import Style
from grokdl.stage.theme import PAPER, THEMES
from grokdl.words import in_language

BOX = Box(-6, -2.5, 6, 2.5)
BOXES = {shape: stage.centre for shape, stage in STAGES.items()}
BOOK = Parameters(weight=0, input=0.5, goal_prediction=0.8)
WEIGHTS = -0.4, 2.0
LOW, HIGH = WEIGHTS


def machine(box=BOX, parameters=BOOK, weights=WEIGHTS):
    return Machine(STYLE, box, parameters, weights)


DRAWN = machine()


def bar_at(weight, goal=0.8):
    DRAWN.show(MachineState(weight, goal))
    return reached(DRAWN.bar.points).height


def hand_at(weight):
    """The knob's hand, from its inner end to its outer one."""
    DRAWN.show(MachineState(weight, 0.8))
    return DRAWN.hand.points[-1, :2] - DRAWN.hand.points[0, :2]


def test_the_numbers_are_those_of_the_formula():
    DRAWN.show(MachineState(0.5, 0.8))
    shown = {name: number.text for name, number in DRAWN.numbers.items()}
    expected = {"error": "0.303", "input": "0.5", "weight": "0.5", "goal_prediction": "0.8"}
    assert expected == shown


@given(st.floats(LOW, HIGH))
def test_the_bar_is_as_tall_as_the_error(weight):
    error = (0.5 * weight - 0.8) ** 2
    assert pytest.approx(error / 0.64, abs=1e-6) == bar_at(weight) / bar_at(0.0)


def test_a_goal_moved_to_the_prediction_leaves_no_error():
    assert pytest.approx(0, abs=1e-9) == bar_at(0.5, goal=0.25)


def test_the_knob_turns_clockwise_as_the_weight_grows():
    (x, _), (further, _) = hand_at(LOW), hand_at(HIGH)
    assert x < 0 < further
    assert pytest.approx(0, abs=1e-9) == hand_at((LOW + HIGH) / 2)[0]


def test_only_what_is_locked_has_a_lock_and_the_weight_never():
    DRAWN.show(MachineState(0, 0.8, locked=("goal_prediction",)))
    seen = [name for name in LOCKED if DRAWN.bodies[name].get_fill_opacity() > 0]
    assert ["goal_prediction"] == seen
    assert "weight" not in LOCKED


def test_an_open_lock_goes_down_into_its_body_as_it_closes():
    def gap(closed):
        DRAWN.show(MachineState(0, 0.8, locked=("input",), closed=closed))
        shackle = DRAWN.shackles["input"].points[:, 1]
        return float(np.max(shackle)) - reached(DRAWN.bodies["input"].points).top

    assert gap(1) < gap(0.5) < gap(0)


def test_without_any_error_there_is_no_bar():
    none = Parameters(weight=0, input=0, goal_prediction=0)
    assert pytest.approx(0, abs=1e-9) == reached(machine(parameters=none).bar.points).height


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@settings(max_examples=15)
@example(1e6, 6.594e-4, -1.672e-06, False)  # the error's number is moved inwards from the edge
@given(*[st.floats(-1e6, 1e6)] * 3, st.booleans())
def test_no_words_touch_and_nothing_leaves_the_room(box, weight, given_input, goal, moving):
    own = Parameters(weight=weight, input=given_input, goal_prediction=goal)
    drawn = machine(box, own, (weight, weight + 1))
    drawn.show(MachineState(weight + 0.123, goal, LOCKED, moving=moving))
    assert [] == faults_of(drawn, box)


@pytest.mark.parametrize("goal", [2.854, -1.3417, -5.5374])
def test_the_last_number_is_moved_inwards_from_the_edge(goal):
    own, box = Parameters(weight=-1.632, input=3.393, goal_prediction=2.854), BOXES["4:3"]
    drawn = Machine(Style(PAPER, in_language("de")), box, own, (-1.632, 0.841))
    drawn.show(MachineState(-1.632, goal, LOCKED, moving=True))
    assert [] == faults_of(drawn, box)


@pytest.mark.parametrize("look", THEMES)
def test_it_is_read_on_every_ground(look):
    assert [] == audited(look, lambda style: Machine(style, BOX, BOOK, WEIGHTS))
