"""The live bowl in a browser: sliders, steps, and what is said of them."""

import json
import re

import pytest
from browser import browser, needs_chromium
from page_deck import OVERSHOOT, page_deck

from grokdl.export.html import FORMAT
from grokdl.learning.parameters import Parameters
from grokdl.learning.regimes import regime
from grokdl.learning.trainer import gradient_descent

pytestmark = [needs_chromium, pytest.mark.slow]

WINDOW = 960, 540
LIVE = "#4"
DIVERGENCE = OVERSHOOT.change(input=2.0, weight=0.5)
NOW = "deck.live.parameters.{}"
DOT = "[deck.live.at.x, deck.live.at.y]"
RESTS = "!deck.live.motion"


@pytest.fixture(scope="module")
def tab(tmp_path_factory):
    with browser(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("deck") / "deck.html"
    given = {"divergence": DIVERGENCE, "overshoot": OVERSHOOT}
    recipes = [json.dumps({"lesson": k, "parameters": v.model_dump()}) for k, v in given.items()]
    FORMAT.write(page_deck(recipes=tuple(recipes)), path, live=True)
    return path


@pytest.fixture
def live(tab, path):
    """The live bowl, without motion; afterwards the page must have had no complaint."""
    tab.errors.clear()
    tab.prefer(prefers_reduced_motion="reduce")
    tab.open(path, LIVE, WINDOW)
    yield tab
    assert [] == tab.errors


def now(tab) -> Parameters:
    """The numbers that the bowl is drawn for; the sliders must have them too."""
    given = tab.run("deck.live.parameters")
    for name in ("weight", "input", "goal_prediction", "alpha"):
        slider = f"document.querySelector('.slider[name={name}]')"
        assert given[name] == float(tab.run(f"{slider}.value"))
        assert given[name] == float(tab.run(f"{slider}.ariaValueText").replace("−", "-"))
    return Parameters(**given)


def described(tab) -> str:
    return tab.run("document.querySelector('.live canvas').ariaLabel")


def middle_of(tab, selector):
    """The middle of an element of the page."""
    box = f"document.querySelector('{selector}').getBoundingClientRect()"
    left, top, width, height = tab.run(
        f"(({{x, y, width, height}}) => [x, y, width, height])({box})"
    )
    return left + width / 2, top + height / 2


def test_it_begins_at_the_numbers_of_the_last_lesson(live):
    assert OVERSHOOT == now(live).change(iterations=4)
    assert "step 1, weight 0, error 0.64, overshoots, then settles" == described(live)


def test_a_slider_that_is_dragged_moves_the_bowl_with_it(live):
    before = live.run(DOT)
    x, y = middle_of(live, ".slider[name=weight]")
    live.drag((x, y), (x + 40, y))
    moved = now(live)
    assert 0 < moved.weight < 2
    assert round(moved.weight / 0.05, 6) == round(moved.weight / 0.05)  # a round number
    assert before != live.run(DOT)
    assert regime(moved).words in described(live)


def test_a_slider_is_moved_by_keys_and_the_deck_is_not(live):
    live.run("document.querySelector('.slider[name=input]').focus()")
    live.press("ArrowRight", "ArrowUp")
    assert 1.2 == now(live).input
    live.press("ArrowLeft")
    assert 1.15 == now(live).input
    live.press("End")
    assert 2.5 == now(live).input
    assert described(live).endswith("diverges")
    assert LIVE == live.run("location.hash")


def test_steps_are_those_of_the_trainer(live):
    weights = gradient_descent(OVERSHOOT).weights.tolist()
    for step in range(4):
        assert weights[step] == live.run("deck.live.shown.weight")
        live.press("ArrowRight")
    assert weights[4] == live.run("deck.live.shown.weight")
    said = live.run("document.querySelector('.said').textContent")
    assert "step 5" in said


def test_reset_brings_the_lesson_s_numbers_back(live):
    live.run("document.querySelector('.slider[name=alpha]').focus()")
    live.press("End", "r")
    assert OVERSHOOT == now(live).change(iterations=4)
    live.press("ArrowLeft")
    live.click(*middle_of(live, "[data-act=reset]"))
    assert OVERSHOOT == now(live).change(iterations=4)


def test_another_lesson_is_chosen_by_its_title(live):
    live.click(*middle_of(live, ".starts button"))
    assert DIVERGENCE == now(live).change(iterations=4)
    assert described(live).endswith("diverges")


def test_a_run_that_overflows_stops_and_says_nothing_that_is_no_number(live):
    live.click(*middle_of(live, ".starts button"))
    last = len(gradient_descent(now(live))) - 1
    assert 100 < last < 999
    live.run(f"while (deck.live.step < {last - 3} && !deck.live.isOver) deck.live.takeStep()")
    live.press(*["ArrowRight"] * 6)
    assert last == live.run("deck.live.step")
    assert not re.search("nan|inf|undefined", described(live), re.IGNORECASE)


def test_the_dot_can_be_taken_and_moved(live):
    x, y = live.run(
        "(({unit, half, up}, {x, y}) => [(x + half) * unit, (up - y) * unit])"
        "(deck.live.stage, deck.live.at)"
    )
    live.drag((x, y), (x + 60, y + 60))
    assert now(live).weight > 0.1
    assert LIVE == live.run("location.hash")


def test_it_moves_where_motion_is_welcome_and_lands(live, path):
    live.prefer(prefers_reduced_motion="no-preference")
    live.open(path, LIVE, WINDOW)
    live.press("ArrowRight")
    live.wait("deck.live.shown.flight !== null")
    between = live.run("deck.live.shown.weight")
    first, second = gradient_descent(OVERSHOOT).weights.tolist()[:2]
    assert first <= between < second
    live.wait(RESTS)
    assert second == live.run("deck.live.shown.weight")
    live.run("deck.live.togglePlay()")
    live.wait("deck.live.step >= 3")
    live.press("ArrowLeft")  # leaves the slide, and stops
    assert not live.run("deck.live.playing")


def test_in_german_numbers_have_a_comma_and_what_is_said_is_german(live, tmp_path):
    recipe = json.dumps({"lesson": "overshoot", "parameters": OVERSHOOT.model_dump()})
    FORMAT.write(page_deck(language="de", recipes=(recipe,)), tmp_path / "deck.html", live=True)
    live.open(tmp_path / "deck.html", LIVE, WINDOW)
    assert "Schritt 1, Gewicht 0, Fehler 0,64, schwingt sich ein" == described(live)
    assert "1,1" == live.run("document.querySelector('.slider[name=input]').ariaValueText")
    assert "Folie 4 von 4: Selbst probieren" == live.run("deck.slides[3].ariaLabel")


@pytest.mark.parametrize("size", [(390, 844), (700, 700), (1024, 768), (1600, 500)])
def test_nothing_lies_on_anything_else_in_any_window(live, path, size):
    live.open(path, LIVE, size)
    boxes = live.run(
        "[...document.querySelectorAll('.slider, .live .buttons, .live .starts')]"
        ".map((e) => e.getBoundingClientRect()).map((b) => [b.left, b.top, b.right, b.bottom])"
    )
    assert 6 == len(boxes)
    for k, (left, top, right, bottom) in enumerate(boxes):
        assert 0 <= left < right <= size[0]
        assert 0 <= top < bottom <= size[1]
        for others in boxes[:k]:
            clear = right <= others[0] or others[2] <= left or bottom <= others[1] + 1
            assert clear or others[3] <= top + 1
