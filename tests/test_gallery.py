"""The gallery finds the lessons, by any name, and never loads Manim."""

import subprocess
import sys

import pytest

from grokdl.catalog import gallery
from grokdl.errors import GrokdlError

INFO = """
from grokdl import book
from grokdl.catalog.lesson_info import LessonInfo
INFO = LessonInfo(scene="{scene}", title="A title", section="4.9", says="It does something.",
    parameters=book.parameters("alpha"))
"""


def names(infos):
    return [info.name for info in infos]


def test_lessons_come_in_the_order_of_the_book(scenes):
    assert ["waiting", "moving-square"] == names(gallery.lessons(scenes))


def test_grokdls_own_lessons_of_one_section_come_in_the_order_in_which_they_build_on_each_other():
    order = names(gallery.lessons())
    told = ["alpha", "regime-map", "why-scaling", "cobweb", "fork", "from-memory"]
    assert told == [name for name in order if name in told]
    assert ["compare", "hot-and-cold"] == order[:2]


def test_a_brief_carries_the_lessons_own_parameters_and_the_programs_numbers(scenes):
    parameters = gallery.find("moving-square", scenes).parameters
    assert (1.1, 4) == (parameters.input, parameters.sides)


@pytest.mark.parametrize(
    "name",
    [
        "moving-square",
        "MovingSquare",
        "moving_square",
        "moving square",
        "MOVINGSQUARE",
        "A square that moves",
        "box",
        "Running Square",
    ],
)
def test_a_lesson_is_found_by_any_spelling_its_title_and_what_people_call_it(scenes, name):
    assert "moving-square" == gallery.find(name, scenes).name


@pytest.mark.parametrize("name", ["movingsqare", "runing square", "A sqare that moves"])
def test_a_slip_is_answered_with_the_nearest_lesson(scenes, name):
    with pytest.raises(GrokdlError) as mistake:
        gallery.find(name, scenes)
    assert "Did you mean moving-square?" == mistake.value.hint


def test_a_name_like_no_other_is_answered_with_all_lessons(scenes):
    with pytest.raises(GrokdlError) as mistake:
        gallery.find("zzz", scenes)
    assert "There are: waiting, moving-square." == mistake.value.hint


def test_lessons_are_searched_by_a_part_of_what_they_say(scenes):
    assert ["moving-square"] == names(gallery.search("then down", scenes))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x = 1", "it has no statement INFO"),
        ("INFO = 3", "its INFO is no LessonInfo"),
        ("INFO = = 3", "SyntaxError"),
        ("INFO = unknown()", "INFO can't use unknown"),
        ("INFO = book.parameters('nowhere')", "KeyError"),
        (INFO.format(scene="OtherName"), "it must be named other_name.py"),
    ],
)
def test_a_broken_lesson_file_is_named_with_what_is_wrong(tmp_path, text, why):
    (tmp_path / "some_name.py").write_text(text, encoding="utf-8")
    with pytest.raises(GrokdlError) as mistake:
        gallery.lessons(tmp_path)
    assert "some_name.py" in mistake.value.message
    assert why in mistake.value.message


def test_a_card_that_uses_another_name_of_its_file_is_told_what_a_card_may_use(tmp_path):
    text = "SIDES = 4\n" + INFO.format(scene="Plain").replace('"alpha"', "SIDES")
    (tmp_path / "plain.py").write_text(text, encoding="utf-8")
    with pytest.raises(GrokdlError) as mistake:
        gallery.lessons(tmp_path)
    assert f"{tmp_path / 'plain.py'}, line 6: INFO can't use SIDES: " in mistake.value.message
    assert "plain values" in mistake.value.message
    assert "Field, FormulaParameters, LessonInfo" in mistake.value.message
    assert "write the value itself there" in mistake.value.hint


def test_a_file_that_begins_with_an_underscore_is_no_lesson(tmp_path):
    (tmp_path / "_helper.py").write_text("x = 1", encoding="utf-8")
    assert () == gallery.lessons(tmp_path)


def test_loading_gives_the_class_and_leaves_the_path_alone(tmp_path):
    text = INFO.format(scene="Plain") + "class Plain: info = INFO"
    (tmp_path / "plain.py").write_text(text, encoding="utf-8")
    before = list(sys.path)
    assert "Plain" == gallery.load(gallery.find("plain", tmp_path), tmp_path).__name__
    assert before == sys.path


def test_a_lesson_file_without_its_class_is_named(tmp_path):
    (tmp_path / "plain.py").write_text(INFO.format(scene="Plain"), encoding="utf-8")
    with pytest.raises(GrokdlError, match="it has no class Plain"):
        gallery.load(gallery.find("plain", tmp_path), tmp_path)


def test_the_projects_own_lessons_are_found():
    assert {"error-bowl", "overshoot", "divergence", "alpha"} <= set(names(gallery.lessons()))


def test_listing_and_finding_leave_manim_unloaded(scenes):
    code = (
        "import sys; from pathlib import Path; from grokdl.catalog import gallery;"
        f"gallery.find('box', Path({str(scenes)!r})); gallery.lessons();"
        "print([name for name in sys.modules if name.startswith('manim')])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]" == shown.stdout.strip()
