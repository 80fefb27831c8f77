"""Guesses where a step lands: weights that can be told apart, and none where nothing is seen."""

from drawn import STYLE

from grokdl.mobjects.guesses import Guesses, places_to_guess
from grokdl.stage import Box, Point, View, box_at

VIEW = View(Box(-6, -2, 1.5, 2), -1, 3, 1.2)


def test_the_landing_and_the_best_weight_are_among_the_guesses():
    places = places_to_guess(VIEW, 0.0, 1.6, 2.4)
    assert {1.6, 2.4} < {*places}
    assert sorted(places) == places


def test_nothing_is_asked_where_the_landing_is_out_of_sight():
    assert [] == places_to_guess(VIEW, 0.0, 1.6, 2e22)


def test_a_letter_stands_beside_the_error_axis_where_the_best_weight_is_0():
    bottom = VIEW.point(0, 0)
    axis = Box(bottom.x - 0.04, bottom.y, bottom.x + 0.04, 2)
    middles = [Point(bottom.x + side * 0.6, bottom.y + 0.25) for side in (-1, 1)]
    walls = [box_at(middle, (0.5, 0.5)) for middle in middles]
    (letter,) = Guesses(STYLE, VIEW, [bottom], [axis, *walls]).letters
    assert not letter.box.overlaps(axis)


def opacities(guesses):
    return [float(letter.get_fill_opacity()) for letter in guesses.letters]


def test_a_guess_is_given_up_as_the_arrow_passes_it_and_that_where_it_ends_stays():
    weights = 0.8, 1.6, 2.4
    guesses = Guesses(STYLE, VIEW, [VIEW.point(weight, 0.2) for weight in weights], [])
    passing = guesses.passes(VIEW, 0.0, 2.4)
    passing.begin()
    seen = []
    for share in (0.25, 0.5, 0.6, 1.0):
        passing.interpolate_mobject(share)  # rate functions are Manim's
        seen.append(opacities(guesses))
    assert [1, 1, 1] == seen[0]
    assert 0 == seen[2][0]
    assert [0, 0, 1] == seen[-1]
    assert [0, 0, 1] == [float(circle.get_stroke_opacity()) for circle in guesses.circles]


def test_a_guess_beyond_the_landing_stays_until_the_dot_takes_off():
    guesses = Guesses(STYLE, VIEW, [VIEW.point(weight, 0.2) for weight in (0.8, 1.6)], [])
    passing = guesses.passes(VIEW, 0.0, 0.8)
    passing.begin()
    passing.interpolate_mobject(1)
    assert [1, 1] == opacities(guesses)
    going = guesses.loses_its_letters()
    going.begin()
    going.interpolate_mobject(1)
    assert [0, 0] == opacities(guesses)
    assert [1, 1] == [float(circle.get_stroke_opacity()) for circle in guesses.circles]
