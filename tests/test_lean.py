"""Lean: how far a tangent is above the dot on one side and below it on the other, read back."""

import pytest
from drawn import STYLE

from grokdl.audit.outlines import reached
from grokdl.mobjects.lean import FARTHEST, HEAD, LEAST, Lean
from grokdl.stage import Point

AT = Point(1.0, 2.0)


def lean(slope, half=2.0, share=1.0):
    """What is drawn at a dot whose tangent reaches so far to either side."""
    drawn = Lean(STYLE)
    ends = [Point(AT.x + dx, AT.y + slope * dx) for dx in (-half, half)]
    drawn.show(AT, *sorted(ends, key=lambda end: -end.y), share)
    return drawn


def tip(parts):
    """The point of an arrow, and in which direction it looks."""
    head = reached(parts["head"].points)
    foot = parts["shaft"].points[0][1]
    return head.centre.x, head.top if head.top > foot + HEAD / 2 else head.bottom


@pytest.mark.parametrize("slope", [-1.9, -0.7, 0.7, 1.9])
def test_each_arrow_ends_on_the_tangent_as_far_from_the_dot_as_the_other(slope):
    drawn = lean(slope)
    for parts, side in ((drawn.up, 1), (drawn.down, -1)):
        x, y = tip(parts)
        assert pytest.approx(FARTHEST) == abs(x - AT.x)
        assert pytest.approx(AT.y + slope * (x - AT.x)) == y
        assert (y - AT.y) * side > 0


def test_a_short_tangent_has_its_arrows_nearer():
    x, _ = tip(lean(1.0, half=0.4).up)
    assert pytest.approx(0.4) == x - AT.x


def test_on_the_way_the_arrows_are_shorter():
    _, y = tip(lean(1.0, share=0.5).up)
    assert pytest.approx(AT.y + FARTHEST / 2) == y


@pytest.mark.parametrize(("slope", "half"), [(0.0, 2.0), (50.0, LEAST - 0.01)])
def test_a_level_tangent_has_no_arrows_and_neither_has_an_upright_one(slope, half):
    drawn = lean(slope, half)
    assert [0, 0] == [len(parts["shaft"].points) for parts in (drawn.up, drawn.down)]
