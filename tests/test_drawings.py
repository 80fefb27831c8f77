"""A drawing shows the same however often it is shown, and makes no outline anew."""

import pytest
from bowl import BOOK, GOAL, VIEW, ZONE, outlines
from drawn import STYLE

from grokdl.mobjects.bowl_axes import BowlAxes
from grokdl.mobjects.edge_mark import EdgeMark
from grokdl.mobjects.error_bowl import ErrorBowl
from grokdl.mobjects.goal_ring import GoalRing
from grokdl.mobjects.lane import GapBracket, StepArrow
from grokdl.mobjects.lens import Lens
from grokdl.mobjects.step_lens import StepLens
from grokdl.mobjects.tangent import Tangent
from grokdl.mobjects.trail import Trail, Visited
from grokdl.mobjects.weight_dot import WeightDot
from grokdl.stage import Point, View


def views() -> list[View]:
    return [VIEW, View(ZONE, GOAL - 4, GOAL + 4, 16)]


SHOWN = {
    "axes": (BowlAxes, lambda axes, view: axes.show(view)),
    "bowl": (lambda style: ErrorBowl(style, BOOK), lambda bowl, view: bowl.show(view)),
    "ring": (lambda style: GoalRing(style, GOAL, 1), lambda ring, view: ring.show(view, -2)),
    "dot": (WeightDot, lambda dot, view: dot.show(view, 0.3, 0.2209, 1, -2)),
    "arrow": (StepArrow, lambda arrow, view: arrow.show(view, 0.3, 0.8, "+ 0.5")),
    "gap": (GapBracket, lambda gap, view: gap.show(view, 0, GOAL, "gap")),
    "tangent": (Tangent, lambda tangent, view: tangent.show(view, view.point(0.3, 0.2209), -1)),
    "trail": (
        Trail,
        lambda trail, view: trail.show(view, [Visited(0, 0.64, True)], (1, 0.1), []),
    ),
    "mark": (EdgeMark, lambda mark, view: mark.show(view, 99, 1e4, [])),
    "lens": (
        lambda style: Lens(style, BOOK, GOAL, Point(0, 2), 1),
        lambda lens, v: lens.show(v, 0.1, [0.7], 0.8),
    ),
    "step's lens": (
        lambda style: StepLens(style, BOOK),
        lambda lens, view: lens.show(view, (0.1, 0.1001), 0.10005),
    ),
}


@pytest.mark.parametrize(("make", "show"), SHOWN.values(), ids=SHOWN)
def test_a_drawing_shows_what_one_that_is_new_shows_whatever_it_showed_before(make, show):
    drawing, faded = make(STYLE), make(STYLE)
    for view in [*views(), *views(), VIEW]:
        new = make(STYLE)
        for each in (new, drawing, faded, faded):
            show(each, view)
            assert outlines(new) == outlines(each)
            if each is faded:
                shrink(faded)


@pytest.mark.parametrize(("make", "show"), SHOWN.values(), ids=SHOWN)
def test_a_drawing_that_shows_the_same_again_makes_no_outline(make, show):
    drawing = make(STYLE)
    show(drawing, VIEW)
    before = [part.points for part in drawing.family_members_with_points()]
    show(drawing, VIEW)
    after = [part.points for part in drawing.family_members_with_points()]
    assert [True] * len(before) == [a is b for a, b in zip(before, after, strict=True)]


def shrink(drawing) -> None:
    """Do as an animation does."""
    for part in drawing.get_family():
        part.points = part.points * 0.99
