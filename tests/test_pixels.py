"""The engine's pixels are those of Manim's own renderer, bit for bit."""

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from audited import SOME
from manim import (
    BLUE,
    DOWN,
    GREEN,
    LEFT,
    ORIGIN,
    RED,
    RIGHT,
    UP,
    Circle,
    Create,
    DashedVMobject,
    FadeIn,
    FadeOut,
    MovingCameraScene,
    PointCloudDot,
    Rotate,
    Scene,
    Square,
    Star,
    Text,
    ThreeDScene,
    Transform,
    ValueTracker,
    VGroup,
)

from grokdl.catalog import gallery
from grokdl.catalog.look import Quality
from grokdl.catalog.request import Request
from grokdl.engine import settings
from grokdl.engine.renderer import take_over
from grokdl.engine.resources import resources_for
from grokdl.engine.shoot import shoot

SMALL = Quality("small", 430, 242, 15)  # no multiple of a tile, and odd halves


def digest(pixels: Any) -> str:
    return hashlib.blake2b(pixels.tobytes(), digest_size=8).hexdigest()


def film(scene_class: type, watch: Callable, path: Any, request: Any) -> list:
    """Render a scene, and return the digest of each frame."""
    frames: list = []
    with settings.owned(SMALL, path):
        scene = scene_class()
        watch(scene, lambda pixels, shown: frames.extend([digest(pixels)] * shown))
        if request is not None:
            scene.request = request
        scene.render()
    return frames


def stock(
    scene_class: type,
    path: Any,
    request: Any = None,
    watch_too: Callable = lambda scene: None,
) -> list:
    def watch(scene: Any, see: Callable) -> None:
        watch_too(scene)
        renderer, add_frame = scene.renderer, scene.renderer.add_frame

        def seen(frame: Any, num_frames: int = 1) -> None:
            if not renderer.skip_animations:
                see(frame, num_frames)
            add_frame(frame, num_frames)

        renderer.add_frame = seen

    return film(scene_class, watch, path, request)


def ours(scene_class: type, path: Any, request: Any = None) -> list:
    def watch(scene: Any, see: Callable) -> None:
        take_over(scene, lambda headway: None).pipeline.on_picture = see

    return film(scene_class, watch, path, request)


class Shapes(Scene):
    """Strokes, fills, gradients, background strokes, z-index, dashes, text."""

    def construct(self) -> None:
        square = Square(fill_opacity=0.5).set_color_by_gradient(RED, BLUE)
        star = Star(fill_opacity=1, color=GREEN).shift(RIGHT * 2)
        star.set_background_stroke(width=12, color=RED)
        ring = DashedVMobject(Circle(radius=1.4)).set_z_index(-1)
        word = Text("learning").shift(DOWN * 2)
        rainbow = Circle(fill_opacity=1).set_fill([RED, GREEN, BLUE]).set_stroke([BLUE, RED])
        self.add(ring, square, star, word, rainbow.shift(UP * 2))
        self.play(Rotate(square), star.animate.shift(LEFT * 4).set_opacity(0.3), run_time=0.8)
        self.wait(0.4)
        self.play(Create(Circle(color=BLUE, stroke_width=20)), FadeOut(word), run_time=0.6)
        self.add_foreground_mobject(Square(side_length=0.5, fill_opacity=1))
        self.play(Transform(square, Circle().shift(UP)), run_time=0.5)
        self.camera.background_color = BLUE
        self.wait(0.4)


class Updaters(Scene):
    """What follows a tracker, what integrates time, what stands still below and above."""

    def construct(self) -> None:
        tracker = ValueTracker(0)
        dot = Circle(radius=0.2, fill_opacity=1)
        dot.add_updater(lambda mobject: mobject.move_to(RIGHT * tracker.get_value()))
        spinning = Square().shift(UP * 2).add_updater(lambda mobject, dt: mobject.rotate(3 * dt))
        self.add(Square(side_length=5), dot, spinning, VGroup(Circle(), Star()).shift(LEFT * 3))
        self.play(tracker.animate.set_value(3), run_time=0.8)
        self.wait(0.5)
        spinning.clear_updaters()
        self.wait(0.5)


class Travelling(MovingCameraScene):
    """A frame that moves and shrinks."""

    def construct(self) -> None:
        self.add(Square(), Star().shift(RIGHT * 2))
        self.play(self.camera.frame.animate.scale(0.6).move_to(RIGHT), run_time=0.6)
        self.wait(0.3)
        self.play(self.camera.frame.animate.move_to(ORIGIN), run_time=0.4)


class Points(Scene):
    """What is no outline, a cloud of points, with plays of outlines around it."""

    def construct(self) -> None:
        square = Square()
        self.play(Create(square), run_time=0.4)
        cloud = PointCloudDot(radius=0.5, density=5)
        self.play(square.animate.shift(LEFT), FadeIn(cloud), run_time=0.4)
        self.wait(0.3)
        self.remove(cloud)
        self.play(square.animate.shift(RIGHT), run_time=0.3)


SCENES: list[Callable] = [Shapes, Updaters, Travelling, Points]


@pytest.mark.parametrize("scene_class", SCENES, ids=lambda scene: scene.__name__)
def test_a_scene_of_any_kind_of_outline_is_painted_the_same(scene_class, tmp_path):
    assert stock(scene_class, tmp_path / "stock") == ours(scene_class, tmp_path / "ours")


@pytest.mark.slow
@pytest.mark.parametrize("name", SOME)
def test_a_lesson_is_painted_the_same(name, tmp_path):
    info = gallery.find(name)
    lesson = gallery.load(info)
    request = Request(info=info, parameters=info.parameters)
    expected = stock(lesson, tmp_path / "stock", request)
    assert expected == ours(lesson, tmp_path / "ours", request)


def test_forked_plays_give_the_same_bytes(tmp_path):
    def parts(hands: int) -> list[bytes]:
        folder = tmp_path / str(hands) / "scene"
        resources = resources_for(folder, hands, cached=False)
        take = shoot(Updaters, SMALL, folder, lambda headway: None, resources=resources)
        return [part.read_bytes() for part in take.parts]

    assert parts(1) == parts(2)


def test_a_section_that_its_author_skips_is_not_rendered(tmp_path):
    class Skipping(Scene):
        def construct(self) -> None:
            dot = Circle(radius=0.2)
            self.next_section("skipped", skip_animations=True)
            self.play(dot.animate.shift(RIGHT), run_time=1)
            self.next_section("shown")
            self.play(dot.animate.shift(RIGHT), run_time=1)
            self.end = dot.get_center()

    made = []
    take = shoot(Skipping, SMALL, tmp_path, lambda headway: None, prepare=made.append)
    assert 15 == take.frames
    assert [2, 0, 0] == made[0].end.round(6).tolist()


class Looking:
    """A scene that keeps what it sees of itself: after a play, in a play, after a wait."""

    def construct(self) -> None:
        self.seen: list = []
        square = Square(fill_opacity=0.5, color=BLUE)
        self.add(Circle(fill_opacity=1, color=RED).shift(LEFT))
        self.play(Create(square), run_time=0.4)
        self.look()
        square.add_updater(lambda mobject, dt: (mobject.rotate(dt), self.look()))
        self.wait(0.4)
        square.clear_updaters()
        self.wait(0.4)
        self.look()
        self.add(Star().shift(UP))
        self.renderer.update_frame(self)
        self.look()

    def look(self) -> None:
        self.seen.append((digest(self.renderer.get_frame()), round(self.time, 9)))


class LookingFlat(Looking, Scene):
    pass


class LookingMoving(Looking, MovingCameraScene):
    pass


class LookingSolid(Looking, ThreeDScene):
    pass


@pytest.mark.parametrize("hands", [1, 2, 3])
@pytest.mark.parametrize("scene_class", [LookingFlat, LookingMoving, LookingSolid])
def test_a_scene_that_looks_at_itself_sees_what_it_would_with_manim(scene_class, hands, tmp_path):
    made: list = []
    stock(scene_class, tmp_path / "stock", watch_too=made.append)
    resources = resources_for(tmp_path / "ours" / "scene", hands, cached=False)
    take = partial(shoot, scene_class, SMALL, tmp_path / "ours" / "scene", lambda headway: None)
    take(prepare=made.append, resources=resources)
    assert made[0].seen == made[1].seen
    assert len(made[0].seen) > 8
