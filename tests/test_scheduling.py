"""Tests that share the audit of a lesson are done by one process, and no others wait for them."""

import pytest
from scheduling import OF_ONE_FOLDER, share

NAMES = ["bowl", "error-bowl"]


@pytest.mark.parametrize(
    "test",
    [
        "tests/test_lessons.py::test_a[bowl]",
        "tests/test_lessons.py::test_b[15-bowl]",
        "tests/test_stills.py::test_c[dark-bowl]",
    ],
)
def test_tests_of_a_lesson_share_it(test):
    assert "bowl" == share(test, NAMES)


def test_a_lesson_is_not_taken_for_one_whose_name_is_a_part_of_its_own():
    assert "error-bowl" == share("tests/test_lessons.py::test_a[error-bowl]", NAMES)


def test_the_commands_of_the_pages_share_the_folder_in_which_they_are_tried():
    every = (f"tests/{OF_ONE_FOLDER}[{line}]" for line in ("grokdl list", "grokdl audit bowl"))
    assert {OF_ONE_FOLDER} == {share(test, NAMES) for test in every}


@pytest.mark.parametrize(
    "test", ["tests/test_lessons.py::test_plain", "tests/test_words.py::test_a[bowl]"]
)
def test_other_tests_go_their_own_way(test):
    assert test == share(test, NAMES)
