"""Small multiples, read back: the grid, the panes, their heads and what is lit."""

import pytest
from drawn import FLAT, LOOKS, MIDDLES, PANELS, STYLE, audited, faults_of, said
from hypothesis import given
from hypothesis import strategies as st

from grokdl import GrokdlError
from grokdl.audit.outlines import reached
from grokdl.mobjects.small_multiples import SmallMultiples, SmallMultiplesState
from grokdl.stage import Box

BOXES = {**MIDDLES, **PANELS, **{shape: FLAT[shape] for shape in ("16:9, flat", "4:3, flat")}}
NAMES = [f"alpha {alpha}" for alpha in (0.001, 0.1, 0.25, 0.45, 0.5, 0.6, 1, 2, "−0.1")]
WORDS = ("creeps", "overshoots, then settles", "bounces for ever", "diverges to both sides")


def shown(box=MIDDLES["16:9"], heads=NAMES, lit=(), count=None, style=STYLE):
    drawn = SmallMultiples(style, box, heads)
    drawn.show(SmallMultiplesState(lit, count))
    return drawn


def grid(box, count):
    drawn = shown(box, NAMES[:count])
    return drawn.grid.columns, drawn.grid.rows


@pytest.mark.parametrize(
    ("box", "count", "columns", "rows"),
    [
        (Box(-6, -2, 6, 2), 1, 1, 1),
        (Box(-6, -2, 6, 2), 2, 2, 1),
        (Box(-6, -2, 6, 2), 8, 4, 2),
        (Box(-6, -1, 6, 1), 6, 6, 1),
        (Box(-3, -3, 3, 3), 9, 3, 3),
        (Box(-3, -3, 3, 3), 4, 2, 2),
        (Box(-1.7, -3, 1.7, 3), 2, 1, 2),
        (Box(-1.7, -3, 1.7, 3), 6, 2, 3),
    ],
)
def test_the_grid_has_the_shape_of_the_box(box, count, columns, rows):
    assert (columns, rows) == grid(box, count)


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@given(st.integers(1, 9))
def test_panes_have_one_size_and_do_not_touch(box, count):
    panes = shown(box, NAMES[:count]).panes
    assert count == len(panes)
    assert 1 == len({(round(pane.width, 9), round(pane.height, 9)) for pane in panes})
    assert not any(a.overlaps(b) for k, a in enumerate(panes) for b in panes[:k])
    assert all(box.grown(1e-9).holds(pane) for pane in panes)


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@given(st.integers(1, 9))
def test_each_pane_has_room_for_its_drawing_under_its_head(box, count):
    drawn = shown(box, NAMES[:count])
    for pane, inner, head in zip(drawn.panes, drawn.inner, drawn.lines, strict=True):
        assert pane.holds(inner)
        assert inner.width > 0.4 <= inner.height * 4 / 3
        assert all(inner.top < label.box.bottom + 1e-9 for label in head)


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@given(st.lists(st.sampled_from((*NAMES, *WORDS)), min_size=1, max_size=6))
def test_no_words_touch_and_nothing_leaves_the_box(box, heads):
    assert [] == faults_of(shown(box, heads, lit=(0,)), box)


@given(st.lists(st.sampled_from((*NAMES, *WORDS)), min_size=1, max_size=6))
def test_a_head_stays_in_its_pane_and_says_all_its_words(heads):
    drawn = shown(MIDDLES["9:16"], heads)
    for pane, head, words in zip(drawn.panes, drawn.lines, heads, strict=True):
        assert words == " ".join(label.text for label in head)
        assert all(pane.holds(reached(label.points)) for label in head)


def test_heads_are_set_in_one_size():
    drawn = shown(MIDDLES["9:16"], ["alpha 1", *WORDS])
    assert 1 == len({label.em for head in drawn.lines for label in head})


def test_one_pane_is_lit_or_none():
    drawn = shown(lit=(3,))
    assert pytest.approx(tuple(drawn.panes[3])) == tuple(reached(drawn.light.points))
    drawn.show(SmallMultiplesState())
    assert 0 == len(drawn.light.points)


def test_panes_may_come_one_by_one():
    drawn = shown(count=2, lit=(5,))
    assert NAMES[:2] == said(drawn)
    assert [True, True, False] == [len(card.points) > 0 for card in drawn.cards[:3]]
    assert 0 == len(drawn.light.points)


def test_a_row_that_is_not_full_stands_in_the_middle():
    box = Box(-6, -2, 6, 2)
    last = shown(box, NAMES[:7]).panes[4:]
    assert pytest.approx(box.centre.x) == (last[0].left + last[-1].right) / 2


def test_heads_without_room_are_said():
    with pytest.raises(GrokdlError, match=r"9 panes with their heads have no room .* 2\.0 × 2\.0"):
        SmallMultiples(STYLE, Box(-1, -1, 1, 1), NAMES)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("heads", [NAMES, WORDS])
def test_an_audit_finds_nothing(look, heads):
    assert [] == audited(look, lambda style: shown(MIDDLES["1:1"], heads, lit=(1,), style=style))
