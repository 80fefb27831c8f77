"""Transcripts: what a video says and shows, for whoever can't see it."""

import re

import pytest
from conftest import SCENES

from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.production.transcript import of_lesson


def transcript(name="overshoot", changes=(), **look):
    return of_lesson(asked(gallery.find(name), dict(changes), quality="draft", **look))


def test_a_transcript_has_the_captions_by_section_and_the_steps_of_the_run():
    text = transcript()
    assert text.startswith("# Overshoot\n\nA step longer than the gap crosses the goal;")
    assert "- alpha: 1\n" in text
    sections = re.findall(r"^## (.+) \(\d:\d\d–\d:\d\d\)$", text, flags=re.MULTILINE)
    assert "The first step" in sections
    assert re.search(r"^- 0:\d\d It is 0.88: longer than the gap.$", text, re.MULTILINE)
    assert "| 2 | 0.88 | 0.968 | 0.028224 | 0.168 | 0.1848 |" in text
    assert "Overshoots, then settles.\n" in text


def test_each_caption_stands_in_one_section():
    lines = transcript("compare").splitlines()
    said = [line for line in lines if re.match(r"- \d:\d\d ", line)]
    assert len(set(said)) == len(said)
    assert said[0].startswith("- 0:00 ")


def test_a_german_transcript_is_german():
    text = transcript(language="de")
    assert "- Eingabe: 1,1\n" in text
    assert "| Schritt | Gewicht | Vorhersage | Fehler | Delta | weight_delta |" in text
    assert not re.search(r"\d\.\d", text)


def test_of_a_long_run_the_first_and_the_last_steps_are_told():
    rows = [line for line in transcript(changes={"iterations": 100}).splitlines() if "|" in line]
    assert ["| 10", "| …", "| 99", "| 100"] == [row[: row.index(" |")] for row in rows[-4:]]


def test_options_for_a_clip_that_is_made_are_refused(run):
    code, _, err = run("transcript", "clip.mp4", "--language", "de")
    assert 2 == code
    assert "grokdl: clip.mp4 is made already" in err


@pytest.mark.slow
def test_a_clips_transcript_is_that_of_its_lesson(run, tmp_path):
    here = ("--scenes", str(SCENES))
    clip = run("render", "box", "-q", "draft", *here)[1].strip()
    code, text, _ = run("transcript", clip, *here)
    assert 0 == code
    assert text == run("transcript", "box", *here)[1]
    assert 0 == run("transcript", clip, "-o", str(tmp_path / "box.md"), *here)[0]
    assert text == (tmp_path / "box.md").read_text(encoding="utf-8")
