"""Every way in which Manim lets something appear or go."""

from manim import *


class Drawn(Scene):
    """Outlines that are drawn, filled, written and taken back."""

    def construct(self):
        square, star = Square(fill_opacity=0.6).shift(LEFT * 4), Star(color=YELLOW)
        word = Text("write me").shift(RIGHT * 4)
        self.play(Create(square), DrawBorderThenFill(star), Write(word), run_time=0.8)
        self.play(Uncreate(square), Unwrite(word), FadeOut(star, shift=UP, scale=0.5), run_time=0.6)
        self.play(FadeIn(square, word, shift=DOWN, target_position=ORIGIN), run_time=0.4)
        self.wait(0.2)


class Lettered(Scene):
    """Letters one by one, words, and a cursor that types and wipes."""

    def construct(self):
        first, second, third = (Text(word) for word in ("letters", "typed", "in words"))
        VGroup(first, second, third).arrange(DOWN)
        self.play(AddTextLetterByLetter(first, time_per_char=0.07))
        cursor = Rectangle(height=0.8, width=0.3, fill_opacity=1).move_to(second[0])
        self.play(TypeWithCursor(second, cursor, time_per_char=0.1, leave_cursor_on=True))
        self.play(Blink(cursor, time_on=0.14, time_off=0.14, blinks=2))
        self.play(UntypeWithCursor(second, cursor, time_per_char=0.07))
        self.play(RemoveTextLetterByLetter(first, time_per_char=0.05))
        self.play(AddTextWordByWord(VGroup(third[:2], third[2:])))
        self.wait(0.2)


class Parts(Scene):
    """Parts of a group that come one after another, and a spiral."""

    def construct(self):
        dots = VGroup(*(Dot(radius=0.2) for _ in range(8))).arrange(RIGHT).shift(UP * 2)
        shapes = VGroup(Square(), Circle(), Triangle()).arrange(RIGHT)
        self.play(ShowIncreasingSubsets(dots), run_time=0.8)
        self.play(ShowSubmobjectsOneByOne(shapes), run_time=0.6)
        self.play(SpiralIn(VGroup(Star(), Square(color=RED)).arrange(RIGHT)), run_time=0.8)
        self.play(Succession(Add(Circle(radius=3), run_time=0.2), Add(Dot(DOWN * 3)), Wait(0.2)))


class Growing(Scene):
    """What grows from a point, its centre, an edge, or spinning; arrows too."""

    def construct(self):
        squares = VGroup(*(Square(color=color) for color in (RED, GREEN, BLUE, YELLOW)))
        squares.arrange(RIGHT)
        arrow = Arrow(LEFT * 3, RIGHT * 3).shift(DOWN * 2)
        self.play(
            GrowFromPoint(squares[0], ORIGIN, point_color=WHITE),
            GrowFromCenter(squares[1]),
            GrowFromEdge(squares[2], DOWN),
            SpinInFromNothing(squares[3]),
            GrowArrow(arrow),
            run_time=0.8,
        )
        self.play(ShrinkToCenter(squares[0]), ScaleInPlace(squares[3], 0.4), run_time=0.4)
        self.wait(0.2)


class Edged(Scene):
    """A boundary that runs around, a path that is traced and one that fades."""

    def construct(self):
        square = Square(fill_opacity=0.5, stroke_width=0)
        dot = Dot(LEFT * 4 + DOWN * 3)
        boundary = AnimatedBoundary(square, colors=[RED, GREEN, BLUE], cycle_rate=3)
        fading = TracedPath(dot.get_center, dissipating_time=0.3, stroke_opacity=[0, 1])
        self.add(square, boundary, fading, TracedPath(square.get_start), dot)
        self.play(dot.animate(path_arc=PI / 2).shift(RIGHT * 8), square.animate.shift(UP))
        self.wait(0.5)


class Overridden(Scene):
    """A shape with a FadeOut and an `.animate` method of its own."""

    def construct(self):
        shape = Shape()
        self.play(Create(shape), run_time=0.4)
        self.play(shape.animate.fall(2), run_time=0.4)
        self.play(FadeOut(shape), run_time=0.6)
        self.wait(0.2)


class Shape(VGroup):
    """Two squares; they fade by shrinking, and fall turning."""

    def __init__(self):
        super().__init__(Square(), Square(color=RED).shift(RIGHT * 2))

    @override_animation(FadeOut)
    def _fade_out(self, **more):
        return AnimationGroup(*(ShrinkToCenter(part) for part in self), lag_ratio=0.5, **more)

    def fall(self, far):
        self.shift(DOWN * far)

    @override_animate(fall)
    def _fall(self, far, anim_args=None):
        return Succession(*(Rotate(part, PI / far, **(anim_args or {})) for part in self))
