"""Scenes as Manim's users write them, after the examples in its documentation."""

import random

import numpy as np
from manim import (
    BLUE,
    DEGREES,
    DOWN,
    GREEN,
    LEFT,
    ORANGE,
    ORIGIN,
    PI,
    RED,
    RIGHT,
    UP,
    YELLOW,
    AnimationGroup,
    Axes,
    Circle,
    Create,
    Cube,
    Difference,
    Dot,
    FadeIn,
    GrowFromCenter,
    Homotopy,
    ImageMobject,
    Indicate,
    LaggedStart,
    Line,
    LinearTransformationScene,
    MoveAlongPath,
    MovingCameraScene,
    NumberPlane,
    Rectangle,
    Restore,
    Rotate,
    Scene,
    Square,
    Succession,
    Text,
    ThreeDAxes,
    ThreeDScene,
    TracedPath,
    Transform,
    ValueTracker,
    VGroup,
    Write,
    ZoomedScene,
    always_redraw,
    linear,
)


class Following(MovingCameraScene):
    """A camera that follows a dot along a graph, and comes back."""

    def construct(self):
        self.camera.frame.save_state()
        axes = Axes(x_range=[-1, 10], y_range=[-1, 10])
        graph = axes.plot(np.sin, color=BLUE, x_range=[0, 9])
        dot = Dot(axes.i2gp(graph.t_min, graph), color=ORANGE)
        self.add(axes, graph, dot)
        self.play(self.camera.frame.animate.scale(0.5).move_to(dot), run_time=0.3)
        self.camera.frame.add_updater(lambda frame: frame.move_to(dot.get_center()))
        self.play(MoveAlongPath(dot, graph, rate_func=linear), run_time=0.6)
        self.camera.frame.clear_updaters()
        self.play(Restore(self.camera.frame), run_time=0.3)


class Tracing(Scene):
    """A path that grows frame by frame, a line redrawn for each, a circle turned by time."""

    def construct(self):
        circle = Circle(radius=1)
        dot = Dot(RIGHT).add_updater(lambda dot, dt: dot.rotate(2 * dt, about_point=ORIGIN))
        line = always_redraw(lambda: Line(ORIGIN, dot.get_center(), color=YELLOW))
        self.add(circle, TracedPath(dot.get_center, stroke_color=RED), line, dot)
        self.wait(0.7)
        dot.suspend_updating()
        self.play(dot.animate.shift(UP), run_time=0.4)


class Waiting(Scene):
    """Waits for a moment that an updater of the scene brings about."""

    def construct(self):
        tracker, square = ValueTracker(0), Square()
        self.add(square)
        self.add_updater(lambda dt: tracker.increment_value(dt))
        self.wait(2, stop_condition=lambda: tracker.get_value() > 0.4)
        square.rotate(tracker.get_value())
        self.wait_until(lambda: tracker.get_value() > 0.7, max_time=2)
        self.play(square.animate.shift(RIGHT * tracker.get_value()), run_time=0.3)


class Groups(Scene):
    """Animations in groups, one after another, overlapping; at random places, with a fixed seed."""

    def construct(self):
        random.seed(3)
        dots = VGroup(*(Dot([random.uniform(-5, 5), random.uniform(-3, 3), 0]) for _ in range(6)))
        self.play(LaggedStart(*map(GrowFromCenter, dots), lag_ratio=0.3), run_time=0.6)
        word = Text("any scene", t2c={"any": BLUE})
        ring = Difference(Circle(radius=2, fill_opacity=0.5), Circle(radius=1)).set_z_index(-1)
        self.play(Succession(Write(word), FadeIn(ring, shift=UP)), run_time=0.8)
        self.play(AnimationGroup(Indicate(word), Rotate(ring, PI / 4)), run_time=0.4)
        self.play(Transform(word, Rectangle(), path_arc=1), dots.animate.arrange(), run_time=0.4)


class Bending(Scene):
    """A plane bent point by point."""

    def construct(self):
        plane = NumberPlane(x_range=[-4, 4], y_range=[-2, 2])
        self.play(Create(plane, lag_ratio=0.1), run_time=0.4)
        bend = Homotopy(lambda x, y, z, t: (x, y + t * np.sin(x), z), plane)
        self.play(bend, run_time=0.4)


class Shearing(LinearTransformationScene):
    """A scene that has a setup and constructor arguments of its own."""

    def __init__(self, **kwargs):
        super().__init__(show_coordinates=False, leave_ghost_vectors=True, **kwargs)

    def construct(self):
        self.apply_matrix([[1, 1], [0, 1]], run_time=0.5)
        self.wait(0.2)


class Turning(ThreeDScene):
    """A cube seen by a camera that goes round it, with a word that stays in the frame."""

    def construct(self):
        self.set_camera_orientation(phi=75 * DEGREES, theta=30 * DEGREES)
        cube, word = Cube(fill_opacity=0.7), Text("cube").to_corner(UP + LEFT)
        self.add_fixed_in_frame_mobjects(word)
        self.add(ThreeDAxes(), cube)
        self.begin_ambient_camera_rotation(rate=0.8)
        self.wait(0.4)
        self.play(Rotate(cube, PI / 3), run_time=0.4)
        self.stop_ambient_camera_rotation()
        self.move_camera(phi=40 * DEGREES, run_time=0.4)


class Photo(Scene):
    """A picture of pixels among outlines."""

    def construct(self):
        pixels = np.uint8([[0, 90], [180, 255]])
        self.add(ImageMobject(pixels).set(height=2), Square())
        self.play(Create(Circle(color=GREEN)), run_time=0.3)
        self.wait(0.2)


class Zooming(ZoomedScene):
    """A window that shows a part of the scene larger."""

    def __init__(self):
        super().__init__(zoom_factor=0.3, zoomed_display_height=2, zoomed_display_width=4)

    def construct(self):
        dot = Dot(color=GREEN)
        self.add(dot, Square().shift(DOWN))
        self.activate_zooming(animate=True)
        self.play(dot.animate.shift(LEFT * 0.3), run_time=0.3)
        self.play(self.zoomed_camera.frame.animate.scale(2), run_time=0.3)
