"""A view pulls back from a curve and comes in again: grid, numbers and curve follow."""

from functools import partial

import numpy as np
from manim import DOWN, LEFT, Axes, Mobject, Scene, Text, ValueTracker, VGroup, always_redraw

from grokdl.mobjects.paths import Path, segments
from grokdl.mobjects.shaping import register_fonts
from grokdl.mobjects.text import Number
from grokdl.stage.style import Style
from grokdl.stage.theme import PAPER

GROUND, INK, ORANGE, GREY = "#FBFAF6", "#16161A", "#CF4000", "#B9B7AE"
STOPS = ((14.0, 2.6, 0.4), (4.0, 1.8, 0.4), (8.0, 1.2, 0.4))  # range, seconds to it, seconds there
START = 3.0
WIDTH, HEIGHT = 11.0, 6.0  # of the axes, in Manim units
TICK = 0.1
SIZE = 24  # of the numbers, in Manim's font sizes
EM = SIZE / 576  # the same as a share of the picture's shorter side
STYLE = Style(PAPER)
MOST = 8  # numbers on one side of an axis
TINY = 1e-6  # Manim rounds the length of an animation up to whole frames


def curve(x: float) -> float:
    """Return a wave that grows."""
    return x * np.cos(x)


def slope(x: np.ndarray) -> np.ndarray:
    """Return the curve's slope."""
    return np.cos(x) - x * np.sin(x)


def step_for(reach: float) -> int:
    """Return how far apart the ticks are."""
    return 1 if reach <= 5 else 2 if reach <= 10 else 5


def tell(scene: Scene, reach: ValueTracker) -> None:
    """Let the range go from stop to stop."""
    for value, seconds, rest in STOPS:
        scene.play(reach.animate.set_value(value), run_time=seconds - TINY)
        scene.wait(rest)


class ZoomingAxis(Scene):
    """The zoom with every part written in place."""

    def construct(self) -> None:
        register_fonts()
        self.camera.background_color = GROUND
        reach = ValueTracker(START)
        axes, wave = Path(stroke=GREY, width=2), Path(stroke=ORANGE, width=4)
        numbers = [Number(STYLE, "0", "ink", EM) for _ in range(4 * MOST)]

        def follow(_: Mobject) -> None:
            axes.draw(axes_outline(reach.get_value()))
            wave.draw(wave_outline(reach.get_value()))
            set_numbers(numbers, reach.get_value())

        live = VGroup(axes, wave, *numbers)
        follow(live)
        self.add(live.add_updater(follow))
        tell(self, reach)


def axes_outline(reach: float) -> np.ndarray:
    """Return both axes and their ticks."""
    half = np.array([WIDTH, HEIGHT]) / 2
    ticks = tick_values(reach) / reach
    flat, ones = np.zeros(len(ticks)), np.full(len(ticks), TICK)
    middles = [np.stack((ticks * half[0], flat), 1), np.stack((flat, ticks * half[1]), 1)]
    asides = [np.stack((flat, ones), 1), np.stack((ones, flat), 1)]
    ends = np.diag(half)
    return segments(
        np.concatenate((-ends, *(m - a for m, a in zip(middles, asides, strict=True)))),
        np.concatenate((ends, *(m + a for m, a in zip(middles, asides, strict=True)))),
    )


def tick_values(reach: float) -> np.ndarray:
    """Return where the ticks are, on either side of 0."""
    step = step_for(reach)
    up = np.arange(step, reach + TINY, step)
    return np.concatenate((-up[::-1], up))


def wave_outline(reach: float, pieces: int = 160) -> np.ndarray:
    """Return the curve as cubic pieces with its true slopes."""
    x = np.linspace(-reach, reach, pieces + 1)
    third = (x[1] - x[0]) / 3
    y, rise = curve(x), slope(x) * third
    across = np.stack((x[:-1], x[:-1] + third, x[1:] - third, x[1:]), 1)
    up = np.stack((y[:-1], y[:-1] + rise[:-1], y[1:] - rise[1:], y[1:]), 1)
    points = np.stack((across * WIDTH, up * HEIGHT, 0 * up), 2) / (2 * reach)
    return points.reshape(-1, 3)


def set_numbers(numbers: list[Number], reach: float) -> None:
    """Put a number at every tick of both axes, and hide the others."""
    ticks = tick_values(reach)
    places = [(tick, tick / reach * WIDTH / 2, -0.53, 0.5) for tick in ticks]
    places += [(tick, -0.35, tick / reach * HEIGHT / 2 - 0.12, 1.0) for tick in ticks]
    for number in numbers[len(places) :]:
        number.show(False)
    for number, (tick, x, y, anchor) in zip(numbers, places, strict=False):
        text = f"{tick:.0f}"
        if number.text != text:
            number.set_text(text)
        number.show(True).place(x, y, anchor)


class NaiveZoomingAxis(Scene):
    """The zoom as Manim's documentation has it: axes and curve are made anew for every frame."""

    def construct(self) -> None:
        register_fonts()
        self.camera.background_color = GROUND
        reach = ValueTracker(START)
        picture = always_redraw(lambda: axes_and_curve(reach.get_value()))
        self.add(picture)
        tell(self, reach)


def axes_and_curve(reach: float) -> VGroup:
    """Return axes with numbers, and the curve in them."""
    step = step_for(reach)
    inner = step * int(reach / step + TINY)  # ticks are counted from the range's lower end
    number = {"label_constructor": partial(Text, font="Inter", color=INK), "font_size": SIZE}
    axes = Axes(
        (-reach, reach, step),
        (-reach, reach, step),
        WIDTH,
        HEIGHT,
        tips=False,
        axis_config={
            "color": GREY,
            "decimal_number_config": {"num_decimal_places": 0, "color": INK},
            **number,
        },
    )
    values = [value for value in range(-inner, inner + 1, step) if value]
    axes.get_x_axis().add_numbers(values, direction=DOWN)
    axes.get_y_axis().add_numbers(values, direction=LEFT)
    return VGroup(axes, axes.plot(curve, color=ORANGE))
