"""A display shows what Manim's camera would, in its order."""

import cairo
import numpy as np
from cairo import CONTENT_COLOR_ALPHA as COLOR_ALPHA
from manim import (
    Annulus,
    Arc,
    Camera,
    Circle,
    DashedLine,
    Dot,
    Group,
    Line,
    Square,
    Text,
    VGroup,
    VMobject,
)
from manim.utils.family import extract_mobject_family_members

from grokdl.engine.display import Recorder, outlined
from grokdl.engine.painting import set_path


def as_manim_has_it(*mobjects):
    return extract_mobject_family_members(mobjects, only_those_with_points=True)


def test_parts_come_after_the_whole_and_what_has_no_points_is_left_out():
    whole = Square().add(Circle(), VGroup(Line(), Dot()))
    shown = list(outlined([Group(whole, VGroup())]))
    assert as_manim_has_it(Group(whole, VGroup())) == shown
    assert ["Square", "Circle", "Line", "Dot"] == [type(part).__name__ for part in shown]


def test_what_is_there_twice_is_shown_at_its_last_place():
    shared, other = Circle(), Line()
    mobjects = [VGroup(shared, other), Square().add(shared)]
    assert as_manim_has_it(*mobjects) == list(outlined(mobjects))
    assert shared is list(outlined(mobjects))[-1]


def test_a_thing_that_is_a_part_of_itself_is_shown_once():
    outer, inner = Square(), Circle()
    outer.add(inner)
    inner.add(outer)
    assert as_manim_has_it(outer, inner) == list(outlined([outer, inner]))


def test_a_camera_sorts_by_z_index_as_manim_does():
    low, high = Square(), Circle().set_z_index(1)
    camera = Camera()
    shown = camera.get_mobjects_to_display([high, low])
    recorded = Recorder(camera).record([high, low])
    in_order = [item.path.points.tolist() for item in recorded]
    assert [part.points.tolist() for part in shown] == in_order


def outlines():
    """Points of one, of several and of no whole curve; open, closed, and closed but for a hair."""
    rng = np.random.default_rng(4)
    yield from (part.points for part in Text("Error 0.25 é").family_members_with_points())
    yield from (shape.points for shape in (Circle(), Line(), DashedLine(), Annulus(), Dot(), Arc()))
    for curves in range(1, 30):
        points = rng.normal(size=(4 * curves, 3)) * 10.0 ** rng.integers(-7, 7)
        for k in rng.integers(0, curves, curves):  # some begin where the last one ended, nearly
            points[4 * k] = points[4 * k - 1] * (1 + rng.normal() * 1e-5)
        yield points
        yield np.vstack([points, np.ones((3, 3))])  # no whole curve at its end
    yield np.zeros((0, 3))
    yield np.full((4, 3), np.nan)


def test_an_outline_is_split_and_closed_as_manim_s_camera_does():
    camera, ends = Camera(), []
    for points in outlines():
        mobject = VMobject()
        mobject.points = points
        told, expected = (cairo.Context(cairo.RecordingSurface(COLOR_ALPHA, None)) for _ in "ab")
        camera.set_cairo_context_path(expected, mobject)
        for outline in Recorder(camera).record([mobject]):
            set_path(told, outline)
        ends.append(sum(kind == cairo.PATH_CLOSE_PATH for kind, _ in expected.copy_path()))
        assert list(told.copy_path()) == list(expected.copy_path())
    assert {0, 1, 2} <= set(ends)
