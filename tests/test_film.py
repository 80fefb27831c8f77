"""The film: lessons in the book's order between two cards, with chapters and subtitles."""

import json
from dataclasses import replace
from pathlib import Path

import av
import pytest
from conftest import CUES, SCENES
from tiny import video_with

from grokdl.audit.audit import audit, audit_card
from grokdl.catalog.film_place import film_places
from grokdl.catalog.look import Look
from grokdl.catalog.own_film import AS_USUAL, OwnFilm
from grokdl.cli.recipe import asked_again
from grokdl.errors import GrokdlError
from grokdl.production.film import (
    CARDS,
    film_production,
    free_place,
    lessons_as,
    place,
    recipe_of,
    render_film,
)

pytestmark = pytest.mark.slow


@pytest.fixture
def video(film):
    """The film's file, open for reading."""
    with av.open(str(film.path)) as opened:
        yield opened


def test_the_film_holds_the_card_and_the_lessons_in_the_books_order(film, video):
    titles = ["One weight learns", "Waiting", "A square that moves", "The rule"]
    assert titles == [chapter.title for chapter in film.chapters]
    assert titles == [chapter["metadata"]["title"] for chapter in video.chapters()]


def test_each_chapter_starts_where_the_one_before_ends(film, video):
    card, end = film.chapters[0].end, film.duration
    expected = [(0, card), (card, card + 1), (card + 1, card + 4), (card + 4, end)]
    told = [time for chapter in film.chapters for time in (chapter.start, chapter.end)]
    in_file = [time / 1000 for entry in video.chapters() for time in (entry["start"], entry["end"])]
    assert pytest.approx([time for span in expected for time in span]) == told
    assert pytest.approx(told, abs=5e-4) == in_file


def test_no_frame_is_lost_between_the_scenes(film, video):
    times = [frame.pts * frame.time_base for frame in video.decode(video=0)]
    assert list(range(round(film.duration * 15))) == [time * 15 for time in times]


def test_the_captions_are_in_the_film_when_they_are_said(film, video):
    start = film.chapters[2].start
    stream = video.streams.subtitles[0]
    packets = [packet for packet in video.demux(stream) if packet.size > 2]
    assert CUES == tuple(bytes(packet)[2:].decode() for packet in packets)
    assert [start, start + 1.5] == [packet.pts * stream.time_base for packet in packets]
    assert start + 1.5 == film.captions[1].start


def test_the_captions_lie_beside_the_film(film):
    for ending in (".srt", ".vtt"):
        assert "It goes right." in film.path.with_suffix(ending).read_text()


def test_the_film_starts_to_play_while_it_loads(film):
    data = film.path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_the_film_carries_the_recipes_of_its_lessons(video):
    recipe = json.loads(video.metadata["comment"])
    assert ["waiting", "moving-square"] == [lesson["lesson"] for lesson in recipe["film"]]


def test_a_draft_of_the_film_never_overwrites_the_film():
    draft, dark = (lessons_as(look, SCENES)[0] for look in LOOKS)
    assert Path("media/film_draft.mp4") == place(draft)
    assert Path("media/film_dark_no-captions.mp4") == place(dark)


LOOKS = Look(quality="draft"), Look(theme="dark", captions=False)


def test_the_short_film_has_four_lessons_between_its_cards_in_the_books_order(tmp_path):
    wanted = film_production(lessons_as(LOOKS[0], short=True), tmp_path / "a.mp4", short=True)
    lessons = ("error-bowl", "overshoot", "divergence", "alpha")
    assert ("title card", *lessons, "end card") == wanted.take_names


def test_the_short_film_and_the_whole_one_are_two_videos_with_two_names_and_recipes():
    requests = lessons_as(LOOKS[0], short=True)
    assert Path("media/film_short_draft.mp4") == place(requests[0], short=True)
    recipe = recipe_of(requests, short=True)
    assert recipe["short"] is True
    assert recipe != recipe_of(requests)


def test_a_short_film_never_takes_the_place_of_the_whole_one(film, tmp_path):
    taken = tmp_path / "film_short_draft.mp4"
    taken.write_bytes(film.path.read_bytes())
    with pytest.raises(GrokdlError, match="is there, made from all lessons"):
        free_place(lessons_as(LOOKS[0], short=True), tmp_path, short=True)


def test_from_its_file_a_short_film_is_asked_for_as_a_short_one(tmp_path):
    recipe = {"format": 1, **recipe_of(lessons_as(LOOKS[0], short=True), short=True)}
    path = video_with(recipe, tmp_path / "film_short_draft.mp4")
    again = asked_again(path, (), (), {"theme": "dark"}, None, None)
    assert (True, True) == (again.is_film, again.is_short)
    assert tmp_path / "film_short_dark_draft.mp4" == again.path


def test_a_folder_without_the_short_films_lessons_is_told_which_it_lacks():
    with pytest.raises(GrokdlError, match="The short film has error-bowl, overshoot") as mistake:
        lessons_as(LOOKS[0], SCENES, short=True)
    assert "Leave out --short" in mistake.value.hint


def test_the_short_film_is_under_three_minutes():
    found = durations(lessons_as(LOOKS[0], short=True), OwnFilm(without_runs=True))
    assert 180 > sum(found)
    assert {0} == {seconds % 1 for seconds in found}  # sections begin on whole seconds


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_film_is_8_to_12_minutes_long(language):
    found = durations(lessons_as(replace(LOOKS[0], language=language)))
    assert 8 * 60 <= sum(found) <= 12 * 60
    assert {0} == {seconds % 1 for seconds in found}


def durations(lessons, own=AS_USUAL):
    """Return the seconds of a film's cards and lessons, at their places in it."""
    *places, end = film_places(lessons)
    cards = [
        audit_card(name, lessons[0].look, place, own=own)
        for name, place in zip(CARDS, (None, end), strict=True)
    ]
    told = [
        audit(lesson, checks=(), place=place)  # its checks are made elsewhere
        for lesson, place in zip(lessons, places, strict=True)
    ]
    return [one.duration for one in (*cards, *told)]


def test_a_film_without_lessons_is_a_mistake(tmp_path):
    with pytest.raises(GrokdlError, match="There is no lesson in"):
        render_film(scenes=tmp_path)


def test_ctrl_c_leaves_nothing_behind(interrupted_grokdl, tmp_path):
    words = ("film", "-q", "film", "-o", "out", "--scenes", str(SCENES))
    code, said = interrupted_grokdl("rendering", *words)
    assert 130 == code
    assert "Traceback" not in said
    assert [] == [path for path in tmp_path.rglob("*") if path.is_file()]
