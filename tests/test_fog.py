"""The fog, read back: soft at its edges, open where something has been seen."""

from itertools import pairwise

import pytest
from drawn import STYLE

from grokdl.audit.outlines import reached
from grokdl.mobjects.fog import LAYERS, Fog
from grokdl.stage import Box, Point, View
from grokdl.stage.style import Style
from grokdl.stage.theme import THEMES
from grokdl.words import ENGLISH

ZONE = Box(-5, -1.5, 5, 1.5)
VIEW = View(ZONE, -5, 5, 1)
DOT = Point(1, 0)


def shown(seen=(DOT,), share=1.0, closes=False):
    fog = Fog(STYLE, closes)
    fog.show(VIEW, seen, share)
    return fog


def layers_over(fog, at):
    """How many of its layers cover a place: those whose outline winds round it."""
    return sum(bool(winding(layer.points, at)) for layer in fog.layers)


def winding(points, at):
    """How often an outline goes round a place; of its curves the ends count."""
    turns = 0
    for (x, y, _), (u, v, _) in zip(points[::4], points[3::4], strict=True):
        if (y > at.y) != (v > at.y) and x + (at.y - y) / (v - y) * (u - x) > at.x:
            turns += 1 if v > y else -1
    return turns


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_from_layer_to_layer_the_fog_is_only_a_little_denser(theme):
    layers = Fog(Style(theme, ENGLISH)).layers
    shades = [layer.get_fill_color().to_rgb() for layer in layers]
    assert (
        0 < max(abs(a - b) for pair in pairwise(shades) for a, b in zip(*pair, strict=True)) < 0.03
    )


def test_a_denser_layer_lies_within_a_paler_one():
    boxes = [reached(layer.points) for layer in shown().layers]
    for pale, dense in pairwise(boxes):
        assert pale.left < dense.left and dense.right < pale.right
        assert pale.bottom < dense.bottom and dense.top < pale.top
    assert ZONE.left <= boxes[0].left and boxes[0].right <= ZONE.right
    assert ZONE.bottom < boxes[0].bottom and boxes[0].top < ZONE.top


@pytest.mark.parametrize("closes", [False, True])
def test_nothing_lies_on_a_place_that_has_been_seen(closes):
    fog = shown(closes=closes)
    for x, y in ((0, 0), (0.8, 0), (-0.8, 0), (0, 0.7), (0, -0.7)):
        assert 0 == layers_over(fog, Point(DOT.x + x, DOT.y + y))
    assert LAYERS == layers_over(fog, Point(-3, 0)) == layers_over(fog, Point(4, 0))


def test_only_a_fog_that_closes_is_dense_over_what_has_been_seen():
    seen = [Point(-2, -1), Point(-1, -0.7), Point(0, -0.2), DOT]
    over = Point(-1, 1.0)
    assert LAYERS > layers_over(shown(seen), over)
    assert LAYERS == layers_over(shown(seen, closes=True), over)


def test_no_share_of_it_is_no_fog():
    assert 0 == sum(len(layer.points) for layer in shown(share=0).layers)
