"""The auditor on numbers: each one on screen has an owner that knows what it is a number of."""

from dataclasses import replace

import pytest
from drawn import STYLE
from manim import RIGHT
from small_scenes import INFO, STILL, disc, found

from grokdl.audit.audit import CHECKS
from grokdl.audit.claims import Claims
from grokdl.audit.labels import Labels
from grokdl.audit.theory import has_number
from grokdl.audit.ticks import Ticks
from grokdl.learning.parameters import Parameters
from grokdl.learning.regimes import regime
from grokdl.lesson import LessonScene, RunScene
from grokdl.mobjects.card import Pill
from grokdl.mobjects.code_panel import CodePanel, CodePanelState
from grokdl.mobjects.error_square import ErrorSquare, ErrorSquareState
from grokdl.mobjects.machine import LOCKED, Machine, MachineState
from grokdl.mobjects.neuron_diagram import Feed, NeuronDiagram, NeuronNames, NeuronState
from grokdl.mobjects.number_line import Marker, NumberLine, NumberLineState, Span, Value
from grokdl.mobjects.pane_head import PaneHead
from grokdl.mobjects.squared_gap import SquaredGap
from grokdl.mobjects.step_in_gaps import Step, StepInGaps
from grokdl.mobjects.table import Column, Table, TableState
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point

BOX = Box(-6, -2.5, 6, 2.5)
LIES = {
    "an error": "Each step keeps 4.41 % of the error: an error of 0.9999",
    "a slope": "The step is 1.21 gaps: 55 times. The slope is 12345",
    "a prediction": "From weight 0.5 the neuron has a prediction of 7.75",
}


def showing(make, says=""):
    """A lesson of one run that shows some drawings, and says something."""

    class Showing(RunScene):
        info = INFO
        words = {"said": says or "A word."}

        def construct(self):
            self.say("said")
            self.add(*make(self))
            self.hold(STILL)

    return Showing


def label(text):
    return lambda _: [Label(STYLE, text)]


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_number_that_a_caption_makes_up_is_found(lie):
    assert {"claim"} == found(showing(lambda _: [], lie), Claims)


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_number_that_a_label_or_a_pill_makes_up_is_found(lie):
    assert {"number"} == found(showing(label(lie)), Labels)
    pill = showing(lambda _: [Pill(STYLE, lie, True, Point(0, 0), 12)])
    assert {"number"} == found(pill, Labels)


@pytest.mark.parametrize("text", ["no number", "input² and error ** 2", ""])
def test_an_exponent_is_no_number(text):
    assert not has_number(text)
    assert set() == found(showing(label(text)), Labels)


@pytest.mark.parametrize(("text", "expected"), [("alpha 1", set()), ("alpha 2", {"number"})])
def test_a_label_that_names_a_parameter_is_held_to_it(text, expected):
    assert expected == found(showing(label(text)), Labels)


@pytest.mark.parametrize(("title", "expected"), [("Step 3 of 9", set()), ("Small", {"number"})])
def test_a_title_is_the_users_own_but_no_tag_is(title, expected):
    class Tagged(showing(lambda _: [])):
        def construct(self):
            self.header.title.set_text(title)
            if expected:
                self.header.tags[0].set_text("input 1.2")
            self.hold(STILL)

    assert expected == found(Tagged, Labels)


@pytest.mark.parametrize(("key", "expected"), [("rest", set()), ("lie", {"claim"})])
def test_a_label_that_a_lesson_writes_is_held_to_its_run(key, expected):
    class Writing(RunScene):
        info = INFO
        words = {"rest": "{rest}", "lie": "0.9999"}

        def construct(self):
            self.add(self.write(key))
            self.hold(STILL)

    assert expected == found(Writing, Claims, Labels)


def head(alpha):
    return lambda scene: [PaneHead(STYLE, BOX, alpha, regime(scene.parameters.change(alpha=alpha)))]


def gap(prediction):
    return lambda _: SquaredGap(STYLE, BOX._replace(top=2.3), prediction, 0.8).parts


def family(number):
    def make(_):
        rows = StepInGaps(STYLE, BOX, [Step(0.5, 1), Step(1.1, 1)]).rows
        rows[0].sum.labels[-1].set_text(number)
        return rows

    return make


def table(error):
    def make(_):
        heads = ("step", "weight", "error")
        drawn = Table(STYLE, BOX, [Column(name, ("0.0000",)) for name in heads])
        drawn.show(TableState((("1", "0.5000", "0.0625"), ("2", "0.7750", error))))
        return [drawn]

    return make


def neuron(prediction):
    def make(_):
        names = NeuronNames(("input",), ("weight",), "prediction", "goal_prediction", "miss")
        drawn = NeuronDiagram(STYLE, BOX, names)
        drawn.show(NeuronState((Feed("1.1", "0.5", 0.5),), prediction, "0.8"))
        return [drawn]

    return make


def number_line(text):
    def make(_):
        drawn = NumberLine(
            STYLE, BOX, [Marker("prediction"), Marker("goal_prediction")], span="miss"
        )
        values = Value(0.55, text), Value(0.8, "0.8")
        drawn.show(NumberLineState(0, 1, values, Span(0.55, 0.8, "0.25")))
        return [drawn]

    return make


def square(area):
    def make(_):
        drawn = ErrorSquare(STYLE, BOX)
        drawn.show(ErrorSquareState(0.55, 0.8, Point(0, -2), 10, "0.25", area))
        return [drawn]

    return make


def code(value):
    def make(_):
        drawn = CodePanel(STYLE, BOX, ("error = (prediction - goal) ** 2",), {}, ("0.0625",))
        drawn.show(CodePanelState(0, (value,)))
        return [drawn]

    return make


def formula(error):
    def make(_):
        given = Parameters(weight=0.3, input=0.5, goal_prediction=0.8)
        drawn = Machine(STYLE, BOX, given, (0, 1))
        drawn.show(MachineState(0.5, 0.8, LOCKED))
        drawn.numbers["error"].set_text(error)
        return [drawn]

    return make


DRAWINGS = {
    "the head of a pane": (head(1), head(2)),
    "the squared gap": (gap(0.55), gap(0.56)),
    "a family of bowls": (family("0.25"), family("0.26")),
    "a table": (table("0.0028"), table("0.0029")),
    "a neuron": (neuron("0.55"), neuron("0.56")),
    "a number line": (number_line("0.55"), number_line("0.56")),
    "a square": (square("0.0625"), square("0.0626")),
    "a program": (code("0.0625"), code("0.0626")),
    "the formula of the error": (formula("0.303"), formula("0.304")),
}


@pytest.mark.parametrize(("error", "expected"), [("0.303", set()), ("0.304", {"number"})])
def test_a_neuron_of_a_lesson_without_a_run_is_held_to_its_own_numbers(error, expected):
    class Showing(LessonScene):
        info = replace(INFO, method=None)
        words = {}

        def construct(self):
            self.add(*formula(error)(self))
            self.hold(STILL)

    assert expected == found(Showing, Labels)


@pytest.mark.parametrize(("right", "wrong"), DRAWINGS.values(), ids=DRAWINGS)
def test_a_drawing_whose_number_is_not_the_runs_is_found(right, wrong):
    assert set() == found(showing(right), Ticks, Labels)
    assert {"number"} == found(showing(wrong), Ticks, Labels)


def rolling(text, *, moves):
    """A lesson that shows a weight which is said to be on its way, and a dot that does move."""

    class Rolling(RunScene):
        info = INFO
        words = {}

        def construct(self):
            self.add(Label(STYLE, text).showing("weight", {"weight": 0.8346}, moving=True))
            if moves:
                self.play(disc((0, 0), 0.2).animate.shift(RIGHT), run_time=0.4)
            else:
                self.hold(STILL)

    return Rolling


@pytest.mark.parametrize(
    ("text", "moves", "expected"),
    [
        ("0.83", True, set()),
        ("0.84", True, {"number"}),
        ("0.83", False, {"number"}),
        ("0.8346", False, set()),
    ],
)
def test_a_number_on_its_way_has_few_digits_rightly_rounded_and_only_while_something_moves(
    text, moves, expected
):
    assert expected == found(rolling(text, moves=moves), Labels)


@pytest.mark.parametrize(("aside", "expected"), [(0.0, set()), (0.01, {"number"})])
def test_a_tick_of_a_number_line_beside_its_place_is_found(aside, expected):
    def make(scene):
        (line,) = number_line("0.55")(scene)
        tick = next(number for number in line.axis.numbers if number.shown)
        tick.place(tick.at.x + aside, tick.at.y)
        return [line]

    assert expected == found(showing(make), Ticks)


@pytest.mark.parametrize(("aside", "expected"), [(0.0, set()), (0.01, {"number"})])
def test_a_power_of_ten_beside_its_place_is_found(aside, expected):
    class Charting(RunScene):
        info = INFO

        def construct(self):
            run = self.make_run(self.parameters, self.stage.picture)
            chart = self.draw_errors(self.stage.middle, [run])
            chart.decades[0].place(chart.decades[0].at.x, chart.decades[0].at.y + aside)
            self.hold(STILL)

    assert expected == found(Charting, Ticks)


def test_the_check_for_owners_comes_last():
    assert Labels is CHECKS[-1]
