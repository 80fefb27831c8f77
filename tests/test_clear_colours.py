"""Colours of clear pixels: nothing that is seen changes, and what isn't seen takes less room."""

from fractions import Fraction

import av
import numpy as np
import pytest

from grokdl.engine.clear_colours import BLOCK, LEVEL, OPAQUE, spread_colours
from grokdl.engine.codec import Spec, set_up
from grokdl.engine.prores import ProRes4444

GROUND, INK, OTHER = 900, 100, 400


def planes(height=BLOCK, width=BLOCK, opacity=0):
    """Three planes of colour, all of the ground's, and one of opacity."""
    return [np.full((height, width), number, np.uint16) for number in (GROUND,) * 3 + (opacity,)]


def test_clear_pixels_of_a_block_take_the_colour_of_what_is_painted_there():
    *colours, opacity = planes()
    for plane in colours:
        plane[:, :3] = INK
    opacity[:, :3] = OPAQUE
    spread_colours(*colours, opacity)
    assert [{INK}] * 3 == [set(plane.ravel().tolist()) for plane in colours]
    assert OPAQUE * 3 * BLOCK == opacity.sum()


@pytest.mark.parametrize("opacity", [0, OPAQUE])
def test_a_block_that_is_clear_or_opaque_stays_as_it_is(opacity):
    shown = planes(2 * BLOCK, 3 * BLOCK, opacity)
    shown[0][3, 5] = INK
    before = [plane.copy() for plane in shown]
    spread_colours(*shown)
    assert all((was == now).all() for was, now in zip(before, shown, strict=True))


def test_of_two_colours_clear_pixels_take_the_mean_by_opacity_and_what_is_seen_keeps_its_own():
    *colours, opacity = planes()
    for plane in colours:
        plane[:, 0], plane[:, 1] = INK, OTHER
    opacity[:, 0], opacity[:, 1] = OPAQUE, OPAQUE // 3
    spread_colours(*colours, opacity)
    for plane in colours:
        assert ({INK}, {OTHER}) == (set(plane[:, 0].tolist()), set(plane[:, 1].tolist()))
        assert {175} == set(plane[:, 2:].ravel().tolist())  # (3 × 100 + 400) / 4


def test_nothing_that_is_seen_changes_by_a_level_on_any_ground():
    random = np.random.default_rng(5)
    size = 40 * BLOCK, 30 * BLOCK
    *colours, opacity = (random.integers(0, OPAQUE + 1, size).astype(np.uint16) for _ in range(4))
    opacity[random.random(size) < 0.5] //= 50
    opacity[random.random(size) < 0.3] = 0
    before = [plane.astype(int) for plane in colours]
    spread_colours(*colours, opacity)
    for was, plane in zip(before, colours, strict=True):
        assert (was != plane).any()
        assert LEVEL > (abs(plane - was) * opacity / OPAQUE).max()


def test_blocks_that_the_edge_cuts_off_stay_as_they_are():
    *colours, opacity = planes(BLOCK + 3, BLOCK + 5)
    opacity[::2] = OPAQUE
    colours[0][::2] = INK
    spread_colours(*colours, opacity)
    assert {INK} == set(colours[0][:BLOCK, :BLOCK].ravel().tolist())
    assert {INK, GROUND} == set(colours[0][BLOCK:].ravel().tolist())
    assert {INK, GROUND} == set(colours[0][:, BLOCK:].ravel().tolist())


def test_a_drawing_on_a_clear_ground_takes_less_than_half_the_room_in_prores():
    codec, height, width = ProRes4444(), 96, 256
    context = set_up(
        av.CodecContext.create(codec.name, "w"),
        Spec(width, height, codec.pixel_format(False), 30),
        codec.options,
    )
    frame = av.VideoFrame(width, height, codec.pixel_format(False))
    frame.pts, frame.time_base = 0, Fraction(1, 30)
    rows, columns = np.mgrid[:height, :width]
    drawn = abs((columns % 64) - 32) + abs((rows % 48) - 24) < 16  # lozenges, as slanted as letters
    for number, plane in enumerate(frame.planes):
        lines = np.frombuffer(plane, np.uint16).reshape(height, -1)[:, :width]
        lines[:] = np.where(drawn, *((OPAQUE, 0) if number == 3 else (INK, GROUND)))
    in_full = len(bytes(context.encode(frame)[0]))
    assert in_full > 2 * len(bytes(codec.begun(context)(frame, None, True)))
