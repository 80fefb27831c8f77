"""The looks: every text can be read, and quantities are told apart by any pair of eyes."""

import pytest

from grokdl.audit.colours import SIGHTS, contrast, too_near
from grokdl.audit.legibility import LEAST_CONTRAST, SMALLEST
from grokdl.stage import theme
from grokdl.stage.theme import THEMES

TEXTS = ("ink", "weight", "error", "goal", "slope", "input", "alpha", "muted")
QUANTITIES = ("ink", "weight", "error", "goal", "slope", "input", "alpha")
EACH_LOOK = pytest.mark.parametrize("look", THEMES.values(), ids=THEMES)


def rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))


@EACH_LOOK
@pytest.mark.parametrize("behind", ["ground", "card", "highlight"])
def test_every_text_stands_out_from_what_is_behind_it(look, behind):
    seen = {role: contrast(rgb(look.role(role)), rgb(look.role(behind))) for role in TEXTS}
    assert {} == {role: value for role, value in seen.items() if value < LEAST_CONTRAST}


@EACH_LOOK
def test_quantities_are_told_apart_by_any_pair_of_eyes(look):
    assert ("normal", "protan", "deutan", "tritan") == SIGHTS
    assert [] == [fault.said for fault in too_near(look, QUANTITIES)]


@EACH_LOOK
def test_a_quantity_has_one_colour_by_all_its_names(look):
    assert look.weight == look.role("weight") == look.role("weight_delta")
    assert look.weight == look.role("next_weight")
    assert look.goal == look.role("goal") == look.role("goal_prediction")


@EACH_LOOK
def test_ghosts_fade_into_the_ground_from_the_last_to_the_earliest(look):
    seen = [contrast(rgb(ghost), rgb(look.ground)) for ghost in look.ghosts]
    assert sorted(seen, reverse=True) == seen


def test_no_text_is_smaller_than_the_least_legible_size():
    sizes = (theme.TITLE, theme.SUBTITLE, theme.CAPTION, theme.BODY, theme.SMALL, theme.TICK)
    assert SMALLEST == theme.LEAST <= min(sizes)


def test_an_unknown_role_is_an_error():
    with pytest.raises(AttributeError):
        theme.PAPER.role("wieght")
