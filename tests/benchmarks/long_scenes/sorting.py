"""Two ways to sort the same bars, step by step."""

import random

from manim import *

COUNT = 14


class Sorting(Scene):
    """Bubble sort and selection sort, with the comparisons counted."""

    def construct(self):
        random.seed(11)
        heights = random.sample(range(1, COUNT + 1), COUNT)
        self.show("Bubble sort", heights, self.bubble(list(heights)))
        self.show("Selection sort", heights, self.selection(list(heights)))

    def show(self, name, heights, steps):
        title = Text(name).to_edge(UP)
        bars = VGroup(*(Rectangle(width=0.6, height=h * 0.35, fill_opacity=0.8) for h in heights))
        bars.arrange(RIGHT, buff=0.15, aligned_edge=DOWN).to_edge(DOWN, buff=1)
        bars.set_color_by_gradient(BLUE, TEAL)
        count = Integer(0, mob_class=Text).scale(0.7).next_to(title, DOWN)
        self.play(Write(title), LaggedStartMap(GrowFromEdge, bars, edge=DOWN, lag_ratio=0.1))
        self.add(count)
        order = list(bars)
        for number, (left, right, swaps) in enumerate(steps):
            count.set_value(number + 1)
            pair = VGroup(order[left], order[right])
            if swaps:
                order[left], order[right] = order[right], order[left]
                self.play(self.swapped(*pair), Indicate(pair, scale_factor=1), run_time=0.35)
            else:
                self.play(Indicate(pair, scale_factor=1, color=YELLOW), run_time=0.2)
        self.play(Circumscribe(bars), bars.animate.set_color(GREEN))
        self.play(FadeOut(bars, title, count))

    def swapped(self, left, right):
        x, y = left.get_x(), right.get_x()
        return AnimationGroup(left.animate.set_x(y), right.animate.set_x(x))

    def bubble(self, values):
        for end in range(len(values) - 1, 0, -1):
            for k in range(end):
                swaps = values[k] > values[k + 1]
                if swaps:
                    values[k], values[k + 1] = values[k + 1], values[k]
                yield k, k + 1, swaps

    def selection(self, values):
        for start in range(len(values) - 1):
            least = min(range(start, len(values)), key=values.__getitem__)
            if least != start:
                values[start], values[least] = values[least], values[start]
                yield start, least, True
