"""Guesses where a step lands: weights that can be told apart, and none where nothing is seen."""

from grokdl.mobjects.guesses import places_to_guess
from grokdl.stage import Box, View

VIEW = View(Box(-6, -2, 1.5, 2), -1, 3, 1.2)


def test_the_landing_and_the_best_weight_are_among_the_guesses():
    places = places_to_guess(VIEW, 0.0, 1.6, 2.4)
    assert {1.6, 2.4} < {*places}
    assert sorted(places) == places


def test_nothing_is_asked_where_the_landing_is_out_of_sight():
    assert [] == places_to_guess(VIEW, 0.0, 1.6, 2e22)
