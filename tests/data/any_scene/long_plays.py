"""Plays of more than ten seconds, which are cut in pieces, with all that remembers."""

import random

from manim import *

LONG = 10.4  # seconds: 156 frames of a draft


class LongFlow(Scene):
    """Manim's flow, in two long pieces, and what comes after it."""

    def construct(self):
        dots = VGroup(*(Dot([x, y, 0]) for x in range(-2, 3) for y in range(-1, 2)))
        self.play(
            PhaseFlow(lambda p: np.array([-p[1], p[0], 0]), dots, virtual_time=4, run_time=LONG)
        )
        self.play(dots.animate.shift(RIGHT), run_time=0.3)


class LongRate(Scene):
    """A rate function, a function of frames and a user's animation that count, for long."""

    def construct(self):
        calls, walk = [], [0.0]

        def rate(t):
            calls.append(t)
            return t + 0.05 * (len(calls) % 3)

        def step(m):
            walk.append(walk[-1] * 0.99 + 0.05)
            m.set_x(walk[-1])

        self.play(
            Rotate(Square(), PI, rate_func=rate),
            UpdateFromFunc(Dot(UP * 2), step),
            run_time=LONG,
        )
        self.add(Text(f"{len(calls)} {len(walk)} {walk[-1]:.4f}").to_edge(DOWN))
        self.wait(0.2)


class LongLabel(Scene):
    """A label moved by another's updater, in a long wait."""

    def construct(self):
        label, dot = Square(side_length=0.4), Dot(LEFT * 4)
        dot.add_updater(lambda m, dt: (m.shift(RIGHT * dt * 0.5), label.next_to(m, UP)))
        self.add(label, dot)
        self.wait(LONG)
        self.play(label.animate.shift(DOWN), run_time=0.3)


class LongClock(Scene):
    """The clock, dice and a counter in one long play, with words made anew."""

    def construct(self):
        random.seed(3)
        calls, dot = [], Dot()
        dot.add_updater(
            lambda m, dt: (calls.append(dt), m.shift(RIGHT * random.uniform(-0.1, 0.1)))
        )
        hand = always_redraw(lambda: Line(ORIGIN, UP * 2).rotate(self.time, about_point=ORIGIN))
        word = always_redraw(lambda: Text(f"{len(calls) // 10}").to_edge(UP))
        self.add(dot, hand, word)
        self.play(Create(Circle(radius=3)), run_time=LONG)
        self.wait(0.2)


class LongCamera(MovingCameraScene):
    """A frame that drifts over what stands still, and things that come in the middle."""

    def construct(self):
        self.add(Square(), Star().shift(RIGHT * 2))
        late = Circle(radius=2)

        def drift(m, alpha):
            m.set_x(2 * alpha)
            if alpha > 0.7:
                self.add(late)

        self.play(UpdateFromAlphaFunc(self.camera.frame, drift), run_time=LONG)
        self.wait(0.2)


class LongChain(Scene):
    """One after another, some that count, over the places where a piece ends."""

    def construct(self):
        shapes, count = VGroup(Square(), Circle(), Star()).arrange(RIGHT), []

        def counted(m):
            count.append(1)
            m.set_fill(opacity=(len(count) % 50) / 50)

        self.add(shapes)
        self.play(
            Succession(
                shapes[0].animate(run_time=4).shift(UP),
                UpdateFromFunc(shapes[1], counted, run_time=4),
                LaggedStart(*(Rotate(shape, PI) for shape in shapes), run_time=3, lag_ratio=0.3),
            )
        )
        self.wait(11, stop_condition=lambda: count.append(1) or len(count) > 220)
        self.add(Text(str(len(count))).to_edge(DOWN))
        self.wait(0.2)
