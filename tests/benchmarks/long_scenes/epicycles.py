"""A closed curve, drawn by arrows that turn."""

from manim import *

ARROWS, SECONDS = 15, 14


class Epicycles(Scene):
    """A star traced by turning arrows, each on the tip of the one before; then a square."""

    def construct(self):
        for outline, color in ((Star(6, outer_radius=2.5), YELLOW), (Square(3.5), TEAL)):
            self.trace(outline, color)

    def trace(self, outline, color):
        samples = [outline.point_from_proportion(k / 400) for k in range(400)]
        numbers = np.array([complex(x, y) for x, y, _ in samples])
        waves = np.fft.fft(numbers) / len(numbers)
        turns = sorted(range(-(ARROWS // 2), ARROWS // 2 + 1), key=lambda n: -abs(waves[n]))
        clock = ValueTracker(0)

        def tips():
            angle = TAU * clock.get_value()
            steps = [waves[n] * np.exp(1j * n * angle) for n in turns]
            return [complex_to_R3(z) for z in np.cumsum([0, *steps])]

        def arrows():
            points = tips()
            lines = [Line(a, b, stroke_width=3) for a, b in zip(points, points[1:], strict=False)]  # noqa: RUF007
            rings = [
                Circle(abs(waves[n]), stroke_width=1, stroke_opacity=0.4).move_to(point)
                for n, point in zip(turns, points, strict=False)
            ]
            return VGroup(*rings, *lines)

        machine = always_redraw(arrows)
        path = TracedPath(lambda: tips()[-1], stroke_color=color, stroke_width=4)
        readout = always_redraw(
            lambda: Text(f"turn {clock.get_value():.2f}", font_size=28).to_corner(DR)
        )
        self.play(Create(outline.set_stroke(opacity=0.3)), FadeIn(machine))
        self.add(path, readout)
        self.play(clock.animate.set_value(1), run_time=SECONDS, rate_func=linear)
        self.wait(0.5)
        path.clear_updaters()
        self.play(path.animate.set_fill(color, 0.3), run_time=1)
        self.play(*map(FadeOut, (outline, machine, path, readout)))
