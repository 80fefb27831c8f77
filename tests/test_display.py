"""A display shows what Manim's camera would, in its order."""

from manim import Camera, Circle, Dot, Group, Line, Square, VGroup
from manim.utils.family import extract_mobject_family_members

from grokdl.engine.display import Recorder, outlined


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
    assert [part.points.tolist() for part in shown] == [item._points.tolist() for item in recorded]
