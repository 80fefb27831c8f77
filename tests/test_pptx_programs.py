"""PowerPoint decks, held to the standard's schemas, and opened by LibreOffice.

The schemas are those of Microsoft's Open XML SDK (ISO/IEC 29500 and [MS-PPTX]), as openxml-audit
carries them. What they don't say stands in tests of its own.
"""

import re
import shutil

import numpy as np
import pptx
import pytest
from decks import BLUE, GREEN, RED, changed, deck, section
from openxml_audit import FileFormat, OpenXmlValidator
from programs import needs, pdf_as_seen, saved_by_office
from test_pptx import slide_xml

from grokdl.export.pptx import PPTX, refreshed
from grokdl.stage.theme import DARK, PAPER

WHITE = (250, 250, 250)
VALIDATOR = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
opened = needs("soffice", "pdftocairo")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("programs")


@pytest.fixture(scope="module")
def talk(folder):
    PPTX.write(deck(), folder / "talk.pptx")
    return folder / "talk.pptx"


@pytest.fixture(scope="module")
def mine(folder):
    """Somebody's deck of one slide, 4:3, with ours behind it on their ground."""
    theirs = pptx.Presentation()
    theirs.slides.add_slide(theirs.slide_layouts[0]).shapes.title.text = "Mine"
    theirs.save(str(folder / "theirs.pptx"))
    PPTX.write(deck(theme=DARK), folder / "mine.pptx", folder / "theirs.pptx")
    return folder / "mine.pptx"


@pytest.fixture(scope="module")
def pages(talk, mine, folder):
    """The pages of both decks as LibreOffice shows them, by the deck's name."""
    shown = saved_by_office("pdf", folder, talk, mine)
    sizes = {"talk": (160, 90), "mine": (160, 120)}
    return {
        one.stem: [np.asarray(p, int) for p in pdf_as_seen(one, *sizes[one.stem])] for one in shown
    }


def faults(path):
    return [f"{fault.part_uri}: {fault.description}" for fault in VALIDATOR.validate(path).errors]


@pytest.mark.slow
def test_every_deck_keeps_to_the_schemas(talk, mine, tmp_path):
    shutil.copy(talk, tmp_path / "again.pptx")
    refreshed(tmp_path / "again.pptx", deck(*[section(name, WHITE) for name in "abcd"]))
    PPTX.write(deck(section("part", size=(240, 200)), size=(240, 200)), tmp_path / "part.pptx")
    made = (talk, mine, tmp_path / "again.pptx", tmp_path / "part.pptx")
    assert [[], [], [], []] == [faults(path) for path in made]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb' displayLoc="media"', b""),
        (rb' label="English"', b""),
        (rb'(lang="en" r:embed=")\w+', rb"\1rId99"),
        (rb"(<p:custDataLst>.*?</p:custDataLst>)(<p:extLst>.*</p:extLst>)(?=</p:nvPr>)", rb"\2\1"),
        (rb"(<p:clrMapOvr>.*?</p:clrMapOvr>)(<p:timing>.*</p:timing>)", rb"\2\1"),
        (rb"(<p:cTn id=\"7\".*?</p:cTn>)(<p:tgtEl>.*?</p:tgtEl>)", rb"\2\1"),
    ],
)
def test_the_schemas_tell_what_we_could_have_got_wrong(talk, tmp_path, old, new):
    wrong = changed(talk, tmp_path / "wrong.pptx", "ppt/slides/slide1.xml", old, new)
    assert [] != faults(wrong)


def test_each_time_node_has_its_own_number_and_is_about_the_slides_clip(talk, mine):
    for path, number in ((talk, 1), (talk, 3), (mine, 2)):
        timing = slide_xml(path, number).partition("<p:timing")[2]
        nodes = re.findall(r'<p:cTn id="(\d+)"', timing)
        assert [str(one) for one in range(1, 13)] == sorted(nodes, key=int)
        clip = re.search(r'<p:pic[^>]*><p:nvPicPr><p:cNvPr id="(\d+)"', slide_xml(path, number))[1]
        assert {clip} == set(re.findall(r'<p:spTgt spid="(\d+)"', timing))


@pytest.mark.slow
@opened
def test_libreoffice_shows_a_page_a_section_filled_by_its_poster(pages):
    assert 3 == len(pages["talk"])
    for page, colour in zip(pages["talk"], (RED, GREEN, BLUE), strict=True):
        assert 3 > np.abs(page[2:-2, 2:-2] - colour).max()  # a page ends within a pixel


@pytest.mark.slow
@opened
def test_libreoffice_shows_a_users_slides_and_ours_on_their_ground(pages):
    assert 4 == len(pages["mine"])
    height = pages["mine"][1].shape[0]
    for page, colour in zip(pages["mine"][1:], (RED, GREEN, BLUE), strict=True):
        assert 3 > np.abs(page[height // 2, 2:-2] - colour).max()
        assert 3 > np.abs(page[[2, -3]] - 255).max()  # their ground, above and below the clip


@pytest.mark.slow
@opened
def test_a_deck_that_libreoffice_has_saved_has_all_for_its_viewers_and_can_be_refreshed(
    talk, folder
):
    [saved] = saved_by_office("pptx", folder, talk)
    assert '{"lesson": "moving-square"}' == PPTX.recipes(saved)[0]
    for number, length, loops in ((1, 1000, False), (3, 1000, True)):
        xml = slide_xml(saved, number)
        assert f'dur="{length}"' in xml and 'cmd="playFrom(0.0)"' in xml
        assert loops == ('repeatCount="indefinite"' in xml)
    new = deck(*[section(name, WHITE, seconds=2.0) for name in "abc"], theme=PAPER)
    assert 3 == len(refreshed(saved, new).changed)
    titles = [slide.shapes.title.text for slide in pptx.Presentation(str(saved)).slides]
    assert ["Moving square: a", "Moving square: b", "Moving square: c"] == titles
