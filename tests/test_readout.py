"""The read-out: a neuron over the sums of a step, which come one by one and are grey at rest."""

import math

import numpy as np
import pytest
from drawn import STAGES, STYLE
from small_scenes import INFO, noted

from grokdl import Parameters, gradient_descent
from grokdl.audit.outlines import reached
from grokdl.learning.sums import texts, values
from grokdl.lesson import RunScene
from grokdl.mobjects.neuron_strip import NeuronStrip, StripState
from grokdl.mobjects.readout import COMPARE, LEARN, PREDICT, Readout
from grokdl.mobjects.sum_row import SumRow, SumState, few_digits, in_few_digits
from grokdl.mobjects.text import Label
from grokdl.stage import UNIT, Box
from grokdl.stage.style import Style
from grokdl.stage.theme import LEAST, PAPER
from grokdl.words import in_language

BOOK = Parameters(weight=0, input=1.1, goal_prediction=0.8, iterations=4)
PANEL = Box(2, -2, 7, 3)
NARROW = Box(4, -2, 6.7, 3)
LONG = Parameters(weight=-123456.789, input=2, goal_prediction=0.8, alpha=0.1)
EVERY_SHAPE = pytest.mark.parametrize("shape", STAGES)


def numbers_of(row):
    return [number.text for number in row.numbers]


def opacities(row):
    return {float(label.fill_opacity) for label in (*row.numbers, *row.names, *row.signs)}


def opacities_of_numbers(row):
    return {float(number.fill_opacity) for number in row.numbers}


def readout(box=PANEL, run=BOOK, names=(*PREDICT, *COMPARE, *LEARN)):
    first, second = gradient_descent(run).weights[:2].tolist()
    shown = Readout(STYLE, box, run, names)
    shown.set_step(first, second)
    shown.follow(first, 0.5)
    return shown


def whole(shape):
    shown = readout(STAGES[shape].readout, LONG)
    shown.mark(*shown.rows)
    shown.count("step 100 000 of 100 000")
    return shown


def test_a_sum_shows_its_numbers_over_their_names():
    row = readout().rows["learn"]
    assert ["−0.8", "1.1", "−0.88"] == numbers_of(row)
    assert ["delta", "input", "weight_delta"] == [name.text for name in row.names]
    assert ["×", "="] == [sign.text for sign in row.signs[1:]]


def test_a_number_below_0_behind_a_sign_is_in_parentheses():
    assert ["0", "1", "(−0.88)", "0.88"] == numbers_of(readout().rows["update"])


def row_of(box, name, shown, upright=False, style=STYLE):
    """A sum with room for the numbers shown, in full or in few digits."""
    return SumRow(style, box, name, shown, in_few_digits(shown), upright)


def test_the_columns_of_a_narrow_sum_hold_the_longest_number_in_few_digits():
    first, later = (
        {"weight": weight, "alpha": "−0.5901", "weight_delta": "7.6e17", "next_weight": "−4.5e17"}
        for weight in ("−0.00003023", "−1.6e137")
    )
    short = {**in_few_digits(first), **in_few_digits(later)}
    row = SumRow(STYLE, Box(0, 0, 4.0, 0.6), "update", first, short)
    row.show(later, in_few_digits(later), SumState())
    assert "−1.6e137" == row.numbers[0].text
    assert reached(row.numbers[0].points).right < reached(row.signs[1].points).left


def test_a_sum_that_does_not_come_out_says_about():
    shown = {"delta": "0.168", "input": "1.1", "weight_delta": "0.184"}
    row = row_of(Box(0, 0, 5, 1), "learn", shown)
    row.show(shown, {}, SumState())
    assert "≈" == row.signs[-1].text
    row.show({**shown, "weight_delta": "0.185"}, {}, SumState())
    assert "=" == row.signs[-1].text


def test_sums_come_one_by_one():
    shown = readout()
    assert {0.0} == opacities(shown.rows["learn"])
    shown.mark("compare", "square")
    assert {1.0} == opacities(shown.rows["square"])
    assert {0.0} == opacities(shown.rows["learn"])


def test_a_wide_read_out_predicts_in_its_neuron_a_narrow_one_in_a_sum():
    wide, narrow = readout(), readout(NARROW)
    assert "predict" not in wide.rows and wide.strip is not None
    assert "predict" in narrow.rows and narrow.strip is None


def test_the_neuron_has_the_numbers_of_the_step_where_the_dot_is_at_it():
    numbers = readout(run=BOOK.change(weight=0.88)).strip.numbers
    assert {"input": "1.1", "weight": "0.88", "prediction": "0.968"} == {
        name: number.text for name, number in numbers.items()
    }


def test_on_its_way_the_neuron_has_two_digits_of_the_step():
    shown = readout()
    shown.set_step(0, 0.88)
    shown.follow(0.25, 0.5, 0.88)
    assert ["1.1", "0.25", "0.28"] == [n.text for n in shown.strip.numbers.values()]


@pytest.mark.parametrize("weight", [0.0001, 0.0007, 0.02])
def test_a_step_from_0_begins_without_powers_of_ten(weight):
    shown = readout()
    shown.set_step(0, 0.88)
    shown.follow(weight, 0.5, 0.0)
    assert not any("e" in number.text for number in shown.strip.numbers.values())


@pytest.mark.parametrize(("weight", "halo"), [(0.8, 1), (0.79, 0)])
def test_a_prediction_that_is_the_goal_has_a_halo(weight, halo):
    shown = readout(run=Parameters(weight=weight, input=1, goal_prediction=0.8))
    assert halo == shown.strip.halo.stroke_opacity


@pytest.mark.parametrize(("turned", "degrees"), [(0, 225), (0.5, 90), (1, -45)])
def test_the_knobs_hand_points_to_where_the_weight_lies_on_its_axis(turned, degrees):
    strip = NeuronStrip(STYLE, Box(-2, -1, 2, 1))
    strip.show(StripState("1", "0", "0", turned))
    ends = strip.hand.points
    x, y = (ends[-1] - ends[0])[:2]
    assert pytest.approx(math.radians(degrees) % math.tau) == math.atan2(y, x) % math.tau


def test_at_rest_the_sums_are_grey_and_no_sum_is_lit():
    shown = readout()
    shown.mark("learn")
    assert len(shown.rows["learn"].mark.points)
    shown.rest()
    assert {STYLE.theme.role("muted").upper()} == {
        number.fill_color.to_hex().upper() for number in shown.rows["learn"].numbers
    }
    assert not len(shown.rows["learn"].mark.points)


def test_the_numbers_of_another_step_come_before_its_arrow_is_whole():
    shown = readout()
    shown.mark("learn")
    weights = gradient_descent(BOOK).weights[1:3].tolist()
    [rolls] = shown.rolls(*weights)
    rolls.begin()
    for share, expected in [(0.3, ["−0.8", "1.1", "−0.88"]), (0.45, ["0.168", "1.1", "0.185"])]:
        rolls.interpolate(share)
        assert expected == numbers_of(shown.rows["learn"])
    assert [] == shown.rolls(*weights)


def test_numbers_that_went_come_back_with_the_step_that_is_reached_and_never_the_old_ones():
    shown = readout()
    shown.mark("learn")
    [clears] = shown.clears()
    clears.begin()
    clears.interpolate(1)
    learn = shown.rows["learn"]
    weights = gradient_descent(BOOK).weights[2:4].tolist()
    [rolls] = shown.rolls(*weights)
    rolls.begin()
    seen = []
    for share in np.linspace(0, 1, 21):
        rolls.interpolate(share)
        seen += [numbers_of(learn)] if opacities_of_numbers(learn) != {0.0} else []
    assert [["−0.0353", "1.1", "−0.0388"]] == [list(t) for t in {tuple(texts) for texts in seen}]
    assert {1.0} == opacities(learn)


def test_numbers_that_went_come_back_though_the_step_is_the_same():
    shown = readout()
    shown.mark("learn")
    for animation in (shown.clears, lambda: shown.rolls(*shown.step)):
        [turn] = animation()
        turn.begin()
        turn.interpolate(1)
    assert {1.0} == opacities(shown.rows["learn"])


class Passing(RunScene):
    """A run whose steps all pass in a time lapse."""

    info = INFO

    def construct(self):
        run = self.make_run(self.parameters.change(iterations=8), self.stage.picture)
        self.open_with(run)
        self.step_by_step(run, 1)
        self.lapse(run)


def step_and_sums(frame):
    """The step that the run is at, and whose step's sums have numbers; -1 before the read-out."""
    shown, run = frame.scene.readout, frame.scene.runs[0]
    if shown is None:
        return -1, None
    weights = run.history.weights.tolist()
    there = opacities_of_numbers(shown.rows["compare"]) != {0.0}
    return run.step, weights.index(shown.step[0]) if there else None


def test_while_steps_pass_no_sums_of_another_step_stand_there():
    seen = noted(Passing, step_and_sums)
    passed = [sums for step, sums in seen if 1 < step]
    assert {None, 7} == set(passed)
    assert 7 == passed[-1]
    assert {(0, 0), (1, 0)} <= set(seen)  # a slow step is taken over its sums


class Turning(RunScene):
    """A weight that is turned away from where the first step begins, and back."""

    info = INFO

    def construct(self):
        run = self.make_run(self.parameters, self.stage.picture)
        self.open_with(run)
        for weight in (0.2, 0.1, run.weight(0)):
            self.turn_weight(run, weight, 0.4)
            self.hold(0.4)


def weight_and_opacities(frame):
    """The weight that is shown, and how much of the sum's numbers is seen, if it has come."""
    shown, run = frame.scene.readout, frame.scene.runs[0]
    seen = opacities_of_numbers(shown.rows["compare"]) if shown and shown.seen["compare"] else {1.0}
    return float(run.weight_now.get_value()), seen


def test_where_a_weight_is_turned_to_no_numbers_of_the_step_stand_in_the_sums():
    turned = noted(Turning, weight_and_opacities)
    assert all({0.0} == seen for weight, seen in turned if weight in (0.2, 0.1))
    assert (0.5, {1.0}) == turned[-1]


@EVERY_SHAPE
def test_it_lies_in_its_zone_with_long_numbers_too(shape):
    box = STAGES[shape].readout.grown(0.03)
    parts = whole(shape).family_members_with_points()
    assert [] == [part for part in parts if not box.holds(reached(part.points))]


@EVERY_SHAPE
def test_it_is_legible(shape):
    labels = [part for part in whole(shape).get_family() if isinstance(part, Label)]
    assert [] == [label.text for label in labels if label.em < LEAST * UNIT - 1e-9]


@EVERY_SHAPE
def test_no_sum_lies_on_another(shape):
    boxes = [row.box.grown(-1e-6) for row in whole(shape).rows.values()]
    assert [] == [k for k, box in enumerate(boxes) if any(box.overlaps(o) for o in boxes[:k])]


def test_columns_are_as_wide_as_the_widest_step_needs():
    first, last = (gradient_descent(LONG).weights[k : k + 2].tolist() for k in (0, 0))
    widest = [texts(values(LONG, *last))]
    shown = Readout(STYLE, PANEL, BOOK, widest=widest)
    shown.set_step(0.0, 0.88)
    before = [number.at.x for number in shown.rows["compare"].numbers]
    shown.parameters = LONG
    shown.set_step(*first)
    assert before == [number.at.x for number in shown.rows["compare"].numbers]


@pytest.mark.parametrize("upright", [False, True])
def test_a_sum_with_too_little_room_has_fewer_digits_and_lies_in_its_box(upright):
    box = Box(0, 0, 2.0, 2.4) if upright else Box(0, 0, 4.46, 0.6)
    given = Parameters(weight=-1e-6, input=-17600, goal_prediction=-0.002983, alpha=-0.006543)
    numbers = values(given, -4.1e143, -2.7e145)
    far = texts(numbers, ["update"])
    row = row_of(box, "update", far, upright)
    row.show(far, few_digits(numbers), SumState())
    assert "−2.7e145" == row.numbers[-1].text
    assert far["alpha"] in row.numbers[1].text
    for part in (*row.numbers, *row.names):
        assert box.left <= part.box.left
        assert box.right >= part.box.right


@pytest.mark.parametrize("width", [3.9, 3.97, 4.1])
def test_long_names_have_the_room_at_the_edges_too(width):
    box, numbers = Box(0, 0, width, 0.6), values(LONG, -4.1e143, -2.7e145)
    far = texts(numbers, ["update"])
    row = row_of(box, "update", far, style=Style(PAPER, in_language("de")))
    row.show(far, few_digits(numbers), SumState(lit=True))
    mark = reached(row.mark.points)
    inner = mark.grown(-0.01)
    assert all(inner.left < name.box.left < name.box.right < inner.right for name in row.names)


def test_upright_a_number_goes_without_its_parentheses_where_they_would_lie_on_its_name():
    least = {"weight": "−4.9e−324", "weight_delta": "−4.9e−324", "next_weight": "−4.9e−324"}
    for width, shown in ((2.6, "−4.9e−324"), (3.2, "(−4.9e−324)")):
        row = row_of(Box(0, 0, width, 1.6), "update", {**least, "alpha": "0.4"}, True)
        row.show({**least, "alpha": "0.4"}, {}, SumState())
        assert shown == row.numbers[2].text
        assert row.names[2].box.right <= row.numbers[2].box.left


def test_few_digits_are_those_of_the_number_not_of_its_text():
    assert {"weight_delta": "−1.5e20"} == few_digits({"weight_delta": -1.4512760532880615e20})
    assert {} == few_digits({"alpha": 0.1})


class Shortening(RunScene):
    """A step that starts four times as long as it will be."""

    info = INFO

    def construct(self):
        run = self.make_run(self.parameters, self.stage.picture)
        self.open_with(run)
        self.show_arrow(run, start=4)
        self.hold(0.2)


def length_and_number(frame):
    """How many times too long the arrow is, and its number, if that is shown."""
    run = frame.scene.runs[0]
    label = run.plot.arrow.label
    return float(run.arrow_share.get_value()), label.text if label.shown else ""


def test_a_step_that_gets_shorter_has_its_number_only_when_it_has_its_length():
    seen = noted(Shortening, length_and_number)
    lengths = {share: said for share, said in seen if share}
    assert 1.0 == seen[-1][0] and seen[-1][1]
    assert [""] == list({said for share, said in lengths.items() if share > 1})
