"""The looks: every text can be read, and quantities are told apart by any pair of eyes."""

from itertools import combinations

import pytest
from coloraide.everything import ColorAll as Colour

from grokdl import theme
from grokdl.theme import THEMES

TEXTS = ("ink", "weight", "error", "goal", "slope", "input", "alpha", "muted")
QUANTITIES = ("ink", "weight", "error", "goal", "slope", "input", "alpha")
LEGIBLE = {"ground": 4.5, "card": 4.5, "highlight": 4.5}  # WCAG 2.2, 1.4.3
DISTINCT = 12  # CIEDE2000
EACH_LOOK = pytest.mark.parametrize("look", THEMES.values(), ids=THEMES)


@EACH_LOOK
@pytest.mark.parametrize("behind", LEGIBLE)
def test_every_text_stands_out_from_what_is_behind_it(look, behind):
    contrast = {role: Colour(look.role(role)).contrast(look.role(behind)) for role in TEXTS}
    assert {} == {role: value for role, value in contrast.items() if value < LEGIBLE[behind]}


@EACH_LOOK
@pytest.mark.parametrize("sight", ["normal", "protan", "deutan", "tritan"])
def test_quantities_are_told_apart(look, sight):
    seen = {role: as_seen(look.role(role), sight) for role in QUANTITIES}
    distance = {
        pair: seen[pair[0]].delta_e(seen[pair[1]], method="2000")
        for pair in combinations(QUANTITIES, 2)
    }
    assert {} == {pair: value for pair, value in distance.items() if value < DISTINCT}


def as_seen(colour: str, sight: str) -> Colour:
    """Return a colour as a person with this sight sees it."""
    plain = Colour(colour)
    return plain if sight == "normal" else plain.filter(sight, 1, method="machado")


@EACH_LOOK
def test_a_quantity_has_one_colour_by_all_its_names(look):
    assert look.weight == look.role("weight") == look.role("weight_delta")
    assert look.weight == look.role("next weight")
    assert look.goal == look.role("goal") == look.role("goal_prediction")


@EACH_LOOK
def test_ghosts_fade_into_the_ground_from_the_last_to_the_earliest(look):
    contrast = [Colour(ghost).contrast(look.ground) for ghost in look.ghosts]
    assert sorted(contrast, reverse=True) == contrast


def test_no_text_is_smaller_than_the_least_legible_size():
    sizes = (theme.TITLE, theme.SUBTITLE, theme.CAPTION, theme.BODY, theme.SMALL, theme.TICK)
    assert theme.LEAST <= min(sizes)


def test_a_theme_is_in_use_until_another_is():
    before = theme.current().name
    try:
        assert "dark" == theme.use("dark").name == theme.current().name
    finally:
        theme.use(before)


def test_an_unknown_role_is_an_error():
    with pytest.raises(AttributeError):
        theme.current().role("wieght")
