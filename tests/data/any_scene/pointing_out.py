"""What points something out, moves it along, or changes its number."""

from manim import *


class Looked(Scene):
    """Everything that makes one look."""

    def construct(self):
        word = Text("look here")
        self.add(word)
        self.play(FocusOn(word), run_time=0.4)
        self.play(Indicate(word), Flash(word, line_length=0.5), run_time=0.5)
        self.play(Circumscribe(word, fade_out=True), run_time=0.5)
        self.play(Circumscribe(word, Circle, time_width=0.4), run_time=0.5)
        self.play(Wiggle(word[:4]), ApplyWave(word[4:], ripples=2), run_time=0.6)


class Passing(Scene):
    """Light that runs along lines, rings that spread."""

    def construct(self):
        line = FunctionGraph(np.sin, x_range=[-5, 5])
        self.add(line)
        self.play(ShowPassingFlash(line.copy().set_color(YELLOW), time_width=0.5), run_time=0.5)
        glow = line.copy().set_stroke(RED, 12)
        self.play(ShowPassingFlashWithThinningStrokeWidth(glow, n_segments=6), run_time=0.6)
        self.play(Broadcast(Circle(radius=3), focal_point=LEFT * 2, n_mobs=4, run_time=1))


class Moved(Scene):
    """Homotopies, a path, turns, and a flow that keeps where it was."""

    def construct(self):
        square, line = Square(), Line(LEFT * 3, RIGHT * 3).shift(DOWN * 2)
        self.play(Homotopy(lambda x, y, z, t: (x + t * y, y, z), square, run_time=0.5))
        wave = Homotopy(lambda x, y, z, t: (x, y + t * np.sin(3 * x), z), line)
        self.play(wave, run_time=0.6)
        self.play(ComplexHomotopy(lambda z, t: z * np.exp(1j * t), square), run_time=0.5)
        self.play(MoveAlongPath(square, Circle(radius=2)), Rotating(line, TAU), run_time=0.7)
        self.play(Rotate(square, PI / 2, about_point=ORIGIN), run_time=0.4)
        self.play(PhaseFlow(lambda p: np.array([-p[1], p[0], 0]), square, run_time=0.6))


class Numbers(Scene):
    """Numbers that change by a function and to a value."""

    def construct(self):
        number = DecimalNumber(0, num_decimal_places=1, mob_class=Text)
        count = Integer(7, mob_class=Text).shift(DOWN)
        self.add(number, count)
        self.play(ChangingDecimal(number, lambda a: 10 * a**2), run_time=0.6)
        self.play(ChangeDecimalToValue(count, -12), run_time=0.6)
        self.play(count.animate.set_value(100), run_time=0.4)


class Functions(Scene):
    """Animations that call a function, and one that is played twice."""

    def construct(self):
        square, follower = Square(), Dot(UP * 2)
        self.add(follower)
        self.play(
            UpdateFromAlphaFunc(square, lambda m, a: m.move_to(RIGHT * 3 * a).set_opacity(a)),
            UpdateFromFunc(follower, lambda m: m.next_to(square, UP)),
            run_time=0.6,
        )
        turn = Rotate(square, PI / 2, run_time=0.4)
        self.play(turn)
        self.play(turn)
