"""Updaters of every kind, on things that are seen."""

import random

from manim import *


class Kinds(Scene):
    """With dt and without, on a tracker, always, and what is redrawn."""

    def construct(self):
        tracker = ValueTracker(0)
        tracker.add_updater(lambda t, dt: t.increment_value(dt))
        along = Dot().add_updater(lambda m: m.set_x(3 * tracker.get_value() - 3))
        spinning = Square().add_updater(lambda m, dt: m.rotate(2 * dt)).shift(UP * 2)
        label, ring = Text("x").scale(0.5), Circle(radius=0.3)
        always(label.next_to, along, DOWN)
        f_always(ring.move_to, along.get_center)
        arc = always_redraw(lambda: Arc(angle=tracker.get_value() * 2, radius=2))
        self.add(tracker, along, spinning, label, ring, arc)
        self.wait(0.8)
        self.play(FadeOut(spinning), run_time=0.4)
        self.wait(0.4)


class Drifting(Scene):
    """What always shifts and always rotates, through waits and plays."""

    def construct(self):
        shapes = VGroup(Square(), Star()).arrange(RIGHT, buff=2)
        always_shift(shapes[0], UP, rate=0.5)
        always_rotate(shapes[1], rate=2, about_point=ORIGIN)
        self.add(*shapes)
        self.wait(0.6)
        self.play(Create(Circle()), run_time=0.6)
        self.pause(0.4)
        self.wait(0.4)


class Endless(Scene):
    """Animations that became updaters: once, in cycles, and cut off."""

    def construct(self):
        word, ring, dot = Text("again"), Circle(radius=2), Dot(LEFT * 3)
        turn_animation_into_updater(Write(word, run_time=0.7))
        cycle_animation(Create(ring, run_time=0.5))
        turn_animation_into_updater(MoveAlongPath(dot, ring, run_time=0.8), cycle=True)
        self.add(word, ring, dot)
        self.wait(1)
        ring.clear_updaters()
        self.play(word.animate.shift(UP), run_time=0.5)


class Suspended(Scene):
    """Updaters that rest during a play of their mobject, and ones that don't."""

    def construct(self):
        spin = {"rotating": lambda m, dt: m.rotate(3 * dt)}
        resting, going, held = (Square().add_updater(spin["rotating"]) for _ in range(3))
        VGroup(resting, going, held).arrange(RIGHT)
        self.add(resting, going, held)
        self.play(
            resting.animate.shift(UP),
            going.animate(suspend_mobject_updating=False).shift(UP),
            run_time=0.6,
        )
        held.suspend_updating()
        self.wait(0.4)
        held.resume_updating()
        self.wait(0.4)
        going.remove_updater(spin["rotating"])
        self.play(held.animate.scale(0.5), run_time=0.4)


class SuspendedInPlays(Scene):
    """An updater that another one suspends, resumes and takes away while a play runs."""

    def construct(self):
        spin = Square().add_updater(lambda m, dt: m.rotate(3 * dt))
        shifting = Star().shift(UP * 2).add_updater(lambda m, dt: m.shift(RIGHT * dt))

        def switch(m, alpha):
            (spin.suspend_updating if 0.3 < alpha < 0.6 else spin.resume_updating)()
            if alpha > 0.5:
                shifting.clear_updaters()

        self.add(spin, shifting)
        self.play(UpdateFromAlphaFunc(Dot(DOWN * 2), switch), run_time=0.8)
        self.wait(0.4)


class Counters(Scene):
    """An updater that counts its calls in a list; a bar shows how many there were."""

    def construct(self):
        calls = []
        dot = Dot().add_updater(lambda m: calls.append(m.get_x()))
        self.add(dot)
        self.play(dot.animate.shift(RIGHT), run_time=0.6)
        self.wait(0.5)
        self.play(Create(Square()), run_time=0.5)
        dot.clear_updaters()
        self.add(Rectangle(width=len(calls) * 0.1, height=0.4, fill_opacity=1).shift(DOWN * 2))
        self.wait(0.4)


class Dice(Scene):
    """Updaters that throw dice, and what comes after them with the same dice."""

    def construct(self):
        random.seed(4)
        np.random.seed(5)
        dot = Dot().add_updater(lambda m, dt: m.shift(random.uniform(-1, 1) * RIGHT * 10 * dt))
        square = Square().add_updater(lambda m: m.move_to(UP * np.random.rand()))
        self.add(dot, square)
        self.wait(0.6)
        self.play(Create(Circle(radius=random.uniform(1, 3))), run_time=0.5)
        self.clear()
        self.play(FadeIn(Star().shift(RIGHT * np.random.uniform(-3, 3))), run_time=0.3)


class Calls(Scene):
    """An updater added with a first call, in front of others, and one that removes itself."""

    def construct(self):
        square = Square()
        square.add_updater(lambda m: m.shift(RIGHT * 0.1), call_updater=True)
        square.add_updater(lambda m: m.set_x(min(m.get_x(), 1)), index=0)

        def once(m, dt):
            m.shift(UP * 2)
            m.remove_updater(once)

        square.add_updater(once)
        self.add(square)
        self.play(Create(Dot()), run_time=0.5)
        self.wait(0.5)
