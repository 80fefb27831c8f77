"""Every way in which Manim turns one thing into another."""

from manim import *


class Turned(Scene):
    """One shape into another, its copy, its replacement, around an arc, and back."""

    def construct(self):
        square, circle = Square().shift(LEFT * 3), Circle(color=RED).shift(RIGHT * 3)
        self.add(square)
        self.play(TransformFromCopy(square, circle), run_time=0.4)
        self.play(Transform(square, Star().shift(UP * 2), path_arc=PI / 2), run_time=0.4)
        self.play(ReplacementTransform(circle, Triangle(fill_opacity=1)), run_time=0.4)
        self.play(ClockwiseTransform(square, Circle().shift(LEFT * 2)), run_time=0.4)
        self.play(CounterclockwiseTransform(square, Square().shift(DOWN * 2)), run_time=0.4)


class Targets(Scene):
    """Targets, saved states, methods, functions and colours."""

    def construct(self):
        square, circle, star = VGroup(Square(), Circle(), Star()).arrange(RIGHT)
        square.save_state()
        square.generate_target()
        square.target.scale(0.5).shift(UP).set_fill(RED, 1)
        self.play(
            MoveToTarget(square),
            ApplyMethod(circle.shift, DOWN),
            FadeToColor(star, GREEN),
            run_time=0.5,
        )
        self.play(
            Restore(square),
            ApplyFunction(lambda shape: shape.scale(2).rotate(1), star),
            circle.animate(rate_func=there_and_back).set_opacity(0.2).rotate(2),
            run_time=0.5,
        )
        self.wait(0.2)


class Mapped(Scene):
    """Planes under a function of points, of complex numbers, and a matrix."""

    def construct(self):
        grid = NumberPlane(x_range=[-3, 3], y_range=[-2, 2])
        grid.prepare_for_nonlinear_transform(10)
        bend = [lambda p: p + 0.3 * np.sin(p[1]) * RIGHT, lambda z: z * z / 3 + 1j]
        self.play(ApplyPointwiseFunction(bend[0], grid), run_time=0.5)
        self.play(ApplyMatrix([[1, 0.4], [0, 1]], grid), run_time=0.4)
        self.play(ApplyComplexFunction(bend[1], grid), run_time=0.4)


class Exchanged(Scene):
    """Places that are swapped and cycled, fades from one to another, with pieces and stretch."""

    def construct(self):
        shapes = VGroup(Square(), Circle(), Star(), Triangle()).arrange(RIGHT)
        self.add(shapes)
        self.play(Swap(shapes[0], shapes[1]), run_time=0.4)
        self.play(CyclicReplace(*shapes), run_time=0.4)
        word, other = Text("one").shift(UP * 2), Text("another", color=RED).shift(UP * 3)
        self.play(FadeTransform(word, other, stretch=True), run_time=0.5)
        groups = VGroup(Square(), Dot()), VGroup(Circle(), Star()).shift(DOWN * 2)
        self.play(FadeTransformPieces(*groups), run_time=0.5)


class Words(Scene):
    """Words whose letters find their like by shape."""

    def construct(self):
        first, second = Text("listen"), Text("silent").shift(UP)
        self.play(TransformMatchingShapes(first, second, path_arc=PI / 2), run_time=0.6)
        self.wait(0.2)


class Faster(Scene):
    """Animations at a changing speed, and updaters that follow it."""

    def construct(self):
        dots = VGroup(*(Dot(LEFT * 4 + UP * k) for k in (-1, 0, 1)))
        goes = AnimationGroup(*(dot.animate(run_time=1).shift(RIGHT * 8) for dot in dots))
        self.play(ChangeSpeed(goes, speedinfo={0.3: 1, 0.4: 0.3, 0.6: 0.3, 1: 1}, rate_func=linear))
        square = Square()
        ChangeSpeed.add_updater(square, lambda m, dt: m.shift(UP * dt))
        self.add(square)
        self.play(ChangeSpeed(Wait(0.5), {0.5: 2, 1: 0.5}, affects_speed_updaters=True))


class Orders(Scene):
    """One after another, with a lag, mapped, at once, and what a group does at its end."""

    def construct(self):
        row = VGroup(*(Square(side_length=0.8) for _ in range(6))).arrange(RIGHT)
        self.play(LaggedStartMap(FadeIn, row, lag_ratio=0.3, run_time=0.8))
        self.play(LaggedStart(*(part.animate.shift(UP) for part in row), lag_ratio=0.2))
        self.play(
            Succession(
                row[0].animate(run_time=0.3).shift(DOWN * 2),
                AnimationGroup(Rotate(row[1], PI), FadeOut(row[2]), run_time=0.3),
                ReplacementTransform(row[3], Circle(), run_time=0.4),
            )
        )
        self.play(Animation(row[4]), MaintainPositionRelativeTo(row[5], row[4]), run_time=0.2)
        self.wait(0.2)
