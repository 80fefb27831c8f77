"""Plays whose pictures depend on what came before: the user's code remembers."""

from manim import *


def remembering():
    """A rate function that turns back at every second call."""
    calls = []

    def rate(t):
        calls.append(t)
        return t if len(calls) % 2 else t * 0.9

    return rate


class Flow(Scene):
    """Manim's own animation that counts, and what is left for the next play."""

    def construct(self):
        dots = VGroup(*(Dot([x, y, 0]) for x in range(-3, 4) for y in range(-2, 3)))
        self.add(dots)
        flow = lambda p: np.array([-p[1], p[0], 0])  # noqa: E731
        self.play(PhaseFlow(flow, dots, virtual_time=3, run_time=0.8))
        self.wait(0.2)
        self.play(dots.animate.shift(RIGHT), run_time=0.4)


class Rates(Scene):
    """Rate functions with a memory, a generator, and one that is shared."""

    def construct(self):
        steps = iter(np.linspace(0, 1, 200))
        shared = remembering()
        shapes = VGroup(Square(), Circle(), Star(), Triangle()).arrange(RIGHT)
        self.play(FadeIn(shapes[0]), rate_func=remembering(), run_time=0.5)
        self.play(shapes[1].animate(rate_func=lambda t: next(steps)).shift(UP), run_time=0.6)
        self.play(
            Rotate(shapes[2], PI, rate_func=shared),
            Create(shapes[3], rate_func=shared),
            run_time=0.5,
        )
        self.play(shapes.animate.shift(DOWN * next(steps) * 10), run_time=0.3)


class PointFunctions(Scene):
    """Homotopies and point functions that count their calls."""

    def construct(self):
        calls, line = [], Line(LEFT * 3, RIGHT * 3)

        def shake(x, y, z, t):
            calls.append(t)
            return x, y + 0.002 * (len(calls) % 97), z

        def push(point):
            calls.append(0)
            return point + UP * 0.01 * (len(calls) % 13)

        self.play(Homotopy(shake, line), run_time=0.5)
        square = Square()
        self.play(ApplyPointwiseFunction(push, square), run_time=0.4)
        self.play(ApplyFunction(lambda m: m.shift(RIGHT * len(calls) / 1000), square), run_time=0.3)
        self.add(Text(str(len(calls))).to_edge(DOWN))
        self.wait(0.3)


class FunctionsOfFrames(Scene):
    """Functions that are called for each frame and remember all of them."""

    def construct(self):
        walk, seen = [0.0], []

        def step(m):
            walk.append(walk[-1] + 0.1 * (-1) ** len(walk) + 0.02)
            m.set_x(walk[-1])

        def gather(m, alpha):
            seen.append(alpha)
            m.become(VGroup(*(Dot(RIGHT * 6 * a + DOWN) for a in seen)))

        dot, dots = Dot(radius=0.3), VGroup()
        self.play(UpdateFromFunc(dot, step), UpdateFromAlphaFunc(dots, gather), run_time=0.7)
        self.play(UpdateFromAlphaFunc(dots, gather), run_time=0.4)
        self.wait(0.2)


class Jump(Animation):
    """Adds a square at each frame; how many there are is its own affair."""

    def begin(self):
        self.frames = 0
        super().begin()

    def interpolate_mobject(self, alpha):
        self.frames += 1
        self.mobject.set_x(0.1 * self.frames).rotate(0.05 * self.frames)

    def clean_up_from_scene(self, scene):
        super().clean_up_from_scene(scene)
        scene.frames_of_jumps = [*getattr(scene, "frames_of_jumps", []), self.frames]


class OwnAnimations(Scene):
    """An animation of the user's that counts, alone, in groups and one after another."""

    def construct(self):
        shapes = VGroup(Square(), Circle(), Star())
        self.add(shapes)
        self.play(Jump(shapes[0]), run_time=0.5)
        self.play(Succession(Jump(shapes[0], run_time=0.3), Jump(shapes[1], run_time=0.3)))
        self.play(LaggedStart(Jump(shapes[1]), Jump(shapes[2]), lag_ratio=0.4), run_time=0.5)
        self.play(ChangeSpeed(Jump(shapes[2], run_time=0.4), {0.5: 2, 1: 0.5}))
        self.add(Text(" ".join(map(str, self.frames_of_jumps))).to_edge(DOWN))
        self.wait(0.2)


class Wobbly(VMobject):
    """An outline that wobbles more each time it is interpolated or aligned."""

    calls = 0

    def __init__(self, **more):
        super().__init__(**more)
        self.set_points_as_corners([LEFT, UP, RIGHT, DOWN, LEFT])

    def interpolate(self, start, end, alpha, *more):
        Wobbly.calls += 1
        super().interpolate(start, end, alpha, *more)
        return self.rotate(0.02 * (Wobbly.calls % 7))


class OwnMobjects(Scene):
    """A mobject of the user's that counts over all of its kind, and an attribute that grows."""

    def construct(self):
        first, second = Wobbly(), Wobbly(color=RED).shift(RIGHT * 3)
        self.play(first.animate.shift(UP), second.animate.scale(2), run_time=0.5)
        self.play(Transform(first, Wobbly(color=BLUE).shift(DOWN)), run_time=0.4)
        bar = Rectangle(width=Wobbly.calls * 0.1, height=0.3, fill_opacity=1)
        self.add(bar.to_edge(DOWN))
        self.wait(0.2)


class Paused(Scene):
    """A generator that drives an updater, closed over by a play that rests in between."""

    def construct(self):
        path = (RIGHT * 0.1 * k + UP * (k % 5) * 0.2 for k in range(1000))
        dot = Dot().add_updater(lambda m: m.move_to(next(path)))
        self.add(dot)
        self.wait(0.4)  # frozen: no updater asks for dt
        self.play(Create(Square()), run_time=0.4)
        self.wait(0.4, frozen_frame=False)
        dot.clear_updaters()
        self.play(dot.animate.move_to(next(path)), run_time=0.3)
