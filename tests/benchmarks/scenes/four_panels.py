"""Four runs side by side: each draws its curve, with a dot at its head and a live number."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from manim import (
    DL,
    DR,
    LEFT,
    UL,
    UR,
    Axes,
    DecimalNumber,
    Dot,
    Mobject,
    ParametricFunction,
    Scene,
    Text,
    ValueTracker,
    VGroup,
    always_redraw,
    linear,
)

from grokdl.mobjects.paths import Path, circle
from grokdl.mobjects.shaping import register_fonts
from grokdl.mobjects.text import Number
from grokdl.stage import Point
from grokdl.stage.style import Style
from grokdl.stage.theme import PAPER

GROUND, INK, GREY = "#FBFAF6", "#16161A", "#B9B7AE"
COLOURS = "#0F6CE2", "#CF4000", "#2B6550", "#500F82"
ROLES = "weight", "error", "goal", "slope"
RATIOS = 0.8, 0.5, -0.5, -0.8  # what a step leaves of the gap to the goal
CORNERS = UL, UR, DL, DR
LAST = 10.0  # the step at which it ends
STARTS = ((LAST, 4.4, 0.6), (2.0, 1.6, 0.6))  # step, seconds to it, seconds there
START = 0.05  # of nothing at all no curve can be made
SIZE = 28  # of the numbers, in Manim's font sizes
EM = SIZE / 576  # the same as a share of the picture's shorter side
STYLE = Style(PAPER)
TINY = 1e-6  # Manim rounds the length of an animation up to whole frames


def gap_after(ratio: float, step: float) -> float:
    """Return what is left of a gap of 1; between whole steps it swings over."""
    swing = np.cos(np.pi * step) if ratio < 0 else 1.0
    return float(abs(ratio) ** step * swing)


def panels(scene: Scene) -> Iterator[tuple[Axes, float, str, str, Point]]:
    """Put in the axes; yield each panel's, with ratio, colour, role and the number's place."""
    register_fonts()
    scene.camera.background_color = GROUND
    for ratio, colour, role, corner in zip(RATIOS, COLOURS, ROLES, CORNERS, strict=True):
        axes = Axes((0, LAST, 1), (-1, 1, 0.5), 5.8, 2.8, tips=False, axis_config={"color": GREY})
        axes.shift(corner * (3.4, 1.9, 0))
        scene.add(axes)
        yield axes, ratio, colour, role, Point(axes.c2p(7, 0)[0], axes.c2p(0, 0.7)[1])


def tell(scene: Scene, step: ValueTracker) -> None:
    """Let the runs go on, and back."""
    for value, seconds, rest in STARTS:
        scene.play(step.animate.set_value(value), run_time=seconds - TINY, rate_func=linear)
        scene.wait(rest)


class FourPanels(Scene):
    """The runs with every part written in place."""

    def construct(self) -> None:
        step = ValueTracker(START)
        runs = [Run(*panel) for panel in panels(self)]

        def follow(_: Mobject) -> None:
            for run in runs:
                run.show(step.get_value())

        live = VGroup(*runs)
        follow(live)
        self.add(live.add_updater(follow))
        tell(self, step)


class Run(VGroup):
    """One panel's curve, dot and number."""

    def __init__(self, axes: Axes, ratio: float, colour: str, role: str, place: Point) -> None:
        super().__init__()
        self.ratio = ratio
        self.steps = np.linspace(0, LAST, 241)
        self.whole = np.array([axes.c2p(step, gap_after(ratio, step)) for step in self.steps])
        self.curve, self.dot = Path(stroke=colour, width=4), Path(fill=INK)
        self.number = Number(STYLE, "1.000", role, EM).place(*place)
        self.add(self.curve, self.dot, self.number)

    def show(self, step: float) -> None:
        """Draw the run up to a step."""
        done = int(np.searchsorted(self.steps, step, side="right"))
        share = np.clip((step - self.steps[done - 1]) / (self.steps[1] - self.steps[0]), 0, 1)
        ahead = self.whole[min(done, len(self.whole) - 1)]
        head = self.whole[done - 1] * (1 - share) + ahead * share
        corners = np.concatenate((self.whole[:done], head[None]))
        ends = np.stack((corners[:-1], corners[1:]), 1)
        thirds = np.array([0, 1 / 3, 2 / 3, 1])[None, :, None]
        self.curve.draw((ends[:, :1] * (1 - thirds) + ends[:, 1:] * thirds).reshape(-1, 3))
        self.dot.draw(circle(Point(head[0], head[1]), 0.1))
        self.number.set_text(f"{gap_after(self.ratio, step):.3f}")


class NaiveFourPanels(Scene):
    """The runs as Manim's documentation has it: live parts are made anew for every frame."""

    def construct(self) -> None:
        step = ValueTracker(START)
        live = [
            part
            for axes, ratio, colour, _, place in panels(self)
            for part in redrawn(axes, partial(gap_after, ratio), colour, place, step)
        ]
        self.add(*live)
        tell(self, step)


def redrawn(
    axes: Axes, gap: Callable[[float], float], colour: str, place: Point, step: ValueTracker
) -> tuple[Mobject, Mobject, Mobject]:
    """Return one panel's curve, dot and number, made anew for every frame."""

    def curve() -> ParametricFunction:
        return axes.plot(gap, x_range=(0, step.get_value(), 0.25), color=colour)

    def head() -> Dot:
        return Dot(axes.c2p(step.get_value(), gap(step.get_value())), radius=0.1, color=INK)

    inter = partial(Text, font="Inter")
    number = DecimalNumber(1, 3, inter, font_size=SIZE, color=colour, edge_to_fix=LEFT)
    number.move_to((place.x, place.y, 0), DL)
    number.add_updater(lambda this: this.set_value(gap(step.get_value())))
    return always_redraw(curve), always_redraw(head), number
