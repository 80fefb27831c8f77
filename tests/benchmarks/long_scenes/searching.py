"""A graph, searched in breadth and in depth."""

import random
from collections import deque

from manim import *

EDGES = [
    (0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (2, 6), (3, 7), (4, 7), (4, 8), (5, 9), (6, 9),
    (7, 10), (8, 10), (9, 11), (10, 12), (11, 12), (8, 11),
]  # fmt: skip


class Searching(Scene):
    """Breadth first, then depth first, with the queue and the order in which nodes are met."""

    def construct(self):
        np.random.seed(2)
        random.seed(2)
        graph = Graph(
            list(range(13)),
            EDGES,
            layout="kamada_kawai",
            layout_scale=3,
            labels={k: Text(str(k), font_size=24, color=BLACK) for k in range(13)},
            vertex_config={"radius": 0.3},
        ).shift(LEFT * 2)
        self.play(Create(graph), run_time=2)
        for name, last in (("Breadth first", False), ("Depth first", True)):
            self.search(graph, name, last)
        self.play(Uncreate(graph))

    def search(self, graph, name, last):
        title = Text(name, font_size=36).to_corner(UR)
        self.play(Write(title), run_time=0.8)
        waiting, met, before, listed = deque([0]), set(), {}, VGroup()
        near = {k: [b for e in EDGES for a, b in (e, e[::-1]) if a == k] for k in range(13)}
        while waiting:
            node = waiting.pop() if last else waiting.popleft()
            if node in met:
                continue
            met.add(node)
            listed.add(Text(str(node), font_size=28))
            listed.arrange(RIGHT, buff=0.15).next_to(title, DOWN).to_edge(RIGHT)
            ways = [self.edge(graph, before[k], k) for k in [node] if k in before]
            self.play(
                graph.vertices[node].animate.set_fill(ORANGE),
                FadeIn(listed[-1], shift=LEFT),
                *(way.animate.set_color(ORANGE) for way in ways),
                run_time=0.5,
            )
            fresh = [k for k in near[node] if k not in met]
            if fresh:
                rings = [Circle(0.4, color=YELLOW).move_to(graph.vertices[k]) for k in fresh]
                self.play(LaggedStart(*map(ShowPassingFlash, rings), lag_ratio=0.3), run_time=0.6)
            for k in fresh:
                before[k] = node
                waiting.append(k)
        self.wait(0.5)
        self.play(
            FadeOut(title, listed),
            *(vertex.animate.set_fill(WHITE) for vertex in graph.vertices.values()),
            *(edge.animate.set_color(WHITE) for edge in graph.edges.values()),
        )

    def edge(self, graph, a, b):
        return graph.edges[(a, b) if (a, b) in graph.edges else (b, a)]
