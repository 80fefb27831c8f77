"""The formula and its sliders: y answers each variable alone, as steeply as the derivative says."""

from functools import cache

import pytest
from drawn import STAGES, STYLE, faults_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from grokdl import ParameterError
from grokdl.audit.outlines import circles
from grokdl.audit.random_parameters import random_parameters
from grokdl.catalog import gallery
from grokdl.learning.formula import (
    VARIABLES,
    FormulaParameters,
    kind,
    sensitivity,
    under_the_root,
    wiggled,
    y_of,
)
from grokdl.mobjects.sliders import COLUMNS, Sliders, SliderState
from grokdl.stage import Box

BOX = Box(-6, -2.5, 6, 2.5)
BOXES = {shape: stage.centre for shape, stage in STAGES.items()}
USUAL = FormulaParameters()
PLACES = st.fixed_dictionaries(
    {
        "beta": st.floats(-10, 10),
        "gamma": st.floats(-10, 10),
        "epsilon": st.floats(-100, 100),
        "x": st.floats(-100, 100),
    }
).filter(lambda at: under_the_root(at) > 0.01)
EACH = pytest.mark.parametrize("name", VARIABLES)
SHARES = st.floats(-1, 1)


def test_at_its_usual_place_y_is_2():
    assert 2 == y_of(USUAL.at)
    assert [0.5, 0.5, 0.25, -0.25] == [sensitivity(USUAL.at, name) for name in VARIABLES]


@EACH
@given(PLACES)
def test_the_sensitivity_is_the_slope_between_two_places_close_by(name, at):
    by = 1e-4 * min(1, under_the_root(at))
    ends = [y_of({**at, name: at[name] + side * by}) for side in (-1, 1)]
    assume(abs(at["beta"] * at["gamma"]) < 10)
    slope = (ends[1] - ends[0]) / (2 * by)
    assert pytest.approx(slope, rel=1e-3, abs=1e-3) == sensitivity(at, name)


@pytest.mark.parametrize(
    ("changes", "name", "expected"),
    [
        ({}, "beta", "along"),
        ({}, "x", "against"),
        ({"beta": -1}, "beta", "against"),
        ({"gamma": 0}, "beta", "idle"),
        ({"gamma": 0}, "gamma", "lowest"),
    ],
)
def test_y_goes_along_or_against_or_not_at_all(changes, name, expected):
    assert expected == kind({**USUAL.at, **changes}, name)


@pytest.mark.parametrize("x", [24, 24.5, 100])
def test_where_nothing_is_left_under_the_root_the_way_out_is_told(x):
    with pytest.raises(ParameterError, match=f"x = {x} leaves .* which is 24") as told:
        FormulaParameters(x=x)
    assert "Take an x below 24, or a larger epsilon." == told.value.hint


def test_each_parameter_has_its_own_limits_too():
    with pytest.raises(ParameterError, match="wiggle = 0"):
        FormulaParameters(wiggle=0)


@EACH
@given(PLACES, st.floats(0.01, 10), SHARES)
def test_while_a_variable_is_wiggled_y_stays_real_and_goes_one_way(name, at, most, share):
    way = wiggled(at, name, most)
    assert 0 < way <= most
    moved = {**at, name: at[name] + share * way}
    assert under_the_root(moved) >= 0.25 * under_the_root(at) - 1e-9
    change = y_of(moved) - y_of(at)
    slope = sensitivity(at, name)
    assert change * share * slope >= -1e-9 or slope == 0


def test_random_parameters_of_the_lesson_are_those_that_it_takes():
    info = gallery.find("any-formula")
    drawn = list(random_parameters(info.parameters, 50, 1))
    assert 50 == len(drawn)
    assert all(info.parameters.change(**changes).at for changes in drawn)


@cache
def sliders():
    """One drawing for all examples: to set its words anew takes long."""
    return Sliders(STYLE, BOX, USUAL.at, USUAL.wiggle)


def offs(name="", off=0.0):
    """How far each knob is off its place."""
    drawn = sliders()
    drawn.show(SliderState(name, off))
    knobs = {column: circles(drawn.knobs[column].points)[0] for column in COLUMNS}
    return {column: (knob.y - drawn.middle) / drawn.unit for column, knob in knobs.items()}


@EACH
@given(SHARES)
def test_only_the_live_variable_and_y_leave_their_places(name, share):
    off = share * sliders().ways[name]
    moved = y_of({**USUAL.at, name: USUAL.at[name] + off}) - y_of(USUAL.at)
    expected = dict.fromkeys(COLUMNS, 0.0) | {name: off, "y": moved}
    assert pytest.approx(expected, abs=1e-9) == offs(name, off)


@EACH
def test_the_live_variable_has_its_colour_in_the_formula_too(name):
    drawn = sliders()
    drawn.show(SliderState(name))
    colour = STYLE.theme.weight
    lit = [
        label.text for label in drawn.working.labels if label.get_fill_color().to_hex() == colour
    ]
    assert [name] == lit
    frozen = [column for column in VARIABLES if drawn.frozen[column].shown]
    assert [column for column in VARIABLES if column != name] == frozen


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@settings(max_examples=15)
@given(PLACES, st.sampled_from(VARIABLES), SHARES, st.booleans())
def test_no_words_touch_and_nothing_leaves_the_box(box, at, name, share, told):
    drawn = Sliders(STYLE, box, at, 1)
    known = frozenset(VARIABLES if told else ())
    drawn.show(SliderState(name, share * drawn.ways[name], known, rest=False))
    assert [] == faults_of(drawn, box)
