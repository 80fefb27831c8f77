"""Decks of finished clips: the slides that a format is given, and what a deck carries."""

import pytest
from conftest import SCENES
from tiny import clip_of

from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.export.html import Html
from grokdl.export.known import deck_formats
from grokdl.production.decks import recipes_in, write_deck

IN_THE_PICTURE = [(True, "whole", True), (False, "whole", False), (True, "stage", False)]


class Given:
    """A format that keeps the slides that it is given, and the names of the pictures there."""

    def write(self, deck, target, **options):
        self.deck = deck
        folders = {slide.clip.parent for slide in deck.slides}
        self.pictures = sorted(path.name for folder in folders for path in folder.glob("*.png"))
        target.write_text("")


def given(ending, clip, folder, **more):
    """What a format is given of a clip."""
    format = type("Noting", (Given, type(deck_formats()[ending])), {})()
    write_deck([clip], format, folder / "deck", **more)
    return format


def test_a_page_has_the_first_and_the_last_picture_of_each_section(tiny_clip, tmp_path):
    assert ["clip_01_all.first.png", "clip_01_all.png"] == given(
        ".html", tiny_clip, tmp_path
    ).pictures


def test_no_last_picture_is_made_for_powerpoint_which_shows_none(tiny_clip, tmp_path):
    pytest.importorskip("pptx", reason="python-pptx, of grokdl[export], is not installed")
    made = given(".pptx", tiny_clip, tmp_path)
    [slide] = made.deck.slides
    assert (["clip_01_all.first.png"], slide.first) == (made.pictures, slide.last)


@pytest.mark.parametrize(("captions", "part", "seen"), IN_THE_PICTURE)
def test_a_slide_tells_whether_its_captions_are_in_the_picture(tmp_path, captions, part, seen):
    look = {"captions": captions, "part": part}
    clip = clip_of(asked(gallery.find("box", SCENES), {}, **look), tmp_path / "clip.mp4", SCENES)
    assert [seen] == [slide.captioned for slide in given(".html", clip, tmp_path).deck.slides]


def test_a_deck_is_read_once_as_long_as_it_is_the_same_file(tiny_clip, tmp_path):
    path = tmp_path / "deck.html"
    write_deck([tiny_clip], Html(), path)
    carried = recipes_in(path)
    assert ["moving-square"] == [recipe["lesson"] for recipe in carried]
    assert carried is recipes_in(path)
    path.write_text("<p>another")
    assert () == recipes_in(path)
