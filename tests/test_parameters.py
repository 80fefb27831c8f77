"""What may be changed, the limits, and what is said of a mistake."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from grokdl import GrokdlError, ParameterError, Parameters
from grokdl.learning.parameters import canonical, described, limits_of, parse_assignments

QUANTITIES = ("weight", "input", "goal_prediction")
FIVE = (*QUANTITIES, "alpha", "iterations")


def mistake(**values):
    with pytest.raises(ParameterError) as caught:
        Parameters(**values)
    return caught.value


@pytest.mark.parametrize(
    ("name", "end"),
    [(name, end) for name in QUANTITIES for end in (-1e6, 1e6)]
    + [("alpha", -10.0), ("alpha", 10.0), ("iterations", 1), ("iterations", 100_000)],
)
def test_a_limit_itself_is_allowed(name, end):
    assert end == getattr(Parameters(**{name: end}), name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (name, value)
        for name in QUANTITIES
        for value in (math.nextafter(1e6, math.inf), math.nextafter(-1e6, -math.inf))
    ]
    + [("alpha", math.nextafter(10, 11)), ("alpha", math.nextafter(-10, -11))]
    + [("iterations", 0), ("iterations", -1), ("iterations", 100_001), ("iterations", 10**9)],
)
def test_the_next_number_past_a_limit_is_refused(name, value):
    assert name in mistake(**{name: value}).message


@pytest.mark.parametrize("name", FIVE)
@pytest.mark.parametrize(
    "value",
    [math.nan, math.inf, -math.inf, "nan", "-inf", "1e400", "", "much", "0,5", None, [], 1j],
    ids=repr,
)
def test_what_is_no_finite_number_is_refused(name, value):
    assert f"{name} = " in mistake(**{name: value}).message


@pytest.mark.parametrize("name", FIVE)
@pytest.mark.parametrize("value", [True, False], ids=repr)
def test_yes_and_no_are_no_numbers(name, value):
    assert f"{name} = {value}: it must be" in mistake(**{name: value}).message


@pytest.mark.parametrize("name", FIVE)
@pytest.mark.parametrize("value", [10**400, -(10**5000), "9" * 5000], ids=lambda _: "huge")
def test_a_huge_number_is_refused_in_a_short_sentence(name, value):
    told = mistake(**{name: value}).message
    assert f"{name} = " in told
    assert len(told) < 140


@pytest.mark.parametrize("value", [1.5, "1.5", 1e-9], ids=repr)
def test_iterations_are_whole(value):
    assert "a whole number from 1 to 100 000" in mistake(iterations=value).message


@pytest.mark.parametrize("text", ["0.25", " 0.25 ", "2.5e-1", "+.25"])
def test_a_number_may_come_as_text(text):
    assert 0.25 == Parameters(weight=text).weight


def test_a_number_of_numpy_is_shown_as_a_number():
    assert "weight = 2000000.0: " in mistake(weight=np.float64(2e6)).message


@pytest.mark.parametrize(
    ("name", "limits"),
    [(name, "a number from -1 000 000 to 1 000 000") for name in QUANTITIES]
    + [("alpha", "a number from -10 to 10"), ("iterations", "a whole number from 1 to 100 000")],
)
def test_a_mistake_names_the_value_and_the_limits(name, limits):
    assert f"{name} = x: it must be {limits}." == mistake(**{name: "x"}).message


def test_every_mistake_is_told_at_once():
    told = mistake(weight=math.nan, input=2e6, goal_prediction="x", alpha=11, iterations=0, speed=1)
    assert [] == [name for name in (*FIVE, "speed") if name not in told.message]


def test_an_unknown_name_gets_the_nearest_one():
    told = mistake(wieght=1)
    assert ("There is no parameter 'wieght'.", "Did you mean weight?") == (told.message, told.hint)


def test_an_unknown_name_like_no_other_gets_them_all():
    assert "There are: weight, input, goal_prediction, alpha, iterations." == mistake(zzz=1).hint


def test_a_mistake_can_be_caught_as_a_value_error_too():
    assert issubclass(ParameterError, ValueError)
    assert issubclass(ParameterError, GrokdlError)


def test_the_defaults_are_the_books_first_run():
    expected = {"weight": 0.5, "input": 0.5, "goal_prediction": 0.8, "alpha": 1, "iterations": 20}
    assert expected == Parameters().model_dump()


@pytest.mark.parametrize("name", FIVE)
def test_parameters_are_frozen(name):
    with pytest.raises(ValidationError, match="frozen"):
        setattr(Parameters(), name, 1)


def test_equal_parameters_are_one_key():
    assert 1 == len({Parameters(alpha=0.1), Parameters(alpha="0.1")})


def test_change_leaves_the_original_alone():
    original = Parameters(weight=0.1)
    assert Parameters(weight=0.1, alpha=0.2) == original.change(alpha=0.2)
    assert 1 == original.alpha


def test_change_checks_again():
    with pytest.raises(ParameterError, match="alpha = 11"):
        Parameters().change(alpha=11)


def test_a_lesson_declares_parameters_of_its_own():
    parameters = Parameters(weight=0).declare(panes=(int, Field(2, ge=1, le=2)))
    assert {"weight": 0, "panes": 2} == parameters.model_dump(include={"weight", "panes"})


def test_a_lessons_own_parameter_comes_after_the_five():
    parameters = Parameters().declare(panes=(int, Field(2, ge=1, le=2)))
    assert (*FIVE, "panes") == type(parameters).names()


def test_a_lessons_own_parameter_has_limits_too():
    parameters = Parameters().declare(panes=(int, Field(2, ge=1, le=2)))
    with pytest.raises(ParameterError, match="panes = 3: it must be a whole number from 1 to 2"):
        parameters.change(panes=3)


def test_limits_are_told_in_words():
    assert "a number from -10 to 10" == limits_of(Parameters, "alpha")


@pytest.mark.parametrize("name", FIVE)
def test_every_parameter_says_what_it_means(name):
    assert described(Parameters())[name]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Goal", "goal_prediction"),
        ("goal-prediction", "goal_prediction"),
        ("learning-rate", "alpha"),
        (" Learning_Rate ", "alpha"),
        ("w", "weight"),
        ("epochs", "iterations"),
        ("nonsense", "nonsense"),
    ],
)
def test_a_name_has_one_spelling(typed, name):
    assert name == canonical(typed)


def test_assignments_become_names_and_texts():
    typed = ["learning-rate=0.1", "goal = 1", "weight=1=2"]
    expected = {"alpha": "0.1", "goal_prediction": "1", "weight": "1=2"}
    assert expected == parse_assignments(typed, FIVE)


def test_the_last_assignment_of_a_name_counts():
    assert {"alpha": "2"} == parse_assignments(["alpha=1", "lr=2"], FIVE)


def test_every_wrong_assignment_is_told_at_once():
    with pytest.raises(ParameterError) as caught:
        parse_assignments(["alpha", "wait=1"], FIVE)
    assert "'alpha' is no NAME=VALUE; there is no parameter 'wait'." == caught.value.message
    assert "Write it as in --set weight=2. Did you mean weight?" == caught.value.hint


@given(st.dictionaries(st.text(max_size=8), st.none() | st.booleans() | st.text() | st.floats()))
def test_whatever_is_given_only_a_parameter_error_is_raised(values):
    try:
        parameters = Parameters(**values)
    except ParameterError as told:
        assert told.message.endswith(".")
    else:
        assert set(values) <= set(FIVE)
        assert all(map(math.isfinite, parameters.model_dump().values()))
