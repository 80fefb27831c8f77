"""The code panel, read back: what it says, in which colours, which line is lit, what is elided."""

import pytest
from drawn import LONG, LOOKS, MIDDLES, PANELS, STYLE, audited, faults_of
from hypothesis import given
from hypothesis import strategies as st

from grokdl.audit.outlines import reached
from grokdl.mobjects.code_panel import CodePanel, CodePanelState
from grokdl.stage import Box, theme

BOX = MIDDLES["16:9"]
SMALL = Box(-1.7, -1.5, 1.7, 1.5)
BOXES = {**MIDDLES, **PANELS, "small": SMALL}
ROLES = {"weight": "weight", "input": "input", "alpha": "alpha", "error": "error"}
CODE = (
    "alpha = 0.1  # how far",
    "for step in range(20):",
    "    prediction = input * weight",
    "    error = (prediction - 0.8) ** 2",
    "    weight = weight - alpha * (prediction - 0.8) * input",
)
BESIDE = ("", "", LONG, LONG, LONG)
VALUES = ("", "", "0.25", "0.3025", LONG)


def shown(box=BOX, line=3, code=CODE, values=VALUES, longest=BESIDE, count=None, style=STYLE):
    drawn = CodePanel(style, box, code, ROLES, longest)
    drawn.show(CodePanelState(line, values, count))
    return drawn


def rows_of(drawn):
    """What stands in each visible row, and how far it is set in, from its words' places."""
    advance, rows = 0.6 * drawn.em, {}
    for words in drawn.words:
        for _, word in words:
            if word.shown:
                column = round((word.at.x - drawn.box.left - 0.9 * drawn.em) / advance)
                row = rows.get(word.at.y, "")
                rows[word.at.y] = row + " " * (column - len(row)) + word.text
    return [rows[y].rstrip() for y in sorted(rows, reverse=True)]


def colours_of(drawn, name):
    return {
        word.fill_color.to_hex()
        for words in drawn.words
        for _, word in words
        if word.text.strip() == name
    }


def test_it_shows_the_code_as_it_stands():
    assert [*CODE] == rows_of(shown())


@pytest.mark.parametrize(("name", "role"), [*ROLES.items(), ("# how far", "muted")])
def test_a_quantity_has_its_colour_wherever_it_stands(name, role):
    assert {STYLE.theme.role(role)} == colours_of(shown(), name)


def test_a_name_within_another_has_no_colour_of_its_own():
    drawn = shown(code=("weight_delta = 1",), values=(), longest=(), line=0)
    assert {STYLE.theme.ink} == colours_of(drawn, "weight_delta =")


@pytest.mark.parametrize("line", range(5))
def test_the_running_line_is_lit_and_no_other(line):
    drawn = shown(line=line)
    lit = reached(drawn.mark.points)
    words = [[reached(word.points) for _, word in words] for words in drawn.words]
    assert [k == line for k in range(5)] == [all(map(lit.holds, boxes)) for boxes in words]


def test_no_line_need_be_lit():
    assert 0 == len(shown(line=None).mark.points)


def test_a_value_stands_beside_its_line_in_the_colour_of_what_it_is():
    drawn = shown()
    value = drawn.values[3]
    assert ("0.3025", drawn.baseline(3)) == (value.text, value.at.y)
    assert STYLE.theme.error == value.fill_color.to_hex()


def test_values_end_below_each_other():
    assert 1 == len({value.box.right for value in shown().values if value.shown})


def test_lines_may_come_one_by_one():
    drawn = shown(count=2, line=1)
    assert [*CODE[:2]] == rows_of(drawn)
    assert not any(value.shown for value in drawn.values)


def test_all_lines_are_of_one_size_that_has_room_for_the_longest():
    narrow = shown(BOX._replace(right=BOX.left + 11), longest=(), values=())
    assert 1 == len({word.em for words in narrow.words for _, word in words})
    assert [*CODE] == rows_of(narrow)
    assert narrow.size < theme.CAPTION


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@pytest.mark.parametrize("line", [None, 0, 2, 4])
def test_no_words_touch_and_nothing_leaves_the_box(box, line):
    assert [] == faults_of(shown(box, line), box)


def test_a_line_too_long_at_the_smallest_size_goes_on_set_in():
    drawn = shown(SMALL, line=None, code=CODE[4:], longest=(), values=())
    first, second, *_ = rows_of(drawn)
    assert theme.LEAST == drawn.size
    assert ("    weight = weight - alpha *", "        (prediction - 0.8) *") == (first, second)


@given(st.text("ab =*", min_size=1, max_size=120))
def test_wrapping_loses_nothing_but_spaces(text):
    drawn = shown(SMALL._replace(top=20), line=0, code=(text,), longest=(), values=())
    assert text.split() == " ".join(rows_of(drawn)).split() or text.replace(" ", "") == "".join(
        "".join(rows_of(drawn)).split()
    )


def test_of_too_many_lines_those_around_the_running_one_are_seen():
    code = [f"a = {number}" for number in range(40)]
    drawn = shown(SMALL, line=20, code=code, longest=(), values=())
    rows = rows_of(drawn)
    assert len(rows) < 12
    assert "a = 20" in rows
    top, bottom = drawn.baseline(0), drawn.baseline(drawn.visible - 1)
    dots = reached(drawn.dots.points)
    assert dots.top > top
    assert dots.bottom < bottom + drawn.em


@pytest.mark.parametrize(("line", "seen"), [(0, "a = 0"), (39, "a = 39")])
def test_the_first_and_the_last_line_are_seen_when_they_run(line, seen):
    code = [f"a = {number}" for number in range(40)]
    assert seen in rows_of(shown(SMALL, line=line, code=code, longest=(), values=()))


def test_dots_take_no_row_of_the_running_line():
    code = (*CODE, *CODE[3:])
    low = SMALL._replace(bottom=SMALL.top - 1.5)
    drawn = shown(low, line=3, code=code, longest=("", "", "", LONG), values=())
    assert ["    error = (prediction -", "        0.8) ** 2"] == rows_of(drawn)[:2]


def test_lines_may_stand_as_far_apart_as_those_beside_them():
    drawn = CodePanel(STYLE, BOX, CODE, ROLES, ruled=(0.3, 0.9))
    drawn.show(CodePanelState())
    steps = {round(drawn.baseline(k) - drawn.baseline(k + 1), 9) for k in range(4)}
    assert {0.9} == steps
    assert pytest.approx(5 * 0.9 + 2 * 0.3) == drawn.box.height


@pytest.mark.parametrize(
    ("code", "quantity", "number", "role"),
    [
        ("alpha = 0.1", "alpha", "0.1", "alpha"),
        ("for i in range(20):", "iterations", "20", "ink"),
        ("error = delta ** 2", "error", None, None),
    ],
)
def test_a_number_that_a_line_sets_is_a_number_of_the_run(code, quantity, number, role):
    drawn = CodePanel(STYLE, BOX, (code,), ROLES, shows=(quantity,))
    found = [word for _, word in drawn.words[0] if word.text == number]
    assert ([quantity] if number else []) == [word.quantity for word in found]
    assert all(STYLE.theme.role(role) == word.fill_color.to_hex() for word in found)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("box", [BOX, SMALL])
def test_an_audit_finds_nothing(look, box):
    assert [] == audited(look, lambda style: shown(box, style=style))
