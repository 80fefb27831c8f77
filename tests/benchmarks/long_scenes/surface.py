"""A hilly surface, walked around by the camera, and a ball that rolls down."""

from manim import *


def height(u, v):
    """How high the hills are at a place."""
    return 0.6 * np.cos(u) * np.sin(v) + 0.08 * (u * u + v * v)


def point(u, v):
    """The point of the hills above a place."""
    return np.array([u, v, height(u, v)])


class SurfaceTour(ThreeDScene):
    """A camera that turns around a surface, a ball on it, and other forms of it."""

    def construct(self):
        self.set_camera_orientation(phi=65 * DEGREES, theta=-45 * DEGREES, zoom=0.7)
        axes = ThreeDAxes(x_range=[-3, 3], y_range=[-3, 3], z_range=[-1, 2])
        title = Text("downhill", font_size=32).to_corner(UL)
        self.add_fixed_in_frame_mobjects(title)
        hills = Surface(point, [-3, 3], [-3, 3], resolution=14)
        hills.set_style(fill_opacity=0.7).set_fill_by_checkerboard(BLUE_D, BLUE_E)
        self.play(FadeIn(axes), FadeIn(hills), Write(title), run_time=1)
        self.begin_ambient_camera_rotation(rate=0.25)
        self.wait(5)
        self.roll(hills)
        self.play(hills.animate.stretch(1.4, 2), run_time=2)
        self.stop_ambient_camera_rotation()
        self.move_camera(phi=20 * DEGREES, theta=0, run_time=3)
        ball = Sphere(radius=1, resolution=10).set_color(RED)
        self.play(ReplacementTransform(hills, ball), run_time=2)
        self.begin_ambient_camera_rotation(rate=1, about="phi")
        self.wait(2)
        self.stop_ambient_camera_rotation(about="phi")
        self.play(FadeOut(ball, axes), run_time=1)

    def roll(self, hills):
        place = np.array([2.6, -2.2])
        ball = Dot3D(point(*place), radius=0.12, color=YELLOW)
        path = TracedPath(ball.get_center, stroke_color=YELLOW)

        def step(m, dt):
            u, v = place
            grad = [
                (height(u + 0.01, v) - height(u - 0.01, v)) / 0.02,
                (height(u, v + 0.01) - height(u, v - 0.01)) / 0.02,
            ]
            place[:] -= np.array(grad) * dt * 1.2
            m.move_to(point(*place) + OUT * 0.1)

        ball.add_updater(step)
        self.add(ball, path)
        self.wait(14)
        ball.clear_updaters()
        path.clear_updaters()
        self.play(FadeOut(ball, path), run_time=0.5)
