"""The film passes the audit at 60 frames a second: its cards, and some lessons."""

import json

import pytest
from audited import SOME, told
from conftest import SCENES

from grokdl.audit.audit import audit, audit_card, audit_scene
from grokdl.catalog.film_place import film_places
from grokdl.catalog.look import Look
from grokdl.catalog.own_film import OwnFilm
from grokdl.lesson import TitleCard
from grokdl.production.film import CARDS, lessons_as
from grokdl.stage.theme import THEMES
from grokdl.stage.zones import ASPECTS

QUALITY = "film"  # as it is shown: 60 frames a second
SECONDS = {"title card": 13, "end card": 14}
LOOKS = [Look(quality=QUALITY, theme=theme) for theme in THEMES]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "look"), [*zip(SOME, LOOKS, strict=False), ("cobweb", LOOKS[0])])
def test_no_frame_of_a_lesson_in_the_film_has_a_finding(name, look):
    lessons = lessons_as(look)
    [(lesson, place)] = [
        pair
        for pair in zip(lessons, film_places(lessons), strict=False)
        if pair[0].info.name == name
    ]
    assert [] == told(audit(lesson, place=place))


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("name", CARDS)
def test_no_frame_of_a_card_has_a_finding_and_it_is_as_long_at_every_quality(name, aspect):
    quality = QUALITY if aspect == "16:9" else "draft"
    theme = "dark" if aspect == "9:16" else "paper"
    found = audit_card(name, Look(quality=quality, aspect=aspect, theme=theme))
    assert [] == told(found)
    assert SECONDS[name] == pytest.approx(found.duration)


@pytest.mark.parametrize("aspect", ASPECTS)
def test_the_title_card_without_runs_is_over_after_its_question(aspect):
    found = audit_card(
        "title card", Look(quality="draft", aspect=aspect), own=OwnFilm(without_runs=True)
    )
    assert [] == told(found)
    assert 6 == pytest.approx(found.duration)


def test_a_title_card_that_is_too_wide_is_caught():
    def fill(card):
        card.lines = ("One", "x" * 200)

    found = audit_scene(TitleCard, Look(quality="draft").shaped_quality, fill)
    assert {"outside"} == {finding.fault.kind for finding in found.findings}


@pytest.mark.slow
def test_the_audit_of_the_film_leaves_no_second_of_it_out(grokdl, film):
    done = grokdl("audit", "film", "--json", "--scenes", str(SCENES))
    audits = json.loads(done.stdout)
    assert ["title card", "waiting", "moving-square", "end card"] == [
        one["lesson"] for one in audits
    ]
    expected = [round(chapter.end - chapter.start, 3) for chapter in film.chapters]
    assert expected == [one["duration"] for one in audits]
