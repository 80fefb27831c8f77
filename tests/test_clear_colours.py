"""Colours of clear pixels at an edge are those beside them, and nothing that is seen changes."""

import numpy as np
import pytest

from grokdl.engine.clear_colours import SIDE, spread_colours
from grokdl.engine.translucent import OPAQUE

GROUND, INK, OTHER = (251, 250, 246), (20, 40, 60), (120, 80, 100)


def picture(height=SIDE, width=SIDE, opacity=0):
    """A picture of the ground's colour, of one opacity."""
    return np.full((height, width, 4), (*GROUND, opacity), np.uint8)


def colours(pixels):
    return {tuple(pixel) for pixel in pixels[..., :3].reshape(-1, 3).tolist()}


def test_clear_pixels_of_a_block_take_the_colour_of_what_is_painted_there():
    pixels = picture()
    pixels[1, 0] = (*INK, OPAQUE)
    spread_colours(pixels)
    assert {INK} == colours(pixels)
    assert OPAQUE == pixels[..., 3].sum()


def test_only_the_edge_s_own_blocks_change():
    pixels = picture(8, 8)
    pixels[3:5, 3:5] = (*INK, OPAQUE)
    spread_colours(pixels)
    assert {INK} == colours(pixels[2:6, 2:6])
    pixels[2:6, 2:6] = (*GROUND, 0)
    assert {GROUND} == colours(pixels)


@pytest.mark.parametrize("opacity", [0, OPAQUE])
def test_a_block_that_is_clear_or_opaque_stays_as_it_is(opacity):
    pixels = picture(4, 6, opacity)
    pixels[3, 5, :3] = INK
    before = pixels.copy()
    spread_colours(pixels)
    assert (before == pixels).all()


def test_of_two_colours_clear_pixels_take_the_mean_by_opacity_and_what_is_seen_keeps_its_own():
    pixels = picture()
    pixels[0] = [(*INK, OPAQUE), (*OTHER, OPAQUE // 3)]
    spread_colours(pixels)
    assert ({INK}, {OTHER}) == (colours(pixels[:1, :1]), colours(pixels[:1, 1:]))
    assert {(45, 50, 70)} == colours(pixels[1:])  # (3 × 20 + 120) / 4, and so on


def test_nothing_that_is_seen_changes_by_a_level_on_any_ground():
    random = np.random.default_rng(5)
    pixels = random.integers(0, 256, (320, 240, 4)).astype(np.uint8)
    opacity = pixels[..., 3]
    opacity[random.random(opacity.shape) < 0.5] //= 50
    opacity[random.random(opacity.shape) < 0.3] = 0
    before = pixels.astype(int)
    spread_colours(pixels)
    changed = abs(pixels - before)
    assert not changed[..., 3].any()
    assert changed.any()
    assert OPAQUE > (changed[..., :3] * pixels[..., 3:].astype(int)).max()  # less than one of 255


def test_what_the_edge_cuts_off_of_a_block_stays_as_it_is():
    pixels = picture(3, 5)
    pixels[::2, ::2] = (*INK, OPAQUE)
    spread_colours(pixels)
    assert {INK} == colours(pixels[:2, :4])
    assert [[INK, GROUND, INK, GROUND, INK]] == [[tuple(p) for p in pixels[2, :, :3].tolist()]]
    assert [INK, GROUND, INK] == [tuple(p) for p in pixels[:, 4, :3].tolist()]
