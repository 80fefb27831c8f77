"""Lessons with their program beside the picture: its lines, their zones, and the fog."""

import math
from functools import cache

import pytest
from drawn import MIDDLES, SIZES, STAGES, STYLE

from grokdl import Parameters, gradient_descent
from grokdl.audit.audit import audit
from grokdl.catalog import gallery
from grokdl.catalog.look import Look
from grokdl.catalog.request import Request
from grokdl.mobjects.badges import ASIDE, placed
from grokdl.mobjects.code_panel import CodePanel
from grokdl.mobjects.program import the_loop, whole_program
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point
from grokdl.stage.code_zones import neuron_over_all, neuron_over_code


@cache
def audited(name, **changes):
    """A lesson, audited, with some parameters changed: once, for all that is read from it."""
    info = gallery.find(name)
    asked = Request(
        info=info, parameters=info.parameters.change(**changes), look=Look(quality="draft")
    )
    return audit(asked)


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


LETTERS = "ABCDE"


def letters_of(scene):
    """Where each letter stands: at its line, and in the picture."""
    return {pair[0].letter.text: [badge.at for badge in pair] for pair in scene.badges.values()}


def test_the_last_frame_has_all_lines_each_with_its_letter_at_code_and_picture():
    scene = audited("from-memory").scene
    spots = letters_of(scene)
    assert [*LETTERS] == sorted(spots)
    assert all(scene.code.indentation(5 + k) == spots[x][0] for k, x in enumerate(LETTERS))
    assert all(badge in scene.mobjects for pair in scene.badges.values() for badge in pair)
    assert {*range(10)} == {scene.code.rows[k].line for k in scene.code.slots}


def test_a_letter_stands_at_what_its_line_is_about():
    scene = audited("from-memory").scene
    run, spots = scene.run, letters_of(scene)
    at, knob = run.view.point(run.state.weight, 0), scene.knob.diagram
    assert pytest.approx(ASIDE) == math.dist(at, spots["C"][1])
    assert knob.spot(knob.layout.weights[0]).x == spots["E"][1].x
    assert scene.zones[scene.knob].bottom < spots["A"][1].y < spots["B"][1].y + 1e-9


def test_in_the_end_the_dot_rests_at_the_best_weight_and_its_trail_is_there():
    run = audited("from-memory").scene.run
    assert pytest.approx(0.4, abs=1e-4) == run.state.weight
    assert run.state.at_rest
    assert 0.5 == run.state.visited[0].weight
    assert len(run.state.visited) > 3


def test_a_letter_that_has_no_room_is_left_out():
    taken = [Label(STYLE, "a long label", size=0.2).centre_at(Point(0, 0))]
    assert placed([Point(0, 0)], Box(-1, -0.2, 1, 0.2), taken, []) is None
    assert Point(0, 0) == placed([Point(0, 0)], Box(-1, -0.2, 1, 0.2), [], [])


@pytest.mark.slow
def test_a_neuron_whose_numbers_will_have_no_room_goes_before_the_lapse():
    found = audited(
        "from-memory",
        weight=-25660,
        input=2.596,
        goal_prediction=0,
        alpha=0.0047714,
        iterations=100000,
    )
    assert [] == found.findings
    assert not found.scene.stays_for_the_lapse
    assert found.scene.knob not in found.scene.mobjects
