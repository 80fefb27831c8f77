"""A lesson alone takes 15 to 40 seconds, whatever its parameters are."""

from typing import Any

import pytest
from audited import LESSONS, NAMES, drafted

from grokdl.audit.random_parameters import random_parameters
from grokdl.catalog import gallery
from grokdl.engine.lessons import lesson_class
from grokdl.engine.timing_pass import Timing, sync_points_of, timing_of

OUTGROWN = {"weight": 2.233, "input": -0.7417, "goal_prediction": -4.349, "alpha": 3.992952}
LONG = {"weight": -2128.0, "input": 35.54, "goal_prediction": -75553.49088}
STILL = {"input": 0.0}
HARD: list[tuple[str, dict[str, Any]]] = [
    ("error-bowl", {**OUTGROWN, "iterations": 100_000}),
    ("error-bowl", {"weight": 0.1, "input": 1.112, "goal_prediction": 0.2694, "alpha": -0.1}),
    ("error-bowl", {"weight": 3.361e-06, "input": -5.56, "goal_prediction": -1.870584716e-05}),
    ("overshoot", {**OUTGROWN, "iterations": 100_000}),
    ("overshoot", STILL),
    ("slope", STILL),
    ("regime-map", STILL),
    ("divergence", {**OUTGROWN, "iterations": 100_000}),
    ("alpha", {"weight": 5.798e-05, "input": -1e6, "goal_prediction": 19490.0, "alpha": -4.46e-06}),
    ("alpha", {"weight": 2.331e-05, "input": 5467.0, "alpha": -0.1, "panes": 1}),
    ("rods", {"ratio": 0.17130129819052442, "push": 1.535}),
    ("compare", {"weight": 1e6, "input": 1.063e-06, "goal_prediction": -1e-06}),
    ("direction-and-amount", {**LONG, "iterations": 100_000}),
    ("why-scaling", {"first_input": 62.628, "second_input": 62.6635, "nudge": 7.3551932}),
]


def seconds_of(name: str, tmp_path, language: str = "en", **changes) -> tuple[float, bool]:
    """How long a lesson takes, and whether it is told in brief."""
    request = drafted(name, changes, {"language": language})
    lesson = lesson_class(request.info, None)
    brief, _ = timing_of(lesson, request, tmp_path / "clip")
    return sync_points_of(lesson, request, tmp_path / "clip", brief)[-1][1], brief


@pytest.mark.parametrize("number", range(len(HARD)))
def test_a_lesson_with_long_numbers_or_a_long_run_takes_15_to_40_seconds(number, tmp_path):
    name, changes = HARD[number]
    seconds, _ = seconds_of(name, tmp_path, "de" if number % 2 else "en", **changes)
    assert 15 <= round(seconds, 3) <= 40


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_with_any_parameters_takes_15_to_40_seconds(name, tmp_path):
    [changes] = random_parameters(LESSONS[name].parameters, 1, seed=len(name))
    seconds, _ = seconds_of(name, tmp_path, "de" if len(name) % 2 else "en", **changes)
    assert 15 <= round(seconds, 3) <= 40, changes


def test_only_a_lesson_of_ours_alone_and_without_a_voice_is_told_in_brief(tmp_path):
    name, changes = HARD[0]
    request = drafted(name, changes)
    lesson = lesson_class(request.info, None)
    spoken = drafted(name, changes, {"voice_command": "espeak-ng --stdout"})
    theirs = gallery.path_of(request.info, None).parent
    assert Timing(brief=True) == timing_of(lesson, request, tmp_path)
    assert Timing() == timing_of(lesson, spoken, tmp_path)
    assert Timing() == timing_of(lesson, request, tmp_path, scenes=tmp_path / theirs.name)


def test_a_clip_beside_one_that_is_told_in_brief_is_too(tmp_path):
    name, changes = HARD[0]
    request = drafted(name, {"iterations": 4}, {})
    beside = request.info.parameters.change(**changes)
    together = type(request)(
        info=request.info, parameters=request.parameters, look=request.look, siblings=(beside,)
    )
    assert timing_of(lesson_class(request.info, None), together, tmp_path / "clip").brief
