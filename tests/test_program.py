"""Lessons with their program beside the picture: its lines, their zones, and the fog."""

from functools import cache

import pytest
from drawn import MIDDLES, SIZES, STAGES, STYLE

from grokdl import Parameters, gradient_descent
from grokdl.audit.audit import audit
from grokdl.audit.outlines import reached
from grokdl.catalog import gallery
from grokdl.catalog.look import Look
from grokdl.catalog.request import Request
from grokdl.lesson.program_scene import ProgramScene
from grokdl.mobjects.code_panel import CodePanel
from grokdl.mobjects.program import the_loop, whole_program
from grokdl.stage import theme
from grokdl.stage.code_zones import neuron_over_all, neuron_over_code, neuron_over_picture


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


@pytest.mark.parametrize("zones", [neuron_over_all, neuron_over_code, neuron_over_picture])
@pytest.mark.parametrize("shape", SIZES)
def test_neuron_picture_and_code_lie_in_the_middle_and_not_on_each_other(zones, shape):
    boxes = [box for box in zones(STAGES[shape]) if box is not None]
    middle = STAGES[shape].middle.grown(1e-9)
    assert all(middle.holds(box) for box in boxes)
    assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)


@pytest.mark.parametrize("zones_of", [neuron_over_code, neuron_over_picture])
def test_in_a_tall_frame_the_code_stands_below_the_picture(zones_of):
    zones = zones_of(STAGES["9:16"])
    assert zones.neuron.bottom > zones.picture.top > zones.picture.bottom > zones.code.top


def test_in_the_end_the_fog_has_lifted_and_the_run_is_over():
    scene = audited("follow-the-slope").scene
    assert scene.run.state.bowl_part is None
    assert 20 == scene.run.step + 1
    assert scene.run.plot.ring in scene.mobjects


def test_code_and_neuron_are_large_and_every_line_of_the_program_is_there_in_the_end():
    scene = audited("from-memory").scene
    assert (theme.SMALL, theme.TICK) == (scene.code.size, scene.knob.diagram.size)
    assert {*range(10)} == {scene.code.rows[k].line for k in scene.code.slots}
    assert 0 == len(scene.code.mark.points)


def test_in_the_end_the_lines_of_the_pass_light_up_again_each_with_its_part_of_the_neuron(
    monkeypatch,
):
    lit, light = [], ProgramScene.light_line

    def watched(scene, line, **how):
        light(scene, line, **how)
        shown = scene.knob.diagram.shown_as[0]
        lit.append((line, bool(shown.miss), *sorted(shown.lit)))

    monkeypatch.setattr(ProgramScene, "light_line", watched)
    audited.__wrapped__("from-memory")
    assert [
        (0, True, "prediction"),
        (1, True, "goal_prediction", "prediction"),
        (2, True, "miss"),
        (3, True, "input"),
        (4, True, "weight"),
    ] == [one for one in lit if one[0] is not None][-5:]


def test_the_error_of_a_narrow_neuron_hangs_within_the_two_plates_that_it_is_under():
    diagram = audited("from-memory").scene.knob.diagram
    seen = [reached(part.points) for part in (diagram.miss_name, diagram.miss)]
    plates = [reached(diagram.plates[part].points) for part in ("prediction", "goal_prediction")]
    assert len(diagram.miss.text) > len("1.48e-10")
    assert plates[0].left < seen[0].left < seen[1].left < seen[1].right < plates[1].right


def test_in_the_end_the_dot_rests_at_the_best_weight_and_its_trail_is_there():
    run = audited("from-memory").scene.run
    assert pytest.approx(0.4, abs=1e-4) == run.state.weight
    assert run.state.at_rest
    assert 0.5 == run.state.visited[0].weight
    assert len(run.state.visited) > 3


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


def test_beside_the_sums_the_neuron_is_there_for_its_first_pass_in_larger_type():
    scene = audited("follow-the-slope").scene
    assert {0.0305} == {number.size for number in scene.knob.diagram.numbers.values()}
    assert scene.knob not in scene.mobjects
