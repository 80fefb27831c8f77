"""Updaters and scenes that ask what time it is, or which play."""

from manim import *


class RendererClock(Scene):
    """A dot at the renderer's time, through plays and waits."""

    def construct(self):
        dot = Dot(radius=0.3).add_updater(lambda m: m.set_x(self.renderer.time - 2))
        self.add(dot)
        self.play(Create(Circle()), run_time=0.8)
        self.wait(0.5)
        self.pause(0.5)
        self.play(Create(Square()), run_time=0.5)


class SceneClock(Scene):
    """A hand that turns with the scene's own time and its manager's."""

    def construct(self):
        hand = always_redraw(lambda: Line(ORIGIN, UP * 2).rotate(-self.time, about_point=ORIGIN))
        slow = always_redraw(lambda: Dot(RIGHT * self.manager.time))
        self.add(hand, slow)
        self.play(FadeIn(Circle(radius=2)), run_time=0.7)
        self.wait_until(lambda: self.time > 1.3)
        self.wait(0.3)


class PlayNumbers(Scene):
    """A shape whose corners are the number of plays until then."""

    def construct(self):
        self.add(always_redraw(lambda: RegularPolygon(3 + self.renderer.num_plays)))
        for number in range(3):
            self.play(FadeIn(Dot(RIGHT * number)), run_time=0.2)
            self.wait(0.2, frozen_frame=False)
        shown = Text(f"{self.manager.num_plays} {self.renderer.num_plays}").to_edge(DOWN)
        self.play(FadeIn(shown), run_time=0.2)


class TimeInConstruct(Scene):
    """The time, read between plays, decides what comes next."""

    def construct(self):
        marks = VGroup()
        while self.time < 1.4:
            marks.add(Dot(RIGHT * (self.time * 3 - 3)))
            self.play(FadeIn(marks[-1]), run_time=0.3)
        self.wait(0.25)
        self.add(Text(f"{self.renderer.time:.6f}").to_edge(UP))
        self.wait(0.3)


class Skipped(Scene):
    """What the clock says after a section that its author skips, and that updaters ran there."""

    def construct(self):
        steps = []
        dot = Dot().add_updater(lambda m, dt: steps.append(dt))
        self.add(dot, always_redraw(lambda: Square(side_length=1 + self.renderer.time)))
        self.play(Create(Circle()), run_time=0.3)
        self.next_section("left out", skip_animations=True)
        self.play(dot.animate.shift(RIGHT), run_time=0.9)
        self.wait(0.6)
        self.next_section("shown")
        self.play(dot.animate.shift(UP), run_time=0.3)
        dot.clear_updaters()
        self.add(Text(f"{len(steps)} {sum(steps):.3f} {self.time:.3f}").to_edge(DOWN))
        self.wait(0.3)


class FrameNumbers(Scene):
    """Times since the last frame, as updaters get them, written out at the end."""

    def construct(self):
        steps = []
        dot = Dot().add_updater(lambda m, dt: steps.append(round(dt, 4)))
        self.add(dot)
        self.play(Create(Square()), run_time=0.33)
        self.wait(0.21)
        self.play(FadeOut(dot), run_time=0.27)
        lines = VGroup(*(Text(str(step)).scale(0.3) for step in steps)).arrange_in_grid(cols=5)
        self.add(lines)
        self.wait(0.3)
