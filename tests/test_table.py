"""The table, read back: columns that stay, points below each other, the rows that are seen."""

from itertools import pairwise

import pytest
from drawn import LONG, LOOKS, MIDDLES, PANELS, STYLE, audited, faults_of, said
from hypothesis import given
from hypothesis import strategies as st

from grokdl import GrokdlError, numerals
from grokdl.audit.outlines import reached
from grokdl.mobjects.table import Column, Table, TableState
from grokdl.mobjects.text import MONO, figures

BOX = MIDDLES["16:9"]._replace(right=0)
COLUMNS = (
    Column("step", ("20",), "muted"),
    Column("weight", ("−0.0000", "−8.8e88"), "weight"),
    Column("error", (LONG,), "error"),
)
BOXES = {**MIDDLES, **PANELS}


def rows(count):
    return tuple(
        (str(k + 1), numerals.in_column((-3.0) ** k / 10), numerals.plain(9.0**k / 100, 8))
        for k in range(count)
    )


def shown(count=4, box=BOX, columns=COLUMNS, most=6, lit=None, style=STYLE):
    drawn = Table(style, box, columns, most)
    drawn.show(TableState(rows(count), lit))
    return drawn


def column(drawn, k):
    return [cells[k] for cells in drawn.cells if cells[k].shown]


def point_of(cell):
    """Where the decimal point of a number stands, or would stand."""
    before = len(cell.text.partition("e")[0].partition(".")[0])
    return cell.at.x + before * figures("0", MONO, "regular").advance * cell.em


@given(st.lists(st.floats(-9.99, 9.99), min_size=2, max_size=6))
def test_the_points_of_a_column_stand_below_each_other(values):
    drawn = Table(STYLE, BOX, COLUMNS)
    drawn.show(TableState(tuple(("1", numerals.in_column(value, 1), "0") for value in values)))
    points = {round(point_of(cell), 9) for cell in column(drawn, 1)}
    assert 1 == len(points)


def test_a_whole_number_ends_where_the_others_have_their_point():
    drawn = Table(STYLE, BOX, COLUMNS)
    drawn.show(TableState((("1", "12", "0.25"), ("2", "0.5", "3"))))
    first, second = column(drawn, 2)
    assert pytest.approx(point_of(first), abs=1e-9) == second.at.x + second.text_width


def test_a_column_stays_where_it_is_as_numbers_get_longer():
    drawn = shown(1)
    before = [place.point for place in drawn.places]
    drawn.show(TableState(rows(6)))
    assert before == [place.point for place in drawn.places]


def test_a_number_too_long_for_its_column_shrinks_into_it():
    drawn = Table(STYLE, BOX, COLUMNS)
    drawn.show(TableState((("1", "−0.1234567", "0"),)))
    (cell,), place = column(drawn, 1), drawn.places[1]
    assert cell.size * 8 > cell.em
    assert place.left <= cell.box.left + 1e-9
    assert cell.box.right <= place.right + 1e-9


def test_the_newest_row_is_lit():
    drawn = shown(3)
    box = reached(drawn.mark.points)
    assert [False, False, True] == [
        box.holds(reached(cells[1].points)) for cells in drawn.cells[:3]
    ]


def test_another_row_may_be_lit_or_none():
    assert reached(shown(3, lit=0).mark.points).holds(reached(shown(3).cells[0][1].points))
    assert 0 == len(shown(3, lit=-1).mark.points)


def test_of_many_rows_the_first_and_the_newest_are_seen_with_dots_between():
    drawn = shown(20)
    assert ["1", "17", "18", "19", "20"] == [cell.text for cell in column(drawn, 0)]
    dots = reached(drawn.dots.points).centre.y
    assert column(drawn, 0)[1].at.y < dots < column(drawn, 0)[0].at.y


def test_few_rows_have_no_dots():
    assert 0 == len(shown(6).dots.points)


def test_a_head_s_right_end_is_its_column_s():
    drawn = shown()
    assert [place.right for place in drawn.places] == [head.at.x for head in drawn.heads]


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@pytest.mark.parametrize("count", [0, 1, 6, 20])
def test_no_words_touch_and_nothing_leaves_the_box(box, count):
    drawn = shown(count, box)
    assert [] == faults_of(drawn, box)
    assert {"step", "weight", "error"} <= set(said(drawn))


def test_rows_are_evenly_apart():
    heights = [cell.at.y for cell in column(shown(6), 1)]
    assert 1 == len({round(a - b, 9) for a, b in pairwise(heights)})


def test_columns_without_room_are_said():
    with pytest.raises(GrokdlError, match=r"need 5\.\d units, and their box has 3\.5"):
        Table(STYLE, MIDDLES["half a square"], [Column(name, (LONG,)) for name in "abcd"])


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("count", [3, 20])
def test_an_audit_finds_nothing(look, count):
    assert [] == audited(look, lambda style: shown(count, style=style))
