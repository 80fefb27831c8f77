"""The slope of a curve, and the area below it."""

from manim import *


def f(x):
    """The curve."""
    return 0.15 * x**3 - 0.9 * x**2 + 1.4 * x + 1.5


class Calculus(Scene):
    """A secant becomes a tangent that slides along, and rectangles become an area."""

    def construct(self):
        self.axes = Axes(x_range=[-1, 5], y_range=[-1, 5], x_length=8, y_length=6).to_edge(LEFT)
        self.curve = self.axes.plot(f, color=BLUE)
        self.play(Create(self.axes), run_time=1)
        self.play(Create(self.curve), run_time=1.5)
        self.tangent()
        self.area()
        self.play(FadeOut(self.axes, self.curve))

    def tangent(self):
        x, h = ValueTracker(1), ValueTracker(2)
        dot = always_redraw(lambda: Dot(self.at(x.get_value()), color=YELLOW))
        other = always_redraw(lambda: Dot(self.at(x.get_value() + h.get_value())))
        line = always_redraw(lambda: self.line(x.get_value(), h.get_value()))
        numbers = VGroup(*(DecimalNumber(0, 3, mob_class=Text) for _ in range(3)))
        numbers.arrange(DOWN, buff=0.5).to_edge(RIGHT, buff=1)
        numbers[0].add_updater(lambda m: m.set_value(x.get_value()))
        numbers[1].add_updater(lambda m: m.set_value(h.get_value()))
        numbers[2].add_updater(lambda m: m.set_value(self.slope(x.get_value(), h.get_value())))
        names = VGroup(
            *(
                Text(name).scale(0.7).next_to(n, LEFT)
                for name, n in zip("xhs", numbers, strict=True)
            )
        )
        self.add(numbers)
        self.play(FadeIn(dot, other), Create(line), Write(names))
        self.play(h.animate.set_value(0.001), run_time=4)
        self.play(x.animate.set_value(4), run_time=6)
        self.play(x.animate.set_value(0.2), run_time=4, rate_func=there_and_back)
        numbers.clear_updaters()
        self.play(*map(FadeOut, (dot, other, line, names, numbers)))

    def area(self):
        steps = ValueTracker(4)
        rectangles = always_redraw(lambda: self.rectangles(round(steps.get_value())))
        total = always_redraw(lambda: Text(self.sum(round(steps.get_value()))).to_edge(RIGHT))
        self.add(rectangles, total)
        self.play(steps.animate.set_value(40), run_time=6, rate_func=linear)
        rectangles.clear_updaters()
        below = self.axes.get_area(self.curve, x_range=[0, 4], color=[GREEN, BLUE], opacity=0.5)
        self.play(FadeIn(below), FadeOut(rectangles), run_time=1)
        end = ValueTracker(4)
        moving = always_redraw(
            lambda: self.axes.get_area(self.curve, x_range=[0, end.get_value()], color=GREEN)
        )
        self.remove(below)
        self.add(moving)
        self.play(end.animate.set_value(1), run_time=4, rate_func=there_and_back)
        self.play(FadeOut(moving.clear_updaters(), total.clear_updaters()))

    def at(self, x):
        return self.axes.c2p(x, f(x))

    def slope(self, x, h):
        return (f(x + h) - f(x)) / h

    def line(self, x, h):
        slope = self.slope(x, h)
        ends = [self.axes.c2p(x + d, f(x) + slope * d) for d in (-1.5, 1.5)]
        return Line(*ends, color=RED)

    def rectangles(self, steps):
        return self.axes.get_riemann_rectangles(
            self.curve, x_range=[0, 4], dx=4 / steps, stroke_width=0.5
        )

    def sum(self, steps):
        return f"{sum(f(4 * k / steps) for k in range(steps)) * 4 / steps:.3f}"
