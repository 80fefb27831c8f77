"""A small network, its signals and what it learns."""

import random

from manim import *

LAYERS = (4, 6, 6, 2)


class Network(Scene):
    """Layers that appear, signals that run through, weights that change, and the error as bars."""

    def construct(self):
        random.seed(8)
        self.layers = VGroup(*map(self.layer, LAYERS)).arrange(RIGHT, buff=2)
        self.layers.shift(UP * 0.6)
        self.lines = [
            self.between(a, b) for a, b in zip(self.layers, self.layers[1:], strict=False)
        ]
        for layer in self.layers:
            self.play(LaggedStartMap(GrowFromCenter, layer, lag_ratio=0.15), run_time=0.8)
        self.play(*(Create(lines, lag_ratio=0.02) for lines in self.lines), run_time=2)
        self.errors = VGroup()
        for step in range(6):
            self.forward()
            self.learn(step)
        self.play(FadeOut(*self.layers, *self.lines, self.errors))

    def layer(self, count):
        dots = (Circle(0.22, color=WHITE, fill_opacity=0.1) for _ in range(count))
        return VGroup(*dots).arrange(DOWN, buff=0.25)

    def between(self, left, right):
        lines = VGroup(*(Line(a.get_right(), b.get_left()) for a in left for b in right))
        for line in lines:
            line.set_stroke(random.choice([BLUE, RED]), random.uniform(0.5, 3), 0.6)
        return lines

    def forward(self):
        for layer, lines in zip(self.layers, self.lines, strict=False):
            glow = [node.animate.set_fill(YELLOW, random.random()) for node in layer]
            self.play(*glow, run_time=0.3)
            signals = lines.copy().set_stroke(YELLOW, 4)
            self.play(
                LaggedStartMap(ShowPassingFlash, signals, time_width=0.5, lag_ratio=0.03),
                run_time=0.9,
            )
        self.play(
            *(n.animate.set_fill(YELLOW, random.random()) for n in self.layers[-1]), run_time=0.3
        )

    def learn(self, step):
        changes = [
            line.animate.set_stroke(random.choice([BLUE, RED]), random.uniform(0.5, 3), 0.6)
            for lines in self.lines
            for line in random.sample(list(lines), 8)
        ]
        bar = Rectangle(width=0.6, height=1.6 * 0.75**step, fill_opacity=0.8, color=GREEN)
        bar.move_to(DOWN * 3.6 + RIGHT * (step - 2.5), aligned_edge=DOWN)
        self.errors.add(bar)
        self.play(*changes, GrowFromEdge(bar, DOWN), run_time=0.8)
