"""Grounds: on any that is taken, texts are read and quantities told apart; others are refused."""

import re

import pytest
from audited import audit_of, drafted, told
from coloraide.everything import ColorAll as Color
from conftest import SCENES
from hypothesis import given, settings
from hypothesis import strategies as st
from test_theme import QUANTITIES, TEXTS, rgb

from grokdl.audit.audit import audit_card
from grokdl.audit.colours import contrast, too_near
from grokdl.audit.legibility import LEAST_CONTRAST
from grokdl.catalog import gallery
from grokdl.catalog.look import Look
from grokdl.catalog.request import asked
from grokdl.errors import GrokdlError
from grokdl.stage.ground import ground_in, theme_on
from grokdl.stage.palettes import PALETTES
from grokdl.stage.theme import DARK, PAPER, THEMES

LIGHT = {
    "white": "#ffffff",
    "solarized": "#fdf6e3",
    "Office light 2": "#e7e6e6",
    "Office 2007 tan": "#eeece1",
    "Slides light blue": "#cfe2f3",
    "yellow": "#ffc000",
    "silver": "#c0c0c0",
    "grey": "#aaaaaa",
}
NIGHT = {
    "black": "#000000",
    "Keynote black": "#1e1e1e",
    "solarized": "#002b36",
    "navy": "#1b2a49",
    "Office dark blue": "#002060",
    "Office dark blue 50 %": "#1f3864",
    "Slides dark blue 3": "#073763",
    "Material blue grey": "#263238",
    "dark green": "#0b3d2e",
    "maroon": "#800000",
    "indigo": "#4b0082",
    "grey": "#424242",
}
GROUNDS = [*LIGHT.values(), *NIGHT.values()]
REFUSED = [  # with the nearest ground that will do
    ("gray", "#a7a7a7 (lighter)"),
    ("#44546a", "#384658 (darker)"),
    ("#4472c4", "#8da9db (lighter)"),
    ("#c00000", "#900000 (darker)"),
]
EACH_PALETTE = pytest.mark.parametrize(
    ("own", "palette"), [(THEMES[name], one) for name, row in PALETTES.items() for one in row]
)
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def unread(theme):
    """The texts that don't stand out from what is behind them."""
    return [
        (text, behind)
        for text in TEXTS
        for behind in ("ground", "card", "highlight")
        if contrast(rgb(theme.role(text)), rgb(theme.role(behind))) < LEAST_CONTRAST
    ]


def hue(colour):
    return Color(colour).convert("oklch")["hue"]


@pytest.mark.parametrize("ground", GROUNDS)
def test_on_a_ground_every_text_can_be_read_and_quantities_told_apart(ground):
    theme = theme_on(ground)
    assert ground.upper() == theme.ground
    assert [] == unread(theme)
    assert [] == [fault.said for fault in too_near(theme, QUANTITIES)]


@EACH_PALETTE
def test_quantities_of_a_palette_are_told_apart_by_any_pair_of_eyes(own, palette):
    class AsTheme:
        role = staticmethod(palette._asdict().get)

    assert [] == [fault.said for fault in too_near(AsTheme, palette._fields)]


@EACH_PALETTE
def test_a_quantity_keeps_its_hue_on_every_ground(own, palette):
    turned = {name: hue(getattr(palette, name)) - hue(own.role(name)) for name in QUANTITIES[1:]}
    far = {name: by for name, by in turned.items() if abs((by + 180) % 360 - 180) > 30}
    assert {} == far


@settings(max_examples=40, deadline=None)
@given(COLOURS)
def test_any_colour_is_a_ground_on_which_all_is_read_or_names_two_that_are(colour):
    try:
        grounds = [ground_in(colour)]
    except GrokdlError as error:
        grounds = re.findall(r"#\w{6}", error.hint)
        assert 2 == len(grounds)
    assert [[]] * len(grounds) == [unread(theme_on(ground)) for ground in grounds]


@pytest.mark.parametrize(("grounds", "name"), [(LIGHT, "paper"), (NIGHT, "dark")])
def test_a_ground_decides_whether_the_theme_is_light_or_dark(grounds, name):
    for theme in ("paper", "dark"):
        looks = [Look(theme=theme, ground=ground) for ground in grounds.values()]
        assert {name} == {look.theme for look in looks} == {look.colours.name for look in looks}


def test_a_theme_on_its_own_ground_is_as_it_is():
    assert (PAPER, DARK) == (theme_on("#fbfaf6"), theme_on("#15161b"))
    assert (PAPER, DARK) == (Look().colours, Look(theme="dark").colours)


@pytest.mark.parametrize("ground", GROUNDS)
def test_a_card_and_an_axis_are_seen_on_their_ground_and_ghosts_fade_into_it(ground):
    theme = theme_on(ground)
    behind, *more = (rgb(c) for c in (theme.ground, theme.edge, theme.axis, *theme.ghosts))
    edge, axis, *ghosts = (contrast(one, behind) for one in more)
    assert 1.15 < edge < axis
    assert sorted(ghosts, reverse=True) == ghosts


@pytest.mark.parametrize(
    ("written", "ground"),
    [
        ("#1B2A49", "#1b2a49"),
        ("1b2a49", "#1b2a49"),
        (" #fff ", "#ffffff"),
        ("Navy", "#000080"),
        ("rgb(10, 37, 64)", "#0a2540"),
        ("", ""),
    ],
)
def test_a_ground_is_a_hex_colour_or_a_name(written, ground):
    assert ground == Look(ground=written).ground


@pytest.mark.parametrize(
    ("written", "said", "hint"),
    [
        ("navvy", "The ground 'navvy' is no colour.", "Did you mean navy?"),
        ("#12", "The ground '#12' is no colour.", "Write it as '#0a2540'"),
        ("#00000080", "The ground '#00000080' is partly transparent.", "Write it as"),
        (3, "ground = 3: it must be a text, in quotes.", "As in '#0a2540'."),
    ],
)
def test_what_is_no_colour_is_told(written, said, hint):
    with pytest.raises(GrokdlError) as caught:
        Look(ground=written)
    assert said == caught.value.message
    assert caught.value.hint.startswith(hint)


@pytest.mark.parametrize(("ground", "nearest"), REFUSED)
def test_a_ground_on_which_nothing_is_read_is_answered_with_the_nearest_that_will_do(
    run, ground, nearest
):
    code, out, err = run("render", "box", "--ground", ground, "--scenes", str(SCENES))
    said, hint = err.splitlines()
    assert (2, "") == (code, out)
    assert said.endswith("it is neither light nor dark enough.")
    assert hint.startswith(f"Take {nearest} or ")


def test_a_clip_on_a_ground_is_named_by_it_and_not_by_its_theme():
    request = asked(gallery.find("overshoot"), {}, ground="Navy", quality="draft")
    assert "overshoot_ground-000080_draft" == request.file_name


def test_a_recipe_of_before_grounds_is_read_as_it_was():
    look = Look(**{"quality": "draft", "theme": "dark", "captions": True})
    assert ("", DARK) == (look.ground, look.colours)


@pytest.mark.parametrize("ground", [pytest.param("#fdf6e3", marks=pytest.mark.slow), "#1b2a49"])
def test_a_lesson_and_a_title_card_on_a_ground_have_no_finding(ground):
    lesson = audit_of(drafted("overshoot", look={"ground": ground}))
    assert ground.upper() == lesson.scene.style.theme.ground
    assert [] == told(lesson) + told(audit_card("title card", Look(quality="draft", ground=ground)))
