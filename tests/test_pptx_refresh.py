"""A deck's clips made anew, while its user has gone on working at the deck."""

import re
from copy import deepcopy

import pptx
import pytest
from decks import BLUE, CUES, GREEN, RED, deck, member, members, section
from test_pptx import box, clip_of, slide_xml

from grokdl.errors import GrokdlError
from grokdl.export.powerpoint.keys import keys
from grokdl.export.pptx import PPTX, refreshed
from grokdl.words.captions import Cue, to_vtt

WHITE, BLACK = (250, 250, 250), (5, 5, 5)
LATER = (Cue(0.2, 1.5, "It goes left."),)


@pytest.fixture
def talk(tmp_path):
    """A deck of three sections that a user gets."""
    PPTX.write(deck(), tmp_path / "talk.pptx")
    return tmp_path / "talk.pptx"


@pytest.fixture
def new():
    """The same three sections after a number was changed: the first two are others now."""
    return deck(
        section("The start", WHITE, seconds=2.0, captions=LATER),
        section("The new way", BLACK, loops=True),
        section("The end", BLUE, loops=True, captions=CUES[:1]),
        recipes=('{"lesson": "moving-square", "alpha": 2}',),
    )


@pytest.fixture
def edit(talk):
    """Change a deck as its user does."""

    def change(work):
        shown = pptx.Presentation(str(talk))
        work(shown)
        shown.save(str(talk))

    return change


def blobs(path, ending):
    return {member(path, name) for name in members(path, ending)}


def slides(path):
    return list(pptx.Presentation(str(path)).slides)


def notes(slide):
    return slide.notes_slide.notes_text_frame


def test_clips_posters_captions_and_notes_are_exchanged_where_they_are_others(talk, new):
    told = refreshed(talk, new)
    assert (keys(new.slides)[:2], (), ()) == told
    assert {slide.clip.read_bytes() for slide in new.slides} == blobs(talk, ".mp4")
    assert [one.first.read_bytes() for one in new.slides] == [
        clip_of(slide).poster_frame.blob for slide in slides(talk)
    ]
    assert {to_vtt(LATER), to_vtt(CUES), to_vtt(CUES[:1])} == {
        text.decode() for text in blobs(talk, ".vtt")
    }
    assert "It goes left." == notes(slides(talk)[0]).text
    assert "Moving square: The new way" == slides(talk)[1].shapes.title.text
    assert new.recipes == PPTX.recipes(talk)


def test_length_and_loop_are_those_of_the_new_clips(talk, new):
    refreshed(talk, new)
    assert 'id="6" dur="2000"' in slide_xml(talk, 1)
    assert [False, True, True] == ["repeatCount" in slide_xml(talk, one) for one in (1, 2, 3)]


def test_a_deck_in_which_nothing_changes_is_left_alone(talk):
    before = talk.stat().st_mtime_ns
    assert ((), (), ()) == refreshed(talk, deck())
    assert before == talk.stat().st_mtime_ns


def test_what_a_user_has_added_moved_resized_and_reordered_stays(talk, new, edit):
    def work(shown):
        one, two, _ = shown.slides
        one.shapes.add_textbox(0, 0, 900_000, 300_000).text_frame.text = "Look here"
        clip_of(two).left, clip_of(two).width = 100, 5_000_000
        own = shown.slides.add_slide(shown.slide_layouts[6])
        own.shapes.add_textbox(0, 0, 900_000, 300_000).text_frame.text = "Questions?"
        order = shown.part._element.sldIdLst
        order.insert(0, order[1])  # the second slide first

    edit(work)
    assert 2 == len(refreshed(talk, new).changed)
    first, second, _, last = slides(talk)
    assert (new.slides[1].first.read_bytes(), 100, 5_000_000) == (
        clip_of(first).poster_frame.blob,
        *box(clip_of(first))[::2],
    )
    texts = [
        shape.text_frame.text
        for slide in (second, last)
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert {"Look here", "Questions?"} <= set(texts)


def test_a_slide_that_the_user_has_deleted_does_not_come_back(talk, new, edit):
    def work(shown):
        first = shown.part._element.sldIdLst[0]
        shown.part.drop_rel(first.rId)
        shown.part._element.sldIdLst.remove(first)

    edit(work)
    assert (keys(new.slides)[1:2], (), ()) == refreshed(talk, new)
    assert 2 == len(slides(talk))


def test_a_copy_of_a_clip_on_a_slide_of_the_users_own_is_exchanged_too(talk, new, edit):
    def work(shown):
        own, source = shown.slides.add_slide(shown.slide_layouts[6]), shown.slides[0]
        picture = deepcopy(clip_of(source)._element)
        for node in picture.iter():
            for name in [key for key in node.attrib if "relationships}" in key and node.get(key)]:
                rel = source.part.rels[node.get(name)]
                node.set(name, own.part.relate_to(rel.target_part, rel.reltype))
        own.shapes._spTree.append(picture)

    edit(work)
    assert (*keys(new.slides)[:2], keys(new.slides)[0]) == refreshed(talk, new).changed
    assert new.slides[0].first.read_bytes() == clip_of(slides(talk)[3]).poster_frame.blob


def test_words_of_the_users_own_stay_and_ours_between_them_are_renewed(talk, new, edit):
    def work(shown):
        one, two, _ = shown.slides
        frame = notes(one)
        frame.text = "Drink.\n" + frame.text + "\nAsk Ada."
        one.shapes.title.text = "My title"
        notes(two).text = "All mine"

    edit(work)
    refreshed(talk, new)
    one, two, _ = slides(talk)
    assert "Drink.\nIt goes left.\nAsk Ada." == notes(one).text
    assert ("My title", "All mine") == (one.shapes.title.text, notes(two).text)
    assert "Moving square: The new way" == two.shapes.title.text


def test_a_picture_of_another_shape_lies_whole_where_the_old_one_lay(talk):
    square = [section(name, RED, (96, 96)) for name in ("a", "b", "c")]
    refreshed(talk, deck(*square, size=(96, 96)))
    assert ((12_192_000 - 6_858_000) // 2, 0, 6_858_000, 6_858_000) == box(clip_of(slides(talk)[0]))


def test_a_section_that_is_new_comes_after_the_one_before_it(talk):
    more = [section(name, GREEN) for name in ("one", "two", "three", "four")]
    assert ("0/4",) == refreshed(talk, deck(*more)).added
    assert "Moving square: four" == slides(talk)[3].shapes.title.text


def test_a_slide_is_hidden_while_there_is_no_such_section(talk):
    less = deck(section("one", GREEN), section("two", GREEN))
    assert ("0/3",) == refreshed(talk, less).hidden
    assert [None, None, "0"] == [slide._element.get("show") for slide in slides(talk)]
    assert () == refreshed(talk, less).hidden
    refreshed(talk, deck())
    assert [None, None, None] == [slide._element.get("show") for slide in slides(talk)]


def test_a_clip_is_known_by_its_bytes_where_a_program_has_dropped_its_tags(talk, new, edit):
    def work(shown):
        for slide in shown.slides:
            for one in clip_of(slide)._element.iter("{*}custDataLst"):
                one.getparent().remove(one)

    edit(work)
    assert 0 == len(re.findall("custDataLst", slide_xml(talk, 1)))
    assert 3 == len(refreshed(talk, new).changed)  # the third has its tag again
    assert {slide.clip.read_bytes() for slide in new.slides} == blobs(talk, ".mp4")


def test_captions_that_a_user_has_added_in_another_language_stay(talk, new, edit):
    def work(shown):
        [tracks] = clip_of(shown.slides[0])._element.iter("{*}trackLst")
        theirs = deepcopy(tracks[0])
        theirs.set("lang", "fr")
        tracks.append(theirs)

    edit(work)
    refreshed(talk, new)
    assert ["fr", "en"] == re.findall('<p173:track [^>]*lang="(.*?)"', slide_xml(talk, 1))


def test_a_file_that_is_no_deck_is_told_and_left_alone(tmp_path, new):
    (tmp_path / "notes.pptx").write_text("mine")
    with pytest.raises(GrokdlError, match=r"notes\.pptx is no PowerPoint deck"):
        refreshed(tmp_path / "notes.pptx", new)
    assert "mine" == (tmp_path / "notes.pptx").read_text()
