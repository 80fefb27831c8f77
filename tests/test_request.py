"""What was asked for: checked, named, and told again as a recipe."""

import json
import re
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from grokdl import book
from grokdl.catalog.lesson_info import LessonInfo
from grokdl.catalog.request import asked, collected, merged
from grokdl.errors import GrokdlError, ParameterError

INFO = LessonInfo(
    scene="ErrorBowl",
    title="The error bowl",
    section="4.11",
    says="It does something.",
    parameters=book.parameters("learning_is_reducing_error").declare(
        panes=(int, Field(2, ge=1, le=2)),
        alphas=(tuple[Annotated[float, Field(ge=-10, le=10)], ...], Field((0.1, 1))),
    ),
)
NAMES = ("weight", "alpha", "goal_prediction")
WISHES = st.fixed_dictionaries(
    {},
    optional={
        "alpha": st.floats(-10, 10),
        "weight": st.floats(-1e6, 1e6),
        "iterations": st.integers(1, 100_000),
        "alphas": st.lists(st.floats(-10, 10), max_size=3),
    },
)
LOOKS = st.fixed_dictionaries(
    {},
    optional={
        "quality": st.sampled_from(["draft", "slide", "film", "4k"]),
        "theme": st.sampled_from(["paper", "dark"]),
        "title": st.none() | st.text(max_size=60),
        "captions": st.booleans(),
        "siblings": st.lists(WISHES, max_size=2),
    },
)


@pytest.mark.parametrize(
    ("parameters", "look", "name"),
    [
        ({}, {}, "error-bowl"),
        ({"weight": 0.0, "alpha": 1}, {"quality": "film", "theme": "paper"}, "error-bowl"),
        ({"alpha": 0.5}, {"quality": "draft", "theme": "dark"}, "error-bowl_alpha-0.5_dark_draft"),
        ({"alpha": -0.5}, {}, "error-bowl_alpha-minus-0.5"),
        ({"goal": "2"}, {"quality": "4k"}, "error-bowl_goal-prediction-2_4k"),
        ({"panes": 1, "weight": 3}, {}, "error-bowl_weight-3_panes-1"),
        ({"alphas": (0.1, -0.1)}, {}, "error-bowl_alphas-0.1-minus-0.1"),
        ({}, {"captions": False, "title": "again"}, "error-bowl_no-captions_title-again"),
    ],
)
def test_a_clip_is_named_by_what_differs_from_the_default(parameters, look, name):
    assert name == asked(INFO, parameters, **look).file_name


def test_a_title_that_cannot_be_spelled_in_a_name_gets_a_mark():
    names = {asked(INFO, {}, title=title).file_name for title in ("Why?", "Why!", "なぜ")}
    assert 3 == len(names)


@given(WISHES, LOOKS)
def test_a_name_has_no_character_that_a_shell_a_url_or_tex_minds(parameters, look):
    assert re.fullmatch(r"error-bowl[a-z0-9._-]{0,120}", asked(INFO, parameters, **look).file_name)


@given(WISHES, LOOKS, WISHES, LOOKS)
def test_two_clips_share_a_name_only_if_they_are_the_same(parameters, look, others, other_look):
    one, other = asked(INFO, parameters, **look), asked(INFO, others, **other_look)
    assert (one.file_name == other.file_name) == (one.recipe == other.recipe)


@given(WISHES, LOOKS)
def test_a_recipe_makes_the_same_request_again(parameters, look):
    request = asked(INFO, parameters, **look)
    recipe = json.loads(json.dumps(request.recipe))
    assert "error-bowl" == recipe.pop("lesson")
    assert request == asked(INFO, siblings=recipe.pop("beside", ()), **recipe)


@pytest.mark.parametrize(
    ("wish", "hint"),
    [({"quality": "drft"}, "Did you mean draft?"), ({"theme": "drak"}, "Did you mean dark?")],
)
def test_an_unknown_look_is_answered_with_the_nearest(wish, hint):
    with pytest.raises(GrokdlError) as mistake:
        asked(INFO, {}, **wish)
    assert hint == mistake.value.hint


def test_clips_side_by_side_are_told_apart_by_what_differs_and_share_a_mark():
    runs = [{"alpha": 1}, {"alpha": 0.1}, {"alpha": 0.5, "weight": 0}]
    names = [asked(INFO, run, siblings=runs).file_name for run in runs]
    mark = names[0].rpartition("_")[2]
    assert mark.startswith("beside-")
    expected = [f"error-bowl_alpha-{alpha}_{mark}" for alpha in ("1", "0.1", "0.5")]
    assert expected == names


def test_a_variant_is_named_by_its_own_name():
    request = asked(INFO, {"alpha": 0.5}, variant=["steep"], title="Steep!", quality="draft")
    assert "error-bowl_steep_draft" == request.file_name
    assert request == asked(INFO, **{k: v for k, v in request.recipe.items() if k != "lesson"})


def test_every_value_of_a_parameter_is_collected_once():
    expected = {"alpha": ["1", "2"], "weight": ["3"]}
    options = [("alpha", "1"), ("alpha", "1.0"), ("weight", "3")]
    assert expected == collected(options, ["lr=2"], NAMES)


def test_options_and_assignments_are_taken_together():
    expected = {"weight": "1", "alpha": "2", "goal_prediction": "3"}
    assert expected == merged([("weight", "1")], ["lr=2", "goal=3"], NAMES)


@pytest.mark.parametrize("same", ["0.5", "0.50", "5e-1"])
def test_a_parameter_may_be_given_twice_with_the_same_value(same):
    assert {"alpha": "0.5"} == merged([("alpha", "0.5")], [f"alpha={same}"], NAMES)


@pytest.mark.parametrize(
    ("options", "assignments"),
    [
        ([("alpha", "1"), ("alpha", "2")], []),
        ([("alpha", "1")], ["learning-rate=2"]),
        ([], ["alpha=1", "lr=2"]),
    ],
)
def test_a_parameter_given_twice_with_two_values_is_a_mistake(options, assignments):
    with pytest.raises(ParameterError, match="alpha is given twice: 1 and 2"):
        merged(options, assignments, NAMES)
