"""Lessons with their program beside the picture: its lines, their zones, and the fog."""

import pytest
from audited import audited
from drawn import MIDDLES, SIZES, STAGES, STYLE

from grokdl import Parameters, gradient_descent
from grokdl.mobjects.code_panel import CodePanel
from grokdl.mobjects.program import the_loop, whole_program
from grokdl.stage.code_zones import neuron_over_all, neuron_over_code

BOOK = Parameters(weight=0.5, input=2, goal_prediction=0.8, alpha=0.1)
NEGATIVE = Parameters(weight=-0.5, input=-1e-6, goal_prediction=-12345.678, alpha=-0.1)


@pytest.mark.parametrize("given", [BOOK, NEGATIVE], ids=["book", "negative"])
def test_the_program_on_screen_runs_as_the_book_s_does(given):
    names = {}
    exec("\n".join(whole_program(given).lines), names)
    run = gradient_descent(given)
    assert run.weights[-1] == names["weight"]
    assert (run[-1].error, run[-1].weight_delta) == (names["error"], names["weight_delta"])


def test_the_loop_is_the_end_of_the_program():
    program, loop = whole_program(BOOK), the_loop(BOOK)
    assert loop.lines == program.lines[-len(loop.lines) :]
    assert "prediction = input * weight" == program.lines[program.first_in_the_loop].strip()


def test_every_number_of_the_program_has_the_name_of_its_quantity():
    program = whole_program(BOOK)
    drawn = CodePanel(STYLE, MIDDLES["16:9"], program.lines, program.roles, shows=program.shows)
    numbers = {word.quantity: word.text for row in drawn.words for _, word in row if word.quantity}
    assert {
        "weight": "0.5",
        "input": "2",
        "goal_prediction": "0.8",
        "alpha": "0.1",
        "iterations": "20",
    } == numbers


@pytest.mark.parametrize("zones", [neuron_over_all, neuron_over_code])
@pytest.mark.parametrize("shape", SIZES)
def test_neuron_picture_and_code_lie_in_the_middle_and_not_on_each_other(zones, shape):
    boxes = [box for box in zones(STAGES[shape]) if box is not None]
    middle = STAGES[shape].middle.grown(1e-9)
    assert all(middle.holds(box) for box in boxes)
    assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)


def test_in_a_tall_frame_the_code_stands_below_the_picture():
    zones = neuron_over_code(STAGES["9:16"])
    assert zones.neuron.bottom > zones.picture.top > zones.picture.bottom > zones.code.top


def test_in_the_end_the_fog_has_lifted_and_the_run_is_over():
    scene = audited("follow-the-slope").scene
    assert scene.run.state.bowl_part is None
    assert 20 == scene.run.step + 1
    assert scene.run.plot.ring in scene.mobjects
