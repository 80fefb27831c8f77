"""PowerPoint decks: what is on a slide, what the deck carries, and whose deck it is."""

import re
import sys

import pptx
import pytest
from decks import BLUE, CUES, changed, deck, member, members, section
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Inches

from grokdl.errors import GrokdlError
from grokdl.export.pptx import MOST_PIXELS, PPTX
from grokdl.stage.theme import DARK
from grokdl.words.captions import to_vtt

SIXTEEN_NINE, FOUR_THREE = (12_192_000, 6_858_000), (9_144_000, 6_858_000)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("decks")


GROUPS = """<p:extLst><p:ext uri="{uri}">
<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">
<p14:section name="A" id="{{6B29FC40-CA47-1067-B31D-00DD010662DA}}">{group}</p14:section>
</p14:sectionLst></p:ext></p:extLst>"""


@pytest.fixture(scope="module")
def written(folder):
    path = folder / "talk.pptx"
    PPTX.write(deck(), path)
    return path


@pytest.fixture
def template(tmp_path):
    """Somebody's deck, 10 inches by 5.625, with a slide of their own."""
    theirs = pptx.Presentation()
    theirs.slide_width, theirs.slide_height = Inches(10), Inches(5.625)
    slide = theirs.slides.add_slide(theirs.slide_layouts[0])
    slide.shapes.title.text = "My own title"
    slide.notes_slide.notes_text_frame.text = "Say hello."
    theirs.core_properties.author = "Ada"
    theirs.save(str(tmp_path / "theirs.pptx"))
    return tmp_path / "theirs.pptx"


def clip_of(slide):
    [movie] = [
        shape for shape in slide.shapes if shape.shape_type == pptx.enum.shapes.MSO_SHAPE_TYPE.MEDIA
    ]
    return movie


def slide_xml(path, number):
    return member(path, f"ppt/slides/slide{number}.xml").decode()


def box(shape):
    return shape.left, shape.top, shape.width, shape.height


def test_a_section_is_a_slide_that_its_clip_fills(written):
    shown = pptx.Presentation(str(written))
    assert SIXTEEN_NINE == (shown.slide_width, shown.slide_height)
    assert 3 == len(shown.slides)
    assert [(0, 0, *SIXTEEN_NINE)] * 3 == [box(clip_of(slide)) for slide in shown.slides]
    clips = {member(written, name) for name in members(written, ".mp4")}
    assert {slide.clip.read_bytes() for slide in deck().slides} == clips


def test_the_poster_is_the_first_picture(written):
    posters = [clip_of(slide).poster_frame.blob for slide in pptx.Presentation(str(written)).slides]
    assert [slide.first.read_bytes() for slide in deck().slides] == posters


def test_a_title_is_read_and_not_seen(written):
    for slide, name in zip(
        pptx.Presentation(str(written)).slides, ("start", "way", "end"), strict=True
    ):
        assert f"Moving square: The {name}" == slide.shapes.title.text
        assert 0 > slide.shapes.title.top + slide.shapes.title.height


def test_a_clip_says_in_words_what_is_seen(written):
    said = [
        clip_of(one)._element.nvPicPr.cNvPr.get("descr")
        for one in pptx.Presentation(str(written)).slides
    ]
    assert "Moving square: The start. It goes right. It rests & goes < down." == said[0]


def test_captions_are_speaker_notes_a_paragraph_each(written):
    notes = [
        one.notes_slide.notes_text_frame.text for one in pptx.Presentation(str(written)).slides
    ]
    assert ["It goes right.\nIt rests & goes < down."] * 2 + ["It goes right."] == notes


def test_captions_are_a_track_of_the_clip_in_its_language(folder):
    path = folder / "german.pptx"
    PPTX.write(deck(section("Anfang"), language="de"), path)
    [track] = re.findall(r"<p173:track [^>]*>", slide_xml(path, 1))
    assert ("Deutsch", "de") == tuple(
        re.search(f'{key}="(.*?)"', track)[1] for key in ("label", "lang")
    )
    assert to_vtt(CUES).encode() == member(path, "ppt/media/track1.vtt")
    assert b'PartName="/ppt/media/track1.vtt" ContentType="text/vtt"' in member(
        path, "[Content_Types].xml"
    )


def test_a_section_without_captions_has_no_track_and_no_notes(folder):
    path = folder / "silent.pptx"
    PPTX.write(deck(section("Silent", captions=())), path)
    assert [] == members(path, ".vtt")
    assert not pptx.Presentation(str(path)).slides[0].has_notes_slide


def test_a_clip_starts_with_its_slide_and_only_a_loop_repeats(written):
    assert ['dur="1000"'] * 3 == [
        re.search(r'playFrom\(0\.0\)"><p:cBhvr><p:cTn id="6" (dur="\d+")', slide_xml(written, one))[
            1
        ]
        for one in (1, 2, 3)
    ]
    loops = ['repeatCount="indefinite"' in slide_xml(written, one) for one in (1, 2, 3)]
    assert [False, False, True] == loops


def test_ground_and_colours_of_the_deck_are_those_of_the_clips(folder):
    path = folder / "dark.pptx"
    PPTX.write(deck(theme=DARK), path)
    theme = member(path, "ppt/theme/theme1.xml").decode()
    colours = dict(re.findall(r'<a:(lt1|dk1|accent1)><a:srgbClr val="(.*?)"', theme))
    assert {"lt1": "15161B", "dk1": "F4F3EE", "accent1": "7180FF"} == colours


@pytest.mark.parametrize(
    ("pixels", "size"),
    [((640, 480), FOUR_THREE), ((854, 480), SIXTEEN_NINE), ((96, 96), (6_858_000, 6_858_000))],
)
def test_a_slide_has_the_shape_of_its_picture(tmp_path, pixels, size):
    PPTX.write(deck(section("one", size=pixels), size=pixels), tmp_path / "a.pptx")
    shown = pptx.Presentation(str(tmp_path / "a.pptx"))
    assert size == (shown.slide_width, shown.slide_height)
    assert (0, 0, *size) == box(clip_of(shown.slides[0]))


def test_a_part_of_a_picture_lies_whole_below_a_title_that_is_seen(tmp_path):
    part = section("part", size=(240, 200))
    PPTX.write(deck(part, size=(240, 200)), tmp_path / "a.pptx")
    [slide] = pptx.Presentation(str(tmp_path / "a.pptx")).slides
    left, top, width, height = box(clip_of(slide))
    title = slide.shapes.title
    assert 0 < title.top < title.top + title.height <= top
    assert top + height < SIXTEEN_NINE[1] and 0 < left
    assert pytest.approx(240 / 200, abs=0.001) == width / height


def test_a_users_deck_keeps_all_that_is_theirs_and_ours_comes_after(template, tmp_path):
    before = pptx.Presentation(str(template))
    PPTX.write(deck(), tmp_path / "a.pptx", template)
    after = pptx.Presentation(str(tmp_path / "a.pptx"))
    assert "My own title" == after.slides[0].shapes.title.text
    assert "Say hello." == after.slides[0].notes_slide.notes_text_frame.text
    assert ["Title Only"] * 3 == [slide.slide_layout.name for slide in list(after.slides)[1:]]
    assert ("Ada", before.slide_width) == (after.core_properties.author, after.slide_width)
    kept = ("ppt/theme/theme1.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/presProps.xml")
    assert [member(template, name) for name in kept] == [
        member(tmp_path / "a.pptx", name) for name in kept
    ]


def test_a_clip_of_another_shape_lies_whole_in_the_middle_of_a_users_slide(template, tmp_path):
    PPTX.write(deck(section("one", BLUE, (96, 96)), size=(96, 96)), tmp_path / "a.pptx", template)
    shown = pptx.Presentation(str(tmp_path / "a.pptx"))
    left, top, width, height = box(clip_of(shown.slides[1]))
    assert (0, shown.slide_height, shown.slide_height) == (top, width, height)
    assert shown.slide_width - width == 2 * left


def test_a_users_sounds_and_links_within_the_deck_are_kept(template, tmp_path):
    theirs = pptx.Presentation(str(template))
    sound = Part(PackURI("/ppt/media/media1.mp3"), "audio/mpeg", theirs.part.package, b"sound")
    theirs.slides[0].part.relate_to(sound, RT.MEDIA)
    theirs.save(str(template))
    link = rb'<Relationship Id="rId99" Type="\1/hyperlink" Target="#place"/></Relationships>'
    rels = "ppt/slides/_rels/slide1.xml.rels"
    old = rb"(?<=Type=\")([^\"]*)(/slideLayout.*)</Relationships>"
    linked = changed(template, tmp_path / "linked.pptx", rels, old, rb"\1\2" + link)
    PPTX.write(deck(), tmp_path / "a.pptx", linked)
    assert b"sound" == member(tmp_path / "a.pptx", "ppt/media/media1.mp3")
    assert b'Id="rId99"' in member(tmp_path / "a.pptx", rels)
    assert b'Target="#place"' in member(tmp_path / "a.pptx", rels)


def test_a_template_that_is_to_be_filled_becomes_a_deck(template, tmp_path):
    main = "[Content_Types].xml"
    old, new = rb"presentation\.main\+xml", b"template.main+xml"
    potx = changed(template, tmp_path / "theirs.potx", main, old, new)
    PPTX.write(deck(), tmp_path / "a.pptx", potx)
    assert 4 == len(pptx.Presentation(str(tmp_path / "a.pptx")).slides)


@pytest.mark.parametrize("content", [b"", b"not a deck", b"PK\x05\x06" + bytes(18)])
def test_a_template_that_is_no_deck_is_told_in_a_sentence(content, tmp_path):
    (tmp_path / "wrong.pptx").write_bytes(content)
    with pytest.raises(GrokdlError, match=r"wrong\.pptx is no PowerPoint deck") as told:
        PPTX.write(deck(), tmp_path / "a.pptx", tmp_path / "wrong.pptx")
    assert (
        "Save it in PowerPoint as a presentation (.pptx) or a template (.potx)." == told.value.hint
    )
    assert not (tmp_path / "a.pptx").exists()


def test_a_template_that_is_not_there_is_told_in_a_sentence(tmp_path):
    with pytest.raises(GrokdlError, match=r"There is no deck .*mine\.pptx"):
        PPTX.write(deck(), tmp_path / "a.pptx", tmp_path / "mine.pptx")


def test_more_clips_than_powerpoint_bears_are_refused_before_anything_is_written(tmp_path):
    one = section("one")
    full = deck(*[one] * 30, size=(1920, 1080))
    with pytest.raises(GrokdlError, match="30 clips of 1920×1080 are more than PowerPoint bears"):
        PPTX.write(full, tmp_path / "a.pptx")
    assert not (tmp_path / "a.pptx").exists()
    assert 65 == MOST_PIXELS // (1280 * 720)


def test_clips_that_a_users_deck_has_already_count(written, tmp_path):
    half = deck(*[section("one")] * 27, size=(1920, 1080))
    with pytest.raises(GrokdlError, match="30 clips of 1920×1080"):
        PPTX.write(half, tmp_path / "a.pptx", written)


def test_our_slides_are_in_the_last_of_a_users_sections(template, tmp_path):
    number = pptx.Presentation(str(template)).slides[0].slide_id
    group = f'<p14:sldIdLst><p14:sldId id="{number}"/></p14:sldIdLst>'
    groups = GROUPS.format(uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}", group=group)
    end, main = b"</p:presentation>", "ppt/presentation.xml"
    grouped = changed(template, tmp_path / "grouped.pptx", main, end, groups.encode() + end)
    PPTX.write(deck(), tmp_path / "a.pptx", grouped)
    listed = re.findall(rb'<p14:sldId id="(\d+)"', member(tmp_path / "a.pptx", main))
    all_slides = pptx.Presentation(str(tmp_path / "a.pptx")).slides
    assert [slide.slide_id for slide in all_slides] == [int(one) for one in listed]


def test_without_python_pptx_the_way_to_get_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(GrokdlError, match="need the package python-pptx") as told:
        PPTX.write(deck(), tmp_path / "a.pptx")
    assert "pip install 'grokdl[export]'" in told.value.hint


def test_the_same_deck_has_the_same_bytes(written, tmp_path):
    PPTX.write(deck(), tmp_path / "again.pptx")
    assert written.read_bytes() == (tmp_path / "again.pptx").read_bytes()


def test_a_deck_carries_its_recipes_also_beside_those_that_it_had(written, tmp_path):
    assert ('{"lesson": "moving-square"}',) == PPTX.recipes(written)
    PPTX.write(deck(recipes=("{}",)), tmp_path / "more.pptx", written)
    assert ('{"lesson": "moving-square"}', "{}") == PPTX.recipes(tmp_path / "more.pptx")


def test_a_deck_of_somebody_else_carries_no_recipes(template):
    assert () == PPTX.recipes(template)


def test_the_title_of_a_new_deck_is_ours_and_no_date_tells_when_it_was_made(written):
    about = member(written, "docProps/core.xml").decode()
    assert "<dc:title>A square moves</dc:title>" in about
    assert "dcterms" not in re.sub(r"xmlns:\w+", "", about).replace("dcterms/", "")
