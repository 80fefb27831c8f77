"""Glyphs are the same from Pango and from disk, and nothing on disk can spoil them."""

import multiprocessing
import os
from pathlib import Path

import manim
import manimpango
import numpy as np
import pytest
from manim import Text

from grokdl.mobjects import outlines
from grokdl.mobjects.outlines import glyphs
from grokdl.mobjects.shaping import register_fonts

WORD = ("Hweight_delta,H", "Inter", "medium")


@pytest.fixture
def cache(monkeypatch, tmp_path) -> Path:
    """An empty cache."""
    monkeypatch.setenv("GROKDL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def how_many(cache: Path) -> int:
    return sum(path.is_file() for path in cache.rglob("*"))


def as_manim_draws(text: str, font: str, weight: str) -> list:
    drawn = Text(text, font=font, weight=weight.upper(), font_size=144)
    return [glyph.points.tobytes() for glyph in drawn.family_members_with_points()]


def bits(pieces) -> list[bytes]:
    return [piece.tobytes() for piece in pieces]


def the_file(cache: Path) -> Path:
    (file,) = (path for path in cache.rglob("*") if path.is_file())
    return file


@pytest.mark.parametrize(
    "text", ["HH", "H H", "HiH", "H%H", "Hgap-to-goal!H", "H×0.36H", "H−1.5e−16H", '->:&"Q@#']
)
@pytest.mark.parametrize("font", ["Inter", "JetBrains Mono"])
def test_glyphs_are_those_of_manim_s_text_bit_for_bit(cache, monkeypatch, text, font):
    register_fonts()
    expected = as_manim_draws(text, font, "semibold")
    assert expected == bits(glyphs(text, font, "semibold"))
    monkeypatch.delattr(outlines, "shaped")  # from now on, from disk
    assert expected == bits(glyphs(text, font, "semibold"))


def test_letters_that_any_font_may_lend_leave_no_file_where_another_process_meets_it(
    monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(manim.config, "media_dir", "here")
    expected = as_manim_draws("HβγH", "Inter", "medium")
    (tmp_path / "here").rename(tmp_path / "stock")
    assert expected == bits(glyphs("HβγH", "Inter", "medium"))
    assert not (tmp_path / "here").exists()


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda content: b"",
        lambda content: content[:9],
        lambda content: content[:-8],
        lambda content: content + bytes(8),
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
    ],
    ids=["empty", "nothing but half a checksum", "cut off", "longer", "one bit wrong"],
)
def test_a_spoiled_file_is_made_anew(cache, spoiled):
    expected = bits(glyphs(*WORD))
    file = the_file(cache)
    content = file.read_bytes()
    file.write_bytes(spoiled(content))
    assert expected == bits(glyphs(*WORD))
    assert content == file.read_bytes()


def test_another_word_s_file_is_not_taken(cache):
    expected = bits(glyphs(*WORD))
    file = the_file(cache)
    file.unlink()
    glyphs("HotherH", *WORD[1:])
    the_file(cache).rename(file)
    assert expected == bits(glyphs(*WORD))


@pytest.mark.parametrize("program", [manim, manimpango, np], ids=lambda program: program.__name__)
def test_outlines_of_another_version_are_not_taken(cache, monkeypatch, program):
    glyphs(*WORD)
    monkeypatch.setattr(program, "__version__", "99.0")
    ask_again()
    glyphs(*WORD)
    ask_again()
    assert 2 == how_many(cache)


def ask_again() -> None:
    outlines._versions.cache_clear()
    outlines._sample.cache_clear()


def test_each_font_and_weight_has_outlines_of_its_own(cache):
    made = {
        b"".join(bits(glyphs("HaH", font, weight)))
        for font in ("Inter", "JetBrains Mono")
        for weight in ("regular", "medium")
    }
    assert (4, 4) == (len(made), how_many(cache))


def test_letters_that_any_font_may_have_drawn_are_not_kept(cache):
    glyphs("H学H", "Inter", "regular")
    assert not cache.exists()


def test_where_nothing_can_be_kept_nothing_is_said(cache, capfd):
    cache.write_text("a file in the way", encoding="utf-8")
    expected = as_manim_draws(*WORD)
    assert expected == bits(glyphs(*WORD))
    assert ("", "") == capfd.readouterr()
    assert "a file in the way" == cache.read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_processes_may_fill_one_cache_at_once(cache):
    words = [(f"H{number}H", "Inter", "regular") for number in range(4)]
    with multiprocessing.get_context("fork").Pool(3) as pool:
        made = pool.starmap(glyphs, words * 3, chunksize=4)
        pool.close()
        pool.join()  # or they are ended by a signal, that a command run before may have taken over
    assert [bits(glyphs(*word)) for word in words * 3] == [bits(pieces) for pieces in made]
    assert 4 == how_many(cache)
