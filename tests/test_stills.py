"""Lessons look as they did: three stills of each in each theme, compared block by block."""

import numpy as np
import pytest
from audited import EVERY, seen
from PIL import Image
from small_scenes import disc, showing, streamed, word
from stills import FOLDER, MOMENTS, THEMES, complaints, differences, names, still

from grokdl.catalog import gallery
from grokdl.catalog.look import QUALITIES
from grokdl.mobjects.weight_dot import RADIUS

WIDTH, HEIGHT = 854, 480
PIXEL = 8 / HEIGHT  # in units of the frame


@pytest.mark.slow
@EVERY
@pytest.mark.parametrize("theme", THEMES)
def test_a_lesson_looks_as_it_did(name, theme):
    found = seen(name, theme).stills
    assert names(name, theme) == list(found)
    said = [line for one in found for line in complaints(one, found[one], still(one))]
    assert [] == said, "\n".join(said)


def test_every_lesson_has_three_stills_and_no_other_is_there():
    assert {info.name: 3 for info in gallery.lessons()} == {
        lesson: len(moments) for lesson, moments in MOMENTS.items()
    }
    expected = {name for lesson in MOMENTS for theme in THEMES for name in names(lesson, theme)}
    assert expected == {path.name for path in FOLDER.glob("*.png")}


def picture(drawing):
    """A drawing in white on black."""
    scene = showing(lambda: [drawing.set_fill("#FFFFFF")], seconds=0.1)
    [frame] = streamed(scene, QUALITIES["draft"]).frames
    return frame.pixels[:, :, :3].copy()


CHANGES = {
    "a dot moved by 2 pixels": (disc((0, 0), RADIUS), disc((2 * PIXEL, 0), RADIUS)),
    "a changed digit": (word("0.6400"), word("0.6480")),
}


@pytest.mark.parametrize(("one", "other"), CHANGES.values(), ids=CHANGES)
def test_a_small_change_is_seen(one, other, tmp_path):
    want, got = picture(one), picture(other)
    assert differences(got, want).max() > 37
    assert 1 == len(complaints("small.png", got, want, tmp_path))


def test_the_noise_between_two_systems_passes(tmp_path):
    want = picture(disc((0, 0), RADIUS)).clip(1, 254)
    noise = np.random.default_rng(4).choice([-1, 0, 0, 1], size=want.shape)
    got = (want + noise).astype(np.uint8)
    assert pytest.approx(0.5, abs=0.01) == differences(got, want)[:, :-1].mean()
    assert [] == complaints("noisy.png", got, want, tmp_path)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(("apart", "expected"), [(8, 0), (9, 1)])
def test_one_block_that_differs_by_more_than_8_is_enough(apart, expected, tmp_path):
    want = np.zeros((HEIGHT, WIDTH, 3), dtype=np.uint8)
    got = want.copy()
    got[160:168, 320:328] = apart
    assert expected == len(complaints("block.png", got, want, tmp_path))


def test_a_difference_is_told_with_its_place_its_picture_and_the_way_out(tmp_path):
    want = np.zeros((HEIGHT, WIDTH, 3), dtype=np.uint8)
    got = want.copy()
    got[164:168, 320:328] = 200
    [said] = complaints("block.png", got, want, tmp_path)
    assert "block.png differs by 100.0, at most 8, worst at x = 320, y = 160" in said
    assert str(tmp_path / "block.png") in said
    assert said.endswith("make stills")
    with Image.open(tmp_path / "block.png") as shown:
        pixels = [shown.getpixel((324 + k * WIDTH, 166)) for k in range(3)]
    assert [(200, 200, 200), (0, 0, 0), (0, 0, 0)] == pixels


def test_a_still_of_another_size_is_told(tmp_path):
    one, other = (np.zeros((height, WIDTH, 3), dtype=np.uint8) for height in (480, 482))
    assert ["a.png is (480, 854) pixels large, and was (482, 854)."] == complaints(
        "a.png", one, other, tmp_path
    )
