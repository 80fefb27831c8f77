"""The auditor on places and texts: what has a fault is caught, what just has not is passed."""

import math
from dataclasses import replace

import numpy as np
import pytest
from drawn import STYLE
from manim import Scene, UpdateFromAlphaFunc, VGroup
from small_scenes import INFO, STILL, disc, found, showing, stroke, word

from grokdl import Parameters
from grokdl.audit.colours import too_near
from grokdl.audit.legibility import SMALLEST, SMALLEST_EXPONENT, Contrasts, Sizes
from grokdl.audit.overlaps import Overlaps
from grokdl.audit.places import SLACK, Places
from grokdl.lesson import LessonScene
from grokdl.mobjects.card import Card
from grokdl.mobjects.lens import Lens
from grokdl.mobjects.paths import Path, circle, placed, rounded
from grokdl.stage import Box, Point, Stage, View
from grokdl.stage.theme import PAPER

SAFE = Stage(128 / 9, 8).safe


def between_letters():
    """Where the gap between the letters of "ll" is."""
    points = word("ll").points
    left, right = np.split(points[:, 0], 2)
    return (left.max() + right.min()) / 2


def beside(room):
    """A second word so far right of the first one's ink."""
    first, second = word("l"), word("l")
    ink = first.points[:, 0].max() - second.points[:, 0].min()
    return first, second.place(ink + room, 0)


def ring(centre, radius):
    path = Path(stroke="#000000", width=2.2)
    path.draw(circle(Point(*centre), radius))
    return path


def lens():
    """A lens over the goal of a bowl, with the weight beside its dot."""
    view = View(Box(-6, -1, 2, 3), -1, 1, 1.6)
    run = Parameters(weight=0.1, input=1, goal_prediction=0)
    glass = Lens(STYLE, run, 0.0, Point(0, 1), 1.0)
    glass.show(view, 0.12, [], 0.1, [(0.1, "0.1")])
    return glass


OVERLAPS = {
    "text over text": lambda: beside(-0.02),
    "text over a line": lambda: (word(), stroke((-1, 0.1), (1, 0.1))),
    "a line over text": lambda: (word(), stroke((-1, 0.1), (1, 0.1), z_index=9)),
    "text that hangs over a line": lambda: (word("gap"), stroke((-1, -0.03), (1, -0.03))),
    "a line between two letters": lambda: (
        word("ll"),
        stroke((between_letters(), -1), (between_letters(), 1)),
    ),
    "text over a dot": lambda: (word(), disc((0.1, 0.1), 0.1)),
    "text over the edge of its card": lambda: (word(), Card(STYLE, Box(-1, -1, 0.3, 1))),
    "text on a card that shows the line behind it": lambda: (
        word(),
        stroke((-2, 0.1), (2, 0.1)),
        Card(STYLE, Box(-1, -1, 1, 1)).set_fill(opacity=0.9),
    ),
    "text over the rim of a lens": lambda: (lens(), word("rim", x=0.9, y=1, z_index=7)),
    "text on the bowl in a lens": lambda: (lens(), word("in the bowl", x=-0.4, y=0.6, z_index=7)),
    "text and a line on one card": lambda: (
        Card(STYLE, Box(-1, -1, 1, 1)),
        word(),
        stroke((-1, 0.1), (1, 0.1), z_index=4.5),
    ),
}
NO_OVERLAPS = {
    "text beside text": lambda: beside(0.02),
    "a line under text": lambda: (word(), stroke((-1, -0.03), (1, -0.03))),
    "a line beside text": lambda: (word(), stroke((-0.03, -1), (-0.03, 1))),
    "a ring around text": lambda: (word(), ring((0.3, 0.1), 0.6)),
    "a dot in a corner of its box": lambda: (word("l_"), disc((0.17, 0.15), 0.03)),
    "text in a lens": lambda: [lens()],
    "text beside a lens": lambda: (lens(), word("beside", x=1.1, y=1)),
    "text on its card": lambda: (word(), Card(STYLE, Box(-1, -1, 1, 1))),
    "a line behind the card": lambda: (
        word(),
        stroke((-2, 0.1), (2, 0.1)),
        Card(STYLE, Box(-1, -1, 1, 1)),
    ),
}


@pytest.mark.parametrize("make", OVERLAPS.values(), ids=OVERLAPS)
def test_what_lies_on_text_is_caught(make):
    assert {"overlap"} == found(showing(make), Overlaps)


@pytest.mark.parametrize("make", NO_OVERLAPS.values(), ids=NO_OVERLAPS)
def test_what_lies_just_beside_text_is_passed(make):
    assert set() == found(showing(make), Overlaps)


def area(box, z_index=0.0, colour="#FFFFFF"):
    path = Path(fill=colour, z_index=z_index)
    path.draw(rounded(box, 0.0))
    return path


def covering(left):
    return area(Box(left, -1, 3, 1), z_index=9)


def test_text_that_is_partly_covered_is_caught():
    assert {"cut off"} == found(showing(lambda: (word(), covering(0.2))), Overlaps)


@pytest.mark.parametrize("left", [-1.0, 2.0])
def test_text_that_is_wholly_covered_or_not_at_all_is_passed(left):
    assert set() == found(showing(lambda: (word(), covering(left))), Overlaps)


@pytest.mark.parametrize(("beyond", "expected"), [(0.01, {"outside"}), (-0.01, set())])
@pytest.mark.parametrize("make", [lambda: stroke((0, 0), (1, 0)), lambda: disc((0.5, 0), 0.5)])
def test_what_sticks_out_of_the_safe_area_is_caught(make, beyond, expected):
    def moved():
        path = make()
        rim = path.stroke_width * 0.01 / 2
        path.draw(placed(path.points, Point(SAFE.right + SLACK - 1 - rim + beyond, 0)))
        return [path]

    assert expected == found(showing(moved), Places)


@pytest.mark.parametrize(("drop", "expected"), [(0.3, {"outside"}), (0.0, set())])
def test_a_caption_that_leaves_its_line_is_caught(drop, expected):
    class Low(LessonScene):
        info = INFO

        def construct(self):
            self.caption.set_text("Low").place(0, self.stage.caption.top - 0.3 + drop)
            self.wait(STILL)

    assert expected == found(Low, Places, captions=True)


@pytest.mark.parametrize(("beyond", "expected"), [(0.01, {"outside"}), (-0.01, set())])
def test_what_leaves_its_pane_is_caught(beyond, expected):
    class Paned(LessonScene):
        info = INFO

        def construct(self):
            pane, _ = self.stage.panes()
            dot = disc((pane.right - 0.2 + SLACK + beyond, 0), 0.2)
            self.keep_within(pane, dot)
            self.add(dot)
            self.wait(STILL)

    assert expected == found(Paned, Places)


def test_a_point_that_is_no_number_is_caught():
    assert {"no place"} == found(showing(lambda: [stroke((0, 0), (math.nan, 0))]), Places)


class Letters(VGroup):
    """A text of two outlines, the second one raised."""

    text = "a2"

    def __init__(self, size, exponent):
        capital, raised = (0.727 * 8 * share for share in (size, exponent))
        super().__init__(
            area(Box(0, 0, 0.1, capital)),
            area(Box(0.2, 0.8 * capital, 0.3, 0.8 * capital + raised)),
        )


SIZES = {
    "small text": (lambda: [word(size=SMALLEST - 1e-4)], {"small"}),
    "the smallest text": (lambda: [word(size=SMALLEST)], set()),
    "text made small": (lambda: [word(size=0.03).scale(0.7)], {"small"}),
    "a small letter of a formula": (lambda: [Letters(SMALLEST - 0.001, 0.02)], {"small"}),
    "a small exponent": (lambda: [Letters(0.04, SMALLEST_EXPONENT - 0.002)], {"small"}),
    "a formula that is just large enough": (
        lambda: [Letters(SMALLEST, SMALLEST_EXPONENT + 1e-4)],
        set(),
    ),
}


@pytest.mark.parametrize(("make", "expected"), SIZES.values(), ids=SIZES)
def test_text_that_is_too_small_is_caught(make, expected):
    assert expected == found(showing(make), Sizes)


def coloured(colour, behind, opacity=1.0):
    """A word on a card; #767676 on white has a contrast of 4.54, #777777 one of 4.48."""
    card = Card(STYLE, Box(-1, -1, 1, 1)).set_fill(behind, opacity=1)
    return card, word().set_fill(colour, opacity=opacity)


def tinted(colour, opacity):
    """A word on an area of its own colour, on a white card."""
    tint = area(Box(-0.9, -0.9, 0.9, 0.9), z_index=4.45).set_fill(colour, opacity=opacity)
    return Card(STYLE, Box(-1, -1, 1, 1)).set_fill("#FFFFFF"), tint, word().set_fill(colour)


CONTRASTS = {
    "pale": (lambda: coloured("#777777", "#FFFFFF"), {"contrast"}),
    "just not pale": (lambda: coloured("#767676", "#FFFFFF"), set()),
    "ink on black": (lambda: coloured("#16161A", "#000000"), {"contrast"}),
    "on a tint": (lambda: tinted("#CF4000", 0.16), {"contrast"}),
    "on a paler tint": (lambda: tinted("#CF4000", 0.04), set()),
    "partly over a dark area": (
        lambda: [area(Box(-1, -1, 3, 1)), area(Box(0.3, -1, 3, 1), colour="#16161A"), word()],
        {"contrast"},
    ),
    "so pale that it is hardly there": (
        lambda: coloured("#16161A", "#FFFFFF", 0.05),
        {"contrast"},
    ),
    "half transparent": (lambda: coloured("#16161A", "#FFFFFF", 0.4), {"contrast"}),
    "white on the black ground": (lambda: [word().set_fill("#FFFFFF")], set()),
    "ink on the black ground": (lambda: [word()], {"contrast"}),
}


@pytest.mark.parametrize(("make", "expected"), CONTRASTS.values(), ids=CONTRASTS)
def test_text_that_does_not_stand_out_from_what_is_behind_it_is_caught(make, expected):
    assert expected == found(showing(make), Contrasts)


NEAR = {
    "for all": ("#CF4000", "#D85000", {"error / goal"}),
    "for some": ("#CF4000", "#8A6E00", {"error / goal"}),
    "for none": ("#CF4000", "#2B6550", set()),
}


@pytest.mark.parametrize(("one", "other", "expected"), NEAR.values(), ids=NEAR)
def test_quantities_that_some_eyes_confuse_are_caught(one, other, expected):
    look = replace(PAPER, error=one, goal=other)
    faults = list(too_near(look, ("error", "goal")))
    assert expected == {f"{fault.one} / {fault.other}" for fault in faults}


FLIGHTS = {"it": set(), "another": {"overlap"}, "none": {"overlap"}}


@pytest.mark.parametrize(("moves", "faults"), FLIGHTS.items(), ids=FLIGHTS)
def test_a_text_in_flight_may_cross_another_one_but_not_stand_on_it(moves, faults):
    class Flying(Scene):
        def construct(self):
            standing, flying, far = (word("weight") for _ in range(3))
            flying.place(0.1, 0.05).in_flight = True
            self.add(standing, flying, far.place(0, 3))
            moving = {"it": (flying, 0.1), "another": (far, 3)}
            if moves == "none":
                self.wait(STILL)
                return
            text, y = moving[moves]
            cross = UpdateFromAlphaFunc(text, lambda _, share: text.place(share, y))
            self.play(cross, run_time=STILL)

    assert faults == found(Flying, Overlaps)
