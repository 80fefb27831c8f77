"""A caption that its numbers make too long has a briefer form."""

from functools import partial

import pytest
from audited import glanced
from small_scenes import INFO, TINY, Gathering, found

from grokdl import Parameters, gradient_descent
from grokdl.audit.fields import FIELDS, Moment
from grokdl.catalog.request import asked
from grokdl.engine.frames import run
from grokdl.lesson import RunScene
from grokdl.lesson.facts import factors, facts
from grokdl.production.bridged import ask_of

SENTENCE = "A sentence of forty-two characters, and no"


def test_the_first_caption_that_has_room_is_said_or_else_the_last():
    chosen = []

    class Choosing(RunScene):
        info = INFO
        words = {"long": f"{SENTENCE} {SENTENCE} more.", "brief": "Brief.", "short": "Short."}

        def construct(self):
            for keys in (("long", "brief", "short"), ("short", "brief"), ("long",)):
                chosen.append(self.fitting(*keys))
            self.hold(1)

    found(Choosing)
    assert ["brief", "short", "long"] == chosen


def test_a_caption_whose_number_the_run_has_not_is_passed_over():
    chosen = []

    class Choosing(RunScene):
        info = INFO
        words = {"left": "It has {way_left} left.", "gone": "It went {way_gone} of the way."}

        def construct(self):
            chosen.append(self.fitting("left", "gone"))
            self.hold(1)

    short = asked(INFO, {"input": -1e-6, "alpha": 3.791e-5})  # 1 − alpha × input² is 1 to a float
    for request in (short, asked(INFO, {})):
        run(Choosing, TINY, Gathering(), partial(ask_of, request=request))
    assert ["gone", "left"] == chosen


@pytest.mark.parametrize(
    ("reach", "steps", "expected"),
    [(1e-10, 20, "2e−7%"), (0.5, 2, "75%"), (1.5, 3, ""), (0, 3, "")],
)
def test_how_much_of_its_way_a_run_has_gone_is_exact_for_the_shortest_steps(reach, steps, expected):
    run = Parameters(weight=0, input=1, goal_prediction=1, alpha=reach, iterations=steps)
    assert expected == factors(run)["way_gone"]
    if expected:
        gone = FIELDS["way_gone"](Moment(gradient_descent(run), 0))
        assert pytest.approx(float(expected[:-1].replace("−", "-")), rel=0.02) == gone


def test_a_step_that_is_a_few_last_digits_of_its_weight_is_as_long_as_the_rule_has_it():
    given = {"weight": 587.6, "input": -8.312e-06, "goal_prediction": 0.0004739}
    run = gradient_descent(Parameters(**given, alpha=0.0003334, iterations=3))
    assert "1.48e−11" == facts(run, 0)["step"]  # 587.6 changes by 1.49e−11
    assert pytest.approx(1.4848e-11, rel=1e-4) == FIELDS["step"](Moment(run, 0))


@pytest.mark.parametrize(
    ("name", "aspect", "changes"),
    [
        (
            "direction-and-amount",
            "4:3",
            {"weight": 4.491e-05, "input": 3.118, "goal_prediction": 0.14016940938},
        ),
        (
            "alpha-too-small-too-big",
            "1:1",
            {"weight": 0, "input": 0.0001109, "goal_prediction": 0.001286},
        ),
        (
            "alpha-too-small-too-big",
            "16:9",
            {"weight": 0.002587, "input": -1e-06, "goal_prediction": 37.93}
            | {"first_alpha": 3.791e-05, "second_alpha": 8.758521625762768},
        ),
        (
            "from-memory",
            "1:1",
            {"weight": -63060, "input": -305.3, "goal_prediction": 1e6, "alpha": 8.862e-06},
        ),
        (
            "from-memory",
            "16:9",
            {"weight": -201400, "input": 0.0001567, "goal_prediction": -5458, "alpha": 0.0004513}
            | {"iterations": 2557},
        ),
        (
            "overshoot",  # its second step has the sums of its third
            "16:9",
            {"weight": 4.653, "input": 17.7, "goal_prediction": 82.35818235809998}
            | {"alpha": 0.0031919307989402793, "iterations": 3},
        ),
        (
            "hot-and-cold",
            "16:9",
            {"input": -0.08594, "goal_prediction": -0.0006772822256200001, "step_amount": 0.001},
        ),
        (
            "hot-and-cold",
            "16:9",
            {"first_input": -0.00067728222562, "first_weight": -1.234e-10}
            | {"first_goal_prediction": 5.5},
        ),
        (
            "divergence",  # its last step's number has no place at the foot of the bowl
            "4:3",
            {"weight": -0.0007101, "input": 16.52, "goal_prediction": 0}
            | {"alpha": 0.004046189790039697, "iterations": 167},
        ),
    ],
)
def test_numbers_of_many_digits_have_room_and_a_counter_goes_with_its_sums(name, aspect, changes):
    assert [] == glanced(name, {"aspect": aspect}, **changes)
