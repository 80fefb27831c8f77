"""Updaters that touch more than their own mobject."""

from itertools import pairwise

from manim import *


class LabelPlacedByAnother(Scene):
    """A label that stands still for Manim, and is moved by another's updater."""

    def construct(self):
        label, dot = Square(side_length=0.4), Dot(LEFT * 2)
        dot.add_updater(lambda m, dt: (m.shift(RIGHT * dt), label.next_to(m, UP)))
        self.add(label, dot)
        self.wait(1)
        self.play(Create(Circle()), run_time=0.6)
        self.wait(0.4)


class ColouredByAnother(Scene):
    """What lies below and above is recoloured and turned by an updater of what lies between."""

    def construct(self):
        below, above = Square(fill_opacity=1, side_length=3), Star(fill_opacity=1)
        between = Circle(fill_opacity=1, color=RED)
        between.add_updater(lambda m, dt: (below.set_fill(GREEN), above.rotate(dt)))
        self.add(below, between, above)
        self.wait(0.6)
        self.play(between.animate.shift(RIGHT), run_time=0.6)
        self.play(below.animate.shift(LEFT), run_time=0.4)


class ByTheScene(Scene):
    """Updaters of the scene: they move things, and count."""

    def construct(self):
        dot, seen = Dot(LEFT * 3), []

        def step(dt):
            seen.append(dt)
            dot.shift(RIGHT * 2 * dt)

        self.add(dot)
        self.add_updater(step)
        self.wait(0.6)
        self.play(Create(Square()), run_time=0.5)
        self.remove_updater(step)
        self.play(dot.animate.shift(UP), run_time=0.4)
        self.add(Rectangle(width=len(seen) * 0.2, height=0.3).to_edge(DOWN))
        self.wait(0.2)


class OffScreen(Scene):
    """A tracker that is added and one that is not; a hidden leader, far out."""

    def construct(self):
        added, apart = ValueTracker(0), ValueTracker(0)
        for tracker in (added, apart):
            tracker.add_updater(lambda t, dt: t.increment_value(2 * dt))
        leader = Dot(UP * 20).add_updater(lambda m, dt: m.shift(RIGHT * dt))
        line = always_redraw(lambda: Line(ORIGIN, RIGHT * (1 + added.get_value())))
        other = always_redraw(lambda: Line(DOWN, DOWN + RIGHT * (1 + apart.get_value())))
        follower = Square().add_updater(lambda m: m.set_x(leader.get_x()))
        self.add(added, line, other, leader, follower)
        self.wait(0.7)
        self.play(apart.animate.set_value(3), run_time=0.6)


class ComeAndGo(Scene):
    """An updater that adds to the scene and takes away, in a wait and in a play."""

    def construct(self):
        dot, trail = Dot(LEFT * 3), []

        def leave(m, dt):
            m.shift(RIGHT * 3 * dt)
            trail.append(Circle(radius=0.1).move_to(m))
            self.add(trail[-1])
            if len(trail) > 6:
                self.remove(trail.pop(0))

        dot.add_updater(leave)
        self.add(dot)
        self.wait(0.7)
        self.play(Create(Square()), run_time=0.7)
        dot.clear_updaters()
        self.play(FadeOut(dot), run_time=0.3)


class GrowingGroup(Scene):
    """A group that gets and loses parts, and one whose parts become others."""

    def construct(self):
        group = VGroup(Dot(LEFT * 3))

        def grow(m, dt):
            m.add(Dot(m[-1].get_center() + RIGHT * 0.3))
            if len(m) > 9:
                m.remove(m[0])

        group.add_updater(grow)
        word = Text("a").shift(UP * 2)
        word.add_updater(lambda m: m.become(Text("ab"[len(group) % 2]).shift(UP * 2)))
        self.add(group, word)
        self.wait(0.9)
        self.play(Create(Circle()), run_time=0.6)


class Chained(Scene):
    """Each follows the one before, in the order and against the order of the scene."""

    def construct(self):
        dots = VGroup(*(Dot(LEFT * k) for k in range(5)))
        for leader, dot in pairwise(dots):
            dot.add_updater(
                lambda m, leader=leader: m.move_to((m.get_center() + leader.get_center()) / 2)
            )
        backward = VGroup(*(Square(side_length=0.3).shift(UP * 2 + LEFT * k) for k in range(4)))
        for leader, square in zip(backward[1:], backward, strict=False):
            square.add_updater(lambda m, leader=leader: m.set_x(leader.get_x() / 2))
        self.add(dots, backward)
        self.play(
            dots[0].animate.shift(RIGHT * 3), backward[-1].animate.shift(RIGHT * 6), run_time=0.8
        )
        self.wait(0.5)
