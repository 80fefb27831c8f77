"""Scenes that look at their own picture, and show it or what they measured in it."""

from manim import *


class Snap(Scene):
    """The last frame of a play and of a wait, as pictures in the next one."""

    def construct(self):
        square = Square(fill_opacity=1, color=RED)
        self.play(FadeIn(square), run_time=0.3)
        first = ImageMobject(self.renderer.get_frame()).scale_to_fit_width(4).to_corner(UL)
        self.play(square.animate.shift(RIGHT), run_time=0.3)
        self.wait(0.2)
        second = ImageMobject(self.camera.pixel_array.copy()).scale_to_fit_width(4).to_corner(DL)
        self.add(first, second)
        self.play(square.animate.rotate(1), run_time=0.3)


class Measured(Scene):
    """How bright the picture was, after each play, as bars."""

    def construct(self):
        bars, shapes = VGroup(), VGroup(Square(), Circle(), Star(), Triangle(fill_opacity=1))
        for shape in shapes:
            self.play(FadeIn(shape), run_time=0.2)
            bright = np.asarray(self.camera.get_image().convert("L")).mean()
            bars.add(Rectangle(width=0.5, height=bright / 4, fill_opacity=1))
        self.clear()
        self.add(bars.arrange(RIGHT, aligned_edge=DOWN))
        self.wait(0.3)


class LookedAtInPlays(Scene):
    """An updater that looks at the picture before, and grows by it."""

    def construct(self):
        bar = Rectangle(width=0.5, height=0.1, fill_opacity=1, color=GREEN)

        def grow(m, dt):
            bright = self.camera.pixel_array[..., :3].mean()
            m.stretch_to_fit_height(0.1 + bright / 8)

        bar.add_updater(grow)
        self.add(bar)
        self.play(FadeIn(Square(fill_opacity=1).shift(RIGHT * 3)), run_time=0.5)
        self.wait(0.3)
        self.play(FadeIn(Circle(fill_opacity=1).shift(LEFT * 3)), run_time=0.4)


class ByHand(Scene):
    """A picture that is painted when the scene asks for it, without a play."""

    def construct(self):
        self.add(Square(fill_opacity=0.5))
        self.renderer.update_frame(self)
        empty = self.renderer.get_frame()[..., :3].mean()
        self.add(Circle(fill_opacity=1, color=YELLOW))
        self.renderer.update_frame(self, mobjects=self.mobjects[1:])
        full = ImageMobject(self.camera.get_image()).scale(0.4).to_edge(LEFT)
        self.add(full, Rectangle(height=empty / 5, width=0.4).shift(RIGHT * 3))
        self.wait(0.3)
        self.play(FadeIn(Dot()), run_time=0.3)
        self.add(Text(f"{self.camera.pixel_array.sum()}").to_edge(DOWN))
        self.wait(0.2)


class Images(Scene):
    """Pictures made of arrays that fade and move; one that an updater repaints."""

    def construct(self):
        ramp = np.uint8(np.add.outer(np.arange(0, 200, 10), np.arange(0, 50, 5)))
        picture = ImageMobject(ramp).set_height(3).shift(LEFT * 3)
        self.play(FadeIn(picture), run_time=0.3)
        self.play(picture.animate.shift(RIGHT).scale(0.7), Create(Square()), run_time=0.3)

        def repaint(m, dt):
            m.pixel_array[..., 0] = (m.pixel_array[..., 0].astype(int) + 20) % 255

        picture.add_updater(repaint)
        self.wait(0.4)
        self.play(Create(Circle()), run_time=0.3)


class Points(Scene):
    """Clouds of points, among outlines, that come and go."""

    def construct(self):
        self.play(Create(Square()), run_time=0.3)
        cloud = PointCloudDot(radius=0.8, density=8)
        self.play(FadeIn(cloud), run_time=0.3)
        self.play(cloud.animate.shift(RIGHT), run_time=0.3)
        self.remove(cloud)
        self.wait(0.2)


class Doubled(Scene):
    """The scene writes pixels of its own into the picture, for an image that comes after."""

    def construct(self):
        self.play(FadeIn(Circle(fill_opacity=1)), run_time=0.3)
        self.camera.pixel_array[:100, :, 0] = 255
        red = ImageMobject(self.camera.get_image()).scale(0.5)
        self.play(FadeIn(red), run_time=0.3)
        self.camera.reset()
        black = self.camera.pixel_array[..., :3].max()
        self.add(Text(f"{black}").to_edge(UP))
        self.wait(0.2)
