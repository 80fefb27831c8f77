"""What `grokdl list` shows."""

import json

import pytest
from conftest import HERE


def test_list_shows_each_lesson_with_its_numbers(run):
    _, out, _ = run("list", *HERE)
    assert "moving-square (4.12): A square goes to the right, then down." in out
    assert "weight 0, input 1.1, goal_prediction 0.8, alpha 1, iterations 4, sides 4" in out


@pytest.mark.parametrize("words", [("running", "square"), ("box",), ("MovingSquare",)])
def test_list_finds_a_lesson_by_what_people_call_it(run, words):
    code, out, _ = run("list", *words, *HERE)
    assert 0 == code
    assert "moving-square" in out
    assert "waiting" not in out


def test_list_tells_programs_every_parameter(run):
    _, out, _ = run("list", "--json", *HERE)
    data = json.loads(out)
    assert ["waiting", "moving-square"] == [lesson["name"] for lesson in data]
    sides = {
        "default": 4,
        "description": "how many sides it has",
        "limits": "a whole number from 3 to 9",
    }
    assert sides == data[1]["parameters"]["sides"]
