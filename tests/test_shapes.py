"""Lessons in other shapes than 16:9: each frame can be read, and lies in its zones."""

import pytest
from audited import NAMES, glanced, told

from grokdl.audit.audit import audit_card
from grokdl.catalog.look import Look
from grokdl.stage.zones import ASPECTS

OTHERS = [aspect for aspect in ASPECTS if aspect != "16:9"]


@pytest.mark.slow
@pytest.mark.parametrize("aspect", OTHERS)
@pytest.mark.parametrize("name", NAMES)
def test_no_frame_of_a_lesson_has_a_finding_in_any_shape(name, aspect):
    assert [] == glanced(name, {"aspect": aspect})


@pytest.mark.parametrize("aspect", OTHERS)
def test_the_films_title_card_has_no_finding_in_any_shape(aspect):
    assert [] == told(audit_card("title card", Look(quality="draft", aspect=aspect)))
