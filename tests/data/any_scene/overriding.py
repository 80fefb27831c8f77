"""Scenes that put something of their own in the place of Manim's methods."""

from manim import *


class Steps(Scene):
    """A scene with its own setup, tear-down, play and wait, which count and add."""

    def setup(self):
        super().setup()
        self.count = Integer(0, mob_class=Text).to_corner(UL)
        self.add(self.count)

    def play(self, *animations, **more):
        super().play(*animations, self.count.animate.increment_value(1), **more)

    def wait(self, *given, **more):
        self.add(Dot(RIGHT * self.count.get_value() + DOWN * 2))
        super().wait(*given, **more)

    def construct(self):
        self.play(Create(Square()), run_time=0.4)
        self.wait(0.3)
        self.play(FadeIn(Circle()), run_time=0.4)
        self.wait(0.3)

    def tear_down(self):
        super().play(FadeOut(self.count), run_time=0.4)
        super().tear_down()


class Slowed(Scene):
    """Its frames come at other times: update_to_time is bent, and it keeps a diary."""

    def setup(self):
        self.diary = []

    def update_to_time(self, t):
        self.diary.append(t)
        super().update_to_time(t * t)

    def construct(self):
        dot = Dot().add_updater(lambda m, dt: m.shift(RIGHT * dt))
        self.add(dot)
        self.play(Create(Square()), run_time=0.8)
        self.wait(0.5)
        dot.clear_updaters()
        self.add(Text(f"{len(self.diary)} {sum(self.diary):.3f}").to_edge(DOWN))
        self.wait(0.2)


class Played(Scene):
    """Something is added around each play, inside play_internal and begin_animations."""

    def play_internal(self, skip_rendering=False):
        self.add(Square(side_length=0.2).shift(UP * 2 + RIGHT * self.renderer.num_plays))
        super().play_internal(skip_rendering)
        self.add(Circle(radius=0.2).shift(DOWN * 2 + RIGHT * self.renderer.num_plays))

    def begin_animations(self):
        super().begin_animations()
        for mobject in self.moving_mobjects:
            mobject.set_color(RED)

    def construct(self):
        self.play(Create(Star()), run_time=0.4)
        self.wait(0.3)
        self.play(FadeIn(Circle()), run_time=0.4)


class Updated(Scene):
    """Its own update_mobjects and update_self, by which things fall."""

    always_update_mobjects = True

    def update_mobjects(self, dt):
        super().update_mobjects(dt)
        for mobject in self.mobjects:
            mobject.shift(DOWN * dt)

    def update_self(self, dt):
        super().update_self(dt)
        self.mobjects[0].rotate(dt)

    def construct(self):
        self.add(Square().shift(UP * 2))
        self.wait(0.6)
        self.play(FadeIn(Circle()), run_time=0.5)


class Waiting(Scene):
    """Waits that end by a condition, one that counts, one that never comes, and a static wait."""

    def construct(self):
        asked, dot = [], Dot(LEFT * 2).add_updater(lambda m, dt: m.shift(RIGHT * 2 * dt))
        self.add(dot)
        self.wait_until(lambda: dot.get_x() > 0.5)
        self.wait(2, stop_condition=lambda: asked.append(1) or len(asked) > 6)
        self.wait_until(lambda: False, max_time=0.4)
        self.wait(0.4, frozen_frame=True)
        self.play(Wait(0.3), Create(Square()), run_time=0.3)
        dot.clear_updaters()
        self.add(Text(str(len(asked))).to_edge(DOWN))
        self.wait(0.1)


class Sectioned(Scene):
    """Its own next_section skips some, by their names."""

    def next_section(self, name="unnamed", section_type="default.normal", skip_animations=False):
        super().next_section(name, section_type, skip_animations or name.startswith("draft"))

    def construct(self):
        square = Square()
        for name in ("first", "draft one", "second", "draft two"):
            self.next_section(name)
            self.play(square.animate.rotate(0.3).shift(RIGHT * 0.5), run_time=0.3)
        self.next_section("end")
        self.wait(0.4)


class Base(Scene):
    """What the scene below shares; it has no construct."""

    def greet(self, word):
        self.play(Write(Text(word)), run_time=0.4)


class Inheriting(Base):
    """A scene of a scene, which plays nothing, one thing, and an empty group."""

    def construct(self):
        self.greet("hello")
        self.play(FadeIn(VGroup()), run_time=0.2)
        self.play(*(mobject.animate.shift(UP) for mobject in self.mobjects), run_time=0.3)
        self.remove(*self.mobjects)
        self.wait(0.2)
