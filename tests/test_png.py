"""PNG: pictures of moments, whole, with what they were made from."""

from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from grokdl.engine.take import Chapter, Take
from grokdl.export.format import Facts, UnreadableError
from grokdl.export.png import END, PNG, SIGNATURE
from grokdl.files.integrity import UNSEALED, Condition

TOLD = Facts("Größer", '{"title": "ä…"}', f'{{"seal": "{UNSEALED}"}}')


def pixels(alpha=255):
    """A small picture of many colours."""
    picture = np.arange(20 * 30 * 4, dtype=np.uint32).astype(np.uint8).reshape(20, 30, 4)
    picture[:, :, 3] = alpha
    return picture


def take(folder, *names, alpha=255):
    """A take of pictures of some moments."""
    parts = [
        folder / f"{number:04}_{number / 2:.6f}_{name}" for number, name in enumerate(names, 1)
    ]
    for number, part in enumerate(parts):
        PNG.save(SimpleNamespace(pixels=pixels(alpha) + number * 4 % 256), part, "")
    return Take(tuple(parts), 15, 15, (), ())


@pytest.fixture
def png(tmp_path):
    path = tmp_path / "a.png"
    PNG.join([take(tmp_path, "last")], path, TOLD)
    return path


def test_a_picture_has_the_pixels_of_the_frame_and_no_alpha_that_lets_nothing_through(png):
    with Image.open(png) as picture:
        assert "RGB" == picture.mode
        assert (pixels()[:, :, :3] == np.asarray(picture)).all()


def test_alpha_is_kept(tmp_path):
    PNG.join([take(tmp_path, "last", alpha=77)], tmp_path / "a.png", TOLD)
    with Image.open(tmp_path / "a.png") as picture:
        assert (pixels(77) == np.asarray(picture)).all()


def test_it_says_its_title_its_recipe_and_its_record_to_us_and_to_others(png):
    assert TOLD == PNG.facts(png)
    with Image.open(png) as picture:
        assert (TOLD.title, TOLD.recipe) == (picture.info["Title"], picture.info["Comment"])


def test_a_sealed_picture_is_whole_for_others_too(png):
    assert Condition.ALTERED is PNG.condition(png)
    PNG.seal(png)
    assert Condition.WHOLE is PNG.condition(png)
    assert UNSEALED not in PNG.facts(png).record
    with Image.open(png) as picture:
        picture.verify()  # every checksum


@pytest.mark.parametrize("place", [20, 60, -30])
def test_a_picture_that_was_changed_is_told(png, place):
    PNG.seal(png)
    data = bytearray(png.read_bytes())
    data[place] ^= 1
    png.write_bytes(data)
    assert Condition.ALTERED is PNG.condition(png)


def test_a_picture_that_was_cut_is_told(png):
    PNG.seal(png)
    png.write_bytes(png.read_bytes()[: -len(END)])
    assert Condition.CUT is PNG.condition(png)
    png.write_bytes(b"")
    assert Condition.CUT is PNG.condition(png)


@pytest.mark.parametrize("content", [b"", b"GIF89a", SIGNATURE, SIGNATURE * 9])
def test_what_is_no_png_is_told(content, tmp_path):
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(UnreadableError):
        PNG.facts(tmp_path / "a.png")


def test_one_picture_has_nothing_beside_it(tmp_path):
    assert {} == PNG.beside([take(tmp_path, "last")], tmp_path / "a.png")


def test_several_pictures_lie_beside_by_number_and_moment_and_the_file_has_the_last(tmp_path):
    several = take(tmp_path, "the-bowl", "2.5s", "last")
    beside = PNG.beside([several], tmp_path / "a.png")
    names = ["a_01_the-bowl.png", "a_02_2.5s.png", "a_03_last.png"]
    assert names == [path.name for path in beside]
    assert [(part,) for part in several.parts] == [one.parts for one in beside.values()]
    PNG.join([several], tmp_path / "a.png", Facts())
    PNG.join([beside[tmp_path / names[-1]]], tmp_path / names[-1], Facts())
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / names[-1]).read_bytes()


def test_pictures_of_a_film_are_named_by_its_chapters(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
    takes = [take(tmp_path / "a", "last"), take(tmp_path / "b", "first", "last")]
    chapters = [Chapter("The film", 0, 1), Chapter("Overshoot", 1, 2)]
    found = PNG.beside(takes, tmp_path / "film.png", chapters)
    expected = ["film_01_the-film.png", "film_02_overshoot_first.png", "film_03_overshoot_last.png"]
    assert expected == [path.name for path in found]
