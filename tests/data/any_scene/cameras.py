"""Cameras that move, zoom, see in space, and backgrounds that change."""

from pathlib import Path

from manim import *
from PIL import Image


class Following(MovingCameraScene):
    """A frame that an updater moves while something stands still, and a play of the frame."""

    def construct(self):
        dot = Dot(LEFT * 2, color=YELLOW)
        self.add(Square(), NumberPlane(x_range=[-4, 4]), dot)
        self.camera.frame.add_updater(lambda frame: frame.move_to(dot))
        self.play(dot.animate.shift(RIGHT * 3), run_time=0.7)
        self.camera.frame.clear_updaters()
        self.play(self.camera.frame.animate.scale(0.5).rotate(0.0), run_time=0.4)
        self.wait(0.2)


class Drifting(MovingCameraScene):
    """A frame that drifts by dt, on screen and not, while nothing else moves."""

    def construct(self):
        self.add(Square(), Star().shift(RIGHT * 2))
        frame = self.camera.frame
        frame.add_updater(lambda m, dt: m.shift(RIGHT * dt))
        self.wait(0.4)
        self.add(frame)
        self.wait(0.5)
        self.play(Create(Circle()), run_time=0.5)
        frame.clear_updaters()
        self.play(self.camera.auto_zoom(self.mobjects[:1], margin=1), run_time=0.4)


class ByHand(MovingCameraScene):
    """A frame that is set between plays and by an updater of something else."""

    def construct(self):
        square = Square()
        self.add(square)
        self.camera.frame.shift(UP)
        self.wait(0.2)
        square.add_updater(lambda m, dt: self.camera.frame.scale(1 + dt))
        self.play(FadeIn(Circle().shift(RIGHT)), run_time=0.5)
        self.wait(0.4)


class Zoomed(ZoomedScene):
    """A magnifier that comes, moves and goes."""

    def __init__(self, **more):
        super().__init__(zoom_factor=0.3, zoomed_display_height=2, zoomed_display_width=3, **more)

    def construct(self):
        dot = Dot().shift(UL)
        self.add(Square(), dot, Text("small", font_size=16))
        self.zoomed_camera.frame.move_to(dot)
        self.activate_zooming()
        self.play(self.zoomed_camera.frame.animate.shift(RIGHT), run_time=0.4)
        self.wait(0.2)


class Space(ThreeDScene):
    """A surface, a camera that turns by itself and by a play, and words fixed in the frame."""

    def construct(self):
        self.set_camera_orientation(phi=60 * DEGREES, theta=30 * DEGREES)
        wave = Surface(lambda u, v: [u, v, np.sin(u * v)], [-2, 2], [-2, 2], resolution=6)
        word = Text("fixed").to_corner(UL)
        self.add_fixed_in_frame_mobjects(word)
        self.add(ThreeDAxes(), wave)
        self.begin_ambient_camera_rotation(rate=0.8)
        self.wait(0.5)
        self.stop_ambient_camera_rotation()
        self.move_camera(phi=30 * DEGREES, zoom=0.7, run_time=0.4)
        self.play(wave.animate.shift(OUT), run_time=0.3)


class Backgrounds(Scene):
    """A background whose colour changes between plays, and during one."""

    def construct(self):
        self.camera.background_color = BLUE_E
        self.play(Create(Square()), run_time=0.3)
        self.camera.background_color = GREEN_E
        self.wait(0.3)

        def darken(m, alpha):
            self.camera.background_color = interpolate_color(WHITE, BLACK, alpha)
            m.set_x(alpha)

        self.play(UpdateFromAlphaFunc(Dot(), darken), run_time=0.5)
        self.clear()
        self.play(UpdateFromAlphaFunc(Dot(), darken), run_time=0.5)
        self.wait(0.2)


class PaintedGround(Scene):
    """A background from an array, changed in place between frames, and set anew."""

    def construct(self):
        rows, columns = self.camera.pixel_height, self.camera.pixel_width
        ground = np.zeros((rows, columns, 4), np.uint8)
        ground[..., 3] = 255
        ground[..., 0] = np.linspace(0, 255, columns)
        self.camera.set_background(ground)
        self.play(Create(Square()), run_time=0.3)
        ground[: rows // 3, :, 1] = 200
        self.wait(0.3)

        def paint(m, alpha):
            self.camera.background[int(rows * alpha * 0.9) :, : columns // 4, 2] = 255
            m.set_x(alpha * 3)

        self.clear()
        self.play(UpdateFromAlphaFunc(Dot(), paint), run_time=0.5)
        self.wait(0.2)


class PictureBehind(Scene):
    """A background from a file, taken when the camera is told, and blank again."""

    def construct(self):
        ramp = np.zeros((self.camera.pixel_height, self.camera.pixel_width, 4), np.uint8)
        ramp[..., 3], ramp[..., 1] = 255, np.linspace(0, 200, self.camera.pixel_width)
        file = Path(__file__).with_name("ramp.png")
        Image.fromarray(ramp).save(file)
        self.camera.background_image = str(file)
        self.camera.init_background()
        self.play(Create(Square()), run_time=0.4)
        self.wait(0.2)
        self.camera.background_image = None
        self.camera.init_background()
        self.play(FadeIn(Circle()), run_time=0.3)
