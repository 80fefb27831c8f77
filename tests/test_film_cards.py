"""What the cards of a film draw: the dot's fall, the rule, and the way home."""

import math
from itertools import pairwise

import pytest
from manim import tempconfig

from grokdl.audit.outlines import reached
from grokdl.catalog.own_film import AS_USUAL
from grokdl.learning.regimes import regime
from grokdl.learning.trainer import gradient_descent
from grokdl.lesson import EndCard, TitleCard
from grokdl.lesson.end_card import HOME
from grokdl.lesson.film_card import INPUTS, STEPS, WALL
from grokdl.mobjects.error_bowl import ErrorBowl
from grokdl.mobjects.one_rule import SIGHT, OneRule
from grokdl.mobjects.rule_line import RuleLine
from grokdl.mobjects.weight_dot import RADIUS
from grokdl.production.film_cards import lines_of
from grokdl.stage.style import Style
from grokdl.stage.theme import PAPER
from grokdl.words import in_language

WIDE = {"frame_width": 128 / 9, "frame_height": 8}


def ready(card_class):
    """A card of its usual look, before it plays."""
    with tempconfig(WIDE):
        card = card_class()
        card.lines = lines_of(card_class.__name__, AS_USUAL, card.words)
        card.setup()
        return card


def test_the_dot_falls_straight_down_ever_faster_and_grows_to_a_lessons_dot():
    card = ready(TitleCard)
    card.falling_dot()
    places, widths = [], []
    for tenth in range(11):
        card.fall(tenth / 10)
        low, high = card.loose.points.min(axis=0), card.loose.points.max(axis=0)
        places.append((low + high) / 2)
        widths.append(high[0] - low[0])
    assert pytest.approx(card.title.spot) == places[0][:2]
    assert pytest.approx(card.landing) == places[-1][:2]
    falls = [before[1] - after[1] for before, after in pairwise(places)]
    assert sorted(falls) == falls
    assert pytest.approx(card.title.spot.x) == places[5][0]
    assert pytest.approx([2 * card.title.dot_radius, 2 * RADIUS]) == [widths[0], widths[-1]]


def test_the_neuron_on_the_title_card_is_that_of_the_dot_which_goes_along_with_its_knob():
    card = ready(TitleCard)
    back, strip = card.knobs()
    assert reached(back.points).holds(reached(strip.plates["input"].points))
    for share, weight in ((0, 0.0), (0.25, 0.22), (0.75, -0.22), (1, 0.0)):
        card.rock([back, strip], share)
        error = (0.5 * weight - 0.8) ** 2
        assert pytest.approx(card.view.point(weight, error)) == card.dot.get_center()[:2]
        told = [strip.numbers[name].text for name in ("input", "weight", "prediction")]
        assert ["0.5", weight, 0.5 * weight] == [
            told[0],
            *(float(t.replace("−", "-")) for t in told[1:]),
        ]


def test_a_narrow_title_card_has_no_room_for_a_neuron():
    with tempconfig({"frame_width": 8, "frame_height": 128 / 9}):
        card = TitleCard()
        card.lines = lines_of("TitleCard", AS_USUAL, card.words)
        card.setup()
        assert [] == card.knobs()


def three_runs():
    """The title card's three runs, and their drawing."""
    card = ready(TitleCard)
    runs = [WALL.change(input=input, iterations=STEPS) for input in INPUTS]
    weights = [gradient_descent(run).weights.tolist() for run in runs]
    return runs, OneRule(card.style, card.stage.middle, runs, weights)


def test_the_three_runs_of_the_title_card_have_the_books_inputs_and_one_rule():
    runs, shown = three_runs()
    assert [0.5, 1.1, 2.0] == [run.input for run in runs]
    assert {(0.0, 0.8, 1.0)} == {(run.weight, run.goal_prediction, run.alpha) for run in runs}
    assert ["input 0.5", "input 1.1", "input 2"] == list(shown.panes.heads)
    assert [0.0, 1.6, -3.2] == pytest.approx(shown.weights[2][:3])  # three times as far each


def test_two_runs_come_home_and_the_third_leaves_its_picture_after_a_landing_that_is_seen():
    runs, shown = three_runs()
    assert [True, True, False] == [regime(run).reaches_the_goal for run in runs]
    for k in range(3):
        shown.go(k, shown.last_to_see(k))
    assert 2 == shown.last_to_see(2)
    assert [True, True, False] == [len(bowl.dot.points) > 0 for bowl in shown.bowls]
    assert [False, False, True] == [len(bowl.left.points) > 0 for bowl in shown.bowls]
    for bowl in shown.bowls[:2]:
        home = bowl.view.point(bowl.goal, 0)
        assert math.dist(home, bowl.dot.get_center()[:2]) < 0.1


def test_no_more_of_a_bowl_is_seen_than_where_its_dot_has_been():
    _, shown = three_runs()
    bowl = shown.bowls[1]
    sight = SIGHT * bowl.view.zone.width
    start, home = shown.start_of(1).x, bowl.view.x(bowl.goal)
    assert pytest.approx([start - sight, start + sight]) == ends(bowl.bowl)
    assert 0 == len(bowl.ring.points)
    shown.go(1, 1)
    landing = bowl.view.x(shown.weights[1][1])
    assert pytest.approx([start - sight, landing + sight]) == ends(bowl.bowl)
    assert start < home < landing
    assert len(bowl.ring.points) > 0


def test_a_run_goes_while_the_others_stay():
    _, shown = three_runs()
    before = [bowl.dot.get_center().tolist() for bowl in shown.bowls]
    first, _ = shown.takes(2)
    first.begin()
    first.interpolate(0.25)
    after = [bowl.dot.get_center().tolist() for bowl in shown.bowls]
    assert before[:2] == after[:2]
    assert before[2] != after[2]


def ends(path):
    """How far an outline reaches to the left and to the right."""
    return [path.points[:, 0].min(), path.points[:, 0].max()]


def test_the_rule_is_said_in_the_books_names_each_in_its_colour():
    card = ready(EndCard)
    card.draw_all()
    said = " ".join(label.text for label in card.rule.words)
    rule = "next weight = weight − alpha × input × ( input × weight − goal_prediction )"
    assert rule == said
    colours = {label.text: label.get_fill_color().to_hex() for label in card.rule.words}
    assert [card.colours.alpha, card.colours.goal] == [colours["alpha"], colours["goal_prediction"]]


def test_in_the_end_card_the_third_run_leaves_with_alpha_1_and_comes_home_with_the_books_alpha():
    card = ready(EndCard)
    card.draw_all()
    third = card.shown.bowls[2]
    assert 1 == third.parameters.alpha
    card.shown.go(2, card.shown.last_to_see(2))
    assert 0 == len(third.dot.points)
    card.shown.begin_again(2, HOME, gradient_descent(HOME).weights.tolist())
    assert 0.1 == third.parameters.alpha
    assert pytest.approx([0.0, 0.16, 0.256]) == card.shown.weights[2][:3]  # 0.6 of each gap is left
    card.shown.go(2, card.shown.last_to_see(2))
    assert math.dist(card.home, third.dot.get_center()[:2]) < 0.1


def test_alpha_times_the_squared_input_stands_beside_2_under_each_bowl():
    card = ready(EndCard)
    card.draw_all()
    assert ["1×0.5²=0.25<2", "1×1.1²=1.21<2", "1×2²=4>2"] == summed(card)
    card.shown.begin_again(2, HOME, gradient_descent(HOME).weights.tolist())
    assert ["1×0.5²=0.25<2", "1×1.1²=1.21<2", "0.1×2²=0.4<2"] == summed(card)


def summed(card):
    """Return the sums under the bowls of an end card."""
    return ["".join(label.text for part in sum for label in part) for sum in card.shown.sums]


def test_in_the_end_card_all_three_start_equally_high_and_equally_far():
    card = ready(EndCard)
    card.draw_all()
    starts = [card.shown.start_of(k) for k in range(3)]
    assert pytest.approx([starts[0].y] * 3) == [start.y for start in starts]
    lefts = [start.x - bowl.box.left for start, bowl in zip(starts, card.shown.bowls, strict=True)]
    assert pytest.approx([lefts[0]] * 3) == lefts


def test_at_last_the_fog_lifts_from_whole_bowls_and_a_dot_rises_to_the_title():
    card = ready(EndCard)
    card.draw_all()
    for k in range(3):
        card.shown.go(k, card.shown.last_to_see(k))
    card.shown.lift(1)
    for bowl, fog in zip(card.shown.bowls, card.shown.fogs, strict=True):
        assert 0 == sum(len(layer.points) for layer in fog.layers)
        zone = bowl.view.zone
        assert pytest.approx([zone.left, zone.right], abs=0.01) == ends(bowl.bowl)
    card.rise(0)
    assert pytest.approx(card.home) == card.dot.get_center()[:2]
    card.rise(1)
    assert pytest.approx(card.title.spot) == card.dot.get_center()[:2]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("width", [16.0, 12.0, 8.0, 6.2])
def test_the_rule_keeps_to_its_width_in_two_lines_at_most(width, language):
    rule = RuleLine(Style(PAPER, in_language(language)), width, 0)
    boxes = [label.box for label in rule.words]
    assert max(box.right for box in boxes) - min(box.left for box in boxes) <= width + 1e-6
    assert len({round(label.at.y, 6) for label in rule.words}) <= 2


def test_a_card_that_is_narrow_draws_no_bowl_beyond_its_safe_area():
    with tempconfig({"frame_width": 8, "frame_height": 128 / 9}):
        card = TitleCard()
        card.words = in_language("de")
        card.lines = lines_of("TitleCard", AS_USUAL, card.words)
        card.setup()
        card.bowl = ErrorBowl(card.style, WALL)
        card.open(1)
        seen = reached(card.bowl.points)
        assert card.stage.safe.left <= seen.left + 1e-6
        assert seen.right <= card.stage.safe.right + 1e-6
