"""Scenes that were written for Manim, not for us, look as Manim paints them."""

from importlib.metadata import version
from pathlib import Path

import pytest
from test_pixels import SMALL, ours, stock

from grokdl.engine.loading import scenes_in
from grokdl.engine.resources import resources_for
from grokdl.engine.shoot import shoot

TYPICAL = scenes_in(Path(__file__).parent / "data" / "their_scenes" / "typical.py")
WITH_IMAGES = pytest.mark.skipif(
    int(version("pillow").partition(".")[0]) > 12, reason="with Pillow 13, Manim 0.22 has no images"
)

pytestmark = pytest.mark.slow


def each(name):
    return pytest.param(name, marks=WITH_IMAGES if name in ("Photo", "Zooming") else ())


@pytest.mark.parametrize("name", [each(name) for name in TYPICAL])
def test_a_typical_scene_is_painted_the_same(name, tmp_path):
    expected = stock(TYPICAL[name], tmp_path / "stock")
    assert expected == ours(TYPICAL[name], tmp_path / "ours")


@pytest.mark.parametrize("name", [each(name) for name in TYPICAL])
def test_forked_copies_make_the_same_bytes_of_it(name, tmp_path):
    def parts(hands: int) -> list[bytes]:
        folder = tmp_path / str(hands) / "scene"
        resources = resources_for(folder, hands, cached=False)
        take = shoot(TYPICAL[name], SMALL, folder, lambda headway: None, resources=resources)
        return [part.read_bytes() for part in take.parts]

    assert parts(1) == parts(2)
