"""Planes: the names of their axes, and the numbers that have room, read back."""

import pytest
from drawn import STYLE, faults_of

from grokdl.mobjects.plane import AxisName, Plane, Window
from grokdl.mobjects.text import Label
from grokdl.stage import Box

BOX = Box(-6, -3, 0, 3)
NAMES = AxisName("weight"), AxisName("next weight")
WINDOW = Window(-2.0805e-4, -2.0775e-4, -2.0805e-4, -2.0775e-4)


def test_a_number_that_is_alone_on_its_axis_lies_in_the_window():
    plane = Plane(STYLE, Box(0, 0, 1.9, 1.9), *NAMES, [WINDOW])
    shown = [n for n in (*plane.axis.numbers, *plane.numbers) if n.shown and n.text]
    values = [float(number.text.replace("−", "-")) for number in shown]
    assert [] != values == [v for v in values if WINDOW.left <= v <= WINDOW.right]


def test_a_name_beside_the_axis_upward_takes_no_height_and_covers_no_number():
    over, beside = (
        Plane(STYLE, BOX, *NAMES, [Window(0, 1, 0, 1)], beside=way) for way in (False, True)
    )
    assert over.zone.height < beside.zone.height
    assert [] == faults_of(beside, BOX)
    ends = [number.box.top for number in beside.numbers if number.shown]
    assert max(ends) < beside.upward.at.y


@pytest.mark.parametrize(("text", "named"), [("best", True), ("the best weight of all", False)])
def test_a_mark_under_a_plane_has_the_place_of_numbers_and_of_the_name_if_it_must(text, named):
    plane = Plane(STYLE, Box(0, 0, 2.8, 2.8), *NAMES, [Window(0, 1, 0, 1)])
    label = plane.mark_across(0.5, Label(STYLE, text))
    assert named == plane.across.shown
    assert not any(label.box.overlaps(n.box) for n in plane.axis.numbers if n.shown)
